#include "scrub/value_evidence.h"

#include "card/companion.h"
#include "card/lexicon.h"
#include "card/wide_companion.h"
#include "text/char_class.h"
#include "text/letter_rows.h"

namespace panveil::scrub {

void ValueEvidence::Start(const scan::Kernel& kernel, std::string_view text,
                          const scan::Survey& survey, Sensitivity sensitivity) noexcept {
  kernel_ = &kernel;
  text_ = text;
  sensitivity_ = sensitivity;
  words_ = survey.words;
  stretch_ = kernel.next_stretch(text.data(), text.size(), survey.stretch);
  code_ = survey.codes != 0 ? kernel.next_code(text.data(), text.size(), 0)
                            : scan::Stretch{text.size(), text.size()};
  wide_code_ = card::NextWideCode(text, (survey.codes & scan::kWideCodes) != 0 ? 0 : text.size());
}

bool ValueEvidence::IsIn(base::ByteSpan value) noexcept {
  // Not text_[i], which in a hardened build checks `i` each time.
  const char* const bytes = text_.data();
  // Digits beside it, such as those of a packet's type, hide what begins or ends with some.
  const bool beside = (value.begin > 0 && text::IsDigit(bytes[value.begin - 1])) ||
                      (value.end < text_.size() && text::IsDigit(bytes[value.end]));
  if (words_ || beside) return true;
  while (stretch_.end <= value.begin && stretch_.begin < text_.size()) {
    stretch_ = kernel_->next_stretch(text_.data(), text_.size(), stretch_.end);
  }
  if (stretch_.begin < value.end) return true;
  if (code_.begin >= value.end && wide_code_.begin >= value.end) return false;
  const std::string_view text = text_.substr(value.begin, value.size());
  // Identifiers hold many codes, and seldom a word that is in every label.
  if (code_.begin < value.end && value.size() <= text::LetterRows::kMostBytes &&
      !card::MayHoldLabel(text)) {
    code_ = kernel_->next_code(text_.data(), text_.size(), value.end);
  }
  while (code_.begin < value.end) {
    if (code_.begin >= value.begin &&
        !card::LabelledAt(text, code_.begin - value.begin, sensitivity_).empty()) {
      return true;
    }
    code_ = kernel_->next_code(text_.data(), text_.size(), code_.end);
  }
  while (wide_code_.begin < value.end) {
    if (wide_code_.begin >= value.begin &&
        !card::WideLabelledAt(text, wide_code_.begin - value.begin, sensitivity_).empty()) {
      return true;
    }
    wide_code_ = card::NextWideCode(text_, wide_code_.end);
  }
  return false;
}

}  // namespace panveil::scrub
