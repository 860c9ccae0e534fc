#include "scrub/evidence.h"

#include <algorithm>

namespace panveil::scrub {

using scan::Stretch;

Evidence::Evidence(const scan::Kernel& kernel, std::string_view text,
                   const scan::Survey& survey) noexcept
    : kernel_(kernel), text_(text), row_{text.size(), text.size()} {
  FindStretch(survey.stretch);
  if (survey.words) FindRow(0);
}

void Evidence::FindStretch(std::size_t from) noexcept {
  stretch_ = kernel_.next_stretch(text_.data(), text_.size(), from);
}

void Evidence::FindRow(std::size_t from) noexcept {
  row_ = kernel_.next_word_row(text_.data(), text_.size(), from);
}

bool Evidence::Next(std::size_t read, Stretch* piece) noexcept {
  for (;;) {
    const bool is_row = row_.begin < stretch_.begin;
    *piece = is_row ? row_ : stretch_;
    if (piece->begin == text_.size()) return false;
    is_row ? FindRow(row_.end) : FindStretch(stretch_.end);
    if (piece->end <= read) continue;  // a run that began earlier went on to its end
    piece->begin = std::max(piece->begin, read);
    return true;
  }
}

}  // namespace panveil::scrub
