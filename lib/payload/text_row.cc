#include "payload/text_row.h"

#include <algorithm>

namespace panveil::payload {

using base::ByteSpan;

bool TextRow::NextLine() noexcept {
  if (next_ >= text_.size()) return false;
  line_ = {next_, std::min(text_.find('\n', next_), text_.size())};
  next_ = line_.end + 1;
  return true;
}

char TextRow::Delimiter() const noexcept {
  const std::string_view line = text_.substr(line_.begin, line_.size());
  for (const char delimiter : {'\t', '|', ';', ','}) {
    if (line.find(delimiter) != std::string_view::npos) return delimiter;
  }
  return '\0';
}

void TextRow::Start(char delimiter) noexcept {
  delimiter_ = delimiter;
  at_ = line_.begin;
}

bool TextRow::NextCell(ByteSpan& cell) noexcept {
  if (at_ > line_.end) return false;
  const auto is_blank = [](char c) { return c == ' ' || c == '\r'; };
  std::size_t begin = at_;
  while (begin < line_.end && is_blank(text_[begin])) ++begin;
  const char quote = begin < line_.end && text_[begin] == '"' ? '"' : '\0';
  std::size_t from = begin;
  if (quote != '\0') {
    from = std::min(text_.find(quote, begin + 1), line_.end);
    if (from == line_.end) from = begin;  // it never ends
  }
  std::size_t end = std::min(text_.find(delimiter_, from), line_.end);
  at_ = end + 1;
  while (end > begin && is_blank(text_[end - 1])) --end;
  if (quote != '\0' && end - begin > 1 && text_[end - 1] == quote) {
    ++begin;
    --end;
  }
  cell = {begin, end};
  return true;
}

std::size_t TextRow::CountCells(char delimiter) noexcept {
  Start(delimiter);
  std::size_t count = 0;
  for (ByteSpan cell; NextCell(cell);) ++count;
  return count;
}

}  // namespace panveil::payload
