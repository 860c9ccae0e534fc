// panveil scan: says where the cards are, never what they are.
#include <algorithm>
#include <memory>

#include "commands.h"
#include "console.h"
#include "conversation_records.h"
#include "flags.h"
#include "records.h"

namespace panveil::cli {
namespace {

enum class ReportFormat { kText, kJson };

struct ScanFlags {
  InputFlags input;
  DetectionFlags detection;
  ReportFormat format = ReportFormat::kText;
  bool conversation = false;
};

// One finding with what it takes to write it down.
struct Located {
  std::size_t record;
  const Finding& finding;
  const std::string& pattern;  // its name; empty for a card
  std::string earlier;         // records that hold the rest of it: "0, 2"; mostly empty
};

// Empty when several cards overlap in one span: no four digits are the last.
std::string LastFour(const Finding& finding) {
  if (finding.last_four[0] == '\0') return {};
  return {finding.last_four.data(), finding.last_four.size()};
}

std::string MaskedNumber(const Finding& finding) {
  const std::string last_four = LastFour(finding);
  const std::size_t digits = finding.digits != 0 ? finding.digits : finding.length;
  return std::string(digits - std::min(digits, last_four.size()), '*') + last_four;
}

std::string TextLine(const Located& at) {
  const Finding& f = at.finding;
  const std::string what = f.kind == FindingKind::kCustom ? at.pattern
                           : f.kind == FindingKind::kPan  ? std::string(BrandName(f.brand))
                                                          : std::string(FindingKindName(f.kind));
  return "record " + std::to_string(at.record) + ", offset " + std::to_string(f.offset) +
         ", length " + std::to_string(f.length) + ": " + what + " " + MaskedNumber(f) + " (" +
         std::string(ConfidenceName(f.confidence)) + " confidence)" +
         (f.path.empty() ? "" : " in " + std::string(f.path)) +
         (at.earlier.empty() ? "" : ", the rest in record " + at.earlier) + "\n";
}

// Every word here is one of ours, a pattern's name or a path (Finding::path), without quotes,
// backslashes or controls: nothing needs escaping.
std::string JsonLine(const Located& at) {
  const Finding& f = at.finding;
  std::string line = "{\"record\":" + std::to_string(at.record) +
                     ",\"offset\":" + std::to_string(f.offset) +
                     ",\"length\":" + std::to_string(f.length);
  const auto add = [&line](const char* key, const std::string& value) {
    line += std::string(",\"") + key + "\":\"" + value + "\"";
  };
  add("kind", std::string(FindingKindName(f.kind)));
  if (f.kind == FindingKind::kCustom) {
    add("pattern", at.pattern);
  } else if (f.kind == FindingKind::kPan) {
    add("brand", std::string(BrandName(f.brand)));
    add("last4", LastFour(f));
  }
  add("confidence", std::string(ConfidenceName(f.confidence)));
  add("masked", MaskedNumber(f));
  if (!f.path.empty()) add("path", std::string(f.path));
  if (!at.earlier.empty()) line += ",\"earlier\":[" + at.earlier + "]";
  return line + "}\n";
}

struct Report {
  std::string lines;
  std::size_t found = 0;
  std::size_t unlisted = 0;  // found, but beyond what one Result lists
};

absl::StatusOr<Report> ScanAll(RecordScrubber scrubber, const Input& input,
                               const std::vector<CustomPattern>& patterns, ReportFormat format) {
  Report report;
  Scratch scratch;
  const std::string no_pattern;
  for (std::size_t i = 0; i < input.records().size(); ++i) {
    const Result result = scrubber.Next(input.records()[i].bytes, scratch);
    if (result.status != ScrubStatus::kOk && result.status != ScrubStatus::kTokenizeFailed) {
      return absl::InternalError("record " + std::to_string(i) +
                                 " not read: " + std::string(ScrubStatusName(result.status)));
    }
    for (std::size_t k = 0; k < result.findings.size(); ++k) {
      const Finding& finding = result.findings[k];
      const bool custom = finding.kind == FindingKind::kCustom;
      const Located at{i, finding, custom ? patterns.at(finding.pattern).name : no_pattern,
                       EarlierRecords(scrubber.earlier(), k)};
      report.lines += format == ReportFormat::kJson ? JsonLine(at) : TextLine(at);
    }
    report.found += result.findings_total;
    report.unlisted += result.findings_total - result.findings.size();
  }
  return report;
}

ExitCode RunScan(const ScanFlags& flags) {
  absl::StatusOr<ScrubberOptions> options = DetectionOptions(flags.detection, Action::kMask);
  if (!options.ok()) return Fail(options.status());
  options->action = Action::kMask;
  options->max_findings = 65536;
  const absl::StatusOr<Scrubber> scrubber = Scrubber::Create(*options);
  if (!scrubber.ok()) return Fail(scrubber.status());
  const absl::StatusOr<Input> input = Input::Read(flags.input.files, flags.input.null_separated);
  if (!input.ok()) return Fail(input.status());
  const absl::StatusOr<Report> report =
      ScanAll({*scrubber, flags.input.payload, flags.conversation}, *input, options->patterns,
              flags.format);
  if (!report.ok()) return Fail(report.status());
  if (const absl::Status written = WriteStdout(report->lines); !written.ok()) return Fail(written);
  if (report->unlisted != 0) {
    PrintLine(std::to_string(report->unlisted) + " more findings, not listed");
  }
  return report->found == 0 ? kDone : kFound;
}

}  // namespace

void AddScanCommand(CLI::App& app, int* exit_code) {
  CLI::App* const command = app.add_subcommand(
      "scan", "List the card numbers and what travels with them; replace nothing");
  const auto flags = std::make_shared<ScanFlags>();
  AddInputFlags(*command, flags->input);
  AddPayloadFlags(*command, flags->input);
  AddConversationFlag(*command, flags->conversation);
  AddChoice<ReportFormat>(*command, "--format", flags->format,
                          {{"text", ReportFormat::kText}, {"json", ReportFormat::kJson}},
                          "One line, or one line of JSON, for each finding\n(default: text)")
      ->group("Output");
  AddDetectionFlags(*command, flags->detection);
  command->footer(
      "Exit code: 0 nothing found, 1 found, 2 error. Never shows a whole number.\n\n"
      "Example:\n"
      "  $ printf 'my card is 4111 1111 1111 1111 thanks' | panveil scan\n"
      "  record 0, offset 11, length 19: visa ************1111 (high confidence)");
  command->callback([flags, exit_code] { *exit_code = RunScan(*flags); });
}

}  // namespace panveil::cli
