// What must hold of every scrub of a payload, whatever the bytes.
#ifndef PANVEIL_TESTS_SUPPORT_PAYLOAD_CHECKER_H_
#define PANVEIL_TESTS_SUPPORT_PAYLOAD_CHECKER_H_

#include <string>
#include <string_view>
#include <vector>

#include "panveil/scrubber.h"

namespace panveil::testing_support {

// One setting, on every kernel.
class PayloadChecker {
 public:
  explicit PayloadChecker(ScrubberOptions options);

  // What does not hold of `text`, or an empty string. `twice`: that a second scrub finds nothing is
  // asked for, too.
  [[nodiscard]] std::string Violation(std::string_view text, PayloadKind kind, bool twice = true);

  // The same of JSON: its values, read by another parser, are what Scrub() makes of them as texts.
  [[nodiscard]] std::string ViolationOfJson(const std::string& text);

  [[nodiscard]] std::string Scrubbed(std::string_view text, PayloadKind kind);

 private:
  std::vector<Scrubber> scrubbers_;
  Scratch scratch_;
  Scratch again_;
};

// Every action, format and sensitivity.
[[nodiscard]] std::vector<PayloadChecker> MakePayloadCheckers();

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_PAYLOAD_CHECKER_H_
