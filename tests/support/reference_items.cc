#include "support/reference_items.h"

#include <algorithm>

#include "text/digit_words.h"
#include "text/look_alike.h"

namespace panveil::testing_support {

using payload::Written;
using text::DigitForm;
using text::DigitWord;
using text::GlyphKind;

namespace {

constexpr std::size_t kWordReach = 24;
constexpr int kMostLookAlikes = 3;
constexpr int kMostSeparators = 3;
constexpr int kMostGapSeparators = 10;
constexpr int kMostWordsBefore = 20;
constexpr std::size_t kMostGapBytes = 21;

}  // namespace

ReferenceItems::ReferenceItems(std::string_view text) : text_(text) {
  for (std::size_t at = 0; at < text.size(); at += glyphs_.back().length) {
    offsets_.push_back(at);
    glyphs_.push_back(text::DecodeGlyph(text, at));
  }
  offsets_.push_back(text.size());
}

std::size_t ReferenceItems::PlaceOf(std::size_t offset) const {
  return static_cast<std::size_t>(std::lower_bound(offsets_.begin(), offsets_.end(), offset) -
                                  offsets_.begin());
}

int ReferenceItems::LookAlike(std::size_t i) const {
  int length = 0;
  return Is(i, GlyphKind::kLetter) ? text::LookAlikeOf(text_, offsets_[i], &length) : -1;
}

std::size_t ReferenceItems::BehindSeparators(std::size_t i) const {
  int separators = 0;
  std::size_t end = i;
  for (; Is(end, GlyphKind::kSeparator) || Is(end, GlyphKind::kInvisible); ++end) {
    if (Is(end, GlyphKind::kSeparator)) ++separators;
  }
  const bool few = separators >= 1 && separators <= kMostSeparators;
  return few && offsets_[end] - offsets_[i] <= kMostGapBytes ? end : size();
}

bool ReferenceItems::SingleFollows(std::size_t i) const {
  const std::size_t at = BehindSeparators(i);
  if (Is(at, GlyphKind::kLetter)) return text::MatchDigitWord(text_, offsets_[at]).length > 0;
  return Is(at, GlyphKind::kDigit) && !IsInWord(at + 1);
}

ReferenceItem ReferenceItems::LookAlikeAt(std::size_t i, bool after_single) const {
  const int value = LookAlike(i);
  if (value < 0) return {};
  std::size_t first = i;
  while (first > 0 && i - first < kWordReach && IsInWord(first - 1)) --first;
  std::size_t last = i;
  while (last - i < kWordReach && IsInWord(last)) ++last;
  int digits = 0;
  int look_alikes = 0;
  for (std::size_t k = first; k < last; ++k) {
    if (Is(k, GlyphKind::kDigit)) {
      ++digits;
    } else if (LookAlike(k) < 0 || ++look_alikes > kMostLookAlikes) {
      return {};
    }
  }
  const bool alone = last - first == 1 && after_single && SingleFollows(i + 1);
  if (digits == 0 && !alone) return {};
  return {i + 1, 1, value, DigitForm::kAscii, Written::kLookAlike};
}

ReferenceItem ReferenceItems::WordAt(std::size_t i, bool after_single) const {
  const DigitWord word = text::MatchDigitWord(text_, offsets_[i]);
  if (word.length == 0 || (i > 0 && Is(i - 1, GlyphKind::kLetter))) return {};
  ReferenceItem item{PlaceOf(offsets_[i] + word.length), word.repeat, word.value, DigitForm::kAscii,
                     Written::kWord};
  if (word.repeat == 1) return after_single || SingleFollows(item.end) ? item : ReferenceItem{};
  const std::size_t next = BehindSeparators(item.end);
  if (Is(next, GlyphKind::kDigit)) {
    item.value = glyphs_[next].value;
    item.end = next + 1;
  } else if (Is(next, GlyphKind::kLetter)) {
    const DigitWord second = text::MatchDigitWord(text_, offsets_[next]);
    if (second.length == 0 || second.repeat > 1) return {};
    item.value = second.value;
    item.end = PlaceOf(offsets_[next] + second.length);
  } else {
    return {};
  }
  return offsets_[item.end] - offsets_[i] <= 255 ? item : ReferenceItem{};
}

ReferenceItem ReferenceItems::At(std::size_t i, bool after_single) const {
  if (Is(i, GlyphKind::kDigit)) {
    return {i + 1, 1, glyphs_[i].value, glyphs_[i].form, Written::kDigit};
  }
  if (!Is(i, GlyphKind::kLetter)) return {};
  const ReferenceItem item = LookAlikeAt(i, after_single);
  return item.count > 0 ? item : WordAt(i, after_single);
}

std::size_t ReferenceItems::Before(std::size_t floor, std::size_t begin) const {
  int words = 0;
  for (std::size_t first = begin;;) {
    std::size_t end = first;  // of what stands before separators
    while (end > floor &&
           (Is(end - 1, GlyphKind::kSeparator) || Is(end - 1, GlyphKind::kInvisible))) {
      --end;
    }
    const auto separators =
        std::count_if(glyphs_.begin() + static_cast<std::ptrdiff_t>(end),
                      glyphs_.begin() + static_cast<std::ptrdiff_t>(first),
                      [](const text::Glyph& glyph) { return glyph.kind == GlyphKind::kSeparator; });
    if (end <= floor || separators > kMostGapSeparators) return first;
    if (offsets_[first] - offsets_[end] > kMostGapBytes) return first;
    std::size_t item = end - 1;
    if (!Is(item, GlyphKind::kDigit)) {
      if (!Is(item, GlyphKind::kLetter) || words++ == kMostWordsBefore) return first;
      if (At(item, true).written != Written::kLookAlike) {
        while (item > floor && end - item < kWordReach &&
               (Is(item - 1, GlyphKind::kLetter) || Is(item - 1, GlyphKind::kInvisible))) {
          --item;
        }
        const ReferenceItem word = At(item, true);
        if (word.count == 0 || (word.count == 1 && word.end != end)) return first;
      }
    }
    first = item;
  }
}

}  // namespace panveil::testing_support
