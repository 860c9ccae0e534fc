#include "support/reference_items.h"

#include <algorithm>
#include <string>

#include "text/look_alike.h"

namespace panveil::testing_support {

using payload::Gap;
using payload::Written;
using text::DigitForm;
using text::DigitWord;
using text::GlyphKind;

namespace {

constexpr std::size_t kWordReach = 24;
constexpr std::size_t kMostCellGlyphs = 64;
constexpr std::size_t kMostCellBytes = 256;
constexpr std::size_t kMostBytesBefore = 512;
constexpr int kMostLookAlikes = 3;
constexpr int kMostSeparators = 10;
constexpr int kMostWordsBefore = 20;
constexpr std::size_t kMostGapBytes = 21;

bool IsOneOf(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

Gap GapOf(char separator) {
  if (separator == '-') return Gap::kDash;
  if (separator == '\n') return Gap::kLine;
  return IsOneOf(separator, ".,/:;") ? Gap::kWeak : Gap::kMark;
}

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

std::size_t ReferenceItems::BehindGap(std::size_t i) const {
  const std::size_t begin = i;
  while (i < size() && offsets_[i] - offsets_[begin] <= kMostGapBytes) {
    const std::size_t escape = EscapedSpace(i);
    if (escape == 0 && !Is(i, GlyphKind::kSeparator) && !Is(i, GlyphKind::kInvisible)) break;
    i += std::max<std::size_t>(escape, 1);
  }
  return i;
}

std::size_t ReferenceItems::EscapedSpace(std::size_t i) const {
  return text_.substr(offsets_[i], 3) == "%20" ? 3 : 0;
}

ReferenceItems::Joint ReferenceItems::JointOf(std::size_t begin, std::size_t end) const {
  if (offsets_[end] - offsets_[begin] > kMostGapBytes) return {};
  std::string separators;  // as ASCII, a bullet as '*'; CR LF is one
  std::string kinds;  // those that are no spaces; line ends as '\n', brackets as '(', quotes as '"'
  for (std::size_t i = begin; i < end; ++i) {
    if (const std::size_t escape = EscapedSpace(i); escape > 0) {
      separators.push_back(' ');
      i += escape - 1;
      continue;
    }
    if (!Is(i, GlyphKind::kSeparator)) continue;
    const char c = glyphs_[i].canonical;
    if (c == '\r' && i + 1 < size() && glyphs_[i + 1].canonical == '\n') continue;
    const bool bullet = c == '.' && glyphs_[i].length > 1;
    separators.push_back(bullet ? '*' : c);
    const bool quotes_line = c == '>' && IsOneOf('\n', kinds);
    if (c == ' ' || c == '\t' || quotes_line) continue;
    kinds.push_back(c == '\r' ? '\n' : c == '\'' ? '"' : IsOneOf(c, "()[]") ? '(' : c);
  }
  if (separators.size() > static_cast<std::size_t>(kMostSeparators)) return {};
  // Fields that were masked are stars, too: "**|**".
  std::string stars = separators;
  stars.erase(
      std::remove_if(stars.begin(), stars.end(), [](char c) { return IsOneOf(c, "|,:;\t"); }),
      stars.end());
  if (stars.find("***") != std::string::npos) return {};
  if (std::count(kinds.begin(), kinds.end(), '\n') > 1) return {};
  if (separators.empty()) return {true, Gap::kNone};
  if (kinds.empty()) return {true, Gap::kSpace};
  const bool one_kind = kinds.find_first_not_of(kinds[0]) == std::string::npos;
  return {true, one_kind ? GapOf(kinds[0]) : Gap::kMixed};
}

ReferenceItems::Cell ReferenceItems::CellOf(std::size_t i) const {
  const auto invisible = [this](std::size_t k) { return Is(k, GlyphKind::kInvisible); };
  Cell cell{i, i + 1};
  for (std::size_t k = i; k < size();) {
    std::size_t next = k + 1;
    while (invisible(next)) ++next;
    if (!IsInCell(next) || offsets_[next] - offsets_[k + 1] > kMostGapBytes) break;
    cell.end = next + 1;
    k = next;
  }
  for (std::size_t k = i; k > 0;) {
    std::size_t last = k;
    while (last > 0 && invisible(last - 1)) --last;
    if (last == 0 || !IsInCell(last - 1) || offsets_[k] - offsets_[last] > kMostGapBytes) break;
    k = last - 1;
    cell.begin = k;
  }
  return cell;
}

std::vector<std::size_t> ReferenceItems::PlacesOf(const Cell& cell) const {
  std::vector<std::size_t> places;
  for (std::size_t i = cell.begin; i < cell.end; ++i) {
    if (IsInCell(i)) places.push_back(i);
  }
  return places;
}

bool ReferenceItems::IsFar(const std::vector<std::size_t>& places, std::size_t begin,
                           std::size_t end) const {
  const auto before = std::lower_bound(places.begin(), places.end(), begin);
  const auto behind = std::lower_bound(places.begin(), places.end(), end);
  const auto many = static_cast<std::ptrdiff_t>(kMostCellGlyphs);
  if (before - places.begin() > many || places.end() - behind > many) return true;
  return offsets_[begin] - offsets_[std::min(places.front(), begin)] > kMostCellBytes ||
         offsets_[std::max(places.back() + 1, end)] - offsets_[end] > kMostCellBytes;
}

bool ReferenceItems::CellReadsAsDigits(std::size_t i) const {
  const std::vector<std::size_t> places = PlacesOf(CellOf(i));
  int digits = 0;
  int look_alikes = 0;
  int stars = 0;
  for (const std::size_t k : places) {
    stars = IsStar(k) ? stars + 1 : 0;
    if (stars > 2) return false;
    if (Is(k, GlyphKind::kDigit)) ++digits;
    if (!Is(k, GlyphKind::kLetter)) continue;
    if (LookAlike(k) < 0 || ++look_alikes > kMostLookAlikes) return false;
  }
  return places.size() <= kMostCellGlyphs && digits > 0 && !IsFar(places, i, i);
}

DigitWord ReferenceItems::Word(std::size_t i) const {
  if (!Is(i, GlyphKind::kLetter) || (i > 0 && Is(i - 1, GlyphKind::kLetter))) return {};
  const DigitWord word = text::MatchDigitWord(text_, offsets_[i]);
  if (word.length == 0 || (LookAlike(i) >= 0 && CellReadsAsDigits(i))) return {};
  const std::size_t end = PlaceOf(offsets_[i] + word.length);
  // Three stars in a row are what is left of a masked number: nothing there reads as a digit.
  int stars = 0;
  const std::vector<std::size_t> places = PlacesOf(CellOf(i));
  bool other = IsFar(places, i, end);
  for (const std::size_t k : places) {
    stars = IsStar(k) ? stars + 1 : 0;
    other = other || stars == 3 || (Is(k, GlyphKind::kLetter) && (k < i || k >= end));
  }
  return other ? DigitWord{} : word;
}

bool ReferenceItems::IsSingle(std::size_t i, Written written) const {
  return written == Written::kWord || PlacesOf(CellOf(i)).size() == 1;
}

bool ReferenceItems::SingleFollows(std::size_t i) const {
  const std::size_t at = BehindGap(i);
  if (at == size() || !IsInCell(at) || IsStar(at)) return false;
  const Joint joint = JointOf(i, at);
  if (!joint.joins || joint.gap == Gap::kNone) return false;
  return Is(at, GlyphKind::kDigit) ? IsSingle(at, Written::kDigit) : Word(at).length > 0;
}

ReferenceItem ReferenceItems::LookAlikeAt(std::size_t i, bool after_single) const {
  const int value = LookAlike(i);
  if (value < 0) return {};
  const bool by_itself = PlacesOf(CellOf(i)).size() == 1 && after_single && SingleFollows(i + 1);
  if (!by_itself && !CellReadsAsDigits(i)) return {};
  return {i + 1, 1, value, DigitForm::kAscii, Written::kLookAlike};
}

ReferenceItem ReferenceItems::WordAt(std::size_t i, bool after_single) const {
  const DigitWord word = Word(i);
  if (word.length == 0) return {};
  ReferenceItem item{PlaceOf(offsets_[i] + word.length), word.repeat, word.value, DigitForm::kAscii,
                     Written::kWord};
  if (word.repeat == 1) return after_single || SingleFollows(item.end) ? item : ReferenceItem{};
  if (!SingleFollows(item.end)) return {};
  const std::size_t next = BehindGap(item.end);
  const DigitWord second = Word(next);
  if (second.repeat > 1) return {};
  item.value = Is(next, GlyphKind::kDigit) ? glyphs_[next].value : second.value;
  item.count = word.repeat - 1;
  item.repeats = true;
  return item;
}

ReferenceItem ReferenceItems::At(std::size_t i, bool after_single) const {
  if (Is(i, GlyphKind::kDigit)) {
    return {i + 1, 1, glyphs_[i].value, glyphs_[i].form, Written::kDigit};
  }
  if (!Is(i, GlyphKind::kLetter)) return {};
  const ReferenceItem item = WordAt(i, after_single);
  return item.count > 0 ? item : LookAlikeAt(i, after_single);
}

std::size_t ReferenceItems::Before(std::size_t floor, std::size_t begin) const {
  int words = 0;
  for (std::size_t first = begin;;) {
    const std::size_t from = first > floor && EscapedSpace(first - 1) > 0 ? first - 1 : first;
    std::size_t end = from;  // of what stands before separators
    while (end > floor &&
           (Is(end - 1, GlyphKind::kSeparator) || Is(end - 1, GlyphKind::kInvisible))) {
      --end;
    }
    const auto separators =
        std::count_if(glyphs_.begin() + static_cast<std::ptrdiff_t>(end),
                      glyphs_.begin() + static_cast<std::ptrdiff_t>(from),
                      [](const text::Glyph& glyph) { return glyph.kind == GlyphKind::kSeparator; });
    if (end <= floor || separators > kMostSeparators) return first;
    if (offsets_[from] - offsets_[end] > kMostGapBytes) return first;
    if (offsets_[begin] - offsets_[end] > kMostBytesBefore) return first;
    std::size_t item = end - 1;
    if (!Is(item, GlyphKind::kDigit)) {
      if (!Is(item, GlyphKind::kLetter) || words++ == kMostWordsBefore) return first;
      if (At(item, true).written != Written::kLookAlike) {
        for (std::size_t k = end; k > floor && end - k < kWordReach; --k) {
          if (Is(k - 1, GlyphKind::kLetter)) item = k - 1;
          if (!Is(k - 1, GlyphKind::kLetter) && !Is(k - 1, GlyphKind::kInvisible)) break;
        }
        const ReferenceItem word = At(item, true);
        if (word.count == 0) return first;
      }
    }
    first = item;
  }
}

}  // namespace panveil::testing_support
