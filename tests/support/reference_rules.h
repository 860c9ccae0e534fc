// Is one window a PAN? By the comments of card/judge.h, card/grouping.h and card/iin.h.
#ifndef PANVEIL_TESTS_SUPPORT_REFERENCE_RULES_H_
#define PANVEIL_TESTS_SUPPORT_REFERENCE_RULES_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "panveil/options.h"
#include "payload/digit_run.h"
#include "support/reference_surroundings.h"

namespace panveil::testing_support {

struct ReferenceDigit {
  int value = 0;
  payload::Gap gap = payload::Gap::kNone;  // before it
  std::size_t offset = 0;
  std::size_t end = 0;  // one past its last byte; `offset` for the second 3 of "double three"
  text::DigitForm form = text::DigitForm::kAscii;
  payload::Written written = payload::Written::kDigit;
  bool repeats = false;  // a "double" or "triple"
};

// Whether a window may not begin or end before the digit: it is part of one item with the last.
[[nodiscard]] inline bool IsBound(const ReferenceDigit& digit) { return digit.end == digit.offset; }

using ReferenceRun = std::vector<ReferenceDigit>;

// Digits [begin, end) of a run that are read by themselves.
struct ReferencePiece {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool follows_pan = false;
  std::size_t text_from = 0;  // what was replaced before it ends here, in bytes of the text
  std::size_t text_to = std::string_view::npos;  // what is to be replaced behind it begins here
};

struct ReferenceWindow {
  std::size_t begin = 0;
  std::size_t end = 0;
  int quality = 0;
};

class ReferenceRules {
 public:
  // The text and the run must outlive this.
  ReferenceRules(const ReferenceText& text, const ReferenceRun& run, Sensitivity sensitivity)
      : text_(text), run_(run), sensitivity_(sensitivity) {}

  // Every window of the piece that begins with digit `begin` and is a PAN, the longest first.
  [[nodiscard]] std::vector<ReferenceWindow> PansAt(const ReferencePiece& piece,
                                                    std::size_t begin) const;

 private:
  const ReferenceText& text_;
  const ReferenceRun& run_;
  Sensitivity sensitivity_;
};

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_REFERENCE_RULES_H_
