#include "scrub/digit_groups.h"

#include "base/secure_memory.h"
#include "card/iin.h"
#include "card/luhn.h"
#include "scan/scan_class.h"
#include "text/char_class.h"

namespace panveil::scrub {

using scan::Stretch;

namespace {

// Whether the character next to the separators around a stretch may be read for a digit with it.
// `beyond` is the one next to that.
bool MayBeDigit(char c, char beyond) noexcept {
  if (static_cast<unsigned char>(c) < ' ' || static_cast<unsigned char>(c) >= 0x7F) return true;
  return scan::IsLookAlike(c) && (!text::IsLetter(beyond) || scan::IsLookAlike(beyond));
}

}  // namespace

DigitGroups::DigitGroups(std::string_view stretch) noexcept {
  bool begins = true;
  for (const char c : stretch) {
    if (!text::IsDigit(c)) {
      // Nothing that a reader may take for a digit, nor what ends a value.
      if (!text::IsJoiner(c) || c == '"') odd_ = true;
      if (c != '.') number_ = false;
      begins = true;
      continue;
    }
    if (size_ == kMostDigits) {
      odd_ = true;
      return;
    }
    begins_[size_] = begins;
    digits_[size_++] = static_cast<std::uint8_t>(c - '0');
    begins = false;
  }
  begins_[size_] = true;
}

DigitGroups::~DigitGroups() { base::Wipe(digits_.data(), size_); }

bool DigitGroups::MayHoldPan(Luhn luhn) const noexcept {
  for (std::size_t i = 0; i + card::kMinPanDigits <= size_; ++i) {
    if (begins_[i] && MayBePanAt(i, luhn)) return true;
  }
  return false;
}

bool DigitGroups::MayBePanAt(std::size_t begin, Luhn luhn) const noexcept {
  const std::uint8_t* const first = digits_.data() + begin;
  const card::IinEntry& entry = card::FindIin(first);
  if (entry.lengths == 0) return false;
  for (int count = card::kMinPanDigits; count <= card::kMaxPanDigits; ++count) {
    const std::size_t end = begin + static_cast<std::size_t>(count);
    if (end > size_) break;
    if (!begins_[end] || !card::IsIssued(entry, count)) continue;
    const bool any = luhn == Luhn::kAny || (entry.no_luhn & card::LengthBit(count)) != 0;
    if (any || card::PassesLuhn(first, count)) return true;
  }
  return false;
}

bool IsApart(std::string_view text, const Stretch& stretch) noexcept {
  const char* const bytes = text.data();
  std::size_t before = stretch.begin;
  while (before > 0 && text::IsJoiner(bytes[before - 1])) {
    if (stretch.begin - --before > scan::kMaxGapBytes) break;
  }
  if (before > 0 && MayBeDigit(bytes[before - 1], before > 1 ? bytes[before - 2] : ' ')) {
    return false;
  }
  const std::size_t size = text.size();
  std::size_t behind = stretch.end;
  while (behind < size && text::IsJoiner(bytes[behind])) {
    if (++behind - stretch.end > scan::kMaxGapBytes) break;
  }
  return behind == size || !MayBeDigit(bytes[behind], behind + 1 < size ? bytes[behind + 1] : ' ');
}

}  // namespace panveil::scrub
