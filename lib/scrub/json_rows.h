// The rows of the bytes of JSON, told of by masks.
#ifndef PANVEIL_SCRUB_JSON_ROWS_H_
#define PANVEIL_SCRUB_JSON_ROWS_H_

#include <cstddef>
#include <string_view>

#include "scan/json_masks.h"
#include "scan/kernel.h"

namespace panveil::scrub {

// Goes over them in their order, several at a time. Behind the JSON is a zero: no row ends with
// its last byte.
class JsonRows {
 public:
  // All must outlive the calls. `masks` will be those of the rows; its words are those of
  // card::LabelBegins(), and digit words.
  JsonRows(const scan::Kernel& kernel, std::string_view json, scan::JsonMasks& masks) noexcept
      : kernel_(kernel), json_(json), masks_(masks), done_(json.empty()) {
    masks_.Start();
  }

  // Goes to the next rows. False behind the last.
  [[nodiscard]] bool Next() noexcept;

  [[nodiscard]] std::size_t count() const noexcept { return count_; }
  // Where row `i` begins in the JSON.
  [[nodiscard]] std::size_t at(std::size_t i) const noexcept {
    return at_ + i * scan::JsonMasks::kRowBytes;
  }

 private:
  const scan::Kernel& kernel_;
  std::string_view json_;
  scan::JsonMasks& masks_;
  std::size_t at_ = 0;
  std::size_t count_ = 0;
  bool done_;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_JSON_ROWS_H_
