// The digits of a stretch, in groups: whether some may be a PAN, told without reading the text.
#ifndef PANVEIL_SCRUB_DIGIT_GROUPS_H_
#define PANVEIL_SCRUB_DIGIT_GROUPS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "scan/kernel.h"

namespace panveil::scrub {

// What a stretch holds.
class DigitGroups {
 public:
  explicit DigitGroups(std::string_view stretch) noexcept;
  ~DigitGroups();
  DigitGroups(const DigitGroups&) = delete;
  DigitGroups& operator=(const DigitGroups&) = delete;

  // Whether some of its digits, from the begin of one group to the end of one, may be a PAN: by the
  // issuer, how many they are, and Luhn.
  [[nodiscard]] bool MayHoldPan() const noexcept;
  // More than digits in groups, or too much of them.
  [[nodiscard]] bool odd() const noexcept { return odd_; }
  // Digits, and points at most.
  [[nodiscard]] bool number() const noexcept { return number_; }

 private:
  static constexpr std::size_t kMostBytes = 63;

  [[nodiscard]] bool MayBePanAt(std::size_t begin) const noexcept;

  std::size_t size_ = 0;
  // Bit n: a group begins with the digit n. The end of the last is one, too.
  std::uint64_t begins_ = 0;
  bool odd_ = false;
  bool number_ = true;
  std::uint8_t digits_[kMostBytes];
};

// Whether nothing that stands beside a stretch of `text` is read for more digits.
[[nodiscard]] bool IsApart(std::string_view text, const scan::Stretch& stretch) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_DIGIT_GROUPS_H_
