#include "payload/text_reader.h"

#include <algorithm>

#include "text/char_class.h"

namespace panveil::payload {

using text::CharClass;

namespace {

Gap GapOf(CharClass c) noexcept {
  switch (c) {
    case CharClass::kSpace:
      return Gap::kSpace;
    case CharClass::kDash:
      return Gap::kDash;
    case CharClass::kLine:
      return Gap::kLine;
    case CharClass::kWeak:
      return Gap::kWeak;
    case CharClass::kMark:
      return Gap::kMark;
    case CharClass::kBreak:
    case CharClass::kDigit:
      break;
  }
  return Gap::kNone;
}

// Separators that people use for one another, as one.
char Canonical(char c) noexcept {
  switch (c) {
    case '\r':
      return '\n';
    case ')':
    case '[':
    case ']':
      return '(';
    default:
      return c;
  }
}

}  // namespace

bool TextReader::ReadGap(Gap& gap) noexcept {
  gap = Gap::kNone;
  char kind = '\0';  // the separator that is no space, if one was seen; brackets are one kind
  int lines = 0;
  int stars = 0;
  bool joins = true;
  bool mixed = false;
  for (; next_ < end_ && !text::IsDigit(text_[next_]); ++next_) {
    const char c = Canonical(text_[next_]);
    // A stretch ends with a digit, so there is a next byte.
    if (text_[next_] == '\r' && text_[next_ + 1] == '\n') continue;
    stars = c == '*' ? stars + 1 : 0;
    if (stars > kMostStars) joins = false;
    if (c == '\n') ++lines;
    if (text::ClassOf(c) == CharClass::kSpace) {
      if (gap == Gap::kNone) gap = Gap::kSpace;
    } else {
      mixed = mixed || (kind != '\0' && kind != c);
      kind = c;
      gap = mixed ? Gap::kMixed : GapOf(text::ClassOf(c));
    }
  }
  return joins && lines <= 1;
}

bool TextReader::NextRun(DigitRun& run) noexcept {
  // A stretch begins with a digit, and a gap that ended a run was read up to the next digit.
  if (next_ >= end_) return false;
  run.Start(text_);
  run.Append(static_cast<std::uint8_t>(text_[next_] - '0'), Gap::kNone, next_);
  ++next_;
  Refill(run);
  return true;
}

void TextReader::Refill(DigitRun& run) noexcept {
  while (run.size < DigitRun::kCapacity) {
    Gap gap = Gap::kNone;
    if (next_ >= end_ || (!text::IsDigit(text_[next_]) && !ReadGap(gap))) {
      run.ended = true;
      break;
    }
    run.Append(static_cast<std::uint8_t>(text_[next_] - '0'), gap, next_);
    ++next_;
  }
  run.used = std::max(run.used, run.size);
  std::fill_n(run.value.begin() + run.size, DigitRun::kPadding, std::uint8_t{0});
}

}  // namespace panveil::payload
