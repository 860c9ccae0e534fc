// PayloadScrubber: what stands in an encoding, or in a table, amid a text.
#include <utility>

#include "payload/base64_row.h"
#include "payload/encoded_bytes.h"
#include "payload/payload_kind.h"
#include "scrub/payload_scrubber.h"
#include "scrub/text_table.h"

namespace panveil::scrub {

using base::ByteSpan;
using payload::Encoding;

void PayloadScrubber::ScrubEmbedded(const Layer& text, std::size_t depth) noexcept {
  if (depth == engine_.options().max_depth) return;
  const Place* const place = place_;
  const PathText::Mark path = memory_.path.mark();
  if (place != nullptr) {
    if (!engine_.fields().CoversAll() && !Covers(*place)) return;
    memory_.path.Reset(place->prefix);
    place->add_path(*place, memory_);
  }
  const PathText::Mark inside = memory_.path.mark();
  const std::size_t before = replaced_;
  in_embedded_ = true;
  for (ByteSpan row = payload::NextBase64Row(text.text, 0); !row.empty();
       row = payload::NextBase64Row(text.text, row.end)) {
    const Layer base64{&text, text.text.substr(row.begin, row.size()), nullptr, row.begin,
                       payload::Encoding::kPlain};
    memory_.path.Reset(inside);
    ReadLayer(base64, PayloadKind::kBase64, depth + 1);
  }
  in_embedded_ = false;
  memory_.path.Reset(path);
  place_ = place;
  // What was replaced may stand behind; then the next round comes here again.
  Encoding encoding = Encoding::kPlain;
  while (replaced_ == before && !failed()) {
    encoding = payload::EncodingAmid(text.text, encoding);
    if (encoding == Encoding::kPlain) break;
    payload::DecodedText& decoded = memory_.StartDecoding(depth + 1);
    if (!payload::Decode(text.text, {0, text.text.size()}, encoding, decoded)) return Fail();
    const Layer inner{&text, decoded.text(), &decoded, 0, encoding};
    if (!ScrubText(inner, TextForm::kText)) ScrubEmbeddedAgain(inner, depth + 1);
    memory_.path.Reset(inside);
    if (replaced_ == before) ScrubEscapedMarkup(inner, depth + 1);
    memory_.path.Reset(path);
    place_ = place;
  }
  if (replaced_ == before) ScrubTable(text);
}

void PayloadScrubber::ScrubEscapedMarkup(const Layer& text, std::size_t depth) noexcept {
  const std::size_t tag = text.text.find('<');
  const bool may_hold_tags =
      tag != std::string_view::npos && text.text.find('>', tag) != std::string_view::npos;
  if (!may_hold_tags || depth >= engine_.options().max_depth) return;
  const bool around = std::exchange(in_embedded_, true);
  const TableHead table = table_;
  ReadLayer(text, PayloadKind::kHtml, depth + 1);
  table_ = table;
  in_embedded_ = around;
}

// No other pass comes to a tag or comment inside a text.
void PayloadScrubber::ScrubInTag(const Layer& value, std::size_t depth) noexcept {
  const bool of_tag = place_->element != nullptr || in_tag_;
  if (!of_tag || in_embedded_ || value.text.size() <= payload::kFewestBase64Bytes ||
      !MayHoldEmbedded(value.text, engine_.fields())) {
    return;
  }
  const bool around = std::exchange(in_tag_, true);
  ScrubEmbedded(value, depth);
  in_tag_ = around;
}

void PayloadScrubber::ScrubEmbeddedAgain(const Layer& text, std::size_t depth) noexcept {
  if (pass_ != Pass::kEmbedded || std::exchange(embedded_again_, true)) return;
  const bool around = in_embedded_;
  ScrubEmbedded(text, depth);
  in_embedded_ = around;
  embedded_again_ = false;
}

void PayloadScrubber::ScrubTable(const Layer& text) noexcept {
  if (text.text.find('\n') == std::string_view::npos) return;
  TextTable table(text.text, engine_.fields());
  for (TextTable::Cell cell; !failed() && table.Next(cell);) {
    const std::string_view value = text.text.substr(cell.span.begin, cell.span.size());
    const Layer inner{&text, value, nullptr, cell.span.begin, Encoding::kPlain};
    (void)TakeWhole(inner, cell.kind, TextForm::kText);
  }
}

bool PayloadScrubber::MayHoldEmbedded(std::string_view text,
                                      const policy::FieldRules& fields) noexcept {
  if (payload::MayHoldBase64(text)) return true;
  return payload::HoldsEscapeOrLine(text) &&
         (payload::EncodingAmid(text, Encoding::kPlain) != Encoding::kPlain ||
          HoldsTable(text, fields));
}

}  // namespace panveil::scrub
