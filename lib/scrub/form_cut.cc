#include "scrub/form_cut.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "payload/base64.h"
#include "payload/form_reader.h"
#include "payload/percent.h"
#include "scrub/quiet_place.h"
#include "scrub/spread.h"
#include "text/char_class.h"

namespace panveil::scrub {

using base::ByteSpan;
using payload::Value;
using payload::ValueType;

namespace {

constexpr std::size_t kEscapeBytes = 3;

// Where the field of a value that was read first of it begins; 0 when it was not.
std::size_t FieldAt(std::string_view text, const Value& value) noexcept {
  std::size_t at = value.span.begin;
  if (value.type == ValueType::kText && !value.name.empty()) return 0;
  if (at > 0 && text[at - 1] == '=') --at;  // its name is empty
  const bool begins = at > 0 && std::string_view("&;#?").find(text[at - 1]) < 4;
  return begins ? at : 0;
}

// The escape that a place is in, or the place itself.
std::size_t EscapeAt(std::string_view text, std::size_t begin, std::size_t at) noexcept {
  for (std::size_t back = 1; back < kEscapeBytes && back <= at - begin; ++back) {
    if (text[at - back] == '%') return at - back;
  }
  return at;
}

// What stands at a place stands for; '%' and other signs that are none of a digit for themselves.
unsigned char CharacterAt(std::string_view text, std::size_t at, std::size_t& bytes) noexcept {
  const int byte = text[at] == '%' ? payload::PercentByteAt(text, at) : -1;
  bytes = byte < 0 ? 1 : kEscapeBytes;
  return static_cast<unsigned char>(byte < 0 ? text[at] : static_cast<char>(byte));
}

bool IsTrailAt(std::string_view text, std::size_t at) noexcept {
  std::size_t bytes = 0;
  return at < text.size() && (CharacterAt(text, at, bytes) & 0xC0U) == 0x80;
}

// The last place up to `limit` that is between two characters of a value, which begins at `begin`;
// of UTF-8 as a rule.
std::size_t CharacterBefore(std::string_view text, std::size_t begin, std::size_t limit) noexcept {
  constexpr int kMostTrail = 3;
  limit = EscapeAt(text, begin, limit);
  for (int i = 0; i < kMostTrail && limit > begin && IsTrailAt(text, limit); ++i) {
    limit = EscapeAt(text, begin, limit - 1);
  }
  return limit;
}

// A quiet place before `limit`, at most `most` bytes before; else one about `limit`.
std::size_t QuietCharacterBefore(std::string_view text, std::size_t begin, std::size_t limit,
                                 std::size_t most) noexcept {
  QuietPlace quiet;
  const std::size_t first = limit - std::min(limit - begin, most);
  for (std::size_t at = CharacterBefore(text, begin, first), bytes = 0; at < limit; at += bytes) {
    const unsigned char c = CharacterAt(text, at, bytes);
    quiet.Add(at, c < 0x80 && !text::IsDigit(static_cast<char>(c)) && c != '%' && c != '\\');
  }
  return quiet.place() != 0 ? quiet.place() : CharacterBefore(text, begin, limit);
}

// Where a row of base64 that goes on at `at` has whole groups of four before (base64_row.h).
std::size_t GroupBefore(std::string_view text, std::size_t begin, std::size_t at) noexcept {
  std::array<std::size_t, 4> last{at};  // before so many of its characters
  std::size_t count = 0;
  for (std::size_t from = at, bytes = 0; from > begin;) {
    const std::size_t first = EscapeAt(text, begin, from - 1);
    const auto c = static_cast<char>(CharacterAt(text, first, bytes));
    if (bytes != from - first || text[first] == '+' || !payload::IsBase64Character(c)) break;
    from = first;
    if (++count < last.size()) last[count] = from;
  }
  return last[count % last.size()];
}

// The places where a form may be cut.
struct Places {
  std::size_t field = 0;  // the last field up to the limit,
  std::size_t quiet = 0;  // and one behind a value that is of no row; 0: there is none
  Value value;            // what is around the limit; empty when nothing is
};

Places FindPlaces(std::string_view text, std::size_t from, std::size_t limit) noexcept {
  Places places;
  payload::FormReader reader(text);
  bool in_row = true;
  for (Value value; reader.Next(value) && value.span.begin < limit;) {
    const std::size_t field = FieldAt(text, value);
    if (field > from) places.field = field;
    if (field > from && !in_row) places.quiet = field;
    if (value.type != ValueType::kName) {
      in_row = MayBeSpreadPiece(text.substr(value.span.begin, value.span.size()), "%");
    }
    if (value.span.end > limit) places.value = value;
  }
  return places;
}

// The first field behind `from`, up to `out`.
std::size_t FieldBehind(std::string_view text, std::size_t from, std::size_t out) noexcept {
  payload::FormReader reader(text);
  for (Value value; reader.Next(value) && value.span.begin < out;) {
    const std::size_t field = FieldAt(text, value);
    if (field != 0 && field >= from) return field;
  }
  return out;
}

FormCut::Opens OpenIn(std::string_view text) noexcept {
  const std::size_t first = text.find_first_of("?=&");
  if (first == std::string_view::npos) return FormCut::Opens::kNothing;
  return text[first] == '?' ? FormCut::Opens::kUrl : FormCut::Opens::kForm;
}

}  // namespace

FormCut FindFormCut(const Section& section, std::size_t context) noexcept {
  const std::string_view text = section.text;
  const std::size_t limit = text.size() - context;
  FormCut cut;
  cut.opens = OpenIn(text);
  // Of an escape at the end more may come.
  cut.end = EscapeAt(text, limit, text.size());
  const Places places = FindPlaces(text, section.counts.begin, limit);
  cut.out = places.quiet != 0 ? places.quiet : places.field;
  if (cut.out == 0 && places.value.span.empty()) cut.out = limit;
  const std::size_t before = std::min(cut.out, context);
  if (cut.out != 0) {
    cut.from = FieldBehind(text, cut.out - before, cut.out);
    return cut;
  }
  const ByteSpan value = places.value.span;
  cut.in_value = value.begin > 0 && text[value.begin - 1] == '=';
  cut.name = places.value.name;
  // The path of a URL: the '?' comes again.
  if (cut.opens == FormCut::Opens::kUrl && text.find('?') == value.end) {
    cut.opens = FormCut::Opens::kNothing;
  }
  cut.out = QuietCharacterBefore(text, value.begin, limit, context / 2);
  const std::size_t least = std::min(context, cut.out - value.begin);
  cut.from = CharacterBefore(text, value.begin, cut.out - least);
  cut.from = GroupBefore(text, value.begin, cut.from);
  if (value.end >= cut.end) cut.end = GroupBefore(text, value.begin, cut.end);
  return cut;
}

}  // namespace panveil::scrub
