// Numeral strings of any length as integers, in fixed buffers: the arithmetic of ff1.cc.
#ifndef PANVEIL_TOKEN_NUMERALS_H_
#define PANVEIL_TOKEN_NUMERALS_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace panveil::token {

// An integer below 2^(32 * kMostLimbs). Wipes itself.
class LongInteger {
 public:
  // 1024 numerals of radix 36 take 5295 bits, 166 limbs; FF1's y has four bytes more at the least.
  static constexpr std::size_t kMostLimbs = 168;

  LongInteger() = default;
  ~LongInteger();
  LongInteger(const LongInteger&) = delete;
  LongInteger& operator=(const LongInteger&) = delete;

  // *this = *this * factor + addend. REQUIRES: the result fits.
  void MultiplyAdd(std::uint32_t factor, std::uint32_t addend) noexcept;

  // *this /= divisor; returns the remainder. REQUIRES: divisor != 0.
  std::uint32_t Divide(std::uint32_t divisor) noexcept;

  // Without leading zeros; 0 for zero.
  [[nodiscard]] std::size_t ByteLength() const noexcept;

  // Byte `i` from the least significant one; 0 beyond the end.
  [[nodiscard]] std::uint8_t ByteAt(std::size_t i) const noexcept;

 private:
  std::array<std::uint32_t, kMostLimbs> limbs_{};  // least significant first
  std::size_t size_ = 0;                           // limbs in use; the topmost is not zero
};

// Numerals of one radix, 2 to 36, most significant first. Works on as many at a time as one limb
// holds.
class NumeralSystem {
 public:
  explicit NumeralSystem(int radix) noexcept;

  // Appends `count` numerals to those that `value` was made of: *value = *value * radix^count + ...
  void Read(const std::uint8_t* numerals, std::size_t count, LongInteger* value) const noexcept;

  // Adds `value` to, or subtracts it from, the `count` numerals, modulo radix^count. Uses `value`
  // up.
  void Add(LongInteger* value, std::uint8_t* numerals, std::size_t count) const noexcept;
  void Subtract(LongInteger* value, std::uint8_t* numerals, std::size_t count) const noexcept;

 private:
  template <typename Combine>
  void ForEachNumeral(LongInteger* value, std::uint8_t* numerals, std::size_t count,
                      Combine combine) const noexcept;

  std::uint32_t radix_;
  std::uint32_t chunk_;  // radix^chunk_numerals_, the largest power that a limb holds
  std::size_t chunk_numerals_;
};

}  // namespace panveil::token

#endif  // PANVEIL_TOKEN_NUMERALS_H_
