#include "scrub/digit_hint.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "scan/scan_class.h"
#include "scan/wide_digit.h"
#include "scan/word_begins.h"
#include "scrub/message_runs.h"
#include "text/char_class.h"
#include "text/digit_word_list.h"
#include "text/digit_words.h"

namespace panveil::scrub {

namespace {

// A byte of a word as a number: letters from 1 to 26, 0 for what ends it, kWide for what may be of
// an accented letter.
constexpr unsigned kWide = 31;
constexpr unsigned kNumbers = 32;
constexpr unsigned NumberOf(unsigned byte) {
  return byte < 0x80 ? scan::LetterNumber(static_cast<char>(byte)) : kWide;
}

// Those numbers, times `factor`, by byte.
using Places = std::array<std::uint16_t, 256>;
constexpr Places MakePlaces(unsigned factor) {
  Places places{};
  for (unsigned byte = 0; byte < places.size(); ++byte) {
    places[byte] = static_cast<std::uint16_t>(NumberOf(byte) * factor);
  }
  return places;
}
constexpr Places kNumber = MakePlaces(1);
constexpr Places kFirstNumber = MakePlaces(kNumbers);

// For the first and second letter of a digit word, a bit for each that may be the third.
using Begins = std::array<std::uint32_t, kNumbers * kNumbers>;
constexpr Begins MakeBegins() {
  constexpr std::uint32_t kAny = ~std::uint32_t{0};
  Begins begins{};
  for (unsigned first = 0; first < kNumbers; ++first) {
    begins[first * kNumbers + kWide] = kAny;
    for (unsigned second = 1; second < kWide; ++second) {
      begins[first * kNumbers + second] = std::uint32_t{1} << kWide;
    }
  }
  for (const text::internal::ListedWord& word : text::internal::kListedWords) {
    std::array<unsigned, 3> letters{};
    for (std::size_t i = 0; i < std::min(letters.size(), word.letters.size()); ++i) {
      letters[i] = scan::LetterNumber(word.letters[i]);
    }
    // Behind a word of one letter any byte may stand.
    begins[letters[0] * kNumbers + letters[1]] |=
        letters[1] == 0 ? kAny : std::uint32_t{1} << letters[2];
  }
  return begins;
}
constexpr Begins kDigitWordBegins = MakeBegins();

// Whether a digit word may begin with the letter at `word`: false for nearly all. Two bytes behind
// it are read, whatever they are.
bool MayBeginWord(const char* word) noexcept {
  const auto byte = [word](std::size_t i) { return static_cast<unsigned char>(word[i]); };
  const unsigned two = unsigned{kFirstNumber.data()[byte(0)]} + kNumber.data()[byte(1)];
  return ((kDigitWordBegins.data()[two] >> kNumber.data()[byte(2)]) & 1) != 0;
}

// Whether a digit, or a letter of full width, ends with the byte at `last`.
bool EndsWide(std::string_view text, std::size_t last) noexcept {
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const bool of_full_width = last > 1 && byte(last - 2) == 0xEF;
  // U+FF21 to U+FF3A, U+FF41 to U+FF5A.
  if (of_full_width && byte(last - 1) == 0xBC && byte(last) > 0xA0) return byte(last) < 0xBB;
  if (of_full_width && byte(last - 1) == 0xBD) return byte(last) > 0x80 && byte(last) < 0x9B;
  return scan::IsWideDigitEnd(text.data(), last);
}

// Many bytes at a time: what costs is the turn from one loop to the next.
constexpr std::size_t kBlock = DigitPlaces::kBlock;

std::size_t LowestBit(std::uint64_t bits) noexcept {
  return static_cast<std::size_t>(__builtin_ctzll(bits));
}

// What may stand between two digit words that are read together.
bool IsBetweenWords(char c) noexcept { return text::IsJoiner(c) || scan::IsHigh(c); }

bool IsWordAt(std::string_view text, std::size_t at) noexcept {
  return at < text.size() && text::IsLetter(text[at]) && text::MatchDigitWord(text, at).length != 0;
}

// Whether the digit word [begin, end) has another beside it, or the text to itself: "one moment"
// holds no digit.
bool CountsAsDigit(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  std::size_t after = end;
  while (after < text.size() && IsBetweenWords(text[after])) ++after;
  if (after > end && IsWordAt(text, after)) return true;
  std::size_t before = begin;
  while (before > 0 && IsBetweenWords(text[before - 1])) --before;
  while (before > 0 && (text::IsLetter(text[before - 1]) || scan::IsHigh(text[before - 1]))) {
    --before;
  }
  if (before < begin && IsWordAt(text, before)) return true;
  // Bytes above ASCII may be of the word before or of the gap.
  for (++before; before < begin; ++before) {
    if (scan::IsHigh(text[before - 1]) && IsWordAt(text, before)) return true;
  }
  return IsBareAround(text, begin, end);
}

// A text, block by block.
class Look {
 public:
  // `places`: where to put those of ASCII digits; null when one settles the text.
  Look(const scan::Kernel& kernel, std::string_view text, DigitPlaces* places) noexcept
      : kernel_(kernel), text_(text), places_(places) {
    const std::size_t most = std::min(text.size(), kWordBytes - 1);
    (void)text.copy(end_.data() + kWordBytes - 1 - most, most, text.size() - most);
  }

