// Scrubs SIZE bytes of a text that is made to cost much, once. linearity.sh counts its
// instructions.
//
//   linearity SCENARIO SIZE     0 done, 2 no such scenario
#include <cstddef>
#include <cstdlib>
#include <optional>
#include <string>

#include "panveil/scrubber.h"

namespace {

// What a scenario repeats.
constexpr const char* kUnits[] = {
    "4111 1111 1111 1111 ",    // a card in every twenty bytes
    "1 ",                      // one run of digits that stand apart
    "4 0 0 0 ",                //
    "4",                       // one number
    "4111-",                   // groups that begin like a card
    "card 6200000000000000 ",  // context to read
    "123456789012x",           // a stretch in every thirteen bytes
    "4111 1111 1111 111 ",     // one digit short
    "41111111111111111a",      // an identifier
    "d41d8cd9-8f00-3204-a980-0998ecf8427e ",
    "1\xE2\x80\x8B",  // invisible marks between digits
    "\xE2\x80\x8B",   // invisible marks
    "1e\xCC\x81",     // combining marks
    "\xCC\x81",       //
    "l",              // letters that look like digits
    "4l1",            //
    "111111111l",     //
    "1 l ",           //
    "one ",           // digit words
    "four one one one, ",
    "double double ",
    "double one ",
    "o ",
    "oneone ",
    "one1",
    "*",
    "one*",
    "1*",
    "411111111111111l ",
    "1\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81",
    "card one one 6200000000000000 ",
    "one 1\n\n1\n\n",  // each run after words reads on
    "o 1 1\n\n",
};

}  // namespace

int main(int argc, char** argv) {
  const int scenario = argc == 3 ? std::atoi(argv[1]) : -1;
  constexpr int kScenarios = sizeof(kUnits) / sizeof(kUnits[0]);
  if (scenario < 0 || scenario >= kScenarios) return 2;
  const auto size = static_cast<std::size_t>(std::atoll(argv[2]));
  std::string text;
  while (text.size() < size) text += kUnits[scenario];
  text.resize(size);

  for (const auto sensitivity :
       {panveil::Sensitivity::kBalanced, panveil::Sensitivity::kParanoid}) {
    panveil::ScrubberOptions options;
    options.action = panveil::Action::kMask;
    options.sensitivity = sensitivity;
    options.kernel = "scalar";  // valgrind does not show every instruction set
    std::string error;
    const std::optional<panveil::Scrubber> scrubber = panveil::Scrubber::Create(options, &error);
    if (!scrubber) return 2;
    panveil::Scratch scratch;
    const panveil::Result r = scrubber->Scrub(text, panveil::PayloadKind::kText, scratch);
    if (r.status != panveil::ScrubStatus::kOk) return 2;
  }
  return 0;
}
