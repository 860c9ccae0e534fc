// Values in a row that are digits and nothing else: a card may be spread over them.
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

// The values of one group, joined by blanks that stand for nothing in the payload.
class Spread {
 public:
  // Appends a value of `layer` whose characters are `digits` of them. False when memory ran out.
  [[nodiscard]] bool Add(const Layer& layer, const payload::Value& value,
                         std::size_t digits) noexcept;

  // Whether a value of so many digits goes on with a card as printed: 4-4-4-4, 4-6-5, 8-8, singles,
  // and what is left in the end.
  [[nodiscard]] bool MayTake(std::size_t digits) const noexcept;

  // Empties the group.
  void Clear() noexcept {
    joined_.Clear();
    if (values_ != 0) Restart();
  }

  // The same, but adds the last values again, not enough for a card: one may go on from them.
  [[nodiscard]] bool ClearAllButLast() noexcept;

  // Whether there may be a card in it.
  [[nodiscard]] bool HoldsCard() const noexcept { return values_ > 1 && digits_ >= kFewestDigits; }
  [[nodiscard]] bool empty() const noexcept { return values_ == 0; }
  [[nodiscard]] bool full() const noexcept { return values_ == kMostValues; }
  [[nodiscard]] bool numbers() const noexcept { return numbers_; }
  // The group as a text. REQUIRES: !empty().
  [[nodiscard]] Layer AsLayer() const noexcept;

  PathText path;  // of a value of the group, once HoldsCard()

 private:
  void Restart() noexcept;

  static constexpr std::size_t kFewestDigits = 12;
  static constexpr std::size_t kMostValues = 4096;
  struct Item {
    payload::Value value;
    std::size_t digits = 0;
  };

  const Layer* layer_ = nullptr;
  payload::Encoding encoding_ = payload::Encoding::kPlain;  // of all that have escapes
  payload::DecodedText joined_;
  std::size_t values_ = 0;
  std::size_t digits_ = 0;
  bool numbers_ = false;                      // one of them is no string
  std::array<Item, kMostSpreadDigits> last_;  // by number of the value, modulo its size
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_SPREAD_H_
