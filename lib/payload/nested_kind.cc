#include "payload/nested_kind.h"

#include <cstddef>

namespace panveil::payload {

namespace {

constexpr std::string_view kBlanks = " \t\r\n";

// An object, an array, or a string: of strings only those that hold an escape, as JSON written into
// a string does; others are prose in quotes.
bool LooksLikeJson(std::string_view text) noexcept {
  if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) return false;
  if (text[first] == '{' || text[first] == '[') return true;
  return text[first] == '"' && text.find('\\', first) != std::string_view::npos;
}

}  // namespace

PayloadKind KindOfText(std::string_view text) noexcept {
  return LooksLikeJson(text) ? PayloadKind::kJson : PayloadKind::kText;
}

}  // namespace panveil::payload
