#include "scrub/conversation_engine.h"

#include <algorithm>

#include "scrub/after_card.h"
#include "scrub/conversation_parts.h"
#include "scrub/digit_hint.h"
#include "scrub/hold.h"
#include "scrub/join.h"
#include "scrub/lone_numbers.h"
#include "scrub/message_cover.h"
#include "scrub/message_runs.h"

namespace panveil::scrub {

using payload::DigitRun;

namespace {

// Runs of one message that are tried; each costs a few microseconds.
constexpr int kMostRuns = 8;
// Stands for a card that was found before: a published test number, of a brand whose numbers all
// have 16 digits, so that it makes no longer one with what stands behind it.
constexpr std::string_view kStandIn = "2223003122003222";

bool HasPan(const Findings& findings) noexcept {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding& finding) { return finding.kind == FindingKind::kPan; });
}

// One call of ScrubMessage(), once there are digits in the message.
class Call {
 public:
  Call(const Engine& engine, const IncomingMessage& message, ConversationMemory& memory,
       Workspace& workspace) noexcept
      : engine_(engine),
        message_(message),
        memory_(memory),
        state_(memory.state),
        workspace_(workspace) {}
  ~Call() { workspace_.run.Wipe(); }
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  void Do(ConversationResult& result) noexcept;

 private:
  void ReadRuns(std::string_view text) noexcept;
  void JoinRun(const PartText& part, std::string_view text, const base::ByteSpan& run) noexcept;
  [[nodiscard]] bool FindBare(Join& join, const PartText& part) noexcept;
  [[nodiscard]] bool TakeAfterCard(const PartText& part, std::string_view text,
                                   const base::ByteSpan& run) noexcept;
  void NoteCard() noexcept {
    state_.card_message = state_.messages;
    state_.card_time = message_.now;
  }
  void TakeEarlier(const Join& join) noexcept;
  void Consider(const DigitRun& run) noexcept;
  void FindLongest(std::string_view text) noexcept;
  void Remember(std::string_view text) noexcept;
  void HoldOrRelease(ConversationResult& result) noexcept;

  const Engine& engine_;
  const IncomingMessage& message_;
  ConversationMemory& memory_;
  ConversationState& state_;
  Workspace& workspace_;
  MessageCover cover_;
  PartText longest_;           // run of the message, of several the last
  base::ByteSpan longest_at_;  // without the digits that are not to be remembered
  int longest_from_ = 0;       // of its digits, the first to be remembered
  bool has_longest_ = false;   // it was looked for
  std::size_t part_end_ = 0;   // where the digits that were remembered end in the message; 0: none
};

void Call::TakeEarlier(const Join& join) noexcept {
  std::array<bool, kMostParts> used{};
  for (std::size_t i = 0; i < join.part_count(); ++i) {
    const JoinedDigits& digits = join.parts()[i];
    const auto source = static_cast<std::size_t>(digits.source);
    const Part& part = state_.parts[source];
    if (used[source]) continue;
    used[source] = true;
    if (RedactHeld(engine_.kernel(), part, digits, workspace_.run, state_)) continue;
    if (memory_.earlier_count == ConversationMemory::kMostEarlier) continue;
    const std::size_t at = memory_.earlier_count++;
    memory_.earlier_ids[at] = part.id;
    memory_.earlier[at] = {cover_.joins(), part.message, memory_.earlier_ids[at].view(),
                           part.offset, part.length};
  }
  DropParts(used, state_);
}

bool IsCodeLong(const PartText& part) noexcept { return part.digits() == 3 || part.digits() == 4; }

// Takes from the message what of the run goes with what was said before. A Join is large: most runs
// need none.
[[gnu::noinline]] void Call::JoinRun(const PartText& part, std::string_view text,
                                     const base::ByteSpan& run) noexcept {
  const Sensitivity sensitivity = engine_.options().sensitivity;
  const bool may_be_card = MayJoin(state_, part.TextFrom(0), part.Trim(), sensitivity);
  const bool bare = IsBareAround(text, run.begin, run.end);
  if (!may_be_card && !bare) return;
  Join join(engine_, state_, workspace_);
  if (may_be_card && join.FindCard(part, WordsOf(state_, text, run))) {
    TakeEarlier(join);
    NoteCard();
    cover_.Add(run.begin, join);
  } else if (bare && FindBare(join, part)) {
    cover_.Add(run.begin, join);
  }
}

