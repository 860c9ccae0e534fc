// panveil scrub: replaces every card.
#include <chrono>
#include <memory>
#include <utility>

#include "commands.h"
#include "console.h"
#include "conversation_records.h"
#include "flags.h"
#include "panveil/stream.h"
#include "pieces.h"
#include "records.h"
#include "stream_out.h"
#include "summary.h"

namespace panveil::cli {
namespace {

struct ScrubFlags {
  InputFlags input;
  DetectionFlags detection;
  TokenFlags token;
  Action action = Action::kTokenize;
  bool stats = false;
  bool conversation = false;
};

struct Scrubbed {
  std::string text;  // all records, each with the NUL it had
  Summary summary;
  bool tokens_failed = false;
};

// Says which records hold the rest of the cards in record `number`.
void SayJoins(const RecordScrubber& scrubber, std::size_t number, const Result& result) {
  for (std::size_t i = 0; i < result.findings.size(); ++i) {
    const std::string earlier = EarlierRecords(scrubber.earlier(), i);
    if (earlier.empty()) continue;
    PrintLine("record " + std::to_string(number) + " completes a card; the rest is in record" +
              (earlier.find(',') == std::string::npos ? " " : "s ") + earlier);
  }
}

absl::StatusOr<std::shared_ptr<const Keyring>> KeyringFor(const ScrubFlags& flags) {
  if (!flags.token.keyring_file.empty()) return LoadKeyring(flags.token.keyring_file);
  if (flags.action != Action::kTokenize) return std::shared_ptr<const Keyring>();
  absl::StatusOr<Keyring> keyring = Keyring::Generate();
  if (!keyring.ok()) return keyring.status();
  return std::make_shared<const Keyring>(*std::move(keyring));
}

absl::StatusOr<ScrubberOptions> OptionsFor(const ScrubFlags& flags) {
  const Action pattern_action = flags.action == Action::kRedact ? Action::kRedact : Action::kMask;
  absl::StatusOr<ScrubberOptions> options = DetectionOptions(flags.detection, pattern_action);
  if (!options.ok()) return options;
  absl::StatusOr<std::shared_ptr<const Keyring>> keyring = KeyringFor(flags);
  if (!keyring.ok()) return keyring.status();
  options->action = flags.action;
  options->keyring = *std::move(keyring);
  options->scope = flags.token.scope;
  options->token_format = flags.token.format;
  if (flags.stats) options->max_findings = 65536;
  return options;
}

// Everything is scrubbed before anything is written, so that an error leaves no half output.
absl::StatusOr<Scrubbed> ScrubAll(RecordScrubber scrubber, const Input& input,
                                  const std::vector<CustomPattern>& patterns) {
  Scrubbed out;
  Scratch scratch;
  for (const Record& record : input.records()) {
    const auto start = std::chrono::steady_clock::now();
    const Result result = scrubber.Next(record.bytes, scratch);
    const auto time = std::chrono::steady_clock::now() - start;
    if (result.status == ScrubStatus::kTokenizeFailed) {
      out.tokens_failed = true;
    } else if (result.status != ScrubStatus::kOk) {
      return absl::InternalError("nothing written: " + std::string(ScrubStatusName(result.status)));
    }
    out.text += result.text;
    if (record.terminated) out.text += '\0';
    out.summary.Add(result, record.bytes.size(), time, patterns);
  }
  return out;
}

// Scrubs records that come in pieces, and writes what is known of each at once.
class ScrubPieces final : public RecordTaker {
 public:
  ScrubPieces(StreamScrubber stream, StreamOut& out, Summary& summary)
      : stream_(std::move(stream)), out_(out), summary_(summary) {}

  absl::Status OnPiece(std::string_view bytes) override {
    bytes_ += bytes.size();
    return Take([&] { return stream_.Feed(bytes, out_); });
  }
  absl::Status OnEnd(bool terminated) override {
    const absl::Status status = Take([&] { return stream_.Finish(out_); });
    if (!status.ok()) return status;
    summary_.AddRecord(std::exchange(bytes_, 0), std::exchange(time_, {}));
    if (terminated) out_.OnText(std::string_view("", 1));
    return out_.Flush();
  }
  absl::Status OnWait() override { return out_.Flush(); }
  [[nodiscard]] bool tokens_failed() const { return tokens_failed_; }

 private:
  template <typename Call>
  absl::Status Take(Call call) {
    const auto start = std::chrono::steady_clock::now();
    const ScrubStatus status = call();
    time_ += std::chrono::steady_clock::now() - start;
    tokens_failed_ = tokens_failed_ || status == ScrubStatus::kTokenizeFailed;
    if (status <= ScrubStatus::kTokenizeFailed) return absl::OkStatus();
    return absl::InternalError("nothing more written: " + std::string(ScrubStatusName(status)));
  }

  StreamScrubber stream_;
  StreamOut& out_;
  Summary& summary_;
  std::size_t bytes_ = 0;  // of the record
  std::chrono::nanoseconds time_{0};
  bool tokens_failed_ = false;
};

// Scrubs records that are messages of one speaker, and writes each when it is there.
class ScrubMessages final : public RecordTaker {
 public:
  ScrubMessages(RecordScrubber scrubber, const std::vector<CustomPattern>& patterns, StreamOut& out,
                Scrubbed& scrubbed)
      : scrubber_(std::move(scrubber)), patterns_(patterns), out_(out), scrubbed_(scrubbed) {}

