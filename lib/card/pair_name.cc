#include "card/pair_name.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace panveil::card {

namespace {

constexpr std::string_view kNames[] = {"name",  "key",       "field",      "id",
                                       "label", "fieldname", "field_name", "fieldid",
                                       "title", "question",  "path",       "dt"};
constexpr std::string_view kValues[] = {"value", "val", "answer", "content", "text"};
constexpr std::string_view kTypes[] = {"string", "int", "integer", "i4", "i8", "dd"};

// Not text[i], which in a hardened build checks `i` each time.
bool IsSame(const char* text, std::string_view small) noexcept {
  return std::equal(small.begin(), small.end(), text, [](char known, char c) {
    return c == known || (c >= 'A' && c <= 'Z' && (c | 0x20) == known);
  });
}

// Whether brackets, dots or a colon part what stands before the last part of a name from it.
bool EndsFront(char c) noexcept { return c == '[' || c == '.' || c == ':'; }

bool IsIn(const std::string_view* first, const std::string_view* last,
          std::string_view name) noexcept {
  if (!name.empty() && name.back() == ']') name.remove_suffix(1);
  const char* const end = name.data() + name.size();
  return std::any_of(first, last, [&](std::string_view known) {
    const std::size_t size = known.size();
    if (name.size() < size || (end[-1] | 0x20) != (known.back() | 0x20)) return false;
    return IsSame(end - size, known) && (name.size() == size || EndsFront(*(end - size - 1)));
  });
}

}  // namespace

bool NamesPair(std::string_view name) noexcept {
  return IsIn(std::begin(kNames), std::end(kNames), name);
}

bool IsValueOfPair(std::string_view name) noexcept {
  return IsIn(std::begin(kValues), std::end(kValues), name);
}

bool IsTypeOfPair(std::string_view name) noexcept {
  return IsIn(std::begin(kTypes), std::end(kTypes), name);
}

}  // namespace panveil::card
