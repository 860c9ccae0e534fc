// panveil explain: why each run of digits is a card, or is not.
#include <algorithm>
#include <memory>

#include "commands.h"
#include "console.h"
#include "flags.h"
#include "records.h"

namespace panveil::cli {
namespace {

struct ExplainFlags {
  InputFlags input;
  DetectionFlags detection;
};

// A run longer than this does not push the reasons of all others to the right.
constexpr std::size_t kRunColumns = 36;

// A run may cross a line break.
std::string OnOneLine(const std::string& run) {
  std::string line;
  for (const char c : run) {
    if (c == '\n') {
      line += "\\n";
    } else if (c == '\r') {
      line += "\\r";
    } else {
      line += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return line;
}

// Columns on a terminal: bytes that continue a UTF-8 sequence take none.
std::size_t Columns(const std::string& text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string PadLeft(std::string text, std::size_t columns) {
  return std::string(columns - std::min(columns, Columns(text)), ' ') + text;
}

std::string PadRight(std::string text, std::size_t columns) {
  return text + std::string(columns - std::min(columns, Columns(text)), ' ');
}

// Where in a payload; empty for text.
std::string Where(const Explanation& e) {
  if (e.path.empty()) return {};
  const std::string layers = e.depth == 0 ? ""
                                          : ", " + std::to_string(e.depth) + " payload" +
                                                (e.depth == 1 ? "" : "s") + " deep";
  return "; in " + e.path + layers;
}

std::string Table(const std::vector<Explanation>& explanations) {
  std::size_t width = Columns("run");
  for (const Explanation& e : explanations) {
    width = std::max(width, std::min(kRunColumns, Columns(OnOneLine(e.masked))));
  }
  std::string table = "    offset  " + PadRight("run", width) + "  reason\n";
  for (const Explanation& e : explanations) {
    table += (e.scrubbed ? "* " : "  ") + PadLeft(std::to_string(e.offset), 8) + "  " +
             PadRight(OnOneLine(e.masked), width) + "  " + e.reason + Where(e) + "\n";
  }
  return table;
}

ExitCode RunExplain(const ExplainFlags& flags) {
  absl::StatusOr<ScrubberOptions> options = DetectionOptions(flags.detection, Action::kMask);
  if (!options.ok()) return Fail(options.status());
  options->action = Action::kMask;
  const absl::StatusOr<Scrubber> scrubber = Scrubber::Create(*options);
  if (!scrubber.ok()) return Fail(scrubber.status());
  const absl::StatusOr<Input> input = Input::Read(flags.input.files, flags.input.null_separated);
  if (!input.ok()) return Fail(input.status());

  std::string text;
  const std::vector<Record>& records = input->records();
  for (std::size_t i = 0; i < records.size(); ++i) {
    const std::vector<Explanation> runs = scrubber->Explain(records[i].bytes, flags.input.payload);
    if (runs.empty()) continue;
    if (records.size() > 1) text += "record " + std::to_string(i) + "\n";
    text += Table(runs);
  }
  if (text.empty()) text = "no digits\n";
  if (const absl::Status written = WriteStdout(text); !written.ok()) return Fail(written);
  return kDone;
}

}  // namespace

void AddExplainCommand(CLI::App& app, int* exit_code) {
  CLI::App* const command =
      app.add_subcommand("explain", "Say why each run of digits is a card or is not");
  const auto flags = std::make_shared<ExplainFlags>();
  AddInputFlags(*command, flags->input);
  AddPayloadFlags(*command, flags->input);
  AddDetectionFlagsWithoutPatterns(*command, flags->detection);
  command->footer(
      "* marks what scrub would replace. Never shows a whole number.\n\n"
      "Example:\n"
      "  $ printf 'order 123456789012345, card 4111-1111-1111-1111' | panveil explain");
  command->callback([flags, exit_code] { *exit_code = RunExplain(*flags); });
}

}  // namespace panveil::cli
