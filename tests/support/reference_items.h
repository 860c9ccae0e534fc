// What reads as a digit, by the comments of payload/digit_item.h, cell.h and gap.h. Only
// what single characters are comes from lib/text, which has tests of its own over all of Unicode.
#ifndef PANVEIL_TESTS_SUPPORT_REFERENCE_ITEMS_H_
#define PANVEIL_TESTS_SUPPORT_REFERENCE_ITEMS_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "payload/digit_run.h"
#include "text/digit_words.h"
#include "text/glyph.h"

namespace panveil::testing_support {

struct ReferenceItem {
  std::size_t end = 0;  // one past its last character
  int count = 0;        // digits that it stands for; 0 for none
  int value = 0;
  text::DigitForm form = text::DigitForm::kAscii;
  payload::Written written = payload::Written::kDigit;
  bool repeats = false;  // a "double" or "triple"
};

// A text as characters, whose places are counted from 0.
class ReferenceItems {
 public:
  explicit ReferenceItems(std::string_view text);

  [[nodiscard]] std::size_t size() const { return glyphs_.size(); }
  [[nodiscard]] const text::Glyph& glyph(std::size_t i) const { return glyphs_[i]; }
  // Bytes before character `i`, which may be size().
  [[nodiscard]] std::size_t Offset(std::size_t i) const { return offsets_[i]; }
  // The first character at or behind that byte.
  [[nodiscard]] std::size_t PlaceOf(std::size_t offset) const;

  [[nodiscard]] ReferenceItem At(std::size_t i, bool after_single) const;

  // Whether the item that begins at `i` is all of its cell, or a word.
  [[nodiscard]] bool IsSingle(std::size_t i, payload::Written written) const;
  // Whether a single one stands behind a gap at `i`.
  [[nodiscard]] bool SingleFollows(std::size_t i) const;

  // The cell around character `i`, which is in one.
  struct Cell {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  [[nodiscard]] Cell CellOf(std::size_t i) const;

  // How many characters of [begin, end) are not invisible.
  [[nodiscard]] std::size_t PlacesWithin(std::size_t begin, std::size_t end) const {
    return PlacesOf({begin, end}).size();
  }

  // What joins the characters before `begin` to the one at `end`, with nothing but separators and
  // invisible ones between.
  struct Joint {
    bool joins = false;
    payload::Gap gap = payload::Gap::kNone;
  };
  // The characters of an escaped space at `i`; 0 when none is there.
  [[nodiscard]] std::size_t EscapedSpace(std::size_t i) const;
  [[nodiscard]] Joint JointOf(std::size_t begin, std::size_t end) const;
  // The first character at or behind `i` that is neither separator nor invisible.
  [[nodiscard]] std::size_t BehindGap(std::size_t i) const;

  // Where the items in a row begin that end before `begin`, not before `floor`.
  [[nodiscard]] std::size_t Before(std::size_t floor, std::size_t begin) const;

 private:
  [[nodiscard]] bool Is(std::size_t i, text::GlyphKind kind) const {
    return i < size() && glyphs_[i].kind == kind;
  }
  [[nodiscard]] bool IsStar(std::size_t i) const {
    return i < size() && glyphs_[i].canonical == '*';
  }
  [[nodiscard]] bool IsInCell(std::size_t i) const {
    return Is(i, text::GlyphKind::kDigit) || Is(i, text::GlyphKind::kLetter) || IsStar(i);
  }
  // The characters of a cell that are not invisible.
  [[nodiscard]] std::vector<std::size_t> PlacesOf(const Cell& cell) const;
  // Whether those reach too far to a side of [begin, end).
  [[nodiscard]] bool IsFar(const std::vector<std::size_t>& places, std::size_t begin,
                           std::size_t end) const;
  // The digit that letter `i` looks like, or -1.
  [[nodiscard]] int LookAlike(std::size_t i) const;
  [[nodiscard]] bool CellReadsAsDigits(std::size_t i) const;
  // The digit word at `i` that is all letters of its cell; length 0 for none.
  [[nodiscard]] text::DigitWord Word(std::size_t i) const;
  [[nodiscard]] ReferenceItem LookAlikeAt(std::size_t i, bool after_single) const;
  [[nodiscard]] ReferenceItem WordAt(std::size_t i, bool after_single) const;

  std::string_view text_;
  std::vector<text::Glyph> glyphs_;
  std::vector<std::size_t> offsets_;  // one more: the end of the text
};

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_REFERENCE_ITEMS_H_
