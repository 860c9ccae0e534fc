#include "scrub/new_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "card/lexicon.h"
#include "payload/gap.h"
#include "scrub/replaced_digit.h"
#include "text/char_class.h"
#include "text/letter.h"
#include "text/utf8.h"

namespace panveil::scrub {

using card::Window;
using payload::DigitRun;

namespace {

constexpr std::size_t kMostBytesOfWord = 96;

std::size_t OffsetOf(const DigitRun& run, int digit) noexcept {
  return run.offset[static_cast<std::size_t>(digit)];
}

// What stands in place of the letters of a replacement, with the word that touches them.
class Written {
 public:
  void Add(std::string_view bytes) noexcept {
    const std::size_t count = std::min(bytes.size(), bytes_.size() - size_);
    bytes.copy(bytes_.data() + size_, count);
    size_ += count;
  }
  [[nodiscard]] std::string_view text() const noexcept { return {bytes_.data(), size_}; }

 private:
  std::array<char,
             kMostBytesOfWord + card::kMaxPanDigits*(text::kMostUtf8Bytes + payload::kMostGapBytes)>
      bytes_;
  std::size_t size_ = 0;
};

// Where the letters begin that end at `end`, as far as they matter.
std::size_t WordBegin(std::string_view text, std::size_t end) noexcept {
  const std::size_t limit = end - std::min(end, kMostBytesOfWord);
  return end == limit ? end : card::WordBefore(text, limit, end).begin;
}

bool IsLetterOrMark(const text::Letter& letter) noexcept {
  return letter.kind != text::LetterKind::kNone;
}

// Digit i of `count` stands at offset(i) to end(i); write(i, c, bytes) puts `c` in its form.
template <typename Offset, typename End, typename Write>
bool MakesWordOf(std::string_view text, int count, const char* replacement, Offset offset, End end,
                 Write write) noexcept {
  Written written;
  std::size_t from = WordBegin(text, offset(0));
  char readable = '\0';  // the first digit of those that stay
  for (int i = 0; i < count; ++i) {
    const char c = replacement[i];
    if (text::IsDigit(c)) {
      readable = c;
      break;
    }
    written.Add(text.substr(from, offset(i) - from));
    std::array<char, text::kMostUtf8Bytes> bytes{};
    const auto length = static_cast<std::size_t>(write(i, c, bytes.data()));
    written.Add({bytes.data(), length});
    from = end(i);
  }
  const std::string_view letters = written.text();
  // "CV2" labels a code.
  const std::size_t size = letters.size();
  const bool label = size >= 2 && letters.substr(size - 2) == "CV" &&
                     (size == 2 || !text::IsLetter(letters[size - 3]));
  if (label && (readable == '1' || readable == '2')) return true;
  return (card::KindsIn(letters, 0, letters.size()) & ~unsigned{card::kFillerWord}) != 0;
}

}  // namespace

bool MakesWord(const DigitRun& run, const Window& window, const char* replacement) noexcept {
  return MakesWordOf(
      run.text, window.size(), replacement,
      [&](int i) noexcept { return OffsetOf(run, window.begin + i); },
      [&](int i) noexcept { return run.End(window.begin + i); },
      [&](int i, char c, char* out) noexcept {
        return WriteReplaced(run, window.begin + i, c, out);
      });
}

bool MakesWord(std::string_view text, std::size_t begin, const std::uint16_t* at, int count,
               const char* replacement) noexcept {
  const auto offset = [&](int i) noexcept { return begin + at[i]; };
  return MakesWordOf(
      text, count, replacement, offset, [&](int i) noexcept { return offset(i) + 1; },
      [](int, char c, char* out) noexcept {
        *out = c;
        return 1;
      });
}

char CoverCharFor(const DigitRun& run, const Window& window) noexcept {
  const std::size_t begin = OffsetOf(run, window.begin);
  const std::size_t end = run.End(window.end - 1);
  const bool touched = (begin > 0 && IsLetterOrMark(text::LetterBefore(run.text, 0, begin))) ||
                       (end < run.text.size() && IsLetterOrMark(text::LetterAt(run.text, end)));
  return touched ? 'Q' : 'X';
}

}  // namespace panveil::scrub
