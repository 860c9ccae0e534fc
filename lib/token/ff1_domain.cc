#include "token/ff1_domain.h"

#include <algorithm>

#include "base/secure_memory.h"
#include "token/big_endian.h"

namespace panveil::token {
namespace {

constexpr unsigned kRounds = 10;

// A half of 32 bits: the standard then takes 8 bytes of each round's block, one 64-bit word.
constexpr std::uint64_t kLargestHalf = std::uint64_t{1} << 32;

std::uint64_t HighHalfOfProduct(std::uint64_t a, std::uint64_t b) noexcept {
  __extension__ using Wide = unsigned __int128;
  return static_cast<std::uint64_t>((Wide{a} * b) >> 64);
}

// radix^exponent, or 0 above kLargestHalf.
std::uint64_t Power(int radix, int exponent) noexcept {
  std::uint64_t power = 1;
  for (int i = 0; i < exponent; ++i) {
    power *= static_cast<std::uint64_t>(radix);
    if (power > kLargestHalf) return 0;
  }
  return power;
}

// Bytes that hold the numbers below `modulus`.
int BytesBelow(std::uint64_t modulus) noexcept {
  int bytes = 0;
  for (std::uint64_t rest = modulus - 1; rest != 0; rest >>= 8) ++bytes;
  return bytes;
}

// The blocks of one number's rounds: tweak, zeros, round, half, folded with the first block.
class RoundBlocks {
 public:
  RoundBlocks(const std::uint8_t* folded, const std::uint8_t* tweak, int half_bits) noexcept
      : high_(LoadBigEndian64(folded) ^ LoadBigEndian64(tweak)),
        low_(LoadBigEndian64(folded + 8) ^ LoadBigEndian64(tweak + 8)),
        half_bits_(half_bits) {}
  ~RoundBlocks() { base::Wipe(block_, sizeof(block_)); }
  RoundBlocks(const RoundBlocks&) = delete;
  RoundBlocks& operator=(const RoundBlocks&) = delete;

  // The number that the standard calls y.
  std::uint64_t Run(Aes& aes, unsigned round, std::uint64_t half) noexcept {
    StoreBigEndian128(high_, low_ ^ (std::uint64_t{round} << half_bits_) ^ half, block_);
    ok_ &= aes.EncryptBlock(block_, block_);
    return LoadBigEndian64(block_);
  }

  [[nodiscard]] bool ok() const noexcept { return ok_; }

