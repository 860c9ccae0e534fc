#include "scrub/json_marks.h"

#include <algorithm>

namespace panveil::scrub {

using scan::ByteMasks;

namespace {

constexpr std::size_t kRow = ByteMasks::kBytes;

}  // namespace

std::size_t ReadJsonRow(const scan::Kernel& kernel, std::string_view json, std::size_t at,
                        ByteMasks& row) noexcept {
  const std::size_t size = std::min(json.size() - at, kRow);
  if (size == kRow) {
    kernel.byte_masks(json.data() + at, row);
  } else if (at == 0) {
    scan::ByteMasksPlainly(json.data(), size, row);
  } else {
    // With some before them.
    const std::size_t before = kRow - size;
    kernel.byte_masks(json.data() + at - before, row);
    for (std::uint64_t* mask : {&row.digits, &row.letters, &row.base64, &row.quotes, &row.behind}) {
      *mask >>= before;
    }
  }
  return size;
}

}  // namespace panveil::scrub
