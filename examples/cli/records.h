// The input, cut into records: each is one payload to the library.
#ifndef PANVEIL_EXAMPLES_CLI_RECORDS_H_
#define PANVEIL_EXAMPLES_CLI_RECORDS_H_

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace panveil::cli {

struct Record {
  std::string_view bytes;   // without the NUL that ends it
  bool terminated = false;  // a NUL followed in the input, so one follows in the output
};

// Owns the bytes of all input files. Movable; the records of a moved Input stay valid.
class Input {
 public:
  // Reads every file to its end, so that a bad one is known before anything is written. "-" is
  // stdin, and so is an empty list. With `null_separated` each NUL ends a record; without, each
  // file is one record, NULs and all. The error names the file.
  [[nodiscard]] static absl::StatusOr<Input> Read(const std::vector<std::string>& files,
                                                  bool null_separated);

  [[nodiscard]] const std::vector<Record>& records() const { return records_; }

 private:
  std::deque<std::string> contents_;  // a deque: growing one moves no string
  std::vector<Record> records_;       // views into contents_
};

}  // namespace panveil::cli

#endif  // PANVEIL_EXAMPLES_CLI_RECORDS_H_
