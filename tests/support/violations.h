// The properties of a scrub, checked one after the other.
#ifndef PANVEIL_TESTS_SUPPORT_VIOLATIONS_H_
#define PANVEIL_TESTS_SUPPORT_VIOLATIONS_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "panveil/scrubber.h"

#ifndef PANVEIL_CORE_ONLY
#include "panveil/keyring.h"
#endif

namespace panveil::testing_support {

#ifndef PANVEIL_CORE_ONLY
// One key, the same in every run.
[[nodiscard]] std::shared_ptr<const Keyring> FixedKeyring();
#endif

class PropertyChecker {
 public:
  // One scrubber for each kernel of this machine, otherwise with `options`. Options that Create()
  // refuses end the program: a fault of the test.
  explicit PropertyChecker(const ScrubberOptions& options);

  // What does not hold of `text`, in a few words, or an empty string.
  [[nodiscard]] std::string Violation(std::string_view text);

  // Action, format and sensitivity.
  [[nodiscard]] std::string name() const;

  [[nodiscard]] std::string Scrubbed(std::string_view text);

 private:
  [[nodiscard]] const char* CheckOutput(std::string_view text, const Result& result) const;
  // `before` are the digits of the finding, `after` what stands in their places, both in ASCII.
  [[nodiscard]] const char* CheckDigits(const Finding& finding, std::string_view before,
                                        std::string_view after) const;
  [[nodiscard]] const char* CheckOtherWays(const Scrubber& scrubber, std::string_view text,
                                           std::string_view output,
                                           const std::vector<Finding>& findings);

  ScrubberOptions options_;
  std::vector<Scrubber> scrubbers_;
  Scratch scratch_;
};

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_VIOLATIONS_H_
