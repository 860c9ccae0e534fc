// Breaks a message into pieces that fit a column of the terminal.
#ifndef PANVEIL_EXAMPLES_DEMO_WRAP_H_
#define PANVEIL_EXAMPLES_DEMO_WRAP_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace panveil::demo {

// One row: where it starts in the text and how long it is, in bytes.
struct Piece {
  std::size_t offset = 0;
  std::size_t length = 0;
};

// Columns that UTF-8 `text` takes on a terminal, one a code point: good enough for alignment.
[[nodiscard]] std::size_t Columns(std::string_view text);

// Breaks at line ends, else at the last space that fits and is in none of the `whole` spans, else
// anywhere. The first piece may take `columns`, the others `columns - indent`. Empty pieces come of
// empty lines only.
// REQUIRES: indent < columns; `whole` is sorted.
[[nodiscard]] std::vector<Piece> Wrap(std::string_view text, std::size_t columns,
                                      std::size_t indent, const std::vector<Piece>& whole);

}  // namespace panveil::demo

#endif  // PANVEIL_EXAMPLES_DEMO_WRAP_H_
