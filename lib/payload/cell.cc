#include "payload/cell.h"

#include "payload/gap.h"
#include "text/glyph.h"
#include "text/look_alike.h"

namespace panveil::payload {

using text::Glyph;
using text::GlyphKind;

namespace {

bool IsStar(const Glyph& glyph) noexcept { return glyph.canonical == '*'; }

bool IsInCell(const Glyph& glyph) noexcept {
  return glyph.kind == GlyphKind::kDigit || glyph.kind == GlyphKind::kLetter || IsStar(glyph);
}

// Walks over the characters of a cell, away from a place.
class Walk {
 public:
  Walk(std::string_view text, std::size_t at, bool forward) noexcept
      : text_(text), from_(at), at_(at), forward_(forward) {}

  // Goes over the next character; false where the cell ends.
  [[nodiscard]] bool Next() noexcept {
    for (std::size_t invisible = 0; forward_ ? at_ < text_.size() : at_ > 0;) {
      glyph_ = forward_ ? text::DecodeGlyph(text_, at_) : text::DecodeGlyphBefore(text_, at_);
      begin_ = forward_ ? at_ : at_ - glyph_.length;
      at_ = forward_ ? at_ + glyph_.length : begin_;
      if (IsInCell(glyph_)) return true;
      if (glyph_.kind != GlyphKind::kInvisible) return false;
      invisible += glyph_.length;
      if (invisible > kMostGapBytes) return false;
    }
    return false;
  }

  [[nodiscard]] const Glyph& glyph() const noexcept { return glyph_; }
  [[nodiscard]] std::size_t begin() const noexcept { return begin_; }

  // Whether it has gone further than a cell that says anything does.
  [[nodiscard]] bool IsFar() const noexcept {
    return (forward_ ? at_ - from_ : from_ - at_) > kMostCellBytes;
  }

 private:
  std::string_view text_;
  std::size_t from_;
  std::size_t at_;
  std::size_t begin_ = 0;
  bool forward_;
  Glyph glyph_;
};

struct Count {
  int glyphs = 0;
  int digits = 0;
  int look_alikes = 0;
};

// False when the cell cannot read as digits, whatever else is in it.
bool CountSide(std::string_view text, std::size_t at, bool forward, Count& count) noexcept {
  Walk walk(text, at, forward);
  for (int stars = 0; walk.Next();) {
    stars = IsStar(walk.glyph()) ? stars + 1 : 0;
    if (stars > kMostStars || ++count.glyphs > kMostCellGlyphs || walk.IsFar()) return false;
    if (walk.glyph().kind == GlyphKind::kDigit) {
      ++count.digits;
    } else if (walk.glyph().kind == GlyphKind::kLetter) {
      int length = 0;
      if (text::LookAlikeOf(text, walk.begin(), &length) < 0) return false;
      if (++count.look_alikes > kMostLookAlikes) return false;
    }
  }
  return true;
}

// Whether no letter is in the cell, that way, nor what is left of a masked number, and it ends.
bool HasNoLetter(std::string_view text, std::size_t at, bool forward) noexcept {
  Walk walk(text, at, forward);
  int glyphs = 0;
  for (int stars = 0; walk.Next();) {
    stars = IsStar(walk.glyph()) ? stars + 1 : 0;
    if (walk.glyph().kind == GlyphKind::kLetter || stars > kMostStars) return false;
    if (++glyphs > kMostCellGlyphs || walk.IsFar()) return false;
  }
  return true;
}

}  // namespace

bool ReadsAsDigits(std::string_view text, std::size_t at) noexcept {
  Count count;
  return CountSide(text, at, true, count) && CountSide(text, at, false, count) && count.digits > 0;
}

bool IsWholeCell(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  return !Walk(text, end, true).Next() && !Walk(text, begin, false).Next();
}

bool HoldsLettersOfCell(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  return HasNoLetter(text, end, true) && HasNoLetter(text, begin, false);
}

}  // namespace panveil::payload
