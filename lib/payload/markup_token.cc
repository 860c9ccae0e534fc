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
    "span", "small", "strike",  "strong", "sub", "sup", "time", "tt",    "u",    "var",  "wbr"};
constexpr std::size_t kLongestInline = 7;
// Of these, those that name no field of XML: XHTML in a message, a feed.
constexpr std::string_view kInlineInXml[] = {"br", "em", "font", "span", "strong"};

// Elements that tell HTML from XML.
constexpr std::string_view kHtmlNames[] = {
    "html",     "head",   "body",      "div",    "p",       "table",   "tr",      "td",
    "th",       "thead",  "tbody",     "ul",     "ol",      "li",      "dl",      "dt",
    "dd",       "h1",     "h2",        "h3",     "h4",      "h5",      "h6",      "form",
    "img",      "hr",     "meta",      "br",     "span",    "font",    "input",   "style",
    "script",   "a",      "b",         "strong", "em",      "i",       "u",       "s",
    "q",        "tt",     "big",       "small",  "strike",  "del",     "ins",     "mark",
    "sub",      "sup",    "wbr",       "nobr",   "pre",     "section", "article", "aside",
    "main",     "nav",    "footer",    "figure", "details", "center",  "label",   "button",
    "textarea", "iframe", "blockquote"};

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
  // As in browsers, "<!-->" and "<!--->" are whole, and "--!>" ends one, too.
  if (text.substr(begin, 1) == ">") return {Kind::kComment, begin + 1, {}, {begin, begin}};
  if (text.substr(begin, 2) == "->") return {Kind::kComment, begin + 2, {}, {begin, begin}};
  for (std::size_t end = begin; (end = text.find("--", end)) < text.size(); ++end) {
    const std::size_t mark = text.substr(end + 2, 1) == "!" ? 1 : 0;
    if (text.substr(end + 2 + mark, 1) != ">") continue;
    return {Kind::kComment, end + 3 + mark, {}, {begin, end}};
  }
  return AllTheRest(text);
}

std::size_t TagEnd(std::string_view text, std::size_t at) noexcept {
  ValueQuotes quotes;
  while (at < text.size() && text[at] != '>') {
    const char c = text[at];
    if (quotes.Take(c)) {
      at = text.find(c, at + 1);
      if (at >= text.size()) return std::string_view::npos;
    }
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
  if (next == '/' && rest.size() > 2) {
    if (BeginsName(rest[2])) return TagAt(text, at, Kind::kEndTag);
    // Browsers make a comment of what is no tag.
    return UpTo(text, at + 2, ">", Kind::kComment);
  }
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

bool ValueQuotes::Take(char c) noexcept {
  const State before = state_;
  if (IsBlank(c)) {
    if (before == State::kUnquoted) state_ = State::kBetween;
    if (before == State::kName) state_ = State::kBehindName;
    return false;
  }
  const bool in_name = before == State::kName || before == State::kBehindName;
  if (before == State::kEquals) {
    const bool quote = c == '"' || c == '\'';
    state_ = quote ? State::kBetween : State::kUnquoted;
    return quote;
  }
  if (before == State::kUnquoted) return false;
  if (c == '/') {
    state_ = State::kBetween;
  } else {
    state_ = c == '=' && in_name ? State::kEquals : State::kName;
  }
  return false;
}

bool IsNamed(std::string_view name, std::string_view small) noexcept {
  return name.size() == small.size() &&
         std::equal(name.begin(), name.end(), small.begin(), [](char c, char s) {
           return (c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c) == s;
         });
}

bool IsHtmlName(std::string_view name) noexcept {
  return std::any_of(std::begin(kHtmlNames), std::end(kHtmlNames),
                     [&](std::string_view known) { return IsNamed(name, known); });
}

bool PartsTexts(std::string_view name, bool html) noexcept {
  if (html) return EffectOf(name) == TagEffect::kParts;
  return std::find(std::begin(kInlineInXml), std::end(kInlineInXml), name) ==
         std::end(kInlineInXml);
}

TagEffect EffectOf(std::string_view name) noexcept {
  if (IsNamed(name, "br")) return TagEffect::kLine;
  if (IsNamed(name, "img")) return TagEffect::kBlank;
  if (name.size() > kLongestInline) return TagEffect::kParts;
  const bool is_inline = std::any_of(std::begin(kInline), std::end(kInline),
                                     [&](std::string_view known) { return IsNamed(name, known); });
  return is_inline ? TagEffect::kNone : TagEffect::kParts;
}

}  // namespace panveil::payload
