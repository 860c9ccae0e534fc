// JsonReader: passes over values that nobody asks for. What is written as most is, by one loop that
// keeps in registers what the reader knows; all else is read.
#include <algorithm>
#include <cstring>

#include "payload/json_literal.h"
#include "payload/json_reader.h"
#include "payload/json_string.h"

namespace panveil::payload {

namespace {

// Where the value without quotes that begins at `at` ends; `at` when it is none.
std::size_t LiteralEnd(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at;
  while (end < text.size() && !EndsLiteral(text.data()[end])) ++end;
  const std::string_view literal(text.data() + at, end - at);
  return IsJsonNumber(literal) || IsJsonWord(literal) ? end : at;
}

// Behind the string or literal that begins at `at`; 0 when it is none that ends before `to`.
std::size_t ValueEnd(std::string_view text, std::size_t at, std::size_t to,
                     const QuoteFinder& quotes) noexcept {
  if (text.data()[at] != '"') {
    const std::size_t end = LiteralEnd(text, at);
    return end == at || end >= to ? 0 : end;
  }
  const std::size_t end = quotes.Find(at + 1);
  return end >= to || text.data()[end] != '"' ? 0 : end + 1;
}

// Whether a field or item ends before `c`. Before a colon it is a name.
bool EndsField(char c) noexcept { return c == ',' || c == '}' || c == ']'; }

char Closing(bool array) noexcept { return array ? ']' : '}'; }

}  // namespace

void JsonReader::PassOver(std::size_t to) noexcept {
  // So many bytes can be read where something ends that is passed over.
  constexpr std::size_t kBehind = 4;
  to = std::min(to, text_.size() - std::min(text_.size(), kBehind));
  while (at_ < to) {
    SkipPunctuation();
    const bool may_begin = last_ == Last::kOpen || last_ == Last::kComma;
    if (!may_begin || Inmost() == nullptr || !PassFields(to)) return;
  }
}

bool JsonReader::PassFields(std::size_t to) noexcept {
  const char* const bytes = text_.data();
  const QuoteFinder quotes(text_, to);
  const auto is = [bytes](std::size_t place, std::string_view there) {
    return std::memcmp(bytes + place, there.data(), there.size()) == 0;
  };
  const std::size_t begin = at_;
  std::size_t at = begin;
  std::size_t depth = depth_;
  Kept* level = &levels_[depth - 1];
  base::ByteSpan name;
  Last last = last_;
  bool follows = follows_;
  bool line = line_;
  while (at < to) {
    std::size_t behind = 0;  // the value; 0 where that is not known
    if (!level->array) {
      if (bytes[at] != '"') break;
      std::size_t end = quotes.Find(at + 1);
      // Most values are strings, and most stand before another field.
      while (end < to && is(end, "\":\"")) {
        const std::size_t value_end = quotes.Find(end + 3);
        if (value_end >= to || bytes[value_end] != '"') break;
        if (!is(value_end + 1, ",\"")) {
          behind = value_end + 1;
          break;
        }
        ++level->index;
        last = Last::kComma;
        follows = true;
        line = false;
        name_encoding_ = Encoding::kPlain;
        at = value_end + 2;
        end = quotes.Find(at + 1);
      }
      if (end >= to || !is(end, "\":")) break;
      name_encoding_ = Encoding::kPlain;
      name = {at + 1, end};
      last = Last::kColon;
      at = end + (bytes[end + 2] == ' ' ? 3 : 2);
    }
    const char first = bytes[at];
    if (first == '{' || first == '[') {
      if (depth == kMostLevels) break;
      if (level->array) name = {};
      level = &levels_[depth++];
      *level = {name.begin, name.end, 0, name_encoding_, first == '['};
      last = Last::kOpen;
      follows = false;
      if (bytes[++at] != Closing(level->array)) continue;
    } else {
      if (behind == 0) behind = ValueEnd(text_, at, to, quotes);
      if (behind == 0 || !EndsField(bytes[behind])) break;
      last = Last::kValue;
      follows = true;
      line = false;
      at = behind;
    }
    while (at < to && bytes[at] == Closing(level->array)) {
      ++at;
      last = Last::kClose;
      follows = line = false;
      if (--depth == 0) break;
      --level;
    }
    if (depth == 0 || bytes[at] != ',') break;
    ++level->index;
    ++at;
    last = Last::kComma;
  }
  at_ = at;
  depth_ = depth;
  name_ = last == Last::kColon ? name : base::ByteSpan();
  last_ = last;
  follows_ = follows;
  line_ = line;
  return at != begin;
}

}  // namespace panveil::payload
