#include <algorithm>
#include <array>
#include <cstdint>

#include "base/secure_memory.h"
#include "payload/digit_run.h"
#include "payload/text_reader.h"
#include "scan/kernel.h"
#include "scrub/detokenize.h"
#include "token/tokenizer.h"

namespace panveil::scrub {
namespace {

using token::kFewestDigits;
using token::kMostDigits;

// Opens the token whose characters stand at the `count` places `at`, and writes its PAN there.
bool OpenAt(token::PanOpener::Session& session, char* text, const std::size_t* at,
            int count) noexcept {
  std::array<char, kMostDigits> token{};
  std::array<std::uint8_t, kMostDigits> digits{};
  for (int i = 0; i < count; ++i) token[static_cast<std::size_t>(i)] = text[at[i]];
  if (!session.Open(token.data(), count, digits.data())) return false;
  for (int i = 0; i < count; ++i) {
    text[at[i]] = static_cast<char>('0' + digits[static_cast<std::size_t>(i)]);
  }
  base::Wipe(digits.data(), digits.size());
  return true;
}

// Opens the groups that stand alone, and drops those that can be decided.
std::size_t OpenGroups(payload::DigitRun& run, token::PanOpener::Session& session,
                       char* text) noexcept {
  std::size_t opened = 0;
  int begin = 0;
  for (int end = 1; end <= run.size; ++end) {
    if (!run.IsBorder(end) || (end == run.size && !run.ended)) continue;
    const int count = end - begin;
    if (count >= kFewestDigits && count <= kMostDigits && run.StandsAlone(begin, end) &&
        OpenAt(session, text, &run.offset[static_cast<std::size_t>(begin)], count)) {
      ++opened;
    }
    begin = end;
  }
  // One group as long as the buffer is no token, nor is its rest.
  run.Drop(begin == 0 ? run.size - 1 : begin);
  return opened;
}

}  // namespace

std::size_t OpenDigitTokens(token::PanOpener::Session& session, std::string& text) {
  std::size_t opened = 0;
  const scan::Kernel& kernel = *scan::AvailableKernels().front();
  payload::DigitRun run;
  std::size_t read = 0;
  for (scan::Stretch stretch = kernel.next_stretch(text.data(), text.size(), 0);
       stretch.begin < text.size();
       stretch = kernel.next_stretch(text.data(), text.size(), stretch.end)) {
    stretch.begin = std::max(stretch.begin, read);
    payload::TextReader reader(text, stretch, read);
    while (reader.NextRun(run)) {
      for (;;) {
        opened += OpenGroups(run, session, text.data());
        if (run.ended) break;
        reader.Refill(run);
      }
    }
    read = std::max(read, reader.position());
  }
  run.Wipe();
  return opened;
}

}  // namespace panveil::scrub
