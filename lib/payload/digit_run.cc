#include "payload/digit_run.h"

#include <algorithm>

#include "base/secure_memory.h"

namespace panveil::payload {

void DigitRun::Start(std::string_view source) noexcept {
  text = source;
  size = 0;
  whole_front = true;
  ended = false;
}

void DigitRun::Drop(int count) noexcept {
  if (count <= 0) return;
  const auto move = [this, count](auto& array) {
    std::copy(array.begin() + count, array.begin() + size, array.begin());
  };
  move(value);
  move(gap);
  move(offset);
  size -= count;
  whole_front = false;
}

void DigitRun::Wipe() noexcept {
  base::Wipe(value.data(), static_cast<std::size_t>(used));
  used = 0;
}

}  // namespace panveil::payload
