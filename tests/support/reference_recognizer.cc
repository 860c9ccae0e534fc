#include "support/reference_recognizer.h"

#include <algorithm>
#include <string>

#include "scan/kernel.h"
#include "scan/wide_digit.h"
#include "support/reference_items.h"
#include "support/reference_rules.h"
#include "support/reference_surroundings.h"

namespace panveil::testing_support {

namespace {

using payload::Gap;

constexpr int kMostSeparators = 10;

// What joins two digits, or nothing when they belong to different runs.
struct Joint {
  bool joins = false;
  Gap gap = Gap::kNone;
};

bool IsOneOf(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

Gap GapOf(char separator) {
  if (separator == '-') return Gap::kDash;
  if (separator == '\n') return Gap::kLine;
  return IsOneOf(separator, ".,/:") ? Gap::kWeak : Gap::kMark;
}

// The separators from `begin` to `end` as ASCII, a bullet as '*'; CR LF is one.
std::string SeparatorsOf(const ReferenceItems& items, std::size_t begin, std::size_t end,
                         std::string* kinds) {
  std::string separators;
  for (std::size_t i = begin; i < end; ++i) {
    if (items.glyph(i).kind != text::GlyphKind::kSeparator) continue;
    const char c = items.glyph(i).canonical;
    if (c == '\r' && i + 1 < items.size() && items.glyph(i + 1).canonical == '\n') continue;
    const bool bullet = c == '.' && items.glyph(i).length > 1;
    separators.push_back(bullet ? '*' : c);
    if (c == ' ' || c == '\t') continue;
    kinds->push_back(c == '\r' ? '\n' : IsOneOf(c, "()[]") ? '(' : c);
  }
  return separators;
}

// By text_reader.h and digit_run.h: what stands from `begin` to `end`.
Joint JointOf(const ReferenceItems& items, std::size_t begin, std::size_t end) {
  if (items.Offset(end) - items.Offset(begin) > scan::kMaxGapBytes - 3) return {};
  std::string kinds;  // separators without spaces; line ends as '\n', brackets as '('
  const std::string separators = SeparatorsOf(items, begin, end, &kinds);
  if (separators.size() > kMostSeparators) return {};
  if (separators.find("***") != std::string::npos) return {};
  if (std::count(kinds.begin(), kinds.end(), '\n') > 1) return {};
  if (separators.empty()) return {true, Gap::kNone};
  if (kinds.empty()) return {true, Gap::kSpace};
  const bool one_kind = kinds.find_first_not_of(kinds[0]) == std::string::npos;
  return {true, one_kind ? GapOf(kinds[0]) : Gap::kMixed};
}

// Appends the digits of the item at `at`.
void Append(const ReferenceItems& items, std::size_t at, const ReferenceItem& item, Gap gap,
            ReferenceRun* run) {
  ReferenceDigit digit;
  digit.value = item.value;
  digit.offset = items.Offset(at);
  digit.end = items.Offset(item.end);
  digit.form = item.form;
  digit.written = item.written;
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
  Joint joint;
  while (item.count > 0) {
    Append(items, *place, item, joint.gap, &run);
    *place = item.end;
    std::size_t next = item.end;
    while (next < items.size() && (items.glyph(next).kind == text::GlyphKind::kSeparator ||
                                   items.glyph(next).kind == text::GlyphKind::kInvisible)) {
      ++next;
    }
    joint = JointOf(items, *place, next);
    if (next == items.size() || !joint.joins) break;
    const Gap last = run.back().gap;
    const bool single = run.size() == 1 || (last != Gap::kNone && last != Gap::kTurn);
    item = items.At(next, joint.gap != Gap::kNone && single);
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
      const bool joins = high || IsOneOf(text[i], " \t\n\r-.,/:_|+*~()[]OoIlSBZ");
      if (!joins || plain > scan::kMaxPlainInGap || i - stretch.end >= scan::kMaxGapBytes) break;
    }
    if (digits >= scan::kFewestDigits) return stretch;
    begin = stretch.end - 1;
  }
  return {text.size(), text.size()};
}

// The runs that hold a part of a stretch.
std::vector<ReferenceRun> RunsOf(std::string_view text) {
  const ReferenceItems items(text);
  std::vector<ReferenceRun> runs;
  std::size_t read = 0;  // characters
  for (scan::Stretch stretch = StretchFrom(text, 0); stretch.begin < text.size();
       stretch = StretchFrom(text, stretch.end)) {
    std::size_t place = items.Before(read, std::max(read, items.PlaceOf(stretch.begin)));
    while (items.Offset(place) < stretch.end) {
      const ReferenceRun run = RunAt(items, &place);
      if (run.empty()) {
        ++place;
      } else {
        runs.push_back(run);
      }
    }
    read = std::max(read, place);
  }
  return runs;
}

// Reads pieces of one run, as the comment of recognizer.h tells.
class Reader {
 public:
  Reader(const ReferenceText& text, const ReferenceRun& run, Sensitivity sensitivity, int readable,
         std::vector<ReferenceSpan>* spans)
      : rules_(text, run, sensitivity),
        run_(run),
        readable_(static_cast<std::size_t>(readable)),
        spans_(spans) {}

