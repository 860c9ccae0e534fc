#include "scrub/card_field.h"

#include "card/iin.h"
#include "card/label.h"
#include "card/luhn.h"
#include "card/replacement.h"
#include "text/glyph.h"

namespace panveil::scrub {

using card::FieldKind;
using payload::DigitRun;

namespace {

// Also one in the place of a digit in full width.
bool IsStar(std::string_view text, std::size_t at) noexcept {
  return text[at] == '*' || text.substr(at, 3) == "\xEF\xBC\x8A";
}

// Digits in `text`; -1 when something is in it but digits and what may stand between them, or when
// a scrub has replaced others beside them: "cvc":"************1111".
int CountDigitsOnly(std::string_view text) noexcept {
  int digits = 0;
  card::Stars stars;
  for (std::size_t at = 0; at < text.size();) {
    const text::Glyph glyph = text::DecodeGlyph(text, at);
    stars.Add(IsStar(text, at) ? '*' : text[at]);
    if (stars.IsMask()) return -1;
    if (glyph.kind == text::GlyphKind::kBreak || glyph.kind == text::GlyphKind::kLetter) return -1;
    if (glyph.kind == text::GlyphKind::kDigit) ++digits;
    at += glyph.length;
  }
  return digits;
}

bool HasDigit(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const text::Glyph glyph = text::DecodeGlyph(text, at);
    if (glyph.kind == text::GlyphKind::kDigit) return true;
    at += glyph.length;
  }
  return false;
}

// Calls take(glyph, begin, gap) for the digits of `text`. Whether they are enough for a PAN, with
// nothing among them but what may stand between digits. Words may stand before and behind, such as
// "test_", but not what a scrub has replaced.
template <typename Take>
bool ReadPan(std::string_view text, Take take) noexcept {
  int size = 0;
  bool ended = false;
  payload::Gap gap = payload::Gap::kNone;
  for (std::size_t at = 0; at < text.size();) {
    const text::Glyph glyph = text::DecodeGlyph(text, at);
    const bool digit = glyph.kind == text::GlyphKind::kDigit;
    if (text[at] == '*' || (ended && digit)) return false;
    if (digit && size == 0 && card::FollowsReplacement(text, at)) return false;
    if (digit) {
      take(glyph, at, gap);
      ++size;
      gap = payload::Gap::kNone;
    } else if (glyph.kind == text::GlyphKind::kSeparator) {
      if (size != 0) gap = payload::Gap::kSpace;
    } else if (glyph.kind != text::GlyphKind::kInvisible) {
      ended = size != 0;
    }
    at += glyph.length;
  }
  return card::LengthBit(size) != 0;
}

// Digit tokens and masked numbers begin so, and fail Luhn. A mistyped number that does is left,
// too.
bool MayBeWritten(const DigitRun& run, bool passes_luhn) noexcept {
  return !passes_luhn && (run.value[0] == 9 || run.value[0] == 7);
}

void TakePan(std::string_view text, bool spare_tokens, DigitRun& run, Rewriter& rewriter) noexcept {
  run.Start(text);
  const auto take = [&run](const text::Glyph& glyph, std::size_t at, payload::Gap gap) noexcept {
    if (run.size < DigitRun::kCapacity) {
      run.Append({glyph.value, gap, at, {glyph.length, glyph.form}});
    }
  };
  if (!ReadPan(text, take)) return;
  run.ended = true;
  const card::IinEntry& entry = card::FindIin(run.value.data());
  const bool issued = card::IsIssued(entry, run.size);
  const bool passes_luhn = card::PassesLuhn(run.value.data(), run.size);
  if (!spare_tokens || !MayBeWritten(run, passes_luhn)) {
    card::Verdict verdict;
    verdict.confidence = Confidence::kMedium;
    verdict.passes_luhn = passes_luhn && issued;
    const auto length = static_cast<std::size_t>(run.size - card::kMinPanDigits);
    if (issued) verdict.brand = entry.brand[length];
    rewriter.OnPan(run, {0, run.size}, verdict);
  }
  run.Wipe();
}

}  // namespace

bool LooksLikeField(std::string_view text, FieldKind kind) noexcept {
  if (text.size() > (kind == FieldKind::kTrack ? kMostTrackBytes : kMostFieldBytes)) return false;
  switch (kind) {
    case FieldKind::kCode:
    case FieldKind::kCodeWithCardBeside: {
      const int digits = CountDigitsOnly(text);
      return digits == 3 || digits == 4;
    }
    case FieldKind::kExpiry:
    case FieldKind::kExpiryWithCardBeside: {
      const int digits = CountDigitsOnly(text);
      return digits >= 1 && digits <= 8;
    }
    case FieldKind::kTrack:
      return HasDigit(text);
    case FieldKind::kPan:
    case FieldKind::kPanWithCardBeside:
      return ReadPan(text, [](const text::Glyph&, std::size_t, payload::Gap) {});
    case FieldKind::kHolder:
      return text.find_first_not_of("* ") != std::string_view::npos;
    case FieldKind::kNone:
      break;
  }
  return false;
}

void TakeField(std::string_view text, FieldKind kind, bool spare_tokens, DigitRun& run,
               Rewriter& rewriter) noexcept {
  card::Companion companion{FindingKind::kTrack, {0, text.size()}};
  switch (kind) {
    case FieldKind::kPan:
    case FieldKind::kPanWithCardBeside:
      TakePan(text, spare_tokens, run, rewriter);
      return;
    case FieldKind::kCode:
    case FieldKind::kCodeWithCardBeside:
      companion.kind = FindingKind::kVerificationCode;
      break;
    case FieldKind::kExpiry:
    case FieldKind::kExpiryWithCardBeside:
      companion.kind = FindingKind::kExpiry;
      break;
    case FieldKind::kHolder:
      companion.kind = FindingKind::kHolder;
      break;
    default:
      break;
  }
  rewriter.OnCompanion(companion);
}

}  // namespace panveil::scrub
