#include "card/track.h"

#include <gtest/gtest.h>

#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/guarded_buffer.h"
#include "support/marked_text.h"
#include "support/random_text.h"

namespace panveil::card {
namespace {

using testing_support::GuardedBuffer;
using testing_support::MarkedText;
using testing_support::RandomText;

struct TrackCase {
  const char* name;
  const char* text;   // the PAN is marked
  const char* track;  // "" for none
};
void PrintTo(const TrackCase& c, std::ostream* os) { *os << c.text; }

constexpr TrackCase kTrackCases[] = {
    {"Track1", "%B{4111111111111111}^DOE/JANE^27121011000000000?",
     "%B4111111111111111^DOE/JANE^27121011000000000?"},
    {"Track1SpacedPan", "swipe %B{4111 1111 1111 1111}^DOE/JANE M.MS^27121011000 000?",
     "%B4111 1111 1111 1111^DOE/JANE M.MS^27121011000 000?"},
    {"Track1Lrc", "%B{4111111111111111}^DOE/JANE^27121011000000000?Z",
     "%B4111111111111111^DOE/JANE^27121011000000000?Z"},
    {"Track1WithoutSentinels", "B{4111111111111111}^DOE/JANE^27121011000000000 and",
     "B4111111111111111^DOE/JANE^27121011000000000"},
    {"Track1WithoutFormatCode", "{4111111111111111}^DOE/JANE^2712101",
     "4111111111111111^DOE/JANE^2712101"},
    {"Track1WithoutName", "{4111111111111111}^2712101000", "4111111111111111^2712101000"},
    {"Track1ThenProse", "{4111111111111111}^DOE^2712101 did you see it?",
     "4111111111111111^DOE^2712101"},
    {"Track1ThenWord", "{4111111111111111}^DOE^2712101Ftarjeta", "4111111111111111^DOE^2712101"},
    {"Track1ThenTrack2", "%B{4111111111111111}^DOE^27121011000?;4111111111111111=2712101?",
     "%B4111111111111111^DOE^27121011000?"},
    {"Track2", ";{4111111111111111}=27121011000012345678?",
     ";4111111111111111=27121011000012345678?"},
    {"Track2AfterTrack1", "%B4111111111111111^DOE^27121011000?;{4111111111111111}=2712101?",
     ";4111111111111111=2712101?"},
    {"Track2Lrc", ";{4111111111111111}=27121011000012345678?0 next",
     ";4111111111111111=27121011000012345678?0"},
    {"Track2ThenAnother", ";{4111111111111111}=2712101?;5555555555554444=2712101?",
     ";4111111111111111=2712101?"},
    {"Track2InQuotes", "\";{4111111111111111}=2712101?\"", ";4111111111111111=2712101?"},
    {"Track2WithoutSentinels", "track {4111111111111111}=27121011000012345678 done",
     "4111111111111111=27121011000012345678"},
    {"Track2SpacedSeparator", "{4111111111111111} = 2712101000", "4111111111111111 = 2712101000"},
    {"Track2Hex", "{4111111111111111}D27121011000012345678F",
     "4111111111111111D27121011000012345678F"},
    {"Track2HexLowerCase", "57={4111111111111111}d2712101100f;", "4111111111111111d2712101100f"},
    {"Amex", ";{378282246310005}=271210110000?", ";378282246310005=271210110000?"},
    {"Track1Escaped", "x=%25B{4111111111111111}%5EDOE%2FJANE%5E27121011000000000%3F&y",
     "%25B4111111111111111%5EDOE%2FJANE%5E27121011000000000%3F"},
    {"Track1EscapedTwice", "%2525B{4111111111111111}%255eDOE+J%255e2712101%253f",
     "%2525B4111111111111111%255eDOE+J%255e2712101%253f"},
    {"Track2Escaped", "t=%3B{4111111111111111}%3D27121011000012345678%3F",
     "%3B4111111111111111%3D27121011000012345678%3F"},
    {"Track2EscapedInPart", ";{4111111111111111}%3d2712101?", ";4111111111111111%3d2712101?"},
    {"EscapedAssignment", "{4111111111111111}%3D12", ""},
    {"EscapedSpace", "{4111111111111111}%202712101", ""},
    {"EscapedSentinelTouchesWord", "{4111111111111111}%5E%5E2712101%3Fexp",
     "4111111111111111%5E%5E2712101"},
    {"CutEscape", "{4111111111111111}%5", ""},
    {"ExpiredLongAgo", ";{4111111111111111}=9912101?", ";4111111111111111=9912101?"},
    {"UrlQuery", "?pan={4111111111111111}&x=1", ""},
    {"Assignment", "{4111111111111111}=ok", ""},
    {"AssignedNumber", "{4111111111111111}=12", ""},
    {"AssignedAmount", "{4111111111111111}=100000", ""},
    {"MonthOfThirteen", "{4111111111111111}=2713101", ""},
    {"MonthOfNought", "{4111111111111111}=2700101", ""},
    {"SixDigits", "{4111111111111111}=271210", ""},
    {"Word", "{4111111111111111}Dog", ""},
    {"HexString", "{4111111111111111}d2712101a4b2", ""},
    {"HexStringBefore", "ab{4111111111111111}d2712101", ""},
    {"Caret", "{4111111111111111}^2", ""},
    {"CaretAndName", "{4111111111111111}^DOE/JANE", ""},
    {"NameOverALine", "{4111111111111111}^DOE\n^2712101", ""},
    {"TooLongAName",
     "{4111111111111111}^ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ^2712101", ""},
    {"Space", "{4111111111111111} 2712101", ""},
    {"Alone", "{4111111111111111}", ""},
};
class TrackTest : public testing::TestWithParam<TrackCase> {};
TEST_P(TrackTest, Table) {
  const MarkedText text(GetParam().text);
  GuardedBuffer buffer(512);
  for (const std::string_view placed : {buffer.AtEnd(text.text), buffer.AtStart(text.text)}) {
    const ByteSpan span = TrackAround(placed, text.begin, text.end);
    EXPECT_EQ(text.text.substr(span.begin, span.size()), GetParam().track);
  }
}
INSTANTIATE_TEST_SUITE_P(, TrackTest, testing::ValuesIn(kTrackCases),
                         [](const auto& p) { return p.param.name; });

TEST(Track, EndsAtTheStandardsLength) {
  const std::string pan = "4111111111111111";
  const std::string track2 = ";" + pan + "=2712101" + std::string(100, '1');
  EXPECT_LE(TrackAround(track2, 1, 17).size(), kMostTrack2Chars);
  const std::string track1 = "%B" + pan + "^DOE/JANE^2712101" + std::string(100, '1');
  EXPECT_LE(TrackAround(track1, 2, 18).size(), kMostTrack1Chars);
}

TEST(Track, AnyBytesAreRead) {
  const std::vector<std::string_view> pieces = {"^", "=",    "D",   "2712", "101",      "?",
                                                ";", "%B",   " ",   "F",    "DOE/JANE", "\n",
                                                "0", "\xff", "%5E", "%3D",  "%3F",      "%25"};
  std::mt19937 random(3);
  GuardedBuffer buffer(4096);
  for (int n = 0; n < 40000; ++n) {
    const std::string before = RandomText(random, pieces, 5);
    const std::string text = before + "4111111111111111" + RandomText(random, pieces, 30);
    const std::string_view placed = n % 2 == 0 ? buffer.AtEnd(text) : buffer.AtStart(text);
    const ByteSpan span = TrackAround(placed, before.size(), before.size() + 16);
    if (span.empty()) continue;
    EXPECT_LE(span.begin, before.size());
    EXPECT_GE(span.end, before.size() + 24);
    EXPECT_LE(span.end, text.size());
  }
}

}  // namespace
}  // namespace panveil::card
