#include "payload/json_reader.h"

#include <algorithm>
#include <cstring>

#include "payload/json_escape.h"
#include "text/char_class.h"

namespace panveil::payload {

using base::ByteSpan;

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

constexpr std::array<bool, 256> MakeEnds() {
  std::array<bool, 256> ends{};
  for (const char c : {' ', '\t', '\n', '\r', '{', '}', '[', ']', ':', ',', '"'}) {
    ends[static_cast<unsigned char>(c)] = true;
  }
  return ends;
}
constexpr std::array<bool, 256> kEndsLiteral = MakeEnds();

// Goes over digits; false when there is none.
bool SkipDigits(std::string_view text, std::size_t& at) noexcept {
  const std::size_t from = at;
  while (at < text.size() && text::IsDigit(text[at])) ++at;
  return at > from;
}

// RFC 8259, section 6.
bool IsNumber(std::string_view text) noexcept {
  std::size_t at = !text.empty() && text[0] == '-' ? 1 : 0;
  const std::size_t first = at;
  if (!SkipDigits(text, at)) return false;
  if (text[first] == '0' && at > first + 1) return false;
  if (at < text.size() && text[at] == '.' && !SkipDigits(text, ++at)) return false;
  if (at < text.size() && (text[at] | 0x20) == 'e') {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (!SkipDigits(text, at)) return false;
  }
  return at == text.size();
}

bool IsWord(std::string_view text) noexcept {
  return text == "true" || text == "false" || text == "null";
}

}  // namespace

JsonReader::JsonReader(std::string_view text) noexcept : text_(text) {
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) at_ = kByteOrderMark.size();
}

JsonReader::Level* JsonReader::Inmost() noexcept {
  return depth_ == 0 || depth_ > kMostLevels ? nullptr : &levels_[depth_ - 1];
}

void JsonReader::SkipBlanks() noexcept {
  for (; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (c == '\n') {
      line_ = true;
    } else if (c != ' ' && c != '\t' && c != '\r') {
      return;
    }
  }
}

bool JsonReader::Next(Value& value) noexcept {
  for (;;) {
    SkipBlanks();
    if (at_ == text_.size()) {
      malformed_ = malformed_ || depth_ != 0 || last_ == Last::kName || last_ == Last::kColon;
      return false;
    }
    const char c = text_[at_];
    if (c == '"') {
      ReadString(value);
      return true;
    }
    if (!kEndsLiteral[static_cast<unsigned char>(c)]) {
      ReadLiteral(value);
      return true;
    }
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
  const Level* const around = Inmost();
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
  if (Level* const level = Inmost(); level != nullptr) *level = {name_, 0, array};
  name_ = {};
  last_ = Last::kOpen;
  follows_ = false;
}

void JsonReader::Close(bool array) noexcept {
  const Level* const level = Inmost();
  const bool open = last_ == Last::kComma || last_ == Last::kColon || last_ == Last::kName;
  malformed_ = malformed_ || depth_ == 0 || open || (level != nullptr && level->array != array);
  if (depth_ != 0) --depth_;
  name_ = {};
  last_ = Last::kClose;
  follows_ = line_ = false;
}

void JsonReader::Comma() noexcept {
  malformed_ = malformed_ || depth_ == 0 || (last_ != Last::kValue && last_ != Last::kClose);
  if (Level* const level = Inmost(); level != nullptr) ++level->index;
  name_ = {};
  last_ = Last::kComma;
}

std::size_t JsonReader::StringEnd() noexcept {
  // Each byte is looked at twice at most: for a quote, and for a backslash before it.
  std::size_t quote = 0;
  for (std::size_t at = at_;;) {
    if (quote < at || quote == 0) quote = std::min(text_.find('"', at), text_.size());
    const void* const escape = std::memchr(text_.data() + at, '\\', quote - at);
    if (escape == nullptr) return quote;
    const auto backslash =
        static_cast<std::size_t>(static_cast<const char*>(escape) - text_.data());
    at = JsonEscapeEnd(text_, backslash);
    malformed_ = malformed_ || at == backslash + 1;
    if (at == text_.size()) return at;
  }
}

void JsonReader::ReadString(Value& value) noexcept {
  ++at_;
  const std::size_t begin = at_;
  const std::size_t end = StringEnd();
  malformed_ = malformed_ || end == text_.size();
  at_ = std::min(end + 1, text_.size());
  const bool line_before = line_;
  SkipBlanks();
  value = {};
  value.span = {begin, end};
  value.encoding = Encoding::kJsonString;
  if (at_ < text_.size() && text_[at_] == ':') {
    const Level* const around = Inmost();
    malformed_ = malformed_ || depth_ == 0 || (around != nullptr && around->array) ||
                 (last_ != Last::kOpen && last_ != Last::kComma);
    value.type = ValueType::kName;
    name_ = value.span;
    last_ = Last::kName;
    return;
  }
  line_ = line_before;
  value.name = name_;
  value.name_encoding = Encoding::kJsonString;
  BeginValue(value);
  line_ = text_.substr(end, at_ - end).find('\n') != std::string_view::npos;
}

void JsonReader::ReadLiteral(Value& value) noexcept {
  const std::size_t begin = at_;
  while (at_ < text_.size() && !kEndsLiteral[static_cast<unsigned char>(text_[at_])]) ++at_;
  const std::string_view literal = text_.substr(begin, at_ - begin);
  const bool number = IsNumber(literal);
  malformed_ = malformed_ || (!number && !IsWord(literal));
  value = {};
  value.span = {begin, at_};
  value.name = name_;
  value.name_encoding = Encoding::kJsonString;
  value.type = number ? ValueType::kNumber : ValueType::kText;
  BeginValue(value);
  line_ = false;
}

}  // namespace panveil::payload
