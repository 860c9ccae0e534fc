// The conformance files (README.md): bytes, options and findings as JSON.
#ifndef PANVEIL_TESTS_CONFORMANCE_CONFORMANCE_JSON_H_
#define PANVEIL_TESTS_CONFORMANCE_CONFORMANCE_JSON_H_

#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "panveil/keyring.h"
#include "panveil/scrubber.h"

namespace panveil::conformance {

using Json = nlohmann::ordered_json;

// The published test keyring, as a keyring file has it.
[[nodiscard]] Json TestKeyring();
[[nodiscard]] std::shared_ptr<const Keyring> MakeTestKeyring();

// A byte string: code point U+00XX stands for byte XX.
[[nodiscard]] Json Bytes(std::string_view bytes);
[[nodiscard]] std::string FromBytes(const Json& json);

// What options of a case mean. Ends the program at a name that is not known.
[[nodiscard]] ScrubberOptions OptionsOf(const Json& options);
// A scrubber of them. Ends the program when they are wrong.
[[nodiscard]] Scrubber MakeScrubber(const Json& options);
// What a library must have for them: "tokens", "patterns".
[[nodiscard]] Json NeedsOf(const Json& options);

// "text", "json", ..., as the enumerators are called.
[[nodiscard]] PayloadKind KindOf(std::string_view name);

[[nodiscard]] Json FindingJson(const Finding& finding);
[[nodiscard]] Json FindingsJson(const Findings& findings);

}  // namespace panveil::conformance

#endif  // PANVEIL_TESTS_CONFORMANCE_CONFORMANCE_JSON_H_
