// Texts with known ingredients, for tests that compare or check properties.
//
// Only std::mt19937_64 and arithmetic: a seed gives the same texts on every platform. The numbers
// are made up; none is a live account but by chance.
#ifndef PANVEIL_TESTS_SUPPORT_TEXT_GENERATOR_H_
#define PANVEIL_TESTS_SUPPORT_TEXT_GENERATOR_H_

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace panveil::testing_support {

class TextGenerator {
 public:
  explicit TextGenerator(std::uint64_t seed) : random_(seed) {}

  // One text: mostly a line or two, now and then a table or a long row of digits.
  [[nodiscard]] std::string Next();

  // Ingredients, for tests of one of them.

  // Digits of a PAN that some network issues, Luhn-valid. At most 19.
  [[nodiscard]] std::string Pan();
  // A digit in one of kScripts ways, the first of which is ASCII.
  static constexpr std::size_t kScripts = 9;
  [[nodiscard]] static std::string InScript(std::size_t script, char digit);
  // `digits` cut into groups, with separators between.
  [[nodiscard]] std::string Grouped(const std::string& digits);
  // Zero to `bound` - 1. REQUIRES: bound > 0.
  [[nodiscard]] std::size_t Below(std::size_t bound) {
    return static_cast<std::size_t>(random_() % bound);
  }
  [[nodiscard]] std::string Digits(std::size_t count);

 private:
  using Sizes = std::vector<std::size_t>;

  template <std::size_t N>
  [[nodiscard]] std::string_view OneOf(const std::string_view (&list)[N]) {
    return list[Below(N)];
  }
  [[nodiscard]] bool OneIn(std::size_t n) { return Below(n) == 0; }

  [[nodiscard]] std::string BrokenPan();
  [[nodiscard]] Sizes GroupSizes(std::size_t digits);
  [[nodiscard]] std::string Separator();

  [[nodiscard]] std::string Card();
  [[nodiscard]] std::string Scrubbed();
  [[nodiscard]] std::string Neighbour();
  [[nodiscard]] std::string Companion();
  [[nodiscard]] std::string NumberLikeOther();
  [[nodiscard]] std::string Identifier();
  [[nodiscard]] std::string Iban();
  [[nodiscard]] static std::string FullWidth(const std::string& digits);
  [[nodiscard]] std::string Bytes();
  [[nodiscard]] std::string Item();
  [[nodiscard]] std::string Glue();

  // ---- text_scripts.cc: digits that are not ASCII
  // `digits`, each written in one way: of one script, or now and then of another.
  [[nodiscard]] std::string Written(const std::string& digits);
  // A card with invisible marks, Unicode separators, look-alikes or digit words in it.
  [[nodiscard]] std::string FreeCard();
  // One spelled out in one of five languages, mixed with figures.
  [[nodiscard]] std::string Spoken();
  // An expiry date, a code, or both, in a script; labelled or not.
  [[nodiscard]] std::string WideCompanion();
  [[nodiscard]] std::string FreeText();

  [[nodiscard]] std::string Table();
  // Singles, or groups of up to five, in a long row with a card here and there.
  [[nodiscard]] std::string Row();
  [[nodiscard]] std::string Noise();
  [[nodiscard]] std::string Hex(std::size_t count);

  std::mt19937_64 random_;
};

// What `name` is in the environment, as a number, else `otherwise`.
[[nodiscard]] std::uint64_t FromEnvironment(const char* name, std::uint64_t otherwise);

// `text` as a C++ string literal of printable ASCII, for failures.
[[nodiscard]] std::string Escaped(std::string_view text);

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_TEXT_GENERATOR_H_
