// Whether the bytes of a JSON, read as text, may hold digits or digit words enough for a card.
#ifndef PANVEIL_SCRUB_JSON_DIGITS_H_
#define PANVEIL_SCRUB_JSON_DIGITS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/byte_span.h"
#include "scan/digit_word_begins.h"
#include "scan/kernel.h"
#include "scan/word_row.h"

namespace panveil::scrub {

// Looks for stretches (scan/kernel.h), row after row: for runs of digits and joiners with digits
// enough. Quotes are joiners there: where they stand amid digits the JSON is broken, and is read as
// text.
class JoinedDigits {
 public:
  // Takes the row at `at`, the next one.
  void Take(const scan::ByteMasks& row, std::size_t at) noexcept {
    const std::uint64_t joined = row.digits | row.joiners;
    const std::uint64_t front = joined & ~(joined + 1);
    const std::size_t front_bytes = Ones(joined);
    if (open_bytes_ != 0 && open_bytes_ + front_bytes >= scan::kFewestTrueDigits) {
      Look(open_digits_ + Count(open_) + Count(row.digits & front), at - open_bytes_,
           at + front_bytes);
    }
    // As many digits are as many bytes.
    static_assert(scan::kFewestTrueDigits == 2 * 4 + 2, "the shifts below");
    std::uint64_t runs = joined & joined >> 1;
    runs &= runs >> 2;
    runs &= runs >> 4;
    for (runs &= runs >> 2; runs != 0;) {
      const std::uint64_t run = joined & ~(joined + (runs & (~runs + 1)));
      const auto begin = static_cast<std::size_t>(__builtin_ctzll(runs));
      const auto behind = static_cast<std::size_t>(__builtin_clzll(run));
      Look(Count(row.digits & run), at + begin, at + scan::ByteMasks::kBytes - behind);
      runs &= ~run;
    }
    if (front_bytes == scan::ByteMasks::kBytes) {
      open_digits_ += Count(open_);
      open_bytes_ += front_bytes;
      open_ = row.digits;
      return;
    }
    open_digits_ = 0;
    open_bytes_ = static_cast<std::size_t>(__builtin_clzll(~joined));
    open_ = open_bytes_ == 0 ? 0 : row.digits >> (scan::ByteMasks::kBytes - open_bytes_);
  }

  // From the first such run to the last; empty when there is none.
  [[nodiscard]] base::ByteSpan all() const noexcept { return all_; }

 private:
  // How many are set from the lowest bit on.
  static std::size_t Ones(std::uint64_t bits) noexcept {
    return ~bits == 0 ? scan::ByteMasks::kBytes : static_cast<std::size_t>(__builtin_ctzll(~bits));
  }
  static std::size_t Count(std::uint64_t digits) noexcept {
    return digits == 0 ? 0 : static_cast<std::size_t>(__builtin_popcountll(digits));
  }
  void Look(std::size_t digits, std::size_t begin, std::size_t end) noexcept {
    if (digits < scan::kFewestTrueDigits) return;
    if (all_.empty()) all_.begin = begin;
    all_.end = end;
  }

  // Of the run that goes on behind the last row: its bytes; its digits in that row, as bits, and in
  // those before.
  std::size_t open_bytes_ = 0;
  std::uint64_t open_ = 0;
  std::size_t open_digits_ = 0;
  base::ByteSpan all_;
};

// Looks for digit words that may be in a row (scan/word_row.h).
class DigitWords {
 public:
  explicit DigitWords(std::string_view json) noexcept : json_(json) {}

  // Takes the words that begin at at + i for the bits i of `words`.
  void Take(std::uint64_t words, std::size_t at) noexcept {
    for (; words != 0 && !any_; words &= words - 1) {
      const std::size_t begin = at + static_cast<std::size_t>(__builtin_ctzll(words));
      any_ = scan::HoldsWordAt(scan::kDigitWordBegins.begins, json_.data(), json_.size(), begin) &&
             scan::MayBeInWordRow(json_, begin);
    }
  }

  // Whether there are some.
  [[nodiscard]] bool any() const noexcept { return any_; }

 private:
  std::string_view json_;
  bool any_ = false;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_JSON_DIGITS_H_
