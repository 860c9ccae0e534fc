// How names of fields end that say something, by a bit for three letters, then one for five: most
// others are ruled out by these.
#ifndef PANVEIL_CARD_FIELD_NAME_ENDINGS_H_
#define PANVEIL_CARD_FIELD_NAME_ENDINGS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "card/field_name.h"
#include "card/field_name_list.h"
#include "card/field_name_table.inc"
#include "card/field_name_words.h"

namespace panveil::card::internal {

constexpr bool IsLower(char c) noexcept { return c >= 'a' && c <= 'z'; }
constexpr bool IsNumeral(char c) noexcept { return c >= '0' && c <= '9'; }

// IsWrapName(), small letters alone; the empty one is of "_", "$", "#".
inline constexpr std::string_view kWraps[] = {"",
                                              "s",
                                              "n",
                                              "t",
                                              "raw",
                                              "text",
                                              "val",
                                              "content",
                                              "plain",
                                              "data",
                                              "stringvalue",
                                              "integervalue",
                                              "string",
                                              "int",
                                              "integer",
                                              "numberint",
                                              "numberlong",
                                              "doublevalue",
                                              "plaintext",
                                              "input",
                                              "long",
                                              "values",
                                              "listvalue",
                                              "numbervalue",
                                              "originalvalue",
                                              "interpretedvalue",
                                              "resolvedvalues",
                                              "rawvalue"};

// What names end with, by their last five letters; names of fewer, by all of them.
struct Endings {
  static constexpr unsigned kThrees = 27 * 27 * 27;
  static constexpr unsigned kFiveBits = 14;
  // By the last three; those of names with no more.
  std::array<std::uint64_t, (kThrees + 63) / 64> threes{};
  std::array<std::uint64_t, (kThrees + 63) / 64> shorts{};
  std::array<std::uint64_t, (1U << kFiveBits) / 64> fives{};

  static constexpr unsigned NumberOf(char c) noexcept {
    return IsLower(c) ? 1U + static_cast<unsigned>(c - 'a') : 0U;
  }
  // `more`: the two letters before the last three.
  static constexpr unsigned FiveBit(unsigned more, unsigned three) noexcept {
    return ((more * kThrees + three) * 0x9E3779B1U) >> (32 - kFiveBits);
  }
  template <std::size_t kSize>
  static constexpr bool Has(const std::array<std::uint64_t, kSize>& bits, unsigned bit) noexcept {
    return ((bits[bit / 64] >> (bit % 64)) & 1) != 0;
  }
  constexpr void Add(std::string_view letters) {
    const std::size_t n = letters.size();
    const unsigned last = NumberOf(letters[n - 1]);
    const unsigned second = n > 1 ? NumberOf(letters[n - 2]) : 0;
    for (unsigned first = 0; first < 27; ++first) {
      if (n < 2 ? first != 0 : n > 2 && first != NumberOf(letters[n - 3])) continue;
      const unsigned three = (first * 27 + second) * 27 + last;
      threes[three / 64] |= std::uint64_t{1} << (three % 64);
      if (n > 3) {
        AddFives(letters, three);
      } else {
        shorts[three / 64] |= std::uint64_t{1} << (three % 64);
      }
    }
  }

 private:
  constexpr void AddFives(std::string_view letters, unsigned three) {
    const std::size_t n = letters.size();
    for (unsigned fifth = 0; fifth < 27; ++fifth) {
      if (n > 4 && fifth != NumberOf(letters[n - 5])) continue;
      const unsigned five = FiveBit(fifth * 27 + NumberOf(letters[n - 4]), three);
      fives[five / 64] |= std::uint64_t{1} << (five % 64);
    }
  }
};

constexpr bool IsCodeOrDate(FieldKind kind) noexcept {
  return kind == FieldKind::kCode || kind == FieldKind::kCodeWithCardBeside ||
         kind == FieldKind::kExpiry || kind == FieldKind::kExpiryWithCardBeside ||
         kind == FieldKind::kTrack;
}

constexpr Endings EndingsOfListed(bool all) {
  Endings endings;
  for (const ListedName& listed : kListedNames) {
    if (all || IsCodeOrDate(listed.kind)) endings.Add(listed.letters);
  }
  for (const ListedName& listed : kLatinNames) {
    if (all || IsCodeOrDate(listed.kind)) endings.Add(listed.letters);
  }
  return endings;
}
constexpr Endings WithTails(Endings endings) {
  for (const std::string_view tail : kTails) endings.Add(tail);
  return endings;
}
// Of codes, dates and tracks, and of what says something where it stands.
constexpr Endings MakeEndings() {
  Endings endings = WithTails(EndingsOfListed(false));
  for (const std::string_view part : {"value", "code"}) endings.Add(part);
  for (const std::string_view wrap : kWraps) {
    if (!wrap.empty()) endings.Add(wrap);
  }
  for (const std::string_view value : {"val", "answer", "content", "text"}) endings.Add(value);
  return endings;
}

constexpr Endings EndingsOfOthers() {
  Endings endings;
  for (const OtherThing& other : kOtherThings) endings.Add(other.word);
  return endings;
}

inline constexpr Endings kEndings = MakeEndings();
inline constexpr Endings kOtherEndings = EndingsOfOthers();
inline constexpr Endings kListedEndings = EndingsOfListed(true);
inline constexpr Endings kAllEndings = WithTails(kListedEndings);

// Reads letters of name[0, *at) from the last one on until they take up to `most`, the last in the
// lowest place. False when a character is there that may be any letter.
inline bool ReadLast(std::string_view name, unsigned most, std::size_t* at,
                     unsigned* letters) noexcept {
  for (unsigned weight = 1; *at > 0 && weight < most;) {
    const char c = name[--*at];
    if (IsNumeral(c) || static_cast<unsigned char>(c) >= 0x80) return false;
    const unsigned letter = Endings::NumberOf(static_cast<char>(c | 0x20));
    if (letter == 0) continue;
    *letters += weight * letter;
    weight *= 27;
  }
  return true;
}

inline bool MayEndSo(std::string_view name, const Endings& endings) noexcept {
  std::size_t at = name.size();
  unsigned three = 0;
  if (!ReadLast(name, Endings::kThrees, &at, &three)) return true;
  // "_" and the like.
  if (three == 0) return !name.empty();
  if (!Endings::Has(endings.threes, three)) return false;
  unsigned more = 0;
  return Endings::Has(endings.shorts, three) || !ReadLast(name, 27 * 27, &at, &more) ||
         Endings::Has(endings.fives, Endings::FiveBit(more, three));
}

}  // namespace panveil::card::internal

#endif  // PANVEIL_CARD_FIELD_NAME_ENDINGS_H_
