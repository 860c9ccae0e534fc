// Text that comes in chunks: the body of a request, the answer of an LLM, a log, a pipe.
//
//   struct Out : panveil::StreamSink {
//     void OnText(std::string_view text) noexcept override { Forward(text); }
//   } out;
//   auto stream = panveil::StreamScrubber::Create(*scrubber, panveil::PayloadKind::kText);
//   while (Receive(&chunk)) stream->Feed(chunk, out);   // a card may be cut anywhere
//   stream->Finish(out);
//
// The bytes that come out are those that Scrubber::Scrub() makes of the whole, however they were
// cut going in.
//
// PayloadKind::kText: any length, gigabytes too, in constant memory; all of it is allocated by
// Create(). What cannot be decided yet is held back:
// - a word that may go on, and what may be part of a number or date, until a word that says nothing
//   of it follows: most numbers in prose go out with the next word or two;
// - what may be a card by its digits, a code or date by a label, and what follows a card: about
//   1.5 KB, for the rules look at what stands around it;
// - numbers with few words between that part them: up to 3.2 KB;
// - digits, or digit words, that go on in a row: 3 KB where they are a blank apart, 5 KB of words
// or
//   of wide gaps. kMostHeldBytes at most, which takes marks that cannot be seen inside and between
//   words.
// Chunks of 32 bytes and more are looked at for this once 384 bytes have come, and behind one of
// more than 4 KB up to 2 KB wait for the next. Flush() is for those who cannot wait.
//
// PayloadKind::kJson and kFrames: any length, in constant memory. Create() allocates 4.4 MB. Beside
// that grows, up to what the longest event takes, what is decoded or replaced in one: some 50 KB
// where events are short, up to 20 MB where they are a megabyte long, and 100 MB for a megabyte of
// escapes in escapes, made for it. It is kept until the stream is destroyed.
// - An event goes out as soon as all of it is there: of JSON an object or array and the line break
//   behind it, as NDJSON has them; of server-sent events all up to an empty line, but not where
//   "data" is of digits alone, which the next may go on with; of packets what comes before 0x1E.
//   What is found is found in one event.
// - Of a longer one kMostPayloadBytes are held at a time; the batch call cuts it where a stream
//   does. What is nested in a string that is longer still is read as text, and so is all of an
//   event from where it is no JSON.
// - A finding that is one of more than 65536 in so many bytes is not told of.
//
// PayloadKind::kForm, kHtml, kXml, kBase64 and kMultipart: the same, but they go out when
// kMostPayloadBytes are there, or at Finish(). What is longer than a megabyte is cut before a
// field, behind a tag, between groups of four or before a boundary, by the batch call at the same
// places, and 8 KB before and behind the cut are looked at with what goes out: fields that tell
// something of one another, or that one card is spread over, do when they are no further apart.
// Names and paths of what is in an element are those that they are in the whole, but for elements
// in more than 32 others.
// - A field, a text or a script that is longer itself is cut in it. What is nested in it, or in so
//   much base64, is read as text, and so is what is longer between '<' and '>', which parts what is
//   before it from what is behind.
// - A part that is longer is a stream of its own kind; one that is quoted-printable, or multipart
//   itself, of text.
//
// PayloadKind::kAuto: a megabyte is held, or what there is at Finish(), to tell the kind by; then
// it is a stream of that, which is made when the kind is known and takes its memory then. Of UTF-16
// and UTF-32 the whole is held, as below.
//
// All for a Scrubber with patterns of the merchant's own, which may match any length: the whole of
// it is held until Finish(), up to ScrubberOptions::max_input_bytes, in memory that grows with it.
// When there is more, Feed() says kInputTooLong, and nothing comes out.
#ifndef PANVEIL_STREAM_H_
#define PANVEIL_STREAM_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#ifndef PANVEIL_CORE_ONLY
#include "absl/status/statusor.h"
#endif

#include "panveil/finding.h"
#include "panveil/options.h"
#include "panveil/scrubber.h"

namespace panveil {

namespace scrub {
class Stream;
}  // namespace scrub

// Takes what comes out, in order, on the thread that calls. May not call the stream.
class StreamSink {
 public:
  virtual ~StreamSink() = default;

  // The next bytes; the view is valid during the call only.
  virtual void OnText(std::string_view text) noexcept = 0;

  // What is replaced, before the text that has it replaced. The offset counts in the whole stream
  // as it came in. A path is valid during the call only. Of what is held until Finish() at
  // most ScrubberOptions::max_findings, of all else all.
  virtual void OnFinding(const Finding& /*finding*/) noexcept {}
};

// What Flush() does with digits at the end that may be the first of a card.
enum class FlushPolicy : std::uint8_t {
  kMaskDigits = 0,  // each goes out as '*', though it may turn out to be none of a card
  kHoldDigits = 1,  // they, and what stands between and behind them, stay held
};

// One stream at a time. Not thread-safe: used by one thread at a time, which may change. Keeps what
// it needs of the Scrubber. All that it held of the text is wiped by Finish(), Reset() and when it
// is destroyed.
class StreamScrubber {
 public:
  // Bytes that went in and are not out yet, at most: of text, and of payloads, where they are not
  // held until Finish().
  static constexpr std::size_t kMostHeldBytes = 14 * 1024;
  static constexpr std::size_t kMostPayloadBytes = (1024 + 32) * 1024;

#ifndef PANVEIL_CORE_ONLY
  // InvalidArgumentError for a moved-from Scrubber, ResourceExhaustedError without memory.
  [[nodiscard]] static absl::StatusOr<StreamScrubber> Create(const Scrubber& scrubber,
                                                             PayloadKind kind);
#endif

  // The same without Abseil: nullopt, with the reason in `*error`. REQUIRES: error != nullptr.
  [[nodiscard]] static std::optional<StreamScrubber> Create(const Scrubber& scrubber,
                                                            PayloadKind kind, std::string* error);

  ~StreamScrubber();
  StreamScrubber(StreamScrubber&&) noexcept;
  StreamScrubber& operator=(StreamScrubber&&) noexcept;
  StreamScrubber(const StreamScrubber&) = delete;
  StreamScrubber& operator=(const StreamScrubber&) = delete;

  // Takes the next bytes, as few or many as there are, and gives what can be decided to `sink`.
  // kTokenizeFailed, from then on, when a card was masked instead: what came out is safe. Anything
  // worse (scrubber.h) stays until Reset(): nothing more comes out.
  ScrubStatus Feed(std::string_view chunk, StreamSink& sink) noexcept;

  // Decides what is held as if the text ended here, but for digits at the end (FlushPolicy), and
  // gives it to `sink`; up to three bytes of a character that is cut stay. The stream goes on: of a
  // card that began in what is out already, the rest is replaced by '*'. What follows can no longer
  // make a card, a code or a date of what went out, so the bytes may differ from those of the whole
  // text. Does nothing for payloads: an event is decided when all of it is there.
  ScrubStatus Flush(FlushPolicy policy, StreamSink& sink) noexcept;

  // The text is at its end: gives the rest to `sink`. Then the stream is as after Reset().
  ScrubStatus Finish(StreamSink& sink) noexcept;

  // Forgets what it holds, for another stream.
  void Reset() noexcept;

 private:
  explicit StreamScrubber(std::unique_ptr<scrub::Stream> stream) noexcept;
  std::unique_ptr<scrub::Stream> stream_;  // null only when moved from
};

}  // namespace panveil

#endif  // PANVEIL_STREAM_H_
