#include "token/ff1.h"

#include <algorithm>
#include <array>

#include "base/secure_memory.h"
#include "token/numerals.h"

namespace panveil::token {
namespace {

constexpr std::uint8_t kRounds = 10;

// CBC-MAC, byte by byte. The caller sees to it that whole blocks go in.
class CbcMac {
 public:
  explicit CbcMac(Aes& aes) noexcept : aes_(aes) {}
  CbcMac(const CbcMac&) = default;
  CbcMac& operator=(const CbcMac&) = delete;
  ~CbcMac() { base::Wipe(state_.data(), state_.size()); }

  void Absorb(std::uint8_t byte) noexcept {
    state_[filled_++] ^= byte;
    if (filled_ < state_.size()) return;
    filled_ = 0;
    ok_ &= aes_.EncryptBlock(state_.data(), state_.data());
  }
  void AbsorbNumber(std::uint32_t value, int bytes) noexcept {
    while (bytes-- > 0) Absorb(static_cast<std::uint8_t>(value >> (8 * bytes)));
  }

  [[nodiscard]] const std::uint8_t* result() const noexcept { return state_.data(); }
  [[nodiscard]] bool ok() const noexcept { return ok_; }

 private:
  Aes& aes_;
  std::array<std::uint8_t, Aes::kBlockBytes> state_{};
  std::size_t filled_ = 0;
  bool ok_ = true;
};

// What all rounds of one string have in common. Names in quotes are the standard's.
class Rounds {
 public:
  Rounds(Aes& aes, int radix, std::size_t count) noexcept
      : aes_(aes), system_(radix), shared_mac_(aes), radix_(radix), count_(count) {}

  // 'P' and the head of 'Q', which no round changes.
  void Begin(const std::uint8_t* tweak, std::size_t tweak_bytes) noexcept {
    half_bytes_ = BytesOfHalf();
    shared_mac_.AbsorbNumber(0x010201, 3);
    shared_mac_.AbsorbNumber(static_cast<std::uint32_t>(radix_), 3);
    shared_mac_.Absorb(kRounds);
    shared_mac_.Absorb(static_cast<std::uint8_t>(count_ / 2));
    shared_mac_.AbsorbNumber(static_cast<std::uint32_t>(count_), 4);
    shared_mac_.AbsorbNumber(static_cast<std::uint32_t>(tweak_bytes), 4);
    for (std::size_t i = 0; i < tweak_bytes; ++i) shared_mac_.Absorb(tweak[i]);
    for (std::size_t i = tweak_bytes + half_bytes_ + 1; i % Aes::kBlockBytes != 0; ++i) {
      shared_mac_.Absorb(0);
    }
  }

  // 'y', from the round's number and the half that this round leaves alone.
  void Run(std::uint8_t round, const std::uint8_t* half, std::size_t count,
           LongInteger* y) noexcept {
    CbcMac mac(shared_mac_);
    mac.Absorb(round);
    {
      LongInteger number;
      system_.Read(half, count, &number);
      for (std::size_t i = half_bytes_; i-- > 0;) mac.Absorb(number.ByteAt(i));
    }
    ok_ &= mac.ok();
    Expand(mac.result(), (half_bytes_ + 3) / 4 * 4 + 4, y);
  }

  [[nodiscard]] const NumeralSystem& system() const noexcept { return system_; }
  [[nodiscard]] bool ok() const noexcept { return ok_; }

 private:
  // 'b', without logarithms: the bytes of the largest number that the longer half can be.
  std::size_t BytesOfHalf() const noexcept {
    const auto largest_numeral = static_cast<std::uint8_t>(radix_ - 1);
    LongInteger largest;
    for (std::size_t i = count_ / 2; i < count_; ++i) system_.Read(&largest_numeral, 1, &largest);
    return largest.ByteLength();
  }

  // The first `bytes` bytes of 'S', as a number.
  void Expand(const std::uint8_t* mac, std::size_t bytes, LongInteger* y) noexcept {
    std::array<std::uint8_t, Aes::kBlockBytes> block;
    std::copy(mac, mac + block.size(), block.begin());
    for (std::size_t i = 0; i < bytes; ++i) {
      const std::size_t in_block = i % block.size();
      if (i != 0 && in_block == 0) {
        // There are fewer than 256 blocks: the counter stays in the last byte.
        std::copy(mac, mac + block.size(), block.begin());
        block.back() ^= static_cast<std::uint8_t>(i / block.size());
        ok_ &= aes_.EncryptBlock(block.data(), block.data());
      }
      y->MultiplyAdd(256, block[in_block]);
    }
    base::Wipe(block.data(), block.size());
  }

