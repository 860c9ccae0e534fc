#include "payload/markup_reader.h"

#include <algorithm>

#include "payload/markup_attribute.h"

namespace panveil::payload {

using base::ByteSpan;

namespace {

using Kind = MarkupToken::Kind;

constexpr std::string_view kBlanks = " \t\r\n\f";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
// HTML, section 13.1.2: these have no end tag.
constexpr std::string_view kVoid[] = {"area",  "base", "br",   "col",   "embed",  "hr",    "img",
                                      "input", "link", "meta", "param", "source", "track", "wbr"};

bool IsDigitLike(char c) noexcept {
  return (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

bool HasDigits(std::string_view text) noexcept {
  return std::any_of(text.begin(), text.end(), IsDigitLike);
}

bool IsBlank(std::string_view text) noexcept {
  return text.find_first_not_of(kBlanks) == std::string_view::npos;
}

bool IsTag(const MarkupToken& token) noexcept {
  return token.kind == Kind::kStartTag || token.kind == Kind::kEndTag;
}

// Attributes, or the words of a comment.
bool HoldsMoreThanName(const MarkupToken& token) noexcept {
  if (token.kind == Kind::kText || token.kind == Kind::kCdata) return false;
  return !IsTag(token) || token.content.end > token.name.end + 1;
}

ByteSpan LocalName(std::string_view text, ByteSpan name) noexcept {
  const std::size_t colon = text.substr(name.begin, name.size()).rfind(':');
  const bool prefixed = colon != std::string_view::npos && colon + 1 < name.size();
  return {prefixed ? name.begin + colon + 1 : name.begin, name.end};
}

// XML tells case apart, but does not have two names that only case tells apart.
bool IsSameName(std::string_view a, std::string_view b) noexcept {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return x == y || ((x ^ y) == 0x20 && (x | 0x20) >= 'a' && (x | 0x20) <= 'z');
         });
}

bool IsVoid(std::string_view name) noexcept {
  return std::any_of(std::begin(kVoid), std::end(kVoid),
                     [&](std::string_view known) { return IsNamed(name, known); });
}

}  // namespace

MarkupReader::MarkupReader(std::string_view text, PayloadKind kind, MarkupPart part) noexcept
    : text_(text), html_(kind != PayloadKind::kXml), part_(part) {
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) at_ = kByteOrderMark.size();
}

bool MarkupReader::Next(Value& value) noexcept {
  is_input_ = false;
  value_cell_ = {};
  element_ = {};
  for (;;) {
    value = {};
    if (in_token_) {
      if (NextInToken(value)) return true;
      in_token_ = false;
    } else if (at_ >= text_.size()) {
      return false;
    } else if (raw_ != Raw::kNot ? ReadRaw(value) : ReadText(value)) {
      return true;
    }
  }
}

// ---- Texts

bool MarkupReader::StandsInText(const MarkupToken& token, bool blank) const noexcept {
  if (token.kind == Kind::kText || token.kind == Kind::kCdata) return true;
  const bool parts = IsTag(token) && PartsTexts(In(token.name), html_);
  if (parts || part_ == MarkupPart::kTags) return false;
  return part_ == MarkupPart::kTexts || !blank;
}

bool MarkupReader::ReadText(Value& value) noexcept {
  const std::size_t begin = at_;
  bool blank = true;
  bool only_cdata = false;
  ByteSpan cdata;
  std::size_t plain = at_;
  MarkupToken ends;
  std::size_t end = text_.size();
  while (at_ < text_.size()) {
    at_ = std::min(text_.find('<', at_), text_.size());
    const bool had_plain = !IsBlank(text_.substr(plain, at_ - plain));
    blank = blank && !had_plain;
    only_cdata = only_cdata && !had_plain;
    if (at_ == text_.size()) break;
    const MarkupToken token = MarkupTokenAt(text_, at_);
    if (!StandsInText(token, blank)) {
      ends = token;
      end = at_;
      at_ = token.end;
      break;
    }
    if (token.kind == Kind::kText && token.end > at_ + 1) {
      malformed_ = true;
      unended_ = at_;
    }
    passed_over_ = passed_over_ || HoldsMoreThanName(token);
    only_cdata = token.kind == Kind::kCdata && blank;
    if (only_cdata) cdata = token.content;
    blank = blank && token.kind != Kind::kText && token.kind != Kind::kCdata;
    plain = at_ = token.end;
  }
  const bool is_text = part_ != MarkupPart::kTags && !blank;
  if (is_text) FinishText(only_cdata ? cdata : ByteSpan{begin, end}, only_cdata, value);
  if (end != text_.size() || ends.end != 0) Begin(ends);
  return is_text && !value.span.empty();
}

void MarkupReader::FinishText(ByteSpan span, bool only_cdata, Value& value) noexcept {
  value.span = span;
  value.encoding = only_cdata ? Encoding::kPlain : Encoding::kMarkup;
  if (depth_ > 0 && depth_ <= kMostLevels) {
    const ByteSpan field_name = field_names_[depth_ - 1];
    value.name = field_name.empty() ? levels_[depth_ - 1].name : field_name;
    value.name_encoding = field_name.empty() ? Encoding::kPlain : Encoding::kAttribute;
    if (!field_name.empty()) element_ = levels_[depth_ - 1].name;
  }
  value_levels_ = depth_ > 0 ? depth_ - 1 : 0;
  SetCell();
  value.follows = had_text_ && text_depth_ == depth_ && lowest_depth_ + 1 >= depth_;
  had_text_ = true;
  text_depth_ = lowest_depth_ = depth_;
}

