// Texts whose interesting part is marked, for tables of tests.
#ifndef PANVEIL_TESTS_SUPPORT_MARKED_TEXT_H_
#define PANVEIL_TESTS_SUPPORT_MARKED_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace panveil::testing_support {

// "cvv {123}" is the text "cvv 123" with [begin, end) at 123.
// REQUIRES: `marked` holds one '{' and one '}' behind it.
struct MarkedText {
  explicit MarkedText(std::string_view marked) : text(marked) {
    begin = text.find('{');
    text.erase(begin, 1);
    end = text.find('}', begin);
    text.erase(end, 1);
  }
  std::string text;
  std::size_t begin;
  std::size_t end;
};

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_MARKED_TEXT_H_
