#include "scrub/evidence.h"

#include <algorithm>

#include "card/companion.h"
#include "card/lexicon.h"
#include "card/wide_companion.h"
#include "text/char_class.h"

namespace panveil::scrub {

using scan::Stretch;

namespace {

bool MayHoldLabels(const scan::Kernel& kernel, std::string_view text) noexcept {
  return kernel.may_hold_word(text.data(), text.size(), card::LabelBegins());
}

}  // namespace

bool HasLabelledCode(const scan::Kernel& kernel, std::string_view text, scan::Flag codes,
                     Sensitivity sensitivity) noexcept {
  // A look at every word pays where there are some codes.
  constexpr int kFewCodes = 2;
  const bool any_wide = (codes & scan::kWideCodes) != 0;
  for (card::ByteSpan wide;
       any_wide && (wide = card::NextWideCode(text, wide.end)).begin < text.size();) {
    if (!card::WideLabelledAt(text, wide.begin, sensitivity).empty()) return true;
  }
  if ((codes & scan::kPlainCodes) == 0) return false;
  int seen = 0;
  for (Stretch code; code.begin < text.size();) {
    code = kernel.next_code(text.data(), text.size(), code.end);
    if (code.begin == text.size()) break;
    if (!card::LabelledAt(text, code.begin, sensitivity).empty()) return true;
    if (++seen == kFewCodes && !MayHoldLabels(kernel, text)) return false;
  }
  return false;
}

Evidence::Evidence(const scan::Kernel& kernel, std::string_view text, const scan::Survey& survey,
                   Sensitivity sensitivity) noexcept
    : kernel_(kernel),
      text_(text),
      sensitivity_(sensitivity),
      row_{text.size(), text.size()},
      code_{text.size(), text.size()},
      wide_code_{text.size(), text.size()},
      labels_(MayHoldLabels(kernel, text)),
      codes_left_(survey.codes != 0) {
  FindStretch(survey.stretch);
  if (survey.words) FindRow(0);
  if (labels_ && (survey.codes & scan::kWideCodes) != 0) FindWideCode(0);
  if (labels_) FindCodes(0);
}

void Evidence::FindStretch(std::size_t from) noexcept {
  stretch_ = kernel_.next_stretch(text_.data(), text_.size(), from);
}

void Evidence::FindRow(std::size_t from) noexcept {
  row_ = kernel_.next_word_row(text_.data(), text_.size(), from);
}

void Evidence::FindCodes(std::size_t from) noexcept {
  if (!codes_left_) return;
  codes_left_ = false;
  // None begins inside a row of digits.
  while (from > 0 && from < text_.size() && text::IsDigit(text_[from])) ++from;
  FindCode(from);
}

void Evidence::FindCode(std::size_t from) noexcept {
  code_ = kernel_.next_code(text_.data(), text_.size(), from);
}

void Evidence::FindWideCode(std::size_t from) noexcept {
  const card::ByteSpan code = card::NextWideCode(text_, from);
  wide_code_ = {code.begin, code.end};
}

bool Evidence::IsCode(const Stretch& piece, const card::Recognizer& recognizer) const noexcept {
  if (!text::IsDigit(text_[piece.begin])) {
    return !card::WideLabelledAt(text_, piece.begin, sensitivity_).empty();
  }
  return (labels_ && !card::LabelledAt(text_, piece.begin, sensitivity_).empty()) ||
         !recognizer.CodeBehindCard(text_, piece.begin).empty();
}

bool Evidence::Next(std::size_t read, const card::Recognizer& recognizer, Stretch* piece) noexcept {
  for (;;) {
    // Without a label, a code is one behind a card.
    if (codes_left_ && recognizer.card_end() != 0) FindCodes(recognizer.card_end());
    *piece = std::min({stretch_, row_, code_},
                      [](const Stretch& a, const Stretch& b) { return a.begin < b.begin; });
    if (wide_code_.begin < piece->begin) *piece = wide_code_;
    if (piece->begin == text_.size()) return false;
    const auto is = [piece](const Stretch& kind) {
      return piece->begin == kind.begin && piece->end == kind.end;
    };
    const bool is_code = is(code_) || is(wide_code_);
    if (is(code_)) {
      FindCode(piece->end);
    } else if (is(wide_code_)) {
      FindWideCode(piece->end);
    } else if (is(row_)) {
      FindRow(piece->end);
    } else {
      FindStretch(piece->end);
    }
    if (piece->end <= read) continue;  // a run that began earlier went on to its end
    if (is_code && !IsCode(*piece, recognizer)) continue;
    piece->begin = std::max(piece->begin, read);
    return true;
  }
}

}  // namespace panveil::scrub
