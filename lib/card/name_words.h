// The words of a name of a field.
#ifndef PANVEIL_CARD_NAME_WORDS_H_
#define PANVEIL_CARD_NAME_WORDS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "card/field_name_endings.h"
#include "card/field_name_words.h"
#include "text/glyph.h"
#include "text/letter.h"

namespace panveil::card::internal {

constexpr bool IsUpper(char c) noexcept { return c >= 'A' && c <= 'Z'; }

// No listed name is as long, with the word before and tails behind: of a path, the end decides.
inline constexpr std::size_t kMostNameBytes = 96;

// In the place of a letter that is not Latin.
constexpr char kOther = '?';

// The Latin letter that text::LetterAt() has folded, or has not: the letters of Vietnamese, and the
// Romanian ones with a comma.
constexpr char LatinOf(std::uint32_t c) noexcept {
  if (c < 0x80) return static_cast<char>(c);
  if (c == 0x1A0 || c == 0x1A1) return 'o';
  if (c == 0x1AF || c == 0x1B0) return 'u';
  if (c >= 0x218 && c <= 0x21B) return c < 0x21A ? 's' : 't';
  if (c < 0x1EA0 || c > 0x1EF9) return kOther;
  return c < 0x1EB8   ? 'a'
         : c < 0x1EC8 ? 'e'
         : c < 0x1ECC ? 'i'
         : c < 0x1EE4 ? 'o'
         : c < 0x1EF2 ? 'u'
                      : 'y';
}

// The letters and digits of a name, folded, and where its words begin.
class NameWords {
 public:
  explicit NameWords(std::string_view name) noexcept {
    if (name.size() > kMostNameBytes) name.remove_prefix(name.size() - kMostNameBytes);
    for (std::size_t at = 0; at < name.size();) at = Read(name, at);
  }

  [[nodiscard]] std::string_view letters() const noexcept { return {letters_.data(), size_}; }
  // Behind the last colon: of "v1:pan" a namespace stands before it.
  [[nodiscard]] std::size_t local() const noexcept { return local_; }
  // Whether letters are in it that are not Latin.
  [[nodiscard]] bool any_other() const noexcept { return any_other_; }
  [[nodiscard]] bool BeginsWord(std::size_t at) const noexcept { return begins_[at]; }

  [[nodiscard]] std::string_view WordBefore(std::size_t end) const noexcept {
    std::size_t begin = end;
    while (begin > 0 && !begins_[--begin]) {
    }
    return letters().substr(begin, end - begin);
  }

  // Drops the last word if it is an index or says nothing.
  [[nodiscard]] bool DropTail() noexcept {
    const std::string_view last = WordBefore(size_);
    if (last.size() == size_ || last.empty()) return false;
    bool drops = IsNumeral(last.front());
    for (const std::string_view tail : kTails) drops = drops || last == tail;
    if (drops) size_ -= last.size();
    return drops && size_ > local_;
  }

 private:
  // Appends the character at `at`; returns where the next one is.
  std::size_t Read(std::string_view name, std::size_t at) noexcept {
    const char c = name[at];
    const char before = at == 0 ? '\0' : name[at - 1];
    if (static_cast<unsigned char>(c) >= 0x80) {
      const text::Letter letter = text::LetterAt(name, at);
      if (letter.kind == text::LetterKind::kNone) return ReadSign(name, at);
      if (letter.kind != text::LetterKind::kMark) AppendWide(LatinOf(letter.folded));
      return at + letter.bytes;
    }
    if (c == ':') local_ = size_;
    if (IsLower(c)) {
      Append(c, !IsLower(before) && !IsUpper(before) && ((before & '\x80') == 0 || EndsOther()));
    } else if (IsUpper(c)) {
      const bool ends_capitals = at + 1 < name.size() && IsLower(name[at + 1]);
      Append(static_cast<char>(c | 0x20), !IsUpper(before) || ends_capitals);
    } else if (IsNumeral(c)) {
      Append(c, !IsNumeral(before));
    }
    return at + 1;
  }

  // The same of what is no letter of ASCII or that text::LetterAt() knows.
  std::size_t ReadSign(std::string_view name, std::size_t at) noexcept {
    const text::Glyph glyph = text::DecodeGlyph(name, at);
    if (glyph.kind == text::GlyphKind::kDigit) {
      Append(static_cast<char>('0' + glyph.value), size_ > 0 && !IsNumeral(letters_[size_ - 1]));
    } else if (glyph.kind == text::GlyphKind::kLetter) {
      AppendWide(kOther);
    }
    return at + static_cast<std::size_t>(glyph.length);
  }

  void AppendWide(char c) noexcept {
    Append(c, EndsOther());
    any_other_ = any_other_ || c == kOther;
  }

  // Then a Latin letter begins a word.
  [[nodiscard]] bool EndsOther() const noexcept {
    return size_ > 0 && letters_[size_ - 1] == kOther;
  }

  void Append(char c, bool begins) noexcept {
    letters_[size_] = c;
    begins_[size_] = begins || size_ == 0;
    ++size_;
  }

  std::array<char, kMostNameBytes> letters_{};
  std::array<bool, kMostNameBytes> begins_{};
  std::size_t size_ = 0;
  std::size_t local_ = 0;
  bool any_other_ = false;
};

}  // namespace panveil::card::internal

#endif  // PANVEIL_CARD_NAME_WORDS_H_
