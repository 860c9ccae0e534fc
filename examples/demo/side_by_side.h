// Before and after, in two columns.
#ifndef PANVEIL_EXAMPLES_DEMO_SIDE_BY_SIDE_H_
#define PANVEIL_EXAMPLES_DEMO_SIDE_BY_SIDE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "panveil/finding.h"
#include "wrap.h"

namespace panveil::demo {

// How to draw.
struct Look {
  std::size_t width = 100;  // of both columns and what is between, in columns; at least 40
  bool color = false;       // ANSI colours and a drawn line; else plain ASCII with '*' at changes
};

class SideBySide {
 public:
  explicit SideBySide(const Look& look);

  [[nodiscard]] std::string Header(std::string_view left, std::string_view right) const;
  [[nodiscard]] std::string Rule() const;

  // The rows of one message. `findings` are offsets into `before`, and into `after` as well when it
  // is as long, which it is but for digits beyond ASCII.
  [[nodiscard]] std::string Rows(std::string_view before, std::string_view after,
                                 const Findings& findings) const;

 private:
  struct Side;
  [[nodiscard]] std::string Cell(const Side& side, std::size_t row) const;
  [[nodiscard]] std::string Gutter(bool changed) const;

  Look look_;
  std::size_t columns_;  // of one side
};

}  // namespace panveil::demo

#endif  // PANVEIL_EXAMPLES_DEMO_SIDE_BY_SIDE_H_
