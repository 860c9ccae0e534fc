#include "scrub/quiet_text.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace panveil::scrub {
namespace {

std::string Quiet(std::string_view text, std::size_t from = 0) {
  return std::string(text.substr(0, QuietTo(text, from)));
}

TEST(QuietText, EndsWhereSomethingMayBeFound) {
  EXPECT_EQ(Quiet("thank you, all is well. "), "thank you, all is well. ");
  EXPECT_EQ(Quiet("pay 4111"), "pay ");
  EXPECT_EQ(Quiet("ref AB12"), "ref ");
  EXPECT_EQ(Quiet("it is four "), "it is ");
  EXPECT_EQ(Quiet("it is **four "), "it is ");
  EXPECT_EQ(Quiet("until December "), "until ");
  EXPECT_EQ(Quiet("then l, "), "then ");
  EXPECT_EQ(Quiet("oh no "), "");
  EXPECT_EQ(Quiet("caf\xC3\xA9 "), "");
  EXPECT_EQ(Quiet("so \xE2\x80\x94 "), "so ");
}

TEST(QuietText, HoldsAWordThatMayGoOn) {
  EXPECT_EQ(Quiet("it is fou"), "it is ");
  EXPECT_EQ(Quiet("it is"), "it ");
  EXPECT_EQ(Quiet("it is**"), "it ");
  EXPECT_EQ(Quiet("it is-"), "it is-");
  // But no longer a one than any that counts.
  const std::string word(200, 'x');
  EXPECT_EQ(Quiet(word).size(), word.size() - 64);
}

TEST(QuietText, GoesOnWhereItStopped) {
  EXPECT_EQ(Quiet("4111 is fine, ", 4), "4111 is fine, ");
  EXPECT_EQ(QuietTo("", 0), 0U);
}

}  // namespace
}  // namespace panveil::scrub
