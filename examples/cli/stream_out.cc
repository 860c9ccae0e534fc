#include "stream_out.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

namespace panveil::cli {

void StreamOut::OnText(std::string_view text) noexcept {
  if (error_ == 0 && std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
    error_ = errno;
  }
}

void StreamOut::OnFinding(const Finding& finding) noexcept {
  if (summary_ != nullptr) summary_->AddFinding(finding, patterns_);
}

absl::Status StreamOut::Flush() {
  if (error_ == 0 && std::fflush(stdout) != 0) error_ = errno;
  if (error_ == 0) return absl::OkStatus();
  return absl::UnavailableError(std::string("cannot write the output: ") + std::strerror(error_));
}

}  // namespace panveil::cli
