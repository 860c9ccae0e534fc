#include "card/pair_name.h"

#include <algorithm>
#include <cstddef>

namespace panveil::card {

namespace {

constexpr std::string_view kNames[] = {"name",  "key",       "field",      "id",
                                       "label", "fieldname", "field_name", "fieldid"};
constexpr std::string_view kValues[] = {"value", "val", "answer", "content", "text"};
constexpr std::size_t kLongest = 10;

// Without what brackets, dots or a colon put in front.
std::string_view LastPart(std::string_view name) noexcept {
  if (!name.empty() && name.back() == ']') name.remove_suffix(1);
  const std::size_t mark = name.find_last_of("[.:");
  return mark == std::string_view::npos ? name : name.substr(mark + 1);
}

bool IsIn(const std::string_view* first, const std::string_view* last,
          std::string_view name) noexcept {
  name = LastPart(name);
  if (name.empty() || name.size() > kLongest) return false;
  return std::any_of(first, last, [name](std::string_view known) {
    return known.size() == name.size() &&
           std::equal(name.begin(), name.end(), known.begin(), [](char a, char b) {
             return a == b || (a >= 'A' && a <= 'Z' && (a | 0x20) == b);
           });
  });
}

}  // namespace

bool NamesPair(std::string_view name) noexcept {
  return IsIn(std::begin(kNames), std::end(kNames), name);
}

bool IsValueOfPair(std::string_view name) noexcept {
  return IsIn(std::begin(kValues), std::end(kValues), name);
}

}  // namespace panveil::card
