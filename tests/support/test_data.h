// Files of vectors that live beside the repository, not in it.
#ifndef PANVEIL_TESTS_SUPPORT_TEST_DATA_H_
#define PANVEIL_TESTS_SUPPORT_TEST_DATA_H_

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

namespace panveil::testing_support {

inline std::string TestDataPath(const std::string& name) {
  return std::string(PANVEIL_TEST_DATA) + "/" + name;
}

// The lines of a file, without their line ends. Empty when the file is absent.
inline std::vector<std::string> ReadLines(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// Splits at tabs; keeps empty fields.
inline std::vector<std::string> SplitTabs(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == '\t') {
      fields.emplace_back();
    } else {
      fields.back().push_back(c);
    }
  }
  return fields;
}

// A file that is absent skips the test for a reader of the code, and fails it in CI.
#define PANVEIL_READ_OR_SKIP(lines, name)                                                    \
  const std::vector<std::string> lines =                                                     \
      ::panveil::testing_support::ReadLines(::panveil::testing_support::TestDataPath(name)); \
  if (lines.empty()) {                                                                       \
    if (std::getenv("CI") != nullptr) FAIL() << "missing test data: " << (name);             \
    GTEST_SKIP() << "missing test data: " << (name);                                         \
  }                                                                                          \
  static_assert(true, "")

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_TEST_DATA_H_
