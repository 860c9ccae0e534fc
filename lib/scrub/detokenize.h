// Finding tokens in text and opening them. The text may come in pieces.
#ifndef PANVEIL_SCRUB_DETOKENIZE_H_
#define PANVEIL_SCRUB_DETOKENIZE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/byte_span.h"
#include "base/secure_memory.h"
#include "payload/digit_run.h"
#include "payload/text_reader.h"
#include "scan/kernel.h"
#include "text/digit_form.h"
#include "token/pan_opener.h"
#include "token/tokenizer.h"

namespace panveil::scrub {

// A gap between two characters of a token has at most this many separators, and with invisible
// marks this many bytes.
inline constexpr int kMostJoiners = 10;
inline constexpr std::size_t kMostJoinerBytes = 40;

// Takes what becomes of tokens, in the order of the text.
class OpenSink {
 public:
  // `bytes`, of a PAN, stand for those of `span`. All other bytes stay as they are.
  virtual void OnOpened(base::ByteSpan span, std::string_view bytes) = 0;

 protected:
  ~OpenSink() = default;
};

// Tokens that are opened together: several at once cost each a fraction of one alone.
struct OpenRequests {
  using Request = token::PanOpener::Session::Request;
  static constexpr std::size_t kMost = token::PanOpener::Session::kTogether;

  OpenRequests() = default;
  ~OpenRequests() { base::Wipe(at.data(), sizeof(at)); }
  OpenRequests(const OpenRequests&) = delete;
  OpenRequests& operator=(const OpenRequests&) = delete;

  std::array<Request, kMost> at{};
};

// Both kinds are used in the same way:
//   Tokens tokens(session);
//   tokens.MoveTo(text, 0, true);   // or piece by piece: see recognition.h
//   tokens.Advance(sink);           // throws only what `sink` does
//
// Linear: a place where a token may end costs eight tries with each key at most.

// A letter token is read and restored in the script that it was written in: where that has no
// letters, as Devanagari, the digits come back as the last four, which stayed, are. Between the
// characters there may be separators and invisible marks (text/glyph.h).
class LetterTokens {
 public:
  // One character of a token where it stands in the text.
  struct Mark {
    std::size_t offset = 0;
    std::size_t length = 0;
    char ascii = '\0';
    text::DigitForm form = text::DigitForm::kAscii;
  };

  // Bytes from where a token may begin to where that is known, at most.
  static constexpr std::size_t kMostHeld = 1024;
  // Bytes that had better come together: a look at them costs some more.
  static constexpr std::size_t kStep = 1;

  // `session` outlives this.
  explicit LetterTokens(token::PanOpener::Session& session) noexcept : session_(session) {}

  // From now on the text is `moved`, which lacks its first `gone` bytes and goes on further; with
  // `last` to its end. REQUIRES: gone <= needed_from().
  void MoveTo(std::string_view moved, std::size_t gone, bool last) noexcept;
  void Advance(OpenSink& sink);

  // Nothing before is going to be opened, or looked at.
  [[nodiscard]] std::size_t settled_to() const noexcept;
  [[nodiscard]] std::size_t needed_from() const noexcept;

  [[nodiscard]] std::size_t opened() const noexcept { return opened_; }

 private:
  // Returns whether four digits now follow enough letters.
  [[nodiscard]] bool Add(const Mark& mark) noexcept;
  void AddGap(std::size_t bytes, bool separator) noexcept;
  void Clear() noexcept { letters_ = digits_ = separators_ = 0; }
  [[nodiscard]] int size() const noexcept { return letters_ + digits_; }
  // A place where a token may end: the marks before it.
  struct End {
    std::array<Mark, token::kMostDigits> marks{};
    int size = 0;
  };
  // How many marks the token of an end may have, best first; 0 for no more.
  using Tries = std::array<int, token::kMostDigits - token::kFewestDigits + 1>;
  [[nodiscard]] Tries TriesOf(const End& end) const noexcept;
  // Keeps the end that the marks are now.
  void AddEnd(OpenSink& sink);
  // Opens the tokens that end at those kept, and forgets them.
  void OpenEnds(OpenSink& sink);
  // Tells of the token of the last `count` marks, which is the PAN `digits`.
  void Tell(const End& end, int count, const std::uint8_t* digits, OpenSink& sink);

  token::PanOpener::Session& session_;
  std::string_view text_;
  std::size_t next_ = 0;   // the first byte that was not read
  std::size_t limit_ = 0;  // a character that begins here or behind may not all be there
  // The marks read last that may belong to one token: letters, then up to four digits.
  std::array<Mark, token::kMostDigits> marks_{};
  int letters_ = 0;
  int digits_ = 0;
  int separators_ = 0;  // behind the last mark
  std::size_t gap_bytes_ = 0;
  std::array<End, OpenRequests::kMost> ends_{};
  std::size_t end_count_ = 0;
  std::size_t opened_ = 0;
};

// A digit token is opened only where the scrubber writes one: in one piece, alone in its field or
// line. Other numbers that begin with 9 or 7 would open too, by chance: there is next to no
// redundancy.
class DigitTokens {
 public:
  static constexpr std::size_t kMostHeld = 14 * 1024;
  static constexpr std::size_t kStep = 512;

  explicit DigitTokens(token::PanOpener::Session& session) noexcept;
  ~DigitTokens() { run_.Wipe(); }
  DigitTokens(const DigitTokens&) = delete;
  DigitTokens& operator=(const DigitTokens&) = delete;

  void MoveTo(std::string_view moved, std::size_t gone, bool last) noexcept;
  void Advance(OpenSink& sink);
  [[nodiscard]] std::size_t settled_to() const noexcept;
  [[nodiscard]] std::size_t needed_from() const noexcept;
  [[nodiscard]] std::size_t opened() const noexcept { return opened_; }

 private:
  enum class Step : std::uint8_t { kStretch, kRun, kDigits };

  // Goes to the next stretch. False when none is there yet.
  [[nodiscard]] bool NextStretch() noexcept;
  // Keeps the groups that stand alone, and drops those that can be decided.
  void TakeGroups(OpenSink& sink);
  // Reads until no more can be decided.
  void Read(OpenSink& sink);
  // Opens the tokens of those kept, and forgets them.
  void OpenGroups(OpenSink& sink);

  token::PanOpener::Session& session_;
  const scan::Kernel& kernel_;
  std::string_view text_;
  std::size_t horizon_ = 0;
  scan::Stretch stretch_;  // the next, or the one that is read
  std::size_t from_ = 0;   // where the search for it began
  bool in_stretch_ = false;
  payload::DigitRun run_;
  payload::TextReader reader_;
  std::size_t read_ = 0;
  std::array<base::ByteSpan, OpenRequests::kMost> groups_{};
  std::size_t group_count_ = 0;
  std::size_t opened_ = 0;
  Step step_ = Step::kStretch;  // the next one
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_DETOKENIZE_H_
