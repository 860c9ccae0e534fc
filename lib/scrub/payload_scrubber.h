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
#include "scan/kernel.h"
#include "scrub/engine.h"
#include "scrub/layer.h"
#include "scrub/payload_memory.h"
#include "scrub/place.h"
#include "scrub/rewriter.h"
#include "scrub/section.h"
#include "scrub/table.h"
#include "scrub/value_evidence.h"
#include "scrub/workspace.h"

namespace panveil::scrub {

// One section's; most payloads are one.
//
// A text is read up to eight times, each time what the time before made of it:
//   1. as its kind. A value that looks like a payload is read as one, but as text if it is none;
//   2. if there are tags inside texts of markup, or lines among those of an event's data, for what
//      these hold;
//   3. if base64, escapes or tables stand amid a text, for what they hold;
//   4. if there are columns of digits, for a card spread over one;
//   5. if a value that looks like a payload may be prose after all, it is read as text, too;
//   6. if there were values that are no payloads, they are read as what they looked like after all;
//   7. if the whole is not of its kind, or may be prose, it is read as text, too;
//   8. if there are NULs in it, it is read without them: UTF-16 is ASCII then.
class PayloadScrubber final : public EditSink {
 public:
  PayloadScrubber(const Engine& engine, Workspace& workspace, PayloadMemory& memory) noexcept
      : engine_(engine), workspace_(workspace), memory_(memory) {}

  // What a first look tells of a payload.
  struct Look {
    bool guessed = false;   // nobody said that it is of its kind
    bool nuls = false;      // pass 8 is for it
    bool plain = false;     // only values that show evidence as they stand in it hold something,
    base::ByteSpan fields;  // and these: as JsonSurvey says
    base::ByteSpan named;   // where words may name codes in it
    scan::Flags codes = 0;  // as its survey says
    std::size_t stretches_end = 0;  // no stretch begins behind
    scan::Stretch stretch;          // the one that the survey tells of; empty when it is not known
    bool loud = false;              // QuietNumbers says nothing of it
  };

  // What becomes of section.text: itself when it is clean. What is found is added to the workspace,
  // and its path to the memory.
  [[nodiscard]] std::string_view Scrub(const Section& section, const scan::Survey& survey,
                                       PayloadKind kind, const Look& look) noexcept;
  // Whether it was of its kind, and read once. Then events of one kind that are read together
  // become what each becomes by itself.
  [[nodiscard]] bool settled() const noexcept { return settled_; }
  // Where byte `at` of section.text stands in what became of it.
  [[nodiscard]] std::size_t ResultOf(std::size_t at) const noexcept;
  [[nodiscard]] ScrubStatus status() const noexcept { return status_; }

  void OnFinding(const Finding& finding) noexcept override;
  void OnEdit(base::ByteSpan span, std::string_view bytes) noexcept override;
  [[nodiscard]] std::string_view Path() noexcept override;
  [[nodiscard]] bool MayChangeLater() const noexcept override;
  [[nodiscard]] char* OutputAt(std::size_t at) noexcept override;

  // Whether there may be something for pass 3 in a text.
  [[nodiscard]] static bool MayHoldEmbedded(std::string_view text,
                                            const policy::FieldRules& fields) noexcept;

 private:
  enum class Pass { kValues, kTags, kEmbedded, kColumns, kGuesses, kMalformedValues, kText, kNuls };

  // False when the text is not of its kind.
  bool Run(PayloadKind kind, Pass pass) noexcept;

