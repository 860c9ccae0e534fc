#include "progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>

namespace panveil::cli {

Progress::Progress(std::size_t all)
    : all_(all),
      shown_(all >= kFewestBytes && isatty(STDERR_FILENO) != 0 && isatty(STDOUT_FILENO) == 0),
      last_(std::chrono::steady_clock::now()) {}

Progress::~Progress() {
  if (on_screen_) std::fputs("\r\x1B[K", stderr);  // leaves the line empty
}

void Progress::Add(std::size_t bytes) {
  constexpr std::chrono::milliseconds kBetween{100};
  constexpr std::size_t kWidth = 40;
  done_ += bytes;
  if (!shown_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < kBetween) return;
  last_ = now;
  on_screen_ = true;
  // A file may grow while it is read.
  const double part = std::min(1.0, static_cast<double>(done_) / static_cast<double>(all_));
  std::string bar(static_cast<std::size_t>(part * kWidth), '#');
  bar.resize(kWidth, '.');
  std::fprintf(stderr, "\r[%s] %3d%%  %zu of %zu MB", bar.c_str(), static_cast<int>(part * 100),
               done_ >> 20, all_ >> 20);
  std::fflush(stderr);
}

}  // namespace panveil::cli
