// The IIN table: which prefixes are issued, with which PAN lengths, by which network.
//
// The facts are in iin_ranges.tsv; iin_table.py makes a trie of them. A look-up takes one to three
// loads, never allocates and is safe from any thread.
#ifndef PANVEIL_CARD_IIN_H_
#define PANVEIL_CARD_IIN_H_

#include <array>
#include <cstdint>

#include "panveil/finding.h"

namespace panveil::card {

// Digits of the shortest and of the longest PAN.
inline constexpr int kMinPanDigits = 12;
inline constexpr int kMaxPanDigits = 19;

// Digits that decide what is issued.
inline constexpr int kIinDigits = 8;

// What is issued under one prefix. Bit k of a set stands for PANs of 12 + k digits; the other sets
// are subsets of `lengths`.
struct IinEntry {
  std::uint8_t lengths;        // some issuer uses this length
  std::uint8_t catch_all;      // ... but only through a prefix that many other numbers share
  std::uint8_t no_luhn;        // ... and also issues numbers that fail Luhn
  std::uint8_t needs_context;  // ... and it is never a card without a card word near by

  // By length, the network of the longest prefix among those that allow the length; kUnknown where
  // none does.
  std::array<Brand, 8> brand;
};

// The bit of `count` digits in the sets of an IinEntry; 0 when no PAN is that short or long.
[[nodiscard]] constexpr std::uint8_t LengthBit(int count) noexcept {
  return count < kMinPanDigits || count > kMaxPanDigits
             ? std::uint8_t{0}
             : static_cast<std::uint8_t>(1U << static_cast<unsigned>(count - kMinPanDigits));
}

// Never fails: a prefix that nobody issues gives an entry without lengths.
// REQUIRES: kIinDigits digits are readable at `digits`, each 0 to 9.
[[nodiscard]] const IinEntry& FindIin(const std::uint8_t* digits) noexcept;

// Whether some issuer uses the prefix of `entry` with PANs of `count` digits. Any count is allowed.
[[nodiscard]] constexpr bool IsIssued(const IinEntry& entry, int count) noexcept {
  return (entry.lengths & LengthBit(count)) != 0;
}

}  // namespace panveil::card

#endif  // PANVEIL_CARD_IIN_H_
