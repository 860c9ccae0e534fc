// A run: digits that could be read together, each with the place it came from.
#ifndef PANVEIL_PAYLOAD_DIGIT_RUN_H_
#define PANVEIL_PAYLOAD_DIGIT_RUN_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "payload/gap.h"
#include "text/digit_form.h"
#include "text/eight.h"

namespace panveil::payload {

// How a digit of a run is written.
enum class Written : std::uint8_t {
  kDigit = 0,  // as a digit of some script
  kLookAlike,  // as a letter that looks like one
  kWord,       // in letters; of "triple three", the second 3 has no bytes of its own
};

// Where a digit's value is written, and how; four bytes, so that one store writes it.
struct Look {
  std::uint8_t length = 1;  // in bytes
  text::DigitForm form = text::DigitForm::kAscii;
  Written written = Written::kDigit;
  bool repeats = false;  // a "double" or "triple", whose value is the next digit's
};

// Whether it is that of '0' to '9': one comparison of four bytes. A repeat is a word.
[[nodiscard]] inline bool IsPlainLook(const Look& look) noexcept {
  static_assert(sizeof(Look) == sizeof(std::uint32_t));
  constexpr Look kPlain;
  return std::memcmp(&look, &kPlain, sizeof(Look)) == 0;
}

// Holds a window of a run, which may be longer than any buffer: a reader appends digits at the end
// until the run has ended or the buffer is full, the recogniser drops from the front what it has
// decided.
struct DigitRun {
  static constexpr int kCapacity = 512;
  // A buffer of so many digits that stand over so many bytes is full, too: of digits far apart, and
  // of words, a stream would have to hold all the text that they are in.
  static constexpr int kEnoughDigits = 192;
  static constexpr std::size_t kEnoughBytes = 1024;
  // What reads eight at a time may start wherever it likes: FindIin(). Past the end digits are
  // zeros.
  static constexpr int kPadding = 8;

  std::string_view text;     // what the offsets count in
  int size = 0;              // digits in the buffer
  bool whole_front = true;   // digit 0 is the run's first: nothing was dropped
  bool ended = false;        // no digit follows the last one
  bool has_letters = false;  // look-alikes or words are, or were, among the digits
  int used = 0;              // digits that the buffer held at most, since the last Wipe()
  std::array<std::uint8_t, kCapacity + kPadding> value{};  // 0 to 9
  std::array<Gap, kCapacity + kPadding> gap{};  // before the digit; kNone before the first
  std::array<std::size_t, kCapacity> offset{};  // of the digit, in bytes of `text`
  std::array<Look, kCapacity> look{};

  // Empties the buffer for the next run of `source`. What was in it stays readable until Wipe().
  void Start(std::string_view source) noexcept;

  struct Digit {
    std::uint8_t value = 0;
    Gap gap = Gap::kNone;
    std::size_t offset = 0;
    Look look;
  };

  // REQUIRES: size < kCapacity.
  void Append(const Digit& digit) noexcept {
    const auto i = static_cast<std::size_t>(size++);
    value[i] = digit.value;
    gap[i] = digit.gap;
    offset[i] = digit.offset;
    look[i] = digit.look;
    has_letters = has_letters || digit.look.written != Written::kDigit;
  }

  // Makes digits [begin, end), which stay readable, what they are in the output: figures, those of
  // a "triple" in one group.
  // REQUIRES: begin > 0.
  void MakeFigures(int begin, int end) noexcept;

  // One past the last byte of digit `i`.
  [[nodiscard]] std::size_t End(int i) const noexcept {
    return offset[static_cast<std::size_t>(i)] + look[static_cast<std::size_t>(i)].length;
  }

  // Whether no more digits are appended until some are dropped.
  [[nodiscard]] bool IsFull() const noexcept {
    return size == kCapacity ||
           (size >= kEnoughDigits && End(size - 1) - offset[0] >= kEnoughBytes);
  }

  // Whether digit `i` is one of '0' to '9'.
  [[nodiscard]] bool IsPlain(int i) const noexcept {
    return IsPlainLook(look[static_cast<std::size_t>(i)]);
  }

  // From now on the text is `moved`, which lacks its first `gone` bytes. REQUIRES: they are before
  // the first digit in the buffer.
  void MoveTo(std::string_view moved, std::size_t gone) noexcept;

  // Forgets the first `count` digits.
  void Drop(int count) noexcept;

  // Zeros every digit held since the last Wipe().
  void Wipe() noexcept;

  // Whether "**", "__" or "~~", and nothing else, stands before digit `i`: emphasis, which may be
  // of a part of a number. REQUIRES: i > 0.
  [[nodiscard]] bool IsEmphasis(int i) const noexcept;

  // Whether digits [begin, end) are one group that nothing beside it can be read together with: no
  // space, dash or emphasis joins it to other digits, as a line end, a comma or a bar may. A group
  // below 16 digits must be the whole run: four or six more digits would make halves of a PAN with
  // it.
  [[nodiscard]] bool StandsAlone(int begin, int end) const noexcept;

  // Whether a group of digits starts at `i`: the first, or one with a gap before it. True one past
  // the last digit, where the run ends.
  [[nodiscard]] bool IsBorder(int i) const noexcept {
    return i == 0 || i == size || gap[static_cast<std::size_t>(i)] != Gap::kNone;
  }
};

// Bit k: a gap is before digit `i` + k, for k below eight; of digits past the end it says nothing.
// REQUIRES: i <= DigitRun::kCapacity.
[[nodiscard]] inline std::uint32_t GapsAmongEight(const DigitRun& run, int i) noexcept {
  static_assert(static_cast<unsigned>(Gap::kTurn) <= 0x80);
  const std::uint64_t eight = text::LoadEight(run.gap.data() + i);
  return static_cast<std::uint32_t>(text::TopBits(eight + text::InEachOfEight(0x7F)));
}

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_DIGIT_RUN_H_
