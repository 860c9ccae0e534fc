// The main job on a transcript: what people typed, and what a chat vendor receives.
//
//   panveil_demo FILE
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "panveil/keyring.h"
#include "panveil/scrubber.h"
#include "panveil/version.h"
#include "side_by_side.h"
#include "transcript.h"

namespace panveil::demo {
namespace {

struct Totals {
  std::size_t with_card = 0;
  std::size_t cards = 0;
  std::map<std::string, std::size_t> brands;
  std::map<FindingKind, std::size_t> companions;
};

std::optional<std::string> ReadFile(const char* path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string text;
  std::array<char, 65536> buffer{};
  while (in) {  // read(), unlike an iterator, does not throw when the path is a folder
    in.read(buffer.data(), buffer.size());
    text.append(buffer.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) return std::nullopt;
  return text;
}

// A terminal gets its own width within reason; a pipe gets 100 columns and no colour.
Look ChooseLook() {
  Look look;
  const bool terminal = isatty(STDOUT_FILENO) != 0;
  winsize size{};
  if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0) {
    look.width = std::clamp<std::size_t>(size.ws_col, 60, 140);
  }
  const char* const no_color = std::getenv("NO_COLOR");
  look.color = terminal && (no_color == nullptr || *no_color == '\0');
  return look;
}

// A key for this run: the demo's tokens need not be opened again.
absl::StatusOr<Scrubber> MakeScrubber() {
  absl::StatusOr<Keyring> keyring = Keyring::Generate();
  if (!keyring.ok()) return keyring.status();
  ScrubberOptions options;
  options.keyring = std::make_shared<const Keyring>(*std::move(keyring));
  return Scrubber::Create(options);
}

Totals Show(const Scrubber& scrubber, const std::vector<Message>& messages,
            const SideBySide& columns) {
  Totals totals;
  Scratch scratch;
  std::fputs(columns.Header("What people typed", "What the chat vendor receives").c_str(), stdout);
  for (const Message& message : messages) {
    const Result result = scrubber.Scrub(message.text, PayloadKind::kText, scratch);
    if (message.starts_a_thread) std::fputs(columns.Rule().c_str(), stdout);
    std::fputs(columns.Rows(message.text, result.text, result.findings).c_str(), stdout);
    const std::size_t cards = totals.cards;
    for (const Finding& f : result.findings) {
      if (f.kind == FindingKind::kPan) {
        ++totals.cards;
        ++totals.brands[std::string(BrandName(f.brand))];
      } else {
        ++totals.companions[f.kind];
      }
    }
    totals.with_card += totals.cards != cards ? 1U : 0U;
  }
  return totals;
}

// Nanoseconds a message, all messages one after the other. The fastest of many passes: the others
// hold what else the machine did.
double TimePerMessage(const Scrubber& scrubber, const std::vector<Message>& messages) {
  constexpr std::chrono::milliseconds kBudget{200};
  Scratch scratch;
  std::size_t bytes = 0;
  auto best = std::chrono::steady_clock::duration::max();
  const auto first = std::chrono::steady_clock::now();
  for (auto start = first; start - first < kBudget; start = std::chrono::steady_clock::now()) {
    for (const Message& message : messages) {
      bytes += scrubber.Scrub(message.text, PayloadKind::kText, scratch).text.size();
    }
    best = std::min(best, std::chrono::steady_clock::now() - start);
  }
  if (bytes == 0) return 0;
  return std::chrono::duration<double, std::nano>(best).count() /
         static_cast<double>(messages.size());
}

std::string Destroyed(const Totals& totals) {
  std::string text;
  for (const auto& [kind, name] : {std::pair(FindingKind::kVerificationCode, "verification codes"),
                                   std::pair(FindingKind::kExpiry, "expiry dates"),
                                   std::pair(FindingKind::kTrack, "magnetic stripes")}) {
    const auto found = totals.companions.find(kind);
    if (found == totals.companions.end()) continue;
    text += std::string(text.empty() ? "" : ", ") + name + " " + std::to_string(found->second);
  }
  return text.empty() ? "nothing else" : text;
}

void PrintSummary(const Totals& totals, std::size_t messages, double nanoseconds,
                  std::string_view kernel) {
  std::vector<std::pair<std::string, std::size_t>> brands(totals.brands.begin(),
                                                          totals.brands.end());
  std::stable_sort(brands.begin(), brands.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string names;
  for (const auto& [name, count] : brands) {
    names += (names.empty() ? "  " : ", ") + name + " " + std::to_string(count);
  }
  std::printf("  messages  %zu, %zu of them with a card\n", messages, totals.with_card);
  std::printf("  cards     %zu%s\n", totals.cards, names.c_str());
  std::printf("  destroyed %s\n", Destroyed(totals).c_str());
  std::printf("  time      %.2f us a message (%.*s kernel, one thread)\n", nanoseconds / 1000,
              static_cast<int>(kernel.size()), kernel.data());
  std::printf("  tokens    equal for equal cards; only the keyring opens them\n");
}

int Run(const char* path) {
  const std::optional<std::string> text = ReadFile(path);
  if (!text) {
    std::perror("panveil_demo: cannot read the file");
    return 2;
  }
  const absl::StatusOr<Scrubber> scrubber = MakeScrubber();
  if (!scrubber.ok()) {
    std::fprintf(stderr, "panveil_demo: %s\n", std::string(scrubber.status().message()).c_str());
    return 2;
  }
  const std::vector<Message> messages = SplitMessages(*text);
  const SideBySide columns(ChooseLook());
  const Totals totals = Show(*scrubber, messages, columns);
  std::fputs(columns.Rule().c_str(), stdout);
  PrintSummary(totals, messages.size(), TimePerMessage(*scrubber, messages), scrubber->kernel());
  return std::fflush(stdout) == 0 ? 0 : 2;
}

}  // namespace
}  // namespace panveil::demo

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: panveil_demo FILE\n", stderr);
    return 2;
  }
  return panveil::demo::Run(argv[1]);
}
