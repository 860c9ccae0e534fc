// Cards that a customer sends in pieces: "4111 1111" in one message, the rest in the next.
//
//   panveil::Conversation chat(*scrubber);          // one per chat session and speaker
//   for (const Message& m : messages) {             // in their order
//     panveil::ConversationResult r = chat.Scrub(m.text, m.time_ms, scratch, m.id);
//     forward(r.text);
//     for (const panveil::EarlierPart& part : r.earlier) recall(part.id);
//   }
//
// Digits of the last few messages are read together with the next one, by the same rules as one
// text with blanks in it. What was sent cannot be unsent: the message that completes a card loses
// its part of it, every digit ('X', or '*'), and the result says which earlier messages hold the
// rest, so that they can be recalled or deleted. ConversationOptions::hold keeps such messages back
// instead.
//
// - One Conversation for each session *and speaker*: what a customer and an agent say never joins.
//   A backend has both at hand: key the Conversation by chat id and author id.
// - Messages must come in their order, each once.
// - Only texts join (PayloadKind::kText). A message of another kind is scrubbed as that payload
//   and counts as a message in between.
// - Of a message longer than 1,024 bytes only the first and last 512 take part in joins.
// - After a card, a message that is nothing but a date or a code goes, too, and a code that words
// of
//   labels name, "the code is 737": agents ask for them.
//
// A Conversation takes five kilobytes, whatever is said in it, holds no whole card and is wiped
// when destroyed. Not thread-safe; movable, not copyable. Where many machines take the messages of
// one chat, Seal() makes its state a blob for the session store.
#ifndef PANVEIL_CONVERSATION_H_
#define PANVEIL_CONVERSATION_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "panveil/finding.h"
#include "panveil/options.h"
#include "panveil/scrubber.h"

namespace panveil {

namespace scrub {
struct ConversationMemory;
}  // namespace scrub

// Copied by the Conversation. Times are milliseconds of whatever clock the caller passes in.
struct ConversationOptions {
  // ---- What joins

  // How old a message may be whose digits join, and how many messages of this speaker may lie
  // between, digits in them or not. Digits of at most 18 messages are kept. 0 of either: none join.
  std::int64_t max_age_ms = 10 * 60 * 1000;
  std::uint64_t max_messages = 24;

  // A message that is nothing but three or four digits, or a date, at most four messages behind one
  // with a card, is a verification code or an expiry date, and goes: customers answer "and the
  // code?" with "123", and no label is in sight. So does what would be one right behind a card:
  // "the code is 123". Off, only those go that a label names anywhere.
  bool code_after_card = true;

  // ---- Holding back

  // A message whose end could be the beginning of a card is held back until the next message, or
  // until Expire() or Release(). Then nothing has to be recalled. Messages of more than 512 bytes,
  // or more than four at once, are not held.
  bool hold = false;
  std::int64_t hold_ms = 5000;

  // ---- Previews

  // How many leading digits of a card ScrubPreview() may show.
  int preview_digits = 6;

  // ---- Sealed state

  // How long a blob of Seal() can be opened.
  std::int64_t sealed_ms = 60 * 60 * 1000;
};

// Digits of an earlier message that are a part of a card.
struct EarlierPart {
  std::size_t finding = 0;    // which of the findings they belong to, by index
  std::uint64_t message = 0;  // running number of the message: the first of a conversation has 1
  std::string_view id;        // what the caller called it
  // Where they stand in that message as it went out, in bytes.
  std::size_t offset = 0;
  std::size_t length = 0;
};

// A message that was held back and is to be sent now.
struct ReleasedMessage {
  std::uint64_t message = 0;
  std::string_view id;
  std::string_view text;  // scrubbed, without what was found to be part of a card since
};

// A few in a row. Borrowed, as Findings.
template <typename T>
class ViewOf {
 public:
  ViewOf() = default;
  ViewOf(const T* first, std::size_t count) noexcept : first_(first), count_(count) {}
  [[nodiscard]] const T* begin() const noexcept { return first_; }
  [[nodiscard]] const T* end() const noexcept { return first_ + count_; }
  [[nodiscard]] std::size_t size() const noexcept { return count_; }
  [[nodiscard]] bool empty() const noexcept { return count_ == 0; }
  // REQUIRES: i < size().
  [[nodiscard]] const T& operator[](std::size_t i) const noexcept { return first_[i]; }

 private:
  const T* first_ = nullptr;
  std::size_t count_ = 0;
};

// What a call returns. Valid until the Conversation or the Scratch is used again.
struct ConversationResult {
  // To be sent first, in this order. Only with ConversationOptions::hold.
  ViewOf<ReleasedMessage> released;

