// Reads HTML and XML as a row of texts, attribute values, comments and the like. No tree, no
// recursion, any bytes.
#ifndef PANVEIL_PAYLOAD_MARKUP_READER_H_
#define PANVEIL_PAYLOAD_MARKUP_READER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/byte_span.h"
#include "payload/markup_token.h"
#include "payload/value.h"

namespace panveil::payload {

// Which values of a document are wanted.
enum class MarkupPart : std::uint8_t {
  // Texts, whole, with the inline tags and comments inside them, and what is in the tags and
  // comments between them, in the order of the text. None is inside another.
  kInOrder = 0,
  kTexts,  // of these the texts alone
  kTags,   // what is in any tag and comment, inside a text or not
};

// The cell of a table around a value; rows and columns count from 1, 0: none is.
struct MarkupCell {
  std::size_t row = 0;
  std::size_t column = 0;
  bool head = false;  // <th>
};

// Usage:
//   MarkupReader reader(text, kind, part);
//   for (Value value; reader.Next(value);) ...
//
// A text ends at tags that part words (PartsTexts()). Its name, and that of an
// attribute "value", is that of the element, or what its attribute "key" or "name" says. Scripts
// are read raw. Names that hold digits or bytes above 0x7F are values, too.
class MarkupReader {
 public:
  explicit MarkupReader(std::string_view text, PayloadKind kind = PayloadKind::kHtml,
                        MarkupPart part = MarkupPart::kInOrder) noexcept;

  // False after the last value.
  [[nodiscard]] bool Next(Value& value) noexcept;

  // Whether something never ends; all behind its '<' was read as text.
  [[nodiscard]] bool malformed() const noexcept { return malformed_; }

  // Whether kInOrder passed over tags inside texts that hold something, which kTags would return.
  [[nodiscard]] bool passed_over() const noexcept { return passed_over_; }

  // The elements around the value returned last, outermost first; of a text without the one that
  // gives it its name.
  struct Level {
    base::ByteSpan name;
  };
  static constexpr std::size_t kMostLevels = 32;  // further ones are counted, not kept

  [[nodiscard]] std::size_t levels() const noexcept { return value_levels_; }
  // REQUIRES: i < levels(), i < kMostLevels.
  [[nodiscard]] const Level& level(std::size_t i) const noexcept { return levels_[i]; }

  // The cell that the text or attribute "value" returned last is in, the inmost.
  [[nodiscard]] const MarkupCell& cell() const noexcept { return value_cell_; }

  // Of a text whose name an attribute gives, the element's own name; else empty.
  [[nodiscard]] base::ByteSpan element() const noexcept { return element_; }

  // Whether the value returned last is that of an attribute "value".
  [[nodiscard]] bool is_input() const noexcept { return is_input_; }

  // ---- For a reader of a piece of a document, and for who cuts one (markup_parts.cc)

  // The text begins with start tags up to `end`, of elements that were open before the piece; there
  // were `depth` of them, of which further ones are counted, not kept. They are no values.
  // REQUIRES: nothing was read; the tags are whole.
  void ReadFront(std::size_t end, std::size_t depth) noexcept;

  // Instead of Next(), of kTexts: goes over a text, which it returns, and the tag that ends it. A
  // reader of the text from at() on, with what is open there in its front, goes on as this one.
  // False at the end of all.
  [[nodiscard]] bool NextPart(Value& text) noexcept;
  [[nodiscard]] std::size_t at() const noexcept { return at_; }
  [[nodiscard]] std::size_t depth() const noexcept { return depth_; }
  // REQUIRES: i < depth(), i < kMostLevels.
  struct OpenElement {
    base::ByteSpan name;        // without its prefix
    base::ByteSpan field_name;  // that its attributes give to what is in it; may be empty
  };
  [[nodiscard]] OpenElement open(std::size_t i) const noexcept {
    return {levels_[i].name, field_names_[i]};
  }
  // Whether it is the raw content of the inmost one that comes next, and whether of JSON.
  [[nodiscard]] bool in_raw() const noexcept { return raw_ != Raw::kNot; }
  [[nodiscard]] bool in_json() const noexcept { return in_raw() && raw_json_; }
  // Where the '<' stands of what never ends; npos when all ends.
  [[nodiscard]] std::size_t unended() const noexcept { return unended_; }

 private:
  enum class Raw : std::uint8_t { kNot, kScript, kText };  // kText: with references

  // Reads a text up to what ends it, and that, too. Whether there is any text.
  [[nodiscard]] bool ReadText(Value& value) noexcept;
  [[nodiscard]] bool ReadRaw(Value& value) noexcept;
  void FinishText(base::ByteSpan span, bool only_cdata, Value& value) noexcept;
  [[nodiscard]] bool StandsInText(const MarkupToken& token, bool blank) const noexcept;
  // Takes a tag or comment for the next one that values are read from.
  void Begin(const MarkupToken& token) noexcept;
  [[nodiscard]] bool NextInToken(Value& value) noexcept;
  // Returns the value of the attribute whose name was read. True.
  bool ReadPending(Value& value) noexcept;
  void Open(const MarkupToken& tag) noexcept;
  void Close(std::string_view name) noexcept;
  // Counts rows and cells. `depth`: of the elements around the tag.
  void OpenCell(std::string_view name, std::size_t depth) noexcept;
  void SetCell() noexcept;
  [[nodiscard]] std::string_view In(base::ByteSpan span) const noexcept {
    return text_.substr(span.begin, span.size());
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t unended_ = std::string_view::npos;

  MarkupToken token_;          // values are read from it
  std::size_t token_at_ = 0;   // where they go on
  base::ByteSpan field_name_;  // that the token's attributes give
  base::ByteSpan pending_;     // the value of the attribute whose name was returned
  base::ByteSpan pending_name_;

  std::size_t value_levels_ = 0;  // of the value returned last
  std::size_t token_levels_ = 0;  // of those in the token
  std::size_t depth_ = 0;
  // Those above are what was closed last, or what the token opens.
  std::array<Level, kMostLevels> levels_;
  std::array<base::ByteSpan, kMostLevels> field_names_;  // by level; empty: the element's own
  std::size_t text_depth_ = 0;                           // of the text before
  std::size_t lowest_depth_ = 0;                         // since then

  MarkupCell cell_;             // opened last,
  std::size_t cell_depth_ = 0;  // and how many elements are around what is in it
  MarkupCell value_cell_;
  base::ByteSpan element_;  // of the value returned last: see element()

  bool html_;
  MarkupPart part_;
  Raw raw_ = Raw::kNot;  // what is next is the content of such an element
  bool raw_json_ = false;
  bool in_token_ = false;
  bool had_text_ = false;
  bool malformed_ = false;
  bool passed_over_ = false;
  bool is_input_ = false;
};

// By kind, for whoever makes readers of a text alone.
struct HtmlReader : MarkupReader {
  explicit HtmlReader(std::string_view text, MarkupPart part = MarkupPart::kInOrder) noexcept
      : MarkupReader(text, PayloadKind::kHtml, part) {}
};
struct XmlReader : MarkupReader {
  explicit XmlReader(std::string_view text, MarkupPart part = MarkupPart::kInOrder) noexcept
      : MarkupReader(text, PayloadKind::kXml, part) {}
};

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_MARKUP_READER_H_
