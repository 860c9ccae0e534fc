#include "scrub/json_survey.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "base/byte_span.h"
#include "card/pair_name.h"
#include "scrub/card_field.h"
#include "scrub/code_words.h"
#include "scrub/column.h"
#include "scrub/spread.h"
#include "scrub/table.h"
#include "text/char_class.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace panveil::scrub {

using base::ByteSpan;

namespace {

constexpr std::size_t kFewestDigits = 12;
constexpr std::size_t kMostFieldDigits = 8;  // of codes and dates

bool IsBlank(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Whether a number may end before `c`.
bool EndsNumber(char c) noexcept {
  return c == ',' || c == '}' || c == ']' || static_cast<unsigned char>(c) <= ' ';
}

// Digits, what may stand between them, and characters of several bytes.
bool MayBeBesideDigits(char c) noexcept {
  const bool ascii = text::IsDigit(c) || (text::IsJoiner(c) && c != '"');
  return ascii || static_cast<unsigned char>(c) >= 0x80;
}

bool IsOfNumber(char c) noexcept {
  return text::IsDigit(c) || c == '-' || c == '+' || c == '.' || (c | 0x20) == 'e';
}

constexpr std::size_t kBlock = 16;

// Of the bytes of a block.
struct Marks {
  std::uint32_t ends = 0;   // bit i: a value that may be one ends with byte i
  std::uint32_t words = 0;  // bit i: byte i begins a word of ASCII letters, more than one
  bool high = false;        // some byte is none of ASCII
  bool escapes = false;
  bool in_string = false;  // whether the byte behind the block is in one, or ends it
  bool in_word = false;    // whether the last byte is a letter
};

// A string that ends with anything but a letter, or a number. `in_string`: whether at[0] is in a
// string, or ends it. `in_word`: whether the byte before is a letter. REQUIRES: kBlock + 1 bytes.
Marks MarkBlock(const char* at, bool in_string, bool in_word) noexcept {
#ifdef __SSE2__
  const auto mask = [](__m128i bytes) {
    return static_cast<std::uint32_t>(_mm_movemask_epi8(bytes));
  };
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  const __m128i next = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + 1));
  const __m128i from_zero = _mm_sub_epi8(bytes, _mm_set1_epi8('0'));
  const __m128i digit = _mm_cmpeq_epi8(_mm_min_epu8(from_zero, _mm_set1_epi8(9)), from_zero);
  const __m128i next_small = _mm_or_si128(next, _mm_set1_epi8(0x20));
  const __m128i from_a = _mm_sub_epi8(next_small, _mm_set1_epi8('a'));
  const __m128i letter = _mm_cmpeq_epi8(_mm_min_epu8(from_a, _mm_set1_epi8(25)), from_a);
  const __m128i blank = _mm_cmpeq_epi8(_mm_min_epu8(next, _mm_set1_epi8(' ')), next);
  const __m128i brace = _mm_cmpeq_epi8(next_small, _mm_set1_epi8('}'));
  const __m128i comma = _mm_cmpeq_epi8(next, _mm_set1_epi8(','));
  const std::uint32_t quotes = mask(_mm_cmpeq_epi8(next, _mm_set1_epi8('"')));
  const std::uint32_t ends =
      mask(_mm_and_si128(digit, _mm_or_si128(_mm_or_si128(blank, brace), comma)));
  // Bit i: whether byte i + 1 is in a string, or begins one.
  std::uint32_t strings = quotes ^ quotes << 1;
  strings ^= strings << 2;
  strings ^= strings << 4;
  strings ^= strings << 8;
  if (in_string) strings = ~strings;
  const std::uint32_t next_letters = mask(letter);
  const std::uint32_t letters = next_letters << 1 | (text::IsLetter(at[0]) ? 1U : 0U);
  const std::uint32_t closing = quotes & ~strings & ~letters;
  return {((ends & ~strings) | closing) & 0xFFFF,
          letters & next_letters & ~(letters << 1 | (in_word ? 1U : 0U)),
          mask(bytes) != 0,
          mask(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'))) != 0,
          (strings & 0x8000) != 0,
          (letters & 0x8000) != 0};
#else
  Marks marks;
  marks.in_string = in_string;
  marks.in_word = in_word;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const bool letter = text::IsLetter(at[i]);
    if (letter && !marks.in_word && text::IsLetter(at[i + 1])) marks.words |= 1U << i;
    marks.in_word = letter;
    marks.high = marks.high || static_cast<unsigned char>(at[i]) >= 0x80;
    marks.escapes = marks.escapes || at[i] == '\\';
    if (at[i + 1] == '"') marks.in_string = !marks.in_string;
    const bool closing = at[i + 1] == '"' && !marks.in_string && !letter;
    const bool number = text::IsDigit(at[i]) && !marks.in_string && EndsNumber(at[i + 1]);
    if (closing || number) marks.ends |= 1U << i;
  }
  return marks;
#endif
}