// Whether the run, with nothing else in its message, goes with words or a card before it.
bool Call::FindBare(Join& join, const PartText& part) noexcept {
  if (state_.words.size != 0 && IsYoung(memory_.options, state_.words_time, message_.now) &&
      join.FindBehind(state_.words.view(), part)) {
    if (join.HasPan()) NoteCard();
    return true;
  }
  if (!IsAfterCard(memory_, message_.now)) return false;
  if (join.FindBehind(kStandIn, part) && join.DropPans()) {
    if (join.HasCode()) state_.card_message = 0;
    return true;
  }
  if (!IsCodeLong(part)) return false;
  join.SetAll(part, FindingKind::kVerificationCode);
  state_.card_message = 0;  // a card has one code
  return true;
}

// Takes a code or date among words that says that it is of the card before.
[[gnu::noinline]] bool Call::TakeAfterCard(const PartText& part, std::string_view text,
                                           const base::ByteSpan& run) noexcept {
  // What was found in the message by itself is not what `text` has there.
  if (text.size() != message_.text.size()) return false;
  const AfterCard what = ReadAfterCard(message_.text, run);
  if (what == AfterCard::kNothing) return false;
  const bool code = what == AfterCard::kCode;
  Join join(engine_, state_, workspace_);
  join.SetAll(part, code ? FindingKind::kVerificationCode : FindingKind::kExpiry);
  if (code) state_.card_message = 0;
  cover_.Add(run.begin, join);
  return true;
}

void Call::Consider(const DigitRun& run) noexcept {
  if (run.size < longest_.digits()) return;
  longest_.Write(run);
  longest_from_ = longest_.LastGroups(kMostPartDigits, kMostPartBytes);
  const int first = std::min(longest_from_, run.size - 1);
  longest_at_ = {run.offset[static_cast<std::size_t>(first)], run.End(run.size - 1)};
}

// Joins the runs with what was said before, and finds the longest on the way.
void Call::ReadRuns(std::string_view text) noexcept {
  const bool joins = state_.part_count != 0 || state_.words.size != 0 || state_.card_message != 0;
  const bool after_card =
      IsAfterCard(memory_, message_.now) && state_.card_message != state_.messages;
  PartText part;
  DigitRun& run = workspace_.run;  // the join has another use for it
  MessageRuns runs(engine_.kernel(), text, engine_.options().action != Action::kRedact);
  for (int i = 0; runs.Next(run); ++i) {
    const std::size_t begin = run.offset[0];
    const std::size_t end = run.End(run.size - 1);
    const bool whole = run.ended;
    const bool something_else = IsSomethingElse(run);
    if (!something_else) Consider(run);
    if (joins && i < kMostRuns) {
      const base::ByteSpan at{begin, end};
      part.Write(run);
      const bool taken = after_card && TakeAfterCard(part, text, at);
      if (!taken && (!something_else || IsBareAround(text, begin, end))) JoinRun(part, text, at);
    }
    if (!whole) return;
  }
  has_longest_ = true;
}

void Call::FindLongest(std::string_view text) noexcept {
  longest_.Clear();
  longest_from_ = 0;
  DigitRun& run = workspace_.run;
  MessageRuns runs(engine_.kernel(), text, engine_.options().action != Action::kRedact);
  while (runs.Next(run)) {
    if (run.size >= longest_.digits() && !IsSomethingElse(run)) Consider(run);
  }
}

