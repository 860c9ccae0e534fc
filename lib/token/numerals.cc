#include "token/numerals.h"

#include <algorithm>

#include "base/secure_memory.h"

namespace panveil::token {

LongInteger::~LongInteger() { base::Wipe(limbs_.data(), sizeof(limbs_)); }

void LongInteger::MultiplyAdd(std::uint32_t factor, std::uint32_t addend) noexcept {
  std::uint64_t carry = addend;
  for (std::size_t i = 0; i < size_; ++i) {
    carry += std::uint64_t{limbs_[i]} * factor;
    limbs_[i] = static_cast<std::uint32_t>(carry);
    carry >>= 32;
  }
  if (carry != 0 && size_ < kMostLimbs) limbs_[size_++] = static_cast<std::uint32_t>(carry);
}

std::uint32_t LongInteger::Divide(std::uint32_t divisor) noexcept {
  std::uint64_t rest = 0;
  for (std::size_t i = size_; i-- > 0;) {
    rest = (rest << 32) | limbs_[i];
    limbs_[i] = static_cast<std::uint32_t>(rest / divisor);
    rest %= divisor;
  }
  while (size_ > 0 && limbs_[size_ - 1] == 0) --size_;
  return static_cast<std::uint32_t>(rest);
}

std::size_t LongInteger::ByteLength() const noexcept {
  std::size_t bytes = 4 * size_;
  while (bytes > 0 && ByteAt(bytes - 1) == 0) --bytes;
  return bytes;
}

std::uint8_t LongInteger::ByteAt(std::size_t i) const noexcept {
  if (i >= 4 * size_) return 0;
  return static_cast<std::uint8_t>(limbs_[i / 4] >> (8 * (i % 4)));
}

NumeralSystem::NumeralSystem(int radix) noexcept
    : radix_(static_cast<std::uint32_t>(radix)), chunk_(radix_), chunk_numerals_(1) {
  while (chunk_ <= UINT32_MAX / radix_) {
    chunk_ *= radix_;
    ++chunk_numerals_;
  }
}

void NumeralSystem::Read(const std::uint8_t* numerals, std::size_t count,
                         LongInteger* value) const noexcept {
  for (std::size_t i = 0; i < count;) {
    std::uint32_t factor = 1;
    std::uint32_t addend = 0;
    for (const std::size_t end = std::min(count, i + chunk_numerals_); i < end; ++i) {
      factor *= radix_;
      addend = addend * radix_ + numerals[i];
    }
    value->MultiplyAdd(factor, addend);
  }
}

template <typename Combine>
void NumeralSystem::ForEachNumeral(LongInteger* value, std::uint8_t* numerals, std::size_t count,
                                   Combine combine) const noexcept {
  for (std::size_t i = count; i > 0;) {
    std::uint32_t chunk = value->Divide(chunk_);
    for (const std::size_t end = i - std::min(i, chunk_numerals_); i > end; chunk /= radix_) {
      --i;
      numerals[i] = static_cast<std::uint8_t>(combine(numerals[i], chunk % radix_));
    }
  }
}

void NumeralSystem::Add(LongInteger* value, std::uint8_t* numerals,
                        std::size_t count) const noexcept {
  std::uint32_t carry = 0;
  ForEachNumeral(value, numerals, count, [&](std::uint32_t a, std::uint32_t b) noexcept {
    const std::uint32_t sum = a + b + carry;
    carry = sum >= radix_ ? 1 : 0;
    return sum - carry * radix_;
  });
}

void NumeralSystem::Subtract(LongInteger* value, std::uint8_t* numerals,
                             std::size_t count) const noexcept {
  std::uint32_t borrow = 0;
  ForEachNumeral(value, numerals, count, [&](std::uint32_t a, std::uint32_t b) noexcept {
    const std::uint32_t less = b + borrow;
    borrow = a < less ? 1 : 0;
    return a + borrow * radix_ - less;
  });
}

}  // namespace panveil::token
