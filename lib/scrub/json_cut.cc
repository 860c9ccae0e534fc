#include "scrub/json_cut.h"

#include <algorithm>
#include <string_view>

#include "payload/value.h"
#include "scrub/place.h"
#include "scrub/spread.h"

namespace panveil::scrub {

using base::ByteSpan;
using payload::JsonReader;
using payload::Value;
using payload::ValueType;
using Rank = JsonCut::Rank;

namespace {

// What is open is copied for so many cuts at most.
constexpr std::size_t kSteps = 64;

// The last comma between two values.
struct Comma {
  std::size_t at = 0;      // 0: there is none
  std::size_t opened = 0;  // brackets behind it
  char before = ' ';       // the character before it, blanks aside
};

Comma CommaBetween(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  Comma comma;
  for (std::size_t at = end; at > begin; --at) {
    const char c = text[at - 1];
    if (c == '[' || c == '{') ++comma.opened;
    if (c != ',') continue;
    comma.at = at - 1;
    const std::size_t before = text.find_last_not_of(" \t\r\n", comma.at - 1);
    if (before != std::string_view::npos) comma.before = text[before];
    break;
  }
  return comma;
}

// Goes over the commas of a section.
class Commas {
 public:
  explicit Commas(const Section& section) noexcept
      : text_(section.text),
        reader_(section.text),
        value_{{section.read_from, section.read_from}, {}},
        names_end_(section.counts.begin) {
    ok_ = ReadFront(reader_, section);
  }

  // Goes on to the next value. False when there is no more, or what is there is no JSON.
  bool Next() noexcept {
    if (!ok_) return false;
    const ByteSpan last = value_.span;
    last_type_ = value_.type;
    in_row_ = MayBeSpreadPiece(text_.substr(last.begin, last.size()), "\\utrn");
    if (last_type_ == ValueType::kName) names_end_ = last.end;
    if (!reader_.Next(value_)) return false;
    comma_ = CommaBetween(text_, last.end, value_.span.begin);
    ok_ = !reader_.malformed();
    return ok_;
  }

  // kNone when no cut is before the value.
  [[nodiscard]] Rank rank() const noexcept {
    if (comma_.at == 0 || levels() == 0 || levels() > JsonReader::kMostLevels) return Rank::kNone;
    if (comma_.before == '}') return Rank::kObjects;
    if (comma_.before != ']' && in_row_) return Rank::kRow;
    return comma_.at < names_end_ + kNeighbourBytes ? Rank::kFields : Rank::kItems;
  }
  [[nodiscard]] std::size_t at() const noexcept { return comma_.at; }
  [[nodiscard]] const Value& value() const noexcept { return value_; }
  // Whether the value is a string without an end, amid what is else JSON.
  [[nodiscard]] bool in_string() const noexcept {
    return value_.type == ValueType::kText && value_.span.end == text_.size() &&
           value_.span.begin > 0 && text_[value_.span.begin - 1] == '"' &&
           reader_.levels() <= JsonReader::kMostLevels;
  }

  void Copy(JsonCut& cut, Rank rank) const noexcept {
    cut.rank = rank;
    cut.at = rank == Rank::kString ? value_.span.begin : comma_.at;
    cut.name = value_.name;
    cut.levels = rank == Rank::kString ? reader_.levels() : levels();
    for (std::size_t i = 0; i < cut.levels; ++i) cut.level[i] = reader_.level(i);
    // The comma counts again.
    if (rank != Rank::kString) --cut.level[cut.levels - 1].index;
  }

 private:
  // Around the comma.
  [[nodiscard]] std::size_t levels() const noexcept { return reader_.levels() - comma_.opened; }

  std::string_view text_;
  JsonReader reader_;
  Value value_;
  Comma comma_;
  ValueType last_type_ = ValueType::kText;
  std::size_t names_end_;
  bool in_row_ = true;
  bool ok_ = true;
};

}  // namespace

JsonCut FindJsonCut(const Section& section, std::size_t from) noexcept {
  JsonCut best;
  const std::size_t step = (section.text.size() - from) / kSteps;
  std::array<std::size_t, kMostSpreadDigits> rows{};  // the last ones
  std::size_t count = 0;
  Commas commas(section);
  bool more = commas.Next();
  for (; more; more = commas.Next()) {
    const Rank rank = commas.rank();
    if (commas.at() <= from || rank == Rank::kNone) continue;
    if (rank == Rank::kRow) {
      rows[count++ % rows.size()] = commas.at();
    } else if (rank > best.rank || (rank == best.rank && commas.at() >= best.at + step)) {
      commas.Copy(best, rank);
    }
  }
  if (best.rank != Rank::kNone) return best;
  if (count != 0) {
    const std::size_t end = rows[(count - 1) % rows.size()];
    best = JsonCutAt(section, rows[count < rows.size() ? 0 : count % rows.size()]);
    best.row_end = end;
  } else if (commas.in_string()) {
    commas.Copy(best, Rank::kString);
  }
  return best;
}

JsonCut JsonCutAt(const Section& section, std::size_t at) noexcept {
  JsonCut cut;
  Commas commas(section);
  while (commas.Next() && commas.at() != at) {
  }
  commas.Copy(cut, Rank::kRow);
  return cut;
}

}  // namespace panveil::scrub