// Keeps the longest run of the text.
void Call::Remember(std::string_view text) noexcept {
  part_end_ = 0;
  if (!Remembers(memory_.options)) return;
  // What was joined is gone from it.
  if (!has_longest_ || !cover_.empty()) FindLongest(text);
  if (longest_from_ >= longest_.digits()) return;
  const base::ByteSpan at = longest_at_;
  const RunWords words = WordsOf(state_, text, at);
  Part& part = AddPart(message_.now, message_.id, at, words, state_);
  part.digits = static_cast<std::uint8_t>(longest_.digits() - longest_from_);
  part.trim = static_cast<std::uint8_t>(longest_from_ == 0 ? longest_.Trim() : 0);
  part.only_digits = longest_from_ == 0 && words.only_digits;
  part.text.SetEnd(longest_.TextFrom(longest_from_));
  part_end_ = at.end;
}

void Call::HoldOrRelease(ConversationResult& result) noexcept {
  std::uint64_t oldest = 0;
  constexpr int kFewestDigits = 4;
  const bool ends_with_digits = part_end_ != 0 && IsBareAround(result.text.substr(part_end_), 0, 0);
  if (memory_.options.hold && ends_with_digits &&
      DigitsBegun(state_, kFewestDigits, true, &oldest) != 0) {
    ReleaseBefore(oldest, memory_);
    if (Hold(result.text, state_.parts[state_.part_count - 1], state_)) {
      result.held = true;
      result.text = {};
      return;
    }
  }
  ReleaseBefore(state_.messages, memory_);
}

void Call::Do(ConversationResult& result) noexcept {
  ForgetOld(memory_.options, message_.now, state_);
  if (HasPan(result.findings)) NoteCard();
  ReadRuns(result.text);
  if (!cover_.empty()) cover_.Apply(engine_, message_.text, workspace_, memory_, result);
  if (result.status >= ScrubStatus::kInputTooLong) {
    ReleaseBefore(state_.messages, memory_);
    return;
  }
  Remember(result.text);
  state_.words.Clear();
  HoldOrRelease(result);
}

// Apart, so that a message without digits does not pay for its frame.
[[gnu::noinline]] void ReadDigits(const Engine& engine, const IncomingMessage& message,
                                  ConversationMemory& memory, Workspace& workspace,
                                  ConversationResult& result) noexcept {
  Call(engine, message, memory, workspace).Do(result);
}

}  // namespace

ConversationResult ScrubMessage(const Engine& engine, const IncomingMessage& message,
                                ConversationMemory& memory, Workspace& workspace) noexcept {
  ConversationState& state = memory.state;
  if (state.held_count != 0) DropReleased(state);
  memory.released_count = 0;
  memory.earlier_count = 0;
  ConversationResult result;
  const Result alone = engine.Scrub(message.text, message.kind, workspace);
  result.status = alone.status;
  if (alone.status >= ScrubStatus::kInputTooLong) return result;
  result.text = alone.text;
  result.findings = alone.findings;
  result.findings_total = alone.findings_total;
  result.message = ++state.messages;
  DigitPlaces places;
  const DigitHint hint = message.kind == PayloadKind::kText
                             ? LookForRuns(engine.kernel(), message.text, places)
                             : DigitHint::kNone;
  if (hint != DigitHint::kNone) {
    // What is held or was found may be touched.
    const bool calm = !memory.options.hold && state.held_count == 0 && alone.findings_total == 0;
    if (hint != DigitHint::kPlain || !calm ||
        !RememberLone(message, places, engine.options().sensitivity, memory)) {
      ReadDigits(engine, message, memory, workspace, result);
    }
  } else {
    // In a payload a card may stand, too.
    if (alone.findings_total != 0 && HasPan(alone.findings)) {
      state.card_message = state.messages;
      state.card_time = message.now;
    }
    state.words_time = message.now;
    state.words.SetEnd(message.kind == PayloadKind::kText ? result.text : std::string_view());
    if (state.held_count != 0) ReleaseBefore(state.messages, memory);
  }
  result.earlier = {memory.earlier.data(), memory.earlier_count};
  result.released = {memory.released.data(), memory.released_count};
  return result;
}

}  // namespace panveil::scrub
