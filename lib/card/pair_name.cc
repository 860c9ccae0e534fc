#include "card/pair_name.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>

namespace panveil::card {

namespace {

constexpr std::string_view kNames[] = {
    "name",  "key",      "field", "id", "label",  "fieldname", "field_name", "fieldid",
    "title", "question", "path",  "dt", "entity", "slot",      "displayname"};
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

// Bit c modulo 32: some name ends with `c`. Digits are among letters there.
constexpr std::uint32_t BitOf(char c) noexcept {
  return std::uint32_t{1} << (static_cast<unsigned char>(c) % 32U);
}
template <std::size_t kSize>
constexpr std::uint32_t LastsOf(const std::string_view (&names)[kSize]) noexcept {
  std::uint32_t lasts = 0;
  for (const std::string_view name : names) lasts |= BitOf(name.back());
  return lasts;
}

template <std::size_t kSize>
bool IsIn(const std::string_view (&names)[kSize], std::uint32_t lasts,
          std::string_view name) noexcept {
  if (!name.empty() && name.back() == ']') name.remove_suffix(1);
  if (name.empty() || (lasts & BitOf(name.back())) == 0) return false;
  const char* const end = name.data() + name.size();
  return std::any_of(std::begin(names), std::end(names), [&](std::string_view known) {
    const std::size_t size = known.size();
    if (name.size() < size || (end[-1] | 0x20) != (known.back() | 0x20)) return false;
    return IsSame(end - size, known) && (name.size() == size || EndsFront(*(end - size - 1)));
  });
}

constexpr std::uint32_t kNameLasts = LastsOf(kNames);
constexpr std::uint32_t kValueLasts = LastsOf(kValues);
constexpr std::uint32_t kTypeLasts = LastsOf(kTypes);

}  // namespace

bool NamesPair(std::string_view name) noexcept { return IsIn(kNames, kNameLasts, name); }

bool IsValueOfPair(std::string_view name) noexcept { return IsIn(kValues, kValueLasts, name); }

bool IsTypeOfPair(std::string_view name) noexcept { return IsIn(kTypes, kTypeLasts, name); }

}  // namespace panveil::card
