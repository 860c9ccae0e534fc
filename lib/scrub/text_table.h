// Tables in plain text whose head names a column of codes or dates.
#ifndef PANVEIL_SCRUB_TEXT_TABLE_H_
#define PANVEIL_SCRUB_TEXT_TABLE_H_

#include <cstddef>
#include <string_view>

#include "base/byte_span.h"
#include "card/field_name.h"
#include "payload/text_row.h"
#include "policy/field_rules.h"
#include "scrub/table.h"

namespace panveil::scrub {

// Usage:
//   TextTable table(text, fields);
//   for (TextTable::Cell cell; table.Next(cell);) ...
//
// A head is a line that some cell of says that a card's code, date or number is in its column; its
// rows are the lines behind it that have as many cells. Time is linear in the text.
class TextTable {
 public:
  struct Cell {
    base::ByteSpan span;
    card::FieldKind kind = card::FieldKind::kNone;
  };

  TextTable(std::string_view text, const policy::FieldRules& fields) noexcept
      : text_(text), fields_(fields), row_(text) {}

  // The next cell that looks like what its column holds, but for numbers of cards. False when there
  // is none.
  [[nodiscard]] bool Next(Cell& cell) noexcept;

 private:
  // Takes the line for a head, if it is one.
  void ReadHead() noexcept;

  std::string_view text_;
  const policy::FieldRules& fields_;
  payload::TextRow row_;
  TableHead head_;
  std::size_t columns_ = 0;  // 0: in no table
  std::size_t column_ = 0;
  char delimiter_ = '\0';
  bool in_line_ = false;
};

// Whether there is such a cell.
[[nodiscard]] bool HoldsTable(std::string_view text, const policy::FieldRules& fields) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_TEXT_TABLE_H_
