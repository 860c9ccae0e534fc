// JsonReader: passes over values that nobody asks for. What is written as most is, by one loop that
// keeps in registers what the reader knows; all else is read.
#include <algorithm>
#include <cstring>

#include "payload/json_literal.h"
#include "payload/json_reader.h"
#include "payload/json_string.h"

namespace panveil::payload {

namespace {

// Where the value without quotes that begins at `at` ends; `at` when it is none. Inlined it would
// take the registers of the loop.
[[gnu::noinline]] std::size_t LiteralEnd(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at;
  while (end < text.size() && !EndsLiteral(text.data()[end])) ++end;
  const std::string_view literal(text.data() + at, end - at);
  return IsJsonNumber(literal) || IsJsonWord(literal) ? end : at;
}

char Closing(bool array) noexcept { return array ? ']' : '}'; }
bool Opens(char c) noexcept { return c == '{' || c == '['; }
bool Closes(char c) noexcept { return c == '}' || c == ']'; }

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
  const std::size_t begin = at_;
  std::size_t at = begin;     // a field or item begins, or the one before ends
  std::size_t value = begin;  // the same, or the value of the field at `at`
  std::size_t name_end = begin;
  Kept* level = &levels_[depth_ - 1];
  bool ended = false;
  while (at < to) {
    value = at;
    if (!level->array) {
      name_end = bytes[at] == '"' ? quotes.Find(at + 1) : to;
      if (name_end >= to || std::memcmp(bytes + name_end, "\":", 2) != 0) break;
      name_encoding_ = Encoding::kPlain;
      value = name_end + 2;
    }
    char first = bytes[value];
    if (first == ' ' && value != at) first = bytes[++value];
    std::size_t behind = value + 1;
    if (first == '"') {
      behind = quotes.Find(behind);
      if (behind >= to || bytes[behind] != '"') {
        string_to_ = behind;
        break;
      }
      ++behind;
    } else if (Opens(first)) {
      if (level == &levels_.back()) break;
      const base::ByteSpan name = value == at ? base::ByteSpan() : base::ByteSpan{at + 1, name_end};
      *++level = {name.begin, name.end, value, 0, name_encoding_, first == '['};
      at = value = behind;
      if (bytes[at] != Closing(level->array)) continue;
    } else {
      behind = LiteralEnd(text_, value);
      if (behind == value || behind >= to) break;
    }
    if (bytes[behind] != ',') {
      // Before a colon it is a name.
      if (!Closes(bytes[behind])) break;
      for (; !ended && behind < to && bytes[behind] == Closing(level->array); ++behind) {
        ended = level == levels_.data();
        if (!ended) --level;
      }
      at = value = behind;
      if (ended || bytes[at] != ',') break;
    }
    ++level->index;
    at = value = behind + (bytes[behind + 1] == ' ' ? 2 : 1);
  }
  depth_ = ended ? 0 : static_cast<std::size_t>(level - levels_.data()) + 1;
  Stop(at);
  if (value != at) {
    name_ = {at + 1, name_end};
    last_ = Last::kColon;
    at_ = value;
  }
  return at_ != begin;
}

void JsonReader::Stop(std::size_t at) noexcept {
  if (at == at_) return;
  at_ = at;
  if (text_.data()[at - 1] == ' ') --at;  // behind a comma
  const char before = text_.data()[at - 1];
  last_ = before == ','    ? Last::kComma
          : Opens(before)  ? Last::kOpen
          : Closes(before) ? Last::kClose
                           : Last::kValue;
  follows_ = last_ == Last::kValue || (last_ == Last::kComma && !Closes(text_.data()[at - 2]));
}

}  // namespace panveil::payload
