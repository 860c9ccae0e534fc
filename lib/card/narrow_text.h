// A piece of a text as it would be in ASCII, to read what people write in full width.
#ifndef PANVEIL_CARD_NARROW_TEXT_H_
#define PANVEIL_CARD_NARROW_TEXT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/byte_span.h"

namespace panveil::card {

// Digits of all scripts, full-width letters and signs, and wide spaces and dashes are ASCII in it;
// all else is what it was. Holds digits: wiped in the end.
class NarrowText {
 public:
  static constexpr std::size_t kMostBytes = 320;  // of the text

  // What begins at `begin`. REQUIRES: begin <= text.size().
  NarrowText(std::string_view text, std::size_t begin) noexcept;
  ~NarrowText();
  NarrowText(const NarrowText&) = delete;
  NarrowText& operator=(const NarrowText&) = delete;

  [[nodiscard]] std::string_view bytes() const noexcept { return {bytes_.data(), size_}; }

  // Whether the text goes on behind what is here.
  [[nodiscard]] bool is_cut() const noexcept { return is_cut_; }

  // Where in bytes() the character is that begins at `at` of the text; the end when it is not
  // there.
  [[nodiscard]] std::size_t Narrowed(std::size_t at) const noexcept;

  // Where `span` of bytes() is in the text. REQUIRES: span.end <= bytes().size().
  [[nodiscard]] base::ByteSpan InText(base::ByteSpan span) const noexcept {
    return {begin_ + offset_[span.begin], begin_ + offset_[span.end]};
  }

 private:
  void Append(char c, std::size_t offset) noexcept;

  std::size_t begin_;
  std::size_t size_ = 0;
  bool is_cut_ = false;
  std::array<char, kMostBytes> bytes_;
  std::array<std::uint16_t, kMostBytes + 1> offset_;  // of each byte, from `begin_`
};

}  // namespace panveil::card

#endif  // PANVEIL_CARD_NARROW_TEXT_H_
