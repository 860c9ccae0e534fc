// Options that several commands share, and what the library makes of them.
#ifndef PANVEIL_EXAMPLES_CLI_FLAGS_H_
#define PANVEIL_EXAMPLES_CLI_FLAGS_H_

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "panveil/keyring.h"
#include "panveil/options.h"
#include "panveil/scrubber.h"

namespace panveil::cli {

// What to read.
struct InputFlags {
  std::vector<std::string> files;
  bool null_separated = false;
  std::size_t chunk = 0;  // bytes that are fed at a time; 0: as they come
  PayloadKind payload = PayloadKind::kAuto;
};
void AddInputFlags(CLI::App& command, InputFlags& flags);
// In pieces of how many bytes.
void AddChunkFlag(CLI::App& command, InputFlags& flags);
// What they are.
void AddPayloadFlags(CLI::App& command, InputFlags& flags);

// What is a card.
struct DetectionFlags {
  Sensitivity sensitivity = Sensitivity::kBalanced;
  std::vector<std::string> patterns;  // NAME=REGEX
  std::string kernel;
  std::vector<std::string> allow;   // IIN:LAST4
  std::vector<std::string> fields;  // NAME=MEANING
  bool holder_names = false;
  std::vector<std::string> include_paths;
  std::vector<std::string> exclude_paths;
  std::size_t max_depth = ScrubberOptions().max_depth;
};
void AddDetectionFlags(CLI::App& command, DetectionFlags& flags);
// explain looks at runs of digits only, so patterns mean nothing to it.
void AddDetectionFlagsWithoutPatterns(CLI::App& command, DetectionFlags& flags);

// How tokens are made and opened.
struct TokenFlags {
  std::string keyring_file;
  std::string scope;
  TokenFormat format = TokenFormat::kLetters;
};
// Returns the --keyring option.
CLI::Option* AddTokenFlags(CLI::App& command, TokenFlags& flags);

// Options of a Scrubber that finds what `flags` ask for; the action is left to the caller. The
// error names the flag.
[[nodiscard]] absl::StatusOr<ScrubberOptions> DetectionOptions(const DetectionFlags& flags,
                                                               Action pattern_action);

[[nodiscard]] absl::StatusOr<std::shared_ptr<const Keyring>> LoadKeyring(const std::string& path);

// Adds an option whose value is one of a few words; a wrong one is an error that lists them.
template <typename T>
CLI::Option* AddChoice(CLI::App& command, const std::string& name, T& value,
                       const std::vector<std::pair<std::string, T>>& choices,
                       const std::string& description) {
  std::string words;
  for (const auto& choice : choices) words += (words.empty() ? "" : "|") + choice.first;
  const auto assign = [&value, choices, name, words](const std::string& text) {
    for (const auto& choice : choices) {
      if (choice.first == text) {
        value = choice.second;
        return;
      }
    }
    throw CLI::ValidationError(name, "must be one of " + words);
  };
  return command.add_option_function<std::string>(name, assign, description)->option_text(words);
}

}  // namespace panveil::cli

#endif  // PANVEIL_EXAMPLES_CLI_FLAGS_H_
