// Values of one name in rows of fields: [{"value":"4111"},{"value":"1111"},...]. A card may be
// spread over them, as over the boxes of a form.
#ifndef PANVEIL_SCRUB_COLUMN_H_
#define PANVEIL_SCRUB_COLUMN_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "scrub/spread.h"

namespace panveil::scrub {

// Longer values are no box of several.
inline constexpr std::size_t kMostColumnDigits = 8;

// Which column a value is in. It is in none when `name` is empty.
struct ColumnPlace {
  static constexpr std::size_t kAnyRow = static_cast<std::size_t>(-1);
  std::string_view name;      // as it is written
  std::size_t depth = 0;      // names around it
  std::size_t row = kAnyRow;  // the item of the array; kAnyRow where rows are not counted
};

// One column, as long as its values are of digits and its rows follow one another.
struct Column {
  // More digits are a table: a PAN, its date and its code have no more.
  static constexpr std::size_t kMostDigits = 27;

  const Layer* layer = nullptr;  // null: none
  ColumnPlace place;
  std::size_t digits = 0;
  Spread spread;

  [[nodiscard]] bool IsOf(const Layer& of, const ColumnPlace& at) const noexcept {
    return layer == &of && place.depth == at.depth && place.name == at.name;
  }
  void Clear() noexcept {
    spread.Clear();
    layer = nullptr;
    digits = 0;
  }
};

// Of so many names at once.
inline constexpr std::size_t kMostColumns = 8;

// Whether some name has values of digits enough for a card, wherever they stand: a first look. Of
// more names than kMostColumns at once it forgets some.
class ColumnCount {
 public:
  // True when it has. The text of `name` must outlive the calls.
  [[nodiscard]] bool Add(std::string_view name, std::size_t digits) noexcept {
    constexpr std::size_t kFewestDigits = 12;
    for (std::size_t i = 0; i < std::min(count_, kMostColumns); ++i) {
      if (names_[i] != name) continue;
      digits_[i] += digits;
      return digits_[i] >= kFewestDigits;
    }
    const std::size_t place = count_++ % kMostColumns;
    names_[place] = name;
    digits_[place] = digits;
    return false;
  }

  // Forgets all.
  void Clear() noexcept { count_ = 0; }

 private:
  std::array<std::string_view, kMostColumns> names_;
  std::array<std::size_t, kMostColumns> digits_{};
  std::size_t count_ = 0;  // of names so far
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_COLUMN_H_
