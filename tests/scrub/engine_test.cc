// The contract of the calls: options, buffers, limits, failing tokenizers, explanations.
#include "scrub/engine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "scrub/workspace.h"
#include "support/guarded_buffer.h"
#include "support/scrubbers.h"
#include "token/tokenizer.h"

namespace panveil::scrub {
namespace {

using testing::HasSubstr;
using testing_support::MakeScrubber;
using testing_support::MaskingScrubber;

constexpr std::string_view kCard = "card 4111111111111111";
constexpr std::string_view kMasked = "card ************1111";

struct OptionCase {
  const char* name;
  std::function<void(ScrubberOptions&)> spoil;
  const char* error;
};

void PrintTo(const OptionCase& c, std::ostream* os) { *os << c.name; }

const OptionCase kBadOptions[] = {
    {"Sensitivity", [](auto& o) { o.sensitivity = static_cast<Sensitivity>(3); },
     "sensitivity: must be balanced, precise or paranoid"},
    {"Action", [](auto& o) { o.action = static_cast<Action>(3); },
     "action: must be token, mask or redact"},
    {"TokenFormat", [](auto& o) { o.token_format = static_cast<TokenFormat>(2); },
     "token_format: must be letters or digits"},
    {"DigitsWithParanoid",
     [](auto& o) {
       o.token_format = TokenFormat::kDigits;
       o.sensitivity = Sensitivity::kParanoid;
     },
     "token_format: digits cannot be had with sensitivity paranoid"},
    {"Scope", [](auto& o) { o.scope = std::string(1025, 's'); }, "scope: at most 1024 bytes"},
    {"MaxInput", [](auto& o) { o.max_input_bytes = 0; }, "max_input_bytes: must be at least 1"},
    {"NoFindings", [](auto& o) { o.max_findings = 0; }, "max_findings: must be 1 to 65536"},
    {"TooManyFindings", [](auto& o) { o.max_findings = 65537; },
     "max_findings: must be 1 to 65536"},
    {"Kernel", [](auto& o) { o.kernel = "mmx"; }, "kernel: this machine has"},
    {"AllowRule",
     [](auto& o) {
       o.allow_rules = {{"4", "1111"}};
     },
     "allow_rules: iin must be"},
    {"Patterns",
     [](auto& o) {
       o.patterns = {{"x", "(", Action::kMask}};
     },
     "patterns: "},
};
class BadOptionTest : public testing::TestWithParam<OptionCase> {};
TEST_P(BadOptionTest, IsNamedByTheError) {
  ScrubberOptions options;
  GetParam().spoil(options);
  std::string error;
  EXPECT_FALSE(Scrubber::Create(options, &error).has_value());
  EXPECT_EQ(error.rfind(GetParam().error, 0), 0U) << error;
}
INSTANTIATE_TEST_SUITE_P(, BadOptionTest, testing::ValuesIn(kBadOptions),
                         [](const auto& p) { return p.param.name; });

TEST(Engine, EveryKernelCanBeForced) {
  for (const std::string_view kernel : Scrubber::AvailableKernels()) {
    EXPECT_EQ(MaskingScrubber(Sensitivity::kBalanced, Action::kMask, kernel).kernel(), kernel);
  }
}

TEST(Engine, ABufferThatIsTooSmallIsNotTouched) {
  const Scrubber scrubber = MaskingScrubber();
  Scratch scratch;
  std::string out(kCard.size(), '!');
  for (const std::string_view text : {kCard, std::string_view("no card, but as long!")}) {
    const Result result =
        scrubber.ScrubTo(text, PayloadKind::kText, out.data(), text.size() - 1, scratch);
    EXPECT_EQ(result.status, ScrubStatus::kOutputTooSmall);
    EXPECT_EQ(result.text, "");
    EXPECT_EQ(out, std::string(kCard.size(), '!'));
  }
  const Result result =
      scrubber.ScrubTo(kCard, PayloadKind::kText, out.data(), kCard.size(), scratch);
  EXPECT_EQ(result.text, kMasked);
  EXPECT_EQ(result.text.data(), out.data());
}

TEST(Engine, BuffersThatOverlapInPartAreRefused) {
  const Scrubber scrubber = MaskingScrubber();
  Scratch scratch;
  const std::string before = std::string(kCard) + std::string(kCard);
  std::string memory = before;
  const std::string_view text(memory.data() + 10, kCard.size());
  for (const std::size_t at : std::vector<std::size_t>{1, 9, 11, 20}) {
    const Result result =
        scrubber.ScrubTo(text, PayloadKind::kText, memory.data() + at, kCard.size(), scratch);
    EXPECT_EQ(result.status, ScrubStatus::kBadArgument) << at;
    EXPECT_EQ(memory, before) << at;
  }
  std::string same(kCard);
  EXPECT_EQ(scrubber.ScrubTo(same, PayloadKind::kText, same.data(), same.size(), scratch).text,
            kMasked);
  EXPECT_EQ(same, kMasked);
}

TEST(Engine, ANullPointerIsTextOnlyWithLengthZero) {
  const Scrubber scrubber = MaskingScrubber();
  Scratch scratch;
  const std::string_view nothing;
  EXPECT_EQ(scrubber.Scrub(nothing, PayloadKind::kText, scratch).status, ScrubStatus::kOk);
  EXPECT_EQ(scrubber.Scan(nothing, PayloadKind::kText, scratch).status, ScrubStatus::kOk);
  EXPECT_EQ(scrubber.ScrubInPlace(nullptr, 0, PayloadKind::kText, scratch).status,
            ScrubStatus::kOk);
  EXPECT_EQ(scrubber.ScrubTo(nothing, PayloadKind::kText, nullptr, 0, scratch).status,
            ScrubStatus::kOk);
  EXPECT_EQ(scrubber.ScrubInPlace(nullptr, 5, PayloadKind::kText, scratch).status,
            ScrubStatus::kBadArgument);
  EXPECT_EQ(scrubber.ScrubTo("text", PayloadKind::kText, nullptr, 9, scratch).status,
            ScrubStatus::kBadArgument);
  EXPECT_TRUE(scrubber.Explain(nothing, PayloadKind::kText).empty());
}

TEST(Engine, AnInputTooLongIsRefusedWhole) {
  ScrubberOptions options;
  options.action = Action::kMask;
  options.max_input_bytes = kCard.size();
  const Scrubber scrubber = MakeScrubber(options);
  Scratch scratch;
  EXPECT_EQ(scrubber.Scrub(kCard, PayloadKind::kText, scratch).text, kMasked);
  std::string longer = std::string(kCard) + ".";
  const std::string before = longer;
  EXPECT_EQ(scrubber.Scrub(longer, PayloadKind::kText, scratch).status, ScrubStatus::kInputTooLong);
  EXPECT_EQ(scrubber.Scrub(longer, PayloadKind::kText, scratch).text, "");
  EXPECT_EQ(scrubber.ScrubInPlace(longer.data(), longer.size(), PayloadKind::kText, scratch).status,
            ScrubStatus::kInputTooLong);
  EXPECT_EQ(longer, before);
}

TEST(Engine, FindingsBeyondTheMostAreReplacedAndCounted) {
  ScrubberOptions options;
  options.action = Action::kMask;
  options.max_findings = 2;
  const Scrubber scrubber = MakeScrubber(options);
  Scratch scratch;
  std::string text;
  std::string masked;
  for (int i = 0; i < 5; ++i) {
    text += std::string(kCard) + "; ";
    masked += std::string(kMasked) + "; ";
  }
  const Result result = scrubber.Scrub(text, PayloadKind::kText, scratch);
  EXPECT_EQ(result.text, masked);
  EXPECT_EQ(result.findings.size(), 2U);
  EXPECT_EQ(result.findings_total, 5U);
  EXPECT_EQ(scrubber.Scan(text, PayloadKind::kText, scratch).findings_total, 5U);
}

// ---- Tokenizers that fail

class FailingTokenizer final : public token::Tokenizer {
 public:
  explicit FailingTokenizer(bool has_session) : has_session_(has_session) {}
  [[nodiscard]] std::unique_ptr<Session> NewSession() const noexcept override {
    return has_session_ ? std::make_unique<FailingSession>() : nullptr;
  }

