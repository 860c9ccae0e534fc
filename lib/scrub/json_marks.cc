#include "scrub/json_marks.h"

#include <algorithm>
#include <cstddef>

#include "card/field_name.h"
#include "payload/base64.h"
#include "text/char_class.h"

namespace panveil::scrub {

namespace {

bool Holds(std::string_view text, char c) noexcept {
  return text.find(c) != std::string_view::npos;
}

// Whether base64 may end before text[tie], or begin behind it: there a form parts it from the rest.
bool MayPartBase64(std::string_view text, std::size_t tie) noexcept {
  std::size_t begin = tie;
  while (begin > 0 && payload::IsBase64Character(text[begin - 1])) --begin;
  std::size_t end = tie + 1;
  while (end < text.size() && payload::IsBase64Character(text[end])) ++end;
  return std::max(tie - begin, end - tie - 1) >= payload::kFewestBase64Bytes;
}

bool IsHarmless(std::string_view text, const policy::FieldRules& fields) noexcept {
  const auto is_high = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  if (std::any_of(text.begin(), text.end(), is_high)) return false;
  std::size_t ties = 0;
  for (std::size_t at = 0; (at = text.find('=', at)) != std::string_view::npos; ++at, ++ties) {
    if (MayPartBase64(text, at)) return false;
  }
  if (std::none_of(text.begin(), text.end(), text::IsDigit)) return true;
  // A '+' is a blank in a form, and two fields may be pieces of a card.
  if (ties != 1 || Holds(text, '<') || Holds(text, '+')) return false;
  const std::string_view name = text.substr(0, text.find('='));
  return fields.KindOf(name) == card::FieldKind::kNone &&
         !fields.MayBeCodeOrDate(name.substr(name.find_last_of("?/") + 1));
}

}  // namespace

bool HasHarmlessMarks(std::string_view json, const policy::FieldRules& fields) noexcept {
  if (Holds(json, '\\') || Holds(json, '&') || Holds(json, '%')) return false;
  for (const char mark : {'<', '='}) {
    for (std::size_t at = 0; (at = json.find(mark, at)) != std::string_view::npos;) {
      const std::size_t begin = json.rfind('"', at) + 1;
      const std::size_t end = std::min(json.find('"', at), json.size());
      if (!IsHarmless(json.substr(begin, end - begin), fields)) return false;
      at = end;
    }
  }
  return true;
}

}  // namespace panveil::scrub
