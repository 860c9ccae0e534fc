// panveil keygen: makes a keyring, or adds a key to one.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

#include "commands.h"
#include "console.h"
#include "panveil/keyring.h"

namespace panveil::cli {
namespace {

struct KeygenFlags {
  std::string file;
  bool force = false;
  bool rotate = false;
};

// Takes the name by creating the file, so that two runs at once cannot both find it free.
absl::Status Reserve(const std::string& path) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file >= 0) {
    ::close(file);
    return absl::OkStatus();
  }
  if (errno == EEXIST) {
    return absl::AlreadyExistsError(path +
                                    " exists; --rotate adds a key to it, --force replaces it");
  }
  return absl::UnavailableError("cannot write " + path + ": " + std::strerror(errno));
}

ExitCode Report(const Keyring& keyring, const std::string& path) {
  const std::vector<std::string> ids = keyring.Ids();
  const std::string count = std::to_string(ids.size()) + (ids.size() == 1 ? " key" : " keys");
  const absl::Status written =
      WriteStdout("new key " + ids.front() + " in " + path + " (" + count + ")\n");
  return written.ok() ? kDone : Fail(written);
}

ExitCode Rotate(const std::string& path) {
  absl::StatusOr<Keyring> keyring = Keyring::Load(path);
  if (!keyring.ok()) return Fail(keyring.status());
  absl::StatusOr<SecretKey> key = SecretKey::Generate();
  if (!key.ok()) return Fail(key.status());
  if (const absl::Status added = keyring->Rotate(*std::move(key)); !added.ok()) return Fail(added);
  if (const absl::Status saved = keyring->Save(path); !saved.ok()) return Fail(saved);
  return Report(*keyring, path);
}

ExitCode Generate(const std::string& path, bool force) {
  const absl::StatusOr<Keyring> keyring = Keyring::Generate();
  if (!keyring.ok()) return Fail(keyring.status());
  if (!force) {
    if (const absl::Status reserved = Reserve(path); !reserved.ok()) return Fail(reserved);
  }
  if (const absl::Status saved = keyring->Save(path); !saved.ok()) {
    if (!force) ::unlink(path.c_str());
    return Fail(saved);
  }
  return Report(*keyring, path);
}

ExitCode RunKeygen(const KeygenFlags& flags) {
  if (flags.rotate && flags.force) return Fail("--rotate and --force exclude each other");
  return flags.rotate ? Rotate(flags.file) : Generate(flags.file, flags.force);
}

}  // namespace

void AddKeygenCommand(CLI::App& app, int* exit_code) {
  CLI::App* const command = app.add_subcommand("keygen", "Make a keyring, or add a key to one");
  const auto flags = std::make_shared<KeygenFlags>();
  command->add_option("-o,--output,FILE", flags->file, "The keyring to write (mode 0600)")
      ->option_text("FILE")
      ->required()
      ->group("Keyring");
  command
      ->add_flag("--rotate", flags->rotate,
                 "Add a new primary key; the older ones only open\ntokens from now on")
      ->group("Keyring");
  command->add_flag("--force", flags->force, "Replace a keyring that exists; its tokens are lost")
      ->group("Keyring");
  command->footer(
      "Says the new key's id, never the key.\n\n"
      "Example:\n"
      "  $ panveil keygen shop.keys\n"
      "  $ panveil keygen --rotate shop.keys");
  command->callback([flags, exit_code] { *exit_code = RunKeygen(*flags); });
}

}  // namespace panveil::cli
