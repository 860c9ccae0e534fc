#include "payload/text_reader.h"

#include <algorithm>

#include "text/char_class.h"
#include "text/glyph.h"
#include "text/utf8.h"

namespace panveil::payload {

using text::CharClass;
using text::Glyph;
using text::GlyphKind;

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

// Whether stars on both sides of `c` may be two fields that were masked: "**|**".
bool PartsFields(char c) noexcept { return c == '|' || c == ',' || c == ':' || c == '\t'; }

// What a gap that is being read amounts to.
class GapReader {
 public:
  // Takes a separator; `c` is its ASCII character, `bullet` says that it is drawn as a blob.
  void Add(char c, bool bullet) noexcept {
    ++separators_;
    c = Canonical(c);
    if (c == '*' || bullet) {
      ++stars_;
    } else if (!PartsFields(c)) {
      stars_ = 0;
    }
    if (stars_ > kMostStars) joins_ = false;
    if (c == '\n') ++lines_;
    if (text::ClassOf(c) == CharClass::kSpace) {
      if (gap_ == Gap::kNone) gap_ = Gap::kSpace;
    } else {
      mixed_ = mixed_ || (kind_ != '\0' && kind_ != c);
      kind_ = c;
      gap_ = mixed_ ? Gap::kMixed : GapOf(text::ClassOf(c));
    }
  }

  [[nodiscard]] bool joins() const noexcept {
    return joins_ && lines_ <= 1 && separators_ <= kMostSeparators;
  }
  [[nodiscard]] Gap gap() const noexcept { return gap_; }

 private:
  Gap gap_ = Gap::kNone;
  char kind_ = '\0';  // the separator that is no space, if one was seen; brackets are one kind
  int separators_ = 0;
  int lines_ = 0;
  int stars_ = 0;
  bool joins_ = true;
  bool mixed_ = false;
};

// Whether nothing touches the last digit of the run: with what follows it is a group of its own.
bool EndsInSingle(const DigitRun& run) noexcept {
  if (run.size <= 1) return true;
  const Gap before = run.gap[static_cast<std::size_t>(run.size - 1)];
  return before != Gap::kNone && before != Gap::kTurn;
}

}  // namespace

TextReader::TextReader(std::string_view text, scan::Stretch stretch, std::size_t floor) noexcept
    : text_(text), next_(stretch.begin), end_(stretch.end) {
  // A stretch may begin with the last byte of a wide digit.
  while (next_ > floor && text::IsUtf8Trail(text[next_])) --next_;
  next_ = BackUpItems(text, floor, next_);
}

bool TextReader::ReadGap(Gap& gap) noexcept {
  GapReader reader;
  const std::size_t begin = next_;
  while (next_ < text_.size() && next_ - begin <= kMostGapBytes) {
    const Glyph glyph = text::DecodeGlyph(text_, next_);
    if (glyph.kind == GlyphKind::kDigit || glyph.kind == GlyphKind::kLetter) {
      gap = reader.gap();
      return next_ - begin <= kMostGapBytes && reader.joins();
    }
    if (glyph.kind == GlyphKind::kBreak) return false;
    const bool crlf =
        glyph.canonical == '\r' && next_ + 1 < text_.size() && text_[next_ + 1] == '\n';
    if (glyph.kind == GlyphKind::kSeparator && !crlf) {
      reader.Add(glyph.canonical, glyph.length > 1 && glyph.canonical == '.');
    }
    next_ += glyph.length;
  }
  return false;
}

bool TextReader::ReadNext(const DigitRun& run, Gap& gap, DigitItem& item) noexcept {
  gap = Gap::kNone;
  if (next_ >= text_.size()) return false;
  if (!text::IsDigit(text_[next_]) && !ReadGap(gap)) return false;
  if (text::IsDigit(text_[next_])) {
    item = {next_ + 1, 1, static_cast<std::uint8_t>(text_[next_] - '0')};
    return true;
  }
  item = ReadDigitItem(text_, next_, gap != Gap::kNone && EndsInSingle(run));
  return item.count != 0;
}

bool TextReader::Append(const DigitItem& item, Gap gap, DigitRun& run) noexcept {
  if (run.size + item.count > DigitRun::kCapacity) return false;
  DigitRun::Digit digit;
  digit.value = item.value;
  digit.gap = gap;
  digit.offset = next_;
  digit.length = static_cast<std::uint8_t>(item.end - next_);
  digit.form = item.form;
  digit.written = item.written;
  if (run.size > 0 && gap == Gap::kNone) {
    const auto last = static_cast<std::size_t>(run.size - 1);
    if (run.form[last] != digit.form || run.written[last] != digit.written) digit.gap = Gap::kTurn;
  }
  run.Append(digit);
  for (int i = 1; i < item.count; ++i) {
    // The digits of "double three" are apart, as those of "three three" are.
    digit.gap = gap == Gap::kNone ? Gap::kSpace : gap;
    digit.offset = item.end;
    digit.length = 0;
    run.Append(digit);
  }
  next_ = item.end;
  return true;
}

bool TextReader::NextRun(DigitRun& run) noexcept {
  for (; next_ < end_; next_ += text::DecodeGlyph(text_, next_).length) {
    run.Start(text_);
    const DigitItem item = ReadDigitItem(text_, next_, false);
    if (item.count == 0) continue;
    (void)Append(item, Gap::kNone, run);
    Refill(run);
    return true;
  }
  return false;
}

void TextReader::Refill(DigitRun& run) noexcept {
  Gap gap = Gap::kNone;
  DigitItem item;
  for (;;) {
    const std::size_t before = next_;
    if (!ReadNext(run, gap, item)) {
      run.ended = true;
      break;
    }
    if (!Append(item, gap, run)) {
      next_ = before;  // the gap is read again, with room behind it
      break;
    }
  }
  run.used = std::max(run.used, run.size);
  std::fill_n(run.value.begin() + run.size, DigitRun::kPadding, std::uint8_t{0});
}

}  // namespace panveil::payload
