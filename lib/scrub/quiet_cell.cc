#include "scrub/quiet_cell.h"

#include <algorithm>

#include "card/label.h"
#include "card/lexicon.h"
#include "payload/cell.h"
#include "scan/kernel.h"
#include "scan/scan_class.h"
#include "text/char_class.h"
#include "text/digit_words.h"
#include "text/glyph.h"
#include "text/letter.h"
#include "text/look_alike.h"

namespace panveil::scrub {

using text::Glyph;
using text::GlyphKind;

namespace {

bool IsHigh(char c) noexcept { return static_cast<unsigned char>(c) >= 0x80; }

// Of ASCII, and in no cell.
bool IsPlainSign(char c) noexcept {
  return !IsHigh(c) && !text::IsLetter(c) && !text::IsDigit(c) && c != '*';
}

// Whether the ASCII letters [begin, end) may be read for a digit.
bool MayBeDigit(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  return (end - begin == 1 && text::LookAlikeValue(text[begin]) >= 0) ||
         text::MayBeginDigitWord(text, begin);
}

// "cv2" names a code.
bool IsCv(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  return end - begin == 2 && text::ToLower(text[begin]) == 'c' &&
         text::ToLower(text[begin + 1]) == 'v';
}

// What the ASCII letters [begin, end) say. REQUIRES: they are all of a word, and not the text's
// end.
card::WordKinds KindsOf(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  return card::MayBeWordAt(text, begin) ? card::WordAt(text, begin, end + 1).kinds
                                        : card::WordKinds{0};
}

// Whether no stretch of the scan goes on over the letters [begin, end): whether what stands in one
// is looked at depends on all of it.
bool BreaksStretch(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  if (end - begin > scan::kMaxGapBytes) return true;
  for (std::size_t i = begin; i < end; ++i) {
    if (!scan::IsPlainJoiner(text[i]) && !IsHigh(text[i])) return true;
  }
  return false;
}

// Whether the ASCII letters [begin, end) end every walk over words of labels. REQUIRES: signs of
// ASCII are on both sides.
bool IsParting(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  return BreaksStretch(text, begin, end) && KindsOf(text, begin, end) == 0 &&
         !MayBeDigit(text, begin, end) && !IsCv(text, begin, end);
}

bool IsOfLetter(const text::Letter& letter) noexcept {
  return letter.kind != text::LetterKind::kNone;
}

// The same of any letters, which count for nothing, with signs on both sides.
bool IsPartingWide(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  if (!BreaksStretch(text, begin, end)) return false;
  // What is a sign here may be of a word there.
  if (IsOfLetter(text::LetterAt(text, end)) || IsOfLetter(text::LetterBefore(text, 0, begin))) {
    return false;
  }
  const card::Word first = card::WordAt(text, begin, end + 1);
  const card::Word last = card::WordBefore(text, begin, end);
  return !first.empty() && first.kinds == 0 && !IsCv(text, first.begin, first.end) &&
         !last.empty() && last.kinds == 0;
}

// Whether a letter of Chinese or Japanese is there, that is read for no digit and is in no digit
// word and no month's name: three bytes that need no look at a table.
bool IsPlainUnspaced(std::string_view text, std::size_t at) noexcept {
  constexpr std::size_t kBytes = 3;
  if (text.size() - at < kBytes) return false;
  const std::uint32_t c = text::WideAt(text, at);
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3041 && c <= 0x3096) ||
         (c >= 0x30A1 && c <= 0x30FA);
}

// Reads a cell character by character.
class Reader {
 public:
  Reader(std::string_view text, std::size_t at) noexcept : text_(text), begin_(at), at_(at) {}

  QuietCell Read() noexcept {
    ReadFigures();
    while (at_ < text_.size() && at_ - begin_ < kMostQuietCellBytes) {
      if (text::IsLetter(text_[at_])) {
        TakeLetter(1);
        continue;
      }
      if (IsPlainUnspaced(text_, at_)) {
        TakePlain();
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
    const bool alike = length == 1 ? text::LookAlikeValue(text_[at_]) >= 0
                                   : text::LookAlikeOf(text_, at_, &bytes) >= 0;
    if (alike) ++look_alikes_;
    if (length == 1) ++at_;
  }

  void TakePlain() noexcept {
    constexpr std::size_t kBytes = 3;
    after_letter_ = true;
    ++letters_;
    at_ += kBytes;
  }

  void BeginWord() noexcept {
    const char first = text_[at_];
    const bool may_be = IsHigh(first) || text::MayBeginDigitWord(text_, at_);
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
  int letters_ = 0;
  int look_alikes_ = 0;
  bool stars_ = false;
  bool after_letter_ = false;
  bool invisible_ = false;
  bool spoken_ = false;
  bool month_ = false;
};

}  // namespace

bool IsMonthAt(std::string_view text, std::size_t at) noexcept {
  if (text::IsLetter(text[at]) && !card::MayBeWordAt(text, at)) return false;
  const std::size_t limit = std::min(text.size(), at + card::kMostBytesToLabel);
  return card::WordAt(text, at, limit).Is(card::kMonthWord);
}

QuietCell ReadQuietCell(std::string_view text, std::size_t at) noexcept {
  return Reader(text, at).Read();
}

bool Parts(std::string_view text, std::size_t at, const QuietCell& cell) noexcept {
  if (!cell.is_plain_word) return false;
  const auto is_ascii = [](char c) { return !IsHigh(c); };
  const bool ascii = is_ascii(text[at - 1]) && is_ascii(text[cell.end]) &&
                     std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at),
                                 text.begin() + static_cast<std::ptrdiff_t>(cell.end), is_ascii);
  return ascii ? IsParting(text, at, cell.end) : IsPartingWide(text, at, cell.end);
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

std::size_t LastPlainPartingEnd(std::string_view text, std::size_t floor,
                                std::size_t end) noexcept {
  const char* const bytes = text.data();
  for (std::size_t i = end; i > floor;) {
    if (!text::IsLetter(bytes[i - 1])) {
      --i;
      continue;
    }
    const std::size_t word_end = i;
    while (i > floor && text::IsLetter(bytes[i - 1])) --i;
    const bool apart =
        i > floor && word_end < end && IsPlainSign(bytes[i - 1]) && IsPlainSign(bytes[word_end]);
    if (apart && IsParting(text, i, word_end)) return word_end;
  }
  return floor;
}

std::size_t LastPartingEnd(std::string_view text, std::size_t floor, std::size_t end) noexcept {
  if (const std::size_t plain = LastPlainPartingEnd(text, floor, end); plain != floor) return plain;
  text = text.substr(0, end);
  std::size_t last = floor;
  std::size_t i = floor;
  bool at_sign = false;
  while (i < end && text::IsContinuation(text[i])) ++i;
  while (i < end) {
    if (at_sign) {
      const QuietCell cell = ReadQuietCell(text, i);
      if (Parts(text, i, cell)) last = cell.end;
      i = cell.end;
      at_sign = cell.ends;
      continue;
    }
    const Glyph glyph = text::DecodeGlyph(text, i);
    at_sign = glyph.canonical != '*' &&
              (glyph.kind == GlyphKind::kBreak || glyph.kind == GlyphKind::kSeparator);
    i += glyph.length;
  }
  return last;
}

}  // namespace panveil::scrub
