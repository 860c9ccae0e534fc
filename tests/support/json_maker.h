// JSON with cards in it, written in all the ways that JSON may be, and what it is to become.
#ifndef PANVEIL_TESTS_SUPPORT_JSON_MAKER_H_
#define PANVEIL_TESTS_SUPPORT_JSON_MAKER_H_

#include <cstdint>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "support/card_composer.h"
#include "support/text_generator.h"

namespace panveil::testing_support {

using Json = nlohmann::ordered_json;

class JsonMaker {
 public:
  explicit JsonMaker(std::uint64_t seed) : generator_(seed), composer_(seed + 1) {}

  // An object or array, up to three deep, strings with JSON in them among its values.
  [[nodiscard]] Json Document() { return Container(3, 3); }

  // `json` with blanks and escapes that need not be there.
  [[nodiscard]] std::string Written(const Json& json);

  [[nodiscard]] std::size_t Below(std::size_t bound) { return generator_.Below(bound); }

 private:
  [[nodiscard]] Json Container(int levels, int nestings);
  [[nodiscard]] Json Value(int levels, int nestings);
  [[nodiscard]] std::string Leaf();
  [[nodiscard]] std::string Blank();
  [[nodiscard]] std::string WrittenString(const std::string& text);

  TextGenerator generator_;
  CardComposer composer_;
};

// What becomes of a string; `may_nest`: of one that may be a payload itself, and not of a name or a
// number.
using ScrubString = std::function<std::string(const std::string& text, bool may_nest)>;

// Whether `now` is `was` with each string, name and number scrubbed as `scrub` does texts, and
// nothing else changed.
[[nodiscard]] bool IsScrubbed(const Json& was, const Json& now, const ScrubString& scrub);

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_JSON_MAKER_H_
