#include "scrub/spread.h"

#include <algorithm>

#include "text/char_class.h"

namespace panveil::scrub {

using payload::Value;
using payload::ValueType;

bool IsSpreadable(std::string_view text) noexcept {
  return !text.empty() && text.size() <= kMostSpreadDigits &&
         std::all_of(text.begin(), text.end(), text::IsDigit);
}

bool Spread::Add(const Layer& layer, const Value& value, std::size_t digits) noexcept {
  if (!joined_.Reserve(value.span.size() + 1)) return false;
  if (values_ != 0) joined_.AppendEscape(" ", {value.span.begin, value.span.begin});
  if (!payload::Decode(layer.text, value.span, value.encoding, joined_)) return false;
  layer_ = &layer;
  if (value.encoding != payload::Encoding::kPlain) encoding_ = value.encoding;
  last_[values_ % last_.size()] = {value, digits};
  ++values_;
  digits_ += digits;
  numbers_ = numbers_ || value.type == ValueType::kNumber;
  return true;
}

bool Spread::MayTake(std::size_t digits) const noexcept {
  constexpr std::size_t kMostAtEnd = 5;
  const bool printed = digits == 1 || digits == 4 || digits == 6 || digits == 8;
  return printed || (values_ > 1 && digits <= kMostAtEnd);
}

void Spread::Restart() noexcept {
  values_ = digits_ = 0;
  numbers_ = false;
  encoding_ = payload::Encoding::kPlain;
  path.Reset({});
}

bool Spread::ClearAllButLast() noexcept {
  const std::array<Item, kMostSpreadDigits> last = last_;
  const std::size_t values = values_;
  Clear();
  for (std::size_t i = values - std::min(values, last.size() - 1); i < values; ++i) {
    const Item& item = last[i % last.size()];
    if (!Add(*layer_, item.value, item.digits)) return false;
  }
  return true;
}

Layer Spread::AsLayer() const noexcept { return {layer_, joined_.text(), &joined_, 0, encoding_}; }

}  // namespace panveil::scrub
