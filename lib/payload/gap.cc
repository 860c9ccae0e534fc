#include "payload/gap.h"

#include "text/char_class.h"
#include "text/glyph.h"

namespace panveil::payload {

using text::CharClass;
using text::Glyph;
using text::GlyphKind;

namespace {

// Separators that people use for one another, as one.
char Canonical(char c) noexcept {
  switch (c) {
    case '\r':
      return '\n';
    case '\'':
    case '`':
      return '"';
    case ')':
    case '[':
    case ']':
      return '(';
    default:
      return c;
  }
}

// Whether stars on both sides of `c` may be two fields that were masked: "**|**".
bool PartsFields(char c) noexcept {
  return c == '|' || c == ',' || c == ':' || c == ';' || c == '\t';
}

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
    const bool quoted_line = c == '>' && lines_ > 0;
    if (quoted_line || text::ClassOf(c) == CharClass::kSpace) {
      if (gap_ == Gap::kNone) gap_ = Gap::kSpace;
    } else {
      mixed_ = mixed_ || (kind_ != '\0' && kind_ != c);
      kind_ = c;
      gap_ = mixed_ ? Gap::kMixed : GapOf(c);
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

}  // namespace

std::size_t EscapedSpace(std::string_view text, std::size_t at) noexcept {
  return text.substr(at, 3) == "%20" ? 3 : 0;
}

GapRead ReadGap(std::string_view text, std::size_t at) noexcept {
  GapReader reader;
  std::size_t i = at;
  while (i < text.size() && i - at <= kMostGapBytes) {
    const Glyph glyph = text::DecodeGlyph(text, i);
    if (glyph.kind == GlyphKind::kDigit || glyph.kind == GlyphKind::kLetter) {
      return {i, reader.gap(), reader.joins()};
    }
    if (glyph.kind == GlyphKind::kBreak) {
      const std::size_t escape = EscapedSpace(text, i);
      if (escape == 0) break;
      reader.Add(' ', false);
      i += escape;
      continue;
    }
    const bool crlf = glyph.canonical == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (glyph.kind == GlyphKind::kSeparator && !crlf) {
      reader.Add(glyph.canonical, glyph.length > 1 && glyph.canonical == '.');
    }
    i += glyph.length;
  }
  return {i, Gap::kNone, false};
}

}  // namespace panveil::payload
