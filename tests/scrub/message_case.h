// Rows of the tables of messages.
#ifndef PANVEIL_TESTS_SCRUB_MESSAGE_CASE_H_
#define PANVEIL_TESTS_SCRUB_MESSAGE_CASE_H_

#include <ostream>

namespace panveil::scrub {

struct MessageCase {
  const char* name;
  const char* text;
  const char* masked;
};

struct InnocentCase {
  const char* name;
  const char* text;
};

inline void PrintTo(const MessageCase& c, std::ostream* os) { *os << c.name; }
inline void PrintTo(const InnocentCase& c, std::ostream* os) { *os << c.name; }

}  // namespace panveil::scrub

#endif  // PANVEIL_TESTS_SCRUB_MESSAGE_CASE_H_
