// Scrubbers that tests need again and again.
#ifndef PANVEIL_TESTS_SUPPORT_SCRUBBERS_H_
#define PANVEIL_TESTS_SUPPORT_SCRUBBERS_H_

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "panveil/scrubber.h"

namespace panveil::testing_support {

// Throws, with the reason, what Create() refuses: a fault of the test.
inline Scrubber MakeScrubber(const ScrubberOptions& options) {
  std::string error;
  std::optional<Scrubber> scrubber = Scrubber::Create(options, &error);
  if (!scrubber) throw std::invalid_argument(error);
  return *std::move(scrubber);
}

inline Scrubber MaskingScrubber(Sensitivity sensitivity = Sensitivity::kBalanced,
                                Action action = Action::kMask, std::string_view kernel = {}) {
  ScrubberOptions options;
  options.sensitivity = sensitivity;
  options.action = action;
  options.kernel = std::string(kernel);
  return MakeScrubber(options);
}

inline std::string ScrubbedBy(const Scrubber& scrubber, std::string_view text) {
  Scratch scratch;
  return std::string(scrubber.Scrub(text, PayloadKind::kText, scratch).text);
}

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_SCRUBBERS_H_
