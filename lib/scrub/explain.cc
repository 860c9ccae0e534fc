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

constexpr int kShownDigits = 4;  // of a number

// Notes what is found in a run, and shows the last digits of each PAN in `masked`, which is the
// text with every digit hidden.
class Notes final : public card::PanSink {
 public:
  explicit Notes(std::string& masked) : masked_(masked) {}

  int OnPan(const DigitRun& run, const card::Window& window,
            const card::Verdict& verdict) noexcept override {
    if (pans++ == 0) {
      first = verdict;
      digits = window.size();
    }
    for (int i = window.end - kShownDigits; i < window.end; ++i) {
      const auto at = static_cast<std::size_t>(i);
      masked_[run.offset[at]] = static_cast<char>('0' + run.value[at]);
    }
    return kShownDigits;
  }
  void OnCover(const DigitRun&, const card::Window&) noexcept override {}

  int pans = 0;
  int digits = 0;  // of the first PAN
  card::Verdict first;

 private:
  std::string& masked_;
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

// Hides the digits of `text` but for the last `shown`.
std::string Masked(std::string_view text, int shown) {
  std::string masked(text);
  int kept = 0;
  for (auto c = masked.rbegin(); c != masked.rend(); ++c) {
    if (text::IsDigit(*c) && ++kept > shown) *c = '*';
  }
  return masked;
}

std::string Reason(const Notes& notes, Rule furthest) {
  if (notes.pans == 0) return std::string(card::RuleSentence(furthest));
  std::string reason(card::RuleSentence(notes.first.rule));
  reason += " (" + std::string(BrandName(notes.first.brand)) + ", " + std::to_string(notes.digits) +
            " digits, " + std::string(ConfidenceName(notes.first.confidence)) + " confidence)";
  if (notes.pans > 1) reason += "; " + std::to_string(notes.pans) + " cards in this run";
  return reason;
}

}  // namespace

std::vector<Explanation> Engine::Explain(std::string_view text) const {
  std::vector<Explanation> all;
  std::string masked = Masked(text, 0);
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
      Notes notes(masked);
      recognizer.Start();
      for (;;) {
        end = run->offset[static_cast<std::size_t>(run->size - 1)] + 1;
        recognizer.Examine(*run, options_.sensitivity, notes);
        if (run->ended) break;
        reader.Refill(*run);
      }
      explanation.length = end - explanation.offset;
      explanation.scrubbed = notes.pans > 0;
      // A run without a PAN shows its own last digits.
      explanation.masked =
          notes.pans > 0
              ? masked.substr(explanation.offset, explanation.length)
              : Masked(text.substr(explanation.offset, explanation.length), kShownDigits);
      explanation.reason = Reason(notes, recognizer.furthest_rule());
      all.push_back(std::move(explanation));
    }
    at = stretch.end - 1;
  }
  run->Wipe();
  recognizer.Wipe();
  return all;
}

}  // namespace panveil::scrub
