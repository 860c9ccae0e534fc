// The runs of a text and the PANs in them, for tests of single rooms: no policy, nothing rewritten.
#ifndef PANVEIL_TESTS_SUPPORT_FOUND_RUNS_H_
#define PANVEIL_TESTS_SUPPORT_FOUND_RUNS_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "card/recognizer.h"
#include "payload/text_reader.h"
#include "scan/kernel.h"
#include "text/char_class.h"

namespace panveil::testing_support {

// The whole of `text` as one stretch, from its first to its last digit.
inline scan::Stretch WholeStretch(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789";
  const std::size_t first = text.find_first_of(kDigits);
  if (first == std::string_view::npos) return {};
  return {first, text.find_last_of(kDigits) + 1};
}

// The first run of `text`, at most kCapacity digits of it.
inline std::unique_ptr<payload::DigitRun> FirstRun(std::string_view text) {
  auto run = std::make_unique<payload::DigitRun>();
  payload::TextReader reader(text, WholeStretch(text));
  if (!reader.NextRun(*run)) run->Start(text);
  return run;
}

// What a recogniser reports: the bytes of the text, and the rule for PANs.
struct Found {
  std::string bytes;
  bool covered = false;  // not reported as a PAN
  card::Rule rule = card::Rule::kTooFewDigits;
  Confidence confidence = Confidence::kLow;
};

class FoundSink final : public card::PanSink {
 public:
  explicit FoundSink(int readable) : readable_(readable) {}
  int OnPan(const payload::DigitRun& run, const card::Window& window,
            const card::Verdict& verdict) noexcept override {
    found.push_back({Bytes(run, window), false, verdict.rule, verdict.confidence});
    return readable_;
  }
  void OnCover(const payload::DigitRun& run, const card::Window& window) noexcept override {
    found.push_back({Bytes(run, window), true});
  }
  void OnCompanion(const card::Companion&) noexcept override {}
  std::vector<Found> found;

 private:
  static std::string Bytes(const payload::DigitRun& run, const card::Window& window) {
    const std::size_t begin = run.offset[static_cast<std::size_t>(window.begin)];
    const std::size_t end = run.End(window.end - 1);
    return std::string(run.text.substr(begin, end - begin));
  }
  int readable_;
};

// Everything found in `text`. `rule`, if not null, gets the furthest rule of the last run.
inline std::vector<Found> FindIn(std::string_view text,
                                 Sensitivity sensitivity = Sensitivity::kBalanced, int readable = 4,
                                 card::Rule* rule = nullptr) {
  const scan::Kernel& kernel = *scan::FindKernel("scalar");
  auto run = std::make_unique<payload::DigitRun>();
  card::Recognizer recognizer;
  recognizer.StartText(true);
  FoundSink sink(readable);
  for (std::size_t from = 0;;) {
    const scan::Stretch stretch = kernel.next_stretch(text.data(), text.size(), from);
    if (stretch.begin == text.size()) return sink.found;
    payload::TextReader reader(text, stretch);
    while (reader.NextRun(*run)) {
      recognizer.Start();
      for (;;) {
        recognizer.Examine(*run, sensitivity, sink);
        if (run->ended) break;
        reader.Refill(*run);
      }
      if (rule != nullptr) *rule = recognizer.furthest_rule();
    }
    from = stretch.end;
  }
}

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_FOUND_RUNS_H_
