#include "scrub/quiet_number.h"

#include <algorithm>
#include <cstdint>

#include "base/secure_memory.h"
#include "card/iin.h"
#include "card/luhn.h"
#include "card/pair_name.h"
#include "payload/payload_kind.h"
#include "scan/scan_class.h"
#include "text/char_class.h"

namespace panveil::scrub {

using base::ByteSpan;
using scan::Stretch;

namespace {

// Of a value, to each side of the stretch, and of a name.
constexpr std::size_t kMostBytes = 64;

// Whether the character next to the separators around a stretch may be read for a digit with it.
// `beyond` is the one next to that.
bool MayBeDigit(char c, char beyond) noexcept {
  if (static_cast<unsigned char>(c) < ' ' || static_cast<unsigned char>(c) >= 0x7F) return true;
  return scan::IsLookAlike(c) && (!text::IsLetter(beyond) || scan::IsLookAlike(beyond));
}

bool EndsValue(char c) noexcept {
  return c == ',' || c == '}' || c == ']' || static_cast<unsigned char>(c) <= ' ';
}

// What a stretch holds, and whether some of its digits, from the begin of one group to the end of
// one, may be a PAN.
class Groups {
 public:
  explicit Groups(std::string_view stretch) noexcept {
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
  ~Groups() { base::Wipe(digits_.data(), size_); }
  Groups(const Groups&) = delete;
  Groups& operator=(const Groups&) = delete;

  [[nodiscard]] bool MayHoldPan() const noexcept {
    for (std::size_t i = 0; i + card::kMinPanDigits <= size_; ++i) {
      if (begins_[i] && MayBePanAt(i)) return true;
    }
    return false;
  }
  // More than digits in groups, or too many of them.
  [[nodiscard]] bool odd() const noexcept { return odd_; }
  // Digits, and points at most.
  [[nodiscard]] bool number() const noexcept { return number_; }

 private:
  static constexpr std::size_t kMostDigits = 40;

  [[nodiscard]] bool MayBePanAt(std::size_t begin) const noexcept {
    const std::uint8_t* const first = digits_.data() + begin;
    const card::IinEntry& entry = card::FindIin(first);
    if (entry.lengths == 0) return false;
    for (int count = card::kMinPanDigits; count <= card::kMaxPanDigits; ++count) {
      const std::size_t end = begin + static_cast<std::size_t>(count);
      if (end > size_) break;
      if (!begins_[end] || !card::IsIssued(entry, count)) continue;
      if ((entry.no_luhn & card::LengthBit(count)) != 0 || card::PassesLuhn(first, count)) {
        return true;
      }
    }
    return false;
  }

  std::size_t size_ = 0;
  bool odd_ = false;
  bool number_ = true;
  // Of a group; the end of the digits is one, too.
  std::array<bool, kMostDigits + 1> begins_;
  std::array<std::uint8_t, kMostDigits> digits_;
};

}  // namespace

// Whether nothing that stands beside it is read for more digits.
bool QuietNumbers::IsApart(const Stretch& stretch) const noexcept {
  const char* const bytes = json_.data();
  std::size_t before = stretch.begin;
  while (before > 0 && text::IsJoiner(bytes[before - 1])) {
    if (stretch.begin - --before > scan::kMaxGapBytes) break;
  }
  if (before > 0 && MayBeDigit(bytes[before - 1], before > 1 ? bytes[before - 2] : ' ')) {
    return false;
  }
  const std::size_t size = json_.size();
  std::size_t behind = stretch.end;
  while (behind < size && text::IsJoiner(bytes[behind])) {
    if (++behind - stretch.end > scan::kMaxGapBytes) break;
  }
  return behind == size || !MayBeDigit(bytes[behind], behind + 1 < size ? bytes[behind + 1] : ' ');
}

// The string that the stretch is in, with the quotes, or the number that it is if it may be one;
// empty when neither is plain.
ByteSpan QuietNumbers::ValueAround(const Stretch& stretch, bool number) const noexcept {
  const char* const bytes = json_.data();
  const std::size_t size = json_.size();
  std::size_t end = stretch.end;
  if (number && end < size && EndsValue(bytes[end])) {
    const char before = stretch.begin > 0 ? bytes[stretch.begin - 1] : '"';
    if (before == ':' || before == ' ') return {stretch.begin, end};
  }
  const std::size_t most_end = std::min(size, end + kMostBytes);
  while (end < most_end && bytes[end] != '"') ++end;
  const std::size_t least = stretch.begin - std::min(stretch.begin, kMostBytes);
  std::size_t begin = stretch.begin;
  while (begin > least && bytes[begin - 1] != '"') --begin;
  if (begin == least || end + 1 >= most_end || !EndsValue(bytes[end + 1])) return {};
  const bool is_text = payload::Sniff(json_.substr(begin, end - begin)) == PayloadKind::kText;
  return is_text ? ByteSpan{begin - 1, end + 1} : ByteSpan{};
}

// The name of the field whose value begins at `value`; empty when there is none.
std::string_view QuietNumbers::NameBefore(std::size_t value) const noexcept {
  const char* const bytes = json_.data();
  std::size_t end = value;
  if (end > 0 && bytes[end - 1] == ' ') --end;
  if (end < 2 || bytes[end - 1] != ':' || bytes[end - 2] != '"') return {};
  end -= 2;
  const std::size_t least = end - std::min(end, kMostBytes);
  std::size_t begin = end;
  while (begin > least && bytes[begin - 1] != '"') --begin;
  return begin == least ? std::string_view() : json_.substr(begin, end - begin);
}

bool QuietNumbers::SaysNothing(std::string_view name) noexcept {
  const auto is_name = [name](std::string_view known) {
    return known.size() == name.size() && known == name;
  };
  if (std::any_of(known_.begin(), known_.end(), is_name)) return true;
  if (fields_.KindOf(name) != card::FieldKind::kNone || card::IsPartName(name) ||
      card::IsWrapName(name) || card::IsValueOfPair(name)) {
    return false;
  }
  known_[next_known_++ % kKnownNames] = name;
  return true;
}

bool QuietNumbers::IsQuiet(const Stretch& stretch) noexcept {
  const Groups groups(json_.substr(stretch.begin, stretch.end - stretch.begin));
  if (groups.odd() || groups.MayHoldPan() || !IsApart(stretch)) return false;
  const ByteSpan value = ValueAround(stretch, groups.number());
  if (value.empty()) return false;
  const std::string_view name = NameBefore(value.begin);
  return !name.empty() && SaysNothing(name);
}

Stretch QuietNumbers::NextLoud(const scan::Kernel& kernel, std::size_t from) noexcept {
  Stretch stretch{from, from};
  do {
    stretch = kernel.next_stretch(json_.data(), json_.size(), stretch.end);
  } while (stretch.begin != json_.size() && IsQuiet(stretch));
  return stretch;
}

}  // namespace panveil::scrub
