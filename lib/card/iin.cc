#include "card/iin.h"

#include "card/iin_table.inc"

namespace panveil::card {

static_assert(sizeof(IinEntry) == 12, "iin_table.py counts the bytes of the table");

const IinEntry& FindIin(const std::uint8_t* digits) noexcept {
  unsigned cell =
      internal::kRoot[digits[0] * 1000U + digits[1] * 100U + digits[2] * 10U + digits[3]];
  // Twice at most: a node of the last two digits holds leaves only.
  for (const std::uint8_t* d = digits + 4; (cell & internal::kNodeBit) != 0; d += 2) {
    cell = internal::kNodes[cell ^ internal::kNodeBit][d[0] * 10U + d[1]];
  }
  return internal::kLeaves[cell];
}

}  // namespace panveil::card
