#include "payload/markup_token.h"

#include <algorithm>

#include "payload/byte_set.h"

namespace panveil::payload {
namespace {

using Kind = MarkupToken::Kind;

constexpr ByteSet kNameEnds(" \t\r\n\f/>");

// HTML, section 4.5, "text-level semantics", and the elements of that sort that it has dropped.
// Most that are unknown would be shown alike, but so would the fields of XML that is taken for
// HTML: two numbers in two elements must not become one.
constexpr std::string_view kInline[] = {
    "a",    "abbr",  "acronym", "b",      "bdi", "bdo", "big",  "blink", "cite", "code", "del",
    "dfn",  "em",    "font",    "i",      "ins", "kbd", "mark", "nobr",  "q",    "s",    "samp",
    "span", "small", "strike",  "strong", "sub", "sup", "tt",   "u",     "var",  "wbr"};
constexpr std::size_t kLongestInline = 7;

constexpr bool IsLetter(char c) noexcept {
  const char small = static_cast<char>(c | 0x20);
  return small >= 'a' && small <= 'z';
}

// XML's names may begin with a letter of any script, or with these.
constexpr bool BeginsName(char c) noexcept {
  return IsLetter(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

constexpr bool IsBlank(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

MarkupToken AllTheRest(std::string_view text) noexcept {
  MarkupToken token;
  token.end = text.size();
  return token;
}

// Content from `begin` up to `closes`.
MarkupToken UpTo(std::string_view text, std::size_t begin, std::string_view closes,
                 Kind kind) noexcept {
  const std::size_t end = text.find(closes, begin);
  if (end == std::string_view::npos) return AllTheRest(text);
  return {kind, end + closes.size(), {}, {begin, end}};
}

MarkupToken CommentAt(std::string_view text, std::size_t at) noexcept {
  const std::size_t begin = at + 4;
  // As in browsers, "<!-->" and "<!--->" are whole.
  if (text.substr(begin, 1) == ">") return {Kind::kComment, begin + 1, {}, {begin, begin}};
  if (text.substr(begin, 2) == "->") return {Kind::kComment, begin + 2, {}, {begin, begin}};
  return UpTo(text, begin, "-->", Kind::kComment);
}

// Quotes count only where a value may begin: behind '='.
std::size_t TagEnd(std::string_view text, std::size_t at) noexcept {
  char before = '\0';  // the last that is no blank
  while (at < text.size() && text[at] != '>') {
    const char c = text[at];
    if ((c == '"' || c == '\'') && before == '=') {
      at = text.find(c, at + 1);
      if (at >= text.size()) return std::string_view::npos;
    }
    if (!IsBlank(c)) before = c;
    ++at;
  }
  return at < text.size() ? at : std::string_view::npos;
}

MarkupToken TagAt(std::string_view text, std::size_t at, Kind kind) noexcept {
  const std::size_t begin = at + (kind == Kind::kEndTag ? 2 : 1);
  const std::size_t name_end = std::min(kNameEnds.FindIn(text, begin), text.size());
  const std::size_t end = TagEnd(text, name_end);
  if (end == std::string_view::npos) return AllTheRest(text);
  return {kind, end + 1, {begin, name_end}, {begin, end}};
}

}  // namespace

MarkupToken MarkupTokenAt(std::string_view text, std::size_t at) noexcept {
  const std::string_view rest = text.substr(at);
  const char next = rest.size() > 1 ? rest[1] : '\0';
  if (BeginsName(next)) return TagAt(text, at, Kind::kStartTag);
  if (next == '/' && rest.size() > 2 && BeginsName(rest[2])) return TagAt(text, at, Kind::kEndTag);
  if (next == '?') return UpTo(text, at + 2, ">", Kind::kInstruction);
  if (next == '!') {
    if (rest.substr(0, 4) == "<!--") return CommentAt(text, at);
    if (rest.substr(0, 9) == "<![CDATA[") return UpTo(text, at + 9, "]]>", Kind::kCdata);
    return UpTo(text, at + 2, ">", Kind::kDeclaration);
  }
  MarkupToken text_token;
  text_token.end = at + 1;
  return text_token;
}

bool IsNamed(std::string_view name, std::string_view small) noexcept {
  return name.size() == small.size() &&
         std::equal(name.begin(), name.end(), small.begin(), [](char c, char s) {
           return (c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c) == s;
         });
}

TagEffect EffectOf(std::string_view name) noexcept {
  if (IsNamed(name, "br")) return TagEffect::kLine;
  if (name.size() > kLongestInline) return TagEffect::kParts;
  const bool is_inline = std::any_of(std::begin(kInline), std::end(kInline),
                                     [&](std::string_view known) { return IsNamed(name, known); });
  return is_inline ? TagEffect::kNone : TagEffect::kParts;
}

}  // namespace panveil::payload
