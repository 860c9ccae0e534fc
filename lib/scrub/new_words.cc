#include "scrub/new_words.h"

#include <array>
#include <cstddef>
#include <string_view>

#include "card/context.h"
#include "text/char_class.h"

namespace panveil::scrub {

using card::Window;
using payload::DigitRun;
using text::IsLetter;

namespace {

// The letters of one word, as many as matter: no card word has more.
class Word {
 public:
  void Clear() noexcept { size_ = 0; }
  void Add(char c) noexcept {
    if (size_ < letters_.size()) letters_[size_++] = c;
  }
  [[nodiscard]] bool IsCardWord() const noexcept {
    return card::ContextOf({letters_.data(), size_}, size_, size_).card_word;
  }

 private:
  std::array<char, card::kMostBytesBefore> letters_{};
  std::size_t size_ = 0;
};

std::size_t OffsetOf(const DigitRun& run, int digit) noexcept {
  return run.offset[static_cast<std::size_t>(digit)];
}

}  // namespace

bool MakesCardWord(const DigitRun& run, const Window& window, const char* replacement) noexcept {
  Word word;
  const std::size_t begin = OffsetOf(run, window.begin);
  std::size_t from = begin;
  while (from > 0 && IsLetter(run.text[from - 1]) && begin - from < card::kMostBytesBefore) --from;
  for (; from < begin; ++from) word.Add(run.text[from]);
  for (int i = window.begin; i < window.end; ++i) {
    const char c = replacement[i - window.begin];
    const payload::Gap gap = run.gap[static_cast<std::size_t>(i)];
    if (i > window.begin && gap != payload::Gap::kNone && gap != payload::Gap::kTurn) {
      if (word.IsCardWord()) return true;
      word.Clear();
    }
    // A digit ends the word; what follows it in the group are digits, too.
    if (IsLetter(c)) word.Add(c);
  }
  return word.IsCardWord();
}

char CoverCharFor(const DigitRun& run, const Window& window) noexcept {
  const std::size_t begin = OffsetOf(run, window.begin);
  const std::size_t end = run.End(window.end - 1);
  const bool touched = (begin > 0 && IsLetter(run.text[begin - 1])) ||
                       (end < run.text.size() && IsLetter(run.text[end]));
  return touched ? 'Q' : 'X';
}

}  // namespace panveil::scrub
