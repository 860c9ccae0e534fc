// What stands between "<" and ">" in HTML and XML.
#ifndef PANVEIL_PAYLOAD_MARKUP_TOKEN_H_
#define PANVEIL_PAYLOAD_MARKUP_TOKEN_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/byte_span.h"

namespace panveil::payload {

struct MarkupToken {
  enum class Kind : std::uint8_t {
    kText,         // a '<' that begins nothing: it, or all the rest where something never ends
    kStartTag,     // <td class="x">, <br/>
    kEndTag,       // </td>
    kComment,      // <!-- ... -->, </ ...>
    kCdata,        // <![CDATA[ ... ]]>
    kInstruction,  // <?xml ... ?>
    kDeclaration,  // <!DOCTYPE ...>
  };
  Kind kind = Kind::kText;
  std::size_t end = 0;     // one past it
  base::ByteSpan name;     // of a tag, with its prefix
  base::ByteSpan content;  // without what opens and closes it; of a tag, all behind the '<' or "</"
};

// The one that begins at the '<' text[at]. Takes time by what it passes over: whoever goes on at
// its end reads the text once. REQUIRES: at < text.size().
[[nodiscard]] MarkupToken MarkupTokenAt(std::string_view text, std::size_t at) noexcept;

// Tells of the bytes of a tag behind its name, one by one, which of them open a quoted value.
class ValueQuotes {
 public:
  // Takes the next byte. When it is a quote that opens a value, the next is the one behind the
  // quote that closes it.
  [[nodiscard]] bool Take(char c) noexcept;

 private:
  // kBetween: attributes; kEquals: behind the '=' of one. A '=' that comes first is of the name.
  enum class State : std::uint8_t { kBetween, kName, kBehindName, kEquals, kUnquoted };
  State state_ = State::kBetween;
};

// Whether two names are the same but for the case of ASCII letters; `small` has small ones.
[[nodiscard]] bool IsNamed(std::string_view name, std::string_view small) noexcept;

// Whether an element of that name tells HTML from XML.
[[nodiscard]] bool IsHtmlName(std::string_view name) noexcept;

// What a tag does to the text around it, in HTML.
enum class TagEffect : std::uint8_t {
  kNone,   // <b>: the letters beside it touch
  kLine,   // <br>: a line break
  kBlank,  // <img>: a picture, such as an emoji
  kParts,  // <p>, <td>, and any that is unknown
};
[[nodiscard]] TagEffect EffectOf(std::string_view name) noexcept;

// Whether a text ends at such a tag. In XML it does at all but a few that are HTML's.
[[nodiscard]] bool PartsTexts(std::string_view name, bool html) noexcept;

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_MARKUP_TOKEN_H_
