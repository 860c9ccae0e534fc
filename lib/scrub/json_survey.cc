#include "scrub/json_survey.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/byte_span.h"
#include "scrub/spread.h"
#include "text/char_class.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace panveil::scrub {

using base::ByteSpan;

namespace {

constexpr std::size_t kFewestDigits = 12;
constexpr std::size_t kMostDateBytes = 12;

bool IsBlank(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool IsDateMark(char c) noexcept { return c == '/' || c == '-' || c == '.' || c == ' '; }

// Whether a value of digits may end before `c`.
bool EndsValue(char c) noexcept {
  return c == '"' || c == ',' || c == '}' || c == ']' || static_cast<unsigned char>(c) <= ' ';
}

constexpr std::size_t kBlock = 16;

struct Marks {
  std::uint32_t ends = 0;  // bit i: a value of digits may end with byte i
  bool escapes = false;
};

// Of the bytes [at, at + kBlock). REQUIRES: at + kBlock < text.size().
Marks MarkBlock(const char* at) noexcept {
#ifdef __SSE2__
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const __m128i next = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + 1));
  const __m128i from_zero = _mm_sub_epi8(bytes, _mm_set1_epi8('0'));
  const __m128i digit = _mm_cmpeq_epi8(_mm_min_epu8(from_zero, _mm_set1_epi8(9)), from_zero);
  const __m128i blank = _mm_cmpeq_epi8(_mm_min_epu8(next, _mm_set1_epi8(' ')), next);
  const __m128i brace = _mm_cmpeq_epi8(_mm_or_si128(next, _mm_set1_epi8(0x20)), _mm_set1_epi8('}'));
  const __m128i quote = _mm_cmpeq_epi8(next, _mm_set1_epi8('"'));
  const __m128i comma = _mm_cmpeq_epi8(next, _mm_set1_epi8(','));
  const __m128i ends =
      _mm_and_si128(digit, _mm_or_si128(_mm_or_si128(blank, brace), _mm_or_si128(quote, comma)));
  const __m128i escape = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
  return {static_cast<std::uint32_t>(_mm_movemask_epi8(ends)), _mm_movemask_epi8(escape) != 0};
#else
  Marks marks;
  for (std::size_t i = 0; i < kBlock; ++i) {
    marks.escapes = marks.escapes || at[i] == '\\';
    if (text::IsDigit(at[i]) && EndsValue(at[i + 1])) marks.ends |= 1U << i;
  }
  return marks;
#endif
}

// Goes over values of digits, from left to right.
class Values {
 public:
  Values(std::string_view json, const policy::FieldRules& fields) noexcept
      : json_(json), fields_(fields) {}

  // Whether the digits that end before `end` are, with those before them, of interest.
  bool Look(std::size_t end) noexcept {
    std::size_t begin = end;
    while (begin > 0 && end - begin <= kMostSpreadDigits && text::IsDigit(json_[begin - 1]))
      --begin;
    const std::size_t size = end - begin;
    const bool quoted = end < json_.size() && json_[end] == '"';
    // A blank before a number is none of its own.
    if (begin > 0 && IsDateMark(json_[begin - 1]) && (quoted || !IsBlank(json_[begin - 1]))) {
      return IsDate(begin, end);
    }
    if (size > kMostSpreadDigits) return false;  // evidence to the kernels
    std::size_t before = begin;
    if (before > 0 && json_[before - 1] == '"') {
      if (!quoted) return false;
      --before;
    }
    before = SkipBlanksBefore(before);
    if (before == 0) return Chain(0, {begin, end});
    const char c = json_[before - 1];
    if (c == ',' || c == '[') return Chain(before, {begin, end});
    if (c != ':') return false;
    const ByteSpan name = NameBefore(before - 1);
    if (size >= 3 && size <= 4 && SaysMore(name)) return true;
    return Chain(SkipBlanksBefore(name.begin - (name.begin > 0 ? 1 : 0)), {begin, end});
  }

 private:
  std::size_t SkipBlanksBefore(std::size_t at) const noexcept {
    while (at > 0 && IsBlank(json_[at - 1])) --at;
    return at;
  }

  // The name whose colon is at `colon`; empty when no quotes are before it.
  ByteSpan NameBefore(std::size_t colon) const noexcept {
    const std::size_t end = SkipBlanksBefore(colon);
    if (end == 0 || json_[end - 1] != '"') return {end, end};
    // Names do not cross what was looked at before: each byte is passed over once.
    std::size_t begin = end - 1;
    while (begin > floor_ && json_[begin - 1] != '"') --begin;
    return {begin, end - 1};
  }

  bool SaysMore(ByteSpan name) const noexcept {
    const std::string_view text = json_.substr(name.begin, name.size());
    const card::FieldKind kind = fields_.KindOf(text);
    if (kind == card::FieldKind::kNone) return card::IsPartName(text);
    return kind != card::FieldKind::kHolder && kind != card::FieldKind::kPan &&
           kind != card::FieldKind::kPanWithCardBeside;
  }

  // Whether a string of up to eight digits, with such marks among them, is in a field for one.
  bool IsDate(std::size_t begin, std::size_t end) const noexcept {
    while (begin > 0 && end - begin <= kMostDateBytes &&
           (text::IsDigit(json_[begin - 1]) || IsDateMark(json_[begin - 1]))) {
      --begin;
    }
    if (begin == 0 || json_[begin - 1] != '"' || end - begin > kMostDateBytes) return false;
    const std::size_t colon = SkipBlanksBefore(begin - 1);
    return colon > 0 && json_[colon - 1] == ':' && SaysMore(NameBefore(colon - 1));
  }

  // Counts the digits in a row of values; `before` ends what stands before this one and its name.
  bool Chain(std::size_t before, ByteSpan value) noexcept {
    std::size_t last = before;
    bool goes_on = last > 0 && json_[last - 1] == ',';
    if (goes_on) {
      last = SkipBlanksBefore(last - 1);
      if (last > 0 && json_[last - 1] == '"') --last;
      goes_on = last == last_end_;
    }
    digits_ = goes_on ? digits_ + value.size() : value.size();
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
};

}  // namespace

bool MayHideCard(std::string_view json, const policy::FieldRules& fields) noexcept {
  Values values(json, fields);
  std::size_t at = 0;
  for (; at + kBlock < json.size(); at += kBlock) {
    Marks marks = MarkBlock(json.data() + at);
    if (marks.escapes) return true;
    for (; marks.ends != 0; marks.ends &= marks.ends - 1) {
      const auto bit = static_cast<std::size_t>(__builtin_ctz(marks.ends));
      if (values.Look(at + bit + 1)) return true;
    }
  }
  for (; at < json.size(); ++at) {
    if (json[at] == '\\') return true;
    const bool ends = text::IsDigit(json[at]) && (at + 1 == json.size() || EndsValue(json[at + 1]));
    if (ends && values.Look(at + 1)) return true;
  }
  return false;
}

}  // namespace panveil::scrub
