// Values in a row that are digits, or digits in groups: a card may be spread over them.
#ifndef PANVEIL_SCRUB_SPREAD_H_
#define PANVEIL_SCRUB_SPREAD_H_

#include <array>
#include <cstddef>
#include <string_view>

#include "base/byte_span.h"
#include "payload/decoded_text.h"
#include "payload/value.h"
#include "scrub/layer.h"
#include "scrub/path_text.h"

namespace panveil::scrub {

// Digits '0' to '9', at most kMostSpreadDigits of them, and nothing else.
inline constexpr std::size_t kMostSpreadDigits = 19;
[[nodiscard]] bool IsSpreadable(std::string_view text) noexcept;

// What a value may add to a card: digits of any script, and blanks and dashes among them and around
// them, as in "4111 1111" and "4111-"; at most kMostSpreadBytes.
inline constexpr std::size_t kMostSpreadBytes = 4 * kMostSpreadDigits;
struct SpreadPiece {
  std::size_t digits = 0;  // at most kMostSpreadDigits; 0: it is something else
  std::size_t groups = 0;
  bool plain = false;  // IsSpreadable()
  // Every group is as long as one of a printed card: 4-4-4-4, 4-6-5, 8-8, singles; or the last is
  // short, as what is left in the end.
  bool printed = false;
  bool at_end = false;  // it is
};
// A group of `digits` more is behind those of the piece.
constexpr void AddGroup(std::size_t digits, SpreadPiece& piece) noexcept {
  constexpr std::size_t kMostAtEnd = 5;
  if (digits == 0) return;
  const bool odd_before = piece.groups != 0 && (!piece.printed || piece.at_end);
  piece.at_end = digits != 1 && digits != 4 && digits != 6 && digits != 8;
  piece.printed = !odd_before && (!piece.at_end || digits <= kMostAtEnd);
  piece.digits += digits;
  ++piece.groups;
}
// Of a value that is so many digits, and nothing else. REQUIRES: digits <= kMostSpreadDigits.
[[nodiscard]] constexpr SpreadPiece PlainPiece(std::size_t digits) noexcept {
  SpreadPiece piece;
  AddGroup(digits, piece);
  piece.plain = true;
  return piece;
}
// What begins with a sign is none.
[[nodiscard]] SpreadPiece SpreadPieceOf(std::string_view text) noexcept;

// Whether a value that is written so may be such a piece. `escapes`: what is in escapes there,
// beside hex digits.
[[nodiscard]] bool MayBeSpreadPiece(std::string_view written, std::string_view escapes) noexcept;

// The values of one group, joined by blanks that stand for nothing in the payload.
class Spread {
 public:
  // Appends a value of `layer`. False when memory ran out. REQUIRES: piece.digits != 0.
  [[nodiscard]] bool Add(const Layer& layer, const payload::Value& value,
                         const SpreadPiece& piece) noexcept;

  // Whether such a value goes on with a card as printed, of which so many groups are before it.
  [[nodiscard]] static constexpr bool MayTake(const SpreadPiece& piece,
                                              std::size_t groups) noexcept {
    return piece.printed && (!piece.at_end || groups + piece.groups > 2);
  }
  [[nodiscard]] bool MayTake(const SpreadPiece& piece) const noexcept {
    return MayTake(piece, groups_);
  }

  // Empties the group.
  void Clear() noexcept {
    joined_.Clear();
    if (values_ != 0) Restart();
  }

  // The same, but adds the last values again, not enough for a card: one may go on from them.
  [[nodiscard]] bool ClearAllButLast() noexcept;

  // Whether there may be a card in it. Values in groups, more than two cards are, are a list of
  // something else.
  [[nodiscard]] bool HoldsCard() const noexcept {
    const bool list = grouped_ == values_ && digits_ > kMostGroupedDigits;
    return values_ > 1 && digits_ >= kFewestDigits && !list;
  }
  [[nodiscard]] bool empty() const noexcept { return values_ == 0; }
  [[nodiscard]] bool full() const noexcept { return values_ == kMostValues; }
  [[nodiscard]] bool numbers() const noexcept { return numbers_; }
  [[nodiscard]] bool grouped() const noexcept { return grouped_ != 0; }
  // The group as a text. REQUIRES: !empty().
  [[nodiscard]] Layer AsLayer() const noexcept;

  PathText path;  // of a value of the group, once HoldsCard()

 private:
  void Restart() noexcept;

  static constexpr std::size_t kFewestDigits = 12;
  static constexpr std::size_t kMostGroupedDigits = 2 * kMostSpreadDigits;
  static constexpr std::size_t kMostValues = 4096;
  struct Item {
    payload::Value value;
    SpreadPiece piece;
  };

  const Layer* layer_ = nullptr;
  payload::Encoding encoding_ = payload::Encoding::kPlain;  // of all that have escapes
  payload::DecodedText joined_;
  std::size_t values_ = 0;
  std::size_t digits_ = 0;
  std::size_t groups_ = 0;
  std::size_t grouped_ = 0;                   // values that are not plain
  bool numbers_ = false;                      // one of them is no string
  std::array<Item, kMostSpreadDigits> last_;  // by number of the value, modulo its size
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_SPREAD_H_
