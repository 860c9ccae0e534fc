// The output of a payload: its bytes as they were, but for those replaced.
#ifndef PANVEIL_SCRUB_SPLICE_H_
#define PANVEIL_SCRUB_SPLICE_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/byte_span.h"

namespace panveil::scrub {

// Reused for payload after payload.
class Splice {
 public:
  // `out` has room for text.size() bytes and is apart from it.
  void Start(std::string_view text, char* out) noexcept;

  // `bytes` are to stand for the bytes of `span`, and are no more. From left to right.
  void Replace(base::ByteSpan span, std::string_view bytes) noexcept;

  // All of it: the very text when nothing was replaced. Call once, last.
  [[nodiscard]] std::string_view Finish() noexcept;

  // Where byte `at` of the text is to stand in the result. REQUIRES: nothing from there on was
  // replaced.
  [[nodiscard]] char* OutputAt(std::size_t at) noexcept { return out_ + written_ + (at - read_); }

  [[nodiscard]] bool changed() const noexcept { return read_ != 0; }
  // Whether memory ran out.
  [[nodiscard]] bool failed() const noexcept { return failed_; }

  // Where a span of the result stood in the text.
  [[nodiscard]] base::ByteSpan SourceOf(base::ByteSpan span) const noexcept;

  // Where byte `at` of the text stands in the result; of what was replaced, at most its end.
  [[nodiscard]] std::size_t ResultOf(std::size_t at) const noexcept;

 private:
  // From byte `at` of the result on, bytes stood `by` further behind.
  struct Shift {
    std::size_t at = 0;
    std::size_t by = 0;
  };
  void CopyTo(std::size_t end) noexcept;

  std::string_view text_;
  char* out_ = nullptr;
  std::size_t read_ = 0;
  std::size_t written_ = 0;
  std::vector<Shift> shifts_;  // by `at`; only what became shorter makes one
  bool failed_ = false;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_SPLICE_H_
