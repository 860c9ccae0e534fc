#include "scrub/table.h"

#include <algorithm>
#include <iterator>

namespace panveil::scrub {

using card::FieldKind;

void TableHead::Add(const CellPlace& cell, FieldKind kind) noexcept {
  if (cell.row == CellPlace::kNone) return;
  const bool another = cell.row < row_ || (cell.row == row_ && cell.column < column_);
  if (row_ != CellPlace::kNone && another) *this = {};
  says_card_ = says_card_ || card::SaysCard(kind);
  row_ = cell.row;
  column_ = cell.column;
  before_ = kind;
  const bool first_row = cell.row == 0 || (cell.row == 1 && head_row_ != 0);
  const bool names_column = cell.head || first_row;
  if (!names_column || cell.column >= kMostColumns) return;
  kinds_[cell.column] = kind;
  head_row_ = cell.row;
}

FieldKind TableHead::KindOf(const CellPlace& cell) const noexcept {
  if (cell.row == CellPlace::kNone || cell.column >= kMostColumns) return FieldKind::kNone;
  const auto counts = [this](FieldKind kind) { return says_card_ || card::SaysCard(kind); };
  const bool beside = cell.row == row_ && cell.column == column_ + 1;
  if (beside && before_ != FieldKind::kNone && counts(before_)) return before_;
  const FieldKind kind = cell.row == head_row_ ? FieldKind::kNone : kinds_[cell.column];
  return counts(kind) ? kind : FieldKind::kNone;
}

bool NamesColumns(std::string_view name) noexcept {
  constexpr std::string_view kNames[] = {"columns", "cols", "header", "headers", "head", "fields"};
  return !name.empty() && std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

bool HasRows(std::string_view json) noexcept {
  constexpr std::string_view kBlanks = " \t\r\n";
  // The first byte has nothing before it.
  for (std::size_t at = 1; (at = json.find('[', at)) < json.size(); ++at) {
    const std::size_t before = json.find_last_not_of(kBlanks, at - 1);
    if (before == json.npos) continue;
    if (json[before] == '[' || json[before] == ',') return true;
    if (json[before] != ':') continue;
    const std::string_view name = json.substr(0, json.find_last_not_of(kBlanks, before - 1));
    if (NamesColumns(name.substr(name.rfind('"') + 1))) return true;
  }
  return false;
}

}  // namespace panveil::scrub
