// Does a run of digits go on with what earlier messages said?
#ifndef PANVEIL_SCRUB_JOIN_H_
#define PANVEIL_SCRUB_JOIN_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "panveil/finding.h"
#include "scrub/conversation_parts.h"
#include "scrub/conversation_state.h"
#include "scrub/engine.h"
#include "scrub/join_line.h"
#include "scrub/part_text.h"
#include "scrub/workspace.h"

namespace panveil::scrub {

// Some digits of one text: digits [begin, end) of what `source` says.
struct JoinedDigits {
  int source = 0;  // which of ConversationState::parts
  int begin = 0;
  int end = 0;
};

// What is to go of the run, by its digits. `finding` has no offset and no length yet.
struct JoinHit {
  int begin = 0;
  int end = 0;
  Finding finding;
};

// The parts of earlier messages and the run are written one behind the other, and read by the same
// recogniser as any text: so what is a card over several messages is what would be one with blanks
// between them, or with dashes where they hold dashes and no blanks. Four ways are tried, from the
// nearest message back:
//   - with all parts;
//   - without those of a few digits ("wait 2 min", or "2" when somebody asks how many);
//   - with all, but without digits that may number them ("2: 1111");
//   - nothing between them, when all are digits and nothing else, or a card word is near.
// A way is read only when one of its windows has an issuer and passes Luhn, or need not.
//
// Of numbers said in passing many a row passes Luhn: "2", "15", "4500". So groups that no card is
// printed in count only when the messages are one number and nothing else, and not right behind
// another: of one or two messages, of eight that are all digits, of any number of such in a
// row; or when a card word is near.
class Join {
 public:
  static constexpr std::size_t kMostHits = 4;  // what lies behind them goes with the last

  Join(const Engine& engine, const ConversationState& state, Workspace& workspace) noexcept
      : engine_(engine),
        state_(state),
        workspace_(workspace),
        line_(engine.options().sensitivity) {}
  ~Join();
  Join(const Join&) = delete;
  Join& operator=(const Join&) = delete;

  // Whether a card begins in an earlier message and ends in the run.
  [[nodiscard]] bool FindCard(const PartText& run, const RunWords& words) noexcept;

  // Whether there is something in the run itself once `before`, a text without a line of its own,
  // stands before it.
  [[nodiscard]] bool FindBehind(std::string_view before, const PartText& run) noexcept;

  // Of the hits only what travels with a card is left. Whether there is any.
  [[nodiscard]] bool DropPans() noexcept;

  // All of the run is a verification code, or a date.
  void SetAll(const PartText& run, FindingKind kind) noexcept;

  [[nodiscard]] bool HasPan() const noexcept { return Has(FindingKind::kPan); }
  [[nodiscard]] bool HasCode() const noexcept { return Has(FindingKind::kVerificationCode); }
  [[nodiscard]] const JoinHit* hits() const noexcept { return hits_.data(); }
  [[nodiscard]] std::size_t hit_count() const noexcept { return hit_count_; }
  // The digits of earlier messages that are the card's.
  [[nodiscard]] const JoinedDigits* parts() const noexcept { return parts_.data(); }
  [[nodiscard]] std::size_t part_count() const noexcept { return part_count_; }

 private:
  enum class Way { kAll, kWithoutFew, kTrimmed, kTouching };
  static constexpr std::size_t kMostBytes = 1024;
  static constexpr int kMostDigits = 128;
  static constexpr int kRun = -1;
  // A digit of the text, and which of which part it is.
  struct Digit {
    std::uint16_t offset = 0;
    std::int16_t source = kRun;
    std::int16_t index = 0;
  };

  [[nodiscard]] bool Has(FindingKind kind) const noexcept;
  [[nodiscard]] bool MayBeOdd(std::size_t first, const RunWords& words) const noexcept;
  [[nodiscard]] bool MayGo(Way way, const PartText& run, const RunWords& words) const noexcept;
  [[nodiscard]] static bool Takes(Way way, const Part& part) noexcept;
  void Write(Way way, std::size_t first, const PartText& run, const RunWords& words) noexcept;
  void Append(std::string_view text, int source, int first) noexcept;
  void Put(std::string_view text) noexcept;
  [[nodiscard]] bool Recognize(bool crossing) noexcept;
  void TakeParts(int begin, int end) noexcept;

  const Engine& engine_;
  const ConversationState& state_;
  Workspace& workspace_;
  JoinLine line_;
  std::size_t size_ = 0;
  std::size_t most_size_ = 0;
  int digit_count_ = 0;
  std::size_t hit_count_ = 0;
  std::size_t part_count_ = 0;
  std::array<JoinHit, kMostHits> hits_;
  std::array<JoinedDigits, kMostParts> parts_;
  std::array<Digit, kMostDigits> digits_;
  std::array<char, kMostBytes> bytes_;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_JOIN_H_
