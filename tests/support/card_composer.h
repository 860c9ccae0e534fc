// Texts composed of one card, or of what nearly is one, and its surroundings, with a known answer.
#ifndef PANVEIL_TESTS_SUPPORT_CARD_COMPOSER_H_
#define PANVEIL_TESTS_SUPPORT_CARD_COMPOSER_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "support/text_generator.h"

namespace panveil::testing_support {

// Each part by itself, so that a failing one can be made simpler part by part.
struct Composition {
  std::string digits;
  std::vector<std::size_t> groups;  // sizes; together digits.size()
  std::string separator;
  std::size_t script = 0;       // of TextGenerator
  std::size_t script_from = 0;  // digits before this one are ASCII
  std::string mark;             // invisible, behind every digit
  std::string before;
  std::string after;

  [[nodiscard]] std::string Text() const;
  // The text with all but the last four digits of the card masked.
  [[nodiscard]] std::string Masked() const;
  // Of the card, in bytes of Text(), without the marks behind its last digit.
  [[nodiscard]] std::size_t begin() const { return before.size(); }
  [[nodiscard]] std::size_t end() const;

 private:
  [[nodiscard]] std::string Written(std::size_t masked_digits) const;
};

class CardComposer {
 public:
  explicit CardComposer(std::uint64_t seed) : generator_(seed) {}

  // Is found, whatever the sensitivity but kPrecise, and replaced alone.
  [[nodiscard]] Composition Card();

  // Is not found, whatever the sensitivity but kParanoid: no window that begins and ends between
  // groups has a prefix that is issued with its length and passes Luhn, or may go without.
  [[nodiscard]] Composition NearlyACard();

 private:
  [[nodiscard]] Composition Compose(std::string digits);
  [[nodiscard]] Composition Any();

  TextGenerator generator_;
};

// How many PANs could be read from somewhere to somewhere in these digits, 12 to 19 in a row.
// `borders`, if given, are the only places where one may begin or end. Letters that look like
// digits are none here: see HasLookAlike().
[[nodiscard]] int CountPans(const std::string& digits, const std::vector<std::size_t>* borders);

// Whether a letter that looks like a digit has a digit at most one byte from it.
[[nodiscard]] bool HasLookAlike(const std::string& text);

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_CARD_COMPOSER_H_
