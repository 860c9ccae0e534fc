// Rows of tables in plain text: CSV, TSV, Markdown.
#ifndef PANVEIL_PAYLOAD_TEXT_ROW_H_
#define PANVEIL_PAYLOAD_TEXT_ROW_H_

#include <cstddef>
#include <string_view>

#include "base/byte_span.h"

namespace panveil::payload {

// The lines of a text that a tab, '|', ';' or ',' parts into cells.
//
// Usage:
//   TextRow row(text);
//   while (row.NextLine()) {
//     row.Start(row.Delimiter());
//     for (base::ByteSpan cell; row.NextCell(cell);) ...
//   }
class TextRow {
 public:
  explicit TextRow(std::string_view text) noexcept : text_(text) {}

  // Goes to the next line. False after the last.
  [[nodiscard]] bool NextLine() noexcept;

  // What parts the line: the first of these that is in it; '\0' when none is.
  [[nodiscard]] char Delimiter() const noexcept;

  // Reads the line's cells from the first on, parted by `delimiter`.
  void Start(char delimiter) noexcept;
  // False after the last. A cell comes without blanks and quotes around it; a delimiter in quotes
  // parts none.
  [[nodiscard]] bool NextCell(base::ByteSpan& cell) noexcept;

  // How many there are.
  [[nodiscard]] std::size_t CountCells(char delimiter) noexcept;

 private:
  std::string_view text_;
  base::ByteSpan line_;
  std::size_t next_ = 0;  // where the next line begins
  std::size_t at_ = 0;    // where the next cell begins; behind the line's end after the last
  char delimiter_ = '\0';
};

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_TEXT_ROW_H_
