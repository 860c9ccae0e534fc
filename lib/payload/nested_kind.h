// What a text is, going by how it begins.
#ifndef PANVEIL_PAYLOAD_NESTED_KIND_H_
#define PANVEIL_PAYLOAD_NESTED_KIND_H_

#include <string_view>

#include "panveil/options.h"

namespace panveil::payload {

// kText when nothing says otherwise. A wrong guess is to cost time, never a card: what cannot be
// read as what it is taken for is to be read as text, too.
[[nodiscard]] PayloadKind KindOfText(std::string_view text) noexcept;

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_NESTED_KIND_H_
