// Which values of a payload hold something to look at: the kernels pass over the payload once, not
// over each value.
#ifndef PANVEIL_SCRUB_VALUE_EVIDENCE_H_
#define PANVEIL_SCRUB_VALUE_EVIDENCE_H_

#include <cstddef>
#include <string_view>

#include "base/byte_span.h"
#include "panveil/options.h"
#include "scan/kernel.h"

namespace panveil::scrub {

class ValueEvidence {
 public:
  // `kernel` and `text` must outlive the calls below.
  void Start(const scan::Kernel& kernel, std::string_view text, const scan::Survey& survey,
             Sensitivity sensitivity) noexcept;

  // Whether text[value], as a text of its own, may hold a card or a labelled code. False is sure.
  // REQUIRES: calls go from left to right.
  [[nodiscard]] bool IsIn(base::ByteSpan value) noexcept;

 private:
  const scan::Kernel* kernel_ = nullptr;
  std::string_view text_;
  Sensitivity sensitivity_ = Sensitivity::kBalanced;
  bool words_ = false;
  scan::Stretch stretch_;  // the first that ends behind the value looked at last
  scan::Stretch code_;
  base::ByteSpan wide_code_;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_VALUE_EVIDENCE_H_
