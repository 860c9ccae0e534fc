#include "scrub/json_survey.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/byte_span.h"
#include "card/pair_name.h"
#include "payload/base64_row.h"
#include "scrub/card_field.h"
#include "scrub/column.h"
#include "scrub/json_bytes.h"
#include "scrub/json_digits.h"
#include "scrub/json_rows.h"
#include "scrub/json_words.h"
#include "scrub/spread.h"
#include "scrub/table.h"
#include "text/char_class.h"

namespace panveil::scrub {

using base::ByteSpan;
using scan::JsonMasks;

namespace {

constexpr std::size_t kFewestDigits = 12;
constexpr std::size_t kMostFieldDigits = 8;  // of codes and dates
// A value of so many digits, and more between two of them than in any stretch.
constexpr std::size_t kFewestWideBytes = kFewestDigits + scan::kMaxPlainInGap + 1;

// Goes over values of digits, from left to right.
class Values {
 public:
  Values(std::string_view json, const policy::FieldRules& fields) noexcept
      : json_(json), fields_(fields) {}

  // Looks at the values that end in row `i` of `masks`, which is at `at`. True when one is of
  // interest.
  bool LookAtAll(const JsonMasks& masks, std::size_t i, std::size_t at) noexcept {
    for (std::uint64_t ends = masks.ends[i]; ends != 0; ends &= ends - 1) {
      const auto bit = static_cast<std::size_t>(__builtin_ctzll(ends));
      const std::uint64_t others = ~JsonMasks::Before(masks.digits, i, bit);
      const auto count =
          others == 0 ? JsonMasks::kRowBytes : static_cast<std::size_t>(__builtin_clzll(others));
      if (Look(at + bit, count)) return true;
    }
    return false;
  }

  // Whether the value that ends before `end` is, with those before it, of interest. `digits`: so
  // many digits are the end of it; if it is a whole row of them, or more.
  [[gnu::always_inline]] bool Look(std::size_t end, std::size_t digits) noexcept {
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
    if (before == 0) return Chain(0, {begin, end}, size);
    const char c = bytes[before - 1];
    if (c == ',' || c == '[') {
      const bool short_enough = size <= kMostFieldDigits;
      in_array_ = true;
      const bool may_be_code = short_enough && (IsItemOfField(before) || IsBehindCard(before));
      return may_be_code || Chain(before, {begin, end}, size);
    }
    if (c != ':') return false;
    const ByteSpan name = NameBefore(before - 1);
    if (size <= kMostFieldDigits && SaysMore(name)) return true;
    if (quoted && size <= kMostColumnDigits &&
        columns_.Add(json_.substr(name.begin, name.size()), size)) {
      return true;
    }
    return Chain(BeforeName(name), {begin, end}, size);
  }

  // Whether some item of an array may be a code or date, or a card number by the head of a table.
  [[nodiscard]] bool in_array() const noexcept { return in_array_; }

 private:
  std::size_t SkipBlanksBefore(std::size_t at) const noexcept {
    while (at > 0 && IsBlank(json_.data()[at - 1])) --at;
    return at;
  }

  // The name whose colon is at `colon`; empty when no quotes are before it.
  ByteSpan NameBefore(std::size_t colon) const noexcept {
    const char* const bytes = json_.data();
    const std::size_t end = SkipBlanksBefore(colon);
    if (end == 0 || bytes[end - 1] != '"') return {end, end};
    // Names do not cross what was looked at before: each byte is passed over once.
    std::size_t begin = end - 1;
    while (begin > floor_ && bytes[begin - 1] != '"') --begin;
    return {begin, end - 1};
  }

  // Where what stands before a name ends.
  std::size_t BeforeName(ByteSpan name) const noexcept {
    return SkipBlanksBefore(name.begin - (name.begin > 0 ? 1 : 0));
  }

