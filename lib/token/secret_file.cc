#include "token/secret_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <system_error>

namespace panveil::token {
namespace {

class FileDescriptor {
 public:
  explicit FileDescriptor(int fd) noexcept : fd_(fd) {}
  ~FileDescriptor() {
    if (fd_ >= 0) (void)close(fd_);
  }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;

  [[nodiscard]] int get() const noexcept { return fd_; }

  // Closes now, to hear of an error.
  [[nodiscard]] bool Close() noexcept {
    const int fd = fd_;
    fd_ = -1;
    return close(fd) == 0;
  }

 private:
  int fd_;
};

// `error` is an errno.
absl::Status SystemError(const std::string& path, const char* what, int error) {
  const std::string text =
      path + ": " + what + ": " + std::error_code(error, std::generic_category()).message();
  switch (error) {
    case ENOENT:
      return absl::NotFoundError(text);
    case EACCES:
    case EPERM:
      return absl::PermissionDeniedError(text);
    default:
      return absl::UnavailableError(text);
  }
}

absl::Status CheckFile(const std::string& path, const struct stat& file, std::size_t most_bytes) {
  if (!S_ISREG(file.st_mode)) return absl::InvalidArgumentError(path + ": not a regular file");
  if ((file.st_mode & 0077) != 0) {
    return absl::PermissionDeniedError(path + ": others than the owner may use it; chmod 0600");
  }
  if (static_cast<std::size_t>(file.st_size) > most_bytes) {
    return absl::InvalidArgumentError(path + ": larger than " + std::to_string(most_bytes) +
                                      " bytes");
  }
  return absl::OkStatus();
}

// Bytes read, `size` at most; -1 with errno on an error.
ssize_t ReadAll(int fd, char* data, std::size_t size) noexcept {
  std::size_t filled = 0;
  while (filled < size) {
    const ssize_t got = read(fd, data + filled, size - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return -1;
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  return static_cast<ssize_t>(filled);
}

bool WriteAll(int fd, std::string_view bytes) noexcept {
  while (!bytes.empty()) {
    const ssize_t put = write(fd, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

std::string FolderOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

}  // namespace

absl::StatusOr<SecretBuffer> ReadSecretFile(const std::string& path, std::size_t most_bytes) {
  // Without O_NONBLOCK, opening a pipe would wait for a writer. Links are followed: secrets are
  // mounted through them.
  const FileDescriptor fd(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (fd.get() < 0) return SystemError(path, "cannot open", errno);
  struct stat file {};
  if (fstat(fd.get(), &file) != 0) return SystemError(path, "cannot stat", errno);
  const absl::Status checked = CheckFile(path, file, most_bytes);
  if (!checked.ok()) return checked;
  // One byte more than the file has, to notice one that grows meanwhile.
  SecretBuffer buffer(static_cast<std::size_t>(file.st_size) + 1);
  if (buffer.data() == nullptr) return absl::ResourceExhaustedError(path + ": no memory");
  const ssize_t size = ReadAll(fd.get(), buffer.data(), buffer.size());
  if (size < 0) return SystemError(path, "cannot read", errno);
  if (size != file.st_size) return absl::UnavailableError(path + ": changed while it was read");
  buffer.Shrink(static_cast<std::size_t>(size));
  return buffer;
}

absl::Status WriteSecretFile(const std::string& path, std::string_view bytes) {
  // mkstemp() gives an unused name and mode 0600, whatever the umask.
  std::string temporary = path + ".XXXXXX";
  FileDescriptor fd(mkostemp(temporary.data(), O_CLOEXEC));
  if (fd.get() < 0) return SystemError(path, "cannot make a temporary file beside it", errno);
  const bool written = WriteAll(fd.get(), bytes) && fsync(fd.get()) == 0 && fd.Close() &&
                       std::rename(temporary.c_str(), path.c_str()) == 0;
  if (!written) {
    const int error = errno;
    (void)unlink(temporary.c_str());
    return SystemError(path, "cannot write", error);
  }
  // The rename itself must survive a power cut too.
  const FileDescriptor folder(open(FolderOf(path).c_str(), O_RDONLY | O_CLOEXEC | O_DIRECTORY));
  if (folder.get() < 0 || fsync(folder.get()) != 0) {
    return SystemError(path, "written, but cannot flush its folder", errno);
  }
  return absl::OkStatus();
}

}  // namespace panveil::token
