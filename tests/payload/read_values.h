// The values that a reader finds, as lines that a test can list.
#ifndef PANVEIL_TESTS_PAYLOAD_READ_VALUES_H_
#define PANVEIL_TESTS_PAYLOAD_READ_VALUES_H_

#include <string>
#include <string_view>
#include <vector>

#include "payload/value.h"

namespace panveil::payload {

// "name=value", names of names "!value", with a letter for an encoding that is not `usual`, and a
// '+' before what follows.
inline std::string Describe(std::string_view text, const Value& value, Encoding usual) {
  constexpr std::string_view kLetters = "pj%mabqe";
  std::string line = value.follows ? "+" : "";
  if (value.type == ValueType::kName) line += "!";
  line += text.substr(value.name.begin, value.name.size());
  if (!value.name.empty()) line += "=";
  line += text.substr(value.span.begin, value.span.size());
  if (value.encoding != usual) {
    line += " ~";
    line += kLetters[static_cast<std::size_t>(value.encoding)];
  }
  if (value.kind != PayloadKind::kText) {
    line += " #" + std::to_string(static_cast<int>(value.kind));
  }
  return line;
}

template <typename Reader>
std::vector<std::string> ReadAll(Reader reader, std::string_view text,
                                 Encoding usual = Encoding::kPlain) {
  std::vector<std::string> lines;
  for (Value value; reader.Next(value);) lines.push_back(Describe(text, value, usual));
  return lines;
}

}  // namespace panveil::payload

#endif  // PANVEIL_TESTS_PAYLOAD_READ_VALUES_H_
