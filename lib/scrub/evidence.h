// Where in a text the readers must look: what the kernels find, in the order of the text.
#ifndef PANVEIL_SCRUB_EVIDENCE_H_
#define PANVEIL_SCRUB_EVIDENCE_H_

#include <cstddef>
#include <string_view>

#include "scan/kernel.h"

namespace panveil::scrub {

// Usage:
//   Evidence evidence(kernel, text, kernel.survey(text.data(), text.size()));
//   for (scan::Stretch piece; evidence.Next(read, &piece);) <read it, and count `read` up>
//
// Time is linear in the text, all calls together: each kind is searched once.
class Evidence {
 public:
  Evidence(const scan::Kernel& kernel, std::string_view text, const scan::Survey& survey) noexcept;

  // The next stretch of digits, or row of digit words, whichever begins first. Of one that begins
  // before `read`, where the reader has come to, only the rest; nothing of one that ends there.
  // False after the last.
  [[nodiscard]] bool Next(std::size_t read, scan::Stretch* piece) noexcept;

 private:
  void FindStretch(std::size_t from) noexcept;
  void FindRow(std::size_t from) noexcept;

  const scan::Kernel& kernel_;
  std::string_view text_;
  scan::Stretch stretch_;  // the next of each kind; begins at the text's end after the last
  scan::Stretch row_;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_EVIDENCE_H_
