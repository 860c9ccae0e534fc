// Which values of a payload hold something to look at: the kernels pass over the payload once, not
// over each value.
#ifndef PANVEIL_SCRUB_VALUE_EVIDENCE_H_
#define PANVEIL_SCRUB_VALUE_EVIDENCE_H_

#include <cstddef>
#include <string_view>

#include "base/byte_span.h"
#include "panveil/options.h"
#include "scan/kernel.h"
#include "text/char_class.h"

namespace panveil::scrub {

class ValueEvidence {
 public:
  // `kernel` and `text` must outlive the calls below. `named`: where words may name codes in it.
  // `stretches_end`: no stretch begins there or behind. `first`: the stretch that begins where the
  // survey says; empty when it is not known.
  void Start(const scan::Kernel& kernel, std::string_view text, const scan::Survey& survey,
             Sensitivity sensitivity, base::ByteSpan named, std::size_t stretches_end,
             const scan::Stretch& first) noexcept;

  // Whether text[value], as a text of its own, may hold a card or a labelled code. False is sure.
  // REQUIRES: calls go from left to right.
  [[nodiscard]] bool IsIn(base::ByteSpan value) noexcept {
    // Not text_[i], which in a hardened build checks `i` each time.
    const char* const bytes = text_.data();
    // Digits beside it, such as those of a packet's type, hide what begins or ends with some.
    const bool beside = (value.begin > 0 && text::IsDigit(bytes[value.begin - 1])) ||
                        (value.end < text_.size() && text::IsDigit(bytes[value.end]));
    return words_ || beside || (value.end > next_ && IsBehindNext(value));
  }

  // Where the first stretch in that value begins, counted from it; npos when that is not known.
  // REQUIRES: IsIn(value) was the last call.
  [[nodiscard]] std::size_t StretchIn(base::ByteSpan value) const noexcept {
    const bool in = stretch_.begin >= value.begin && stretch_.begin < value.end;
    return in ? stretch_.begin - value.begin : std::string_view::npos;
  }

  // The same of the whole stretch, when no other begins in that value, nor anything that another
  // may begin with; empty when that is not known.
  [[nodiscard]] scan::Stretch OnlyStretchIn(base::ByteSpan value) noexcept;

  // The stretch that is all there is to look at in that value, of which some may stand beside it;
  // empty when there is more, or may be. REQUIRES: as of StretchIn().
  [[nodiscard]] scan::Stretch OnlyEvidenceIn(base::ByteSpan value) noexcept;
  // Whether nothing is to be looked at behind it. REQUIRES: it was not empty.
  [[nodiscard]] bool IsLast() const noexcept { return following_.begin == text_.size(); }

  // False when no word names a code or a date that begins in that value.
  [[nodiscard]] bool MayBeNamedIn(base::ByteSpan value) const noexcept {
    return value.begin < named_.end && value.end > named_.begin;
  }

  // Whether there may be rows of digit words in the text.
  [[nodiscard]] bool words() const noexcept { return words_; }

  // IsIn() is false of every value that ends there or before, with no digit beside it. Counts on
  // the calls so far.
  [[nodiscard]] std::size_t next() const noexcept { return words_ ? 0 : next_; }

  // What ends at `end` or before is in no value to come.
  void PassTo(std::size_t end) noexcept {
    if (next_ < end) FindBehind(end);
  }

 private:
  [[nodiscard]] scan::Stretch StretchFrom(std::size_t from) const noexcept;
  void FindBehind(std::size_t end) noexcept;
  // IsIn() of a value that ends behind next_.
  [[nodiscard]] bool IsBehindNext(base::ByteSpan value) noexcept;
  void FindStretchBehind(std::size_t end) noexcept;
  void FindFollowing() noexcept;
  void FindCodeFrom(std::size_t from) noexcept;
  void FindNext() noexcept;

  const scan::Kernel* kernel_ = nullptr;
  std::string_view text_;
  Sensitivity sensitivity_ = Sensitivity::kBalanced;
  bool words_ = false;
  std::size_t stretches_end_ = 0;
  base::ByteSpan named_;      // where words may name codes
  std::size_t codes_to_ = 0;  // no code that begins there or behind is named
  std::size_t next_ = 0;      // the first of what is below begins there
  scan::Stretch stretch_;     // the first that ends behind the value looked at last
  scan::Stretch following_;   // the next one; empty when it was not looked for
  scan::Stretch code_;
  base::ByteSpan wide_code_;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_VALUE_EVIDENCE_H_
