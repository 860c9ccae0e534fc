#include "scrub/detokenize.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/secure_memory.h"
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

// Up to kMostDigits digits from the start of a group of digits on.
struct DigitRun {
  std::array<std::size_t, kMostDigits> at{};
  std::array<bool, kMostDigits + 1> ends_group{};  // by how many digits of `at` are taken
  int count = 0;
  bool complete = true;  // no further digit follows
};

DigitRun ReadDigitRun(const char* text, std::size_t size, std::size_t from) noexcept {
  DigitRun run;
  int gap = 0;
  for (std::size_t i = from; i < size; ++i) {
    if (text::IsJoiner(text[i]) && gap < kMostJoiners) {
      ++gap;
      continue;
    }
    if (!text::IsDigit(text[i])) break;
    if (run.count == kMostDigits) {
      run.complete = false;
      break;
    }
    gap = 0;
    run.at[static_cast<std::size_t>(run.count++)] = i;
    run.ends_group[static_cast<std::size_t>(run.count)] =
        i + 1 == size || !text::IsDigit(text[i + 1]);
  }
  return run;
}

// How the first `count` digits of a run are grouped.
enum class Grouping {
  kTwoNumbers,    // one group is long enough to be a token by itself
  kUnusual,       // a token only where nothing else is around
  kConventional,  // as people and forms write a PAN
};

// REQUIRES: a group ends after `count` digits.
Grouping GroupingOf(const DigitRun& run, int count) noexcept {
  std::array<int, kMostDigits> sizes{};
  std::size_t groups = 0;
  for (int end = 1, start = 0; end <= count; ++end) {
    if (!run.ends_group[static_cast<std::size_t>(end)]) continue;
    sizes[groups++] = end - start;
    start = end;
  }
  const auto end = sizes.begin() + static_cast<std::ptrdiff_t>(groups);
  if (groups == 1) return Grouping::kConventional;
  // A long group would rather be a token by itself, beside another column's number.
  if (*std::max_element(sizes.begin(), end) > kFewestDigits) return Grouping::kTwoNumbers;
  const bool fours = std::all_of(sizes.begin(), end - 1, [](int size) { return size == 4; });
  const bool ones = std::all_of(sizes.begin(), end, [](int size) { return size == 1; });
  const bool halves =
      groups == 2 && (sizes[0] == 4 || sizes[0] == 6 || sizes[0] == sizes[1] || sizes[1] == 4);
  const bool threes = groups == 3 && sizes[0] == 4 && (sizes[1] == 6 || sizes[1] == 5);
  if ((fours && sizes[groups - 1] <= 4) || ones || halves || threes) return Grouping::kConventional;
  return Grouping::kUnusual;
}

// Returns the digits of the token opened, or 0. `at_start`: no digit comes before the run.
int OpenStartOf(const DigitRun& run, bool at_start, token::PanOpener::Session& session,
                char* text) noexcept {
  // A digit token has so little redundancy that the first window tried often opens, right or wrong.
  // So first what stands alone; then, with other numbers around, the usual lengths before the rare.
  const int alone = at_start && run.complete ? run.count : 0;
  for (const int count : {alone, 16, 15, 19, 18, 17, 14, 13, 12}) {
    if (count < kFewestDigits || count > run.count) continue;
    if (!run.ends_group[static_cast<std::size_t>(count)]) continue;
    if (GroupingOf(run, count) < (count == alone ? Grouping::kUnusual : Grouping::kConventional)) {
      continue;
    }
    if (OpenAt(session, text, run.at.data(), count)) return count;
  }
  return 0;
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
  int gap = kMostJoiners + 1;  // bytes since the last digit
  for (std::size_t i = 0; i < size; ++i) {
    if (!text::IsDigit(text[i])) {
      gap = text::IsJoiner(text[i]) ? gap + 1 : kMostJoiners + 1;
      gap = std::min(gap, kMostJoiners + 1);
      continue;
    }
    const bool starts_group = gap > 0;
    const bool starts_run = gap > kMostJoiners;
    gap = 0;
    if (!starts_group || (text[i] != '9' && text[i] != '7')) continue;
    const DigitRun run = ReadDigitRun(text, size, i);
    const int count = OpenStartOf(run, starts_run, session, text);
    if (count == 0) continue;
    ++opened;
    i = run.at[static_cast<std::size_t>(count - 1)];
  }
  return opened;
}

}  // namespace panveil::scrub
