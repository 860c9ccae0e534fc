#include "support/reference_recognizer.h"

#include <algorithm>
#include <array>
#include <string>

#include "support/reference_rules.h"
#include "support/reference_surroundings.h"

namespace panveil::testing_support {

namespace {

using payload::Gap;

constexpr std::string_view kJoiners = " \t\n\r-.,/:_|+*~()[]";
constexpr std::size_t kMostGapBytes = 10;

// What joins two digits, or nothing when they belong to different runs.
struct Joint {
  bool joins = false;
  Gap gap = Gap::kNone;
};

Gap GapOf(char separator) {
  if (separator == '-') return Gap::kDash;
  if (separator == '\n') return Gap::kLine;
  return std::string_view(".,/:").find(separator) != std::string_view::npos ? Gap::kWeak
                                                                            : Gap::kMark;
}

// By text_reader.h and digit_run.h. `between` is what stands between two digits.
Joint JointOf(std::string_view between) {
  if (between.size() > kMostGapBytes) return {};
  if (between.find_first_not_of(kJoiners) != std::string_view::npos) return {};
  if (between.find("***") != std::string_view::npos) return {};
  std::string separators;  // without spaces; line ends as '\n', brackets as '('
  for (std::size_t i = 0; i < between.size(); ++i) {
    const char c = between[i];
    if (c == '\r' && between.substr(i, 2) == "\r\n") continue;
    if (c == ' ' || c == '\t') continue;
    const bool bracket = std::string_view("()[]").find(c) != std::string_view::npos;
    separators.push_back(c == '\r' ? '\n' : bracket ? '(' : c);
  }
  if (std::count(separators.begin(), separators.end(), '\n') > 1) return {};
  if (between.empty()) return {true, Gap::kNone};
  if (separators.empty()) return {true, Gap::kSpace};
  const bool one_kind = separators.find_first_not_of(separators[0]) == std::string::npos;
  return {true, one_kind ? GapOf(separators[0]) : Gap::kMixed};
}

std::vector<ReferenceRun> RunsOf(std::string_view text) {
  std::vector<ReferenceRun> runs;
  std::size_t end = 0;  // of the digit before
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!IsDigitChar(text[i])) continue;
    Joint joint;
    if (!runs.empty()) joint = JointOf(text.substr(end, i - end));
    if (!joint.joins) runs.emplace_back();
    runs.back().push_back({text[i] - '0', joint.gap, i});
    end = i + 1;
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
    spans_->push_back(
        {offset, run_[end - 1].offset + 1 - offset, kind, static_cast<int>(end - begin)});
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
