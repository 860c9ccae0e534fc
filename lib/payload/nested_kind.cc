#include "payload/nested_kind.h"

#include "payload/payload_kind.h"

namespace panveil::payload {

PayloadKind KindOfText(std::string_view text) noexcept { return Sniff(text); }

}  // namespace panveil::payload