 private:
  std::uint8_t block_[Aes::kBlockBytes];
  std::uint64_t high_;
  std::uint64_t low_;
  int half_bits_;
  bool ok_ = true;
};

}  // namespace

// By the reciprocal: as fast as a division instruction where that is fast, and unlike it in the
// same time whatever the numbers are on every CPU. The reciprocal is too small by less than modulus
// / 2^64, so the quotient is by at most one, and the remainder is below twice the modulus.
Ff1Domain::Modulus::Quotient Ff1Domain::Modulus::Divide(std::uint64_t number) const noexcept {
  const std::uint64_t quotient = HighHalfOfProduct(number, reciprocal);
  const std::uint64_t remainder = number - quotient * value;
  const std::uint64_t more = remainder >= value ? 1 : 0;
  return {quotient + more, remainder - more * value};
}

// For powers of two: takes 30 ns of 300 off a token.
struct Ff1Domain::ReduceByMask {
  static std::uint64_t Add(std::uint64_t half, std::uint64_t y, const Modulus& m) noexcept {
    return (half + y) & (m.value - 1);
  }
  static std::uint64_t Subtract(std::uint64_t half, std::uint64_t y, const Modulus& m) noexcept {
    return (half - y) & (m.value - 1);
  }
};

struct Ff1Domain::ReduceByReciprocal {
  static std::uint64_t Add(std::uint64_t half, std::uint64_t y, const Modulus& m) noexcept {
    const std::uint64_t sum = half + m.Divide(y).remainder;
    return sum >= m.value ? sum - m.value : sum;
  }
  static std::uint64_t Subtract(std::uint64_t half, std::uint64_t y, const Modulus& m) noexcept {
    const std::uint64_t sum = half + m.value - m.Divide(y).remainder;
    return sum >= m.value ? sum - m.value : sum;
  }
};

std::optional<Ff1Domain> Ff1Domain::Create(Aes& aes, int radix, int numerals,
                                           std::size_t tweak_bytes) noexcept {
  if (radix < 2 || radix > 36 || numerals < 2 || numerals > 64) return std::nullopt;
  Ff1Domain domain;
  domain.left_.value = Power(radix, numerals / 2);
  domain.right_.value = Power(radix, numerals - numerals / 2);
  if (domain.left_.value == 0 || domain.right_.value == 0) return std::nullopt;
  domain.left_.reciprocal = ~std::uint64_t{0} / domain.left_.value;
  domain.right_.reciprocal = ~std::uint64_t{0} / domain.right_.value;
  // Of two halves of 2^32, the product wraps to 0, and the difference is right all the same.
  domain.largest_ = domain.left_.value * domain.right_.value - 1;
  if (domain.largest_ < 999999) return std::nullopt;
  const int half_bytes = BytesBelow(domain.right_.value);
  if (tweak_bytes >= Aes::kBlockBytes - static_cast<std::size_t>(half_bytes)) return std::nullopt;
  domain.half_bits_ = 8 * half_bytes;
  domain.power_of_two_ = (radix & (radix - 1)) == 0;
  if (!domain.FoldFirstBlock(aes, radix, numerals, tweak_bytes)) return std::nullopt;
  return domain;
}

bool Ff1Domain::FoldFirstBlock(Aes& aes, int radix, int numerals,
                               std::size_t tweak_bytes) noexcept {
  const std::array<std::uint8_t, Aes::kBlockBytes> first = {
      1,       2,
      1,       0,
      0,       static_cast<std::uint8_t>(radix),
      kRounds, static_cast<std::uint8_t>(numerals / 2),
      0,       0,
      0,       static_cast<std::uint8_t>(numerals),
      0,       0,
      0,       static_cast<std::uint8_t>(tweak_bytes)};
  return aes.EncryptBlock(first.data(), folded_.data());
}

template <typename Reduce>
bool Ff1Domain::EncryptHalves(Aes& aes, const Tweak& tweak, std::uint64_t* value) const noexcept {
  RoundBlocks blocks(folded_.data(), tweak.data(), half_bits_);
  const Modulus::Quotient halves = right_.Divide(*value);
  std::uint64_t a = halves.value;
  std::uint64_t b = halves.remainder;
  for (unsigned round = 0; round < kRounds; round += 2) {
    a = Reduce::Add(a, blocks.Run(aes, round, b), left_);
    b = Reduce::Add(b, blocks.Run(aes, round + 1, a), right_);
  }
  *value = blocks.ok() ? a * right_.value + b : 0;
  return blocks.ok();
}

template <typename Reduce>
bool Ff1Domain::DecryptHalves(Aes& aes, const Tweak& tweak, std::uint64_t* value) const noexcept {
  RoundBlocks blocks(folded_.data(), tweak.data(), half_bits_);
  const Modulus::Quotient halves = right_.Divide(*value);
  std::uint64_t a = halves.value;
  std::uint64_t b = halves.remainder;
  for (unsigned round = kRounds; round > 0; round -= 2) {
    b = Reduce::Subtract(b, blocks.Run(aes, round - 1, a), right_);
    a = Reduce::Subtract(a, blocks.Run(aes, round - 2, b), left_);
  }
  *value = blocks.ok() ? a * right_.value + b : 0;
  return blocks.ok();
}

bool Ff1Domain::Encrypt(Aes& aes, const Tweak& tweak, std::uint64_t* value) const noexcept {
  if (*value > largest_) {
    *value = 0;
    return false;
  }
  return power_of_two_ ? EncryptHalves<ReduceByMask>(aes, tweak, value)
                       : EncryptHalves<ReduceByReciprocal>(aes, tweak, value);
}

bool Ff1Domain::Decrypt(Aes& aes, const Tweak& tweak, std::uint64_t* value) const noexcept {
  if (*value > largest_) {
    *value = 0;
    return false;
  }
  return power_of_two_ ? DecryptHalves<ReduceByMask>(aes, tweak, value)
                       : DecryptHalves<ReduceByReciprocal>(aes, tweak, value);
}

// ---- Several at once

// What two rounds share is kept in words: the blocks are written anew each round.
class Ff1Domain::LaneRounds {
 public:
  LaneRounds(Aes& aes, Lane* lanes, std::size_t count) noexcept
      : aes_(aes), lanes_(lanes), count_(count) {
    for (std::size_t i = 0; i < count_; ++i) {
      const Ff1Domain& domain = *lanes_[i].domain;
      const std::uint8_t* const tweak = lanes_[i].tweak.data();
      lanes_[i].ok = lanes_[i].value <= domain.largest_;
      if (!lanes_[i].ok) lanes_[i].value = 0;
      const Modulus::Quotient halves = domain.right_.Divide(lanes_[i].value);
      a_[i] = halves.value;
      b_[i] = halves.remainder;
      high_[i] = LoadBigEndian64(domain.folded_.data()) ^ LoadBigEndian64(tweak);
      low_[i] = LoadBigEndian64(domain.folded_.data() + 8) ^ LoadBigEndian64(tweak + 8);
      by_mask_ = by_mask_ && domain.power_of_two_;
    }
  }
  ~LaneRounds() {
    base::Wipe(a_.data(), sizeof(a_));
    base::Wipe(b_.data(), sizeof(b_));
    base::Wipe(blocks_.data(), blocks_.size());
  }
  LaneRounds(const LaneRounds&) = delete;
  LaneRounds& operator=(const LaneRounds&) = delete;

