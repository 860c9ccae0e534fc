// No memory that is given back holds digits of a card. Replaces operator delete in the whole
// program, so it is a program of its own.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "panveil/conversation.h"
#include "support/scrubbers.h"
#include "support/violations.h"

namespace {

// Half of a published test number; the last four digits stay readable in any case.
constexpr std::string_view kPan = "4539578763621486";
constexpr std::string_view kSecrets[] = {"45395787", "63621486", "4539 5787", "45,39,57"};

bool watching = false;
std::size_t watched = 0;  // blocks
std::size_t leaks = 0;    // of these, with a secret in them

// The size stands before the block, in as many bytes as keep it aligned.
constexpr std::size_t kHead = alignof(std::max_align_t);

void* Allocate(std::size_t size) noexcept {
  char* const memory = static_cast<char*>(std::malloc(kHead + size));
  if (memory == nullptr) return nullptr;
  std::memcpy(memory, &size, sizeof(size));
  std::memset(memory + kHead, 0, size);  // nothing of what was there before
  return memory + kHead;
}

void Release(void* block) noexcept {
  if (block == nullptr) return;
  char* const memory = static_cast<char*>(block) - kHead;
  if (watching) {
    std::size_t size = 0;
    std::memcpy(&size, memory, sizeof(size));
    const std::string_view bytes(memory + kHead, size);
    ++watched;
    leaks += std::any_of(std::begin(kSecrets), std::end(kSecrets), [bytes](std::string_view s) {
      return bytes.find(s) != std::string_view::npos;
    });
  }
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) {
  void* const block = Allocate(size);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}
void* operator new[](std::size_t size) { return operator new(size); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return Allocate(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return Allocate(size); }
void operator delete(void* block) noexcept { Release(block); }
void operator delete[](void* block) noexcept { Release(block); }
void operator delete(void* block, std::size_t) noexcept { Release(block); }
void operator delete[](void* block, std::size_t) noexcept { Release(block); }
void operator delete(void* block, const std::nothrow_t&) noexcept { Release(block); }
void operator delete[](void* block, const std::nothrow_t&) noexcept { Release(block); }

namespace panveil {
namespace {

struct Document {
  PayloadKind kind;
  std::string text;
};

// Each kind of payload, with the number as it stands and behind escapes of that kind.
std::vector<Document> Documents() {
  const std::string pan(kPan);
  const std::string base64 =
      "bXkgY2FyZCBudW1iZXIgaXMgNDUzOTU3ODc2MzYyMTQ4NiB0aGFua3MgYSBsb3QsIGhhdmUgYSBuaWNlIGRheQ==";
  return {
      {PayloadKind::kText, "my card is " + pan + " 12/27 737, ok"},
      {PayloadKind::kText, "4539 5787 6362 1486"},
      {PayloadKind::kJson, "{\"text\":\"\\u0034539578763621486\",\"n\":" + pan + "}"},
      {PayloadKind::kJson,
       "{\"in\":\"{\\\"pan\\\":\\\"" + pan + "\\\"}\",\"" + pan + "\":\"\\n\"}"},
      {PayloadKind::kJson, R"(["4539","5787","6362","1486",[45,39,57,87,63,62,14,86],"\n"])"},
      {PayloadKind::kJson, "{\"body\":\"" + base64 + "\"}"},
      {PayloadKind::kJson, "{\"cut\":\"\\u00345" + pan.substr(2) + " and \\u0034" + pan.substr(1)},
      {PayloadKind::kForm, "a=%34539578763621486&b=4539+5787+6362+1486&c=%7B%22pan%22%3A%22" + pan},
      {PayloadKind::kHtml, "<p>&#52;5395787<b>6362</b>1486</p><input value=\"" + pan + "\">"},
      {PayloadKind::kXml, "<a n=\"&#x34;539578763621486\"><![CDATA[" + pan + "]]></a>"},
      {PayloadKind::kBase64, base64},
      {PayloadKind::kFrames, "42[\"message\",\"\\u0034" + pan.substr(1) + "\"]"},
      {PayloadKind::kMultipart,
       "--b\r\nContent-Disposition: form-data; name=\"pan\"\r\n"
       "Content-Transfer-Encoding: quoted-printable\r\n\r\n=34" +
           pan.substr(1) + "\r\n--b--\r\n"},
  };
}

std::vector<ScrubberOptions> AllOptions() {
  std::vector<ScrubberOptions> all(2);
  all[0].action = Action::kMask;
  all[1].action = Action::kRedact;
#ifndef PANVEIL_CORE_ONLY
  all.emplace_back();
  all.back().keyring = testing_support::FixedKeyring();
#endif
  return all;
}

TEST(FreedMemory, TheWatchSees) {
  auto* const copy = new std::string(kPan);
  leaks = watched = 0;
  watching = true;
  delete copy;
  watching = false;
  EXPECT_EQ(watched, 2U);
  EXPECT_EQ(leaks, 1U);
}

TEST(FreedMemory, HoldsNoCard) {
  const std::vector<Document> documents = Documents();
  for (const ScrubberOptions& options : AllOptions()) {
    const Scrubber scrubber = testing_support::MakeScrubber(options);
    for (const Document& document : documents) {
      // Blanks behind it make buffers grow, which gives the old ones back.
      const std::string longer = document.text + std::string(20000, ' ') + document.text;
      leaks = watched = 0;
      watching = true;
      std::size_t findings = 0;
      {
        Scratch scratch;
        findings += scrubber.Scrub(document.text, document.kind, scratch).findings_total;
        findings += scrubber.Scrub(longer, document.kind, scratch).findings_total;
        findings += scrubber.Scan(longer, PayloadKind::kAuto, scratch).findings_total;
      }
      watching = false;
      EXPECT_GE(findings, 2U) << document.text;
      EXPECT_GT(watched, 0U);
      EXPECT_EQ(leaks, 0U) << document.text;
    }
  }
}

// A card in two messages, which no memory holds whole, and a message that is held back.
TEST(FreedMemory, HoldsNothingOfAConversation) {
  const Scrubber scrubber = testing_support::MaskingScrubber();
  for (const bool hold : {false, true}) {
    ConversationOptions options;
    options.hold = hold;
    const std::string first = "it is " + std::string(kPan.substr(0, 8));
    const std::string second(kPan.substr(8));
    leaks = watched = 0;
    watching = true;
    std::size_t findings = 0;
    {
      Scratch scratch;
      Conversation joined(scrubber, options);
      (void)joined.Scrub(first, 0, scratch);
      (void)joined.ScrubPreview(second, 0, scratch);
      findings += joined.Scrub(second, 0, scratch).findings_total;
      Conversation cut(scrubber, options);
      (void)cut.Scrub(first, 0, scratch);
    }
    watching = false;
    EXPECT_EQ(findings, 1U);
    EXPECT_GT(watched, 0U);
    EXPECT_EQ(leaks, 0U);
  }
}

}  // namespace
}  // namespace panveil
