#include "support/reference_recognizer.h"

#include <algorithm>

#include "support/reference_items.h"
#include "support/reference_rules.h"
#include "support/reference_runs.h"
#include "support/reference_surroundings.h"

namespace panveil::testing_support {

namespace {

using payload::Gap;
using payload::Written;

// Reads pieces of one run, as the comment of recognizer.h tells.
class Reader {
 public:
  Reader(const ReferenceText& text, const ReferenceItems& items, const ReferenceRun& run,
         Sensitivity sensitivity, int readable, std::vector<ReferenceSpan>* spans)
      : items_(items),
        run_(run),
        rules_(text, run_, sensitivity),
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
      cover = std::max(cover, CoverEnd(pans, piece.end));
      pans.clear();
    }
    if (!pans.empty()) {
      ReadAround(piece, pans, written, cover);
    } else if (cover > written) {
      Add(ReferenceSpan::Kind::kCover, written, cover);
      const std::size_t next = FirstItem(cover, false);
      Read({next, piece.end, true, ReplacedTo(), piece.text_to}, next, next);
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
    cover = std::max(cover, CoverEnd(pans, piece.end));
    int changes = 0;
    for (std::size_t i = first + 1; i < best.end; ++i) {
      const std::vector<ReferenceWindow> others = rules_.PansAt(piece, i);
      if (others.empty()) continue;
      cover = std::max(cover, CoverEnd(others, piece.end));
      if (Best(others).quality > best.quality && changes++ < 3) best = Best(others);
    }
    std::size_t from = first;  // look-alikes of its cell go with it
    for (std::size_t i = first; i-- > std::max(piece.begin, written);) {
      if (IsOneCell(i, first) && run_[i].written != Written::kDigit) from = i;
    }
    Read({piece.begin, LastItem(piece.begin, from), piece.follows_pan, piece.text_from,
          run_[from].offset},
         written, written);
    Add(ReferenceSpan::Kind::kCover, from, best.begin);
    Add(ReferenceSpan::Kind::kPan, best.begin, best.end);
    MakeFigures(best.end);
    std::size_t next = best.end;
    if (cover <= best.end) next = FirstItem(next, readable_ > 0 && IsSingle(next - 1));
    if (next > best.end)
      return Read({next, piece.end, true, ReplacedTo(), piece.text_to}, next, next);
    Read({best.end - readable_, piece.end, true, ReplacedTo(), piece.text_to}, best.end, cover);
  }

  [[nodiscard]] std::size_t PlaceOf(std::size_t i) const { return items_.PlaceOf(run_[i].offset); }
  [[nodiscard]] bool IsOneCell(std::size_t i, std::size_t k) const {
    const auto begin = [this](std::size_t n) {
      const std::size_t place = PlaceOf(IsBound(run_[n]) ? n - 1 : n);
      return items_.CellOf(place).begin;
    };
    return begin(i) == begin(k);
  }

  // Where the longest of `pans` ends, with the look-alikes behind it in its cell.
  [[nodiscard]] std::size_t CoverEnd(const std::vector<ReferenceWindow>& pans,
                                     std::size_t limit) const {
    const std::size_t end = pans.front().end;
    std::size_t cover = end;
    for (std::size_t i = end; i < limit; ++i) {
      if (IsOneCell(i, end - 1) && run_[i].written != Written::kDigit) cover = i + 1;
    }
    return cover;
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
    return Dies(end - 1, end - 1 > begin && IsSingle(end - 2), true) ? end - 1 : end;
  }

  [[nodiscard]] std::size_t ReplacedTo() const {
    return spans_->back().offset + spans_->back().length;
  }

  void Add(ReferenceSpan::Kind kind, std::size_t begin, std::size_t end) {
    if (begin == end) return;
    const std::size_t offset = run_[begin].offset;
    spans_->push_back({offset, run_[end - 1].end - offset, kind, static_cast<int>(end - begin)});
  }

  const ReferenceItems& items_;
  ReferenceRun run_;
  ReferenceRules rules_;
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
  const ReferenceItems items(text);
  std::vector<ReferenceSpan> spans;
  for (const ReferenceRun& run : ReferenceRuns(text, items)) {
    const std::size_t replaced_to = spans.empty() ? 0 : spans.back().offset + spans.back().length;
    Reader reader(reference, items, run, sensitivity, readable, &spans);
    reader.Read({0, run.size(), false, replaced_to}, 0, 0);
  }
  return spans;
}

}  // namespace panveil::testing_support
