// Where in a text the readers must look: what the kernels find, in the order of the text.
#ifndef PANVEIL_SCRUB_EVIDENCE_H_
#define PANVEIL_SCRUB_EVIDENCE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "card/recognizer.h"
#include "scan/kernel.h"

namespace panveil::scrub {

// Whether a label names one of the codes of `text`, for which the survey has `codes`, a
// verification code, or a date in its place an expiry date. Most texts hold codes and no label:
// this is all that they cost. Only codes that begin in `within` count; `near_card` as in
// card/verification_code.h.
[[nodiscard, gnu::noinline]] bool HasLabelledCode(const scan::Kernel& kernel, std::string_view text,
                                                  scan::Flags codes, Sensitivity sensitivity,
                                                  base::ByteSpan within,
                                                  bool near_card = false) noexcept;

// What may be known of a text beside its survey, of which it is a part.
struct KnownEvidence {
  bool no_labels = false;      // no word names a code or a date in it
  scan::Stretch only_stretch;  // empty where that is not known, or there are others
  bool loud = false;           // it was asked whether that is quiet, and is not
};

// Usage:
//   Evidence evidence(kernel, text, kernel.survey(text.data(), text.size()), sensitivity);
//   for (scan::Stretch piece; evidence.Next(read, recognizer, &piece);)
//     <let `recognizer` examine it, and count `read` up>
//
// Time is linear in the text, all calls together: each kind is searched once.
//
// Of a text that comes in pieces, nothing is returned that begins behind a horizon (recognition.h),
// and what is returned may go on where the text ends: piece_end() says how far, after MoveTo().
class Evidence {
 public:
  // All of a text.
  Evidence(const scan::Kernel& kernel, std::string_view text, const scan::Survey& survey,
           Sensitivity sensitivity, const KnownEvidence& known = {}) noexcept;
  // A text that comes in pieces; none is there yet.
  Evidence(const scan::Kernel& kernel, Sensitivity sensitivity) noexcept;

  // From now on the text is `moved`, which lacks the first `gone` bytes and may go on further.
  // Before `labels_from` no label matters any more; before `quiet_to` begins nothing that is to be
  // looked at, but for what was returned last and goes on, and nothing goes on over that place.
  void MoveTo(std::string_view moved, std::size_t gone, std::size_t horizon,
              std::size_t labels_from, std::size_t quiet_to) noexcept;

  // Where the piece ends that Next() returned last.
  [[nodiscard]] std::size_t piece_end() const noexcept;

  // The next stretch of digits, row of digit words or labelled code, whichever begins first; but
  // for stretches that no network issues a part of, and that are told without reading. Of one that
  // begins before `read`, where the reader has come to, only the rest; nothing of one that ends
  // there. False after the last.
  [[nodiscard]] bool Next(std::size_t read, const card::Recognizer& recognizer,
                          scan::Stretch* piece) noexcept;

  // False when no word of card::LabelBegins() is in the text.
  [[nodiscard]] bool may_hold_labels() const noexcept { return labels_; }

 private:
  enum class Kind : std::uint8_t { kNone, kStretch, kRow, kCode, kWideCode };

  void FindStretch(std::size_t from) noexcept;
  void FindRow(std::size_t from) noexcept;
  void FindCode(std::size_t from) noexcept;
  void FindWideCode(std::size_t from) noexcept;
  [[nodiscard]] bool IsCode(const scan::Stretch& piece,
                            const card::Recognizer& recognizer) const noexcept;
  // Whether nothing is found in a stretch of a text without labels and digit words, unless
  // kParanoid is asked for.
  [[nodiscard]] bool IsQuiet(const scan::Stretch& stretch) const noexcept;
  void FindCodes(std::size_t from) noexcept;
  // What begins first, where that may be several.
  [[nodiscard]] Kind NextOfSeveral(scan::Stretch* piece) const noexcept;
  // Finds the next one of the kind that was returned last, codes not before `read`.
  void GoOn(std::size_t read) noexcept;
  // Whether a code comes before anything else. Passes over what is none: most, where there are
  // many.
  [[nodiscard]] bool IsCodeNext(std::size_t read, const card::Recognizer& recognizer) noexcept;
  // Finds again what begins behind `seen`, where nothing that begins before was left to find, nor
  // before `quiet_to`.
  void FindFrom(std::size_t seen, std::size_t quiet_to) noexcept;

  const scan::Kernel& kernel_;
  std::string_view text_;
  Sensitivity sensitivity_;
  scan::Stretch stretch_;  // the next of each kind; begins at the text's end after the last
  scan::Stretch row_;
  scan::Stretch code_;
  scan::Stretch wide_code_;       // in full width; the scan does not look for these
  std::size_t stretch_from_ = 0;  // where the search for the next of each kind began
  std::size_t row_from_ = 0;
  std::size_t code_from_ = 0;
  std::size_t wide_code_from_ = 0;
  std::size_t stretches_to_ = std::string_view::npos;  // none begins there or behind
  std::size_t clean_to_ = 0;  // the last search found nothing but codes up to there, its end
  scan::Flags codes_ = 0;     // of these, which there may be
  std::size_t horizon_ = std::string_view::npos;
  Kind last_ = Kind::kNone;    // what was returned last
  bool labels_;                // there may be some
  bool codes_left_;            // there may be codes, and none was looked for
  bool may_be_quiet_ = false;  // IsQuiet() tells of stretches, as long as there is no card
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_EVIDENCE_H_