  // Reads a layer as its kind. False when it is none.
  bool ReadLayer(const Layer& layer, PayloadKind kind, std::size_t depth) noexcept;
  [[nodiscard]] static bool IsWellFormed(std::string_view text, PayloadKind kind) noexcept;
  template <typename Reader>
  bool ReadValues(Reader& reader, const Layer& layer, std::size_t depth) noexcept;
  void ScrubValue(const Place& place, std::size_t depth) noexcept;
  // Whether the name of a value of plain JSON may say what it is.
  [[nodiscard]] bool IsInFields(base::ByteSpan value) const noexcept {
    return value.end > fields_.begin && value.begin < fields_.end;
  }
  // Behind a value of plain JSON that ended at `read`, none is of interest that ends there or
  // before.
  [[nodiscard]] std::size_t NextInPlain(std::size_t read) const noexcept;
  // Whether nothing is left to find in a value of plain JSON that showed evidence, be all read as
  // such or as text. `before`: replaced_ before the value was scrubbed.
  [[nodiscard]] bool IsAllFound(base::ByteSpan value, std::size_t before) noexcept;
  // Then it is one event, if it is any: see settled().
  [[nodiscard]] bool IsOneLine() const noexcept;
  void ScrubDecoded(const Layer& inner, std::size_t depth) noexcept;
  // Whether pass 5 is for a value of a kind that nobody said, or a whole text.
  [[nodiscard]] bool IsDoubtful(std::string_view text, PayloadKind kind) const noexcept;
  // What stands in base64 amid the text, or in escapes of a payload that the text is not.
  void ScrubEmbedded(const Layer& text, std::size_t depth) noexcept;
  // Whether the value is a payload itself.
  [[nodiscard]] bool ScrubNested(const Layer& value, std::size_t depth) noexcept;
  [[nodiscard]] bool Covers(const Place& place) noexcept;
  // Whether the field's name settled it.
  [[nodiscard]] bool ScrubField(const Layer& value, TextForm form) noexcept;
  // The same of a value of a tag, in pass 2.
  void ScrubInTag(const Layer& value, std::size_t depth) noexcept;
  // The same of what was decoded there, one level deep: "x='\\x7B\\x22...'".
  void ScrubEmbeddedAgain(const Layer& text, std::size_t depth) noexcept;
  // Markup that was decoded there: "x='\\x3cb\\x3e...'".
  void ScrubEscapedMarkup(const Layer& text, std::size_t depth) noexcept;
  // Takes all of a value away, as its kind says. Whether something was replaced.
  bool TakeWhole(const Layer& value, card::FieldKind kind, TextForm form) noexcept;
  // What the heads of tables in a text name.
  void ScrubTable(const Layer& text) noexcept;
  // Whether a number with an exponent was a PAN, and is replaced.
  bool ScrubExponent(const Layer& value) noexcept;
  void RememberPair(const Layer& value) noexcept;
  void AddToSpread(const Layer& value, TextForm form, const SpreadPiece& piece) noexcept;
  void FlushSpread() noexcept;
  // Whether there may be something for pass 4.
  [[nodiscard]] bool MayBeInColumn(const Layer& value) noexcept;
  void AddToColumn(const Layer& value) noexcept;
  void ScrubWithoutNuls(const Layer& whole) noexcept;
  void FlushColumn(Column& column) noexcept;
  void FlushColumns(const Layer& layer) noexcept;
  [[nodiscard]] card::FieldKind KindOfField() noexcept;
  [[nodiscard]] card::FieldKind KindByName() noexcept;
  [[nodiscard]] CellPlace CellOfValue() const noexcept;
  // By the table or array that the value is in.
  [[nodiscard]] card::FieldKind KindByPlace() noexcept;
  // Whether a value looks like what its name says; of an array's first item, whether others do.
  [[nodiscard]] bool MayBeOf(card::FieldKind kind, std::string_view text) noexcept;
  // Whether it is an order's, a telephone's, ... by its name, or that of the array it is in.
  [[nodiscard]] bool IsNamedAsId() const noexcept;
  void RememberHead(const Layer& value) noexcept;
  // Behind a value that ends with a card its date is next, behind that the code. `before`:
  // replaced_ before the value was scrubbed.
  void RememberRow(std::string_view text, std::size_t before) noexcept;
  [[nodiscard]] bool IsNextOfRow() const noexcept;
  // Whether the field has the name that was last found to say nothing, of its value or of others.
  [[nodiscard]] bool HasQuietName() const noexcept;
  void RememberQuietName(std::string_view name) noexcept;

  // What the kernel's look at the text of `layer` would say, or more; and what is known beside.
  [[nodiscard]] scan::Survey SurveyOf(const Layer& layer, KnownEvidence& known) noexcept;
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
  std::string_view text_;      // what became of it so far
  std::size_t part_path_ = 0;  // bytes of memory_.path that Section::part takes
  Pass pass_ = Pass::kValues;
  std::size_t passes_ = 0;  // before this one, that changed something
  bool settled_ = false;
  bool plain_ = false;             // as Look says, in this pass
  base::ByteSpan fields_;          // as Look says
  base::ByteSpan named_;           // as Look says, of text_
  scan::Flags codes_ = 0;          // as Look says
  std::size_t stretches_end_ = 0;  // as Look says
  scan::Stretch stretch_;          // as Look says
  bool loud_ = false;              // as Look says
  bool in_malformed_ = false;      // pass 6: inside what it is for
  bool in_tag_ = false;            // pass 2: inside a value of a tag
  bool in_embedded_ = false;       // pass 3: inside what it is for
  bool embedded_again_ = false;    // and inside what is for it in that
  bool has_tags_ = false;          // there is something for pass 2,
  bool has_embedded_ = false;      // for pass 3,
  bool has_columns_ = false;       // for pass 4,
  bool has_guesses_ = false;       // for pass 5
  bool malformed_values_ = false;  // and for pass 6

  // What is being replaced.
  const Place* place_ = nullptr;
  const Layer* target_ = nullptr;
  TextForm form_ = TextForm::kText;
  card::FieldKind pair_kind_ = card::FieldKind::kNone;  // of the value of a pair, if it comes next
  TableHead table_;
  card::FieldKind next_item_ =
      card::FieldKind::kNone;    // what the item behind a card or date may be
  const char* array_ = nullptr;  // the name of the array whose first item told that its values are
  card::FieldKind array_kind_ = card::FieldKind::kNone;  // of this kind
  std::string_view quiet_name_;                          // in text_: see HasQuietName()
  const Spread* spread_ = nullptr;                       // what is replaced is in it
  ColumnCount column_count_;
  std::size_t columns_from_ = 0;  // pass 4: nothing is replaced before
  std::size_t next_column_ = 0;
  Finding finding_;
  bool added_ = false;         // finding_ is counted
  bool whole_number_ = false;  // all of it is replaced
  std::size_t replaced_ = 0;   // findings so far
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_PAYLOAD_SCRUBBER_H_
