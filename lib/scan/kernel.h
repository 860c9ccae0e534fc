// The first look at the bytes: is there anything that could be a PAN or a verification code, and
// where. What it finds is more than that, and never less; the readers know better.
//
// One kernel per instruction set, each in a file of its own (kernel_avx2.cc, ...), all behind this
// table. They agree byte for byte; kernel_scalar.cc is the one to read first.
#ifndef PANVEIL_SCAN_KERNEL_H_
#define PANVEIL_SCAN_KERNEL_H_

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "scan/json_masks.h"
#include "scan/word_begins.h"

namespace panveil::scan {

// A digit is '0' to '9', or the last byte of a wide digit (wide_digit.h). A joiner is any other
// byte that may stand between two digits of a PAN: those of text/char_class.h, the letters that are
// written for digits (scan_class.h: O o I l S B Z), a '%', and every other byte of 0x80 or above,
// whose meaning only a reader knows: an invisible mark, a space, a dash, the first bytes of a wide
// digit.

// No PAN in use has fewer digits than Maestro's 12 (ISO/IEC 7812-1 would allow 8). Up to two of
// them may be look-alikes: ten or eleven do for a stretch that has a look-alike letter, or a byte
// of 0x80 or above, between its digits or at most kRim bytes beside them.
inline constexpr std::size_t kFewestDigits = 12;
inline constexpr std::size_t kFewestTrueDigits = 10;
inline constexpr std::size_t kRim = 2;

// Most joiners between two digits of a stretch, and most of them below 0x80 in a row. Eleven cover
// the ten separators of a reader, of which CR LF is one; 24 cover seven marks of three bytes before
// a wide digit. The bounds are what lets a kernel pass over text by counting digits: the first ten
// of a stretch lie within 10 + 9 * 11 = 109 bytes, or 10 + 9 * 24 = 226 when there are bytes of
// 0x80 and above among them.
inline constexpr std::size_t kMaxGapBytes = 24;
inline constexpr std::size_t kMaxPlainInGap = 11;

// A stretch of bytes [begin, end) that starts and ends with a digit, holds nothing but digits and
// joiners, of these at most kMaxGapBytes in a row and at most kMaxPlainInGap below 0x80 in a row,
// and cannot be extended either way to another digit. Also a code, or a row of digit words.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// A code: '0' to '9' in a row, and no more of these beside them, where a card verification code or
// an expiry date may begin. Three or four; one or two with one to three of ' ', '/', '-' and '|',
// and two digits, behind ("12 / 27"); a single one with a single one behind each of the next two
// bytes
// ("1 2 3").
inline constexpr std::size_t kMostCodeDigits = 4;
inline constexpr std::size_t kMostDateMarks = 3;

// A row of digit words: digits and digit words (text/digit_words.h), a word among them, that stand
// for at least kFewestRowDigits digits over at least kFewestRowBytes bytes. One of fewer than
// kLongRowBytes has kFewestRowFigures digits that are figures, for words are long: it would be no
// PAN but for a dozen letters O. After a "double" the next one stands for two. A word begins behind
// any byte but a letter below 0x80. Between two of them is nothing but joiners of
// text/char_class.h, quotes excepted, and bytes of 0x80 and above, at most kMaxGapBytes.
//
// Words part stretches: where digits and words make up a PAN, with words among them, there is a
// stretch or a row. For a reader a word is one next to a single digit or another word, so that the
// shortest of them that is no stretch is "123456789 un 12", of 15 bytes.
inline constexpr std::size_t kFewestRowDigits = 12;
inline constexpr std::size_t kFewestRowBytes = 15;
inline constexpr std::size_t kLongRowBytes = 23;
inline constexpr std::size_t kFewestRowFigures = 7;

// Nearly all codes of a chat are amounts and days, and none of these does a label name, whatever it
// is (card::LabelledAt()). An amount: three digits behind a '$', or four, with '.' or ',' and two
// digits behind. A day: one or two digits with two digits behind as in a date, and no third, the
// first of them '0' or '1', as no year of an expiry date begins. All others are nameable.

// A set of these. As wide as a register: with padding in it a Survey is put together on the stack.
using Flags = std::uint64_t;
inline constexpr Flags kPlainCodes = 1;
inline constexpr Flags kWideCodes = 2;
inline constexpr Flags kNameableCodes = 4;
inline constexpr Flags kWords = 8;

// All that one pass over a text tells.
struct Survey {
  std::size_t stretch = 0;  // where the first stretch with digits enough begins, or the size
  // What else there may be. Codes: kPlainCodes, for which next_code looks, kWideCodes, which stands
  // for digits of several bytes, and kNameableCodes: some of the plain ones may be neither amounts
  // nor days. Kernels may differ in what they take for a plain one, and for a nameable; never
  // without three digits. kWords: there is a row of digit words, for certain.
  Flags flags = 0;

