#include "payload/markup_reference.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "payload/hex_digit.h"

namespace panveil::payload {
namespace {

struct NamedReference {
  std::string_view name;
  std::uint16_t value;
  bool bare;  // known without ';' too
};

constexpr NamedReference kNamed[] = {
#include "payload/markup_name_table.inc"
};

constexpr std::size_t kMostNameBytes = 32;
constexpr std::size_t kMostBareNameBytes = 6;
constexpr std::size_t kFewestNameBytes = 2;

// What 0x80 to 0x9F stand for (HTML, section 13.2.5.80); 0: for themselves.
constexpr std::array<std::uint16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

constexpr bool IsAlphanumeric(char c) noexcept {
  const char small = static_cast<char>(c | 0x20);
  return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9');
}

char32_t CharacterFor(char32_t value) noexcept {
  constexpr char32_t kReplacement = 0xFFFD;
  if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return kReplacement;
  if (value >= 0x80 && value < 0xA0 && kWindows1252[value - 0x80] != 0) {
    return kWindows1252[value - 0x80];
  }
  return value;
}

// Behind "&#".
MarkupReference NumberAt(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at + 2;
  const bool hex = end < text.size() && (text[end] | 0x20) == 'x';
  end += hex ? 1 : 0;
  const std::size_t first = end;
  char32_t value = 0;
  for (; end < text.size(); ++end) {
    const int digit = HexValue(text[end]);
    if (digit < 0 || (!hex && digit > 9)) break;
    const char32_t base = hex ? 16 : 10;
    value = std::min<char32_t>(value * base + static_cast<char32_t>(digit), 0x110000);
  }
  if (end == first) return {};
  end += end < text.size() && text[end] == ';' ? 1U : 0U;
  return {CharacterFor(value), end - at};
}

const NamedReference* Find(std::string_view name) noexcept {
  const auto* const found = std::lower_bound(
      std::begin(kNamed), std::end(kNamed), name,
      [](const NamedReference& entry, std::string_view wanted) { return entry.name < wanted; });
  return found != std::end(kNamed) && found->name == name ? found : nullptr;
}

// The longest name known without ';' that `letters` begin with.
const NamedReference* FindBare(std::string_view letters) noexcept {
  for (std::size_t size = std::min(letters.size(), kMostBareNameBytes); size >= kFewestNameBytes;
       --size) {
    const NamedReference* const found = Find(letters.substr(0, size));
    if (found != nullptr && found->bare) return found;
  }
  return nullptr;
}

MarkupReference NameAt(std::string_view text, std::size_t at, bool in_attribute) noexcept {
  const std::size_t first = at + 1;
  std::size_t end = first;
  while (end < text.size() && end - first < kMostNameBytes && IsAlphanumeric(text[end])) ++end;
  const std::string_view letters = text.substr(first, end - first);
  if (end < text.size() && text[end] == ';') {
    const NamedReference* const whole = Find(letters);
    if (whole != nullptr) return {whole->value, end + 1 - at};
  }
  const NamedReference* const bare = FindBare(letters);
  if (bare == nullptr) return {};
  const std::size_t bare_end = first + bare->name.size();
  const bool goes_on =
      bare_end < text.size() && (IsAlphanumeric(text[bare_end]) || text[bare_end] == '=');
  if (in_attribute && goes_on) return {};
  return {bare->value, bare_end - at};
}

}  // namespace

MarkupReference MarkupReferenceAt(std::string_view text, std::size_t at,
                                  bool in_attribute) noexcept {
  if (at + 1 >= text.size()) return {};
  return text[at + 1] == '#' ? NumberAt(text, at) : NameAt(text, at, in_attribute);
}

}  // namespace panveil::payload
