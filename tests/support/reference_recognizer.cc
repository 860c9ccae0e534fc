#include "support/reference_recognizer.h"

#include <algorithm>

#include "card/companion.h"
#include "card/label.h"
#include "card/wide_companion.h"
#include "support/reference_items.h"
#include "support/reference_rules.h"
#include "support/reference_runs.h"
#include "support/reference_surroundings.h"

namespace panveil::testing_support {

namespace {

using payload::Gap;
using payload::Written;

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
  Reader(const ReferenceText& text, const ReferenceItems& items, const ReferenceRun& run,
         Sensitivity sensitivity, int readable, Found* found)
      : bytes_(text.bytes()),
        items_(items),
        run_(run),
        rules_(text, run_, sensitivity),
        sensitivity_(sensitivity),
        readable_(static_cast<std::size_t>(readable)),
        found_(*found) {}

  void ReadRun() {
    ReferencePiece piece;
    piece.end = run_.size();
    piece.text_from = found_.ReplacedTo();
    TakeFront(&piece, true);
    Read(piece, piece.begin, piece.begin);
    TakeBack(run_.size());
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
      cover = std::max(cover, CoverEnd(pans, piece.end));
      pans.clear();
    }
    if (!pans.empty()) {
      ReadAround(piece, pans, written, cover);
    } else if (cover > written) {
      Add(Kind::kCover, written, cover);
      const std::size_t next = FirstItem(cover, false);
      Read({next, piece.end, true, found_.ReplacedTo(), piece.text_to}, next, next);
    } else if (piece.text_to == back_) {
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
    cover = std::max(cover, CoverEnd(pans, piece.end));
    int changes = 0;
    for (std::size_t i = first + 1; i < best.end; ++i) {
      const std::vector<ReferenceWindow> others = rules_.PansAt(piece, i);
      if (others.empty()) continue;
      cover = std::max(cover, CoverEnd(others, piece.end));
      if (Best(others).quality > best.quality && changes++ < 3) best = Best(others);
    }
    const std::size_t from = LettersBefore(first, std::max(piece.begin, written));
    ReferencePiece left = piece;
    TakeCutFront(from, &written, &left);
    const bool dated = ReadBefore(left, from, from == first && best.begin == first, written);
    Add(Kind::kCover, from, best.begin);
    Add(Kind::kPan, best.begin, best.end);
    MakeFigures(best.end);
    std::size_t next = best.end;
    if (cover <= best.end) next = FirstItem(next, readable_ > 0 && IsSingle(next - 1));
    ReferencePiece rest{next, piece.end, true, found_.ReplacedTo(), piece.text_to};
    if (!TakeAfter(best, dated, cover, &rest) && next == best.end)
      rest.begin = best.end - readable_;
    Read(rest, std::max(rest.begin, best.end), cover);
  }

  // What stands left of digit `from`, where what is replaced begins. Whether a date of the PAN did.
  bool ReadBefore(const ReferencePiece& piece, std::size_t from, bool with_date,
                  std::size_t written) {
    const card::DatedCode found =
        with_date ? card::DatedCodeBeforePan(bytes_, run_[0].offset, run_[from].offset)
                  : card::DatedCode();
    const base::ByteSpan date = found.date;
    const bool has_date = !date.empty() && date.begin >= found_.ReplacedTo();
    const bool taken = !date.empty() && date.end == found_.ReplacedTo();
    const bool has_code =
        has_date && !found.code.empty() && found.code.begin >= found_.ReplacedTo();
    const std::size_t begin = has_code ? std::min(date.begin, found.code.begin) : date.begin;
    while (has_date && from > piece.begin && run_[from - 1].offset >= begin) --from;
    ReadLeft(piece, from, written);
    const bool dated = has_date && date.begin >= found_.ReplacedTo();
    const bool code_first = found.code.begin < date.begin;
    const bool coded =
        dated && has_code && (!code_first || found.code.begin >= found_.ReplacedTo());
    if (coded && code_first) found_.Add(Kind::kCode, found.code);
    if (dated) found_.Add(Kind::kExpiry, date);
    if (coded && !code_first) found_.Add(Kind::kCode, found.code);
    return dated || taken;
  }

