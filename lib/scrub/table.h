// Tables whose first row, or first column, says what the others hold: [["card","cvv"],["4111...",
// "123"]], <th>CVV</th>.
#ifndef PANVEIL_SCRUB_TABLE_H_
#define PANVEIL_SCRUB_TABLE_H_

#include <array>
#include <cstddef>
#include <string_view>

#include "card/field_name.h"

namespace panveil::scrub {

// Where in a table, or in an array of JSON, a value stands.
struct CellPlace {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::size_t row = kNone;  // from 1 on; 0: it names a column of the table to come; kNone: in none
  std::size_t column = kNone;  // kNone: in no array either
  bool head = false;           // it names its column
  std::string_view array;      // the name of the array it is an item of, as it is written

  [[nodiscard]] bool empty() const noexcept { return column == kNone; }
};

// What the names in a table say of its other cells: those of the first row of their columns, any of
// the cell behind.
class TableHead {
 public:
  // `kind`: what the text of the cell says as the name of a field. Cells come in order.
  void Add(const CellPlace& cell, card::FieldKind kind) noexcept;

  [[nodiscard]] card::FieldKind KindOf(const CellPlace& cell) const noexcept;

 private:
  static constexpr std::size_t kMostColumns = 64;  // further ones are not known

  std::array<card::FieldKind, kMostColumns> kinds_{};  // of the columns, by row head_row_
  std::size_t head_row_ = CellPlace::kNone;
  // The cell before, when it may name the next one.
  std::size_t row_ = CellPlace::kNone;
  std::size_t column_ = CellPlace::kNone;
  card::FieldKind before_ = card::FieldKind::kNone;
  bool says_card_ = false;
};

// Whether an array of that name holds the names of columns: {"columns":["card","cvv"],"rows":[[...
[[nodiscard]] bool NamesColumns(std::string_view name) noexcept;

// Whether there are arrays in arrays, which may be the rows of one, or names of its columns.
[[nodiscard]] bool HasRows(std::string_view json) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_TABLE_H_
