// How words are looked up: for lexicon.cc and lexicon_rows.cc.
#ifndef PANVEIL_CARD_LEXICON_LOOKUP_H_
#define PANVEIL_CARD_LEXICON_LOOKUP_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "card/lexicon.h"
#include "card/word_table.inc"
#include "text/letter.h"

namespace panveil::card::internal {

// FNV-1a over folded letters.
inline constexpr std::uint64_t kHashStart = 0xCBF29CE484222325;
constexpr std::uint64_t HashStep(std::uint64_t hash, std::uint64_t folded) noexcept {
  return (hash ^ folded) * 0x100000001B3;
}

// The words are compared by 48 bits of their hash alone. Chance makes one word in 10^11 another;
// who makes one on purpose has found a long way to write "card".
inline WordKinds Find(std::uint64_t hash) noexcept {
  constexpr std::uint64_t kKindsMask = 0xFFFF;
  std::size_t i = (hash >> kSlotShift) % kSlots.size();
  while (kSlots[i] != 0) {
    if (((kSlots[i] ^ hash) & ~kKindsMask) == 0) {
      return static_cast<WordKinds>(kSlots[i] & kKindsMask);
    }
    i = (i + 1) % kSlots.size();
  }
  return 0;
}

// The folded letter of an ASCII byte; kLead for the first byte of a wider character; else 0.
inline constexpr std::uint8_t kLead = 0xFF;
constexpr std::array<std::uint8_t, 256> MakeFolds() {
  std::array<std::uint8_t, 256> folds{};
  for (unsigned c = 0; c < folds.size(); ++c) {
    const std::uint32_t ascii = text::FoldAscii(static_cast<char>(c));
    folds[c] = text::IsLead(static_cast<char>(c)) ? kLead : static_cast<std::uint8_t>(ascii);
  }
  return folds;
}
inline constexpr std::array<std::uint8_t, 256> kFolds = MakeFolds();

// Not text[i], which in a hardened build checks `i` each time.
inline std::uint8_t FoldAt(std::string_view text, std::size_t i) noexcept {
  return kFolds[static_cast<unsigned char>(text.data()[i])];
}

constexpr bool IsAsciiLetter(std::uint8_t folded) noexcept {
  return static_cast<std::uint8_t>(folded - 1) < kLead - 1;
}

// FNV-1a over at most eight of them.
inline std::uint64_t HashOf(std::uint64_t letters) noexcept {
  std::uint64_t hash = kHashStart;
  for (; letters != 0; letters >>= 8) hash = HashStep(hash, letters & 0xFF);
  return hash;
}

constexpr std::size_t KeyBit(std::uint64_t letters, unsigned shift) noexcept {
  return static_cast<std::size_t>((letters * kKeyMultiplier) >> shift);
}

// One bit rules out nearly all words of other letters.
template <typename Keys>
bool HasKey(const Keys& keys, unsigned shift, std::uint64_t letters) noexcept {
  const std::size_t bit = KeyBit(letters, shift);
  return ((keys.data()[bit / 64] >> (bit % 64)) & 1) != 0;
}

// Whether a word that begins so may be one of the table.
inline bool MayBeAsciiWord(std::uint64_t letters) noexcept {
  return HasKey(kKeys, kKeyShift, letters);
}

// What the word of these one to eight small letters says.
inline WordKinds KindsOf(std::uint64_t letters) noexcept {
  return MayBeAsciiWord(letters) ? Find(HashOf(letters)) : WordKinds{0};
}

}  // namespace panveil::card::internal

#endif  // PANVEIL_CARD_LEXICON_LOOKUP_H_
