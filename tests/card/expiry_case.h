// What the tables of the expiry tests share.
#ifndef PANVEIL_TESTS_CARD_EXPIRY_CASE_H_
#define PANVEIL_TESTS_CARD_EXPIRY_CASE_H_

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>

#include "card/expiry.h"
#include "support/guarded_buffer.h"
#include "support/marked_text.h"

namespace panveil::card {

struct ExpiryCase {
  const char* name;
  const char* text;   // the PAN, or the digits of the date, are marked
  const char* found;  // "" for none
};
inline void PrintTo(const ExpiryCase& c, std::ostream* os) { *os << c.text; }

inline std::string NameOf(const testing::TestParamInfo<ExpiryCase>& p) { return p.param.name; }

// Calls find(text, marked) at both ends of readable memory.
template <typename Find>
void ExpectFound(const ExpiryCase& c, Find find) {
  const testing_support::MarkedText text(c.text);
  testing_support::GuardedBuffer buffer(512);
  for (const std::string_view placed : {buffer.AtEnd(text.text), buffer.AtStart(text.text)}) {
    const ByteSpan span = find(placed, text);
    EXPECT_EQ(text.text.substr(span.begin, span.size()), c.found);
  }
}

}  // namespace panveil::card

#endif  // PANVEIL_TESTS_CARD_EXPIRY_CASE_H_