  [[nodiscard]] Flags codes() const noexcept { return flags & ~kWords; }
  [[nodiscard]] bool words() const noexcept { return (flags & kWords) != 0; }
  // Whether there is more to look at than stretches.
  [[nodiscard]] bool more() const noexcept { return (flags & ~kPlainCodes) != 0; }
};

// What the bytes of a row of text are; bit i of a mask: byte i is one.
struct TextMasks {
  static constexpr std::size_t kBytes = 64;

  std::uint64_t digits = 0;   // '0' to '9'
  std::uint64_t letters = 0;  // below 0x80
  std::uint64_t high = 0;     // 0x80 or above
  // The last byte of a wide digit, or of a letter of full width; and some that are neither, in
  // which kernels may differ.
  std::uint64_t wide = 0;
};

// The functions below are pure and thread-safe, allocate nothing and read no byte outside [text,
// text + size), or what they are said to read. Each takes time linear in what it passes over,
// whatever that holds. `text` may be null when `size` is 0.
struct Kernel {
  std::string_view name;  // "avx512", "avx2", "sse42", "sse2", "neon", "simd128", "scalar"

  // The first thing to ask of a text. A clean one has stretch == size, no codes and no words.
  Survey (*survey)(const char* text, std::size_t size) noexcept;

  // The first stretch with digits enough that begins at or after `from`, or {size, size} when there
  // is none. `from` is 0, Survey::stretch or the end of the stretch
  // returned before: a stretch never begins in the middle of another.
  Stretch (*next_stretch)(const char* text, std::size_t size, std::size_t from) noexcept;

  // The same for codes: `from` is any place where no digits go on.
  Stretch (*next_code)(const char* text, std::size_t size, std::size_t from) noexcept;

  // The same for rows of digit words.
  Stretch (*next_word_row)(const char* text, std::size_t size, std::size_t from) noexcept;

  // Whether a word of the set is in the text: letters behind any byte that is none. True, too, when
  // a byte of 0x80 or above is that is of no symbol (SymbolBytes()).
  bool (*may_hold_word)(const char* text, std::size_t size, const WordSet& set) noexcept;

  // Of the next rows of a JSON; `masks` is Start()ed, or what it became by those before, which were
  // as many as there may be. Reads JsonMasks::kMoreBytes behind those of bytes.rows and bytes.end.
  void (*json_masks)(const RowBytes& bytes, const WordSet& words, const WordSet& more_words,
                     JsonMasks* masks) noexcept;

  // Of the TextMasks::kBytes bytes at `pos`, or of as many as there are. REQUIRES: pos < size.
  void (*text_masks)(const char* text, std::size_t size, std::size_t pos,
                     TextMasks& masks) noexcept;
};

// The kernels this machine can run, best first; the scalar one is always last. Never empty. The CPU
// is asked once, at the first call; any thread may call.
[[nodiscard]] const std::vector<const Kernel*>& AvailableKernels();

// The kernel of that name if this machine can run it, else null.
[[nodiscard]] const Kernel* FindKernel(std::string_view name);

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_KERNEL_H_
