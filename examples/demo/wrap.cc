#include "wrap.h"

#include <algorithm>
#include <numeric>

namespace panveil::demo {
namespace {

// Columns of the character that begins with `c`: two for those of East Asia and emoji, from U+3000
// on; none for a byte that only continues one.
std::size_t Width(char c) {
  const auto byte = static_cast<unsigned char>(c);
  if ((byte & 0xC0) == 0x80) return 0;
  return byte >= 0xE3 ? 2 : 1;
}

// Bytes of the longest start of `line` that fits `columns`.
std::size_t FittingBytes(std::string_view line, std::size_t columns) {
  std::size_t used = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    used += Width(line[i]);
    if (used > columns) return i;
  }
  return line.size();
}

bool IsInside(std::size_t offset, const std::vector<Piece>& spans) {
  return std::any_of(spans.begin(), spans.end(), [offset](const Piece& span) {
    return span.offset < offset && offset < span.offset + span.length;
  });
}

// Where to end the row that starts at `from`: before a space, if there is one.
std::size_t BreakAt(std::string_view text, std::size_t from, std::size_t line_end,
                    std::size_t columns, const std::vector<Piece>& whole) {
  const std::size_t fits = FittingBytes(text.substr(from, line_end - from), columns);
  if (from + fits == line_end) return line_end;
  // A space near the start would leave most of the row empty.
  for (std::size_t at = from + fits; at > from + fits / 3; --at) {
    if (text[at] == ' ' && !IsInside(at, whole)) return at;
  }
  return from + fits;
}

}  // namespace

std::size_t Columns(std::string_view text) {
  return std::accumulate(text.begin(), text.end(), std::size_t{0},
                         [](std::size_t sum, char c) { return sum + Width(c); });
}

std::vector<Piece> Wrap(std::string_view text, std::size_t columns, std::size_t indent,
                        const std::vector<Piece>& whole) {
  std::vector<Piece> pieces;
  for (std::size_t offset = 0; offset <= text.size(); ++offset) {
    const std::size_t line_end = std::min(text.find('\n', offset), text.size());
    while (true) {
      const std::size_t room = pieces.empty() ? columns : columns - indent;
      const std::size_t end = BreakAt(text, offset, line_end, room, whole);
      pieces.push_back({offset, end - offset});
      offset = end;
      if (offset == line_end) break;
      if (text[offset] == ' ') ++offset;
    }
  }
  return pieces;
}

}  // namespace panveil::demo
