#include "scrub/json_values.h"

#include <algorithm>
#include <cstdint>

#include "card/pair_name.h"
#include "scan/kernel.h"
#include "scrub/card_field.h"
#include "scrub/json_bytes.h"
#include "text/char_class.h"

namespace panveil::scrub {

using base::ByteSpan;
using scan::JsonMasks;

namespace {

constexpr std::size_t kFewestDigits = 12;
constexpr std::size_t kMostFieldDigits = 8;  // of codes and dates
// A value of so many digits, and more between two of them than in any stretch.
constexpr std::size_t kFewestWideBytes = kFewestDigits + scan::kMaxPlainInGap + 1;

}  // namespace

[[gnu::always_inline]] inline bool JsonValues::Look(std::size_t end, std::size_t digits) noexcept {
  static_assert(kMostSpreadDigits < JsonMasks::kRowBytes);
  // Not json_[i], which in a hardened build checks `i` each time.
  const char* const bytes = json_.data();
  if (digits == 0) return IsInField(end);
  const std::size_t size = std::min(digits, kMostSpreadDigits + 1);
  const std::size_t begin = end - size;
  const bool quoted = end < json_.size() && bytes[end] == '"';
  if (!quoted && end < json_.size() && !EndsJsonNumber(bytes[end])) return false;
  const char sign = begin > 0 ? bytes[begin - 1] : ' ';
  const bool is_part =
      quoted ? sign != '"' : sign == '.' || sign == '-' || sign == '+' || (sign | 0x20) == 'e';
  if (is_part) return IsInField(end);
  if (size > kMostSpreadDigits) return false;  // evidence to the kernels
  std::size_t before = begin;
  if (before > 0 && bytes[before - 1] == '"') {
    if (!quoted) return false;
    --before;
  }
  before = SkipBlanksBefore(before);
  if (before == 0) return Chain(0, {begin, end}, PlainPiece(size));
  const char c = bytes[before - 1];
  if (c == ',' || c == '[') {
    const bool short_enough = size <= kMostFieldDigits;
    in_array_ = true;
    const bool may_be_code = short_enough && (IsItemOfField(before) || IsBehindCard(before));
    return may_be_code || Chain(before, {begin, end}, PlainPiece(size));
  }
  if (c != ':') return false;
  const ByteSpan name = NameBefore(before - 1);
  if (size <= kMostFieldDigits && AddNamed(name, {begin, end})) {
    floor_ = end;
    return false;
  }
  if (quoted && size <= kMostColumnDigits &&
      columns_.Add(json_.substr(name.begin, name.size()), size)) {
    return true;
  }
  return Chain(BeforeName(name), {begin, end}, PlainPiece(size));
}

inline bool JsonValues::AddNamed(ByteSpan name, ByteSpan value) noexcept {
  card::FieldKind kind = card::FieldKind::kNone;
  if (!SaysMore(name, &kind)) return false;
  if (in_fields_.empty()) in_fields_.begin = value.end - 1;
  in_fields_.end = value.end;
  return !card::CountsBesideCard(kind) &&
         LooksLikeField(json_.substr(value.begin, value.size()), kind);
}

inline std::size_t JsonValues::SkipBlanksBefore(std::size_t at) const noexcept {
  while (at > 0 && IsBlank(json_.data()[at - 1])) --at;
  return at;
}

inline ByteSpan JsonValues::NameBefore(std::size_t colon) const noexcept {
  const char* const bytes = json_.data();
  const std::size_t end = SkipBlanksBefore(colon);
  if (end == 0 || bytes[end - 1] != '"') return {end, end};
  // Names do not cross what was looked at before: each byte is passed over once.
  std::size_t begin = end - 1;
  while (begin > floor_ && bytes[begin - 1] != '"') --begin;
  return {begin, end - 1};
}

inline std::size_t JsonValues::BeforeName(ByteSpan name) const noexcept {
  return SkipBlanksBefore(name.begin - (name.begin > 0 ? 1 : 0));
}

inline JsonValues::Says JsonValues::WhatSays(ByteSpan name, card::FieldKind* of) const noexcept {
  const std::string_view text = json_.substr(name.begin, name.size());
  if (!fields_.MayBeCodeOrDate(text)) return Says::kNothing;
  const card::FieldKind kind = fields_.KindOf(text);
  *of = kind;
  if (kind == card::FieldKind::kNone) {
    if (card::IsPartName(text) || card::IsValueOfPair(text)) return Says::kMore;
    return card::IsWrapName(text) ? Says::kAsAround : Says::kNothing;
  }
  // A "number" may be that of a "cvc" around it.
  const bool is_other = kind == card::FieldKind::kHolder || kind == card::FieldKind::kPan;
  return is_other ? Says::kNothing : Says::kMore;
}

inline bool JsonValues::SaysMore(ByteSpan name, card::FieldKind* of) const noexcept {
  const Says says = WhatSays(name, of);
  return says == Says::kMore || (says == Says::kAsAround && IsWrapped(name));
}

bool JsonValues::IsInField(std::size_t end) noexcept {
  std::size_t begin = end;
  const std::size_t limit = end - std::min(end, kMostFieldBytes);
  const char* const bytes = json_.data();
  if (end < json_.size() && bytes[end] == '"') {
    while (begin > limit && IsIn(kBesideDigits, bytes[begin - 1])) --begin;
    if (begin == 0 || bytes[begin - 1] != '"') return false;
    // With wider gaps than the kernels look across.
    if (end - begin >= kFewestWideBytes && IsWidePan(begin, end)) return true;
    --begin;
  } else {
    while (begin > limit && IsIn(kOfNumber, bytes[begin - 1])) --begin;
  }
  const std::size_t before = SkipBlanksBefore(begin);
  if (before == 0) return false;
  const bool named = bytes[before - 1] == ':';
  const bool quoted = bytes[begin] == '"';
  if (quoted && begin + 1 == end) PassEmpty(before, end);
  if (!named && IsItemOfField(before)) return true;
  const bool taken = named && AddNamed(NameBefore(before - 1), {begin + (quoted ? 1U : 0U), end});
  // Most are addresses, times and amounts.
  if (taken || !quoted) return false;
  if (!named && IsBehindCard(before)) return true;
  while (text::IsDigit(bytes[end - 1])) --end;
  return IsIn(kInGroups, bytes[end - 1]) && IsGroupsInRow(before, begin + 1);
}

[[gnu::noinline]] bool JsonValues::IsBehindCard(std::size_t at) const noexcept {
  constexpr std::size_t kDigits = 4;
  for (int items = 0; items < 2 && at > 0 && json_[at - 1] == ','; ++items) {
    at = SkipBlanksBefore(at - 1);
    const bool quoted = at > 0 && json_[at - 1] == '"';
    if (quoted) --at;
    const std::string_view before = json_.substr(0, at);
    const std::string_view end = before.substr(at - std::min(at, kDigits));
    if (end.size() == kDigits && std::all_of(end.begin(), end.end(), text::IsDigit)) return true;
    if (!quoted) break;
    at = SkipBlanksBefore(std::min(before.rfind('"'), at));
  }
  return false;
}

[[gnu::noinline]] bool JsonValues::IsGroupsInRow(std::size_t before, std::size_t begin) noexcept {
  const ByteSpan value{begin, json_.find('"', begin)};
  const SpreadPiece piece = SpreadPieceOf(json_.substr(value.begin, value.size()));
  if (!piece.printed || piece.plain) return false;
  return Chain(BeforeNamed(before), value, piece);
}

[[gnu::noinline]] bool JsonValues::IsWidePan(std::size_t begin, std::size_t end) const noexcept {
  const auto digits = std::count_if(&json_[begin], &json_[begin] + (end - begin), text::IsDigit);
  if (digits < static_cast<std::ptrdiff_t>(kFewestDigits)) return false;
  const std::size_t before = SkipBlanksBefore(begin - 1);
  if (before == 0 || json_[before - 1] != ':') return false;
  const ByteSpan name = NameBefore(before - 1);
  const card::FieldKind kind = fields_.KindOf(json_.substr(name.begin, name.size()));
  return kind == card::FieldKind::kPan || kind == card::FieldKind::kPanWithCardBeside;
}

[[gnu::noinline]] bool JsonValues::IsWrapped(ByteSpan name) const noexcept {
  const std::size_t before = BeforeName(name);
  if (before == 0 || json_[before - 1] != '{') return true;  // others stand between
  return SaysMoreBefore(before - 1);
}

bool JsonValues::SaysMoreBefore(std::size_t at) const noexcept {
  for (std::size_t levels = 0; levels < card::kMostWraps; ++levels) {
    at = SkipBlanksBefore(at);
    if (at == 0) return false;
    const char c = json_[at - 1];
    if (c == ',') return true;  // others stand between
    if (c == ':') {
      const ByteSpan name = NameBefore(at - 1);
      card::FieldKind kind = card::FieldKind::kNone;
      const Says says = WhatSays(name, &kind);
      if (says != Says::kAsAround) return says == Says::kMore;
      at = BeforeName(name);
      if (at == 0 || json_[at - 1] != '{') return true;
    } else if (c != '{' && c != '[') {
      return false;
    }
    --at;
  }
  return false;
}

[[gnu::noinline]] bool JsonValues::IsItemOfField(std::size_t before) noexcept {
  if (json_[before - 1] != '[' && json_[before - 1] != ',') return false;
  in_array_ = true;
  return json_[before - 1] == '[' && SaysMoreBefore(before - 1);
}

inline std::size_t JsonValues::BeforeNamed(std::size_t before) const noexcept {
  return json_[before - 1] == ':' ? BeforeName(NameBefore(before - 1)) : before;
}

inline bool JsonValues::GoesOn(std::size_t at) const noexcept {
  if (at == 0 || json_[at - 1] != ',') return false;
  const std::size_t last = SkipBlanksBefore(at - 1);
  return (last > 0 && json_[last - 1] == '"' ? last - 1 : last) == last_end_;
}

[[gnu::noinline]] void JsonValues::PassEmpty(std::size_t before, std::size_t end) noexcept {
  if (!IsName(end) && GoesOn(BeforeNamed(before))) last_end_ = end;
}

inline bool JsonValues::IsName(std::size_t end) const noexcept {
  do {
    ++end;
  } while (end < json_.size() && IsBlank(json_.data()[end]));
  return end < json_.size() && json_.data()[end] == ':';
}

inline bool JsonValues::Chain(std::size_t before, ByteSpan value,
                              const SpreadPiece& piece) noexcept {
  // Names stand between values, whatever they are.
  const bool quoted = value.end < json_.size() && json_.data()[value.end] == '"';
  if (quoted && IsName(value.end)) return false;
  const bool goes_on = GoesOn(before);
  digits_ = goes_on ? digits_ + piece.digits : piece.digits;
  groups_ = goes_on ? groups_ : 0;
  // Numbers go on with a card as it is printed, and with nothing else, but where each is one. What
  // begins with a zero is no number of JSON.
  const bool number = !quoted && (json_.data()[value.begin] != '0' || value.size() == 1);
  const bool parts = number && piece.digits < kFewestDigits && !Spread::MayTake(piece, groups_);
  groups_ += piece.groups;
  values_ = goes_on ? values_ + 1 : 1;
  floor_ = value.end;
  last_end_ = parts ? std::string_view::npos : value.end;
  return !parts && values_ > 1 && digits_ >= kFewestDigits;
}

bool JsonValues::Take(const JsonMasks& masks, std::size_t count, std::size_t at) noexcept {
  for (std::size_t i = 0; i < count; ++i, at += JsonMasks::kRowBytes) {
    for (std::uint64_t ends = masks.ends[i]; ends != 0; ends &= ends - 1) {
      const auto bit = static_cast<std::size_t>(__builtin_ctzll(ends));
      const std::uint64_t others = ~JsonMasks::Before(masks.digits, i, bit);
      const auto digits =
          others == 0 ? JsonMasks::kRowBytes : static_cast<std::size_t>(__builtin_clzll(others));
      if (Look(at + bit, digits)) return true;
    }
  }
  return false;
}

}  // namespace panveil::scrub
