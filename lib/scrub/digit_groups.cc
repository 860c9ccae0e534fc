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
  if (stretch.size() > kMostBytes) {
    odd_ = true;
    return;
  }
  // Not members, which a store of a digit might change.
  std::uint8_t* digits = digits_;
  std::uint64_t begins = 0;
  std::uint64_t begin = 1;
  bool odd = false;
  bool number = true;
  for (const char c : stretch) {
    const auto digit = static_cast<std::uint8_t>(c - '0');
    if (digit <= 9) {
      begins |= begin;
      *digits++ = digit;
      continue;
    }
    // Nothing that a reader may take for a digit, nor what ends a value.
    odd |= !text::IsJoiner(c) || c == '"';
    number &= c == '.';
    begin = std::uint64_t{1} << (digits - digits_);
  }
  size_ = static_cast<std::size_t>(digits - digits_);
  odd_ = odd;
  number_ = number;
  begins_ = begins | std::uint64_t{1} << size_;
}

DigitGroups::~DigitGroups() { base::Wipe(digits_, size_); }

bool DigitGroups::MayHoldPan() const noexcept {
  for (std::uint64_t left = begins_; left != 0; left &= left - 1) {
    const auto begin = static_cast<std::size_t>(__builtin_ctzll(left));
    if (begin + card::kMinPanDigits > size_) return false;
    if (MayBePanAt(begin)) return true;
  }
  return false;
}

bool DigitGroups::MayBePanAt(std::size_t begin) const noexcept {
  // Those that end with a group, as IinEntry has lengths.
  const auto grouped = static_cast<std::uint8_t>(begins_ >> (begin + card::kMinPanDigits));
  if (grouped == 0) return false;
  const std::uint8_t* const first = digits_ + begin;
  const card::IinEntry& entry = card::FindIin(first);
  unsigned lengths = grouped & entry.lengths;
  if ((lengths & entry.no_luhn) != 0) return true;
  for (; lengths != 0; lengths &= lengths - 1) {
    if (card::PassesLuhn(first, card::kMinPanDigits + __builtin_ctz(lengths))) return true;
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
