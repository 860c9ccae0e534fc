#include "scrub/quiet_number.h"

#include <algorithm>

#include "card/pair_name.h"
#include "payload/payload_kind.h"
#include "scrub/digit_groups.h"

namespace panveil::scrub {

using base::ByteSpan;
using scan::Stretch;

namespace {

// Of a value, to each side of the stretch, and of a name.
constexpr std::size_t kMostBytes = 64;

bool EndsValue(char c) noexcept {
  return c == ',' || c == '}' || c == ']' || static_cast<unsigned char>(c) <= ' ';
}

}  // namespace

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
  // What stands between two strings is no name: of ":4111..." in quotes it would be.
  const bool is_name =
      begin != least && begin != end && bytes[begin] != ':' && !EndsValue(bytes[begin]);
  return is_name ? json_.substr(begin, end - begin) : std::string_view();
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
  // A date of it may be named: "expires 12.27 001264".
  if (stretch.begin < named_.end && stretch.end > named_.begin) return false;
  const DigitGroups groups(json_.substr(stretch.begin, stretch.end - stretch.begin));
  if (groups.odd() || groups.MayHoldPan() || !IsApart(json_, stretch)) return false;
  const ByteSpan value = ValueAround(stretch, groups.number());
  if (value.empty()) return false;
  const std::string_view name = NameBefore(value.begin);
  return !name.empty() && SaysNothing(name);
}

Stretch QuietNumbers::NextLoud(const scan::Kernel& kernel, Stretch stretch,
                               std::size_t end) noexcept {
  while (stretch.begin != end && IsQuiet(stretch)) {
    stretch = kernel.next_stretch(json_.data(), end, stretch.end);
  }
  return stretch;
}

}  // namespace panveil::scrub