  void Encrypt() noexcept {
    by_mask_ ? EncryptBy<ReduceByMask>() : EncryptBy<ReduceByReciprocal>();
  }
  void Decrypt() noexcept {
    by_mask_ ? DecryptBy<ReduceByMask>() : DecryptBy<ReduceByReciprocal>();
  }

 private:
  using Halves = std::array<std::uint64_t, kLanes>;

  // Leaves the number that the standard calls y in front of each block.
  void Run(unsigned round, const Halves& halves) noexcept {
    for (std::size_t i = 0; i < count_; ++i) {
      std::uint8_t* const block = blocks_.data() + i * Aes::kBlockBytes;
      const std::uint64_t number = std::uint64_t{round} << lanes_[i].domain->half_bits_;
      StoreBigEndian128(high_[i], low_[i] ^ number ^ halves[i], block);
    }
    ok_ &= aes_.EncryptBlocks(blocks_.data(), blocks_.data(), count_);
  }
  [[nodiscard]] std::uint64_t y(std::size_t lane) const noexcept {
    return LoadBigEndian64(blocks_.data() + lane * Aes::kBlockBytes);
  }

  template <typename Reduce>
  void EncryptBy() noexcept {
    for (unsigned round = 0; round < kRounds; round += 2) {
      Run(round, b_);
      for (std::size_t i = 0; i < count_; ++i) {
        a_[i] = Reduce::Add(a_[i], y(i), lanes_[i].domain->left_);
      }
      Run(round + 1, a_);
      for (std::size_t i = 0; i < count_; ++i) {
        b_[i] = Reduce::Add(b_[i], y(i), lanes_[i].domain->right_);
      }
    }
    Finish();
  }

  template <typename Reduce>
  void DecryptBy() noexcept {
    for (unsigned round = kRounds; round > 0; round -= 2) {
      Run(round - 1, a_);
      for (std::size_t i = 0; i < count_; ++i) {
        b_[i] = Reduce::Subtract(b_[i], y(i), lanes_[i].domain->right_);
      }
      Run(round - 2, b_);
      for (std::size_t i = 0; i < count_; ++i) {
        a_[i] = Reduce::Subtract(a_[i], y(i), lanes_[i].domain->left_);
      }
    }
    Finish();
  }

  void Finish() noexcept {
    for (std::size_t i = 0; i < count_; ++i) {
      Lane& lane = lanes_[i];
      lane.ok = lane.ok && ok_;
      lane.value = lane.ok ? a_[i] * lane.domain->right_.value + b_[i] : 0;
    }
  }

  Aes& aes_;
  Lane* lanes_;
  std::size_t count_;
  bool by_mask_ = true;
  bool ok_ = true;
  Halves a_{};
  Halves b_{};
  Halves high_{};
  Halves low_{};
  std::array<std::uint8_t, kLanes * Aes::kBlockBytes> blocks_{};
};

void Ff1Domain::EncryptAll(Aes& aes, Lane* lanes, std::size_t count) noexcept {
  for (std::size_t at = 0; at < count; at += kLanes) {
    LaneRounds(aes, lanes + at, std::min(kLanes, count - at)).Encrypt();
  }
}

void Ff1Domain::DecryptAll(Aes& aes, Lane* lanes, std::size_t count) noexcept {
  for (std::size_t at = 0; at < count; at += kLanes) {
    LaneRounds(aes, lanes + at, std::min(kLanes, count - at)).Decrypt();
  }
}

}  // namespace panveil::token
