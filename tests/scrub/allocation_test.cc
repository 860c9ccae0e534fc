// Scrub() allocates nothing once a Scratch has met a text as long. Counts calls of operator new in
// the whole program, so it is a program of its own.
#include <gtest/gtest.h>

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <optional>
#include <string>
#include <vector>

#include "panveil/conversation.h"
#include "panveil/panveil.h"
#include "panveil/stream.h"
#include "support/chat_maker.h"
#include "support/json_maker.h"
#include "support/scrubbers.h"
#include "support/text_generator.h"
#include "support/violations.h"

#ifndef PANVEIL_CORE_ONLY
#include "panveil/detokenizer.h"
#endif

namespace {
std::atomic<std::size_t> allocations{0};

void* CountedAllocate(std::size_t size) noexcept {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return std::malloc(size == 0 ? 1 : size);
}
}  // namespace

void* operator new(std::size_t size) {
  void* memory = CountedAllocate(size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
void* operator new[](std::size_t size) { return operator new(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return CountedAllocate(size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return CountedAllocate(size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { std::free(memory); }

namespace panveil {
namespace {

std::vector<ScrubberOptions> AllOptions() {
  std::vector<ScrubberOptions> all;
  for (const Sensitivity sensitivity : {Sensitivity::kBalanced, Sensitivity::kParanoid}) {
    ScrubberOptions options;
    options.sensitivity = sensitivity;
    for (const Action action : {Action::kMask, Action::kRedact}) {
      options.action = action;
      all.push_back(options);
    }
#ifndef PANVEIL_CORE_ONLY
    options.action = Action::kTokenize;
    options.keyring = testing_support::FixedKeyring();
    all.push_back(options);
#endif
  }
  return all;
}

TEST(Allocation, TheCounterCounts) {
  const std::size_t before = allocations;
  const auto memory = std::make_unique<int>(1);
  EXPECT_GT(allocations, before);
}

TEST(Allocation, ScrubAllocatesNothingInSteadyState) {
  testing_support::TextGenerator generator(7);
  std::vector<std::string> texts;
  for (int i = 0; i < 2000; ++i) texts.push_back(generator.Next());
  std::size_t longest = 0;
  for (const std::string& text : texts) longest = std::max(longest, text.size());
  std::string buffer(longest, '\0');
  for (const ScrubberOptions& options : AllOptions()) {
    const Scrubber scrubber = testing_support::MakeScrubber(options);
    Scratch scratch;
    std::size_t findings = 0;
    const auto scrub_all = [&] {
      for (const std::string& text : texts) {
        findings += scrubber.Scrub(text, PayloadKind::kText, scratch).findings_total;
        findings += scrubber.Scan(text, PayloadKind::kText, scratch).findings_total;
        buffer.replace(0, text.size(), text);
        findings += scrubber.ScrubInPlace(buffer.data(), text.size(), PayloadKind::kText, scratch)
                        .findings_total;
        findings +=
            scrubber.ScrubTo(text, PayloadKind::kText, buffer.data(), buffer.size(), scratch)
                .findings_total;
      }
    };
    scrub_all();
    const std::size_t before = allocations;
    scrub_all();
    EXPECT_EQ(allocations, before);
    EXPECT_GT(findings, 1000U);
  }
}

// Not even the first time: all is there once the stream is.
// Through the C API, too: what C sees of the findings is kept for the next time.
TEST(Allocation, CAllocatesNothingInSteadyState) {
  const std::string text = "card 4111 1111 1111 1111, and 378282246310005, exp 12/27";
  panveil_scrubber* scrubber = nullptr;
  ASSERT_EQ(panveil_scrubber_new(nullptr, &scrubber, nullptr, 0), PANVEIL_OK);
  panveil_scratch* scratch = panveil_scratch_new();
  panveil_stream* stream = nullptr;
  ASSERT_EQ(panveil_stream_new(scrubber, PANVEIL_TEXT, &stream), PANVEIL_OK);
  panveil_conversation* chat = nullptr;
  ASSERT_EQ(panveil_conversation_new(scrubber, nullptr, &chat), PANVEIL_OK);
  panveil_text out{};
  panveil_findings findings{};
  panveil_message message{};
  message.struct_size = sizeof message;
  const auto all = [&](std::string_view input) {
    EXPECT_EQ(panveil_scrub(scrubber, scratch, input.data(), input.size(), PANVEIL_TEXT, &out),
              PANVEIL_OK);
    EXPECT_EQ(panveil_scratch_findings(scratch, &findings), PANVEIL_OK);
    EXPECT_EQ(panveil_stream_feed(stream, input.data(), input.size(), nullptr), PANVEIL_OK);
    EXPECT_EQ(panveil_stream_finish(stream, nullptr), PANVEIL_OK);
    EXPECT_EQ(panveil_stream_findings(stream, &findings), PANVEIL_OK);
    EXPECT_EQ(panveil_conversation_scrub(chat, scratch, input.data(), input.size(), PANVEIL_TEXT,
                                         1000, "id", 2, &message),
              PANVEIL_OK);
  };
  std::size_t before = allocations;
  EXPECT_EQ(panveil_scrub(scrubber, scratch, "hello", 5, PANVEIL_TEXT, &out), PANVEIL_OK);
  EXPECT_EQ(allocations, before) << "a clean text, with a new scratch";
  all(text);
  before = allocations;
  all(text);
  all("hello");
  all(text);
  EXPECT_EQ(allocations, before);
  panveil_conversation_free(chat);
  panveil_stream_free(stream);
  panveil_scratch_free(scratch);
  panveil_scrubber_free(scrubber);
}

TEST(Allocation, StreamsAllocateNothing) {
  struct Sink final : StreamSink {
    void OnText(std::string_view text) noexcept override { bytes += text.size(); }
    void OnFinding(const Finding&) noexcept override { ++findings; }
    std::size_t bytes = 0;
    std::size_t findings = 0;
  } sink;
  testing_support::TextGenerator generator(8);
  std::string text;
  while (text.size() < 500'000) text += generator.Next() + std::string(generator.Below(3000), '-');
  for (const ScrubberOptions& options : AllOptions()) {
    const Scrubber scrubber = testing_support::MakeScrubber(options);
    std::string error;
    std::optional<StreamScrubber> stream =
        StreamScrubber::Create(scrubber, PayloadKind::kText, &error);
    ASSERT_TRUE(stream.has_value()) << error;
    sink = Sink();
    const std::size_t before = allocations;
    for (const std::size_t chunk : {100'000U, 4097U, 64U, 3U}) {
      for (std::size_t at = 0; at < text.size(); at += chunk) {
        (void)stream->Feed(std::string_view(text).substr(at, chunk), sink);
        if (at % 7 == 0) (void)stream->Flush(FlushPolicy::kHoldDigits, sink);
      }
      (void)stream->Finish(sink);
    }
    EXPECT_EQ(allocations, before);
    EXPECT_GT(sink.findings, 1000U);
    EXPECT_GT(sink.bytes, text.size());
  }
}

#ifndef PANVEIL_CORE_ONLY
TEST(Allocation, DetokenizingStreamsAllocateNothing) {
  struct Sink final : StreamSink {
    void OnText(std::string_view text) noexcept override { bytes += text.size(); }
    std::size_t bytes = 0;
  } sink;
  testing_support::TextGenerator generator(9);
  ScrubberOptions options;
  options.keyring = testing_support::FixedKeyring();
  options.token_format = TokenFormat::kDigits;
  const Scrubber scrubber = testing_support::MakeScrubber(options);
  std::string text;
  while (text.size() < 200'000) text += testing_support::ScrubbedBy(scrubber, generator.Next());
  DetokenizerOptions opening;
  opening.keyring = options.keyring;
  opening.token_format = options.token_format;
  const auto detokenizer = Detokenizer::Create(opening);
  ASSERT_TRUE(detokenizer.ok());
  auto stream = StreamDetokenizer::Create(*detokenizer);
  ASSERT_TRUE(stream.ok());
  const std::size_t before = allocations;
  std::size_t opened = 0;
  for (const std::size_t chunk : {100'000U, 64U, 3U}) {
    for (std::size_t at = 0; at < text.size(); at += chunk) {
      stream->Feed(std::string_view(text).substr(at, chunk), sink);
    }
    opened += stream->Finish(sink);
  }
  EXPECT_EQ(allocations, before);
  EXPECT_GT(opened, 100U);
}
#endif

TEST(Allocation, PayloadsAllocateNothingInSteadyState) {
  testing_support::JsonMaker maker(7);
  std::vector<std::string> texts;
  for (int i = 0; i < 500; ++i) {
    texts.push_back(maker.Written(maker.Document()));
    if (i % 4 == 0) texts.back().resize(texts.back().size() / 2);  // some cut off
  }
  for (const ScrubberOptions& options : AllOptions()) {
    const Scrubber scrubber = testing_support::MakeScrubber(options);
    Scratch scratch;
    std::size_t findings = 0;
    const auto scrub_all = [&] {
      for (const std::string& text : texts) {
        findings += scrubber.Scrub(text, PayloadKind::kJson, scratch).findings_total;
        findings += scrubber.Scan(text, PayloadKind::kAuto, scratch).findings_total;
      }
    };
    // Which buffer a text takes depends on the one before it.
    scrub_all();
    scrub_all();
    const std::size_t before = allocations;
    scrub_all();
    EXPECT_EQ(allocations, before);
    EXPECT_GT(findings, 500U);
  }
}

TEST(Allocation, ConversationsAllocateNothingInSteadyState) {
  testing_support::ChatMaker maker(7);
  std::vector<std::string> texts;
  for (int i = 0; i < 200; ++i) {
    for (const auto& message :
         maker.Pieces(maker.Card(), 1 + i % 4, true, testing_support::ChatScript::kAscii)) {
      texts.push_back(message.text);
    }
    for (const auto& message : maker.Ordinary(5)) texts.push_back(message.text);
  }
  for (const ScrubberOptions& options : AllOptions()) {
    const Scrubber scrubber = testing_support::MakeScrubber(options);
    ConversationOptions holding;
    holding.hold = true;
    Conversation sending(scrubber);
    Conversation holding_back(scrubber, holding);
    Scratch scratch;
    std::size_t joined = 0;
    std::size_t held = 0;
    const auto scrub_all = [&] {
      for (const std::string& text : texts) {
        (void)sending.ScrubPreview(text, 0, scratch);
        joined += sending.Scrub(text, 0, scratch, "an id of the message").earlier.size();
        held += holding_back.Scrub(text, 0, scratch, "an id of the message").held ? 1U : 0U;
      }
      (void)holding_back.Release();
    };
    scrub_all();
    const std::size_t before = allocations;
    scrub_all();
    EXPECT_EQ(allocations, before);
    EXPECT_GT(joined, 100U);
    EXPECT_GT(held, 100U);
  }
}

}  // namespace
}  // namespace panveil
