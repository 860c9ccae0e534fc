// The table against what others know: the list of networks it was made from, and the vectors of
// other detectors.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "card/iin.h"
#include "support/digits.h"
#include "support/test_data.h"

namespace panveil::card {
namespace {

using testing_support::DigitsOf;
using testing_support::SplitTabs;

struct NumberRange {
  std::string low;
  std::string high;
};

// Every "123" and "123-456" of a column; words and such prefixes as "65xxxx" are not ranges.
std::vector<NumberRange> ParseRanges(std::string_view column) {
  std::vector<NumberRange> ranges;
  while (!column.empty()) {
    const std::string_view token = column.substr(0, column.find_first_of(";,/ ()+."));
    column.remove_prefix(std::min(token.size() + 1, column.size()));
    const std::size_t dash = token.find('-');
    const std::string_view low = token.substr(0, dash);
    const std::string_view high = dash == token.npos ? low : token.substr(dash + 1);
    if (low.empty() || high.empty()) continue;
    if ((std::string(low) += high).find_first_not_of("0123456789") != token.npos) continue;
    ranges.push_back({std::string(low), std::string(high)});
  }
  return ranges;
}

std::string Padded(const std::string& prefix, char with) {
  return prefix + std::string(kIinDigits - prefix.size(), with);
}

bool IsIssuedAt(const std::string& prefix, int count) {
  return IsIssued(FindIin(DigitsOf(prefix).data()), count);
}

// Prefixes that the list gives too wide: UnionPay's 81 ends at 8171, Korea's 9 begins at 91.
bool IsNarrowedOnPurpose(const std::string& network, const std::string& low) {
  static const std::set<std::string> kNarrowed = {"UnionPay 81", "Korean local 9"};
  return kNarrowed.count(network + " " + low) != 0;
}

TEST(IinData, EveryRangeOfALivingNetworkIsIssued) {
  PANVEIL_READ_OR_SKIP(lines, "iin.tsv");
  int checked = 0;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::vector<std::string> row = SplitTabs(lines[i]);
    if (row.size() < 8 || row[6] == "defunct") continue;
    if (row[7].find("source quality unclear") != std::string::npos) continue;
    const std::vector<NumberRange> lengths = ParseRanges(row[2]);
    EXPECT_FALSE(lengths.empty()) << row[0];
    for (const NumberRange& prefix : ParseRanges(row[1])) {
      if (IsNarrowedOnPurpose(row[0], prefix.low)) continue;
      ++checked;
      for (const NumberRange& length : lengths) {
        for (int count = std::stoi(length.low); count <= std::stoi(length.high); ++count) {
          EXPECT_TRUE(IsIssuedAt(Padded(prefix.low, '0'), count)) << row[0] << " " << prefix.low;
          EXPECT_TRUE(IsIssuedAt(Padded(prefix.high, '9'), count)) << row[0] << " " << prefix.high;
        }
      }
    }
  }
  EXPECT_GT(checked, 200) << "the columns are no longer understood";
}

TEST(IinData, EveryCorePositiveOfThePeersIsIssued) {
  PANVEIL_READ_OR_SKIP(lines, "peer_vectors.tsv");
  int checked = 0;
  for (const std::string& line : lines) {
    const std::vector<std::string> row = SplitTabs(line);
    if (row.size() < 6 || row[3] != "positive" || row[5].rfind("class=core", 0) != 0) continue;
    const std::string& spans = row[4];
    for (std::size_t start = 0; start != std::string::npos;) {
      const std::size_t end = spans.find(" ||| ", start);
      const std::vector<std::uint8_t> digits = DigitsOf(spans.substr(start, end - start));
      start = end == std::string::npos ? end : end + 5;
      ASSERT_GE(digits.size(), std::size_t{kIinDigits}) << row[0];
      EXPECT_TRUE(IsIssued(FindIin(digits.data()), static_cast<int>(digits.size()))) << row[0];
      ++checked;
    }
  }
  EXPECT_GT(checked, 250);
}

// Luhn-valid numbers that no issuer has: the table alone must tell.
TEST(IinData, CoreNegativesWithoutAnIssuerAreNotIssued) {
  PANVEIL_READ_OR_SKIP(lines, "peer_vectors.tsv");
  const std::set<std::string> ids = {"V0170", "V0172", "V0408", "V0409",
                                     "V0410", "V0411", "V0412", "V0413"};
  std::size_t checked = 0;
  for (const std::string& line : lines) {
    const std::vector<std::string> row = SplitTabs(line);
    if (row.size() < 6 || ids.count(row[0]) == 0) continue;
    const std::vector<std::uint8_t> digits = DigitsOf(row[2]);
    ASSERT_GE(digits.size(), std::size_t{kIinDigits}) << row[0];
    EXPECT_FALSE(IsIssued(FindIin(digits.data()), static_cast<int>(digits.size()))) << row[0];
    ++checked;
  }
  EXPECT_EQ(checked, ids.size());
}

}  // namespace
}  // namespace panveil::card
