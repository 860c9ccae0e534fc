#include "scrub/json_marks.h"

#include <algorithm>

#include "text/char_class.h"

namespace panveil::scrub {

using scan::ByteMasks;

namespace {

constexpr std::size_t kRow = ByteMasks::kBytes;

// Whether a number may end before `c`.
bool EndsNumber(char c) noexcept {
  return c == ',' || c == '}' || c == ']' || static_cast<unsigned char>(c) <= ' ';
}

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

JsonMarks JsonMarker::Read(std::string_view json, std::size_t at, const ByteMasks& row,
                           std::size_t size) noexcept {
  const std::size_t last = size - 1;
  const auto next = [&](std::size_t i) {
    return at + size + i < json.size() ? json.data()[at + size + i] : ' ';
  };
  // Of the byte behind each byte.
  const auto before = [last](std::uint64_t bytes, bool is_next) {
    return bytes >> 1 | std::uint64_t{is_next} << last;
  };
  // Bit i: byte i is in a string, or begins one.
  std::uint64_t strings = row.quotes;
  for (unsigned by = 1; by < kRow; by *= 2) strings ^= strings << by;
  strings ^= std::uint64_t{0} - std::uint64_t{string_};
  const bool open_at_last = (strings >> last & 1) != 0;
  // A letter, added to the string from there on, carries to the quote that closes it.
  const std::uint64_t lettered = strings + ((row.letters & strings) | std::uint64_t{letters_});
  const bool carried_out = lettered < strings;
  const std::uint64_t closed = row.quotes & ~strings & ~(forms_ ? 0 : lettered);
  const bool closes_behind = next(0) == '"' && open_at_last && (forms_ || !carried_out);
  const std::uint64_t closing = before(closed, closes_behind) & ~row.letters;
  const std::uint64_t numbers = row.digits & ~strings & before(row.behind, EndsNumber(next(0)));
  const bool malformed = (row.digits & ~strings & before(row.quotes, next(0) == '"')) != 0;
  const std::uint64_t letters_before = row.letters << 1 | std::uint64_t{word_};
  const std::uint64_t seconds = before(row.letters, text::IsLetter(next(0)));
  const std::uint64_t thirds = before(seconds, text::IsLetter(next(1)));
  string_ = open_at_last;
  letters_ = carried_out;
  word_ = (row.letters >> last & 1) != 0;
  return {closing | numbers, row.letters & seconds & ~letters_before, thirds, malformed};
}

}  // namespace panveil::scrub
