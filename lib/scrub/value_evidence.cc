#include "scrub/value_evidence.h"

#include <algorithm>
#include <utility>

#include "card/companion.h"
#include "card/lexicon.h"
#include "card/wide_companion.h"
#include "text/letter_rows.h"

namespace panveil::scrub {

void ValueEvidence::Start(const scan::Kernel& kernel, std::string_view text,
                          const scan::Survey& survey, Sensitivity sensitivity, base::ByteSpan named,
                          std::size_t stretches_end, const scan::Stretch& first) noexcept {
  kernel_ = &kernel;
  text_ = text;
  sensitivity_ = sensitivity;
  words_ = survey.words();
  named_ = named;
  codes_to_ = survey.codes() != 0 ? named.end : 0;
  stretches_end_ = stretches_end;
  stretch_ = first.end != 0 ? first : StretchFrom(survey.stretch);
  following_ = {};
  FindCodeFrom(named.begin);
  const bool any_wide = codes_to_ != 0 && (survey.codes() & scan::kWideCodes) != 0;
  wide_code_ = card::NextWideCode(text, any_wide ? named.begin : text.size());
  FindNext();
}

scan::Stretch ValueEvidence::StretchFrom(std::size_t from) const noexcept {
  const scan::Stretch none{text_.size(), text_.size()};
  if (from >= stretches_end_) return none;
  const scan::Stretch next = kernel_->next_stretch(text_.data(), stretches_end_, from);
  return next.begin == stretches_end_ ? none : next;
}

void ValueEvidence::FindCodeFrom(std::size_t from) noexcept {
  const std::size_t size = text_.size();
  if (from < codes_to_) code_ = kernel_->next_code(text_.data(), size, from);
  if (from >= codes_to_ || code_.begin >= codes_to_) code_ = {size, size};
}

void ValueEvidence::FindNext() noexcept {
  next_ = std::min({stretch_.begin, code_.begin, wide_code_.begin});
}

void ValueEvidence::FindStretchBehind(std::size_t end) noexcept {
  while (stretch_.end <= end && stretch_.begin < text_.size()) {
    FindFollowing();
    stretch_ = std::exchange(following_, {});
  }
}

void ValueEvidence::FindFollowing() noexcept {
  if (following_.end != 0) return;
  following_ = StretchFrom(stretch_.end);
}

scan::Stretch ValueEvidence::OnlyStretchIn(base::ByteSpan value) noexcept {
  // What is beside the value is no part of it, and may be what makes fewer digits enough.
  if (stretch_.begin < value.begin + scan::kRim || stretch_.end + scan::kRim > value.end) return {};
  FindFollowing();
  if (following_.begin < value.end) return {};
  return {stretch_.begin - value.begin, stretch_.end - value.begin};
}

scan::Stretch ValueEvidence::OnlyEvidenceIn(base::ByteSpan value) noexcept {
  const bool in = stretch_.begin < value.end && stretch_.end > value.begin;
  if (!in || words_ || codes_to_ != 0) return {};
  FindFollowing();
  return following_.begin < value.end ? scan::Stretch() : stretch_;
}

void ValueEvidence::FindBehind(std::size_t end) noexcept {
  FindStretchBehind(end);
  while (code_.end <= end && code_.begin < text_.size()) {
    FindCodeFrom(code_.end);
  }
  while (wide_code_.end <= end && wide_code_.begin < text_.size()) {
    wide_code_ = card::NextWideCode(text_, wide_code_.end);
  }
  FindNext();
}

bool ValueEvidence::IsBehindNext(base::ByteSpan value) noexcept {
  FindStretchBehind(value.begin);
  FindNext();
  if (stretch_.begin < value.end) return true;
  const std::string_view text = text_.substr(value.begin, value.size());
  // Identifiers hold many codes, and seldom a word that is in every label.
  if (code_.begin < value.end && value.size() <= text::LetterRows::kMostBytes &&
      !card::MayHoldLabel(text)) {
    FindCodeFrom(value.end);
  }
  while (code_.begin < value.end) {
    if (code_.begin >= value.begin &&
        !card::LabelledAt(text, code_.begin - value.begin, sensitivity_).empty()) {
      return true;
    }
    FindCodeFrom(code_.end);
  }
  while (wide_code_.begin < value.end) {
    if (wide_code_.begin >= value.begin &&
        !card::WideLabelledAt(text, wide_code_.begin - value.begin, sensitivity_).empty()) {
      return true;
    }
    wide_code_ = card::NextWideCode(text_, wide_code_.end);
  }
  FindNext();
  return false;
}

}  // namespace panveil::scrub