// Up to the end tag of the element.
bool MarkupReader::ReadRaw(Value& value) noexcept {
  const std::string_view name = In(levels_[std::min(depth_, kMostLevels) - 1].name);
  const std::size_t begin = at_;
  std::size_t end = begin;
  while ((end = text_.find("</", end)) < text_.size() &&
         !IsNamed(text_.substr(end + 2, name.size()), name)) {
    end += 2;
  }
  malformed_ = malformed_ || end >= text_.size();
  at_ = end = std::min(end, text_.size());
  const bool is_text = part_ != MarkupPart::kTags && !IsBlank(text_.substr(begin, end - begin));
  if (is_text) FinishText({begin, end}, false, value);
  value.encoding = raw_ == Raw::kScript ? Encoding::kPlain : Encoding::kAttribute;
  if (raw_json_) value.kind = PayloadKind::kJson;
  raw_ = Raw::kNot;
  return is_text;
}

// ---- Tags and comments

void MarkupReader::Begin(const MarkupToken& token) noexcept {
  token_ = token;
  token_at_ = token.content.begin;
  token_levels_ = depth_;
  pending_ = {};
  in_token_ = part_ != MarkupPart::kTexts;
  if (!IsTag(token)) return;
  if (token.kind == Kind::kEndTag) {
    Close(In(token.name));
  } else {
    field_name_ = FieldNameOf(text_, token);
    if (depth_ < kMostLevels) levels_[depth_].name = LocalName(text_, token.name);
    token_levels_ = depth_ + 1;
    Open(token);
  }
}

void MarkupReader::Open(const MarkupToken& tag) noexcept {
  const std::string_view name = In(tag.name);
  const bool empty = tag.content.end > tag.name.end && text_[tag.content.end - 1] == '/';
  if (empty || (html_ && IsVoid(name)) || !PartsTexts(name, html_)) return;
  if (depth_ < kMostLevels) field_names_[depth_] = field_name_;
  OpenCell(name, depth_);
  ++depth_;
  if (!html_ || depth_ > kMostLevels) return;
  const bool script = IsNamed(name, "script");
  raw_json_ = script && In(tag.content).find("json") != std::string_view::npos;
  if (script || IsNamed(name, "style")) {
    raw_ = Raw::kScript;
  } else if (IsNamed(name, "textarea") || IsNamed(name, "title")) {
    raw_ = Raw::kText;
  }
}

void MarkupReader::OpenCell(std::string_view name, std::size_t depth) noexcept {
  if (name.empty() || (name[0] | 0x20) != 't') return;
  const bool head = IsNamed(name, "th");
  if (head || IsNamed(name, "td")) {
    ++cell_.column;
    cell_.head = head;
    cell_depth_ = depth + 1;
  } else if (IsNamed(name, "tr")) {
    ++cell_.row;
    cell_.column = 0;
  } else if (IsNamed(name, "table")) {
    cell_ = {};
  }
}

void MarkupReader::SetCell() noexcept {
  if (cell_depth_ != 0 && depth_ >= cell_depth_) value_cell_ = cell_;
}

void MarkupReader::Close(std::string_view name) noexcept {
  const std::size_t colon = name.rfind(':');
  if (colon != std::string_view::npos && colon + 1 < name.size()) name.remove_prefix(colon + 1);
  std::size_t depth = depth_;
  if (depth > kMostLevels) {
    --depth;
  } else {
    while (depth > 0 && !IsSameName(In(levels_[depth - 1].name), name)) --depth;
    if (depth == 0) return;  // nothing opened it
    --depth;
  }
  depth_ = depth;
  lowest_depth_ = std::min(lowest_depth_, depth_);
}

bool MarkupReader::ReadPending(Value& value) noexcept {
  const std::string_view name = In(pending_name_);
  const bool is_field = !field_name_.empty() && token_.kind == Kind::kStartTag &&
                        (IsNamed(name, "value") || IsNamed(name, "content"));
  value = {};
  value.span = pending_;
  value.encoding = Encoding::kAttribute;
  value.name = is_field ? field_name_ : pending_name_;
  value.name_encoding = is_field ? Encoding::kAttribute : Encoding::kPlain;
  is_input_ = IsNamed(name, "value");
  if (is_input_) SetCell();
  pending_ = {};
  return true;
}

bool MarkupReader::NextInToken(Value& value) noexcept {
  const ByteSpan content = token_.content;
  value_levels_ = token_levels_;
  if (!IsTag(token_)) {
    if (token_at_ > content.begin || token_.content.empty() || token_.kind == Kind::kText) {
      return false;
    }
    token_at_ = content.end + 1;
    value.span = content;
    return !IsBlank(In(content));
  }
  if (!pending_.empty()) return ReadPending(value);
  if (token_at_ == content.begin) {
    token_at_ = token_.name.end;
    value.span = token_.name;
    value.type = ValueType::kName;
    if (HasDigits(In(token_.name))) return true;
  }
  while (token_at_ < content.end) {
    const MarkupAttribute attribute = MarkupAttributeAt(text_, token_at_, content.end);
    token_at_ = attribute.end;
    if (attribute.name.empty()) break;
    pending_ = attribute.value;
    pending_name_ = attribute.name;
    value.span = attribute.name;
    value.type = ValueType::kName;
    if (HasDigits(In(attribute.name))) return true;
    if (!pending_.empty()) return ReadPending(value);
  }
  return false;
}

}  // namespace panveil::payload
