// A text inside a text: the characters of a value, and how they stand in the payload around it.
#ifndef PANVEIL_SCRUB_LAYER_H_
#define PANVEIL_SCRUB_LAYER_H_

#include <cstddef>
#include <string_view>

#include "base/byte_span.h"
#include "payload/decoded_text.h"
#include "payload/value.h"
#include "scrub/splice.h"

namespace panveil::scrub {

struct Layer {
  const Layer* outer = nullptr;  // null for the payload itself
  std::string_view text;
  const payload::DecodedText* decoded = nullptr;  // null when `text` is a piece of outer->text
  std::size_t shift = 0;                          // then where that piece begins
  payload::Encoding encoding = payload::Encoding::kPlain;
  // Of base64, `decoded`: a quantum is written once, when all its bytes are known. Until then what
  // is replaced is kept here: WriteQuanta().
  payload::DecodedText* quanta = nullptr;
};

// Where bytes of the layer's text stand in the payload itself.
[[nodiscard]] base::ByteSpan SourceOf(const Layer& layer, base::ByteSpan span) noexcept;

// Writes `bytes` for layer.text[span], through all layers around it. Characters of both are paired
// in order, and each is written in the manner of the one it stands for; what is left of the span is
// dropped. Bytes of the payload between those of the span, that stand for nothing, are kept.
// REQUIRES: calls for one payload go from left to right; bytes.size() <= span.size().
void ReplaceIn(const Layer& layer, base::ByteSpan span, std::string_view bytes,
               Splice& splice) noexcept;

// Writes what was replaced in a layer of base64. REQUIRES: layer.quanta != nullptr.
void WriteQuanta(const Layer& layer, Splice& splice) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_LAYER_H_