  void ReadLeft(const ReferencePiece& piece, std::size_t from, std::size_t written) {
    Read({piece.begin, LastItem(piece.begin, from), piece.follows_pan, piece.text_from,
          run_[from].offset},
         written, written);
  }

  // Whether digits of the run behind the PAN went with it; then `rest` begins behind them.
  bool TakeAfter(const ReferenceWindow& pan, bool dated, std::size_t cover, ReferencePiece* rest) {
    found_.card_end = run_[pan.end - 1].end;
    found_.expiry_end = 0;
    const card::Companion companion =
        card::CompanionAfter(bytes_, run_[pan.begin].offset, found_.card_end);
    const std::size_t begin = rest->begin;
    if (!companion.empty()) {
      if (!Take(companion, cover, rest)) return false;
      const bool in_run = rest->begin > begin;
      if (companion.kind != FindingKind::kExpiry) return in_run;
      found_.expiry_end = companion.span.end;
      if (in_run) TakeFront(rest, false, cover);
    } else {
      if (dated) found_.expiry_end = found_.card_end;
      const std::size_t pan_end = found_.ReplacedTo();
      TakeFront(rest, false, cover);
      const std::size_t code_end = found_.ReplacedTo();
      const base::ByteSpan date = dated || code_end == pan_end
                                      ? base::ByteSpan()
                                      : card::ExpiryBehindCode(bytes_, code_end);
      if (!date.empty() && Take({FindingKind::kExpiry, date}, cover, rest)) {
        found_.expiry_end = date.end;
      }
    }
    TakeWideAfter(cover, rest);
    return rest->begin > begin;
  }

  void TakeWideAfter(std::size_t cover, ReferencePiece* rest) {
    for (int n = 0; n < 2; ++n) {
      const std::size_t from = found_.ReplacedTo();
      const card::Companion companion =
          card::WideCompanionAfter(bytes_, from, from == found_.expiry_end, sensitivity_);
      if (companion.empty()) return;
      const bool passed =
          rest->begin < rest->end && run_[rest->begin].offset < companion.span.begin;
      if (passed || !Take(companion, cover, rest)) return;
      if (companion.kind == FindingKind::kExpiry) found_.expiry_end = companion.span.end;
    }
  }

  // A code or a date at the front of the piece.
  void TakeFront(ReferencePiece* piece, bool is_run, std::size_t cover = 0) {
    if (piece->begin >= piece->end) return;
    const std::size_t at = run_[piece->begin].offset;
    card::Companion companion;
    if (IsPlain(run_[piece->begin])) {
      companion.span = card::CodeBehind(bytes_, found_.card_end, found_.expiry_end, at);
      if (companion.empty() && is_run) companion = card::LabelledAt(bytes_, at, sensitivity_);
      if (companion.empty() && is_run && BeginsInLabel()) {
        companion = LabelledAtDigit(bytes_, 1);
      }
    } else if (is_run) {
      companion = LabelledAtDigit(bytes_, piece->begin);
    }
    if (companion.empty() || companion.span.begin < found_.ReplacedTo()) return;
    Take(companion, cover, piece);
  }

  [[nodiscard]] bool IsFullWidth(std::size_t i) const {
    return run_[i].form == text::DigitForm::kFullWidth;
  }

  [[nodiscard]] card::Companion LabelledAtDigit(std::string_view text, std::size_t i) const {
    if (IsPlain(run_[i])) return card::LabelledAt(text, run_[i].offset, sensitivity_);
    return IsFullWidth(i) ? card::WideLabelledAt(text, run_[i].offset, sensitivity_)
                          : card::Companion();
  }

  // The 2 of "cvv2: 123", or a 1 in its place.
  [[nodiscard]] bool BeginsInLabel() const {
    const std::size_t at = run_[0].offset;
    const bool apart = run_.size() > 1 && run_[1].gap != Gap::kNone && run_[1].gap != Gap::kTurn;
    return apart && IsPlain(run_[0]) && at > 0 && (bytes_[at] == '1' || bytes_[at] == '2') &&
           ((bytes_[at - 1] | 0x20) >= 'a' && (bytes_[at - 1] | 0x20) <= 'z');
  }

