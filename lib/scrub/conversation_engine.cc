#include "scrub/conversation_engine.h"

#include <algorithm>

#include "card/context.h"
#include "scrub/conversation_parts.h"
#include "scrub/digit_hint.h"
#include "scrub/hold.h"
#include "scrub/join.h"
#include "scrub/message_cover.h"
#include "scrub/message_runs.h"

namespace panveil::scrub {

using payload::DigitRun;

namespace {

// Messages between a card and the code that goes with it.
constexpr std::uint64_t kMostBeforeCode = 4;
// Runs of one message that are tried; each costs a few microseconds.
constexpr int kMostRuns = 8;
// Stands for a card that was found before: a number that is on no card.
constexpr std::string_view kStandIn = "4111111111111111";

bool MayTakePart(const Engine& engine, std::string_view text) noexcept {
  if (text.size() <= 2 * kReach) return MayHoldDigits(engine.kernel(), text);
  return MayHoldDigits(engine.kernel(), text.substr(0, kReach)) ||
         MayHoldDigits(engine.kernel(), text.substr(text.size() - kReach));
}

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
  ~Call() { run_.Wipe(); }
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  void Do(ConversationResult& result) noexcept;

 private:
  void JoinRuns(std::string_view text) noexcept;
  [[nodiscard]] bool JoinRun(Join& join, const PartText& part) noexcept;
  void NoteCard() noexcept {
    state_.card_message = state_.messages;
    state_.card_time = message_.now;
  }
  void TakeEarlier(const Join& join) noexcept;
  void Remember(std::string_view text) noexcept;
  void Append(const PartText& text, const DigitRun& run, const RunWords& words) noexcept;
  void HoldOrRelease(ConversationResult& result) noexcept;
  [[nodiscard]] RunWords WordsOf(const DigitRun& run) const noexcept;

