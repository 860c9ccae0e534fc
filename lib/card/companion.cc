#include "card/companion.h"

#include <algorithm>

#include "card/card_row.h"
#include "card/expiry.h"
#include "card/expiry_date.h"
#include "card/label.h"
#include "card/replacement.h"
#include "card/surroundings.h"
#include "card/track.h"
#include "card/verification_code.h"
#include "card/wide_companion.h"
#include "scan/scan_class.h"
#include "text/char_class.h"
#include "text/eight.h"
#include "text/glyph.h"

namespace panveil::card {

namespace {

// How many digits are in a row at `begin`; kMostDigits + 1 for more.
constexpr std::size_t kMostDigits = 6;
std::size_t CountDigits(std::string_view text, std::size_t begin) noexcept {
  const std::size_t most = std::min(text.size() - begin, kMostDigits + 1);
  const char* const digits = text.data() + begin;
  std::size_t count = 0;
  while (count < most && text::IsDigit(digits[count])) ++count;
  return count;
}

// Three or four digits in a row at `begin`, where `digits` are, or single ones; empty when there
// are none.
ByteSpan CodeAt(std::string_view text, std::size_t begin, std::size_t digits) noexcept {
  if (digits == 1) return {begin, SpacedCodeEnd(text, begin)};
  return digits == 3 || digits == 4 ? ByteSpan{begin, begin + digits} : ByteSpan();
}

// Between a card, a code and a date in a row.
constexpr std::size_t kMostBytesOfGap = 3;

// What may be a code, right before what begins at `end`: three digits; four of an American Express
// card, but no year, nor what stays readable of a number that was replaced.
ByteSpan CodeEndingBefore(std::string_view text, std::size_t from, std::size_t end,
                          bool amex) noexcept {
  constexpr std::string_view kParts = " \t\n,;|/:-";
  const std::size_t limit = std::max(from, end - std::min(end, kMostBytesOfGap));
  std::size_t code_end = end;
  while (code_end > limit && kParts.find(text[code_end - 1]) != kParts.npos) --code_end;
  std::size_t at = code_end;
  while (at > from && code_end - at <= 4 && text::IsDigit(text[at - 1])) --at;
  const std::size_t digits = code_end - at;
  const bool year = text.substr(at, 2) == "19" || text.substr(at, 2) == "20";
  const bool fits = digits == 3 || (digits == 4 && amex && !year);
  return fits && code_end != end && !FollowsReplacement(text, at) ? ByteSpan{at, code_end}
                                                                  : ByteSpan();
}

// Whether what begins at `begin` is no part of a longer number, a word or an amount.
bool IsByItself(std::string_view text, std::size_t begin) noexcept {
  std::size_t at = begin;
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
  if (at == 0) return true;
  const char c = text[at - 1];
  if (c == ',' && at == begin) return at == 1 || !text::IsDigit(text[at - 2]);
  return std::string_view("\n,;|(\"'`*_").find(c) != std::string_view::npos ||
         ((text::IsLetter(c) || c == ':') && at != begin);
}

// Whether one sign parts what may be a code from the PAN before it, "4111111111111111-737", or it
// stands in brackets, "4111111111111111 (737)", and begins no telephone number.
bool IsTiedToPan(std::string_view text, std::size_t card_end, const ByteSpan& code) noexcept {
  if (text[code.begin - 1] == '(') {
    const std::string_view behind = text.substr(code.end, 3);
    return code.begin - card_end <= 2 && behind.substr(0, 1) == ")" &&
           std::none_of(behind.begin(), behind.end(), text::IsDigit);
  }
  return code.begin == card_end + 1 &&
         std::string_view("-/:|").find(text[card_end]) != std::string_view::npos;
}

// Empty when the span is part of an identifier: a number in the same one would no longer be seen to
// be in it, were this replaced.
ByteSpan ApartFromIdentifiers(std::string_view text, const ByteSpan& span) noexcept {
  return !span.empty() && IsInIdentifier(text, 0, span.begin, span.end) ? ByteSpan() : span;
}

// Whether the letter before the last one before `begin` is written for a digit that was covered.
bool FollowsCovered(std::string_view text, std::size_t begin) noexcept {
  return begin > 1 && text::IsLetter(text[begin - 1]) &&
         (text[begin - 2] == 'X' || text[begin - 2] == 'Q');
}

// Whether letters that are no label touch `begin`, and nothing but letters and digits stand between
// them and a digit that was replaced: an identifier, or what was one.
bool FollowsMask(std::string_view text, std::size_t begin) noexcept {
  const std::size_t limit = begin - std::min(begin, kMostBytesAside);
  std::size_t i = begin;
  while (i > limit && text::IsLetter(text[i - 1])) --i;
  if (i == begin || (begin - i > 2 && WordAt(text, i, begin).Is(kLabelWords))) return false;
  while (i > limit && (text::IsLetter(text[i - 1]) || text::IsDigit(text[i - 1]))) --i;
  return i > limit && text[i - 1] == '*';
}

// Whether letters and digits stand between `end` and a digit that was replaced, a letter first: an
// identifier, or what was one.
bool PrecedesMask(std::string_view text, std::size_t end) noexcept {
  if (end >= text.size() || !text::IsLetter(text[end])) return false;
  const std::size_t limit = std::min(text.size(), end + kMostBytesAside);
  std::size_t i = end;
  while (i < limit && (text::IsLetter(text[i]) || text::IsDigit(text[i]))) ++i;
  return i < limit && text[i] == '*';
}

// Whether a letter by itself touches the digit at `begin` that may be read for one: of "Z989" the
// code would begin before.
bool FollowsLookAlike(std::string_view text, std::size_t begin) noexcept {
  return begin > 0 && scan::IsLookAlike(text[begin - 1]) &&
         (begin == 1 || !text::IsLetter(text[begin - 2]));
}

// Whether a digit in full width touches the one at `begin`: they are one number.
bool FollowsWideDigit(std::string_view text, std::size_t begin) noexcept {
  if (begin < 3 || static_cast<unsigned char>(text[begin - 1]) < 0x90) return false;
  return text::DecodeGlyph(text, begin - 3).kind == text::GlyphKind::kDigit &&
         text.substr(begin - 3, 2) == "\xEF\xBC";
}

// Whether the four digits at `begin` are those of an escape, \u0020, %5Cu0020 or %2520, which a
// label may touch.
bool IsOfEscape(std::string_view text, std::size_t begin) noexcept {
  if (begin >= 1 && text[begin - 1] == '%') return text.substr(begin, 2) == "25";
  if (begin < 2 || text[begin - 1] != 'u') return false;
  if (text[begin - 2] == '\\') return true;
  return begin >= 4 && (text[begin - 2] | 0x20) == 'c' && text.substr(begin - 4, 2) == "%5";
}

}  // namespace

ByteSpan ExpiryBeforePan(std::string_view text, std::size_t run_begin, std::size_t begin) noexcept {
  constexpr std::size_t kMostGapBytes = 24;
  const ByteSpan date = ApartFromIdentifiers(text, ExpiryBefore(text, begin));
  if (date.empty() || date.begin >= run_begin) return date;
  std::size_t i = date.begin;
  const auto joins = [](char c) {
    return text::IsJoiner(c) || static_cast<unsigned char>(c) >= 0x80;
  };
  while (i > 0 && date.begin - i < kMostGapBytes && joins(text[i - 1])) --i;
  return i > 0 && text::IsDigit(text[i - 1]) ? ByteSpan() : date;
}

DatedCode DatedCodeBeforePan(std::string_view text, std::size_t run_begin,
                             std::size_t begin) noexcept {
  const bool amex = text[begin] == '3';
  const ByteSpan date = ExpiryBeforePan(text, run_begin, begin);
  if (!date.empty()) {
    const ByteSpan code = CodeEndingBefore(text, run_begin, date.begin, amex);
    const bool fits = !code.empty() && begin - date.end <= kMostBytesOfGap;
    return {date, fits && IsByItself(text, code.begin) ? code : ByteSpan()};
  }
  const ByteSpan code = CodeEndingBefore(text, run_begin, begin, amex);
  if (code.empty()) return DatedCode();
  const ByteSpan first = ExpiryBeforePan(text, run_begin, code.begin);
  const bool fits =
      !first.empty() && first.begin >= run_begin && code.begin - first.end <= kMostBytesOfGap;
  return fits ? DatedCode{first, code} : DatedCode();
}

NearDigits DigitsAfter(std::string_view text, std::size_t end) noexcept {
  // Of the date: the month's name, signs, another word and signs.
  constexpr std::size_t kMostBytesToYear = kMostBytesToExpiry + 2 * kMostDateBytes + 8;
  constexpr std::size_t kSigns = 12;  // between fields, with quotes and escapes
  static_assert(kMostBytesToYear >= std::max(kMostNameBytes, kMostTrackNameChars) + kSigns);
  static_assert(kMostBytesToYear >= kMostBytesToLabel);
  const std::size_t to = end + std::min(text.size() - end, kMostBytesToYear);
  std::uint64_t all = 0;
  const std::uint64_t plain = text::AnyOfEights(text, end, to, [&all](std::uint64_t eight) {
    all |= eight;
    return text::DigitsAmong(eight);
  });
  return {plain != 0, (all & text::InEachOfEight(0x80)) != 0};
}

Companion CompanionAfter(std::string_view text, std::size_t begin, std::size_t end,
                         const NearDigits& digits) noexcept {
  if (!digits.any()) return Companion();
  if (const ByteSpan track = TrackAround(text, begin, end); !track.empty()) {
    return {FindingKind::kTrack, {end, track.end}};
  }
  const ByteSpan date = ApartFromIdentifiers(text, ExpiryAfter(text, end));
  return {FindingKind::kExpiry, date.empty() && digits.wide ? WideExpiryAfter(text, end) : date};
}

bool MayBeCodeOfCard(std::string_view text, std::size_t card_end, std::size_t begin) noexcept {
  if (begin < card_end || begin - card_end > kMostBytesOfGap) return false;
  const std::size_t digits = CountDigits(text, begin);
  if (digits != 4) return digits == 3;
  std::size_t last = 0;  // digits in a row of the card
  while (last < card_end && text::IsDigit(text[card_end - last - 1])) ++last;
  return last == 5 || last == 15;
}

ByteSpan ExpiryBehindCode(std::string_view text, std::size_t code_end) noexcept {
  const ByteSpan date = ApartFromIdentifiers(text, ExpiryAfter(text, code_end));
  return date.empty() || date.begin - code_end > kMostBytesOfGap ? ByteSpan() : date;
}

ByteSpan CodeBehind(std::string_view text, std::size_t card_end, std::size_t expiry_end,
                    std::size_t begin) noexcept {
  if (expiry_end != 0 && expiry_end <= begin) {
    const ByteSpan code = CodeAfterExpiry(text, expiry_end);
    if (!code.empty() && code.begin == begin) return code;
    const CardRow row = ReadCardRow(text, card_end);
    if (row.date.end == expiry_end && row.code.begin == begin) return row.code;
  }
  if (card_end != 0 && expiry_end == 0 && MayBeCodeOfCard(text, card_end, begin)) {
    const ByteSpan code = CodeAfterExpiry(text, card_end);
    const bool fits = code.begin == begin && !code.empty();
    if (fits && (IsTiedToPan(text, card_end, code) || !ExpiryBehindCode(text, code.end).empty())) {
      return code;
    }
  }
  const std::size_t end = std::max(card_end, expiry_end);
  if (end == 0 || end > begin || !IsCodeBehindCard(text, end, begin)) return ByteSpan();
  return CodeAt(text, begin, CountDigits(text, begin));
}

Companion LabelledAt(std::string_view text, std::size_t begin, Sensitivity sensitivity,
                     bool near_card) noexcept {
  const std::size_t digits = CountDigits(text, begin);
  // Neither a code nor a date has five digits in a row, or more than six.
  if (digits == 5 || digits > kMostDigits) return Companion();
  if (FollowsLookAlike(text, begin) || FollowsWideDigit(text, begin)) return Companion();
  if (digits == 4 && IsOfEscape(text, begin)) return Companion();
  Companion companion{FindingKind::kVerificationCode, CodeAt(text, begin, digits)};
  const ByteSpan& span = companion.span;
  const bool anywhere = sensitivity == Sensitivity::kParanoid;
  // The digits of hexadecimal identifiers are many, and soon told.
  if (!anywhere && !span.empty() && begin >= 2 && text::IsLetter(text[begin - 1]) &&
      text::IsDigit(text[begin - 2]) && IsInIdentifier(text, 0, span.begin, span.end)) {
    return Companion();
  }
  if (span.empty() || !IsLabelledCode(text, span.begin, span.end, near_card)) {
    // No date has three digits, and few numbers of four digits are one.
    if (digits == 3 || (digits == 4 && !MayBeInDate(text, begin))) return Companion();
    companion = {FindingKind::kExpiry, LabelledExpiryAt(text, begin)};
  }
  if (!span.empty() && FollowsCovered(text, span.begin)) return Companion();
  const bool inside =
      !span.empty() && !anywhere &&
      (IsInIdentifier(text, 0, span.begin, span.end) || IsInUuid(text, 0, span.begin, span.end) ||
       FollowsMask(text, span.begin) || PrecedesMask(text, span.end));
  return inside ? Companion() : companion;
}

}  // namespace panveil::card
