// Engine::Explain(): the same recogniser over every run of digits, short ones too, with the reason
// in words. A slow path: it allocates.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "card/rule.h"
#include "payload/text_reader.h"
#include "scrub/engine.h"
#include "scrub/explain_payload.h"
#include "scrub/pan_finding.h"
#include "text/glyph.h"

namespace panveil::scrub {

using card::Rule;
using payload::DigitRun;

namespace {

constexpr std::size_t kShownDigits = 4;  // of a number

// The digits of one run, however long.
class Digits {
 public:
  // Takes the digits of `run` behind the first `known`, which were in it before.
  void Add(const DigitRun& run, int known) {
    for (int i = known; i < run.size; ++i) {
      const auto at = static_cast<std::size_t>(i);
      all_.push_back({run.offset[at], run.End(i), static_cast<char>('0' + run.value[at]), false});
    }
    first_ = all_.size() - static_cast<std::size_t>(run.size);
  }

  // Digit `i` of the run as it was last taken from, or the last ones, may be shown.
  void Show(int i) noexcept { all_[first_ + static_cast<std::size_t>(i)].shown = true; }
  void ShowLast(std::size_t count) {
    std::for_each(all_.end() - static_cast<std::ptrdiff_t>(std::min(count, all_.size())),
                  all_.end(), [](Digit& digit) { digit.shown = true; });
  }

  [[nodiscard]] std::size_t size() const { return all_.size(); }
  [[nodiscard]] std::size_t begin() const { return all_.front().begin; }
  [[nodiscard]] std::size_t end() const { return all_.back().end; }

  // The run with each digit in ASCII, or '*'.
  [[nodiscard]] std::string Masked(std::string_view text) const {
    std::string masked;
    std::size_t read = begin();
    for (const Digit& digit : all_) {
      masked += text.substr(read, digit.begin - read);
      masked += digit.shown ? digit.ascii : '*';
      read = digit.end;
    }
    return masked;
  }

 private:
  struct Digit {
    std::size_t begin;
    std::size_t end;
    char ascii;
    bool shown;
  };
  std::vector<Digit> all_;
  std::size_t first_ = 0;  // which of them is digit 0 of the run
};

// Notes what is found in a run, and shows the last digits of each PAN.
class Notes final : public card::PanSink {
 public:
  explicit Notes(const policy::Policy& policy) noexcept : policy_(policy) {}

  int OnPan(const DigitRun& run, const card::Window& window,
            const card::Verdict& verdict) noexcept override {
    const bool allowed = policy_.Allows(PanFinding(run, window, verdict),
                                        &run.value[static_cast<std::size_t>(window.begin)]);
    // The first that goes, or else the first.
    if (pans == 0 && (!allowed || kept == 0)) {
      first = verdict;
      size = window.size();
    }
    ++(allowed ? kept : pans);
    for (int i = window.end - static_cast<int>(kShownDigits); i < window.end; ++i) digits.Show(i);
    return allowed ? kKept : static_cast<int>(kShownDigits);
  }
  void OnCover(const DigitRun&, const card::Window&) noexcept override {}
  void OnCompanion(const card::Companion& companion) noexcept override {
    track = track || companion.kind == FindingKind::kTrack;
    code = code || companion.kind == FindingKind::kVerificationCode;
    expiry = expiry || companion.kind == FindingKind::kExpiry;
  }

  Digits digits;
  int pans = 0;  // that go
  int kept = 0;  // that the options let pass
  int size = 0;  // of the PAN that is told of, in digits
  card::Verdict first;
  bool track = false;
  bool code = false;
  bool expiry = false;

 private:
  const policy::Policy& policy_;
};

// What goes although it is no PAN, in words; empty when nothing does.
std::string Companions(const Notes& notes) {
  std::string names;
  for (const auto& [found, name] :
       {std::pair(notes.track, "track data"), std::pair(notes.expiry, "expiry date"),
        std::pair(notes.code, "verification code")}) {
    if (!found) continue;
    if (!names.empty()) names += " and ";
    names += name;
  }
  return names;
}

std::string Reason(const Notes& notes, Rule furthest) {
  const std::string companions = Companions(notes);
  if (notes.pans == 0 && notes.kept == 0) {
    return companions.empty() ? std::string(card::RuleSentence(furthest))
                              : companions + ": a word beside it says so, or the card before it";
  }
  std::string reason(notes.pans > 0 ? card::RuleSentence(notes.first.rule)
                                    : "a card, but the options let it pass");
  reason += " (" + std::string(BrandName(notes.first.brand)) + ", " + std::to_string(notes.size) +
            " digits, " + std::string(ConfidenceName(notes.first.confidence)) + " confidence)";
  if (notes.pans > 1) reason += "; " + std::to_string(notes.pans) + " cards in this run";
  if (notes.pans > 0 && notes.kept > 0) {
    reason += "; the options let " + std::to_string(notes.kept) + " more pass";
  }
  if (!companions.empty()) reason += "; with " + companions;
  return reason;
}

Explanation Explained(std::string_view text, Notes& notes, Rule furthest) {
  Explanation explanation;
  explanation.offset = notes.digits.begin();
  explanation.length = notes.digits.end() - notes.digits.begin();
  const bool companions = notes.track || notes.code || notes.expiry;
  explanation.scrubbed = notes.pans > 0 || companions;
  // A run without a PAN shows its own last digits, unless it may be a verification code.
  if (!explanation.scrubbed && notes.digits.size() >= 2 * kShownDigits) {
    notes.digits.ShowLast(kShownDigits);
  }
  explanation.masked = notes.digits.Masked(text);
  explanation.reason = Reason(notes, furthest);
  return explanation;
}

}  // namespace

std::vector<Explanation> Engine::Explain(std::string_view text, PayloadKind kind) const {
  return kind == PayloadKind::kText ? ExplainText(text) : ExplainPayload(*this, text, kind);
}

std::vector<Explanation> Engine::ExplainText(std::string_view text) const {
  std::vector<Explanation> all;
  const auto run = std::make_unique<DigitRun>();
  card::Recognizer recognizer;
  recognizer.StartText(true);
  std::size_t read = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::Glyph glyph = text::DecodeGlyph(text, at);
    const scan::Stretch stretch{at, at + glyph.length};
    at = stretch.end;
    // Letters, too: digits may all be written out.
    if (glyph.kind != text::GlyphKind::kDigit && glyph.kind != text::GlyphKind::kLetter) continue;
    payload::TextReader reader(text, stretch, read);
    while (reader.NextRun(*run)) {
      Notes notes(policy_);
      recognizer.Start();
      for (int known = 0;; known = run->size, reader.Refill(*run)) {
        notes.digits.Add(*run, known);
        recognizer.Examine(*run, options_.sensitivity, notes);
        if (run->ended) break;
      }
      all.push_back(Explained(text, notes, recognizer.furthest_rule()));
      reader.SkipTo(recognizer.replaced_to());
    }
    at = read = std::max({at, reader.position(), recognizer.replaced_to()});
  }
  run->Wipe();
  recognizer.Wipe();
  return all;
}

}  // namespace panveil::scrub
