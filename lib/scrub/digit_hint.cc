#include "scrub/digit_hint.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

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
#include "text/utf8.h"

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

// Whether a digit, or a letter of full width, begins with the byte of 0xC0 or above at `at`.
bool LeadsDigit(std::string_view text, std::size_t at) noexcept {
  const text::CodePoint read = text::DecodeUtf8(text, at);
  const char32_t c = read.value;
  const bool wide_letter = (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
  return wide_letter || scan::IsWideDigitEnd(text.data(), at + read.length - 1);
}

// Many bytes at a time: what costs is the turn from one loop to the next.
constexpr std::size_t kBlock = 64;

// A bit for each byte of a block.
struct Masks {
  std::uint64_t letters = 0;  // of ASCII
  std::uint64_t high = 0;     // bytes of 0x80 and above
  std::uint64_t leads = 0;    // bytes that a digit above ASCII may begin with
  bool digits = false;        // '0' to '9' are there
};

// The bytes behind a block that are looked at with it.
constexpr std::size_t kBehind = 2;

// Of European letters, Chinese, Japanese and Korean no byte leads a digit, nor does one of most
// punctuation (E2 80), signs and emoji (F0 9F).
#if defined(__SSE2__)
// 0xFF for the bytes of `block` between `first` and `last`.
__m128i Between(__m128i block, int first, int last) noexcept {
  const __m128i from = _mm_sub_epi8(block, _mm_set1_epi8(static_cast<char>(first)));
  const __m128i most = _mm_set1_epi8(static_cast<char>(last - first));
  return _mm_cmpeq_epi8(_mm_min_epu8(from, most), from);
}
__m128i Is(__m128i block, int byte) noexcept {
  return _mm_cmpeq_epi8(block, _mm_set1_epi8(static_cast<char>(byte)));
}
__m128i LoadAt(const char* bytes) noexcept {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
}
std::uint64_t BitsOf(__m128i block) noexcept {
  return static_cast<unsigned>(_mm_movemask_epi8(block));
}

__m128i LeadsAt(const char* bytes) noexcept {
  const __m128i block = LoadAt(bytes);
  const __m128i second = LoadAt(bytes + 1);
  const __m128i third = LoadAt(bytes + 2);
  const __m128i any = _mm_or_si128(_mm_or_si128(Is(block, 0xC2), Between(block, 0xD9, 0xE2)),
                                   _mm_or_si128(Is(block, 0xEA), Between(block, 0xEF, 0xFF)));
  // Digits among signs: superscripts, in circles, and those of U+2776 to U+2793, behind a heart.
  const __m128i low = _mm_and_si128(second, _mm_set1_epi8(static_cast<char>(0xEF)));
  const __m128i dingbats =
      _mm_or_si128(_mm_and_si128(Is(second, 0x9D), Between(third, 0xB6, 0xBF)), Is(second, 0x9E));
  const __m128i signs = _mm_or_si128(Between(low, 0x81, 0x83), dingbats);
  const __m128i mark = _mm_andnot_si128(signs, Is(block, 0xE2));
  const __m128i full_width = Is(_mm_or_si128(second, _mm_set1_epi8(1)), 0xBD);
  const __m128i variant = _mm_andnot_si128(full_width, Is(block, 0xEF));
  const __m128i emoji = _mm_andnot_si128(_mm_or_si128(Is(third, 0x84), Is(third, 0xAF)),
                                         _mm_and_si128(Is(block, 0xF0), Is(second, 0x9F)));
  return _mm_andnot_si128(_mm_or_si128(mark, _mm_or_si128(variant, emoji)), any);
}

template <unsigned kBytes>
Masks LookAt(const char* bytes) noexcept {
  constexpr unsigned kStep = 16;
  Masks masks;
  __m128i digits = _mm_setzero_si128();
  for (unsigned i = 0; i < kBytes; i += kStep) {
    const __m128i block = LoadAt(bytes + i);
    const __m128i small = _mm_or_si128(block, _mm_set1_epi8(0x20));
    digits = _mm_or_si128(digits, Between(block, '0', '9'));
    masks.letters |= BitsOf(Between(small, 'a', 'z')) << i;
    masks.high |= BitsOf(block) << i;
  }
  masks.digits = BitsOf(digits) != 0;
  for (unsigned i = 0; masks.high != 0 && i < kBytes; i += kStep) {
    masks.leads |= BitsOf(LeadsAt(bytes + i)) << i;
  }
  return masks;
}
#else
bool IsLead(const char* bytes) noexcept {
  const auto byte = [bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned lead = byte(0);
  const unsigned second = byte(1);
  if (lead == 0xE2) {
    const unsigned low = second & 0xEF;
    return (low > 0x80 && low < 0x84) || (second == 0x9D && byte(2) >= 0xB6) || second == 0x9E;
  }
  if (lead == 0xEF) return second == 0xBC || second == 0xBD;
  if (lead == 0xF0 && second == 0x9F) return byte(2) == 0x84 || byte(2) == 0xAF;
  return lead == 0xC2 || (lead >= 0xD9 && lead < 0xE2) || lead == 0xEA || lead > 0xEF;
}

template <unsigned kBytes>
Masks LookAt(const char* bytes) noexcept {
  Masks masks;
  for (unsigned i = 0; i < kBytes; ++i) {
    masks.digits = masks.digits || text::IsDigit(bytes[i]);
    masks.letters |= std::uint64_t{text::IsLetter(bytes[i])} << i;
    masks.high |= std::uint64_t{scan::IsHigh(bytes[i])} << i;
    masks.leads |= std::uint64_t{IsLead(bytes + i)} << i;
  }
  return masks;
}
#endif

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
  explicit Look(std::string_view text) noexcept : text_(text) {}

  // Whether the block at `pos`, whose bytes are at `bytes`, settles it; of the last one only the
  // first `kBytes` may be letters or digits.
  template <unsigned kBytes = kBlock>
  [[nodiscard]] bool Settles(std::size_t pos, const char* bytes) noexcept {
    const Masks masks = LookAt<kBytes>(bytes);
    if (masks.digits) return true;
    for (std::uint64_t leads = masks.leads; leads != 0; leads &= leads - 1) {
      if (LeadsDigit(text_, pos + LowestBit(leads))) return true;
    }
    const std::uint64_t after_letter = masks.letters << 1 | (letter_ ? 1U : 0U);
    const std::uint64_t after_high = masks.high << 1 | (high_ ? 1U : 0U);
    odd_ = odd_ || ((masks.high & after_letter) | (masks.letters & after_high)) != 0;
    letter_ = (masks.letters >> (kBlock - 1)) != 0;
    high_ = (masks.high >> (kBlock - 1)) != 0;
    const std::uint64_t firsts = masks.letters & ~after_letter;
    return HoldsWord(MayBe(firsts, bytes), pos);
  }

 private:
  // Those of the words at `firsts` that may be digit words. Of such two stand side by side, or one
  // alone, so that every other word is looked at; every one where more than ASCII touches a letter,
  // and it is not plain where words begin. Without a branch for each.
  [[nodiscard]] std::uint64_t MayBe(std::uint64_t firsts, const char* bytes) noexcept {
    const bool odd = (__builtin_popcountll(firsts) & 1) != 0;
    if (skip_ && !odd_) firsts &= firsts - 1;
    skip_ = skip_ != odd;
    std::uint64_t may = 0;
    while (firsts != 0) {
      const std::size_t at = LowestBit(firsts);
      may |= std::uint64_t{MayBeginWord(bytes + at)} << at;
      firsts &= firsts - 1;
      if (!odd_) firsts &= firsts - 1;
    }
    return may;
  }

  [[nodiscard]] bool HoldsWord(std::uint64_t begins, std::size_t pos) const noexcept {
    for (; begins != 0; begins &= begins - 1) {
      const std::size_t at = pos + LowestBit(begins);
      const text::DigitWord word = text::MatchDigitWord(text_, at);
      if (word.length != 0 && CountsAsDigit(text_, at, at + word.length)) return true;
    }
    return false;
  }

  std::string_view text_;
  bool letter_ = false;  // the last byte is one
  bool high_ = false;    // it is one of 0x80 and above
  bool odd_ = false;     // such a byte touched a letter
  bool skip_ = false;    // the next word
};

}  // namespace

bool MayHoldDigits(std::string_view text) noexcept {
  Look look(text);
  std::size_t pos = 0;
  for (; pos + kBlock + kBehind <= text.size(); pos += kBlock) {
    if (look.Settles(pos, text.data() + pos)) return true;
  }
  if (pos == text.size()) return false;
  constexpr std::size_t kFew = 16;
  if (text.size() - pos <= kFew) {
    std::array<char, kFew + kBehind> last{};
    (void)text.copy(last.data(), kFew, pos);
    return look.Settles<kFew>(pos, last.data());
  }
  // What is left is at most a block and what is looked at behind it.
  std::array<char, 2 * kBlock + kBehind> last{};
  const std::size_t left = text.copy(last.data(), kBlock + kBehind, pos);
  return look.Settles(pos, last.data()) ||
         (left > kBlock && look.Settles(pos + kBlock, last.data() + kBlock));
}

}  // namespace panveil::scrub
