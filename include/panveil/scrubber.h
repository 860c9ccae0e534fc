// Start here. A Scrubber finds card numbers in text and replaces them:
//
//   panveil::ScrubberOptions options;
//   options.action = panveil::Action::kMask;
//   absl::StatusOr<panveil::Scrubber> scrubber = panveil::Scrubber::Create(options);
//   if (!scrubber.ok()) return scrubber.status();
//   panveil::Scratch scratch;  // one per thread
//   panveil::Result r =
//       scrubber->Scrub("my card is 4111 1111 1111 1111", panveil::PayloadKind::kText, scratch);
//   forward(r.text);  // "my card is **** **** **** 1111"
//
// A Scrubber is immutable: any number of threads may use one at once. A Scratch may not be
// shared: one per thread. Nothing here throws (but the allocation of Create()), prints, logs or
// keeps a PAN. Scrub() allocates only when a Scratch first finds something for a Scrubber, and when
// it then meets a longer text than ever before; a clean text allocates nothing.
#ifndef PANVEIL_SCRUBBER_H_
#define PANVEIL_SCRUBBER_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#ifndef PANVEIL_CORE_ONLY
#include "absl/status/statusor.h"
#endif

#include "panveil/finding.h"
#include "panveil/options.h"

namespace panveil {

namespace api {
class Inside;
}  // namespace api
namespace scrub {
class Engine;
class Workspace;
}  // namespace scrub

class Conversation;
class Scrubber;

// How a Scrub() call went. NOTE: values are stable; gaps are for relatives to come.
enum class ScrubStatus : std::uint8_t {
  kOk = 0,
  // A token could not be made, or would have read as a word such as "CVV", so at least one card was
  // masked, or redacted, instead (fail closed). The text is safe to forward.
  kTokenizeFailed = 10,
  // No text comes out; nothing may be forwarded.
  kInputTooLong = 20,    // longer than ScrubberOptions::max_input_bytes
  kOutputTooSmall = 21,  // the caller's buffer is shorter than the text
  kOutOfMemory = 22,
  kBadArgument = 23,  // a null pointer with a length, or buffers that overlap in part
};

// "ok", "tokenize_failed", ...; one word for logs.
[[nodiscard]] std::string_view ScrubStatusName(ScrubStatus status) noexcept;

// What a Content-Type header says of a payload, whatever its case and parameters; kAuto for
// text/plain and for types that are not known.
[[nodiscard]] PayloadKind PayloadKindOf(std::string_view content_type) noexcept;

// What Scrub() returns: views into the input, the caller's buffer or the Scratch. Valid until the
// Scratch is used again or destroyed, and as long as the input.
struct Result {
  // The scrubbed text. When nothing was replaced this is the input itself: same pointer, nothing
  // copied. Empty when `status` is kInputTooLong or worse.
  std::string_view text;

  // At most ScrubberOptions::max_findings, by offset.
  Findings findings;

  // All of them, kept or not.
  std::size_t findings_total = 0;

  ScrubStatus status = ScrubStatus::kOk;
};

// Working memory of one thread: output buffer, cipher state, findings. Reusing one is what makes
// Scrub() free of allocation. May be used with several Scrubbers in turn; it readies itself for
// the new one at each change. Wiped when destroyed. Not thread-safe; movable, not copyable.
class Scratch {
 public:
  Scratch() noexcept;
  ~Scratch();
  Scratch(Scratch&&) noexcept;
  Scratch& operator=(Scratch&&) noexcept;
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

 private:
  friend class Conversation;
  friend class Scrubber;
  std::unique_ptr<scrub::Workspace> workspace_;
};

// Why one run of digits is or is not a card, in words.
struct Explanation {
  std::size_t offset = 0;  // of the run, in bytes of the input
  std::size_t length = 0;
  bool scrubbed = false;  // some digits of the run are replaced
  std::string masked;     // the run with all but the last four digits of each number as '*'
  std::string reason;     // one sentence; quotes no digit
  std::string path;       // of the field in a payload (Finding::path)
  std::size_t depth = 0;  // payloads around the field's: 1 for JSON in a JSON string
};

class Scrubber {
 public:
#ifndef PANVEIL_CORE_ONLY
  // Checks the options, compiles the patterns, derives the keys. InvalidArgumentError names the
  // option and what it allows; it never quotes a key. InternalError when OpenSSL refused to derive
  // them.
  [[nodiscard]] static absl::StatusOr<Scrubber> Create(const ScrubberOptions& options);
#endif

  // The same without Abseil, and the only one in a PANVEIL_CORE_ONLY build: nullopt when an option
  // is wrong, with the reason in `*error`.
  // REQUIRES: error != nullptr.
  [[nodiscard]] static std::optional<Scrubber> Create(const ScrubberOptions& options,
                                                      std::string* error);

  // Readies `scratch` for texts of up to `longest` bytes: memory and ciphers, which a Scratch
  // otherwise takes when a call first needs them (tens of microseconds, once). Then the first call
  // takes no longer than the next ones, but for the caches of the CPU; only escapes in payloads,
  // and patterns, still let some memory grow. Optional. False when memory ran out or there is no
  // cipher: calls then try again.
  [[nodiscard]] bool Prepare(Scratch& scratch, std::size_t longest) const noexcept;

  // Scrubs `text`. The result is the input itself when it is clean, else a copy in `scratch`.
  //
  // Cards that meet in one call have their tokens made together, which takes each a quarter of the
  // time of a token alone. For back-fills, give a transcript, or a column with a card a line, as
  // one text.
  [[nodiscard]] Result Scrub(std::string_view text, PayloadKind kind,
                             Scratch& scratch) const noexcept;

  // Scrubs `size` bytes at `data` where they are. The result never is longer than the input;
  // Result::text starts at `data`; what it leaves of the `size` bytes is zeroed. Once something is
  // found it takes as many bytes of `scratch` (the rules look back at the text): where those cannot
  // be had, kOutOfMemory, and `data` is as it was.
  [[nodiscard]] Result ScrubInPlace(char* data, std::size_t size, PayloadKind kind,
                                    Scratch& scratch) const noexcept;

  // Scrubs into the caller's buffer, clean or not. `capacity` of text.size() always suffices. `out`
  // may be text.data(); any other overlap is kBadArgument. When the buffer is too small nothing is
  // written.
  [[nodiscard]] Result ScrubTo(std::string_view text, PayloadKind kind, char* out,
                               std::size_t capacity, Scratch& scratch) const noexcept;

  // Finds, replaces nothing: Result::text is `text`, and each finding's action is what Scrub()
  // would do.
  [[nodiscard]] Result Scan(std::string_view text, PayloadKind kind,
                            Scratch& scratch) const noexcept;

  // For support and tuning, not for the hot path: what became of each run of digits, short ones
  // too.
  [[nodiscard]] std::vector<Explanation> Explain(std::string_view text, PayloadKind kind) const;

  // The name of the scan kernel in use.
  [[nodiscard]] std::string_view kernel() const noexcept;

  // The kernels that this machine can run, best first.
  [[nodiscard]] static std::vector<std::string_view> AvailableKernels();

 private:
  friend class api::Inside;
  friend class Conversation;
  friend class StreamScrubber;
  explicit Scrubber(std::shared_ptr<const scrub::Engine> engine) noexcept;
  // Never null but in a moved-from Scrubber.
  std::shared_ptr<const scrub::Engine> engine_;
};

}  // namespace panveil

#endif  // PANVEIL_SCRUBBER_H_
