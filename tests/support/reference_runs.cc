#include "support/reference_runs.h"

#include <algorithm>

#include "scan/digit_words.h"
#include "scan/kernel.h"
#include "scan/wide_digit.h"

namespace panveil::testing_support {

namespace {

using payload::Gap;
using payload::Written;

constexpr std::string_view kPlainJoiners = " \t\n\r-.,/:_|+*~()[]OoIlSBZ";

bool IsOneOf(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

// Appends the digits of the item at `at`.
void Append(const ReferenceItems& items, std::size_t at, const ReferenceItem& item, Gap gap,
            ReferenceRun* run) {
  ReferenceDigit digit;
  digit.value = item.value;
  digit.offset = items.Offset(at);
  digit.end = items.Offset(item.end);
  digit.form = item.form;
  digit.written = item.written;
  digit.repeats = item.repeats;
  const bool turns =
      !run->empty() && (run->back().form != item.form || run->back().written != item.written);
  digit.gap = gap == Gap::kNone && turns ? Gap::kTurn : gap;
  run->push_back(digit);
  for (int i = 1; i < item.count; ++i) {
    digit.gap = gap == Gap::kNone ? Gap::kSpace : gap;
    digit.offset = digit.end;
    run->push_back(digit);
  }
}

// The run that begins at `*place` with an item, if one is there; `*place` goes to where it ends.
ReferenceRun RunAt(const ReferenceItems& items, std::size_t* place) {
  ReferenceRun run;
  ReferenceItem item = items.At(*place, false);
  ReferenceItems::Joint joint;
  std::size_t last = *place;
  while (item.count > 0) {
    Append(items, *place, item, joint.gap, &run);
    last = *place;
    *place = item.end;
    const std::size_t next = items.BehindGap(item.end);
    joint = items.JointOf(*place, next);
    if (next == items.size() || !joint.joins) break;
    item = items.At(next, joint.gap != Gap::kNone && items.IsSingle(last, item.written));
    if (item.count > 0) *place = next;
  }
  return run;
}

bool EndsDigit(std::string_view text, std::size_t at) {
  if (IsDigitChar(text[at])) return true;
  return static_cast<unsigned char>(text[at]) >= 0x80 && scan::IsWideDigitEnd(text.data(), at);
}

// The first stretch of digits at or behind `from`, by scan/kernel.h; {size, size} for none.
scan::Stretch StretchFrom(std::string_view text, std::size_t from) {
  for (std::size_t begin = from; begin < text.size(); ++begin) {
    if (!EndsDigit(text, begin)) continue;
    scan::Stretch stretch{begin, begin};
    std::size_t digits = 0;
    std::size_t plain = 0;  // joiners below 0x80 in a row
    for (std::size_t i = begin; i < text.size(); ++i) {
      if (EndsDigit(text, i)) {
        stretch.end = i + 1;
        ++digits;
        plain = 0;
        continue;
      }
      const bool high = static_cast<unsigned char>(text[i]) >= 0x80;
      plain = high ? 0 : plain + 1;
      const bool joins = high || IsOneOf(text[i], kPlainJoiners);
      if (!joins || plain > scan::kMaxPlainInGap || i - stretch.end >= scan::kMaxGapBytes) break;
    }
    if (digits >= scan::kFewestDigits) return stretch;
    begin = stretch.end - 1;
  }
  return {text.size(), text.size()};
}

bool IsAlphanumeric(char c) {
  return IsDigitChar(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool IsHigh(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// Whether text[begin, end), all letters and digits, is an item of a row by scan/kernel.h.
bool IsRowItem(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view item = text.substr(begin, end - begin);
  const bool cut_before = begin > 0 && IsHigh(text[begin - 1]);
  const bool cut_behind = end < text.size() && IsHigh(text[end]);
  if (item.size() == 1 && IsDigitChar(item[0])) return true;
  if (item.size() == 1 && !cut_before && !cut_behind) return item[0] == 'o' || item[0] == 'O';
  if (item.size() > 8 || std::any_of(item.begin(), item.end(), IsDigitChar)) return false;
  if (!cut_before && !scan::MayBegin(item.front())) return false;
  if (!cut_behind && !scan::MayEnd(item.back())) return false;
  for (std::size_t i = 1; i < item.size(); ++i) {
    if (!scan::MayFollow(item[i - 1], item[i])) return false;
  }
  return true;
}

// The rows of digit words, by scan/kernel.h.
std::vector<scan::Stretch> RowsOf(std::string_view text) {
  std::vector<scan::Stretch> rows;
  std::vector<scan::Stretch> items;
  const auto close = [&] {
    const bool words = std::any_of(items.begin(), items.end(), [&](const scan::Stretch& item) {
      return !IsDigitChar(text[item.begin]);
    });
    if (words && items.size() >= 8 && items.back().end - items.front().begin >= 40) {
      rows.push_back({items.front().begin, items.back().end});
    }
    items.clear();
  };
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && IsAlphanumeric(text[end])) ++end;
    if (end == begin) {
      const bool joins = IsHigh(text[begin]) || IsOneOf(text[begin], " \t\n\r-.,/:+*()");
      if (!joins || (!items.empty() && begin - items.back().end >= 8)) close();
      ++begin;
      continue;
    }
    if (IsRowItem(text, begin, end)) {
      items.push_back({begin, end});
    } else {
      close();
    }
    begin = end;
  }
  close();
  return rows;
}

// The stretches and the rows, in the order in which they begin.
std::vector<scan::Stretch> EvidenceIn(std::string_view text) {
  std::vector<scan::Stretch> all = RowsOf(text);
  for (scan::Stretch stretch = StretchFrom(text, 0); stretch.begin < text.size();
       stretch = StretchFrom(text, stretch.end)) {
    all.push_back(stretch);
  }
  std::sort(all.begin(), all.end(), [](const scan::Stretch& a, const scan::Stretch& b) {
    return a.begin < b.begin || (a.begin == b.begin && a.end < b.end);
  });
  return all;
}

// Where the stretch that goes on at byte `at` ends, by text_reader.h.
std::size_t StretchEnd(std::string_view text, std::size_t at) {
  std::size_t plain = 0;
  for (; at < text.size(); ++at) {
    const bool joiner = IsOneOf(text[at], kPlainJoiners);
    if (!joiner && !IsDigitChar(text[at]) && !IsHigh(text[at])) break;
    plain = joiner ? plain + 1 : 0;
    if (plain > scan::kMaxPlainInGap) break;
  }
  return at;
}

}  // namespace

std::vector<ReferenceRun> ReferenceRuns(std::string_view text, const ReferenceItems& items) {
  std::vector<ReferenceRun> runs;
  std::size_t read = 0;  // characters
  for (const scan::Stretch& piece : EvidenceIn(text)) {
    if (piece.end <= items.Offset(read)) continue;
    std::size_t place = items.Before(read, std::max(read, items.PlaceOf(piece.begin)));
    std::size_t end = piece.end;
    std::size_t words_end = 0;
    while (items.Offset(place) < end) {
      const ReferenceRun run = RunAt(items, &place);
      if (run.empty()) {
        ++place;
        continue;
      }
      runs.push_back(run);
      const bool words = std::any_of(run.begin(), run.end(), [](const ReferenceDigit& digit) {
        return digit.written == Written::kWord;
      });
      if (words && items.Offset(place) >= words_end) {
        words_end = StretchEnd(text, items.Offset(place));
        end = std::max(end, words_end);
      }
    }
    read = std::max(read, place);
  }
  return runs;
}

}  // namespace panveil::testing_support
