#include "support/reference_runs.h"

#include <algorithm>

#include "card/wide_companion.h"
#include "scan/kernel.h"

namespace panveil::testing_support {

namespace {

using payload::Gap;
using payload::Written;

constexpr std::string_view kPlainJoiners = " \t\n\r-.,/:;_|+*~()[]>\"'%OoIlSBZ";

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
    digit.gap = Gap::kSpace;
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
    *place = next;
    if (next == items.size() || !joint.joins) break;
    item = items.At(next, joint.gap != Gap::kNone && items.IsSingle(last, item.written));
  }
  return run;
}

// The turns behind a percent escape.
void PartEscape(std::string_view text, ReferenceRun* run) {
  static constexpr std::string_view kEscapes = "09 21 22 23 24 25 26 27 28 29 40";
  const std::size_t begin = run->empty() ? 0 : run->front().offset;
  if (begin == 0 || text[begin - 1] != '%') return;
  for (std::size_t i = 0; i < 4; i += 2) {
    const bool digits = text.size() > begin + i + 2 && IsDigitChar(text[begin + i]) &&
                        IsDigitChar(text[begin + i + 1]) && IsDigitChar(text[begin + i + 2]);
    if (!digits) return;
    const std::string_view escape = text.substr(begin + i, 2);
    const bool space_again = i == 2 && escape == "20";
    if (!space_again && kEscapes.find(escape) == kEscapes.npos) return;
    (*run)[i + 2].gap = Gap::kTurn;
    if (escape != "25") return;
  }
}

bool IsHigh(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// What the scan finds.
struct Evidence {
  scan::Stretch bytes;
  bool is_code = false;
};

// In the order in which they begin.
std::vector<Evidence> EvidenceIn(std::string_view text) {
  const scan::Kernel& kernel = *scan::FindKernel("scalar");
  std::vector<Evidence> all;
  const auto collect = [&](auto next, bool is_code) {
    scan::Stretch found;
    while ((found = next(text.data(), text.size(), found.end)).begin < text.size()) {
      all.push_back({found, is_code});
    }
  };
  collect(kernel.next_stretch, false);
  collect(kernel.next_word_row, false);
  collect(kernel.next_code, true);
  base::ByteSpan wide;
  while ((wide = card::NextWideCode(text, wide.end)).begin < text.size()) {
    all.push_back({{wide.begin, wide.end}, true});
  }
  std::stable_sort(all.begin(), all.end(), [](const Evidence& a, const Evidence& b) {
    return a.bytes.begin < b.bytes.begin;
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

void ForEachRun(std::string_view text, const ReferenceItems& items,
                const std::function<bool(std::size_t code)>& is_labelled,
                const std::function<std::size_t(const ReferenceRun&)>& read_run) {
  std::size_t read = 0;  // characters
  for (const Evidence& piece : EvidenceIn(text)) {
    if (piece.bytes.end <= items.Offset(read)) continue;
    if (piece.is_code && !is_labelled(piece.bytes.begin)) continue;
    std::size_t place = items.Before(read, std::max(read, items.PlaceOf(piece.bytes.begin)));
    std::size_t end = piece.bytes.end;
    std::size_t words_end = 0;
    while (items.Offset(place) < end) {
      if (place > 0 && items.EscapedSpace(place - 1) > 0) {
        place += 2;
        continue;
      }
      ReferenceRun run = RunAt(items, &place);
      PartEscape(text, &run);
      if (run.empty()) {
        ++place;
        continue;
      }
      place = std::max(place, items.PlaceOf(read_run(run)));
      const std::size_t run_end = items.Offset(place);  // with what went with a PAN in it
      const bool words = std::any_of(run.begin(), run.end(), [](const ReferenceDigit& digit) {
        return digit.written == Written::kWord;
      });
      if (words && run_end >= words_end) {
        words_end = StretchEnd(text, run_end);
        end = std::max(end, words_end);
      }
    }
    read = std::max(read, place);
  }
}

}  // namespace panveil::testing_support
