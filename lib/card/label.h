// Walks over the words beside a number, nearest first, to see whether one of them labels it.
#ifndef PANVEIL_CARD_LABEL_H_
#define PANVEIL_CARD_LABEL_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "card/lexicon.h"

namespace panveil::card {

// How far from a number its label may begin, in bytes.
inline constexpr std::size_t kMostBytesToLabel = 96;

// What stands between a word and the number, or the next word towards it: a set of these.
enum Sign : std::uint8_t {
  kPlainSign = 1U << 0,  // spaces, dashes, brackets, ...
  kLineSign = 1U << 1,   // a line break
  kQuoteSign = 1U << 2,  // "
  kListSign = 1U << 3,   // what parts the items of a list, or sentences: , ; | .
  kPairSign = 1U << 4,   // what ties a name to a value, or parts such pairs: : = & < > { }
};
using Signs = std::uint8_t;

// Words of labels, none of which a token spells.
inline constexpr unsigned kLabelWords = kCardWord | kCodeWord | kHeadWord | kNumberWord |
                                        kQualifierWord | kCheckWord | kDigitWord | kBackWord |
                                        kExpiryWord;

// Whether the word behind a number is one of the table; true when it takes a walk to say.
[[nodiscard]] bool MayBeLabelledAfter(std::string_view text, std::size_t end) noexcept;

// What the words beside a number say together, on each side, as far as they can stand in a label:
// at least all that WordsBeside would tell of them, up to an emoji that does not point at the
// number, and all there is where it takes that walk to say. Costs a look-up or two: nearly every
// number is ruled out by what it returns.
[[nodiscard]] WordKinds KindsBefore(std::string_view text, std::size_t begin) noexcept;
[[nodiscard]] WordKinds KindsAfter(std::string_view text, std::size_t end) noexcept;

// Whether words that say `kinds` can name a verification code, or an expiry date.
[[nodiscard]] constexpr bool MayNameCode(WordKinds kinds) noexcept {
  return (kinds & (kCodeWord | kHeadWord | kQualifierWord | kCheckWord | kBackWord)) != 0;
}
[[nodiscard]] constexpr bool MayNameExpiry(WordKinds kinds) noexcept {
  return (kinds & (kExpiryWord | kGoodWord)) != 0;
}

// Counts the '*' between words: few are markdown, many a number that was masked, "**|**" too.
class Stars {
 public:
  void Add(char c) noexcept {
    if (c != '*') {
      if (!PartsThem(c)) row_ = 0;
      return;
    }
    ++row_;
    ++all_;
    mask_ = mask_ || row_ > 2 || all_ > 4;
  }
  [[nodiscard]] bool IsMask() const noexcept { return mask_; }
  // Whether `c`, which comes next, parts stars and says nothing else.
  [[nodiscard]] bool PartsThem(char c) const noexcept {
    return row_ > 0 && std::string_view("|,;:\t").find(c) != std::string_view::npos;
  }

 private:
  int row_ = 0;
  int all_ = 0;
  bool mask_ = false;
};

// Usage:
//   WordsBeside words(text, begin, Side::kBefore);
//   for (Word word = words.Next(); !word.empty(); word = words.Next()) ...
//
// The walk ends at a digit, at a symbol that no label holds, at three '*' in a row or five in all
// before the next word (a number that was masked), at a second line break, but for one empty line,
// and kMostBytesToLabel bytes away. Two digits belong to labels: the 2 of "cvv2" and a lone 3 or 4
// as in "the 3 digits on the back".
class WordsBeside {
 public:
  enum class Side : std::uint8_t { kBefore, kAfter };

  WordsBeside(std::string_view text, std::size_t at, Side side) noexcept;

  // Empty at the end.
  [[nodiscard]] Word Next() noexcept;

  // Where the walk has come to.
  [[nodiscard]] std::size_t at() const noexcept { return at_; }
  // What was passed last, before the last word.
  [[nodiscard]] bool Passed(unsigned any_of) const noexcept { return (signs_ & any_of) != 0; }

  // Whether an empty line was passed since the number.
  [[nodiscard]] bool PassedBlankLine() const noexcept { return blank_line_; }

  // Whether the walk ended at a number that was masked.
  [[nodiscard]] bool MetMask() const noexcept { return met_mask_; }

  // Passes over what may stand between words. False where the walk ends.
  [[nodiscard]] bool SkipGap() noexcept;

 private:
  // Whether the star that is next begins a mask, or with those before it tells one.
  [[nodiscard]] bool MeetsMask() noexcept;
  // Passes over a line break, a sign of several bytes. False when the next character is neither.
  [[nodiscard]] bool SkipLine() noexcept;
  void SkipLineBreak() noexcept;
  [[nodiscard]] bool SkipWide() noexcept;
  [[nodiscard]] Word NextBefore() noexcept;
  [[nodiscard]] Word NextAfter() noexcept;

  std::string_view text_;
  std::size_t at_;
  std::size_t limit_;
  Side side_;
  bool line_break_ = false;  // one was passed since the number
  bool blank_line_ = false;  // and another right behind it
  bool met_mask_ = false;
  Stars stars_;
  Signs signs_ = 0;
  Word last_;
};

}  // namespace panveil::card

#endif  // PANVEIL_CARD_LABEL_H_
