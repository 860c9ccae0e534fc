#include "payload/form_reader.h"

#include <algorithm>

#include "payload/percent.h"

namespace panveil::payload {

namespace {

constexpr ByteSet kFormSeparators("&;");
constexpr ByteSet kUrlSeparators("&;#");
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kLineEnds = "\r\n";

constexpr bool BeginsName(char c) noexcept {
  const char small = static_cast<char>(c | 0x20);
  return (small >= 'a' && small <= 'z') || c == '_';
}

}  // namespace

FormReader::FormReader(std::string_view text) noexcept
    : text_(text), separators_(&kFormSeparators) {
  if (text_.substr(0, kByteOrderMark.size()) == kByteOrderMark) at_ = kByteOrderMark.size();
  // A line break at the end is the editor's that wrote the file.
  const std::size_t last = text_.find_last_not_of(kLineEnds);
  text_ = text_.substr(0, std::max(at_, last + 1));
  const std::size_t first = text_.find_first_of("?=&", at_);
  if (first < text_.size() && text_[first] == '?') {
    path_end_ = first;
    if (first == at_) ++at_;
    separators_ = &kUrlSeparators;
  }
}

std::size_t FormReader::FieldEnd(std::size_t at) const noexcept {
  while ((at = separators_->FindIn(text_, at)) < text_.size()) {
    // Track data has ';' before a digit.
    if (text_[at] != ';' || (at + 1 < text_.size() && BeginsName(text_[at + 1]))) return at;
    ++at;
  }
  return text_.size();
}

void FormReader::CheckField(std::size_t begin, std::size_t end) noexcept {
  for (std::size_t i = begin; i < end; ++i) {
    const auto c = static_cast<unsigned char>(text_[i]);
    malformed_ = malformed_ || c <= ' ' || c == 0x7F ||
                 (c == '%' && PercentByteAt(text_.substr(0, end), i) < 0);
  }
}

bool FormReader::Next(Value& value) noexcept {
  while (at_ < text_.size()) {
    value = {};
    value.encoding = value.name_encoding = Encoding::kPercent;
    const std::size_t begin = at_;
    if (begin < path_end_) {
      at_ = path_end_ + 1;
      CheckField(begin, path_end_);
      value.span = {begin, path_end_};
      return true;
    }
    std::size_t end = FieldEnd(begin);
    if (in_value_) {
      at_ = end + 1;
      in_value_ = false;
      value.span = {begin, end};
      value.name = name_;
      value.follows = follows_;
      follows_ = begin != end;
    } else {
      const std::size_t equals = std::min(text_.substr(0, end).find('=', begin), text_.size());
      in_value_ = equals < end;
      end = std::min(equals, end);
      at_ = end + 1;
      value.span = name_ = {begin, end};
      if (in_value_) {
        value.type = ValueType::kName;
      } else {
        follows_ = false;
      }
    }
    CheckField(begin, end);
    if (begin != end) return true;
  }
  return false;
}

}  // namespace panveil::payload
