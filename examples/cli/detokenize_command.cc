// panveil detokenize: the other direction.
#include <memory>
#include <utility>

#include "commands.h"
#include "console.h"
#include "flags.h"
#include "panveil/detokenizer.h"
#include "records.h"

namespace panveil::cli {
namespace {

struct DetokenizeFlags {
  InputFlags input;
  TokenFlags token;
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
  const absl::StatusOr<Input> input = Input::Read(flags.input.files, flags.input.null_separated);
  if (!input.ok()) return Fail(input.status());

  std::string text;
  for (const Record& record : input->records()) {
    text += detokenizer->Detokenize(record.bytes);
    if (record.terminated) text += '\0';
  }
  if (const absl::Status written = WriteStdout(text); !written.ok()) return Fail(written);
  return kDone;
}

}  // namespace

void AddDetokenizeCommand(CLI::App& app, int* exit_code) {
  CLI::App* const command = app.add_subcommand("detokenize", "Turn tokens back into card numbers");
  const auto flags = std::make_shared<DetokenizeFlags>();
  AddInputFlags(*command, flags->input);
  AddTokenFlags(*command, flags->token)->required();
  command->footer(
      "What was made with another key or scope stays as it is, as does a token with escapes or\n"
      "tags among its letters (%20, &nbsp;): decode those first. The output holds card numbers.\n\n"
      "Example:\n"
      "  $ panveil scrub --keyring shop.keys chat.txt | panveil detokenize --keyring shop.keys");
  command->callback([flags, exit_code] { *exit_code = RunDetokenize(*flags); });
}

}  // namespace panveil::cli
