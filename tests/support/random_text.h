// Texts made of pieces at random, from a seed.
#ifndef PANVEIL_TESTS_SUPPORT_RANDOM_TEXT_H_
#define PANVEIL_TESTS_SUPPORT_RANDOM_TEXT_H_

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace panveil::testing_support {

// Any bytes, with some of `pieces` among them.
inline std::string RandomText(std::mt19937& random, const std::vector<std::string_view>& pieces,
                              std::size_t most_pieces) {
  std::string text;
  for (std::size_t n = random() % (most_pieces + 1); n > 0; --n) {
    if (random() % 4 == 0) {
      text.push_back(static_cast<char>(random() & 0xFF));
    } else {
      text += pieces[random() % pieces.size()];
    }
  }
  return text;
}

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_RANDOM_TEXT_H_
