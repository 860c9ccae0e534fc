// Fields that come as pairs: {"name":"cvv","value":"123"}. The value of one says what the other is.
#ifndef PANVEIL_CARD_PAIR_NAME_H_
#define PANVEIL_CARD_PAIR_NAME_H_

#include <string_view>

namespace panveil::card {

// Whether a field of that name holds the name of another: "name", "key", "field", "id", "label",
// "title", "question", "path", <dt>; "entity", "slot", "displayName" of bots. What stands in front
// counts not: "fields[0][name]", "c:Name".
[[nodiscard]] bool NamesPair(std::string_view name) noexcept;

// Whether a field of that name holds the value of a pair: "value", "val", "answer", "content",
// "text".
[[nodiscard]] bool IsValueOfPair(std::string_view name) noexcept;

// The same of elements named by their type: <key>cvv</key><string>123</string>; and <dd>.
[[nodiscard]] bool IsTypeOfPair(std::string_view name) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_PAIR_NAME_H_
