// Payloads: reads the values of one, lets each be recognised as a text of its own, and writes what
// is replaced back where it came from.
#ifndef PANVEIL_SCRUB_PAYLOAD_SCRUBBER_H_
#define PANVEIL_SCRUB_PAYLOAD_SCRUBBER_H_

#include <cstddef>
#include <string_view>

#include "card/field_name.h"
#include "panveil/options.h"
#include "panveil/scrubber.h"
#include "payload/value.h"
#include "scrub/engine.h"
#include "scrub/layer.h"
#include "scrub/payload_memory.h"
#include "scrub/place.h"
#include "scrub/rewriter.h"
#include "scrub/section.h"
#include "scrub/value_evidence.h"
#include "scrub/workspace.h"

namespace panveil::scrub {

// One section's; most payloads are one.
//
// A text is read up to five times, each time what the time before made of it:
//   1. as its kind. A value that looks like a payload is read as one, but as text if it is none;
//   2. if there are tags inside texts of markup, for what these hold;
//   3. if a value that looks like a payload may be prose after all, it is read as text, too;
//   4. if there were values that are no payloads, they are read as what they looked like after all;
//   5. if the whole is not of its kind, or may be prose, it is read as text, too.
class PayloadScrubber final : public EditSink {
 public:
  PayloadScrubber(const Engine& engine, Workspace& workspace, PayloadMemory& memory) noexcept
      : engine_(engine), workspace_(workspace), memory_(memory) {}

  // What becomes of section.text: itself when it is clean. `guessed`: nobody said that it is of its
  // kind. `plain`: only values that show evidence as they stand in the text hold something. What is
  // found is added to the workspace, and its path to the memory.
  [[nodiscard]] std::string_view Scrub(const Section& section, const scan::Survey& survey,
                                       PayloadKind kind, bool guessed, bool plain) noexcept;
  // Whether it was of its kind, and read once. Then events of one kind that are read together
  // become what each becomes by itself.
  [[nodiscard]] bool settled() const noexcept { return settled_; }
  // Where byte `at` of section.text stands in what became of it.
  [[nodiscard]] std::size_t ResultOf(std::size_t at) const noexcept;
  [[nodiscard]] ScrubStatus status() const noexcept { return status_; }

  void OnFinding(const Finding& finding) noexcept override;
  void OnEdit(base::ByteSpan span, std::string_view bytes) noexcept override;
  [[nodiscard]] bool MayChangeLater() const noexcept override;
  [[nodiscard]] char* OutputAt(std::size_t at) noexcept override;

 private:
  enum class Pass { kValues, kTags, kGuesses, kMalformedValues, kText };

  // False when the text is not of its kind.
  bool Run(PayloadKind kind, Pass pass) noexcept;

  // Reads a layer as its kind. False when it is none.
  bool ReadLayer(const Layer& layer, PayloadKind kind, std::size_t depth) noexcept;
  [[nodiscard]] static bool IsWellFormed(std::string_view text, PayloadKind kind) noexcept;
  template <typename Reader>
  bool ReadValues(Reader& reader, const Layer& layer, std::size_t depth) noexcept;
  void ScrubValue(const Place& place, std::size_t depth) noexcept;
  void ScrubDecoded(const Layer& inner, std::size_t depth) noexcept;
  // Whether pass 3 is for a value of a kind that nobody said, or a whole text.
  [[nodiscard]] bool IsDoubtful(std::string_view text, PayloadKind kind) const noexcept;
  // Whether the value is a payload itself.
  [[nodiscard]] bool ScrubNested(const Layer& value, std::size_t depth) noexcept;
  [[nodiscard]] bool Covers(const Place& place) noexcept;
  // Whether the field's name settled it.
  [[nodiscard]] bool ScrubField(const Layer& value, TextForm form) noexcept;
  // Whether a number with an exponent was a PAN, and is replaced.
  bool ScrubExponent(const Layer& value) noexcept;
  void AddToSpread(const Layer& value, TextForm form) noexcept;
  void FlushSpread() noexcept;
  [[nodiscard]] card::FieldKind KindOfField() noexcept;

  // Lets the text of `layer` be recognised. Whether something was replaced.
  bool ScrubText(const Layer& layer, TextForm form) noexcept;
  // The same, with what `take(rewriter)` finds there.
  template <typename Take>
  bool Replace(const Layer& layer, TextForm form, Take take) noexcept;
  void AddFinding() noexcept;
  // Before the output is read, or its pass ends.
  void FinishPending() noexcept;
  void Fail() noexcept { status_ = ScrubStatus::kOutOfMemory; }
  [[nodiscard]] bool failed() const noexcept { return status_ == ScrubStatus::kOutOfMemory; }

  const Engine& engine_;
  Workspace& workspace_;
  PayloadMemory& memory_;
  ScrubStatus status_ = ScrubStatus::kOk;
  ValueEvidence evidence_;
  const scan::Survey* survey_ = nullptr;  // of text_, when it is known
  const Section* section_ = nullptr;
  std::string_view original_;
  std::string_view text_;  // what became of it so far
  Pass pass_ = Pass::kValues;
  std::size_t passes_ = 0;  // before this one, that changed something
  bool settled_ = false;
  bool plain_ = false;             // as above, in this pass
  bool in_malformed_ = false;      // pass 4: inside what it is for
  bool has_tags_ = false;          // there is something for pass 2,
  bool has_guesses_ = false;       // for pass 3
  bool malformed_values_ = false;  // and for pass 4

  // What is being replaced.
  const Place* place_ = nullptr;
  const Layer* target_ = nullptr;
  TextForm form_ = TextForm::kText;
  bool spread_ = false;
  Finding finding_;
  bool added_ = false;         // finding_ is counted
  bool whole_number_ = false;  // all of it is replaced
  std::size_t replaced_ = 0;   // findings so far
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_PAYLOAD_SCRUBBER_H_
