// What to do with a finding.
#ifndef PANVEIL_POLICY_POLICY_H_
#define PANVEIL_POLICY_POLICY_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "panveil/finding.h"
#include "panveil/options.h"

namespace panveil::policy {

// Immutable after Create(); any number of threads may use one.
class Policy {
 public:
  // Checks the allow rules. Nullopt when one is wrong, with the reason in `*error`.
  [[nodiscard]] static std::optional<Policy> Create(const ScrubberOptions& options,
                                                    std::string* error);

  // Whether the merchant's own function is asked.
  [[nodiscard]] bool asks() const noexcept { return allow_ != nullptr; }

  // Whether the PAN (`finding.digits` values 0 to 9 at `digits`) passes untouched.
  [[nodiscard]] bool Allows(const Finding& finding, const std::uint8_t* digits) const noexcept;

 private:
  std::vector<AllowRule> rules_;
  std::function<bool(const Finding&)> allow_;
};

}  // namespace panveil::policy

#endif  // PANVEIL_POLICY_POLICY_H_
