// Scrub() allocates nothing once a Scratch has met a text as long, and streams take no more memory
// than stream.h says. Counts calls of operator new in the whole program, and the bytes, so it is a
// program of its own.
#include <gtest/gtest.h>

#include <atomic>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
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
std::atomic<std::size_t> bytes_now{0};
std::atomic<std::size_t> most_bytes{0};

// In front of what is given stands how much it is.
constexpr std::size_t kHeader = alignof(std::max_align_t);

void* CountedAllocate(std::size_t size) noexcept {
  allocations.fetch_add(1, std::memory_order_relaxed);
  void* const memory = std::malloc(kHeader + size);
  if (memory == nullptr) return nullptr;
  std::memcpy(memory, &size, sizeof(size));
  bytes_now += size;
  if (bytes_now > most_bytes) most_bytes = bytes_now.load();
  return static_cast<char*>(memory) + kHeader;
}
// Not inline: g++ would warn where it sees free() of what operator new gave.
[[gnu::noinline]] void Free(void* memory) noexcept {
  if (memory == nullptr) return;
  char* const begin = static_cast<char*>(memory) - kHeader;
  std::size_t size = 0;
  std::memcpy(&size, begin, sizeof(size));
  bytes_now -= size;
  std::free(begin);
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
void operator delete(void* memory) noexcept { Free(memory); }
void operator delete[](void* memory) noexcept { Free(memory); }
void operator delete(void* memory, std::size_t) noexcept { Free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { Free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { Free(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { Free(memory); }

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

// Nor the first time, when it was made ready.
TEST(Allocation, APreparedScratchAllocatesNothing) {
  testing_support::TextGenerator generator(8);
  std::vector<std::string> texts;
  for (int i = 0; i < 500; ++i) texts.push_back(generator.Next());
  std::string cards;
  for (int i = 0; i < 20; ++i) cards += "card 4111 1111 1111 1111, then\n";
  texts.push_back(cards);
  std::size_t longest = 0;
  for (const std::string& text : texts) longest = std::max(longest, text.size());
  const std::string json =
      R"({"id":17,"messages":[{"text":"my card is 4111 1111 1111 1111"},{"n":4111111111111111}]})";
  for (const ScrubberOptions& options : AllOptions()) {
    const Scrubber scrubber = testing_support::MakeScrubber(options);
    for (const std::string& text : texts) {
      Scratch scratch;
      ASSERT_TRUE(scrubber.Prepare(scratch, longest));
      const std::size_t before = allocations;
      (void)scrubber.Scrub(text, PayloadKind::kText, scratch);
      ASSERT_EQ(allocations, before) << text;
    }
    Scratch scratch;
    ASSERT_TRUE(scrubber.Prepare(scratch, json.size()));
    const std::size_t before = allocations;
    EXPECT_EQ(scrubber.Scrub(json, PayloadKind::kJson, scratch).findings_total, 2U);
    EXPECT_EQ(allocations, before);
  }
}

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

// Not even the first time: all is there once the stream is.
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

struct EventsCase {
  const char* name;
  PayloadKind kind;
  const char* before;  // an event
  const char* behind;
};
constexpr EventsCase kEvents[] = {
    {"lines of JSON", PayloadKind::kJson, "", "\n"},
    {"server-sent events", PayloadKind::kFrames, "data: ", "\n\n"},
    {"packets", PayloadKind::kFrames, "42[\"message\",", "]\x1E"},
    {"lines that nobody said are JSON", PayloadKind::kAuto, "", "\n"},
};

struct CountingSink final : StreamSink {
  void OnText(std::string_view text) noexcept override { bytes += text.size(); }
  void OnFinding(const Finding&) noexcept override { ++findings; }
  std::size_t bytes = 0;
  std::size_t findings = 0;
};

// Where letters touch digits of another form no token can be made, and the card is masked.
constexpr ScrubStatus kWorst = ScrubStatus::kTokenizeFailed;

void FeedInChunks(StreamScrubber& stream, std::string_view text, std::size_t chunk,
                  StreamSink& sink) {
  for (std::size_t at = 0; at < text.size(); at += chunk) {
    ASSERT_LE(stream.Feed(text.substr(at, chunk), sink), kWorst);
  }
}

TEST(Allocation, StreamsOfEventsAllocateNothingInSteadyState) {
  testing_support::JsonMaker maker(9);
  std::vector<std::string> documents;
  for (int i = 0; i < 300; ++i) documents.push_back(maker.Written(maker.Document()));
  for (const EventsCase& c : kEvents) {
    std::string text;
    for (const std::string& document : documents) {
      if (document.find('\n') == std::string::npos) text += c.before + document + c.behind;
    }
    for (const ScrubberOptions& options : AllOptions()) {
      const Scrubber scrubber = testing_support::MakeScrubber(options);
      std::string error;
      auto stream = StreamScrubber::Create(scrubber, c.kind, &error);
      ASSERT_TRUE(stream.has_value()) << error;
      CountingSink sink;
      // So many that the stream knows what they are, and each way to cut them is met.
      const std::size_t rounds = StreamScrubber::kMostPayloadBytes / text.size() + 2;
      for (std::size_t i = 0; i < rounds; ++i) {
        for (const std::size_t chunk : {100'000U, 4096U, 64U}) {
          FeedInChunks(*stream, text, chunk, sink);
        }
      }
      const std::size_t before = allocations;
      for (const std::size_t chunk : {100'000U, 4096U, 64U}) {
        FeedInChunks(*stream, text, chunk, sink);
      }
      EXPECT_EQ(allocations, before) << c.name;
      EXPECT_LE(stream->Finish(sink), kWorst);
      EXPECT_GT(sink.findings, 100U) << c.name;
    }
  }
}

// Of what is clean nothing is allocated from the first byte on.
TEST(Allocation, AStreamOfCleanJsonAllocatesNothing) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) {
    text += R"({"id":)" + std::to_string(i) + R"(,"text":"where is it?"})" + "\n";
  }
  const Scrubber scrubber = testing_support::MakeScrubber(ScrubberOptions());
  std::string error;
  auto stream = StreamScrubber::Create(scrubber, PayloadKind::kJson, &error);
  ASSERT_TRUE(stream.has_value()) << error;
  CountingSink sink;
  const std::size_t before = allocations;
  FeedInChunks(*stream, text, 5000, sink);
  EXPECT_EQ(stream->Finish(sink), ScrubStatus::kOk);
  EXPECT_EQ(allocations, before);
  EXPECT_EQ(sink.bytes, text.size());
}

std::string Repeated(std::string_view unit, std::size_t bytes) {
  std::string text;
  while (text.size() + unit.size() <= bytes) text += unit;
  return text;
}

struct MemoryCase {
  const char* name;
  PayloadKind kind;
  std::string text;
  std::size_t created;  // bytes, at most, when the stream is there
  std::size_t most;     // and ever
};

std::vector<MemoryCase> MemoryCases() {
  constexpr std::size_t kMegabyte = std::size_t{1} << 20;
  constexpr std::size_t kEvent = kMegabyte - 100;
  constexpr char kChat[] = "my card is 4111 1111 1111 1111, exp 12/27, thanks\n";
  constexpr char kEventWithCard[] = R"({"id":17,"text":"my card is 4111 1111 1111 1111"})";
  constexpr std::size_t kOfText = 200'000;
  constexpr std::size_t kOfEvents = 4'600'000;
  const std::string lines = Repeated(std::string(kEventWithCard) + "\n", 3 * kMegabyte);
  const std::string events =
      Repeated(std::string("data: ") + kEventWithCard + "\n\n", 3 * kMegabyte);
  const auto string_of = [](std::string_view unit) {
    return R"({"text":")" + Repeated(unit, kEvent) + "\"}\n";
  };
  const auto twice = [](const std::string& event) { return event + event; };
  return {
      {"text", PayloadKind::kText, Repeated(kChat, 3 * kMegabyte), kOfText, kOfText},
      {"digits", PayloadKind::kText, Repeated("4111 1111 ", kMegabyte), kOfText, kOfText},
      {"lines of JSON", PayloadKind::kJson, lines, kOfEvents, kOfEvents},
      {"events", PayloadKind::kFrames, events, kOfEvents, kOfEvents},
      {"auto, lines", PayloadKind::kAuto, lines, 1'100'000, 5'700'000},
      {"auto, text", PayloadKind::kAuto, Repeated(kChat, 3 * kMegabyte), 1'100'000, 1'300'000},
      {"an array", PayloadKind::kJson,
       "[" + Repeated(std::string(kEventWithCard) + ",", 4 * kMegabyte) + "1]", kOfEvents,
       20'000'000},
      {"a string", PayloadKind::kJson,
       R"({"text":")" + Repeated(R"(card 4111 1111 1111 \u0031111, )", 4 * kMegabyte) + "\"}",
       kOfEvents, 20'000'000},
      {"long events with HTML", PayloadKind::kJson,
       twice(string_of("<p>card <b>4111</b> 1111&nbsp;1111 1111</p>")), kOfEvents, 20'000'000},
      {"long events made for it", PayloadKind::kJson, twice(string_of("+%253+@")), kOfEvents,
       100'000'000},
      {"long frames made for it", PayloadKind::kFrames,
       twice("data: " + string_of("+%253+@") + "\n"), kOfEvents, 100'000'000},
  };
}

TEST(Allocation, StreamsTakeNoMoreMemoryThanIsSaid) {
  for (const MemoryCase& c : MemoryCases()) {
    ScrubberOptions options;
    options.action = Action::kMask;
    const Scrubber scrubber = testing_support::MakeScrubber(options);
    std::string error;
    const std::size_t before = bytes_now;
    most_bytes = before;
    auto stream = StreamScrubber::Create(scrubber, c.kind, &error);
    ASSERT_TRUE(stream.has_value()) << error;
    const std::size_t created = bytes_now - before;
    EXPECT_LE(created, c.created) << c.name;
    CountingSink sink;
    FeedInChunks(*stream, c.text, 10'000, sink);
    EXPECT_EQ(stream->Finish(sink), ScrubStatus::kOk);
    EXPECT_LE(most_bytes - before, c.most) << c.name;
    EXPECT_GT(most_bytes - before, c.most / 3) << c.name << ": less is enough to say";
    std::printf("%-24s %10zu bytes at first, %10zu at most\n", c.name, created,
                most_bytes - before);
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
