// The other direction, a capability of its own: a web tier that only scrubs links none of this.
//
//   absl::StatusOr<panveil::Detokenizer> open = panveil::Detokenizer::Create(options);
//   std::string text = open->Detokenize("card KQRT VCXM DWPH 1111");
//
// Of a text in chunks, wherever they are cut:
//
//   absl::StatusOr<panveil::StreamDetokenizer> stream = panveil::StreamDetokenizer::Create(*open);
//   while (Receive(&chunk)) stream->Feed(chunk, out);   // out: a panveil::StreamSink
//   stream->Finish(out);
#ifndef PANVEIL_DETOKENIZER_H_
#define PANVEIL_DETOKENIZER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "panveil/options.h"
#include "panveil/stream.h"

namespace panveil {

struct DetokenizerOptions {
  // Required. Every key in it is tried. Copied: it may change or die after Create().
  std::shared_ptr<const Keyring> keyring;

  // The scope that the tokens were made with.
  std::string scope;

  // kDigits is for columns that hold nothing but digit tokens, each apart. Such a token has no room
  // for more than its own digits: many a number of 12 to 19 digits that starts with 9 or 7 and
  // fails the Luhn check opens to some PAN, also one made with another key or scope; and after a
  // rotation a token that two keys open stays closed. Letter tokens are opened, too.
  //
  // What was a number in JSON became a digit token whatever the format was: with kLetters it stays
  // one.
  TokenFormat token_format = TokenFormat::kLetters;
};

// Immutable; any number of threads may use one at once.
class Detokenizer {
 public:
  // InvalidArgumentError names the option that is wrong.
  [[nodiscard]] static absl::StatusOr<Detokenizer> Create(const DetokenizerOptions& options);

  // Copies `text` with every token opened that these keys and this scope made, separators kept.
  // Reads what is there: a token with escapes or tags among its letters (%48, &#72;, in
  // base64, </b>) stays as it is: decode payloads first.
  // What is no token, or was made with another key or scope, stays as it is: of forged letter
  // tokens one in about 10,000 opens (the PAN must fit its length, pass Luhn and have a known
  // issuer), so that a token opens is no proof that it is genuine.
  //
  // The result holds PANs: handle it as such. `*opened`, if not null, gets the number of tokens.
  // Throws only where the allocation of the result does; without memory for a cipher, opens none.
  [[nodiscard]] std::string Detokenize(std::string_view text, std::size_t* opened = nullptr) const;

  Detokenizer(Detokenizer&&) noexcept;
  Detokenizer& operator=(Detokenizer&&) noexcept;
  ~Detokenizer();

 private:
  friend class StreamDetokenizer;
  struct State;
  explicit Detokenizer(std::shared_ptr<const State> state) noexcept;
  std::shared_ptr<const State> state_;
};

// What comes out is what Detokenize() makes of the whole, however it was cut going in. Memory is
// constant, and all of it is allocated by Create(). Keeps what it needs of the Detokenizer. Not
// thread-safe. Wiped when destroyed, and by Finish() and Reset().
class StreamDetokenizer {
 public:
  // Bytes that went in and are not out yet, at most; with TokenFormat::kDigits
  // kMostHeldBytesWithDigits, of which all but 3 KB only where digits go on in a row.
  static constexpr std::size_t kMostHeldBytes = 1024;
  static constexpr std::size_t kMostHeldBytesWithDigits = 15 * 1024;

  // FailedPreconditionError for a moved-from Detokenizer, ResourceExhaustedError without memory.
  [[nodiscard]] static absl::StatusOr<StreamDetokenizer> Create(const Detokenizer& detokenizer);

  ~StreamDetokenizer();
  StreamDetokenizer(StreamDetokenizer&&) noexcept;
  StreamDetokenizer& operator=(StreamDetokenizer&&) noexcept;
  StreamDetokenizer(const StreamDetokenizer&) = delete;
  StreamDetokenizer& operator=(const StreamDetokenizer&) = delete;

  // Takes the next bytes and gives what is known to `sink`, which gets no findings. A moved-from
  // one does nothing.
  void Feed(std::string_view chunk, StreamSink& sink) noexcept;

  // The text is at its end: gives the rest to `sink`. Returns how many tokens were opened in all.
  // Then the stream is as after Reset().
  std::size_t Finish(StreamSink& sink) noexcept;

  // Forgets what it holds, for another stream.
  void Reset() noexcept;

 private:
  struct Stages;
  explicit StreamDetokenizer(std::unique_ptr<Stages> stages) noexcept;
  std::unique_ptr<Stages> stages_;  // null only when moved from
};

}  // namespace panveil

#endif  // PANVEIL_DETOKENIZER_H_
