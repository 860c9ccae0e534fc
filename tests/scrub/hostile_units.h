// What texts repeat that are made to cost much.
#ifndef PANVEIL_TESTS_SCRUB_HOSTILE_UNITS_H_
#define PANVEIL_TESTS_SCRUB_HOSTILE_UNITS_H_

namespace panveil::scrub {

inline constexpr const char* kHostileUnits[] = {
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
    // What panveil_worst found.
    "\xEF\xBC\x94"
    "36\xEF\xBC\x94\xE0\xA5\xAA",
    "1\xE0\xA5\xAA",
    "6_Z",
    "%\xEF\xBC\x94\xEF",
    "411\xE2\x93\xBF"
    "111111111o",
    "fo\xCC\x81ur o\xC2\xA0",
    "4\xEF\xBC\x94\xE0",
};

}  // namespace panveil::scrub

#endif  // PANVEIL_TESTS_SCRUB_HOSTILE_UNITS_H_
