#include "scrub/quiet_text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "scan/kernel.h"

namespace panveil::scrub {
namespace {

QuietText Fresh(Sensitivity sensitivity = Sensitivity::kBalanced) {
  return {*scan::AvailableKernels().front(), sensitivity};
}

// What is quiet of a text that comes at once, and byte by byte.
std::string Quiet(std::string_view text, Sensitivity sensitivity = Sensitivity::kBalanced) {
  QuietText whole = Fresh(sensitivity);
  const std::size_t at_once = whole.To(text, 0);
  QuietText bytes = Fresh(sensitivity);
  std::size_t to = 0;
  for (std::size_t size = 1; size <= text.size(); ++size) to = bytes.To(text.substr(0, size), to);
  // At once, the kernel may say of a number what takes a walk more text to say.
  EXPECT_GE(at_once, to) << text;
  return std::string(text.substr(0, to));
}

TEST(QuietText, EndsWhereSomethingMayBeFound) {
  EXPECT_EQ(Quiet("thank you, all is well. "), "thank you, all is well. ");
  EXPECT_EQ(Quiet("pay 4111"), "pay ");
  EXPECT_EQ(Quiet("ref AB12"), "ref ");
  EXPECT_EQ(Quiet("it is four "), "it is ");
  EXPECT_EQ(Quiet("it is **four "), "it is ");
  EXPECT_EQ(Quiet("until December "), "until ");
  EXPECT_EQ(Quiet("then l, "), "then ");
  EXPECT_EQ(Quiet("caf\xC3\xA9 "), "caf\xC3\xA9 ");
  EXPECT_EQ(Quiet("so \xE2\x80\x94 "), "so \xE2\x80\x94 ");
  EXPECT_EQ(Quiet("so \xE2\x80"), "so ");
}

TEST(QuietText, HoldsAWordThatMayGoOn) {
  EXPECT_EQ(Quiet("it is fou"), "it is ");
  EXPECT_EQ(Quiet("it is"), "it ");
  EXPECT_EQ(Quiet("it is**"), "it ");
  EXPECT_EQ(Quiet("it is-"), "it is-");
}

TEST(QuietText, PassesNumbersThatAWordParts) {
  EXPECT_EQ(Quiet("Your order 12345 ships "), "Your order 12345 ships ");
  EXPECT_EQ(Quiet("at 10:30 we met "), "at 10:30 we met ");
  EXPECT_EQ(Quiet("I paid $12.99 for shirts. "), "I paid $12.99 for shirts. ");
  EXPECT_EQ(Quiet("one of them left. "), "one of them left. ");
  EXPECT_EQ(Quiet("in May we met. "), "in May we met. ");
  EXPECT_EQ(Quiet("we 12 \xC3\xA9t\xC3\xA9 "), "we 12 \xC3\xA9t\xC3\xA9 ");
  // A word of a label parts nothing, as another number may follow.
  EXPECT_EQ(Quiet("order 12345 is the "), "order ");
  EXPECT_EQ(Quiet("order 4111 or 1111 "), "order 4111 or ");
  // Nor does what no letter is in.
  EXPECT_EQ(Quiet("order 4111 / / / "), "order ");
  // But enough text without a number does.
  const std::string text = "order 4111 " + std::string(140, '.');
  EXPECT_EQ(Quiet(text), text);
}

TEST(QuietText, HoldsWhatMayBeACard) {
  EXPECT_EQ(Quiet("card 4111 1111 1111 1111 thanks "), "card ");
  EXPECT_EQ(Quiet("card 4111 1111 1111 1112 thanks "), "card 4111 1111 1111 1112 thanks ");
  EXPECT_EQ(Quiet("id 9111111111111111 thanks "), "id 9111111111111111 thanks ");
  EXPECT_EQ(Quiet("id 24111111111111111 thanks "), "id 24111111111111111 thanks ");
  EXPECT_EQ(Quiet("id 24111111111111111 thanks ", Sensitivity::kParanoid), "id ");
  EXPECT_EQ(Quiet("4 l 1 1 1 1 1 1 1 1 1 1 1 1 1 1 thanks "), "");
  EXPECT_EQ(Quiet("%204111 1111 1111 1112 thanks "), "%");
}

TEST(QuietText, HoldsWhatALabelMayName) {
  EXPECT_EQ(Quiet("my cvv is 123 thanks "), "my cvv is ");
  EXPECT_EQ(Quiet("123 is my cvv, thanks "), "");
  EXPECT_EQ(Quiet("exp 12/27 thanks "), "exp ");
  EXPECT_EQ(Quiet("valid until Dec 2027 thanks "), "valid until ");
  EXPECT_EQ(Quiet("cvv \xEF\xBC\x91\xEF\xBC\x92\xEF\xBC\x93 thanks "), "cvv ");
  // Five digits are no code.
  EXPECT_EQ(Quiet("cvv 12345 thanks "), "cvv 12345 thanks ");
  // A word of a label that names nothing yet.
  EXPECT_EQ(Quiet("give me back 12 shirts "), "give me back 12 shirts ");
}

TEST(QuietText, HoldsWhatStandsBehindACard) {
  const std::string text = "**** 1111 thanks, code 123 gone " + std::string(180, 'x') + " 12 gone ";
  QuietText quiet = Fresh();
  quiet.NoteExamined(16, 9);
  EXPECT_EQ(text.substr(0, quiet.To(text, 9)), "**** 1111 thanks, code ");
  quiet.NoteExamined(40, 9);
  EXPECT_EQ(quiet.To(text, 9), text.size());
}

TEST(QuietText, GoesOnWhenTheRecognitionHasPassed) {
  const std::string text = "card 4111 1111 1111 1111 thanks, it is order 12345 there ";
  QuietText quiet = Fresh();
  EXPECT_EQ(quiet.To(text, 0), 5U);
  EXPECT_EQ(quiet.waits_for(), 31U);
  EXPECT_EQ(quiet.passed_to(), 5U);
  quiet.NoteExamined(30, 24);
  EXPECT_EQ(quiet.To(text, 24), 24U);
  quiet.NoteExamined(text.size(), 24);
  EXPECT_EQ(quiet.To(text, 24), text.size());
  EXPECT_EQ(quiet.waits_for(), 0U);
}

TEST(QuietText, FindsItsWayWhenItWasOvertaken) {
  const std::string gone = "what was, was 1";
  const std::string text = "11 and here we are, 123 times ";
  QuietText quiet = Fresh();
  (void)quiet.To(gone, 0);
  quiet.MoveBy(gone.size());
  // In the middle of a number nothing is known of it.
  EXPECT_EQ(quiet.To(text, 1), 1U);
  EXPECT_EQ(quiet.To(text, 20), text.size());
  EXPECT_EQ(Fresh().To("", 0), 0U);
}

}  // namespace
}  // namespace panveil::scrub