 private:
  class FailingSession final : public Session {
   public:
    bool Tokenize(const std::uint8_t*, int count, char* out) noexcept override {
      std::fill(out, out + count, '7');
      return false;
    }
  };
  bool has_session_;
};

class FailingTokenizerTest : public testing::TestWithParam<bool> {};
TEST_P(FailingTokenizerTest, MasksAndSaysSo) {
  token::Tokenizers tokenizers;
  tokenizers.letters = std::make_shared<const FailingTokenizer>(GetParam());
  std::string error;
  const auto engine = Engine::Create(ScrubberOptions{}, tokenizers, &error);
  ASSERT_NE(engine, nullptr) << error;
  Workspace workspace;
  for (const Target target : {Target::kScratch, Target::kBuffer, Target::kInPlace}) {
    std::string text(kCard);
    std::string out = text;
    char* const to = target == Target::kInPlace ? text.data() : out.data();
    const Result result = engine->ScrubTo(text, PayloadKind::kText, target, to, workspace);
    EXPECT_EQ(result.text, kMasked);
    EXPECT_EQ(result.status, ScrubStatus::kTokenizeFailed);
    ASSERT_EQ(result.findings.size(), 1U);
    EXPECT_EQ(result.findings[0].action, Action::kMask);
  }
  const Result scan =
      engine->ScrubTo(kCard, PayloadKind::kText, Target::kNowhere, nullptr, workspace);
  EXPECT_EQ(scan.findings[0].action, Action::kMask);
  EXPECT_EQ(engine->Scrub("no card", PayloadKind::kText, workspace).status, ScrubStatus::kOk);
  EXPECT_EQ(engine->Prepare(100, workspace), GetParam());
}
INSTANTIATE_TEST_SUITE_P(, FailingTokenizerTest, testing::Bool(),
                         [](const auto& p) { return p.param ? "SessionFails" : "NoSession"; });

TEST(Engine, WithoutAKeyringTokenizeMasks) {
  const Scrubber scrubber = MakeScrubber(ScrubberOptions{});
  Scratch scratch;
  const Result result = scrubber.Scrub(kCard, PayloadKind::kText, scratch);
  EXPECT_EQ(result.text, kMasked);
  EXPECT_EQ(result.status, ScrubStatus::kOk);
  EXPECT_EQ(result.findings[0].action, Action::kMask);
}

// ---- Memory

TEST(Engine, ReadsAndWritesNoByteOutsideTheText) {
  testing_support::GuardedBuffer pages(4096);
  for (const std::string_view kernel : Scrubber::AvailableKernels()) {
    const Scrubber scrubber = MaskingScrubber(Sensitivity::kBalanced, Action::kMask, kernel);
    Scratch scratch;
    for (std::size_t size = 0; size < 300; ++size) {
      const std::string text = std::string(size, size % 2 == 0 ? 'x' : '+') + "4111-1111.1111 1111";
      const std::string masked =
          std::string(size, size % 2 == 0 ? 'x' : '+') + "****-****.**** 1111";
      for (const bool at_end : {true, false}) {
        const std::string_view guarded = at_end ? pages.AtEnd(text) : pages.AtStart(text);
        ASSERT_EQ(scrubber.Scrub(guarded, PayloadKind::kText, scratch).text, masked);
        ASSERT_EQ(scrubber.Explain(guarded, PayloadKind::kText).size(), 1U);
        char* const place = const_cast<char*>(guarded.data());
        ASSERT_EQ(scrubber.ScrubInPlace(place, text.size(), PayloadKind::kText, scratch).text,
                  masked);
      }
    }
  }
}

}  // namespace
}  // namespace panveil::scrub
