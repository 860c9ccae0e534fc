#include "payload/nested_kind.h"

#include <algorithm>
#include <cstddef>

#include "text/char_class.h"

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

struct Type {
  std::string_view name;
  PayloadKind kind;
};

constexpr Type kTypes[] = {{"application/json", PayloadKind::kJson},
                           {"application/x-ndjson", PayloadKind::kJson},
                           {"application/jsonl", PayloadKind::kJson},
                           {"text/json", PayloadKind::kJson},
                           {"application/x-www-form-urlencoded", PayloadKind::kForm},
                           {"text/html", PayloadKind::kHtml},
                           {"application/xhtml+xml", PayloadKind::kHtml},
                           {"application/xml", PayloadKind::kXml},
                           {"text/xml", PayloadKind::kXml},
                           {"text/event-stream", PayloadKind::kFrames}};

bool Same(std::string_view type, std::string_view name) noexcept {
  return type.size() == name.size() &&
         std::equal(type.begin(), type.end(), name.begin(), [](char a, char b) {
           return (text::IsLetter(a) ? static_cast<char>(a | 0x20) : a) == b;
         });
}

bool EndsWith(std::string_view type, std::string_view end) noexcept {
  return type.size() >= end.size() && Same(type.substr(type.size() - end.size()), end);
}

}  // namespace

PayloadKind KindOfContentType(std::string_view content_type) noexcept {
  constexpr std::string_view kMultipart = "multipart/";
  content_type = content_type.substr(0, content_type.find(';'));
  const std::size_t first = std::min(content_type.find_first_not_of(kBlanks), content_type.size());
  const std::size_t last = content_type.find_last_not_of(kBlanks);
  const std::string_view type = content_type.substr(first, last + 1 - first);
  for (const Type& known : kTypes) {
    if (Same(type, known.name)) return known.kind;
  }
  if (Same(type.substr(0, kMultipart.size()), kMultipart)) return PayloadKind::kMultipart;
  if (EndsWith(type, "+json")) return PayloadKind::kJson;
  if (EndsWith(type, "+xml")) return PayloadKind::kXml;
  return PayloadKind::kAuto;
}

PayloadKind KindOfText(std::string_view text) noexcept {
  return LooksLikeJson(text) ? PayloadKind::kJson : PayloadKind::kText;
}

}  // namespace panveil::payload