  // What a window that begins inside a group leaves of it, if that is a code now.
  void TakeCutFront(std::size_t end, std::size_t* written, ReferencePiece* left) {
    if (end == 0 || *written > 0) return;
    if (run_[end].gap != Gap::kNone && run_[end].gap != Gap::kTurn) return;
    const std::string_view text = bytes_.substr(0, run_[end].offset);
    const card::Companion companion = LabelledAtDigit(text, end > 1 && BeginsInLabel() ? 1 : 0);
    if (companion.empty() || companion.span.begin < found_.ReplacedTo()) return;
    found_.Add(KindOf(companion.kind), companion.span);
    while (*written < end && run_[*written].offset < companion.span.end) ++*written;
    left->begin = *written;
    left->text_from = found_.ReplacedTo();
  }

  // A code or a date that the first `size` digits end with, and that is not the whole of them; then
  // what is left of it.
  void TakeBack(std::size_t size) {
    const std::string_view text = bytes_.substr(0, back_);
    const bool whole = size == run_.size();
    if (size == 0 || !(IsPlain(run_[size - 1]) || IsFullWidth(size - 1))) return;
    const std::size_t run_end = run_[size - 1].end;
    if (whole && !card::MayBeLabelledAfter(text, run_end)) return;
    std::size_t begin = size;
    for (int groups = 0; groups < 3; ++groups) {
      do {
        --begin;
      } while (begin > 0 && run_[begin].gap == Gap::kNone);
      if (begin == 0 || begin < last_written_) return;
      if (!IsPlain(run_[begin]) && !IsFullWidth(begin)) return;
      const card::Companion companion = LabelledAtDigit(text, begin);
      if (companion.empty() || companion.span.end < run_end) continue;
      const std::size_t from = LettersBefore(begin, std::max(last_.begin, last_written_));
      back_ = run_[from].offset;
      ReadLeft(last_, from, last_written_);
      if (last_.end > last_written_) TakeBack(last_.end);
      const std::size_t first = std::min(companion.span.begin, run_[from].offset);
      if (first >= found_.ReplacedTo()) {
        found_.Add(KindOf(companion.kind), {first, companion.span.end});
      }
      return;
    }
  }

  // False when digits of it begin a PAN. Else it is found, and `piece` begins behind its digits.
  bool Take(card::Companion companion, std::size_t cover, ReferencePiece* piece) {
    if (companion.span.end > piece->text_to) return false;
    std::size_t end = piece->begin;
    for (; end < piece->end && run_[end].offset < companion.span.end; ++end) {
      if (!rules_.PansAt(*piece, end).empty()) return false;
    }
    const bool in_run = end != piece->begin;
    if (in_run) {
      end = LettersBehind(end, piece->end);
      companion.span.end = std::max(companion.span.end, run_[end - 1].end);
    }
    found_.Add(KindOf(companion.kind), companion.span);
    if (!in_run) return true;
    if (cover <= end) end = FirstItem(end, false);
    *piece = {end, piece->end, false, found_.ReplacedTo(), piece->text_to};
    return true;
  }

  static bool IsPlain(const ReferenceDigit& digit) {
    return digit.form == text::DigitForm::kAscii && digit.written == Written::kDigit &&
           digit.end == digit.offset + 1;
  }

  [[nodiscard]] std::size_t PlaceOf(std::size_t i) const { return items_.PlaceOf(run_[i].offset); }
  [[nodiscard]] bool IsOneCell(std::size_t i, std::size_t k) const {
    const auto begin = [this](std::size_t n) {
      const std::size_t place = PlaceOf(IsBound(run_[n]) ? n - 1 : n);
      return items_.CellOf(place).begin;
    };
    return begin(i) == begin(k);
  }

  // The first letter before digit `first` that is in its cell: it goes with it.
  [[nodiscard]] std::size_t LettersBefore(std::size_t first, std::size_t floor) const {
    std::size_t from = first;
    for (std::size_t i = first; i-- > floor;) {
      if (IsOneCell(i, first) && run_[i].written != Written::kDigit) from = i;
    }
    return from;
  }

