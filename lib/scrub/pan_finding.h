// What a PAN that the recogniser reports is called in a finding.
#ifndef PANVEIL_SCRUB_PAN_FINDING_H_
#define PANVEIL_SCRUB_PAN_FINDING_H_

#include <cstddef>
#include <cstdint>

#include "card/judge.h"
#include "card/window.h"
#include "panveil/finding.h"
#include "payload/digit_run.h"

namespace panveil::scrub {

// All but its action; the bytes are those of the run's text.
[[nodiscard]] inline Finding PanFinding(const payload::DigitRun& run, const card::Window& window,
                                        const card::Verdict& verdict) noexcept {
  Finding finding;
  finding.kind = FindingKind::kPan;
  finding.brand = verdict.brand;
  finding.confidence = verdict.confidence;
  finding.digits = static_cast<std::uint8_t>(window.size());
  finding.offset = run.offset[static_cast<std::size_t>(window.begin)];
  finding.length = run.End(window.end - 1) - finding.offset;
  std::size_t digit = static_cast<std::size_t>(window.end) - finding.last_four.size();
  for (char& last : finding.last_four) last = static_cast<char>('0' + run.value[digit++]);
  return finding;
}

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_PAN_FINDING_H_
