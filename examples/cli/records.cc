#include "records.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <utility>

namespace panveil::cli {
namespace {

constexpr std::size_t kReadBytes = std::size_t{1} << 18;

void CloseUnlessStdin(std::FILE* file) {
  if (file != stdin) std::fclose(file);
}

absl::Status ReadError(const std::string& name) {
  const char* shown = name == "-" ? "standard input" : name.c_str();
  return absl::NotFoundError(std::string("cannot read ") + shown + ": " + std::strerror(errno));
}

absl::StatusOr<std::string> ReadAll(const std::string& name) {
  const std::unique_ptr<std::FILE, void (*)(std::FILE*)> file(
      name == "-" ? stdin : std::fopen(name.c_str(), "rb"), CloseUnlessStdin);
  if (!file) return ReadError(name);
  std::string bytes;
  const auto buffer = std::make_unique<std::array<char, kReadBytes>>();
  for (;;) {
    const std::size_t got = std::fread(buffer->data(), 1, buffer->size(), file.get());
    bytes.append(buffer->data(), got);
    if (got < buffer->size()) break;
  }
  if (std::ferror(file.get()) != 0) return ReadError(name);
  return bytes;
}

void AppendRecords(std::string_view bytes, std::vector<Record>& records) {
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\0');
    if (end == std::string_view::npos) {
      records.push_back({bytes, false});
      return;
    }
    records.push_back({bytes.substr(0, end), true});
    bytes.remove_prefix(end + 1);
  }
}

}  // namespace

absl::StatusOr<Input> Input::Read(const std::vector<std::string>& files, bool null_separated) {
  Input input;
  for (const std::string& name : files.empty() ? std::vector<std::string>{"-"} : files) {
    absl::StatusOr<std::string> bytes = ReadAll(name);
    if (!bytes.ok()) return bytes.status();
    const std::string& kept = input.contents_.emplace_back(*std::move(bytes));
    if (null_separated) {
      AppendRecords(kept, input.records_);
    } else {
      input.records_.push_back({kept, false});
    }
  }
  return input;
}

}  // namespace panveil::cli
