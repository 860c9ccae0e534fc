#include "support/reference_recognizer.h"

#include <algorithm>
#include <string>

#include "card/companion.h"
#include "card/expiry.h"
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
  // Fields that were masked are stars, too: "**|**".
  std::string stars = separators;
  stars.erase(
      std::remove_if(stars.begin(), stars.end(), [](char c) { return IsOneOf(c, "|,:\t"); }),
      stars.end());
  if (stars.find("***") != std::string::npos) return {};
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

// What scan/kernel.h calls a code at or behind `from`; {size, size} for none.
scan::Stretch CodeFrom(std::string_view text, std::size_t from) {
  for (std::size_t begin = from; begin < text.size(); ++begin) {
    std::size_t end = begin;
    while (end < text.size() && IsDigitChar(text[end])) ++end;
    if (end - begin == 3 || end - begin == 4) return {begin, end};
    begin = end;
  }
  return {text.size(), text.size()};
}

// What the scan finds, by where it begins.
struct Evidence {
  scan::Stretch bytes;
  bool is_code = false;
};

std::vector<Evidence> EvidenceIn(std::string_view text) {
  std::vector<Evidence> all;
  const auto collect = [&](scan::Stretch (*find)(std::string_view, std::size_t), bool is_code) {
    for (scan::Stretch found = find(text, 0); found.begin < text.size();
         found = find(text, found.end)) {
      all.push_back({found, is_code});
    }
  };
  collect(StretchFrom, false);
  collect(CodeFrom, true);
  std::stable_sort(all.begin(), all.end(), [](const Evidence& a, const Evidence& b) {
    return a.bytes.begin < b.bytes.begin;
  });
  return all;
}

using Kind = ReferenceSpan::Kind;

Kind KindOf(FindingKind kind) {
  return kind == FindingKind::kTrack    ? Kind::kTrack
         : kind == FindingKind::kExpiry ? Kind::kExpiry
                                        : Kind::kCode;
}

// What was found, and what of it the rules for codes look back at.
struct Found {
  std::vector<ReferenceSpan> spans;
  std::size_t card_end = 0;    // of the last PAN; 0 for none
  std::size_t expiry_end = 0;  // of the date behind it; 0 for none

  [[nodiscard]] std::size_t ReplacedTo() const {
    return spans.empty() ? 0 : spans.back().offset + spans.back().length;
  }
  void Add(Kind kind, base::ByteSpan bytes) {
    spans.push_back({bytes.begin, bytes.size(), kind, 0});
  }
};

// Reads pieces of one run, as the comment of recognizer.h tells.
class Reader {
 public:
  Reader(std::string_view bytes, const ReferenceText& text, const ReferenceRun& run,
         Sensitivity sensitivity, int readable, Found* found)
      : bytes_(bytes),
        rules_(text, run, sensitivity),
        run_(run),
        sensitivity_(sensitivity),
        readable_(static_cast<std::size_t>(readable)),
        found_(*found) {}

  void ReadRun() {
    ReferencePiece piece{0, run_.size(), false, found_.ReplacedTo()};
    TakeFront(&piece, true);
    Read(piece, piece.begin, 0);
    TakeBack();
  }

