#include "scrub/detokenize.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/secure_memory.h"
#include "payload/digit_run.h"
#include "payload/text_reader.h"
#include "scan/kernel.h"
#include "text/char_class.h"
#include "token/letter_token.h"
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

// Whether a token that starts here touches no word or number in front of it.
bool StartsAtBorder(const char* text, std::size_t at) noexcept {
  return at == 0 || !(text::IsLetter(text[at - 1]) || text::IsDigit(text[at - 1]));
}

// The places of the characters read so far that may belong to one letter token: letters, then up to
// four digits.
class LetterRun {
 public:
  // Adds the byte at `at`. Returns whether four digits now follow enough letters.
  bool Add(char c, std::size_t at) noexcept {
    if (text::IsJoiner(c)) {
      if (++gap_ > kMostJoiners) Clear();
      return false;
    }
    const bool letter = token::IsTokenLetter(c);
    if (letter && digits_ > 0) Clear();
    const bool digit = text::IsDigit(c) && letters_ >= kFewestDigits - 4;
    if (!letter && !digit) {
      Clear();
      return false;
    }
    gap_ = 0;
    if (letter && letters_ == kMostDigits - 4) Forget();
    at_[static_cast<std::size_t>(size())] = at;
    ++(letter ? letters_ : digits_);
    return digits_ == 4;
  }

  void Clear() noexcept { letters_ = digits_ = gap_ = 0; }

  // The last `count` places. REQUIRES: count <= size().
  [[nodiscard]] const std::size_t* Last(int count) const noexcept {
    return at_.data() + (size() - count);
  }

  [[nodiscard]] int size() const noexcept { return letters_ + digits_; }

 private:
  // No token has more letters: the first one cannot belong to one that ends later.
  void Forget() noexcept {
    std::copy(at_.begin() + 1, at_.begin() + letters_, at_.begin());
    --letters_;
  }

  std::array<std::size_t, kMostDigits> at_{};
  int letters_ = 0;
  int digits_ = 0;
  int gap_ = 0;
};

bool OpenEndOf(const LetterRun& run, token::PanOpener::Session& session, char* text) noexcept {
  // A start at a border is what a scrubbed text has, but for a PAN that touched a word in front.
  for (const bool at_border : {true, false}) {
    for (int count = run.size(); count >= kFewestDigits; --count) {
      const std::size_t* at = run.Last(count);
      if (StartsAtBorder(text, *at) == at_border && OpenAt(session, text, at, count)) return true;
    }
  }
  return false;
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

std::size_t OpenLetterTokens(token::PanOpener::Session& session, char* text,
                             std::size_t size) noexcept {
  std::size_t opened = 0;
  LetterRun run;
  for (std::size_t i = 0; i < size; ++i) {
    if (!run.Add(text[i], i)) continue;
    if (OpenEndOf(run, session, text)) ++opened;
    run.Clear();
  }
  return opened;
}

std::size_t OpenDigitTokens(token::PanOpener::Session& session, char* text,
                            std::size_t size) noexcept {
  std::size_t opened = 0;
  const scan::Kernel& kernel = *scan::AvailableKernels().front();
  payload::DigitRun run;
  for (scan::Stretch stretch = kernel.next_stretch(text, size, 0); stretch.begin < size;
       stretch = kernel.next_stretch(text, size, stretch.end)) {
    payload::TextReader reader({text, size}, stretch);
    while (reader.NextRun(run)) {
      for (;;) {
        opened += OpenGroups(run, session, text);
        if (run.ended) break;
        reader.Refill(run);
      }
    }
  }
  run.Wipe();
  return opened;
}

}  // namespace panveil::scrub
