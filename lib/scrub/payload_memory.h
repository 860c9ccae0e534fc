// What one thread needs for payloads, beside what texts take.
#ifndef PANVEIL_SCRUB_PAYLOAD_MEMORY_H_
#define PANVEIL_SCRUB_PAYLOAD_MEMORY_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include "base/attempt.h"
#include "base/byte_span.h"
#include "base/secure_memory.h"
#include "payload/decoded_text.h"
#include "scrub/column.h"
#include "scrub/path_text.h"
#include "scrub/splice.h"
#include "scrub/spread.h"

namespace panveil::scrub {

// Layers of decoding, at most.
inline constexpr std::size_t kMostLayers = 16;

// What is not of its kind is read again, at most so many times.
inline constexpr std::size_t kMostRounds = 3;

struct PayloadMemory {
  std::array<payload::DecodedText, kMostLayers + 1> decoded;  // the value at each depth
  std::size_t depths = 0;                                     // of which so many were used
  payload::DecodedText without_nuls;
  payload::DecodedText name;
  static constexpr std::size_t kMostFullName = 129;
  static constexpr std::size_t kPathBytes = 4096;
  static constexpr std::size_t kPaths = 64;
  std::array<char, kMostFullName> full_name{};
  std::size_t full_name_used = 0;  // bytes that were written to
  Spread spread;
  std::array<Column, kMostColumns> columns;
  bool any_column = false;
  std::array<Splice, 9 * kMostRounds> splice;  // by pass
  PathText path;
  std::vector<char> paths;              // of all findings, one after the other
  std::vector<base::ByteSpan> path_of;  // by finding: which of them is its
  bool unsorted = false;                // the findings

  // Makes room for the paths of some findings. False when memory ran out.
  [[nodiscard]] bool Prepare() noexcept {
    return base::Attempt([this] {
      paths.reserve(kPathBytes);
      path_of.reserve(kPaths);
    });
  }

  // The value at that depth, to be decoded.
  [[nodiscard]] payload::DecodedText& StartDecoding(std::size_t depth) noexcept {
    depths = std::max(depths, depth + 1);
    decoded[depth].Clear();
    return decoded[depth];
  }

  // Zeros what was decoded.
  void Wipe() noexcept {
    for (; depths > 0; --depths) decoded[depths - 1].Clear();
    without_nuls.Clear();
    name.Clear();
    base::Wipe(full_name.data(), std::exchange(full_name_used, 0));
    spread.Clear();
    if (std::exchange(any_column, false)) {
      for (Column& column : columns) column.Clear();
    }
  }
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_PAYLOAD_MEMORY_H_
