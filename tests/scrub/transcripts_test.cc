// Real exchanges with payment gateways (gateway_transcripts.jsonl), read as plain text: every card
// number that the gateway's own scrubber took out is gone from our output, on every kernel.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "card/luhn.h"
#include "panveil/scrubber.h"
#include "support/digits.h"
#include "support/scrubbers.h"
#include "support/test_data.h"

namespace panveil::scrub {
namespace {

using testing_support::DigitsOf;
using testing_support::MaskingScrubber;

// Numbers that pass Luhn and are no cards, and why.
const std::map<std::string, const char*> kNoCards = {
    {"0831373030303437309", "bytes of a chip's reply in hex"},
    {"4104000001319", "bytes of a chip's reply in hex"},
};

// The JSON string that begins at the quote `text[at]`; `at` goes behind it. All \u escapes of the
// file are of single bytes.
std::string JsonString(std::string_view text, std::size_t& at) {
  static constexpr std::string_view kEscapes = "ntrbf";
  std::string value;
  for (++at; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] != '\\') {
      value.push_back(text[at]);
      continue;
    }
    const char escaped = text[++at];
    const std::size_t known = kEscapes.find(escaped);
    if (escaped == 'u') {
      value.push_back(
          static_cast<char>(std::stoul(std::string(text.substr(at + 1, 4)), nullptr, 16)));
      at += 4;
    } else {
      value.push_back(known == kEscapes.npos ? escaped : std::string_view("\n\t\r\b\f")[known]);
    }
  }
  ++at;
  return value;
}

// The strings of the field `name`: one, or those of an array of strings.
std::vector<std::string> FieldOf(std::string_view line, const std::string& name) {
  std::vector<std::string> values;
  std::size_t at = line.find("\"" + name + "\": ");
  if (at == line.npos) return values;
  at += name.size() + 4;
  const bool array = line[at] == '[';
  if (array) ++at;
  while (at < line.size() && line[at] != ']') {
    if (line[at] != '"') {
      ++at;
      continue;
    }
    values.push_back(JsonString(line, at));
    if (!array) break;
  }
  return values;
}

bool IsCardNumber(const std::string& digits) {
  const std::vector<std::uint8_t> values = DigitsOf(digits);
  return values.size() >= 12 && values.size() <= 19 && kNoCards.count(digits) == 0 &&
         card::PassesLuhn(values.data(), static_cast<int>(values.size()));
}

TEST(GatewayTranscripts, EveryRemovedCardIsGone) {
  PANVEIL_READ_OR_SKIP(lines, "gateway_transcripts.jsonl");
  std::size_t cards = 0;
  for (const std::string_view kernel : Scrubber::AvailableKernels()) {
    const Scrubber scrubber = MaskingScrubber(Sensitivity::kBalanced, Action::kMask, kernel);
    for (const std::string& line : lines) {
      const std::vector<std::string> before = FieldOf(line, "pre");
      ASSERT_EQ(before.size(), 1U) << line.substr(0, 60);
      const std::string after = testing_support::ScrubbedBy(scrubber, before[0]);
      for (const std::string& digits : FieldOf(line, "removed_digit_runs")) {
        if (!IsCardNumber(digits)) continue;
        EXPECT_NE(before[0].find(digits), std::string::npos) << "the test reads the file wrongly";
        EXPECT_EQ(after.find(digits), std::string::npos) << kernel << ": " << line.substr(0, 60);
        ++cards;
      }
    }
  }
  EXPECT_GE(cards, 60 * Scrubber::AvailableKernels().size());
}

}  // namespace
}  // namespace panveil::scrub
