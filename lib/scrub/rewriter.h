// Writes the output: what is clean as it was, what was found replaced.
#ifndef PANVEIL_SCRUB_REWRITER_H_
#define PANVEIL_SCRUB_REWRITER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/byte_span.h"
#include "card/recognizer.h"
#include "panveil/finding.h"
#include "panveil/scrubber.h"
#include "scrub/engine.h"
#include "scrub/workspace.h"

namespace panveil::scrub {

// What a text is that PANs are replaced in.
enum class TextForm : std::uint8_t {
  kText = 0,
  kNumber,   // a number, which is to stay one: a PAN becomes a digit token, or a masked number
  kNumbers,  // several that one PAN may be spread over: it is masked, for part of a token of digits
             // that stand apart may read as a card
};

// Takes what is replaced, from left to right, when no text is to be written: for texts that are
// values of a payload.
class EditSink {
 public:
  virtual void OnFinding(const Finding& finding) noexcept = 0;
  // Of that finding: `bytes` stand for those of `span`, and are no more. Each digit that is not
  // ASCII is told apart.
  virtual void OnEdit(base::ByteSpan span, std::string_view bytes) noexcept = 0;

  // The path of the field in which a PAN was found. Valid until the next call of any of these.
  [[nodiscard]] virtual std::string_view Path() noexcept { return {}; }

  // Whether what OnEdit() takes now, and what is between two edits of a finding, goes to the output
  // byte for byte, and stays there until workspace.pending was finished.
  [[nodiscard]] virtual bool MayChangeLater() const noexcept { return false; }
  // Where byte `at` of the text, behind all edits, is to stand there. REQUIRES: MayChangeLater().
  [[nodiscard]] virtual char* OutputAt(std::size_t at) noexcept {
    (void)at;
    return nullptr;
  }

 protected:
  ~EditSink() = default;
};

// One scrub call's. Takes the findings left to right; nothing of a finding is ever written before
// its replacement is, which for a token is a mask first: see pending_tokens.h. Output never grows
// beyond the input.
//
// The recogniser looks back at the text, so kInPlace must not change it before all is found: it is
// written to the workspace like kScratch, and copied over the text at the end.
class Rewriter final : public card::PanSink {
 public:
  // workspace.matches holds the matches of the merchant's own patterns, by begin.
  Rewriter(const Engine& engine, std::string_view text, Target target, char* out,
           Workspace& workspace) noexcept;

  // Writes no text, but tells `edits` what would be in it. `before`: bytes before `text`, as the
  // merchant's own function counts them, which says what passes.
  Rewriter(const Engine& engine, std::string_view text, Workspace& workspace, EditSink& edits,
           TextForm form, std::size_t before = 0) noexcept;

  int OnPan(const payload::DigitRun& run, const card::Window& window,
            const card::Verdict& verdict) noexcept override;
  void OnCover(const payload::DigitRun& run, const card::Window& window) noexcept override;
  void OnCompanion(const card::Companion& companion) noexcept override;

  // Writes what is left and says how it went. Call once, last. With an EditSink, what became of
  // workspace.pending is for whoever finishes that.
  [[nodiscard]] Result Finish() noexcept;

  // How it went until now.
  [[nodiscard]] ScrubStatus status() const noexcept { return status_; }

 private:
  // What replaces the digits of a PAN: as many characters.
  using Replacement = std::array<char, card::kMaxPanDigits>;

  static std::size_t OffsetOf(const payload::DigitRun& run, int digit) noexcept {
    return run.offset[static_cast<std::size_t>(digit)];
  }

  // Whether a token of this PAN is one of digits.
  [[nodiscard]] bool WantsDigits(const payload::DigitRun& run,
                                 const card::Window& window) const noexcept;
  // Null when there is none.
  [[nodiscard]] token::Tokenizer::Session* Session(bool digits) noexcept;
  // The session that makes the token of this PAN together with others; null when it is not to wait.
  [[nodiscard]] token::Tokenizer::Session* SessionForLater(const payload::DigitRun& run,
                                                           const card::Window& window,
                                                           const card::Verdict& verdict) noexcept;
  // Lets its token be made later in place of the mask that was written. `kept`: findings before it.
  // Returns what OnPan() is to.
  int TokenizeLater(const payload::DigitRun& run, const card::Window& window, std::size_t kept,
                    token::Tokenizer::Session& session) noexcept;

  // False when no token can be made, or one that reads as a word.
  [[nodiscard]] bool Tokenize(const payload::DigitRun& run, const card::Window& window,
                              Replacement& out) noexcept;
  [[nodiscard]] bool MayTokenize(const card::Verdict& verdict) const noexcept;
  [[nodiscard]] Action Replace(const payload::DigitRun& run, const card::Window& window,
                               const card::Verdict& verdict, Replacement& out) noexcept;
  void WriteDigits(const payload::DigitRun& run, const card::Window& window,
                   const char* digits) noexcept;

  void WritePlain(const payload::DigitRun& run, const card::Window& window,
                  const char* digits) noexcept;

  // Writes `c` in place of a digit, in the form that it has.
  void WriteDigit(const payload::DigitRun& run, int digit, char c) noexcept;

  void Note(const Finding& finding) noexcept;
  // Tells `edits_` of what was written since it was told last.
  void TellEdit() noexcept;

  // Everything up to `end` as it was, but for pattern matches.
  void WriteThrough(std::size_t end) noexcept;
  void WriteMatch(const policy::PatternMatch& match, std::size_t end) noexcept;
  // Everything up to `end` as it was.
  void Copy(std::size_t end) noexcept;
  void Put(char c) noexcept;
  [[nodiscard]] bool HasOutput() noexcept;

  const Engine& engine_;
  std::string_view text_;
  Target target_;
  char* out_;       // null until kScratch or kInPlace needs it
  char* in_place_;  // the text, for kInPlace; else null
  Workspace& workspace_;
  EditSink* edits_ = nullptr;
  std::size_t edit_begin_ = 0;  // what is written stands for the bytes from there to read_
  TextForm form_ = TextForm::kText;
  std::size_t before_ = 0;
  std::size_t read_ = 0;     // of text_
  std::size_t written_ = 0;  // of out_
  std::size_t next_match_ = 0;
  ScrubStatus status_ = ScrubStatus::kOk;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_REWRITER_H_
