// Numbers in JSON that are no cards, wherever they are read: timestamps, identifiers. Logs are full
// of them.
#ifndef PANVEIL_SCRUB_QUIET_NUMBER_H_
#define PANVEIL_SCRUB_QUIET_NUMBER_H_

#include <array>
#include <cstddef>
#include <string_view>

#include "base/byte_span.h"
#include "policy/field_rules.h"
#include "scan/kernel.h"

namespace panveil::scrub {

// Tells of stretches of digits whether they need be read, without reading the JSON.
class QuietNumbers {
 public:
  // SurveyJson() (json_survey.h) calls `json` plain, and no rows of digit words are in it. `named`:
  // where, by that, words may name a code or a date. Both must outlive the calls.
  QuietNumbers(std::string_view json, base::ByteSpan named,
               const policy::FieldRules& fields) noexcept
      : json_(json), named_(named), fields_(fields) {}

  // Whether nothing is found in a stretch, be it read as JSON or as text, unless kParanoid is asked
  // for or patterns are: no network issues what its digits and groups make up, and it is in the
  // value of a field whose name says nothing. False of any that it takes more to tell of. Takes
  // bounded time.
  [[nodiscard]] bool IsQuiet(const scan::Stretch& stretch) noexcept;

  // `stretch`, or the first behind it, of which IsQuiet() is false; it begins at `end` when none is
  // before that, of which the kernel is told as of the end of the JSON.
  [[nodiscard]] scan::Stretch NextLoud(const scan::Kernel& kernel, scan::Stretch stretch,
                                       std::size_t end) noexcept;

 private:
  [[nodiscard]] base::ByteSpan ValueAround(const scan::Stretch& stretch,
                                           bool number) const noexcept;
  [[nodiscard]] std::string_view NameBefore(std::size_t value) const noexcept;
  [[nodiscard]] bool SaysNothing(std::string_view name) noexcept;

  static constexpr std::size_t kKnownNames = 4;

  std::string_view json_;
  base::ByteSpan named_;
  const policy::FieldRules& fields_;
  std::array<std::string_view, kKnownNames> known_;  // of those that say nothing, the last ones
  std::size_t next_known_ = 0;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_QUIET_NUMBER_H_
