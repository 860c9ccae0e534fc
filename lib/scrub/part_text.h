// A run of digits in ASCII, so that runs of several messages can be read as one text.
#ifndef PANVEIL_SCRUB_PART_TEXT_H_
#define PANVEIL_SCRUB_PART_TEXT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "payload/digit_run.h"

namespace panveil::scrub {

// The digits of a run as '0' to '9', with one or two characters for each gap: those that stand
// there, or such as mean the same to the recogniser. A '+' right before the run stays. Wiped when
// it goes.
class PartText {
 public:
  // Of a longer run the digits behind these are left out.
  static constexpr int kMostDigits = 64;

  PartText() = default;
  ~PartText();
  PartText(const PartText&) = delete;
  PartText& operator=(const PartText&) = delete;

  void Write(const payload::DigitRun& run) noexcept;
  void Clear() noexcept;

  // Digits from `first` on, and the '+' with the first of all.
  [[nodiscard]] std::string_view TextFrom(int first) const noexcept;

  [[nodiscard]] int digits() const noexcept { return digits_; }
  // Of digit `i`, in TextFrom(0).
  [[nodiscard]] std::size_t OffsetOf(int i) const noexcept {
    return offset_[static_cast<std::size_t>(i)];
  }
  // Digits of the run that may only number it, as in "2: 1111" and "2/4 1111": up to two digits in
  // front of groups of which one is longer. 0 for none.
  [[nodiscard]] int Trim() const noexcept;
  // The digit that the last groups begin with, of which all together have at most `most_digits` and
  // `most_bytes`. All of them when the run is longer than kMostDigits: none is its last.
  [[nodiscard]] int LastGroups(int most_digits, std::size_t most_bytes) const noexcept;

 private:
  [[nodiscard]] bool BeginsGroup(int i) const noexcept {
    return i == 0 || OffsetOf(i) != OffsetOf(i - 1) + 1;
  }
  void PutGap(const payload::DigitRun& run, int i) noexcept;

  int digits_ = 0;
  bool cut_ = false;
  std::size_t size_ = 0;
  std::array<char, 3 * kMostDigits + 1> bytes_{};
  std::array<std::uint16_t, kMostDigits> offset_{};
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_PART_TEXT_H_
