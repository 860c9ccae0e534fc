#include "payload/json_reader.h"

#include <algorithm>
#include <utility>

#include "payload/json_escape.h"
#include "payload/json_literal.h"
#include "payload/json_string.h"

namespace panveil::payload {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace

JsonReader::JsonReader(std::string_view text) noexcept : text_(text) {
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) at_ = kByteOrderMark.size();
}

JsonReader::Kept* JsonReader::Inmost() noexcept {
  return depth_ == 0 || depth_ > kMostLevels ? nullptr : &levels_[depth_ - 1];
}

void JsonReader::SkipBlanks() noexcept {
  // Not text_[at_], which in a hardened build checks `at_` each time.
  const char* const bytes = text_.data();
  for (; at_ < text_.size() && static_cast<unsigned char>(bytes[at_]) <= ' '; ++at_) {
    const char c = bytes[at_];
    if (c == '\n') {
      line_ = true;
    } else if (c != ' ' && c != '\t' && c != '\r') {
      return;
    }
  }
}

bool JsonReader::Next(Value& value) noexcept {
  SkipPunctuation();
  if (at_ == text_.size()) {
    malformed_ = malformed_ || depth_ != 0 || last_ == Last::kName || last_ == Last::kColon;
    return false;
  }
  text_.data()[at_] == '"' ? ReadString(value) : ReadLiteral(value);
  return true;
}

bool JsonReader::NextBehind(std::size_t at, Value& value) noexcept {
  do {
    PassOver(at);
    if (!Next(value)) return false;
  } while (value.span.end <= at);
  return true;
}

bool JsonReader::ReadToEnd() noexcept {
  Value value;
  do {
    PassOver(text_.size());
  } while (!malformed_ && Next(value));
  return !malformed_;
}

void JsonReader::SkipPunctuation() noexcept {
  const char* const bytes = text_.data();
  for (;;) {
    if (at_ == text_.size() || static_cast<unsigned char>(bytes[at_]) <= ' ') SkipBlanks();
    if (at_ == text_.size()) return;
    const char c = bytes[at_];
    if (c == '"' || !EndsLiteral(c)) return;
    Punctuation(c);
    ++at_;
  }
}

void JsonReader::Punctuation(char c) noexcept {
  switch (c) {
    case '{':
      return Open(false);
    case '[':
      return Open(true);
    case '}':
      return Close(false);
    case ']':
      return Close(true);
    case ',':
      return Comma();
    default:
      malformed_ = malformed_ || last_ != Last::kName;
      last_ = Last::kColon;
  }
}

void JsonReader::CheckPlace() noexcept {
  const Kept* const around = Inmost();
  bool allowed = last_ == Last::kColon;
  if (depth_ == 0) {
    allowed = allowed || last_ == Last::kStart || last_ == Last::kClose ||
              (last_ == Last::kValue && line_);
  } else {
    const bool in_object = around != nullptr && !around->array;
    allowed = allowed || (!in_object && (last_ == Last::kOpen || last_ == Last::kComma));
  }
  malformed_ = malformed_ || !allowed;
}

void JsonReader::BeginValue(Value& value) noexcept {
  CheckPlace();
  value.follows = follows_ && (last_ == Last::kComma || last_ == Last::kColon);
  name_ = {};
  last_ = Last::kValue;
  follows_ = true;
}

void JsonReader::Open(bool array) noexcept {
  CheckPlace();
  ++depth_;
  if (Kept* const level = Inmost(); level != nullptr)
    *level = {name_.begin, name_.end, at_, 0, name_encoding_, array};
  name_ = {};
  last_ = Last::kOpen;
  follows_ = false;
}

void JsonReader::Close(bool array) noexcept {
  const Kept* const level = Inmost();
  const bool open = last_ == Last::kComma || last_ == Last::kColon || last_ == Last::kName;
  malformed_ = malformed_ || depth_ == 0 || open || (level != nullptr && level->array != array);
  if (depth_ != 0) --depth_;
  name_ = {};
  last_ = Last::kClose;
  follows_ = line_ = false;
}

void JsonReader::Comma() noexcept {
  malformed_ = malformed_ || depth_ == 0 || (last_ != Last::kValue && last_ != Last::kClose);
  if (Kept* const level = Inmost(); level != nullptr) ++level->index;
  name_ = {};
  last_ = Last::kComma;
}

std::size_t JsonReader::StringEnd(bool& escaped) noexcept {
  const QuoteFinder quotes(text_, text_.size());
  std::size_t at = quotes.Find(std::max(at_, string_to_));
  while (at < text_.size() && text_.data()[at] != '"') {
    escaped = true;
    const std::size_t end = JsonEscapeEnd(text_, at);
    malformed_ = malformed_ || end == at + 1;
    at = quotes.Find(end);
  }
  return at;
}

void JsonReader::ReadString(Value& value) noexcept {
  ++at_;
  const std::size_t begin = at_;
  bool escaped = false;
  const std::size_t end = StringEnd(escaped);
  malformed_ = malformed_ || end == text_.size();
  at_ = std::min(end + 1, text_.size());
  const bool line_before = std::exchange(line_, false);
  SkipBlanks();
  const bool line_behind = line_;
  value = {};
  value.span = {begin, end};
  value.encoding = escaped ? Encoding::kJsonString : Encoding::kPlain;
  if (at_ < text_.size() && text_.data()[at_] == ':') {
    const Kept* const around = Inmost();
    const bool misplaced = depth_ == 0 || (around != nullptr && around->array) ||
                           (last_ != Last::kOpen && last_ != Last::kComma);
    malformed_ = malformed_ || misplaced;
    follows_ = follows_ && !misplaced;
    value.type = ValueType::kName;
    name_ = value.span;
    name_encoding_ = value.encoding;
    last_ = Last::kName;
    line_ = line_before || line_behind;
    return;
  }
  line_ = line_before;
  value.name = name_;
  value.name_encoding = name_encoding_;
  BeginValue(value);
  line_ = line_behind;
}

void JsonReader::ReadLiteral(Value& value) noexcept {
  const std::size_t begin = at_;
  while (at_ < text_.size() && !EndsLiteral(text_[at_])) ++at_;
  const std::string_view literal = text_.substr(begin, at_ - begin);
  const bool number = IsJsonNumber(literal);
  malformed_ = malformed_ || (!number && !IsJsonWord(literal));
  value = {};
  value.span = {begin, at_};
  value.name = name_;
  value.name_encoding = name_encoding_;
  value.type = number ? ValueType::kNumber : ValueType::kText;
  BeginValue(value);
  line_ = false;
}

}  // namespace panveil::payload
