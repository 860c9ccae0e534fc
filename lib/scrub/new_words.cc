#include "scrub/new_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
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

bool IsAscii(char c) noexcept { return static_cast<unsigned char>(c) < 0x80; }

// What says nothing to a reader of words but that none goes on here: ASCII, and no letter.
bool PartsWords(char c) noexcept { return IsAscii(c) && !text::IsLetter(c); }

// Whether `text`, with the digit `readable` behind it, is or ends with a word.
bool IsWord(std::string_view text, char readable) noexcept {
  // "CV2" labels a code.
  const std::size_t size = text.size();
  const bool label =
      size >= 2 && text.substr(size - 2) == "CV" && (size == 2 || !text::IsLetter(text[size - 3]));
  if (label && (readable == '1' || readable == '2')) return true;
  return (card::KindsIn(text, 0, text.size()) & ~unsigned{card::kFillerWord}) != 0;
}

// Whether nothing but what parts words is in [begin, end).
bool OnlyParts(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  while (begin < end && PartsWords(text.data()[begin])) ++begin;
  return begin >= end;
}

// Whether a replacement, letters and then digits, makes a word of a group of its letters. Digit i
// of `count` is one byte, at offset(i). Nothing where more than ASCII is beside them: between the
// digits of most numbers there is nothing but what parts words.
template <typename Offset>
std::optional<bool> PlainMakesWord(std::string_view text, int count, const char* replacement,
                                   Offset offset) noexcept {
  const std::size_t begin = offset(0);
  if (begin > 0 && !PartsWords(text[begin - 1])) return std::nullopt;
  int letters = count;
  while (letters > 0 && text::IsDigit(replacement[letters - 1])) --letters;
  bool word = false;
  for (int i = 0; i < letters;) {
    const int first = i;
    std::size_t end = offset(i);
    while (i < letters && offset(i) == end) {
      // Most stand in fours at least.
      const int more = letters - i >= 4 && offset(i + 3) == end + 3 ? 4 : 1;
      i += more;
      end += static_cast<std::size_t>(more);
    }
    const std::string_view group(replacement + first, static_cast<std::size_t>(i - first));
    const bool touches = i == letters && i < count && offset(i) == end;
    const bool may_be = text::IsLetter(group[0]) && card::MayBeWordAt(group, 0);
    if (may_be || group == "CV") {
      word = word || IsWord(group, touches ? replacement[i] : '\0');
    }
    if (i < count && !OnlyParts(text, end, offset(i))) return std::nullopt;
  }
  return word;
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
  return IsWord(written.text(), readable);
}

bool AllPlain(const DigitRun& run, const Window& window) noexcept {
  int i = window.begin;
  while (i < window.end && run.IsPlain(i)) ++i;
  return i == window.end;
}

}  // namespace

bool MakesWord(const DigitRun& run, const Window& window, const char* replacement) noexcept {
  const auto offset = [&](int i) noexcept { return OffsetOf(run, window.begin + i); };
  if (AllPlain(run, window)) {
    const auto makes = PlainMakesWord(run.text, window.size(), replacement, offset);
    if (makes.has_value()) return *makes;
  }
  return MakesWordOf(
      run.text, window.size(), replacement, offset,
      [&](int i) noexcept { return run.End(window.begin + i); },
      [&](int i, char c, char* out) noexcept {
        return WriteReplaced(run, window.begin + i, c, out);
      });
}

bool MakesWord(std::string_view text, std::size_t begin, const std::uint16_t* at, int count,
               const char* replacement) noexcept {
  const auto offset = [&](int i) noexcept { return begin + at[i]; };
  const auto makes = PlainMakesWord(text, count, replacement, offset);
  if (makes.has_value()) return *makes;
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
