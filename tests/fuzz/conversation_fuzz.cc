// libFuzzer target: chats cut by the input, previews, held messages, sealed states, and blobs of
// any bytes.
//
// The first byte chooses the options. Then come steps: a byte for what is done, one for the number
// of bytes it is done with, those bytes. A second conversation, whose state is sealed and opened
// before each message, must say the same.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "panveil/conversation.h"
#include "support/scrubbers.h"
#include "support/violations.h"

namespace panveil {
namespace {

[[noreturn]] void Fail(const char* what) {
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

// All of a result that a caller sees, in one text.
std::string Said(const ConversationResult& r) {
  std::string said = std::string(ScrubStatusName(r.status)) + (r.held ? "+" : "-");
  for (const ReleasedMessage& released : r.released) {
    said += std::to_string(released.message) + std::string(released.id) + "<" +
            std::string(released.text) + ">";
  }
  said += std::string(r.text);
  for (const Finding& f : r.findings) {
    said += " " + std::string(FindingKindName(f.kind)) + std::to_string(f.offset) + "+" +
            std::to_string(f.length);
  }
  for (const EarlierPart& part : r.earlier) {
    said += " " + std::to_string(part.finding) + "@" + std::to_string(part.message) +
            std::string(part.id) + ":" + std::to_string(part.offset);
  }
  return said;
}

#ifndef PANVEIL_CORE_ONLY
const Keyring& FuzzKeyring() {
  static const auto* const kKeyring =
      new std::shared_ptr<const Keyring>(testing_support::FixedKeyring());
  return **kKeyring;
}
#endif

void Check(std::string_view message, const ConversationResult& r) {
  if (r.status != ScrubStatus::kOk) Fail("a message failed");
  if (r.text.size() > message.size()) Fail("a message grew");
  if (r.held && !r.text.empty()) Fail("a message is held and sent");
  if (!r.held && r.findings_total == 0 && r.text != message) Fail("changed, and nothing found");
  std::size_t behind = 0;
  for (const Finding& f : r.findings) {
    if (f.offset < behind) Fail("findings are not in order");
    behind = f.offset;
    if (f.offset + f.length > message.size()) Fail("a finding ends behind the message");
  }
  for (const EarlierPart& part : r.earlier) {
    if (part.finding >= r.findings.size()) Fail("a part of no finding");
    if (r.findings[part.finding].kind != FindingKind::kPan) Fail("a part of no card");
    if (part.message >= r.message || part.length == 0) Fail("a part of no earlier message");
  }
}

class Chat {
 public:
  explicit Chat(std::uint8_t options)
      : scrubber_(
            testing_support::MaskingScrubber(static_cast<Sensitivity>(options % 3),
                                             (options & 4) != 0 ? Action::kMask : Action::kRedact)),
        options_(OptionsOf(options)),
        plain_(scrubber_, options_),
        sealed_(scrubber_, options_) {}

  void Do(std::uint8_t what, std::string_view bytes) {
    now_ += what >> 4;
    switch (what % 8) {
      case 0:
        Compare(plain_.Release(), Reopened().Release());
        break;
      case 1:
        Compare(plain_.Expire(now_), Reopened().Expire(now_));
        break;
      case 2: {
        const ConversationResult r = plain_.ScrubPreview(bytes, now_, scratch_);
        if (r.status != ScrubStatus::kOk || r.text.size() > bytes.size()) Fail("a wrong preview");
        break;
      }
      case 3:
        Import(bytes);
        break;
      default: {
        const std::string id = std::to_string(now_);
        const ConversationResult r = plain_.Scrub(bytes, now_, scratch_, id);
        Check(bytes, r);
        const std::string said = Said(r);
        if (said != Said(Reopened().Scrub(bytes, now_, scratch_, id)))
          Fail("a seal lost something");
      }
    }
  }

 private:
  static ConversationOptions OptionsOf(std::uint8_t options) {
    ConversationOptions chosen;
    chosen.hold = (options & 8) != 0;
    chosen.hold_ms = 20;
    chosen.max_age_ms = (options & 16) != 0 ? 40 : 100'000;
    chosen.preview_digits = options >> 5;
    return chosen;
  }

  static void Compare(const ConversationResult& one, const ConversationResult& other) {
    if (Said(one) != Said(other)) Fail("a seal lost what was held");
  }

  // The second conversation, on another machine each time.
  Conversation& Reopened() {
#ifndef PANVEIL_CORE_ONLY
    const Keyring& keyring = FuzzKeyring();
    std::string blob;
    if (sealed_.Seal(keyring, "chat", now_, &blob) != SealStatus::kOk) Fail("no seal");
    Conversation other(scrubber_, options_);
    if (other.Open(keyring, "chat", now_, blob) != SealStatus::kOk) Fail("a seal does not open");
    sealed_ = std::move(other);
#endif
    return sealed_;
  }

  void Import(std::string_view bytes) {
#ifndef PANVEIL_CORE_ONLY
    const Keyring& keyring = FuzzKeyring();
    Conversation other(scrubber_, options_);
    std::string blob;
    if (other.Open(keyring, "chat", now_, bytes) == SealStatus::kOk) Fail("a forgery opens");
    // One that is right but for what the input says.
    if (sealed_.Seal(keyring, "chat", now_, &blob) != SealStatus::kOk) Fail("no seal");
    const std::string right = blob;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
      const std::size_t at = static_cast<std::uint8_t>(bytes[i]) * blob.size() / 256;
      blob[at] = static_cast<char>(blob[at] ^ bytes[i + 1]);
    }
    const bool opens = other.Open(keyring, "chat", now_, blob) == SealStatus::kOk;
    if (opens != (blob == right)) Fail("a changed seal opens");
#else
    (void)bytes;
#endif
  }

  Scrubber scrubber_;
  ConversationOptions options_;
  Conversation plain_;
  Conversation sealed_;
  Scratch scratch_;
  std::int64_t now_ = 0;
};

}  // namespace
}  // namespace panveil

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  panveil::Chat chat(data[0]);
  for (std::size_t at = 1; at + 2 <= size;) {
    const std::size_t length = std::min<std::size_t>(data[at + 1], size - at - 2);
    // A copy of its own, so that a read behind its end is seen.
    const std::vector<char> bytes(data + at + 2, data + at + 2 + length);
    chat.Do(data[at], {bytes.data(), bytes.size()});
    at += 2 + length;
  }
  return 0;
}
