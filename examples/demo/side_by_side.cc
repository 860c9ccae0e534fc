#include "side_by_side.h"

#include <algorithm>

namespace panveil::demo {
namespace {

constexpr char kReset[] = "\x1b[0m";
constexpr char kDim[] = "\x1b[2m";
constexpr char kBold[] = "\x1b[1m";
constexpr char kExposed[] = "\x1b[1;37;41m";  // white on red
constexpr char kSafe[] = "\x1b[1;30;42m";     // black on green

constexpr std::size_t kGutterColumns = 3;

constexpr std::size_t kStampBytes = 8;  // "[09:02] "

bool HasStamp(std::string_view text) {
  return text.size() > kStampBytes && text[0] == '[' && text[6] == ']' && text[7] == ' ';
}

// Rows after the first start under the name.
std::size_t IndentOf(std::string_view text) { return HasStamp(text) ? kStampBytes : 2; }

// A transcript must not steer the terminal.
std::string Printable(std::string_view bytes) {
  std::string text(bytes);
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = c == '\t' ? ' ' : '?';
  }
  return text;
}

bool Overlaps(const Piece& piece, const Findings& findings) {
  return std::any_of(findings.begin(), findings.end(), [&piece](const Finding& f) {
    return f.offset < piece.offset + piece.length && piece.offset < f.offset + f.length;
  });
}

}  // namespace

struct SideBySide::Side {
  std::string_view text;
  std::vector<Piece> pieces;
  Findings findings;  // none when their place in `text` is unknown
  const char* mark;
  std::size_t indent;
};

SideBySide::SideBySide(const Look& look)
    : look_(look), columns_((std::max<std::size_t>(look.width, 40) - kGutterColumns) / 2) {}

std::string SideBySide::Gutter(bool changed) const {
  if (!look_.color) return changed ? " * " : " | ";
  return std::string(kDim) + " \u2502 " + kReset;
}

std::string SideBySide::Rule() const {
  const char* const line = look_.color ? "\u2500" : "-";
  const char* const cross = look_.color ? "\u253c" : "+";
  std::string half;
  for (std::size_t i = 0; i <= columns_; ++i) half += line;
  const std::string rule = half + cross + half;
  return (look_.color ? kDim + rule + kReset : rule) + "\n";
}

std::string SideBySide::Header(std::string_view left, std::string_view right) const {
  const char* const bold = look_.color ? kBold : "";
  const char* const reset = look_.color ? kReset : "";
  const std::string gap(columns_ - std::min(columns_, Columns(left)), ' ');
  return bold + std::string(left) + reset + gap + Gutter(false) + bold + std::string(right) +
         reset + "\n" + Rule();
}

// One row of one side, coloured and padded to the column.
std::string SideBySide::Cell(const Side& side, std::size_t row) const {
  if (row >= side.pieces.size()) return std::string(columns_, ' ');
  const Piece piece = side.pieces[row];
  const std::size_t indent = row == 0 ? 0 : side.indent;
  const std::size_t end = piece.offset + piece.length;
  std::string cell(indent, ' ');
  std::size_t at = piece.offset;
  if (look_.color && row == 0 && HasStamp(side.text)) {
    cell += kDim + Printable(side.text.substr(0, kStampBytes)) + kReset;
    at = kStampBytes;
  }
  for (const Finding& f : side.findings) {
    const std::size_t from = std::clamp(f.offset, at, end);
    const std::size_t to = std::clamp(f.offset + f.length, from, end);
    cell += Printable(side.text.substr(at, from - at));
    if (to > from && look_.color) cell += side.mark;
    cell += Printable(side.text.substr(from, to - from));
    if (to > from && look_.color) cell += kReset;
    at = to;
  }
  cell += Printable(side.text.substr(at, end - at));
  const std::size_t used = indent + Columns(side.text.substr(piece.offset, piece.length));
  return cell + std::string(columns_ - std::min(columns_, used), ' ');
}

std::string SideBySide::Rows(std::string_view before, std::string_view after,
                             const Findings& findings) const {
  const std::size_t indent = IndentOf(before);
  std::vector<Piece> whole;
  for (const Finding& f : findings) whole.push_back({f.offset, f.length});
  const Findings after_findings = before.size() == after.size() ? findings : Findings();
  const Side left{before, Wrap(before, columns_, indent, whole), findings, kExposed, indent};
  const Side right{after, Wrap(after, columns_, indent, whole), after_findings, kSafe, indent};
  std::string rows;
  for (std::size_t i = 0; i < std::max(left.pieces.size(), right.pieces.size()); ++i) {
    const bool changed = i < left.pieces.size() && Overlaps(left.pieces[i], findings);
    std::string row = Cell(left, i) + Gutter(changed) + Cell(right, i);
    row.erase(row.find_last_not_of(' ') + 1);
    rows += row + "\n";
  }
  return rows;
}

}  // namespace panveil::demo
