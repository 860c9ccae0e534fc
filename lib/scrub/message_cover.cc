#include "scrub/message_cover.h"

#include <algorithm>

#include "payload/digit_run.h"
#include "scrub/conversation_engine.h"
#include "scrub/message_runs.h"
#include "scrub/rewriter.h"

namespace panveil::scrub {

namespace {

// Where the byte at `offset` of `output`, which is `input` but for `findings`, stands in the input.
std::size_t InputOffset(std::string_view input, std::string_view output, const Finding* findings,
                        std::size_t count, std::size_t offset) noexcept {
  if (input.size() == output.size()) return offset;
  std::size_t less = 0;  // bytes that the findings before took more than what replaces them
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t end = findings[i].offset + findings[i].length;
    if (findings[i].offset - less >= offset) break;
    // What replaced it ends where what stands behind it begins, up to the next.
    const std::size_t next = i + 1 < count ? findings[i + 1].offset : input.size();
    const std::string_view behind = input.substr(end, next - end);
    std::size_t shorter = 0;
    while (shorter < findings[i].length &&
           output.substr(std::min(output.size(), end - less - shorter), behind.size()) != behind) {
      ++shorter;
    }
    less += shorter;
  }
  return std::min(offset + less, input.size());
}

}  // namespace

void MessageCover::Add(std::size_t run, const Join& join) noexcept {
  for (std::size_t i = 0; i < join.hit_count() && count_ < kMost; ++i) {
    items_[count_++] = {run, joins_, join.hits()[i]};
  }
  ++joins_;
}

void MessageCover::Write(const Engine& engine, Workspace& workspace,
                         ConversationResult& result) const noexcept {
  workspace.matches.clear();
  Rewriter rewriter(engine, result.text, Target::kScratch, nullptr, workspace);
  MessageRuns runs(engine.kernel(), result.text, engine.options().action != Action::kRedact);
  payload::DigitRun& run = workspace.run;
  for (std::size_t at = 0; at < count_ && runs.Next(run);) {
    for (; at < count_ && items_[at].run == run.offset[0]; ++at) {
      const JoinHit& hit = items_[at].hit;
      if (hit.finding.kind == FindingKind::kPan) {
        rewriter.OnCover(run, {hit.begin, hit.end});
        continue;
      }
      rewriter.OnCompanion(
          {hit.finding.kind,
           {run.offset[static_cast<std::size_t>(hit.begin)], run.End(hit.end - 1)}});
    }
  }
  run.Wipe();
  const Result written = rewriter.Finish();
  result.text = written.text;
  result.status = std::max(result.status, written.status);
}

void MessageCover::Apply(const Engine& engine, std::string_view input, Workspace& workspace,
                         ConversationMemory& memory, ConversationResult& result) const noexcept {
  // Findings of an earlier call may stand there still.
  if (result.findings_total == 0 && !workspace.StartFindings(engine.options().max_findings)) {
    result.status = ScrubStatus::kOutOfMemory;
    result.text = {};
    return;
  }
  const std::string_view before = result.text;
  const std::size_t first = workspace.kept_size();
  Write(engine, workspace, result);
  const std::size_t end = workspace.kept_size();
  Finding* const findings = workspace.kept();
  for (std::size_t i = first; i < end; ++i) {
    const Finding whole = items_[i - first].hit.finding;
    Finding& finding = findings[i];
    const std::size_t output = finding.offset;
    finding.offset = InputOffset(input, before, findings, first, output);
    if (finding.kind != FindingKind::kPan) continue;
    finding.brand = whole.brand;
    finding.confidence = whole.confidence;
    finding.digits = whole.digits;
    finding.last_four = whole.last_four;
  }
  for (std::size_t e = 0; e < memory.earlier_count; ++e) {
    EarlierPart& earlier = memory.earlier[e];
    std::size_t item = 0;
    while (item < count_ && (items_[item].join != earlier.finding ||
                             items_[item].hit.finding.kind != FindingKind::kPan)) {
      ++item;
    }
    // Its place among all, by offset; none before it moves behind it.
    const std::size_t at = std::min(first + item, end);
    earlier.finding = first + item >= end
                          ? end
                          : static_cast<std::size_t>(
                                std::count_if(findings, findings + end, [&](const Finding& other) {
                                  return other.offset < findings[at].offset;
                                }));
  }
  // Not std::stable_sort(), which allocates; no two begin at one place.
  std::sort(findings, findings + end,
            [](const Finding& a, const Finding& b) { return a.offset < b.offset; });
  result.findings = workspace.findings();
  result.findings_total = workspace.findings_total();
}

}  // namespace panveil::scrub
