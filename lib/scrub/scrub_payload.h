// Payloads of any length: section by section.
#ifndef PANVEIL_SCRUB_SCRUB_PAYLOAD_H_
#define PANVEIL_SCRUB_SCRUB_PAYLOAD_H_

#include <cstddef>
#include <string_view>

#include "panveil/options.h"
#include "panveil/scrubber.h"
#include "scrub/engine.h"
#include "scrub/section.h"
#include "scrub/workspace.h"

namespace panveil::scrub {

// Engine::Scrub() for all kinds but kText. Writes `result`.
void ScrubPayload(const Engine& engine, std::string_view text, PayloadKind kind, Target target,
                  char* out, Workspace& workspace, Result& result) noexcept;

// What kAuto takes a payload for, by its beginning: kText, or a kind that nobody said.
[[nodiscard]] PayloadKind GuessKind(const Engine& engine, std::string_view text) noexcept;

// Whether a text that nobody said the kind of is to be read without its NULs, and whole: UTF-16.
[[nodiscard]] bool BeginsWithNuls(const Engine& engine, std::string_view text) noexcept;

// Empties the findings and makes room for `most`. False when memory ran out.
[[nodiscard]] bool StartPayload(std::size_t most, Workspace& workspace) noexcept;

// What became of the bytes section.counts: a piece of section.text when they are as they were, else
// in the workspace.
struct Scrubbed {
  std::string_view text;
  ScrubStatus status = ScrubStatus::kOk;
  bool settled = false;  // as PayloadScrubber says
};

// Adds what is found. `guessed`: nobody said that it is of its kind. REQUIRES: StartPayload().
[[nodiscard]] Scrubbed ScrubSection(const Engine& engine, const Section& section, PayloadKind kind,
                                    bool guessed, Workspace& workspace) noexcept;

// Gives the findings their paths and their order. Call once, last.
void FixFindings(Workspace& workspace) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_SCRUB_PAYLOAD_H_
