// panveil, the command-line tool: an example of the library, and the quickest way to try it.
#include <sys/resource.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <memory>
#include <sstream>

#include "commands.h"
#include "console.h"
#include "help.h"

namespace panveil::cli {
namespace {

constexpr char kRootFooter[] =
    "Examples:\n"
    "  $ printf 'my card is 4111 1111 1111 1111 thanks' | panveil scrub --action mask\n"
    "  my card is **** **** **** 1111 thanks\n"
    "  $ panveil keygen shop.keys\n"
    "  $ panveil scrub --keyring shop.keys chat.txt > safe.txt\n"
    "  $ panveil detokenize --keyring shop.keys safe.txt\n"
    "  $ panveil scan --format json chat.txt\n"
    "  $ panveil explain chat.txt\n\n"
    "Exit code: 0 done, 1 scan found a card, 2 error (one line on standard error).\n"
    "panveil COMMAND --help says more.";

void Prepare() {
  // A reader that went away shows as a write error, which says so in one line.
  std::signal(SIGPIPE, SIG_IGN);
  // The input holds cards: leave no core file.
  const rlimit none{0, 0};
  setrlimit(RLIMIT_CORE, &none);
}

void AddCommands(CLI::App& app, int* exit_code) {
  app.name("panveil");
  app.formatter(std::make_shared<HelpFormatter>(38));  // the commands take it over
  app.set_help_flag("-h,--help", "Show this help")->group("Help");
  app.set_version_flag("-V,--version", VersionText, "Show version and scan kernels")->group("Help");
  app.require_subcommand(0, 1);  // Run() says it better when there is none
  app.footer(kRootFooter);
  AddScrubCommand(app, exit_code);
  AddScanCommand(app, exit_code);
  AddDetokenizeCommand(app, exit_code);
  AddKeygenCommand(app, exit_code);
  AddExplainCommand(app, exit_code);
  for (CLI::App* command : app.get_subcommands({})) {
    command->group("Commands");
    // Set anew, it comes after the command's own options.
    command->set_help_flag("-h,--help", "Show this help")->group("Help");
  }
  app.formatter(std::make_shared<HelpFormatter>(18));
}

// What CLI11 threw: help and version are answers, anything else is a mistake in the command line.
ExitCode Answer(const CLI::App& app, const CLI::ParseError& thrown) {
  std::ostringstream answer;
  std::ostringstream ignored;
  if (app.exit(thrown, answer, ignored) == 0) {
    const absl::Status written = WriteStdout(answer.str());
    return written.ok() ? kDone : Fail(written);
  }
  return Fail(std::string(thrown.what()) + " (see panveil --help)");
}

int Run(int argc, char** argv) {
  Prepare();
  int exit_code = kDone;
  CLI::App app(
      "panveil finds card numbers in text and replaces them before anyone else sees them.");
  AddCommands(app, &exit_code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& thrown) {
    return Answer(app, thrown);
  }
  if (app.get_subcommands().empty()) return Fail("a command is required (see panveil --help)");
  return exit_code;
}

}  // namespace
}  // namespace panveil::cli

int main(int argc, char** argv) {
  try {
    return panveil::cli::Run(argc, argv);
  } catch (const std::exception&) {
    // Out of memory, most likely; the text of an unknown exception may quote input.
    std::fputs("panveil: out of memory\n", stderr);
    return panveil::cli::kFailed;
  }
}
