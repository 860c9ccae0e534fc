#include "scrub/text_table.h"

#include "scrub/card_field.h"

namespace panveil::scrub {

using base::ByteSpan;
using card::FieldKind;

namespace {

constexpr std::size_t kMostNameBytes = 40;

bool IsCodeOrDate(FieldKind kind) noexcept {
  return kind == FieldKind::kCode || kind == FieldKind::kExpiry ||
         kind == FieldKind::kCodeWithCardBeside || kind == FieldKind::kExpiryWithCardBeside;
}

}  // namespace

void TextTable::ReadHead() noexcept {
  head_ = {};
  columns_ = column_ = 0;
  delimiter_ = row_.Delimiter();
  if (delimiter_ == '\0') return;
  row_.Start(delimiter_);
  std::size_t column = 0;
  bool names = false;
  for (ByteSpan span; row_.NextCell(span); ++column) {
    const std::string_view name = text_.substr(span.begin, span.size());
    const FieldKind kind = name.size() > kMostNameBytes ? FieldKind::kNone : fields_.KindOf(name);
    names = names || card::SaysCard(kind);
    head_.Add({1, column, true, {}}, kind);
  }
  if (names) columns_ = column;
}

bool TextTable::Next(Cell& cell) noexcept {
  for (;;) {
    while (in_line_ && row_.NextCell(cell.span)) {
      // A row is no neighbour of the head, and names nothing itself.
      cell.kind = head_.KindOf({2, column_++, false, {}});
      const std::string_view text = text_.substr(cell.span.begin, cell.span.size());
      if (IsCodeOrDate(cell.kind) && LooksLikeField(text, cell.kind)) return true;
    }
    in_line_ = false;
    if (!row_.NextLine()) return false;
    if (columns_ == 0 || row_.CountCells(delimiter_) != columns_) {
      ReadHead();
      continue;
    }
    row_.Start(delimiter_);
    column_ = 0;
    in_line_ = true;
  }
}

bool HoldsTable(std::string_view text, const policy::FieldRules& fields) noexcept {
  if (text.find('\n') == std::string_view::npos) return false;
  TextTable table(text, fields);
  TextTable::Cell cell;
  return table.Next(cell);
}

}  // namespace panveil::scrub
