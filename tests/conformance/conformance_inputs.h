// The inputs of the conformance files.
#ifndef PANVEIL_TESTS_CONFORMANCE_CONFORMANCE_INPUTS_H_
#define PANVEIL_TESTS_CONFORMANCE_CONFORMANCE_INPUTS_H_

#include <string>
#include <string_view>
#include <vector>

namespace panveil::conformance {

struct Input {
  std::string name;
  std::string bytes;
};

// Plain texts: cards in every form, what goes with them, what is no card, and any bytes.
[[nodiscard]] std::vector<Input> Texts();

// Payloads of one kind, by its name: `Texts()` packed into it, and shapes of its own.
[[nodiscard]] std::vector<Input> Payloads(std::string_view kind);

}  // namespace panveil::conformance

#endif  // PANVEIL_TESTS_CONFORMANCE_CONFORMANCE_INPUTS_H_
