#include "card/wide_companion.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "card/expiry.h"
#include "card/label.h"
#include "card/narrow_text.h"
#include "card/surroundings.h"
#include "card/verification_code.h"
#include "payload/cell.h"
#include "scan/scan_class.h"
#include "scan/wide_digit.h"
#include "text/char_class.h"
#include "text/glyph.h"
#include "text/letter.h"

namespace panveil::card {

namespace {

// Most texts hold none, and are asked behind every PAN.
bool HasHighByte(const char* bytes, std::size_t size) noexcept {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  std::uint64_t word = 0;
  std::uint64_t all = 0;
  std::size_t i = 0;
  for (; i + sizeof(word) <= size; i += sizeof(word)) {
    std::memcpy(&word, bytes + i, sizeof(word));
    all |= word;
  }
  for (; i < size; ++i) all |= static_cast<unsigned char>(bytes[i]);
  return (all & kHighBits) != 0;
}

constexpr std::size_t kFullWidthBytes = 3;

bool IsFullWidthDigit(std::string_view text, std::size_t at) noexcept {
  const std::string_view bytes = text.substr(std::min(at, text.size()), kFullWidthBytes);
  return bytes.size() == kFullWidthBytes && bytes.substr(0, 2) == "\xEF\xBC" &&
         bytes[2] >= '\x90' && bytes[2] <= '\x99';
}

// Whether another digit touches [begin, end), or what is left of a number that was masked.
bool TouchesNumber(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  constexpr std::string_view kMask = "***";
  using text::GlyphKind;
  if (text.substr(end, kMask.size()) == kMask) return true;
  if (begin >= kMask.size() && text.substr(begin - kMask.size(), kMask.size()) == kMask)
    return true;
  return (end < text.size() && text::DecodeGlyph(text, end).kind == GlyphKind::kDigit) ||
         (begin > 0 && text::DecodeGlyphBefore(text, begin).kind == GlyphKind::kDigit);
}

// Whether the first digit near `from` is one of several bytes.
bool IsWideDigitNext(std::string_view text, std::size_t from) noexcept {
  const std::size_t end = std::min(text.size(), from + kMostBytesToLabel);
  const char* const bytes = text.data();
  if (!HasHighByte(bytes + from, end - from)) return false;
  for (std::size_t i = from; i < end; ++i) {
    if (text::IsDigit(bytes[i])) return false;
    if (scan::IsHigh(bytes[i]) && scan::IsWideDigitEnd(bytes, i)) return true;
  }
  return false;
}

// The first digit of `text` when only words of labels stand before it; else the end.
std::size_t DigitBehindLabel(std::string_view text) noexcept {
  constexpr int kMostWords = 8;
  constexpr unsigned kOfLabels = kCardWord | kCodeWord | kHeadWord | kNumberWord | kQualifierWord |
                                 kCheckWord | kDigitWord | kBackWord | kExpiryWord | kGoodWord |
                                 kUntilWord | kFillerWord;
  WordsBeside words(text, 0, WordsBeside::Side::kAfter);
  for (int n = 0; n < kMostWords && words.SkipGap(); ++n) {
    if (text::IsDigit(text[words.at()])) return words.at();
    if (!words.Next().Is(kOfLabels)) break;
  }
  return text.size();
}

// Three or four digits at `at`; empty when there are more, or fewer.
ByteSpan CodeAt(std::string_view text, std::size_t at) noexcept {
  const std::string_view digits = text.substr(at, 5);
  const auto other = std::find_if_not(digits.begin(), digits.end(), text::IsDigit);
  const auto count = static_cast<std::size_t>(other - digits.begin());
  return count == 3 || count == 4 ? ByteSpan{at, at + count} : ByteSpan();
}

// Whether a letter that touches [begin, end) is read for a digit: it would be no more, were they
// replaced.
bool TouchesLookAlike(std::string_view text, const ByteSpan& span) noexcept {
  const auto looks_alike = [text](std::size_t at) {
    return text::DecodeGlyph(text, at).kind == text::GlyphKind::kLetter &&
           payload::ReadsAsDigits(text, at);
  };
  if (span.end < text.size() && looks_alike(span.end)) return true;
  return span.begin > 0 &&
         looks_alike(span.begin - text::DecodeGlyphBefore(text, span.begin).length);
}

// Empty when more of the number, or a letter that touches, may stand where the text was cut.
ByteSpan InText(std::string_view text, const NarrowText& narrow, const ByteSpan& span) noexcept {
  constexpr std::size_t kMostBehind = 16;
  if (span.empty()) return ByteSpan();
  if (narrow.is_cut() && span.end + kMostBehind > narrow.bytes().size()) return ByteSpan();
  const ByteSpan in_text = narrow.InText(span);
  return TouchesLookAlike(text, in_text) ? ByteSpan() : in_text;
}

}  // namespace

ByteSpan WideExpiryAfter(std::string_view text, std::size_t pan_end) noexcept {
  if (!IsWideDigitNext(text, pan_end)) return ByteSpan();
  const NarrowText narrow(text, pan_end);
  const ByteSpan date = ExpiryAfter(narrow.bytes(), 0);
  const bool inside = !date.empty() && IsInIdentifier(narrow.bytes(), 0, date.begin, date.end);
  return inside ? ByteSpan() : InText(text, narrow, date);
}

Companion WideCompanionAfter(std::string_view text, std::size_t replaced_to, bool is_expiry,
                             Sensitivity sensitivity) noexcept {
  if (!IsWideDigitNext(text, replaced_to)) return Companion();
  const NarrowText narrow(text, replaced_to);
  const std::string_view bytes = narrow.bytes();
  const std::size_t at = DigitBehindLabel(bytes);
  if (at == bytes.size()) return Companion();
  Companion companion;
  if (is_expiry) companion.span = CodeAfterExpiry(bytes, 0);
  if (companion.empty() && IsCodeBehindCard(bytes, 0, at)) companion.span = CodeAt(bytes, at);
  if (companion.empty()) companion = LabelledAt(bytes, at, sensitivity);
  companion.span = InText(text, narrow, companion.span);
  return companion;
}

ByteSpan NextWideCode(std::string_view text, std::size_t from) noexcept {
  for (std::size_t at = from; (at = text.find('\xEF', at)) < text.size(); ++at) {
    std::size_t end = at;
    while (IsFullWidthDigit(text, end)) end += kFullWidthBytes;
    if (end == at) continue;
    const std::size_t digits = (end - at) / kFullWidthBytes;
    const bool more = TouchesNumber(text, at, end);
    if ((digits == 3 || digits == 4) && !more) return {at, end};
    at = end - 1;
  }
  return {text.size(), text.size()};
}

Companion WideLabelledAt(std::string_view text, std::size_t begin, Sensitivity sensitivity,
                         bool near_card) noexcept {
  if (!IsFullWidthDigit(text, begin)) return Companion();
  std::size_t end = begin;
  while (IsFullWidthDigit(text, end)) end += kFullWidthBytes;
  const WordKinds beside = KindsBefore(text, begin) | KindsAfter(text, end);
  if (!MayNameCode(beside) && !MayNameExpiry(beside)) return Companion();
  std::size_t from = begin - std::min(begin, kMostBytesToLabel);
  while (from > 0 && from < begin && text::IsContinuation(text[from])) ++from;
  const NarrowText narrow(text, from);
  const std::size_t at = narrow.Narrowed(begin);
  if (at >= narrow.bytes().size()) return Companion();
  Companion companion = LabelledAt(narrow.bytes(), at, sensitivity, near_card);
  companion.span = InText(text, narrow, companion.span);
  return companion;
}

}  // namespace panveil::card
