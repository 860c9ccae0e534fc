// The first look at what a run may go on with: the digits of earlier messages and its own in a row.
#ifndef PANVEIL_SCRUB_JOIN_LINE_H_
#define PANVEIL_SCRUB_JOIN_LINE_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "card/iin.h"
#include "panveil/options.h"
#include "payload/digit_run.h"
#include "scrub/conversation_state.h"

namespace panveil::scrub {

// Usage: Start() with the run, then for one part after the other, the nearest first, PutBefore()
// and MayHoldCard(). Wiped when it goes.
class JoinLine {
 public:
  explicit JoinLine(Sensitivity sensitivity) noexcept
      : anywhere_(sensitivity == Sensitivity::kParanoid) {}
  ~JoinLine();
  JoinLine(const JoinLine&) = delete;
  JoinLine& operator=(const JoinLine&) = delete;

  // `run`: its digits in ASCII, with separators.
  void Start(std::string_view run) noexcept;

  // Whether a card can begin further back than what is there.
  [[nodiscard]] bool HasRoom() const noexcept {
    return kRunBegin - begin_ < card::kMaxPanDigits - 1;
  }

  // Without its first `skip` digits. REQUIRES: HasRoom().
  void PutBefore(const Part& part, int skip) noexcept;

  // Whether a window from the part put last to the run has an issuer and passes Luhn, or need not.
  // It begins and ends where groups do, or anywhere for a paranoid.
  [[nodiscard]] bool MayHoldCard() const noexcept;

 private:
  static constexpr int kRunBegin = 2 * kMostPartDigits;  // where the run's digits begin
  static constexpr int kMost = kRunBegin + card::kMaxPanDigits + 1;

  [[nodiscard]] bool IsBorder(int i) const noexcept {
    return anywhere_ || i == end_ || begins_group_[static_cast<std::size_t>(i)];
  }

  bool anywhere_;
  int begin_ = kRunBegin;
  int end_ = kRunBegin;
  int part_end_ = kRunBegin;  // of the part put last
  // FindIin() reads eight wherever it starts.
  std::array<std::uint8_t, kMost + payload::DigitRun::kPadding> value_{};
  std::array<bool, kMost> begins_group_{};
};

// Numbers of fewer digits are often said in passing.
inline constexpr int kFewDigits = 4;
[[nodiscard]] bool HasFewDigits(const Part& part) noexcept;

// False when no window over some of the parts and the run, whose first `trim` digits may only
// number it, has an issuer and passes Luhn, in whatever way they are joined (join.h).
[[nodiscard]] bool MayJoin(const ConversationState& state, std::string_view run, int trim,
                           Sensitivity sensitivity) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_JOIN_LINE_H_
