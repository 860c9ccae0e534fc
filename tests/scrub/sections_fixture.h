// Compares streams of payloads with the batch call, in sections of any size.
//
// PANVEIL_TEST_SEED and PANVEIL_TEST_CASES in the environment override what is fixed here.
#ifndef PANVEIL_TESTS_SCRUB_SECTIONS_FIXTURE_H_
#define PANVEIL_TESTS_SCRUB_SECTIONS_FIXTURE_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "scrub/engine.h"
#include "scrub/open_stream.h"
#include "support/stream_pieces.h"
#include "support/text_generator.h"
#include "support/violations.h"

namespace panveil::scrub {

inline std::shared_ptr<const Engine> MakeEngine(std::size_t section_bytes,
                                                Action action = Action::kMask) {
  ScrubberOptions options;
  options.action = action;
  options.max_findings = 65536;
  std::string error;
  auto engine = Engine::Create(options, {}, &error, section_bytes);
  if (engine == nullptr) ADD_FAILURE() << error;
  return engine;
}

// Compares a stream with the batch call of the same engine.
class SectionsTest : public testing::Test {
 protected:
  void Use(std::size_t section_bytes, PayloadKind kind, Action action = Action::kMask) {
    engine_ = MakeEngine(section_bytes, action);
    kind_ = kind;
    stream_ = OpenStream(engine_, kind);
    ASSERT_NE(stream_, nullptr);
  }

  std::string Batch(std::string_view text) {
    const Result result = engine_->Scrub(text, kind_, workspace_);
    EXPECT_EQ(result.status, ScrubStatus::kOk);
    findings_ = result.findings_total;
    return std::string(result.text);
  }

  // Empty when the stream gives `batch`, and as many findings.
  std::string WithCuts(std::string_view text, const std::vector<std::size_t>& cuts,
                       std::string_view batch) {
    testing_support::Collected out;
    std::size_t begin = 0;
    ScrubStatus status = ScrubStatus::kOk;
    for (std::size_t i = 0; i <= cuts.size(); ++i) {
      const std::size_t end = i == cuts.size() ? text.size() : cuts[i];
      const std::string piece(text.substr(begin, end - begin));
      status = stream_->Feed(piece, out);
      begin = end;
    }
    status = stream_->Finish(out);
    if (status != ScrubStatus::kOk) return "status";
    if (out.text != batch) {
      const auto at = static_cast<std::size_t>(
          std::mismatch(out.text.begin(), out.text.end(), batch.begin(), batch.end()).first -
          out.text.begin());
      const std::size_t from = at - std::min<std::size_t>(at, 80);
      const auto around = [&](std::string_view all) {
        return testing_support::Escaped(all.substr(std::min(from, all.size()), 160));
      };
      return "text at " + std::to_string(at) + "\n  in     " + around(text) + "\n  batch  " +
             around(batch) + "\n  stream " + around(out.text);
    }
    return out.findings.size() == findings_ ? "" : "number of findings";
  }

  // The first difference, with the stream cut at every place, at every byte, and at random.
  std::string AnyCut(std::string_view text, std::mt19937_64& random) {
    const std::string batch = Batch(text);
    std::vector<std::size_t> each;
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
      each.push_back(cut);
      if (text.size() > kShort && random() % text.size() > kShort) continue;
      if (std::string why = WithCuts(text, {cut}, batch); !why.empty()) return why;
    }
    for (int i = 0; i < 20; ++i) {
      const std::size_t a = random() % (text.size() + 1);
      const std::size_t b = a + random() % (text.size() + 1 - a);
      if (std::string why = WithCuts(text, {a, b}, batch); !why.empty()) return why;
    }
    return WithCuts(text, each, batch);
  }

  static constexpr std::size_t kShort = 300;
  std::shared_ptr<const Engine> engine_;
  PayloadKind kind_ = PayloadKind::kJson;
  std::unique_ptr<Stream> stream_;
  Workspace workspace_;
  std::size_t findings_ = 0;
};

// Each is cut at many places: in proportion to what is asked for, as tests of one text each count.
inline int Cases(std::size_t some) {
  constexpr std::size_t kUsual = 60000;
  const std::size_t cases =
      some * testing_support::FromEnvironment("PANVEIL_TEST_CASES", kUsual) / kUsual;
  return static_cast<int>(std::max<std::size_t>(cases, 4));
}
inline std::uint64_t Seed() {
  constexpr std::uint64_t kSeed = 20240912;
  return testing_support::FromEnvironment("PANVEIL_TEST_SEED", kSeed);
}

}  // namespace panveil::scrub

#endif  // PANVEIL_TESTS_SCRUB_SECTIONS_FIXTURE_H_
