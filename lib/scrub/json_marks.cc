#include "scrub/json_marks.h"

#include <cstring>

#include "base/secure_memory.h"
#include "card/lexicon.h"
#include "scan/digit_word_begins.h"

namespace panveil::scrub {

using scan::ByteMasks;

bool JsonRows::Next() noexcept {
  at_ += std::min(json_.size() - at_, count_ * ByteMasks::kBytes);
  const std::size_t left = json_.size() - at_;
  if (left == 0) return false;
  if (left < ByteMasks::kBytes + ByteMasks::kMoreBytes) {
    ReadEnd();
    return true;
  }
  count_ = std::min((left - ByteMasks::kMoreBytes) / ByteMasks::kBytes, kMostRows);
  kernel_.byte_masks(json_.data() + at_, count_, card::LabelBegins(), scan::kDigitWordBegins,
                     rows_.data());
  return true;
}

// The last bytes, of one row or two, with zeros behind them: no letters, nor what joins digits.
void JsonRows::ReadEnd() noexcept {
  std::array<char, 2 * ByteMasks::kBytes + ByteMasks::kMoreBytes> bytes{};
  const std::size_t left = json_.size() - at_;
  std::memcpy(bytes.data(), json_.data() + at_, left);
  count_ = left > ByteMasks::kBytes ? 2 : 1;
  kernel_.byte_masks(bytes.data(), count_, card::LabelBegins(), scan::kDigitWordBegins,
                     rows_.data());
  base::Wipe(bytes.data(), left);
}

}  // namespace panveil::scrub
