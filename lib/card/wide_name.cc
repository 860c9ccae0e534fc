#include "card/wide_name.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>

#include "card/field_name_table.inc"
#include "card/listed_name.h"
#include "text/char_class.h"
#include "text/letter.h"

namespace panveil::card {

namespace {

using internal::kWideEnds;
using internal::kWideNames;
using internal::Place;
using internal::WideName;

// Of a longer name, the end decides.
constexpr std::size_t kMostNameBytes = 96;

constexpr bool In(std::uint32_t c, std::uint32_t low, std::uint32_t high) noexcept {
  return c - low <= high - low;
}

// U+FF66 to U+FF9F, half-width Katakana, by their last bytes; the last two are marks.
constexpr std::uint8_t kKatakana[] = {
    0xF2, 0xA1, 0xA3, 0xA5, 0xA7, 0xA9, 0xE3, 0xE5, 0xE7, 0xC3, 0xFC, 0xA2, 0xA4, 0xA6, 0xA8,
    0xAA, 0xAB, 0xAD, 0xAF, 0xB1, 0xB3, 0xB5, 0xB7, 0xB9, 0xBB, 0xBD, 0xBF, 0xC1, 0xC4, 0xC6,
    0xC8, 0xCA, 0xCB, 0xCC, 0xCD, 0xCE, 0xCF, 0xD2, 0xD5, 0xD8, 0xDB, 0xDE, 0xDF, 0xE0, 0xE1,
    0xE2, 0xE4, 0xE6, 0xE8, 0xE9, 0xEA, 0xEB, 0xEC, 0xED, 0xEF, 0xF3, 0x99, 0x9A};
constexpr std::uint32_t kVoiced = 0x3099;
constexpr std::uint32_t kHalfVoiced = 0x309A;

// A letter of Greek, small and without accents.
constexpr std::uint32_t Greek(std::uint32_t c) noexcept {
  // From U+0386 to U+03CE, those that are more than another case, by the distance from U+0370.
  constexpr std::string_view kAccents =
      "\x16\x41\x18\x45\x19\x47\x1A\x49\x1C\x4F\x1E\x55\x1F\x59\x20\x49\x3A\x49\x3B\x55\x3C\x41"
      "\x3D\x45\x3E\x47\x3F\x49\x40\x55\x52\x53\x5A\x49\x5B\x55\x5C\x4F\x5D\x55\x5E\x59";
  for (std::size_t i = 0; i < kAccents.size(); i += 2) {
    if (c == 0x370 + static_cast<std::uint32_t>(kAccents[i])) {
      return 0x370 + static_cast<std::uint32_t>(kAccents[i + 1]);
    }
  }
  return In(c, 0x391, 0x3A9) ? c + 0x20 : c;
}

// A letter or digit, folded; a mark that makes another of the letter before; 0 for all else.
// field_name_table.py folds the same way.
std::uint32_t FoldedAt(std::string_view name, std::size_t at, std::size_t* bytes) noexcept {
  *bytes = 1;
  if (text::IsDigit(name[at])) return static_cast<unsigned char>(name[at]);
  const std::uint32_t c = text::WideAt(name, at);
  if (c == 0) return text::FoldAscii(name[at]);
  *bytes = text::WideBytes(c);
  if (In(c, 0xFF10, 0xFF19)) return c - 0xFF10 + '0';
  if (In(c, 0xFF66, 0xFF9F)) return 0x3000U + kKatakana[c - 0xFF66];
  if (c == kVoiced || c == kHalfVoiced || In(c, 0x1100, 0x11FF)) return c;
  if (In(c, 0x386, 0x3CE)) return Greek(c);
  const std::uint32_t folded = text::WideLetter(c).folded;
  switch (folded) {
    case 0x439:  // short i, yi
      return 0x438;
    case 0x457:
      return 0x456;
    case 0x624:  // waw and yeh with hamza
      return 0x648;
    case 0x626:
      return 0x64A;
    default:
      return folded;
  }
}

// The letters and digits of a name, folded, and where its words begin.
class WideWords {
 public:
  explicit WideWords(std::string_view name) noexcept {
    if (name.size() > kMostNameBytes) name.remove_prefix(name.size() - kMostNameBytes);
    bool begins = true;
    for (std::size_t at = 0, bytes = 0; at < name.size(); at += bytes) {
      const std::uint32_t c = FoldedAt(name, at, &bytes);
      const bool mark = c == 0 && text::LetterAt(name, at).kind == text::LetterKind::kMark;
      if (c != 0 && !Compose(c)) Append(static_cast<char16_t>(c), begins);
      if (!mark) begins = c == 0;
    }
  }

