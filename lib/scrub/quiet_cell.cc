#include "scrub/quiet_cell.h"

#include <algorithm>

#include "card/label.h"
#include "card/lexicon.h"
#include "payload/cell.h"
#include "scrub/quiet_letter.h"
#include "text/char_class.h"
#include "text/digit_words.h"
#include "text/glyph.h"
#include "text/letter.h"
#include "text/look_alike.h"

namespace panveil::scrub {

using text::Glyph;
using text::GlyphKind;

namespace {

// Reads a cell character by character.
class Reader {
 public:
  Reader(std::string_view text, std::size_t at) noexcept : text_(text), begin_(at), at_(at) {}

  QuietCell Read(std::size_t plain_to) noexcept {
    if (plain_to > at_) {
      TakePlain(plain_to);
    } else {
      ReadFigures();
    }
    while (at_ < text_.size() && at_ - begin_ < kMostQuietCellBytes) {
      if (text::IsLetter(text_[at_])) {
        TakeLetter(1);
        continue;
      }
      if (IsPlainUnspaced(text_, at_)) {
        TakePlain(UnspacedEnd(text_, at_));
        continue;
      }
      const Glyph glyph = text::DecodeGlyph(text_, at_);
      if (glyph.kind == GlyphKind::kLetter) {
        TakeLetter(glyph.length);
      } else if (glyph.kind == GlyphKind::kDigit) {
        TakeDigit(glyph);
      } else if (glyph.canonical == '*') {
        after_letter_ = false;
        stars_ = true;
      } else if (glyph.kind == GlyphKind::kInvisible) {
        invisible_ = true;
      } else {
        if (at_ == begin_) return Sign(glyph);
        cell_.ends = true;
        break;
      }
      at_ += glyph.length;
    }
    return Done();
  }

 private:
  QuietCell Sign(const Glyph& glyph) noexcept {
    cell_.end = at_ + glyph.length;
    cell_.is_sign = cell_.ends = true;
    // An escaped space is none (payload/gap.h).
    cell_.breaks = glyph.kind == GlyphKind::kBreak && text_[at_] != '%';
    return cell_;
  }

  // Most cells that count are digits of ASCII.
  void ReadFigures() noexcept {
    while (at_ < text_.size() && text::IsDigit(text_[at_])) ++at_;
    cell_.digits = static_cast<int>(std::min(at_ - begin_, kMostQuietCellBytes));
    cell_.figures = at_ != begin_;
  }

  void TakeLetter(std::size_t length) noexcept {
    if (!after_letter_) BeginWord();
    after_letter_ = true;
    ++letters_;
    int bytes = 0;
    const bool alike =
        length == 1 ? text::LookAlikeValue(text_[at_]) >= 0
                    : LeadsLookAlike(text_[at_]) && text::LookAlikeOf(text_, at_, &bytes) >= 0;
    if (alike) ++look_alikes_;
    if (length == 1) ++at_;
  }

  void TakePlain(std::size_t end) noexcept {
    after_letter_ = true;
    ++letters_;
    at_ = end;
  }

  void BeginWord() noexcept {
    const char first = text_[at_];
    const bool may_be = IsHigh(first) ? LeadsDigitWord(first) : text::MayBeginDigitWord(text_, at_);
    if (may_be) {
      const text::DigitWord word = text::MatchDigitWord(text_, at_);
      if (word.length != 0) cell_.digits += word.repeat;
      spoken_ = spoken_ || word.length != 0;
    }
    month_ = month_ || IsMonthAt(text_, at_);
  }

  void TakeDigit(const Glyph& glyph) noexcept {
    after_letter_ = false;
    ++cell_.digits;
    cell_.figures = true;
    if (glyph.length == 1) return;
    cell_.plain = false;
  }

  QuietCell Done() noexcept {
    cell_.end = at_;
    // All letters must look like digits, and be few; with invisible characters among them a reader
    // may see a smaller cell.
    const bool by_itself = letters_ == 1 && look_alikes_ == 1 && !cell_.figures;
    const bool fit =
        cell_.figures &&
        (invisible_ || (look_alikes_ == letters_ && look_alikes_ <= payload::kMostLookAlikes));
    const bool alike = look_alikes_ != 0 && (by_itself || fit || invisible_);
    if (alike) cell_.digits += look_alikes_;
    cell_.plain = cell_.plain && !alike && !spoken_ && !invisible_;
    cell_.counts = cell_.figures || alike || spoken_ || month_;
    cell_.breaks = cell_.ends && letters_ != 0 && !cell_.counts && begin_ > 0;
    cell_.is_plain_word = cell_.breaks && !invisible_ && !stars_;
    return cell_;
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t at_;
  QuietCell cell_;
  int letters_ = 0;  // those in a row that count for nothing are one
  int look_alikes_ = 0;
  bool stars_ = false;
  bool after_letter_ = false;
  bool invisible_ = false;
  bool spoken_ = false;
  bool month_ = false;
};

}  // namespace

bool IsMonthAt(std::string_view text, std::size_t at) noexcept {
  const std::size_t limit = std::min(text.size(), at + card::kMostBytesToLabel);
  if (text::IsLetter(text[at])) {
    if (!card::MayBeWordAt(text, at)) return false;
  } else {
    const text::Letter first = text::LetterAt(text, at);
    const bool letter =
        first.kind == text::LetterKind::kSpaced || first.kind == text::LetterKind::kUnspaced;
    if (!letter || !card::MayBeWideWordAt(text, at, limit, first)) return false;
  }
  return card::WordAt(text, at, limit).Is(card::kMonthWord);
}

std::size_t UnspacedEnd(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && IsPlainUnspaced(text, at)) at += kUnspacedBytes;
  return at;
}

QuietCell ReadQuietCell(std::string_view text, std::size_t at, std::size_t plain_to) noexcept {
  return Reader(text, at).Read(plain_to);
}

std::size_t QuietCellEnd(std::string_view text, std::size_t at) noexcept {
  while (at < text.size()) {
    const bool plain = text::IsLetter(text[at]) || text::IsDigit(text[at]);
    if (plain || IsPlainUnspaced(text, at)) {
      at += plain ? 1 : kUnspacedBytes;
      continue;
    }
    const Glyph glyph = text::DecodeGlyph(text, at);
    if (IsSign(glyph)) break;
    at += glyph.length;
  }
  return at;
}

std::size_t SkipPlainWords(std::string_view text, std::size_t from) noexcept {
  const char* const bytes = text.data();
  std::size_t i = from;
  while (i < text.size()) {
    if (IsPlainSign(bytes[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    while (i < text.size() && text::IsLetter(bytes[i])) ++i;
    const bool plain = i > begin && i < text.size() && IsPlainSign(bytes[i]);
    if (!plain || MayBeDigit(text, begin, i) || (KindsOf(text, begin, i) & card::kMonthWord) != 0) {
      return begin;
    }
  }
  return i;
}

}  // namespace panveil::scrub
