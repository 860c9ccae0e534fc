// How names of fields end that say something, by a bit for three letters: most others are ruled out
// by it.
#ifndef PANVEIL_CARD_FIELD_NAME_ENDINGS_H_
#define PANVEIL_CARD_FIELD_NAME_ENDINGS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "card/field_name.h"
#include "card/field_name_list.h"
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

// What names end with, by their last three letters; names of fewer than two, by all of them.
struct Endings {
  std::array<std::uint64_t, (27 * 27 * 27 + 63) / 64> bits{};

  static constexpr unsigned NumberOf(char c) noexcept {
    return IsLower(c) ? 1U + static_cast<unsigned>(c - 'a') : 0U;
  }
  constexpr void Add(std::string_view letters) {
    const std::size_t n = letters.size();
    const unsigned last = NumberOf(letters[n - 1]);
    const unsigned second = n > 1 ? NumberOf(letters[n - 2]) : 0;
    for (unsigned first = 0; first < 27; ++first) {
      if (n < 2 ? first != 0 : n > 2 && first != NumberOf(letters[n - 3])) continue;
      const unsigned bit = (first * 27 + second) * 27 + last;
      bits[bit / 64] |= std::uint64_t{1} << (bit % 64);
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

inline bool MayEndSo(std::string_view name, const Endings& endings) noexcept {
  unsigned index = 0;
  unsigned weight = 1;
  for (std::size_t at = name.size(); at > 0 && weight < 27 * 27 * 27;) {
    const char c = name[--at];
    if (IsNumeral(c) || static_cast<unsigned char>(c) >= 0x80) return true;
    const unsigned letter = Endings::NumberOf(static_cast<char>(c | 0x20));
    if (letter == 0) continue;
    index += weight * letter;
    weight *= 27;
  }
  // "_" and the like.
  if (index == 0) return !name.empty();
  return ((endings.bits[index / 64] >> (index % 64)) & 1) != 0;
}

}  // namespace panveil::card::internal

#endif  // PANVEIL_CARD_FIELD_NAME_ENDINGS_H_
