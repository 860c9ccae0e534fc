// Makes a failing text small enough to read.
#ifndef PANVEIL_TESTS_SUPPORT_SHRINK_H_
#define PANVEIL_TESTS_SUPPORT_SHRINK_H_

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>

namespace panveil::testing_support {

// Takes bytes out of `text`, big pieces first, as long as `fails` stays true of what is left, and
// not for ever. REQUIRES: fails(text).
inline std::string Shrink(std::string text, const std::function<bool(const std::string&)>& fails) {
  constexpr std::size_t kMostBytes = std::size_t{16} << 20;  // of texts tried
  std::size_t tried = 0;
  for (std::size_t piece = std::max<std::size_t>(text.size() / 2, 1); piece > 0;) {
    bool smaller = false;
    for (std::size_t at = 0; at < text.size();) {
      if ((tried += text.size()) > kMostBytes) return text;
      std::string shorter = text;
      shorter.erase(at, piece);
      if (fails(shorter)) {
        text = shorter;
        smaller = true;
      } else {
        at += piece;
      }
    }
    if (!smaller) piece /= 2;
  }
  return text;
}

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_SHRINK_H_
