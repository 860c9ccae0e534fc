// Engine::Explain(): the same recogniser over every run of digits, short ones too, with the reason
// in words. A slow path: it allocates.
#include <string>
#include <vector>

#include "card/rule.h"
#include "payload/text_reader.h"
#include "scrub/engine.h"
#include "text/char_class.h"

namespace panveil::scrub {

using card::Rule;
using payload::DigitRun;

namespace {

// Counts the PANs of a run, and remembers what the first of them is.
class Counter final : public card::PanSink {
 public:
  int OnPan(const DigitRun&, const card::Window& window,
            const card::Verdict& verdict) noexcept override {
    if (pans++ == 0) {
      first = verdict;
      digits = window.size();
    }
    return 4;
  }
  void OnCover(const DigitRun&, const card::Window&) noexcept override {}

  int pans = 0;
  int digits = 0;
  card::Verdict first;
};

// The stretch that begins with the digit at `begin`, however few digits it has.
scan::Stretch AnyStretch(std::string_view text, std::size_t begin) {
  scan::Stretch stretch{begin, begin + 1};
  for (std::size_t i = begin + 1; i < text.size(); ++i) {
    if (text::IsDigit(text[i])) {
      stretch.end = i + 1;
    } else if (!text::IsJoiner(text[i]) || i - stretch.end >= scan::kMaxPlainInGap) {
      break;
    }
  }
  return stretch;
}

std::string Masked(std::string_view run) {
  std::string masked(run);
  int kept = 0;
  for (auto c = masked.rbegin(); c != masked.rend(); ++c) {
    if (text::IsDigit(*c) && ++kept > 4) *c = '*';
  }
  return masked;
}

std::string Reason(const Counter& counter, Rule furthest) {
  if (counter.pans == 0) return std::string(card::RuleSentence(furthest));
  std::string reason(card::RuleSentence(counter.first.rule));
  reason += " (" + std::string(BrandName(counter.first.brand)) + ", " +
            std::to_string(counter.digits) + " digits, " +
            std::string(ConfidenceName(counter.first.confidence)) + " confidence)";
  if (counter.pans > 1) reason += "; " + std::to_string(counter.pans) + " cards in this run";
  return reason;
}

}  // namespace

std::vector<Explanation> Engine::Explain(std::string_view text) const {
  std::vector<Explanation> all;
  const auto run = std::make_unique<DigitRun>();
  card::Recognizer recognizer;
  recognizer.StartText();
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!text::IsDigit(text[at])) continue;
    const scan::Stretch stretch = AnyStretch(text, at);
    payload::TextReader reader(text, stretch);
    while (reader.NextRun(*run)) {
      Explanation explanation;
      explanation.offset = run->offset[0];
      std::size_t end = 0;
      Counter counter;
      recognizer.Start();
      for (;;) {
        end = run->offset[static_cast<std::size_t>(run->size - 1)] + 1;
        recognizer.Examine(*run, options_.sensitivity, counter);
        if (run->ended) break;
        reader.Refill(*run);
      }
      explanation.length = end - explanation.offset;
      explanation.scrubbed = counter.pans > 0;
      explanation.masked = Masked(text.substr(explanation.offset, explanation.length));
      explanation.reason = Reason(counter, recognizer.furthest_rule());
      all.push_back(std::move(explanation));
    }
    at = stretch.end - 1;
  }
  run->Wipe();
  recognizer.Wipe();
  return all;
}

}  // namespace panveil::scrub