  bool SaysMore(ByteSpan name) const noexcept {
    const std::string_view text = json_.substr(name.begin, name.size());
    if (!fields_.MayBeCodeOrDate(text)) return false;
    const card::FieldKind kind = fields_.KindOf(text);
    if (kind == card::FieldKind::kNone) {
      return card::IsPartName(text) || card::IsValueOfPair(text) ||
             (card::IsWrapName(text) && IsInField(name));
    }
    // A "number" may be that of a "cvc" around it.
    return kind != card::FieldKind::kHolder && kind != card::FieldKind::kPan;
  }

  // Whether the digits before `end`, with whatever may stand among them, are all that is in a field
  // for a code or date: a string, or a number with a sign or fraction.
  bool IsInField(std::size_t end) noexcept {
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
    if (begin + 1 == end && bytes[begin] == '"') PassEmpty(before, end);
    if (named ? SaysMore(NameBefore(before - 1)) : IsItemOfField(before)) return true;
    // Most are addresses, times and amounts.
    if (bytes[begin] != '"') return false;
    if (!named && IsBehindCard(before)) return true;
    while (text::IsDigit(bytes[end - 1])) --end;
    return IsIn(kInGroups, bytes[end - 1]) && IsGroupsInRow(before, begin + 1);
  }

  // Whether digits end the item before the comma that ends before `at`, those of a card, the date
  // of which comes next; or the one before that, if a string is between: then the code is next.
  [[gnu::noinline]] bool IsBehindCard(std::size_t at) const noexcept {
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

  // Whether the string of digits and joiners that begins at `begin` is of digits in groups, and
  // goes on with a row of values to digits enough for a card: ["4111 1111","1111 1111"]. `before`
  // ends what stands before it, or the colon behind its name.
  [[gnu::noinline]] bool IsGroupsInRow(std::size_t before, std::size_t begin) noexcept {
    const ByteSpan value{begin, json_.find('"', begin)};
    const SpreadPiece piece = SpreadPieceOf(json_.substr(value.begin, value.size()));
    if (!piece.printed || piece.plain) return false;
    return Chain(BeforeNamed(before), value, piece.digits);
  }

  // Whether the string of digits and joiners [begin, end) is a card number by its name.
  [[gnu::noinline]] bool IsWidePan(std::size_t begin, std::size_t end) const noexcept {
    const auto digits = std::count_if(&json_[begin], &json_[begin] + (end - begin), text::IsDigit);
    if (digits < static_cast<std::ptrdiff_t>(kFewestDigits)) return false;
    const std::size_t before = SkipBlanksBefore(begin - 1);
    if (before == 0 || json_[before - 1] != ':') return false;
    const ByteSpan name = NameBefore(before - 1);
    const card::FieldKind kind = fields_.KindOf(json_.substr(name.begin, name.size()));
    return kind == card::FieldKind::kPan || kind == card::FieldKind::kPanWithCardBeside;
  }

  // The same of the only member of an object: {"cvv":{"n":"123"}}.
  [[gnu::noinline]] bool IsInField(ByteSpan name) const noexcept {
    const std::size_t before = BeforeName(name);
    if (before == 0 || json_[before - 1] != '{') return true;  // others stand between
    return SaysMoreBefore(before - 1);
  }

  // Whether the object or array that begins at `at` has a name that says more of what is in it.
  bool SaysMoreBefore(std::size_t at) const noexcept {
    const std::size_t colon = SkipBlanksBefore(at);
    return colon > 0 && json_[colon - 1] == ':' && SaysMore(NameBefore(colon - 1));
  }

  // The same of an item of an array that begins at `before`: the first item decides. Few numbers
  // are items: kept out of the loop.
  [[gnu::noinline]] bool IsItemOfField(std::size_t before) noexcept {
    if (json_[before - 1] != '[' && json_[before - 1] != ',') return false;
    in_array_ = true;
    return json_[before - 1] == '[' && SaysMoreBefore(before - 1);
  }

  // Where what stands before a value and its name ends. `before` ends what stands before the value.
  std::size_t BeforeNamed(std::size_t before) const noexcept {
    return json_[before - 1] == ':' ? BeforeName(NameBefore(before - 1)) : before;
  }

  // Whether what stands before the comma that ends before `at` is the last of the row of values.
  bool GoesOn(std::size_t at) const noexcept {
    if (at == 0 || json_[at - 1] != ',') return false;
    const std::size_t last = SkipBlanksBefore(at - 1);
    return (last > 0 && json_[last - 1] == '"' ? last - 1 : last) == last_end_;
  }

  // An empty string, whose second quote is at `end`, parts no others. `before` ends what stands
  // before it, or the colon behind its name.
  [[gnu::noinline]] void PassEmpty(std::size_t before, std::size_t end) noexcept {
    if (!IsName(end) && GoesOn(BeforeNamed(before))) last_end_ = end;
  }

  // Whether the string that ends before the quote at `end` is the name of a field.
  bool IsName(std::size_t end) const noexcept {
    do {
      ++end;
    } while (end < json_.size() && IsBlank(json_.data()[end]));
    return end < json_.size() && json_.data()[end] == ':';
  }

  // Counts the digits in a row of values; `before` ends what stands before this one and its name.
  bool Chain(std::size_t before, ByteSpan value, std::size_t digits) noexcept {
    // Names stand between values, whatever they are.
    const bool quoted = value.end < json_.size() && json_.data()[value.end] == '"';
    if (quoted && IsName(value.end)) return false;
    const bool goes_on = GoesOn(before);
    digits_ = goes_on ? digits_ + digits : digits;
    values_ = goes_on ? values_ + 1 : 1;
    last_end_ = floor_ = value.end;
    return values_ > 1 && digits_ >= kFewestDigits;
  }

  std::string_view json_;
  const policy::FieldRules& fields_;
  std::size_t last_end_ = std::string_view::npos;
  std::size_t floor_ = 0;
  std::size_t digits_ = 0;
  std::size_t values_ = 0;
  ColumnCount columns_;
  bool in_array_ = false;
};

}  // namespace

JsonSurvey SurveyJson(const scan::Kernel& kernel, std::string_view json,
                      const policy::FieldRules& fields) noexcept {
  JsonSurvey survey;
  Values values(json, fields);
  JsonWords words(json);
  payload::Base64Rows base64(json);
  JoinedDigits joined;
  __attribute__((uninitialized)) JsonMasks masks;  // or it would be cleared first
  JsonRows rows(kernel, json, masks);
  bool any_marks = false;
  while (rows.Next()) {
    if (masks.malformed != 0) return survey;
    if (masks.escapes != 0 && !any_marks && !HasHarmlessMarks(json)) return survey;
    any_marks = masks.escapes != 0;
    // One thing after the other: of all at once the registers hold little.
    const std::size_t count = rows.count();
    for (std::size_t i = 0; i < count; ++i) {
      if (base64.Take(masks, i, rows.at(i))) return survey;
    }
    for (std::size_t i = 0; i < count; ++i) {
      if (values.LookAtAll(masks, i, rows.at(i))) return survey;
    }
    for (std::size_t i = 0; i < count; ++i) joined.Take(masks, i, rows.at(i));
    words.Take(masks, rows.at(0));
  }
  if (values.in_array() && HasRows(json)) return survey;
  // In a string that never ends, or where tags may stand among words of digits.
  if (masks.in_string() || (any_marks && words.many_digit_words())) return survey;
  survey.plain = true;
  survey.digits = masks.any_digits != 0;
  survey.words = masks.high != 0 || words.any_rows();
  survey.stretches = joined.all();
  survey.named = masks.high != 0 ? ByteSpan{0, json.size()} : words.named();
  return survey;
}

}  // namespace panveil::scrub
