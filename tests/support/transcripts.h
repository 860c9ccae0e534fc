// Real exchanges with payment gateways: gateway_transcripts.jsonl beside the repository.
#ifndef PANVEIL_TESTS_SUPPORT_TRANSCRIPTS_H_
#define PANVEIL_TESTS_SUPPORT_TRANSCRIPTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "panveil/options.h"

namespace panveil::testing_support {

struct Transcript {
  std::string gateway;
  std::string pre;                   // as it was logged
  std::string post;                  // as the gateway's own scrubber left it
  std::vector<std::string> removed;  // digit runs that it took out, of 12 to 19
};

[[nodiscard]] Transcript ParseTranscript(std::string_view line);

struct Body {
  PayloadKind kind = PayloadKind::kText;
  std::string text;
};

// What was sent and received, out of the quotes of the log, where it is plain what it is: JSON,
// XML, a form.
[[nodiscard]] std::vector<Body> BodiesOf(std::string_view log);

// The log, without the escapes of its strings.
[[nodiscard]] std::string Unescaped(std::string_view log);

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_TRANSCRIPTS_H_
