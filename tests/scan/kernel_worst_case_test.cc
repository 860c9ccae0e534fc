// A megabyte of whatever is least welcome.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "scan/kernel.h"
#include "scan/stretch_oracle.h"
#include "scan/survey_oracle.h"

namespace panveil::scan {
namespace {

std::string Repeated(std::string_view unit, std::size_t size) {
  std::string text;
  while (text.size() < size) text += unit;
  text.resize(size);
  return text;
}

const std::vector<std::string>& Units() {
  static const auto& units = *new std::vector<std::string>{
      "7",                                     // one stretch
      " ",                                     // none, and no break either
      "x",                                     //
      "1 ",                                    // one stretch, half of it joiners
      "1" + std::string(11, ' '),              // one stretch, as sparse as can be
      "1" + std::string(12, ' '),              // none, though nothing breaks
      "12345678901x",                          // none, though a digit short of it everywhere
      "1234567890x ",                          // the same with two
      "1234567890o ",                          // a look-alike makes up for them
      "123456789012x",                         // a call for each 13 bytes
      "123456789012" + std::string(200, ' '),  // joiners to pass after each call
      "123456789012" + std::string(300, 'x'),  //
      "1234567890x" + std::string(117, 'x'),   // counted as dense, walked, counted again
      "123456789x1" + std::string(117, 'x'),   // the same for nothing
      "\x80",                                  // no end of joiners
      "1\x80",                                 //
      "\xE0\xA5\xAA",                          // Devanagari digits
      "\xE0\xA5\xAA\xE2\x80\x8D",              // and zero-width joiners between them
      "\xF0\x9D\x9F\x92",                      // bold digits
      "\xE1\x9F\x80",                          // may be digits, but none is
      "4" + std::string(24, '\x80'),           // as sparse as can be
      "4" + std::string(25, '\x80'),           // none
      "one ",                                  // one row
      "one one one one one one one ! ",        // none, but everywhere nearly
      "o",                                     // letters that no row ends
      "o ",                                    //
      "123 ",                                  // codes
      "12 ",                                   // none
      "12345 ",                                // none, though it seems so
      "1/",                                    //
      "12/34,",                                // codes
      std::string(60, 'x') + "1234" + std::string(60, 'x') + "567" + std::string(65, 'x') + "89012",
  };
  return units;
}

class KernelWorstCaseTest : public testing::TestWithParam<const Kernel*> {};
INSTANTIATE_TEST_SUITE_P(, KernelWorstCaseTest, testing::ValuesIn(AvailableKernels()),
                         [](const auto& p) { return std::string(p.param->name); });

TEST_P(KernelWorstCaseTest, AgreesWithTheOracle) {
  for (const std::string& unit : Units()) {
    const std::string text = Repeated(unit, std::size_t{1} << 20);
    ASSERT_EQ(KernelStretches(*GetParam(), text), OracleStretches(text)) << unit;
    ASSERT_PRED2(Tells, GetParam()->survey(text.data(), text.size()), OracleSurvey(text)) << unit;
    ASSERT_EQ(FindAll(GetParam()->next_code, text), OracleCodes(text)) << unit;
    ASSERT_EQ(FindAll(GetParam()->next_word_row, text), OracleRows(text)) << unit;
  }
}

}  // namespace
}  // namespace panveil::scan
