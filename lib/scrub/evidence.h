// Where in a text the readers must look: what the kernels find, in the order of the text.
#ifndef PANVEIL_SCRUB_EVIDENCE_H_
#define PANVEIL_SCRUB_EVIDENCE_H_

#include <cstddef>
#include <string_view>

#include "card/recognizer.h"
#include "scan/kernel.h"

namespace panveil::scrub {

// Whether a label names one of the codes of `text` a verification code, or a date in its place an
// expiry date. Most texts hold codes and no label: this is all that they cost.
[[nodiscard, gnu::noinline]] bool HasLabelledCode(const scan::Kernel& kernel, std::string_view text,
                                                  Sensitivity sensitivity) noexcept;

// Usage:
//   Evidence evidence(kernel, text, kernel.survey(text.data(), text.size()), sensitivity);
//   for (scan::Stretch piece; evidence.Next(read, recognizer, &piece);)
//     <let `recognizer` examine it, and count `read` up>
//
// Time is linear in the text, all calls together: each kind is searched once.
class Evidence {
 public:
  Evidence(const scan::Kernel& kernel, std::string_view text, const scan::Survey& survey,
           Sensitivity sensitivity) noexcept;

  // The next stretch of digits, row of digit words or labelled code, whichever begins first. Of one
  // that begins before `read`, where the reader has come to, only the rest; nothing of one that
  // ends there. False after the last.
  [[nodiscard]] bool Next(std::size_t read, const card::Recognizer& recognizer,
                          scan::Stretch* piece) noexcept;

  // False when no word of card::LabelBegins() is in the text.
  [[nodiscard]] bool may_hold_labels() const noexcept { return labels_; }

 private:
  void FindStretch(std::size_t from) noexcept;
  void FindRow(std::size_t from) noexcept;
  void FindCode(std::size_t from) noexcept;
  void FindCodes(std::size_t from) noexcept;

  const scan::Kernel& kernel_;
  std::string_view text_;
  Sensitivity sensitivity_;
  scan::Stretch stretch_;  // the next of each kind; begins at the text's end after the last
  scan::Stretch row_;
  scan::Stretch code_;
  bool labels_;      // there may be some
  bool codes_left_;  // there may be codes, and none was looked for
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_EVIDENCE_H_
