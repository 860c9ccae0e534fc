// Bytes written as hexadecimal digits, for vectors.
#ifndef PANVEIL_TESTS_TOKEN_HEX_H_
#define PANVEIL_TESTS_TOKEN_HEX_H_

#include <cstdint>
#include <string>
#include <vector>

namespace panveil::testing_support {

// REQUIRES: an even number of hexadecimal digits.
inline std::vector<std::uint8_t> FromHex(const std::string& hex) {
  std::vector<std::uint8_t> bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes.push_back(static_cast<std::uint8_t>(std::stoi(hex.substr(i, 2), nullptr, 16)));
  }
  return bytes;
}

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_TOKEN_HEX_H_
