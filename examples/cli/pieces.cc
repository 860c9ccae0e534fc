#include "pieces.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

#include "progress.h"

namespace panveil::cli {
namespace {

constexpr std::size_t kReadBytes = std::size_t{1} << 16;

absl::Status ReadError(const std::string& name) {
  const char* shown = name == "-" ? "standard input" : name.c_str();
  return absl::NotFoundError(std::string("cannot read ") + shown + ": " + std::strerror(errno));
}

// An open file; closed at the end, unless it is standard input.
class File {
 public:
  explicit File(std::string name)
      : name_(std::move(name)),
        descriptor_(name_ == "-" ? STDIN_FILENO : open(name_.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~File() {
    if (descriptor_ > STDIN_FILENO) close(descriptor_);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
  [[nodiscard]] const std::string& name() const { return name_; }

  // 0 when it has none, as a pipe.
  [[nodiscard]] std::size_t Size() const {
    struct stat status {};
    const bool known = fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
    return known ? static_cast<std::size_t>(status.st_size) : 0;
  }

  // The number of bytes read; 0 at the end, below 0 for an error.
  [[nodiscard]] ssize_t Read(char* out, std::size_t size) const {
    ssize_t got = 0;
    do {
      got = read(descriptor_, out, size);
    } while (got < 0 && errno == EINTR);
    return got;
  }

 private:
  std::string name_;
  int descriptor_;
};

// Cuts what is read into records and pieces.
class Cutter {
 public:
  Cutter(const PieceFlags& flags, RecordTaker& taker) : flags_(flags), taker_(taker) {}

  absl::Status Add(std::string_view bytes) {
    while (!bytes.empty()) {
      const std::size_t nul = flags_.null_separated ? bytes.find('\0') : std::string_view::npos;
      absl::Status status = AddToRecord(bytes.substr(0, nul));
      if (!status.ok() || nul == std::string_view::npos) return status;
      in_record_ = false;
      status = taker_.OnEnd(true);
      if (!status.ok()) return status;
      bytes.remove_prefix(nul + 1);
    }
    return absl::OkStatus();
  }

  // A file ends: so does its record, unless a NUL ended it.
  absl::Status EndFile() {
    const bool ends = in_record_ || !flags_.null_separated;
    in_record_ = false;
    return ends ? taker_.OnEnd(false) : absl::OkStatus();
  }

 private:
  absl::Status AddToRecord(std::string_view bytes) {
    const std::size_t chunk = flags_.chunk == 0 ? bytes.size() : flags_.chunk;
    for (; !bytes.empty(); bytes.remove_prefix(std::min(chunk, bytes.size()))) {
      in_record_ = true;
      const absl::Status status = taker_.OnPiece(bytes.substr(0, chunk));
      if (!status.ok()) return status;
    }
    return absl::OkStatus();
  }

  const PieceFlags& flags_;
  RecordTaker& taker_;
  bool in_record_ = false;
};

absl::Status ReadFile(const File& file, Cutter& cutter, RecordTaker& taker, Progress& progress) {
  const auto buffer = std::make_unique<char[]>(kReadBytes);
  for (;;) {
    const ssize_t got = file.Read(buffer.get(), kReadBytes);
    if (got < 0) return ReadError(file.name());
    if (got == 0) return cutter.EndFile();
    const auto size = static_cast<std::size_t>(got);
    absl::Status status = cutter.Add({buffer.get(), size});
    if (status.ok()) status = taker.OnWait();
    if (!status.ok()) return status;
    progress.Add(size);
  }
}

}  // namespace

absl::Status ReadPieces(const PieceFlags& flags, RecordTaker& taker) {
  std::vector<std::unique_ptr<const File>> files;
  std::size_t bytes = 0;
  for (const std::string& name :
       flags.files.empty() ? std::vector<std::string>{"-"} : flags.files) {
    files.push_back(std::make_unique<const File>(name));
    if (!files.back()->is_open()) return ReadError(name);
    bytes += files.back()->Size();
  }
  Progress progress(bytes);
  Cutter cutter(flags, taker);
  for (const auto& file : files) {
    const absl::Status status = ReadFile(*file, cutter, taker, progress);
    if (!status.ok()) return status;
  }
  return absl::OkStatus();
}

}  // namespace panveil::cli