  // Digits before `written` are replaced already, or readable on purpose; those from there to
  // `cover` belong to an accepted window, and must not stay.
  void Read(const ReferencePiece& piece, std::size_t written, std::size_t cover) {
    std::vector<ReferenceWindow> pans;
    std::size_t i = piece.begin;
    for (; i < piece.end; ++i) {
      if (i >= written && i >= cover && cover > written) break;
      pans = rules_.PansAt(piece, i);
      if (pans.empty()) continue;
      if (i >= written) break;
      cover = std::max(cover, pans.front().end);
      pans.clear();
    }
    if (!pans.empty()) {
      ReadAround(piece, pans, written, cover);
    } else if (cover > written) {
      Add(ReferenceSpan::Kind::kCover, written, cover);
      Read({cover, piece.end, true, ReplacedTo()}, cover, cover);
    }
  }

 private:
  // The one of `pans` that most speaks for; the longest among equals.
  static ReferenceWindow Best(const std::vector<ReferenceWindow>& pans) {
    return *std::max_element(pans.begin(), pans.end(),
                             [](const auto& a, const auto& b) { return a.quality < b.quality; });
  }

  // `pans` are the first accepted windows of the piece.
  void ReadAround(const ReferencePiece& piece, const std::vector<ReferenceWindow>& pans,
                  std::size_t written, std::size_t cover) {
    const std::size_t first = pans.front().begin;
    if (cover > written) {
      Add(ReferenceSpan::Kind::kCover, written, first);
      written = first;
    }
    ReferenceWindow best = Best(pans);
    cover = std::max(cover, pans.front().end);
    int changes = 0;
    for (std::size_t i = first + 1; i < best.end; ++i) {
      const std::vector<ReferenceWindow> others = rules_.PansAt(piece, i);
      if (others.empty()) continue;
      cover = std::max(cover, others.front().end);
      if (Best(others).quality > best.quality && changes++ < 3) best = Best(others);
    }
    Read({piece.begin, first, piece.follows_pan, piece.text_from}, written, written);
    Add(ReferenceSpan::Kind::kCover, first, best.begin);
    Add(ReferenceSpan::Kind::kPan, best.begin, best.end);
    Read({best.end - readable_, piece.end, true, ReplacedTo()}, best.end, cover);
  }

  [[nodiscard]] std::size_t ReplacedTo() const {
    return spans_->back().offset + spans_->back().length;
  }

  void Add(ReferenceSpan::Kind kind, std::size_t begin, std::size_t end) {
    if (begin == end) return;
    const std::size_t offset = run_[begin].offset;
    spans_->push_back({offset, run_[end - 1].end - offset, kind, static_cast<int>(end - begin)});
  }

  ReferenceRules rules_;
  const ReferenceRun& run_;
  std::size_t readable_;
  std::vector<ReferenceSpan>* spans_;
};

}  // namespace

void PrintTo(const ReferenceSpan& span, std::ostream* os) {
  *os << (span.kind == ReferenceSpan::Kind::kPan ? "pan" : "cover") << " at " << span.offset << "+"
      << span.length << " of " << span.digits << " digits";
}

std::vector<ReferenceSpan> ReferenceSpans(std::string_view text, Sensitivity sensitivity,
                                          int readable) {
  const ReferenceText reference(text);
  std::vector<ReferenceSpan> spans;
  for (const ReferenceRun& run : RunsOf(text)) {
    const std::size_t replaced_to = spans.empty() ? 0 : spans.back().offset + spans.back().length;
    Reader reader(reference, run, sensitivity, readable, &spans);
    reader.Read({0, run.size(), false, replaced_to}, 0, 0);
  }
  return spans;
}

}  // namespace panveil::testing_support
