#include "scrub/digit_hint.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

#include <array>
#include <cstddef>

#include "scan/scan_class.h"
#include "scan/wide_digit.h"
#include "scan/word_begins.h"
#include "text/char_class.h"
#include "text/digit_word_list.h"
#include "text/digit_words.h"
#include "text/utf8.h"

namespace panveil::scrub {

namespace {

// The digit words by their first letters.
constexpr scan::WordBegins MakeBegins() {
  scan::WordBegins begins{};
  for (const text::internal::ListedWord& word : text::internal::kListedWords) {
    unsigned bit = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      bit = bit << 5 | (i < word.letters.size() ? scan::LetterNumber(word.letters[i]) : 0);
    }
    begins.bits[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  return begins;
}
constexpr scan::WordBegins kDigitWordBegins = MakeBegins();

// Bytes that begin a character above U+007F of which some are digits: U+00B2 to U+00B9, Arabic to
// NKo, most of U+0900 to U+2FFF, U+A000 and up. European letters, Chinese, Japanese and Korean are
// not among them.
constexpr bool MayLeadDigit(unsigned char c) noexcept {
  return c == 0xC2 || (c >= 0xD9 && c <= 0xE2) || c == 0xEA || c == 0xEF || c >= 0xF0;
}

constexpr bool IsFullWidthLetter(char32_t c) noexcept {
  return (c >= 0xFF21 && c <= 0xFF3A) || (c >= 0xFF41 && c <= 0xFF5A);
}

struct Seen {
  bool digit = false;  // '0' to '9'
  bool high = false;   // a byte of 0x80 or above
};

// One byte after the other: the ends of texts, and machines without what is below.
Seen LookPlainly(std::string_view text, std::size_t at) noexcept {
  Seen seen;
  for (; at < text.size(); ++at) {
    seen.digit = seen.digit || text::IsDigit(text[at]);
    seen.high = seen.high || scan::IsHigh(text[at]);
  }
  return seen;
}

#if defined(__SSE2__) || defined(__aarch64__)
constexpr std::size_t kBlock = 16;

#if defined(__SSE2__)
Seen LookAtBlock(const char* bytes) noexcept {
  const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const __m128i from_zero = _mm_sub_epi8(block, _mm_set1_epi8('0'));
  const __m128i digits = _mm_cmpeq_epi8(_mm_min_epu8(from_zero, _mm_set1_epi8(9)), from_zero);
  return {_mm_movemask_epi8(digits) != 0, _mm_movemask_epi8(block) != 0};
}
#else
Seen LookAtBlock(const char* bytes) noexcept {
  const uint8x16_t block = vld1q_u8(reinterpret_cast<const std::uint8_t*>(bytes));
  const uint8x16_t digits = vcleq_u8(vsubq_u8(block, vdupq_n_u8('0')), vdupq_n_u8(9));
  return {vmaxvq_u8(digits) != 0, vmaxvq_u8(block) >= 0x80};
}
#endif

Seen Look(std::string_view text) noexcept {
  if (text.size() < kBlock) return LookPlainly(text, 0);
  Seen seen;
  for (std::size_t at = 0;; at += kBlock) {
    // The last block overlaps the one before it.
    const bool last = at + kBlock >= text.size();
    const Seen block = LookAtBlock(text.data() + (last ? text.size() - kBlock : at));
    seen.high = seen.high || block.high;
    if (block.digit || last) return {block.digit, seen.high};
  }
}
#else
Seen Look(std::string_view text) noexcept { return LookPlainly(text, 0); }
#endif

// What Look() and the kernel cannot say: digits and digit words with bytes of 0x80 and above.
bool MayHoldWideDigits(std::string_view text) noexcept {
  bool in_word = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (scan::IsHigh(c)) {
      if (!MayLeadDigit(static_cast<unsigned char>(c))) continue;  // an accent: the word goes on
      const text::CodePoint read = text::DecodeUtf8(text, at);
      if (IsFullWidthLetter(read.value)) return true;  // it may write a digit word
      if (scan::IsWideDigitEnd(text.data(), at + read.length - 1)) return true;
      continue;
    }
    const bool letter = text::IsLetter(c);
    if (letter && !in_word && text::MatchDigitWord(text, at).length != 0) return true;
    in_word = letter;
  }
  return false;
}

}  // namespace

bool MayHoldDigits(const scan::Kernel& kernel, std::string_view text) noexcept {
  const Seen seen = Look(text);
  if (seen.digit) return true;
  if (seen.high) return MayHoldWideDigits(text);
  return kernel.may_hold_word(text.data(), text.size(), kDigitWordBegins);
}

}  // namespace panveil::scrub
