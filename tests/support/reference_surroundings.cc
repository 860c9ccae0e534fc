#include "support/reference_surroundings.h"

#include <algorithm>
#include <string>

#include "card/context.h"
#include "card/expiry.h"
#include "card/iban.h"
#include "card/lexicon.h"
#include "card/track.h"
#include "text/glyph.h"

namespace panveil::testing_support {

namespace {

bool IsLetterChar(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsWordChar(char c) { return IsLetterChar(c) || IsDigitChar(c); }
bool IsHexChar(char c) {
  return IsDigitChar(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return lower;
}

}  // namespace

bool ReferenceText::CardWordNear(std::size_t begin, std::size_t end) const {
  return card::ContextOf(text_, begin, end).card_word;
}

bool ReferenceText::ExpiryFollows(std::size_t end) const {
  return !card::ExpiryAfter(text_, end).empty();
}

bool ReferenceText::IsInHexTrack(std::size_t begin, std::size_t end) const {
  return (Is(end, [](char c) { return c == 'd' || c == 'D'; })) &&
         !card::TrackAround(text_, begin, end).empty();
}

bool ReferenceText::IsInIban(std::size_t from, std::size_t at) const {
  return card::IsInIban(text_, from, at);
}

bool ReferenceText::IsPhonePlus(std::size_t at) const {
  if (text_[at] != '+' || at == 0) return text_[at] == '+';
  if (IsLetterChar(text_[at - 1])) return false;
  // Of any script.
  return text::DecodeGlyphBefore(text_, at).kind != text::GlyphKind::kDigit;
}

bool ReferenceText::IsFraction(std::size_t from, std::size_t begin) const {
  if (begin <= from || text_[begin - 1] != '.') return false;
  const std::size_t dot = begin - 1;
  std::size_t integer = dot;
  while (integer > from && IsDigitChar(text_[integer - 1])) --integer;
  const std::size_t digits = dot - integer;
  return digits >= 1 && digits <= 6 && (integer == from || text_[integer - 1] != '.');
}

// Whether bytes [start, start + length) are the groups of a UUID, as many as they reach.
bool ReferenceText::IsUuidAt(std::size_t start, std::size_t length) const {
  if (start + length > text_.size()) return false;
  const std::string uuid = Lower(text_.substr(start, length));
  bool letter = false;
  for (std::size_t i = 0; i < length; ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? uuid[i] != '-' : !IsHexChar(uuid[i])) return false;
    if (IsLetterChar(uuid[i])) letter = true;
  }
  const bool version = uuid[14] >= '1' && uuid[14] <= '8';
  const bool variant = std::string_view("89ab").find(uuid[19]) != std::string_view::npos;
  return letter || (version && variant);
}

bool ReferenceText::IsInUuid(std::size_t from, std::size_t begin, std::size_t end) const {
  for (std::size_t start = from; start < end; ++start) {
    if (start > 0 && IsHexChar(text_[start - 1])) continue;
    if (begin < start + 36 && IsUuidAt(start, 36) && !Is(start + 36, IsHexChar)) return true;
    const std::size_t next = start + 23;
    const std::size_t other =
        std::min(text_.find_first_not_of(" \t\n\r-.,/:;_|+*~()[]>\"'", next), next + 64);
    const bool cut_short = next >= text_.size() || (!IsHexChar(text_[next]) && text_[next] != '-' &&
                                                    !Is(other, IsDigitChar));
    if (start <= begin && end <= next && IsUuidAt(start, 23) && cut_short) return true;
  }
  return false;
}

bool ReferenceText::IsLabel(std::size_t begin, std::size_t end) const {
  constexpr unsigned kLabels = card::kCardWord | card::kCodeWord | card::kExpiryWord;
  return end - begin >= 3 && card::WordAt(text_, begin, end).Is(kLabels);
}

bool ReferenceText::IsIdentifierWord(std::size_t from, bool replaced, std::size_t digit) const {
  // What stays readable before `from` is figures by now.
  const bool readable = digit < from;
  if (!readable && !IsDigitChar(text_[digit])) return false;
  std::size_t first = readable ? from : digit;
  while (first > from && IsWordChar(text_[first - 1])) --first;
  std::size_t last = first;
  while (Is(last, IsWordChar)) ++last;
  // Letters and digits in turn; `mine` is the block with the digit.
  std::vector<Word> blocks;
  std::size_t mine = 0;
  if (readable) blocks.push_back({first, first});
  for (std::size_t i = first; i < last; ++i) {
    const bool same = i > first ? IsLetterChar(text_[i]) == IsLetterChar(text_[i - 1])
                                : readable && !IsLetterChar(text_[i]);
    if (!same) blocks.push_back({i, i});
    blocks.back().end = i + 1;
    if (i == digit) mine = blocks.size() - 1;
  }
  std::size_t low = mine;
  while (low > 0 && blocks[low - 1].end - blocks[low - 1].begin <= 64) --low;
  std::size_t high = mine;
  while (high + 1 < blocks.size() && blocks[high + 1].end - blocks[high + 1].begin <= 64) ++high;
  int chunks = 0;
  for (std::size_t b = low + 1; b < high; ++b) {
    const bool letters = IsLetterChar(text_[blocks[b].begin]);
    if (letters && !IsLabel(blocks[b].begin, blocks[b].end)) ++chunks;
  }
  if (chunks >= 2) return true;
  const std::string_view word =
      text_.substr(blocks[low].begin, blocks[high].end - blocks[low].begin);
  const bool cut = replaced && blocks[low].begin <= from;
  return chunks == 1 && !cut && word.size() >= 24 &&
         std::all_of(word.begin(), word.end(), IsHexChar);
}

std::size_t ReferenceText::BehindEscape(std::size_t from, std::size_t begin) const {
  // Of a terminal: "[1;31m", at most twelve bytes between the bracket and the letter.
  const std::string_view before = text_.substr(from, begin - std::min(from, begin));
  const std::size_t bracket = before.rfind('[');
  if (bracket != before.npos && before.size() - bracket <= 14) {
    const std::string_view escape = before.substr(bracket + 1);
    const bool ends =
        !escape.empty() && std::string_view("mKGHJ").find(escape.back()) != escape.npos;
    if (ends && escape.find_first_not_of("0123456789;") == escape.size() - 1) return begin;
  }
  // The later an escape ends the better; one that was escaped again begins earlier.
  for (std::size_t gap = 0; gap <= 2; ++gap) {
    for (const std::size_t size : {std::size_t{3}, std::size_t{5}}) {
      if (begin < from + gap + size) continue;
      const std::string_view escape = text_.substr(begin - gap - size, size);
      const bool hex = std::all_of(escape.begin() + 1, escape.end(), IsHexChar);
      if (escape[0] == '%' && hex && (size == 3 || escape.substr(1, 2) == "25")) return begin - gap;
    }
  }
  return from;
}

bool ReferenceText::IsInIdentifier(std::size_t from, std::size_t begin, std::size_t end) const {
  const std::size_t behind = BehindEscape(from, begin);
  const bool replaced = from > 0 && behind == from;
  from = behind;
  if (!(begin > from && IsLetterChar(text_[begin - 1])) && !Is(end, IsLetterChar)) return false;
  std::size_t letters = begin;
  while (letters > from && IsLetterChar(text_[letters - 1])) --letters;
  const bool few = letters < begin && begin - letters <= 2;
  if (few && letters > from && IsDigitChar(text_[letters - 1])) return true;
  return IsIdentifierWord(from, replaced, begin) || IsIdentifierWord(from, replaced, end - 1);
}

}  // namespace panveil::testing_support
