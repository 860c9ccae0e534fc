#include "card/wide_companion.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>

#include "support/guarded_buffer.h"
#include "support/marked_text.h"

namespace panveil::card {
namespace {

using testing_support::GuardedBuffer;
using testing_support::MarkedText;

constexpr std::string_view kPan = "4111111111111111";

struct WideCase {
  const char* name;
  const char* behind;  // the PAN; what is found in braces
};
void PrintTo(const WideCase& c, std::ostream* os) { *os << c.behind; }

// Calls `find` with the text at both ends of what may be read.
template <typename Find>
void ExpectFound(const WideCase& c, Find find) {
  const MarkedText marked(std::string(kPan) + c.behind);
  GuardedBuffer buffer(1024);
  for (const std::string_view text : {buffer.AtEnd(marked.text), buffer.AtStart(marked.text)}) {
    const ByteSpan span = find(text);
    if (marked.begin == marked.end) {
      EXPECT_TRUE(span.empty());
    } else {
      EXPECT_EQ(span, (ByteSpan{marked.begin, marked.end}));
    }
  }
}

constexpr WideCase kDates[] = {
    {"FullWidth", " {\uFF11\uFF12\uFF0F\uFF12\uFF17}"},
    {"FullWidthSpace", "\u3000exp\u3000{\uFF11\uFF12\uFF0F\uFF12\uFF17}"},
    {"AsciiSign", " {\uFF11\uFF12/\uFF12\uFF17} ok"},
    {"Arabic", " {\u0661\u0662/\u0662\u0667}"},
    {"Thai", " {\u0E51\u0E52-\u0E52\u0E50\u0E52\u0E57}"},
    {"Persian", " {\u06F1\u06F2/\u06F2\u06F7}, \u06F1\u06F2\u06F3"},
    {"Ascii", " {}12/27"},
    {"FirstDigitAscii", " {}1\uFF12/27"},
    {"NoMonth", " {}\uFF11\uFF13\uFF0F\uFF12\uFF17"},
    {"Words", " see you on {}\uFF11\uFF12\uFF0F\uFF12\uFF17"},
    {"FullDate", " {}\uFF11\uFF10\u6708\uFF12\uFF17\u65E5"},
    {"Nothing", "{}"},
};
class WideExpiryAfterTest : public testing::TestWithParam<WideCase> {};
TEST_P(WideExpiryAfterTest, Table) {
  ExpectFound(GetParam(), [](std::string_view text) { return WideExpiryAfter(text, kPan.size()); });
}
INSTANTIATE_TEST_SUITE_P(, WideExpiryAfterTest, testing::ValuesIn(kDates),
                         [](const auto& p) { return p.param.name; });

constexpr WideCase kCodes[] = {
    {"FullWidth", " CVV {\uFF11\uFF12\uFF13}"},
    {"FullWidthLabel", "\u3000\uFF23\uFF36\uFF36\uFF1A{\uFF11\uFF12\uFF13}"},
    {"FourDigits", ", cid {\uFF11\uFF12\uFF13\uFF14} thanks"},
    {"LabelBehind", " {\uFF11\uFF12\uFF13} is the cvv"},
    {"BareCodeWord", ", code {\uFF11\uFF12\uFF13}"},
    {"Chinese", " \u5B89\u5168\u7801{\uFF11\uFF12\uFF13}\u3002"},
    {"Arabic", " cvv: {\u0661\u0662\u0663}"},
    {"Bold", " cvv {\U0001D7CF\U0001D7D0\U0001D7D1}"},
    {"LaterDate", " valid thru {\uFF11\uFF12\uFF0F\uFF12\uFF17}"},
    {"NoLabel", " {}\uFF11\uFF12\uFF13"},
    {"OtherLabel", " room {}\uFF11\uFF12\uFF13"},
    {"OtherWordsBetween", " thanks, my cvv {}\uFF11\uFF12\uFF13"},
    {"TooManyDigits", " cvv {}\uFF11\uFF12\uFF13\uFF14\uFF15"},
    {"LetterThatIsReadForADigit", " cvv {}\uFF11\uFF12\uFF13O"},
    {"Ascii", " cvv {}123"},
    {"DigitBetween", " 7 cvv {}\uFF11\uFF12\uFF13"},
    {"TooFar", "                                cvv {}\uFF11\uFF12\uFF13"},
    {"Nothing", "{}"},
};
class WideCompanionAfterTest : public testing::TestWithParam<WideCase> {};
TEST_P(WideCompanionAfterTest, Table) {
  ExpectFound(GetParam(), [](std::string_view text) {
    return WideCompanionAfter(text, kPan.size(), false, Sensitivity::kBalanced).span;
  });
}
INSTANTIATE_TEST_SUITE_P(, WideCompanionAfterTest, testing::ValuesIn(kCodes),
                         [](const auto& p) { return p.param.name; });

TEST(WideCompanion, ACodeBehindADateNeedsNoLabel) {
  const std::string text = "12/27 \uFF11\uFF12\uFF13";
  const Companion code = WideCompanionAfter(text, 5, true, Sensitivity::kBalanced);
  EXPECT_EQ(code.span, (ByteSpan{6, 15}));
  EXPECT_EQ(code.kind, FindingKind::kVerificationCode);
}

TEST(WideCompanion, NothingIsFoundWhereTheTextWasCut) {
  std::string text = "cvv ";
  for (int i = 0; i < 200; ++i) text += "\uFF11";
  EXPECT_TRUE(WideCompanionAfter(text, 0, false, Sensitivity::kBalanced).empty());
}

}  // namespace
}  // namespace panveil::card