  absl::Status OnPiece(std::string_view bytes) override {
    message_ += bytes;
    return absl::OkStatus();
  }
  absl::Status OnEnd(bool terminated) override {
    const auto start = std::chrono::steady_clock::now();
    const Result result = scrubber_.Next(message_, scratch_);
    const auto time = std::chrono::steady_clock::now() - start;
    if (result.status > ScrubStatus::kTokenizeFailed) {
      return absl::InternalError("nothing more written: " +
                                 std::string(ScrubStatusName(result.status)));
    }
    if (result.status == ScrubStatus::kTokenizeFailed) scrubbed_.tokens_failed = true;
    out_.OnText(result.text);
    if (terminated) out_.OnText(std::string_view("", 1));
    scrubbed_.summary.Add(result, message_.size(), time, patterns_);
    SayJoins(scrubber_, number_++, result);
    message_.clear();
    return absl::OkStatus();
  }
  absl::Status OnWait() override { return out_.Flush(); }

 private:
  RecordScrubber scrubber_;
  Scratch scratch_;
  const std::vector<CustomPattern>& patterns_;
  StreamOut& out_;
  Scrubbed& scrubbed_;
  std::string message_;
  std::size_t number_ = 0;
};

absl::StatusOr<Scrubbed> ScrubConversation(const Scrubber& scrubber, const ScrubFlags& flags,
                                           const std::vector<CustomPattern>& patterns) {
  Scrubbed scrubbed;
  StreamOut written(nullptr, patterns);
  ScrubMessages messages({scrubber, flags.input.payload, true}, patterns, written, scrubbed);
  absl::Status status = ReadPieces({flags.input.files, flags.input.null_separated}, messages);
  if (status.ok()) status = written.Flush();
  if (!status.ok()) return status;
  return scrubbed;
}

// In constant memory.
absl::Status StreamAll(const Scrubber& scrubber, const ScrubFlags& flags,
                       const std::vector<CustomPattern>& patterns, Scrubbed* out) {
  absl::StatusOr<StreamScrubber> stream = StreamScrubber::Create(scrubber, flags.input.payload);
  if (!stream.ok()) return stream.status();
  StreamOut written(flags.stats ? &out->summary : nullptr, patterns);
  ScrubPieces pieces(*std::move(stream), written, out->summary);
  const absl::Status status =
      ReadPieces({flags.input.files, flags.input.null_separated, flags.input.chunk}, pieces);
  out->tokens_failed = pieces.tokens_failed();
  return status;
}

absl::StatusOr<Scrubbed> ScrubInput(const Scrubber& scrubber, const ScrubFlags& flags,
                                    const std::vector<CustomPattern>& patterns) {
  // Patterns may match any length.
  const bool in_pieces = patterns.empty();
  if (flags.conversation) return ScrubConversation(scrubber, flags, patterns);
  if (in_pieces || flags.input.chunk != 0) {
    Scrubbed scrubbed;
    const absl::Status status = StreamAll(scrubber, flags, patterns, &scrubbed);
    if (!status.ok()) return status;
    return scrubbed;
  }
  const absl::StatusOr<Input> input = Input::Read(flags.input.files, flags.input.null_separated);
  if (!input.ok()) return input.status();
  absl::StatusOr<Scrubbed> scrubbed =
      ScrubAll({scrubber, flags.input.payload, false}, *input, patterns);
  if (!scrubbed.ok()) return scrubbed;
  if (const absl::Status written = WriteStdout(scrubbed->text); !written.ok()) return written;
  return scrubbed;
}

ExitCode RunScrub(const ScrubFlags& flags) {
  const absl::StatusOr<ScrubberOptions> options = OptionsFor(flags);
  if (!options.ok()) return Fail(options.status());
  const absl::StatusOr<Scrubber> scrubber = Scrubber::Create(*options);
  if (!scrubber.ok()) return Fail(scrubber.status());
  const absl::StatusOr<Scrubbed> scrubbed = ScrubInput(*scrubber, flags, options->patterns);
  if (!scrubbed.ok()) return Fail(scrubbed.status());
  if (flags.action == Action::kTokenize && flags.token.keyring_file.empty()) {
    PrintLine("no --keyring, so the key is this run's alone: its tokens cannot be opened again");
  }
  if (scrubbed->tokens_failed) PrintLine("some cards could not be tokenized and were masked");
  if (flags.stats) {
    const std::string text = scrubbed->summary.Text(scrubber->kernel());
    std::fwrite(text.data(), 1, text.size(), stderr);
  }
  return kDone;
}

}  // namespace

void AddScrubCommand(CLI::App& app, int* exit_code) {
  CLI::App* const command = app.add_subcommand("scrub", "Replace every card number in a text");
  const auto flags = std::make_shared<ScrubFlags>();
  AddInputFlags(*command, flags->input);
  AddPayloadFlags(*command, flags->input);
  AddConversationFlag(*command, flags->conversation);
  AddChunkFlag(*command, flags->input);
  command->get_option("--chunk")->excludes("--conversation");
  AddChoice<Action>(
      *command, "--action", flags->action,
      {{"token", Action::kTokenize}, {"mask", Action::kMask}, {"redact", Action::kRedact}},
      "What replaces a card: a token, stars and the last\n"
      "four digits, or stars (default: token)")
      ->group("Replacement");
  command->add_flag("--stats", flags->stats, "A summary on standard error")->group("Replacement");
  AddTokenFlags(*command, flags->token);
  AddDetectionFlags(*command, flags->detection);
  command->footer(
      "What is known is written while the rest is read, in constant memory, so that an error\n"
      "leaves what was written before it. With --pattern all is read first.\n\n"
      "Example:\n"
      "  $ printf 'my card is 4111 1111 1111 1111 thanks' | panveil scrub --action mask\n"
      "  my card is **** **** **** 1111 thanks");
  command->callback([flags, exit_code] { *exit_code = RunScrub(*flags); });
}

}  // namespace panveil::cli
