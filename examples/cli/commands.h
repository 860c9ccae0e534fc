// The commands, one file each.
#ifndef PANVEIL_EXAMPLES_CLI_COMMANDS_H_
#define PANVEIL_EXAMPLES_CLI_COMMANDS_H_

#include <CLI/CLI.hpp>
#include <string>

namespace panveil::cli {

// Each adds its command to `app`. Parsing a command line that names it runs it and leaves what
// main() returns in `*exit_code`, which must outlive `app`.
void AddScrubCommand(CLI::App& app, int* exit_code);
void AddScanCommand(CLI::App& app, int* exit_code);
void AddDetokenizeCommand(CLI::App& app, int* exit_code);
void AddKeygenCommand(CLI::App& app, int* exit_code);
void AddExplainCommand(CLI::App& app, int* exit_code);

// Version, kernel in use, kernels that this machine can run.
[[nodiscard]] std::string VersionText();

}  // namespace panveil::cli

#endif  // PANVEIL_EXAMPLES_CLI_COMMANDS_H_