  [[nodiscard]] DigitHint All() noexcept {
    if (SettlesAny()) return DigitHint::kOther;
    return digits_ == 0 ? DigitHint::kNone : DigitHint::kPlain;
  }

 private:
  [[nodiscard]] bool SettlesAny() noexcept {
    for (std::size_t pos = 0; pos < text_.size(); pos += kBlock) {
      if (Settles(pos)) return true;
    }
    return false;
  }

  // Whether the block at `pos` settles it.
  [[nodiscard]] bool Settles(std::size_t pos) noexcept {
    scan::TextMasks masks;
    kernel_.text_masks(text_.data(), text_.size(), pos, masks);
    if (places_ != nullptr) places_->bits[pos / kBlock] = masks.digits;
    digits_ |= masks.digits;
    wide_ |= masks.high;
    if (digits_ != 0 && (places_ == nullptr || wide_ != 0)) return true;
    for (std::uint64_t wide = masks.wide; wide != 0; wide &= wide - 1) {
      if (EndsWide(text_, pos + LowestBit(wide))) return true;
    }
    const std::uint64_t after_letter = masks.letters << 1 | (letter_ ? 1U : 0U);
    const std::uint64_t after_high = masks.high << 1 | (high_ ? 1U : 0U);
    odd_ = odd_ || ((masks.high & after_letter) | (masks.letters & after_high)) != 0;
    letter_ = (masks.letters >> (kBlock - 1)) != 0;
    high_ = (masks.high >> (kBlock - 1)) != 0;
    const std::uint64_t firsts = masks.letters & ~after_letter;
    return HoldsWord(MayBe(firsts, pos), pos);
  }

  // Those of the words at `firsts` that may be digit words. Of such two stand side by side, or one
  // alone, so that every other word is looked at; every one where more than ASCII touches a letter,
  // and it is not plain where words begin. Without a branch for each.
  [[nodiscard]] std::uint64_t MayBe(std::uint64_t firsts, std::size_t pos) noexcept {
    const bool odd = (__builtin_popcountll(firsts) & 1) != 0;
    if (skip_ && !odd_) firsts &= firsts - 1;
    skip_ = skip_ != odd;
    std::uint64_t may = 0;
    while (firsts != 0) {
      const std::size_t at = LowestBit(firsts);
      may |= std::uint64_t{MayBeginWord(WordAt(pos + at))} << at;
      firsts &= firsts - 1;
      if (!odd_) firsts &= firsts - 1;
    }
    return may;
  }

  // As many bytes as MayBeginWord() reads: the text's, and zeros behind it.
  [[nodiscard]] const char* WordAt(std::size_t at) const noexcept {
    const std::size_t left = text_.size() - at;
    return left >= kWordBytes ? text_.data() + at : end_.data() + (kWordBytes - 1 - left);
  }

  [[nodiscard]] bool HoldsWord(std::uint64_t begins, std::size_t pos) const noexcept {
    for (; begins != 0; begins &= begins - 1) {
      const std::size_t at = pos + LowestBit(begins);
      const text::DigitWord word = text::MatchDigitWord(text_, at);
      if (word.length != 0 && CountsAsDigit(text_, at, at + word.length)) return true;
    }
    return false;
  }

  static constexpr std::size_t kWordBytes = 3;

  const scan::Kernel& kernel_;
  std::string_view text_;
  std::array<char, 2 * kWordBytes - 2> end_{};  // of the text, for the words that end there
  DigitPlaces* places_;
  std::uint64_t digits_ = 0;  // a bit for any
  std::uint64_t wide_ = 0;    // likewise of bytes of 0x80 and above
  bool letter_ = false;       // the last byte is one
  bool high_ = false;         // it is one of 0x80 and above
  bool odd_ = false;          // such a byte touched a letter
  bool skip_ = false;         // the next word
};

}  // namespace

std::size_t DigitPlaces::Next(std::size_t at, std::size_t end) const noexcept {
  if (at >= end) return end;
  std::uint64_t block = bits[at / kBlock] & (~std::uint64_t{0} << (at % kBlock));
  for (std::size_t pos = at - at % kBlock;;) {
    if (block != 0) return pos + LowestBit(block);
    pos += kBlock;
    if (pos >= end) return end;
    block = bits[pos / kBlock];
  }
}

DigitHint LookForDigits(const scan::Kernel& kernel, std::string_view text,
                        DigitPlaces& places) noexcept {
  return Look(kernel, text, text.size() <= DigitPlaces::kMostBytes ? &places : nullptr).All();
}

bool MayHoldDigits(const scan::Kernel& kernel, std::string_view text) noexcept {
  return Look(kernel, text, nullptr).All() != DigitHint::kNone;
}

}  // namespace panveil::scrub