  // The message, scrubbed; to be sent now, unless `held`: then it is empty.
  std::string_view text;
  bool held = false;
  std::uint64_t message = 0;  // its running number

  // As in Result. A card that is completed here is a finding whose offset and length are those of
  // its part of this message, with the brand, the digits and the last four of all of it.
  Findings findings;
  std::size_t findings_total = 0;
  ScrubStatus status = ScrubStatus::kOk;

  // Parts of cards that were sent already.
  ViewOf<EarlierPart> earlier;
};

// How Seal() and Open() went. NOTE: values are stable.
enum class SealStatus : std::uint8_t {
  kOk = 0,
  kMalformed = 1,     // no blob of Seal(): truncated, or too long
  kWrongVersion = 2,  // made by another version of this library
  kUnknownKey = 3,    // the keyring has not the key that it was made with
  kRefused = 4,       // tampered with, or of another conversation: these cannot be told apart
  kExpired = 5,
  kUnsupported = 6,  // this build has no OpenSSL
  kFailed = 7,       // no memory, no random numbers, or a Keyring or Conversation moved from
};

// "ok", "malformed", ...; one word for logs.
[[nodiscard]] std::string_view SealStatusName(SealStatus status) noexcept;

class Conversation {
 public:
  // Shares what `scrubber` is made of, so that it need not outlive this call.
  explicit Conversation(const Scrubber& scrubber, const ConversationOptions& options = {}) noexcept;
  ~Conversation();
  Conversation(Conversation&&) noexcept;
  Conversation& operator=(Conversation&&) noexcept;
  Conversation(const Conversation&) = delete;
  Conversation& operator=(const Conversation&) = delete;

  // Scrubs the next message. `now_ms` should never go back; when it does, nothing is older for it.
  // `id` is the caller's name for the message, at most 36 bytes (longer ones keep the last 36).
  //
  // Fails as Scrubber::Scrub() does; a message that fails is forgotten. kOutOfMemory when the
  // Conversation could not be made. Allocates only where Scrubber::Scrub() would.
  [[nodiscard]] ConversationResult Scrub(std::string_view message, std::int64_t now_ms,
                                         Scratch& scratch, std::string_view id = {},
                                         PayloadKind kind = PayloadKind::kText) noexcept;

  // For typing previews: what is written of a message that is not sent yet. Changes nothing.
  //
  // Of what may become a card, at most ConversationOptions::preview_digits leading digits show,
  // those of earlier messages counted: the rest of a run of digits that the text ends with, or that
  // has twelve digits and more, is written 'X'. So a telephone number may show in part until it is
  // sent. `findings` are those of what the preview shows; `held`, `released` and `earlier` are not
  // used.
  [[nodiscard]] ConversationResult ScrubPreview(std::string_view message, std::int64_t now_ms,
                                                Scratch& scratch) const noexcept;

  // The messages that were held for ConversationOptions::hold_ms, in `released`. Call it when
  // HoldsUntil() has come. Where the clock went back meanwhile, they count from this call on.
  [[nodiscard]] ConversationResult Expire(std::int64_t now_ms) noexcept;

  // All that are held, such as when the chat ends.
  [[nodiscard]] ConversationResult Release() noexcept;

  // When the oldest message that is held expires; false, and nothing is written, when none is held.
  // REQUIRES: time_ms != nullptr.
  [[nodiscard]] bool HoldsUntil(std::int64_t* time_ms) const noexcept;

  // Forgets everything, messages that are held with it.
  void Reset() noexcept;

  // The state, messages that are held included, as bytes that tell nothing: AES-256-GCM with a key
  // made of the keyring's primary for this alone, always kSealedBytes long. They open with
  // `conversation_id` only, which should name the speaker, too, and until `now_ms` +
  // ConversationOptions::sealed_ms. `*blob` is empty unless kOk. Allocates.
  //
  // Nothing can tell an older blob of the same conversation from the latest: where the store gives
  // an old one back, digits that came since are forgotten.
  [[nodiscard]] SealStatus Seal(const Keyring& keyring, std::string_view conversation_id,
                                std::int64_t now_ms, std::string* blob) const noexcept;

  // Takes the state of a blob that Seal() made, of any key of the keyring. Unless kOk the state is
  // empty then, as that of a new conversation, and scrubbing goes on.
  [[nodiscard]] SealStatus Open(const Keyring& keyring, std::string_view conversation_id,
                                std::int64_t now_ms, std::string_view blob) noexcept;

  // Bytes of a blob: with base64 it fits a cookie.
  static constexpr std::size_t kSealedBytes = 2880;

 private:
  std::shared_ptr<const scrub::Engine> engine_;
  std::unique_ptr<scrub::ConversationMemory> memory_;
};

}  // namespace panveil

#endif  // PANVEIL_CONVERSATION_H_
