// The input piece by piece, for what needs no more of it at a time.
#ifndef PANVEIL_EXAMPLES_CLI_PIECES_H_
#define PANVEIL_EXAMPLES_CLI_PIECES_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

namespace panveil::cli {

// Takes records (records.h), each in pieces.
class RecordTaker {
 public:
  virtual ~RecordTaker() = default;
  // An error ends the reading.
  [[nodiscard]] virtual absl::Status OnPiece(std::string_view bytes) = 0;
  // `terminated`: a NUL followed.
  [[nodiscard]] virtual absl::Status OnEnd(bool terminated) = 0;
  // More is going to be read, which may take its time.
  [[nodiscard]] virtual absl::Status OnWait() = 0;
};

struct PieceFlags {
  std::vector<std::string> files;  // as for Input::Read()
  bool null_separated = false;
  std::size_t chunk = 0;  // bytes of a piece; 0: as they come
};

// Reads the files one after the other, in constant memory. All are opened before anything is read,
// so that one that is missing is known before anything is written. Shows how far it is when the
// files are large and standard error alone is a terminal. The error names the file.
[[nodiscard]] absl::Status ReadPieces(const PieceFlags& flags, RecordTaker& taker);

}  // namespace panveil::cli

#endif  // PANVEIL_EXAMPLES_CLI_PIECES_H_
