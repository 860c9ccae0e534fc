// What stands around a number, by the comments of card/surroundings.h and card/context.h.
#ifndef PANVEIL_TESTS_SUPPORT_REFERENCE_SURROUNDINGS_H_
#define PANVEIL_TESTS_SUPPORT_REFERENCE_SURROUNDINGS_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace panveil::testing_support {

[[nodiscard]] inline bool IsDigitChar(char c) { return c >= '0' && c <= '9'; }

// A text. Offsets are bytes; a number is [begin, end). Nothing
// before `from`, where the last thing replaced ends, is looked at.
class ReferenceText {
 public:
  explicit ReferenceText(std::string_view text) : text_(text) {}

  [[nodiscard]] std::string_view bytes() const { return text_; }

  // These four are the library's own, which have tests of their own.
  [[nodiscard]] bool CardWordNear(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool ExpiryFollows(std::size_t end) const;
  [[nodiscard]] bool IsInHexTrack(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool IsInIban(std::size_t from, std::size_t at) const;

  [[nodiscard]] bool IsFraction(std::size_t from, std::size_t begin) const;
  [[nodiscard]] bool IsInUuid(std::size_t from, std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool IsInIdentifier(std::size_t from, std::size_t begin, std::size_t end) const;

  // Whether the byte at `at` is a '+' that neither a letter nor a digit precedes.
  [[nodiscard]] bool IsPhonePlus(std::size_t at) const;

 private:
  struct Word {
    std::size_t begin;
    std::size_t end;
  };

  [[nodiscard]] bool Is(std::size_t at, bool (*is)(char)) const {
    return at < text_.size() && is(text_[at]);
  }
  [[nodiscard]] bool IsLabel(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool IsIdentifierWord(std::size_t from, bool replaced, std::size_t digit) const;
  [[nodiscard]] std::size_t BehindEscape(std::size_t from, std::size_t begin) const;
  [[nodiscard]] bool IsUuidAt(std::size_t start, std::size_t length) const;

  std::string_view text_;
};

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_REFERENCE_SURROUNDINGS_H_