  const Engine& engine_;
  const IncomingMessage& message_;
  ConversationMemory& memory_;
  ConversationState& state_;
  Workspace& workspace_;
  MessageCover cover_;
  DigitRun run_;
  std::size_t part_end_ = 0;  // where the digits that were remembered end in the message; 0: none
};

RunWords Call::WordsOf(const DigitRun& run) const noexcept {
  const std::size_t begin = run.offset[0];
  const std::size_t end = run.End(run.size - 1);
  const card::Context near = card::ContextOf(run.text, begin, end);
  const std::string_view before = state_.words.view();
  const card::Context earlier = card::ContextOf(before, before.size(), before.size());
  return {IsBareAround(run.text, begin, end), near.card_word || earlier.card_word,
          near.id_word || earlier.id_word};
}

void Call::TakeEarlier(const Join& join) noexcept {
  std::array<bool, kMostParts> used{};
  for (std::size_t i = 0; i < join.part_count(); ++i) {
    const JoinedDigits& digits = join.parts()[i];
    const auto source = static_cast<std::size_t>(digits.source);
    const Part& part = state_.parts[source];
    if (used[source]) continue;
    used[source] = true;
    if (RedactHeld(part, digits, workspace_.run, state_)) continue;
    if (memory_.earlier_count == ConversationMemory::kMostEarlier) continue;
    const std::size_t at = memory_.earlier_count++;
    memory_.earlier_ids[at] = part.id;
    memory_.earlier[at] = {cover_.joins(), part.message, memory_.earlier_ids[at].view(),
                           part.offset, part.length};
  }
  DropParts(used, state_);
}

bool IsCodeLong(const PartText& part) noexcept { return part.digits() == 3 || part.digits() == 4; }

// Whether the run goes with what was said before; what of it is in `join`.
bool Call::JoinRun(Join& join, const PartText& part) noexcept {
  const RunWords words = WordsOf(run_);
  if (join.FindCard(part, words)) {
    TakeEarlier(join);
    NoteCard();
    return true;
  }
  if (!words.only_digits) return false;
  if (state_.words.size != 0 && IsYoung(memory_.options, state_.words_time, message_.now) &&
      join.FindBehind(state_.words.view(), part)) {
    if (join.HasPan()) NoteCard();
    return true;
  }
  if (!memory_.options.code_after_card || state_.card_message == 0 ||
      state_.messages - state_.card_message > kMostBeforeCode + 1 ||
      !IsYoung(memory_.options, state_.card_time, message_.now)) {
    return false;
  }
  if (join.FindBehind(kStandIn, part) && join.DropPans()) {
    if (join.HasCode()) state_.card_message = 0;
    return true;
  }
  if (!IsCodeLong(part)) return false;
  join.SetCode(part);
  state_.card_message = 0;  // a card has one code
  return true;
}

void Call::JoinRuns(std::string_view text) noexcept {
  Join join(engine_, state_, workspace_);
  PartText part;
  MessageRuns runs(text, engine_.options().action != Action::kRedact);
  for (int i = 0; i < kMostRuns && runs.Next(run_); ++i) {
    if (IsSomethingElse(text, run_.offset[0], run_.End(run_.size - 1))) continue;
    part.Write(run_);
    if (JoinRun(join, part)) cover_.Add(run_.offset[0], join);
  }
}

void Call::Append(const PartText& text, const DigitRun& run, const RunWords& words) noexcept {
  const int first = text.LastGroups(kMostPartDigits, kMostPartBytes);
  if (first >= text.digits()) return;
  Part& part = NewPart(state_);
  part.message = state_.messages;
  part.time = message_.now;
  part.offset = static_cast<std::uint32_t>(run.offset[static_cast<std::size_t>(first)]);
  part.length = static_cast<std::uint32_t>(run.End(run.size - 1)) - part.offset;
  part.digits = static_cast<std::uint8_t>(text.digits() - first);
  part.trim = static_cast<std::uint8_t>(first == 0 ? text.Trim() : 0);
  part.only_digits = words.only_digits;
  part.card_word = words.card_word;
  part.id_word = words.id_word;
  part.id.SetEnd(message_.id);
  part.text.SetEnd(text.TextFrom(first));
  part_end_ = part.offset + part.length;
}

// Keeps the longest run of the text, of several the last.
void Call::Remember(std::string_view text) noexcept {
  constexpr std::uint64_t kNone = 0;
  part_end_ = 0;
  if (memory_.options.max_messages == kNone || memory_.options.max_age_ms <= 0) return;
  int longest = 0;
  std::size_t where = 0;
  const bool masks = engine_.options().action != Action::kRedact;
  MessageRuns runs(text, masks);
  while (runs.Next(run_)) {
    const std::size_t begin = run_.offset[0];
    if (run_.size < longest || IsSomethingElse(text, begin, run_.End(run_.size - 1))) continue;
    longest = run_.size;
    where = begin;
  }
  if (longest == 0) return;
  MessageRuns again(text, masks);
  while (again.Next(run_) && run_.offset[0] != where) {
  }
  PartText part;
  part.Write(run_);
  Append(part, run_, WordsOf(run_));
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
  JoinRuns(result.text);
  if (!cover_.empty()) cover_.Apply(engine_, message_.text, workspace_, memory_, result);
  if (result.status >= ScrubStatus::kInputTooLong) {
    ReleaseBefore(state_.messages, memory_);
    return;
  }
  Remember(result.text);
  state_.words.Clear();
  HoldOrRelease(result);
}

}  // namespace

ConversationResult ScrubMessage(const Engine& engine, const IncomingMessage& message,
                                ConversationMemory& memory, Workspace& workspace) noexcept {
  ConversationState& state = memory.state;
  if (state.held_count != 0) DropReleased(state);
  memory.released_count = 0;
  memory.earlier_count = 0;
  ConversationResult result;
  const Result alone =
      engine.Scrub(message.text, message.kind, Target::kScratch, nullptr, workspace);
  result.status = alone.status;
  if (alone.status >= ScrubStatus::kInputTooLong) return result;
  result.text = alone.text;
  result.findings = alone.findings;
  result.findings_total = alone.findings_total;
  result.message = ++state.messages;
  if (message.kind == PayloadKind::kText && MayTakePart(engine, message.text)) {
    Call(engine, message, memory, workspace).Do(result);
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
