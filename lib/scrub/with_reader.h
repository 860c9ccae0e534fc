// Which reader reads which kind of payload: the one place that knows.
#ifndef PANVEIL_SCRUB_WITH_READER_H_
#define PANVEIL_SCRUB_WITH_READER_H_

#include <string_view>

#include "panveil/options.h"
#include "payload/base64_reader.h"
#include "payload/form_reader.h"
#include "payload/frames_reader.h"
#include "payload/json_reader.h"
#include "payload/markup_reader.h"
#include "payload/multipart_reader.h"

namespace panveil::scrub {

// Calls with(reader) with a new reader of `text`, as that kind. False, and nothing is called, for a
// kind without one: it is read as text. Of markup and frames, `part` is read.
template <typename With>
bool WithReader(std::string_view text, PayloadKind kind, payload::MarkupPart part, With with) {
  const auto use = [&with](auto&& reader) {
    with(reader);
    return true;
  };
  switch (kind) {
    case PayloadKind::kJson:
      return use(payload::JsonReader(text));
    case PayloadKind::kForm:
      return use(payload::FormReader(text));
    case PayloadKind::kHtml:
      return use(payload::HtmlReader(text, part));
    case PayloadKind::kXml:
      return use(payload::XmlReader(text, part));
    case PayloadKind::kMultipart:
      return use(payload::MultipartReader(text));
    case PayloadKind::kBase64:
      return use(payload::Base64Reader(text));
    case PayloadKind::kFrames:
      return use(payload::FramesReader(text, part));
    default:
      return false;
  }
}

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_WITH_READER_H_
