// PreviewMessage(): a message that is still being typed.
#include <algorithm>

#include "scrub/conversation_engine.h"
#include "scrub/conversation_parts.h"
#include "scrub/message_runs.h"
#include "scrub/rewriter.h"
#include "text/glyph.h"

namespace panveil::scrub {

using payload::DigitRun;

namespace {

// Whether what stands behind `end` may go on as digits once more is typed: nothing does but
// separators, and two words at most, such as "double" and the beginning of another.
bool IsUnfinished(std::string_view text, std::size_t end) noexcept {
  constexpr int kMostWords = 2;
  constexpr std::size_t kMostWordBytes = 24;
  int words = 0;
  for (std::size_t word = end; end < text.size();) {
    const text::Glyph glyph = text::DecodeGlyph(text, end);
    const bool letter = glyph.kind == text::GlyphKind::kLetter;
    if (glyph.kind == text::GlyphKind::kDigit) return false;
    if (letter && word == end && ++words > kMostWords) return false;
    end += glyph.length;
    if (!letter) word = end;
    if (end - word > kMostWordBytes) return false;
  }
  return true;
}

// Covers what is typed of numbers behind their first digits.
class Cover {
 public:
  Cover(const scan::Kernel& kernel, std::string_view text, int shown, Rewriter& rewriter) noexcept
      : kernel_(kernel), text_(text), shown_(shown), rewriter_(rewriter) {}

  // Reads every run of the text.
  void All(DigitRun& run) noexcept {
    payload::TextReader reader(text_, {0, text_.size()});
    bool any = false;
    while (reader.NextRun(run)) {
      any = true;
      const bool many = run.size >= kFewestPanDigits || !run.ended;
      int first = shown_;  // of the digits in the buffer, the first to be covered
      for (;;) {
        if (first < run.size && (many || IsUnfinished(text_, run.End(run.size - 1)))) {
          rewriter_.OnCover(run, {first, run.size});
        }
        if (run.ended) break;
        // The reader looks at the last one.
        const int dropped = run.size - 1;
        first = std::max(first, run.size) - dropped;
        run.Drop(dropped);
        reader.Refill(run);
      }
    }
    // One word of a number that is spelled word by word.
    MessageRuns word(kernel_, text_, false);
    if (!any && word.Next(run) && shown_ < run.size) rewriter_.OnCover(run, {shown_, run.size});
    run.Wipe();
  }

 private:
  // Of these a word behind them may make a card yet.
  static constexpr int kFewestPanDigits = 12;

  const scan::Kernel& kernel_;
  std::string_view text_;
  int shown_;
  Rewriter& rewriter_;
};

}  // namespace

ConversationResult PreviewMessage(const Engine& engine, const IncomingMessage& message,
                                  const ConversationMemory& memory, Workspace& workspace) noexcept {
  ConversationResult result;
  if (message.text.data() == nullptr && !message.text.empty()) {
    result.status = ScrubStatus::kBadArgument;
    return result;
  }
  if (message.text.size() > engine.options().max_input_bytes) {
    result.status = ScrubStatus::kInputTooLong;
    return result;
  }
  ConversationMemory copy(memory);
  copy.options.hold = false;
  copy.state.held_count = 0;  // their digits are still among the parts
  ++copy.state.messages;
  ForgetOld(copy.options, message.now, copy.state);
  --copy.state.messages;
  std::uint64_t oldest = 0;
  const int shown =
      std::max(0, copy.options.preview_digits - DigitsBegun(copy.state, 1, false, &oldest));

  workspace.matches.clear();
  if (!workspace.StartFindings(engine.options().max_findings)) {
    result.status = ScrubStatus::kOutOfMemory;
    return result;
  }
  Rewriter rewriter(engine, message.text, Target::kScratch, nullptr, workspace);
  Cover(engine.kernel(), message.text, shown, rewriter).All(workspace.run);
  const Result covered = rewriter.Finish();
  result.status = covered.status;
  if (covered.status >= ScrubStatus::kInputTooLong) return result;

  IncomingMessage rest = message;
  rest.text = covered.text;
  const ConversationResult scrubbed = ScrubMessage(engine, rest, copy, workspace);
  result.text = scrubbed.text;
  result.findings = scrubbed.findings;
  result.findings_total = scrubbed.findings_total;
  result.status = std::max(result.status, scrubbed.status);
  return result;
}

}  // namespace panveil::scrub
