// Numbers that are no cards, by kind, in the texts where they are met: sentences, lists, tables,
// CSV. A seed gives the same texts on every platform.
#ifndef PANVEIL_TESTS_SUPPORT_OTHER_NUMBERS_H_
#define PANVEIL_TESTS_SUPPORT_OTHER_NUMBERS_H_

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace panveil::testing_support {

class NumberMaker {
 public:
  explicit NumberMaker(std::uint64_t seed) : random_(seed) {}

  // Zero to `bound` - 1. REQUIRES: bound > 0.
  [[nodiscard]] std::size_t Below(std::size_t bound) {
    return static_cast<std::size_t>(random_() % bound);
  }
  // `low` to `high` in decimal, with zeros before it to `width` digits.
  [[nodiscard]] std::string Between(std::uint64_t low, std::uint64_t high, std::size_t width = 0);
  // `pattern` with a random character for each of: # digit, ^ 1 to 9, @ capital letter, & hex
  // digit, * capital letter or digit. One of the alternatives that '|' separates is taken.
  [[nodiscard]] std::string Fill(std::string_view pattern);
  [[nodiscard]] std::string_view OneOf(const std::vector<std::string_view>& list) {
    return list[Below(list.size())];
  }

 private:
  std::mt19937_64 random_;
};

// `digits` with the digit behind them that makes them pass Luhn.
[[nodiscard]] std::string WithLuhnDigit(std::string digits);

struct NumberKind {
  const char* name;
  // Words that stand beside such numbers.
  std::vector<std::string_view> labels;
  std::string (*number)(NumberMaker&);
};

[[nodiscard]] const std::vector<NumberKind>& OtherNumberKinds();

// A text with one to six numbers of the kind.
[[nodiscard]] std::string TextOfKind(const NumberKind& kind, NumberMaker& maker);

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_OTHER_NUMBERS_H_