  [[nodiscard]] std::u16string_view letters() const noexcept { return {letters_.data(), size_}; }

  [[nodiscard]] bool Matches(const WideName& listed) const noexcept {
    const std::size_t size = listed.letters.size();
    if (size > size_ || letters().substr(size_ - size) != listed.letters) return false;
    const std::size_t begin = size_ - size;
    return listed.place == Place::kEnd || begin == 0 ||
           (listed.place == Place::kWords && begins_[begin]);
  }

  // Drops an index. False when there is none, or nothing before it.
  [[nodiscard]] bool DropTail() noexcept {
    const std::size_t before = size_;
    while (size_ > 0 && In(letters_[size_ - 1], '0', '9')) --size_;
    return size_ != before && size_ != 0;
  }

 private:
  void Append(char16_t c, bool begins) noexcept {
    letters_[size_] = c;
    begins_[size_] = begins;
    ++size_;
  }

  // Makes one character of the last and `c`, as far as decomposed Japanese and Korean have some.
  bool Compose(std::uint32_t c) noexcept {
    if (size_ == 0) return c == kVoiced || c == kHalfVoiced;
    char16_t& last = letters_[size_ - 1];
    if (c == kVoiced || c == kHalfVoiced) {
      last = static_cast<char16_t>(last + (c - kVoiced) + 1);
      return true;
    }
    constexpr std::uint32_t kFirstSyllable = 0xAC00;
    if (In(last, 0x1100, 0x1112) && In(c, 0x1161, 0x1175)) {
      last = static_cast<char16_t>(kFirstSyllable + ((last - 0x1100U) * 21 + (c - 0x1161)) * 28);
      return true;
    }
    const bool open = In(last, kFirstSyllable, 0xD7A3) && (last - kFirstSyllable) % 28 == 0;
    if (!open || !In(c, 0x11A8, 0x11C2)) return false;
    last = static_cast<char16_t>(last + (c - 0x11A7));
    return true;
  }

  std::array<char16_t, kMostNameBytes> letters_;
  std::array<bool, kMostNameBytes> begins_;
  std::size_t size_ = 0;
};

bool MayEndSo(std::u16string_view letters) noexcept {
  const std::uint32_t before = letters.size() > 1 ? letters[letters.size() - 2] : 0;
  const auto bit = [&](std::uint32_t second) {
    const std::uint32_t at = (letters.back() * 31U + second) % (64 * kWideEnds.size());
    return (kWideEnds[at / 64] >> (at % 64)) & 1;
  };
  // Some listed names are of one letter.
  return (bit(before) | bit(0)) != 0;
}

const WideName* LongestMatch(const WideWords& words) noexcept {
  if (words.letters().empty() || !MayEndSo(words.letters())) return nullptr;
  const char16_t last = words.letters().back();
  const WideName* longest = nullptr;
  for (const WideName *listed = std::lower_bound(
           std::begin(kWideNames), std::end(kWideNames), last,
           [](const WideName&name, char16_t c) { return name.letters.back() < c; });
       listed != std::end(kWideNames) && listed->letters.back() == last; ++listed) {
    const bool longer = longest == nullptr || listed->letters.size() > longest->letters.size();
    if (longer && words.Matches(*listed)) longest = listed;
  }
  return longest;
}

}  // namespace

FieldKind ClassifyWideName(std::string_view name) noexcept {
  WideWords words(name);
  const WideName* listed = LongestMatch(words);
  if (listed == nullptr && words.DropTail()) listed = LongestMatch(words);
  return listed == nullptr ? FieldKind::kNone : listed->kind;
}

}  // namespace panveil::card
