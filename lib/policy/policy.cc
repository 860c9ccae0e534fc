#include "policy/policy.h"

#include <algorithm>
#include <string_view>

#include "base/attempt.h"

namespace panveil::policy {

namespace {

bool AreDigits(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool StartsWith(const std::uint8_t* digits, std::string_view prefix) noexcept {
  return std::equal(prefix.begin(), prefix.end(), digits,
                    [](char c, std::uint8_t digit) { return c - '0' == digit; });
}

}  // namespace

std::optional<Policy> Policy::Create(const ScrubberOptions& options, std::string* error) {
  for (const AllowRule& rule : options.allow_rules) {
    if (rule.iin.size() < 6 || rule.iin.size() > 8 || !AreDigits(rule.iin)) {
      *error = "allow_rules: iin must be 6 to 8 digits";
      return std::nullopt;
    }
    if (rule.last_four.size() != 4 || !AreDigits(rule.last_four)) {
      *error = "allow_rules: last_four must be 4 digits";
      return std::nullopt;
    }
  }
  Policy policy;
  policy.rules_ = options.allow_rules;
  policy.allow_ = options.allow;
  return policy;
}

bool Policy::Allows(const Finding& finding, const std::uint8_t* digits) const noexcept {
  for (const AllowRule& rule : rules_) {
    if (StartsWith(digits, rule.iin) && StartsWith(digits + finding.digits - 4, rule.last_four)) {
      return true;
    }
  }
  if (!allow_) return false;
  // The merchant's code: whatever it throws, the card is scrubbed.
  bool allowed = false;
  return base::Attempt([&] { allowed = allow_(finding); }) && allowed;
}

}  // namespace panveil::policy
