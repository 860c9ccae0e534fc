#include "card/companion.h"

#include <algorithm>

#include "card/expiry.h"
#include "card/track.h"
#include "card/verification_code.h"
#include "text/char_class.h"

namespace panveil::card {

namespace {

// Three or four digits in a row at `begin`, or single ones; empty when there are none.
ByteSpan CodeAt(std::string_view text, std::size_t begin) noexcept {
  constexpr std::size_t kMostDigits = 4;
  std::size_t end = begin;
  while (end < text.size() && end - begin <= kMostDigits && text::IsDigit(text[end])) ++end;
  if (end - begin == 1) return {begin, SpacedCodeEnd(text, begin)};
  return end - begin == 3 || end - begin == kMostDigits ? ByteSpan{begin, end} : ByteSpan();
}

}  // namespace

Companion CompanionAfter(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  if (const ByteSpan track = TrackAround(text, begin, end); !track.empty()) {
    return {FindingKind::kTrack, {end, track.end}};
  }
  return {FindingKind::kExpiry, ExpiryAfter(text, end)};
}

ByteSpan CodeBehind(std::string_view text, std::size_t card_end, std::size_t expiry_end,
                    std::size_t begin) noexcept {
  if (expiry_end != 0 && expiry_end <= begin) {
    const ByteSpan code = CodeAfterExpiry(text, expiry_end);
    if (!code.empty() && code.begin == begin) return code;
  }
  const std::size_t end = std::max(card_end, expiry_end);
  if (end == 0 || end > begin || !IsCodeBehindCard(text, end, begin)) return ByteSpan();
  return CodeAt(text, begin);
}

Companion LabelledAt(std::string_view text, std::size_t begin) noexcept {
  const ByteSpan code = CodeAt(text, begin);
  if (!code.empty() && IsLabelledCode(text, code.begin, code.end)) {
    return {FindingKind::kVerificationCode, code};
  }
  return {FindingKind::kExpiry, LabelledExpiryAt(text, begin)};
}

}  // namespace panveil::card
