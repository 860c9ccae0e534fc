#include "scrub/json_rows.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/secure_memory.h"
#include "card/lexicon.h"
#include "scan/digit_word_begins.h"

namespace panveil::scrub {

using scan::JsonMasks;

bool JsonRows::Next() noexcept {
  if (done_) return false;
  constexpr std::size_t kBytes = JsonMasks::kRowBytes;
  constexpr std::size_t kMore = JsonMasks::kMoreBytes;
  at_ += count_ * kBytes;
  const std::size_t left = json_.size() - at_;
  scan::RowBytes bytes;
  bytes.rows = json_.data() + at_;
  bytes.count = left < kMore ? 0 : std::min((left - kMore) / kBytes, JsonMasks::kMostRows);
  // Of the last bytes, and what is read behind them, a copy, with zeros behind.
  __attribute__((uninitialized)) std::array<char, 2 * kBytes + kMore> end;
  const std::size_t behind = left - bytes.count * kBytes;
  const bool ends = behind < kBytes + kMore && bytes.count < JsonMasks::kMostRows;
  if (ends) {
    std::memcpy(end.data(), bytes.rows + bytes.count * kBytes, behind);
    std::memset(end.data() + behind, 0, end.size() - behind);
    bytes.end = end.data();
    bytes.end_count = std::min(behind / kBytes + 1, JsonMasks::kMostRows - bytes.count);
    done_ = bytes.end_count > behind / kBytes;
  }
  count_ = bytes.count + bytes.end_count;
  kernel_.json_masks(bytes, card::LabelBegins(), scan::kDigitWordBegins, &masks_);
  if (ends) base::Wipe(end.data(), behind);
  return true;
}

}  // namespace panveil::scrub