  // One past the last letter behind digit `end` - 1 that is in its cell.
  [[nodiscard]] std::size_t LettersBehind(std::size_t end, std::size_t limit) const {
    std::size_t last = end;
    for (std::size_t i = end; i < limit; ++i) {
      if (IsOneCell(i, end - 1) && run_[i].written != Written::kDigit) last = i + 1;
    }
    return last;
  }

  // Where the longest of `pans` ends, with the look-alikes behind it in its cell.
  [[nodiscard]] std::size_t CoverEnd(const std::vector<ReferenceWindow>& pans,
                                     std::size_t limit) const {
    return LettersBehind(pans.front().end, limit);
  }

  // The digits that stay readable become figures.
  void MakeFigures(std::size_t end) {
    for (std::size_t i = end - readable_; i < end; ++i) {
      if (IsBound(run_[i])) {
        --run_[i].offset;
        run_[i].gap = Gap::kNone;
      }
      run_[i].written = Written::kDigit;
      run_[i].repeats = false;
    }
    for (std::size_t i = end - readable_; i <= end && i < run_.size(); ++i) {
      if (run_[i].gap != Gap::kNone && run_[i].gap != Gap::kTurn) continue;
      const bool same = run_[i].form == run_[i - 1].form && run_[i].written == run_[i - 1].written;
      run_[i].gap = same ? Gap::kNone : Gap::kTurn;
    }
  }

  // One written as a word still, or alone in its cell. Of a figure that was a "triple", letters are
  // beside it.
  [[nodiscard]] bool IsSingle(std::size_t i) const {
    const ReferenceDigit& digit = run_[i];
    if (digit.written == Written::kWord) return true;
    const std::size_t begin = items_.PlaceOf(digit.offset);
    const std::size_t end = items_.PlaceOf(digit.end);
    const ReferenceItems::Cell cell = items_.CellOf(begin);
    return items_.PlacesWithin(cell.begin, cell.end) == items_.PlacesWithin(begin, end);
  }

  [[nodiscard]] bool Dies(std::size_t i, bool after_single, bool last) const {
    const bool before_single = !last && items_.SingleFollows(items_.PlaceOf(run_[i].end));
    if (run_[i].written == Written::kDigit || IsBound(run_[i])) return false;
    if (run_[i].repeats) return last;
    if (run_[i].written == Written::kWord) return !after_single && !before_single;
    return IsSingle(i) && !(after_single && before_single);
  }

  [[nodiscard]] std::size_t FirstItem(std::size_t begin, bool after_single) const {
    while (begin < run_.size() && Dies(begin, after_single, false)) {
      ++begin;
      after_single = false;
    }
    return begin;
  }

  [[nodiscard]] std::size_t LastItem(std::size_t begin, std::size_t end) const {
    if (end == begin) return end;
    const std::size_t last = end - 1 > begin && IsBound(run_[end - 1]) ? end - 2 : end - 1;
    return Dies(last, last > begin && IsSingle(last - 1), true) ? last : end;
  }

  void Add(Kind kind, std::size_t begin, std::size_t end) {
    if (begin == end) return;
    const std::size_t offset = run_[begin].offset;
    found_.spans.push_back(
        {offset, run_[end - 1].end - offset, kind, static_cast<int>(end - begin)});
  }

  std::string_view bytes_;
  const ReferenceItems& items_;
  ReferenceRun run_;
  ReferenceRules rules_;
  Sensitivity sensitivity_;
  std::size_t readable_;
  Found& found_;
  ReferencePiece last_;                        // the one that the run ends with
  std::size_t back_ = std::string_view::npos;  // where what TakeBack() took last begins
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
  ForEachRun(
      text, items,
      [&](std::size_t code) {
        if (!IsDigitChar(text[code])) {
          return !card::WideLabelledAt(text, code, sensitivity).empty();
        }
        return !card::LabelledAt(text, code, sensitivity).empty() ||
               !card::CodeBehind(text, found.card_end, found.expiry_end, code).empty();
      },
      [&](const ReferenceRun& run) {
        Reader(reference, items, run, sensitivity, readable, &found).ReadRun();
        return found.ReplacedTo();
      });
  return found.spans;
}

}  // namespace panveil::testing_support