 private:
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
      Add(Kind::kCover, written, cover);
      Read({cover, piece.end, true, found_.ReplacedTo()}, cover, cover);
    } else if (piece.end == run_.size()) {
      last_ = piece;
      last_written_ = written;
    }
  }

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
      Add(Kind::kCover, written, first);
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
    if (TakeCutFront(first, written)) written = first;
    ReadBefore(piece, first, best.begin == first, written);
    Add(Kind::kCover, first, best.begin);
    Add(Kind::kPan, best.begin, best.end);
    ReferencePiece rest{best.end, piece.end, true, found_.ReplacedTo()};
    if (!TakeAfter(best, &rest)) rest.begin = best.end - readable_;
    Read(rest, std::max(rest.begin, best.end), cover);
  }

  // What stands left of the PAN that begins with digit `first`.
  void ReadBefore(const ReferencePiece& piece, std::size_t first, bool with_date,
                  std::size_t written) {
    const base::ByteSpan date =
        with_date ? card::ExpiryBeforePan(bytes_, run_[0].offset, run_[first].offset)
                  : base::ByteSpan();
    const bool has_date = !date.empty() && date.begin >= found_.ReplacedTo();
    std::size_t end = first;
    while (has_date && end > piece.begin && run_[end - 1].offset >= date.begin) --end;
    Read({piece.begin, end, piece.follows_pan, piece.text_from}, written, written);
    if (has_date && date.begin >= found_.ReplacedTo()) found_.Add(Kind::kExpiry, date);
  }

  // Whether digits of the run behind the PAN went with it; then `rest` begins behind them.
  bool TakeAfter(const ReferenceWindow& pan, ReferencePiece* rest) {
    found_.card_end = run_[pan.end - 1].end;
    found_.expiry_end = 0;
    const card::Companion companion =
        card::CompanionAfter(bytes_, run_[pan.begin].offset, found_.card_end);
    if (companion.empty() || !Take(companion, rest)) return false;
    const bool in_run = rest->begin > pan.end;
    if (companion.kind != FindingKind::kExpiry) return in_run;
    found_.expiry_end = companion.span.end;
    if (in_run) TakeFront(rest, false);
    return in_run;
  }

  // A code or a date at the front of the piece.
  void TakeFront(ReferencePiece* piece, bool is_run) {
    if (piece->begin >= piece->end || !IsPlain(run_[piece->begin])) return;
    const std::size_t at = run_[piece->begin].offset;
    card::Companion companion;
    companion.span = card::CodeBehind(bytes_, found_.card_end, found_.expiry_end, at);
    if (companion.empty() && is_run) companion = card::LabelledAt(bytes_, at, sensitivity_);
    if (!companion.empty() && companion.span.begin >= found_.ReplacedTo()) Take(companion, piece);
  }

  // What a window that begins inside a group leaves of it, if that is a code now.
  bool TakeCutFront(std::size_t end, std::size_t written) {
    if (end == 0 || written > 0 || run_[end].gap != Gap::kNone || !IsPlain(run_[0])) return false;
    const std::size_t cut = run_[end].offset;
    const card::Companion code =
        card::LabelledAt(bytes_.substr(0, cut), run_[0].offset, sensitivity_);
    if (code.empty() || code.span.end != cut) return false;
    if (code.span.begin >= found_.ReplacedTo()) found_.Add(KindOf(code.kind), code.span);
    return true;
  }

  // A code or a date that the run ends with, and that is not the whole of it.
  void TakeBack() {
    if (!IsPlain(run_.back())) return;
    std::size_t begin = run_.size();
    for (int groups = 0; groups < 3; ++groups) {
      do {
        --begin;
      } while (begin > 0 && run_[begin].gap == Gap::kNone);
      if (begin == 0 || begin < last_written_ || !IsPlain(run_[begin])) return;
      const card::Companion companion = card::LabelledAt(bytes_, run_[begin].offset, sensitivity_);
      if (companion.empty() || companion.span.end < run_.back().end) continue;
      Read({last_.begin, begin, last_.follows_pan, last_.text_from}, last_written_, 0);
      if (companion.span.begin >= found_.ReplacedTo()) {
        found_.Add(KindOf(companion.kind), companion.span);
      }
      return;
    }
  }

  // False when digits of it begin a PAN. Else it is found, and `piece` begins behind its digits.
  bool Take(const card::Companion& companion, ReferencePiece* piece) {
    std::size_t end = piece->begin;
    for (; end < piece->end && run_[end].offset < companion.span.end; ++end) {
      if (!rules_.PansAt(*piece, end).empty()) return false;
    }
    found_.Add(KindOf(companion.kind), companion.span);
    if (end != piece->begin) *piece = {end, piece->end, false, found_.ReplacedTo()};
    return true;
  }

  static bool IsPlain(const ReferenceDigit& digit) {
    return digit.form == text::DigitForm::kAscii && digit.written == payload::Written::kDigit &&
           digit.end == digit.offset + 1;
  }

  void Add(Kind kind, std::size_t begin, std::size_t end) {
    if (begin == end) return;
    const std::size_t offset = run_[begin].offset;
    found_.spans.push_back(
        {offset, run_[end - 1].end - offset, kind, static_cast<int>(end - begin)});
  }

  std::string_view bytes_;
  ReferenceRules rules_;
  const ReferenceRun& run_;
  Sensitivity sensitivity_;
  std::size_t readable_;
  Found& found_;
  ReferencePiece last_;  // the one that the run ends with
  std::size_t last_written_ = 0;
};

}  // namespace

ReferenceSpan::Kind ReferenceKindOf(const Finding& finding) {
  if (finding.kind != FindingKind::kPan) return KindOf(finding.kind);
  // Of what is only covered, no last four are known.
  return finding.last_four[0] != '\0' ? Kind::kPan : Kind::kCover;
}

void PrintTo(const ReferenceSpan& span, std::ostream* os) {
  static constexpr const char* kNames[] = {"pan", "cover", "track", "code", "expiry"};
  *os << kNames[static_cast<int>(span.kind)] << " at " << span.offset << "+" << span.length
      << " of " << span.digits << " digits";
}

std::vector<ReferenceSpan> ReferenceSpans(std::string_view text, Sensitivity sensitivity,
                                          int readable) {
  const ReferenceText reference(text);
  const ReferenceItems items(text);
  Found found;
  std::size_t read = 0;  // characters
  for (const Evidence& evidence : EvidenceIn(text)) {
    const auto [begin, end] = evidence.bytes;
    if (end <= items.Offset(read)) continue;
    if (evidence.is_code && card::LabelledAt(text, begin, sensitivity).empty() &&
        card::CodeBehind(text, found.card_end, found.expiry_end, begin).empty()) {
      continue;
    }
    std::size_t place = items.Before(read, std::max(read, items.PlaceOf(begin)));
    while (items.Offset(place) < end) {
      const ReferenceRun run = RunAt(items, &place);
      if (run.empty()) {
        ++place;
        continue;
      }
      Reader(text, reference, run, sensitivity, readable, &found).ReadRun();
      place = std::max(place, items.PlaceOf(found.ReplacedTo()));
    }
    read = std::max(read, place);
  }
  return found.spans;
}

}  // namespace panveil::testing_support
