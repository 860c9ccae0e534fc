// MarkupReader: pieces of documents.
#include "payload/markup_reader.h"

namespace panveil::payload {

void MarkupReader::ReadFront(std::size_t end, std::size_t depth) noexcept {
  for (at_ = 0; at_ < end;) {
    const MarkupToken token = MarkupTokenAt(text_, at_);
    at_ = token.end;
    Begin(token);
  }
  in_token_ = false;
  depth_ = depth;
}

bool MarkupReader::NextPart(Value& text) noexcept {
  text = {};
  if (at_ >= text_.size()) return false;
  if (!(raw_ != Raw::kNot ? ReadRaw(text) : ReadText(text))) text = {};
  return true;
}

}  // namespace panveil::payload