// Goes over values of digits, from left to right.
class Values {
 public:
  Values(std::string_view json, const policy::FieldRules& fields) noexcept
      : json_(json), fields_(fields) {}

  // Whether the value that ends before `end` is, with those before it, of interest.
  [[gnu::always_inline]] bool Look(std::size_t end) noexcept {
    if (!text::IsDigit(json_[end - 1])) return IsInField(end);
    std::size_t begin = end;
    while (begin > 0 && end - begin <= kMostSpreadDigits && text::IsDigit(json_[begin - 1]))
      --begin;
    const std::size_t size = end - begin;
    const bool quoted = end < json_.size() && json_[end] == '"';
    const char sign = begin > 0 ? json_[begin - 1] : ' ';
    const bool is_part =
        quoted ? sign != '"' : sign == '.' || sign == '-' || sign == '+' || (sign | 0x20) == 'e';
    // Letters stand in no field for a code, as in identifiers.
    if (is_part) return !(quoted && text::IsLetter(sign)) && IsInField(end);
    if (size > kMostSpreadDigits) return false;  // evidence to the kernels
    std::size_t before = begin;
    if (before > 0 && json_[before - 1] == '"') {
      if (!quoted) return false;
      --before;
    }
    before = SkipBlanksBefore(before);
    if (before == 0) return Chain(0, {begin, end});
    const char c = json_[before - 1];
    if (c == ',' || c == '[') {
      const bool short_enough = size <= kMostFieldDigits;
      return (short_enough && IsItemOfField(before)) || Chain(before, {begin, end});
    }
    if (c != ':') return false;
    const ByteSpan name = NameBefore(before - 1);
    if (size <= kMostFieldDigits && SaysMore(name)) return true;
    if (quoted && size <= kMostColumnDigits &&
        columns_.Add(json_.substr(name.begin, name.size()), size)) {
      return true;
    }
    return Chain(SkipBlanksBefore(name.begin - (name.begin > 0 ? 1 : 0)), {begin, end});
  }

  // Whether some item of an array may be a code or date.
  [[nodiscard]] bool in_array() const noexcept { return in_array_; }

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
    if (end < json_.size() && json_[end] == '"') {
      while (begin > limit && MayBeBesideDigits(json_[begin - 1])) --begin;
      if (begin == 0 || json_[begin - 1] != '"') return false;
      --begin;
    } else {
      while (begin > limit && IsOfNumber(json_[begin - 1])) --begin;
    }
    const std::size_t before = SkipBlanksBefore(begin);
    if (before == 0) return false;
    if (json_[before - 1] != ':') return IsItemOfField(before);
    return SaysMore(NameBefore(before - 1));
  }

  // The same of the only member of an object: {"cvv":{"n":"123"}}.
  [[gnu::noinline]] bool IsInField(ByteSpan name) const noexcept {
    const std::size_t before = SkipBlanksBefore(name.begin - (name.begin > 0 ? 1 : 0));
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
  ColumnCount columns_;
  bool in_array_ = false;
};

}  // namespace

bool MayHideCard(std::string_view json, const policy::FieldRules& fields,
                 bool& named_codes) noexcept {
  Values values(json, fields);
  CodeWords code_words(json);
  std::size_t at = 0;
  bool in_string = !json.empty() && json[0] == '"';
  bool in_word = false;
  while (at + kBlock < json.size()) {
    const std::size_t begin = at;
    std::uint64_t ends = 0;
    std::uint64_t words = 0;
    bool escapes = false;
    bool high = false;
    for (unsigned shift = 0; shift < 64 && at + kBlock < json.size(); shift += kBlock) {
      const Marks marks = MarkBlock(json.data() + at, in_string, in_word);
      ends |= std::uint64_t{marks.ends} << shift;
      words |= std::uint64_t{marks.words} << shift;
      escapes = escapes | marks.escapes;
      high = high | marks.high;
      in_string = marks.in_string;
      in_word = marks.in_word;
      at += kBlock;
    }
    if (escapes) return true;
    for (; ends != 0; ends &= ends - 1) {
      const auto bit = static_cast<std::size_t>(__builtin_ctzll(ends));
      if (values.Look(begin + bit + 1)) return true;
    }
    if (high) code_words.SetFound();
    code_words.Take(words, begin);
  }
  code_words.TakeRest(at);
  named_codes = code_words.found();
  for (; at < json.size(); ++at) {
    if (json[at] == '\\') return true;
    const char next = at + 1 < json.size() ? json[at + 1] : ' ';
    if (next == '"') in_string = !in_string;
    const bool closing = next == '"' && !in_string && !text::IsLetter(json[at]);
    const bool number = text::IsDigit(json[at]) && !in_string && EndsNumber(next);
    if ((closing || number) && values.Look(at + 1)) return true;
  }
  if (values.in_array() && HasRows(json)) return true;
  return in_string;  // one that never ends
}

}  // namespace panveil::scrub
