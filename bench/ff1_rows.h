// What of a token is the cipher: FF1 for one PAN of 16 digits.
#ifndef PANVEIL_BENCH_FF1_ROWS_H_
#define PANVEIL_BENCH_FF1_ROWS_H_

#include <vector>

#include "row.h"

namespace panveil::bench {

// Group "FF1": "panveil" (the library's, on OpenSSL), "panveil, eight at once" and, where the
// machine has AES instructions, "AES-NI" and "AES-NI, four at once". A message of their corpus is
// one number, also where several are enciphered at once.
void AddFf1Rows(std::vector<Row>* rows);

}  // namespace panveil::bench

#endif  // PANVEIL_BENCH_FF1_ROWS_H_
