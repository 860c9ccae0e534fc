// A cell: the letters and digits in a row around a place, which decide together what reads as a
// digit among them.
//
// Stars belong to it, and invisible characters count for nothing, at most kMostGapBytes bytes of
// them between two others. What a scrub writes for digits, letters or stars, leaves every cell
// where it was, and none of its letters that was not read for a digit is read so afterwards: so a
// second scrub reads what is left as the first one did.
#ifndef PANVEIL_PAYLOAD_CELL_H_
#define PANVEIL_PAYLOAD_CELL_H_

#include <cstddef>
#include <string_view>

namespace panveil::payload {

// Of a cell with more letters that look like digits, or more characters, none is read for a digit,
// and no word in one with more characters, or bytes, to a side of it is read for one.
inline constexpr int kMostLookAlikes = 3;
inline constexpr int kMostCellGlyphs = 64;
inline constexpr std::size_t kMostCellBytes = 256;

// Whether the letters of the cell around the letter at `at` are read for digits: at most
// kMostLookAlikes, all of them look-alikes, digits among them, and no more than two stars in a row,
// which are what is left of a masked number. REQUIRES: at < text.size().
[[nodiscard]] bool ReadsAsDigits(std::string_view text, std::size_t at) noexcept;

// Whether [begin, end) is all of its cell.
[[nodiscard]] bool IsWholeCell(std::string_view text, std::size_t begin, std::size_t end) noexcept;

// Whether [begin, end) are all letters of its cell, no more than two stars in a row are in it, and
// it goes no further to either side than is said above.
[[nodiscard]] bool HoldsLettersOfCell(std::string_view text, std::size_t begin,
                                      std::size_t end) noexcept;

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_CELL_H_