  Aes& aes_;
  NumeralSystem system_;
  CbcMac shared_mac_;
  int radix_;
  std::size_t count_;
  std::size_t half_bytes_ = 0;
  bool ok_ = true;
};

bool SpansAtLeast(std::uint32_t least, int radix, std::size_t count) noexcept {
  std::uint64_t size = 1;
  for (std::size_t i = 0; i < count && size < least; ++i) size *= static_cast<std::uint64_t>(radix);
  return size >= least;
}

Ff1Status Check(std::uint32_t least_domain, int radix, std::size_t tweak_bytes,
                const std::uint8_t* numerals, std::size_t count) noexcept {
  if (radix < 2 || radix > kFf1MostRadix) return Ff1Status::kBadRadix;
  if (count > kFf1MostNumerals || tweak_bytes > kFf1MostTweakBytes) return Ff1Status::kTooLong;
  if (count < 2 || !SpansAtLeast(least_domain, radix, count)) return Ff1Status::kDomainTooSmall;
  const bool valid = std::all_of(numerals, numerals + count,
                                 [radix](std::uint8_t numeral) { return numeral < radix; });
  return valid ? Ff1Status::kOk : Ff1Status::kBadNumeral;
}

enum class Direction { kEncrypt, kDecrypt };

Ff1Status Run(Direction direction, std::uint32_t least_domain, Aes& aes, int radix,
              const std::uint8_t* tweak, std::size_t tweak_bytes, std::uint8_t* numerals,
              std::size_t count) noexcept {
  const Ff1Status status = Check(least_domain, radix, tweak_bytes, numerals, count);
  if (status != Ff1Status::kOk) return status;
  Rounds rounds(aes, radix, count);
  rounds.Begin(tweak, tweak_bytes);
  const std::size_t left = count / 2;
  for (std::uint8_t i = 0; i < kRounds; ++i) {
    const bool encrypt = direction == Direction::kEncrypt;
    const std::uint8_t round = encrypt ? i : static_cast<std::uint8_t>(kRounds - 1 - i);
    // Even rounds change the left half by the right one, odd rounds the other way round; nothing
    // need be swapped.
    LongInteger y;
    std::uint8_t* changed = round % 2 == 0 ? numerals : numerals + left;
    const std::size_t changed_count = round % 2 == 0 ? left : count - left;
    rounds.Run(round, round % 2 == 0 ? numerals + left : numerals, count - changed_count, &y);
    if (encrypt) {
      rounds.system().Add(&y, changed, changed_count);
    } else {
      rounds.system().Subtract(&y, changed, changed_count);
    }
  }
  if (rounds.ok()) return Ff1Status::kOk;
  base::Wipe(numerals, count);
  return Ff1Status::kCipherFailed;
}

}  // namespace

Ff1Status Ff1Encrypt(Aes& aes, int radix, const std::uint8_t* tweak, std::size_t tweak_bytes,
                     std::uint8_t* numerals, std::size_t count) noexcept {
  return Run(Direction::kEncrypt, kFf1LeastDomain, aes, radix, tweak, tweak_bytes, numerals, count);
}

Ff1Status Ff1Decrypt(Aes& aes, int radix, const std::uint8_t* tweak, std::size_t tweak_bytes,
                     std::uint8_t* numerals, std::size_t count) noexcept {
  return Run(Direction::kDecrypt, kFf1LeastDomain, aes, radix, tweak, tweak_bytes, numerals, count);
}

namespace internal {

Ff1Status Ff1EncryptAnyDomain(Aes& aes, int radix, const std::uint8_t* tweak,
                              std::size_t tweak_bytes, std::uint8_t* numerals,
                              std::size_t count) noexcept {
  return Run(Direction::kEncrypt, 1, aes, radix, tweak, tweak_bytes, numerals, count);
}

Ff1Status Ff1DecryptAnyDomain(Aes& aes, int radix, const std::uint8_t* tweak,
                              std::size_t tweak_bytes, std::uint8_t* numerals,
                              std::size_t count) noexcept {
  return Run(Direction::kDecrypt, 1, aes, radix, tweak, tweak_bytes, numerals, count);
}

}  // namespace internal
}  // namespace panveil::token
