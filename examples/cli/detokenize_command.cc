// panveil detokenize: the other direction.
#include <memory>
#include <utility>

#include "commands.h"
#include "console.h"
#include "flags.h"
#include "panveil/detokenizer.h"
#include "pieces.h"
#include "stream_out.h"

namespace panveil::cli {
namespace {

struct DetokenizeFlags {
  InputFlags input;
  TokenFlags token;
};

// Opens tokens in records that come in pieces, and writes what is known at once.
class OpenPieces final : public RecordTaker {
 public:
  OpenPieces(StreamDetokenizer stream, StreamOut& out) : stream_(std::move(stream)), out_(out) {}

  absl::Status OnPiece(std::string_view bytes) override {
    stream_.Feed(bytes, out_);
    return absl::OkStatus();
  }
  absl::Status OnEnd(bool terminated) override {
    (void)stream_.Finish(out_);
    if (terminated) out_.OnText(std::string_view("", 1));
    return out_.Flush();
  }

  absl::Status OnWait() override { return out_.Flush(); }

 private:
  StreamDetokenizer stream_;
  StreamOut& out_;
};

ExitCode RunDetokenize(const DetokenizeFlags& flags) {
  absl::StatusOr<std::shared_ptr<const Keyring>> keyring = LoadKeyring(flags.token.keyring_file);
  if (!keyring.ok()) return Fail(keyring.status());
  DetokenizerOptions options;
  options.keyring = *std::move(keyring);
  options.scope = flags.token.scope;
  options.token_format = flags.token.format;
  const absl::StatusOr<Detokenizer> detokenizer = Detokenizer::Create(options);
  if (!detokenizer.ok()) return Fail(detokenizer.status());
  absl::StatusOr<StreamDetokenizer> stream = StreamDetokenizer::Create(*detokenizer);
  if (!stream.ok()) return Fail(stream.status());
  const std::vector<CustomPattern> no_patterns;
  StreamOut out(nullptr, no_patterns);
  OpenPieces pieces(*std::move(stream), out);
  const absl::Status status =
      ReadPieces({flags.input.files, flags.input.null_separated, flags.input.chunk}, pieces);
  return status.ok() ? kDone : Fail(status);
}

}  // namespace

void AddDetokenizeCommand(CLI::App& app, int* exit_code) {
  CLI::App* const command = app.add_subcommand("detokenize", "Turn tokens back into card numbers");
  const auto flags = std::make_shared<DetokenizeFlags>();
  AddInputFlags(*command, flags->input);
  AddChunkFlag(*command, flags->input);
  AddTokenFlags(*command, flags->token)->required();
  command->footer(
      "What was made with another key or scope stays as it is, as does a token with escapes or\n"
      "tags among its letters (%20, &nbsp;): decode those first. The output holds card numbers.\n\n"
      "Example:\n"
      "  $ panveil scrub --keyring shop.keys chat.txt | panveil detokenize --keyring shop.keys");
  command->callback([flags, exit_code] { *exit_code = RunDetokenize(*flags); });
}

}  // namespace panveil::cli
