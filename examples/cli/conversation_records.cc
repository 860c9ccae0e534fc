#include "conversation_records.h"

namespace panveil::cli {

void AddConversationFlag(CLI::App& command, bool& conversation) {
  command
      .add_flag("--conversation", conversation,
                "Records are messages of one speaker, in their order:\n"
                "a card may be spread over several (see -0)")
      ->group("Input");
}

RecordScrubber::RecordScrubber(const Scrubber& scrubber, PayloadKind payload, bool conversation)
    : scrubber_(scrubber), payload_(payload) {
  if (!conversation) return;
  conversation_.emplace(scrubber);
  if (payload == PayloadKind::kAuto) payload_ = PayloadKind::kText;
}

Result RecordScrubber::Next(std::string_view bytes, Scratch& scratch) {
  if (!conversation_) return scrubber_.Scrub(bytes, payload_, scratch);
  // A file tells no times: nothing is too old.
  const ConversationResult r = conversation_->Scrub(bytes, 0, scratch, {}, payload_);
  earlier_ = r.earlier;
  Result result;
  result.text = r.text;
  result.findings = r.findings;
  result.findings_total = r.findings_total;
  result.status = r.status;
  return result;
}

std::string EarlierRecords(ViewOf<EarlierPart> earlier, std::size_t finding) {
  std::string records;
  for (const EarlierPart& part : earlier) {
    if (part.finding != finding) continue;
    records += (records.empty() ? "" : ", ") + std::to_string(part.message - 1);
  }
  return records;
}

}  // namespace panveil::cli
