// What recognizer.h says of the dates and codes that travel with a PAN.
#include <algorithm>

#include "card/edges.h"
#include "card/label.h"
#include "card/recognizer.h"
#include "card/verification_code.h"
#include "card/wide_companion.h"
#include "text/char_class.h"

namespace panveil::card {

using payload::DigitRun;

namespace {

// The first digit from `from` on that begins at or behind byte `at`; `end` when there is none.
int FirstFrom(const DigitRun& run, int from, int end, std::size_t at) noexcept {
  while (from < end && run.offset[static_cast<std::size_t>(from)] < at) ++from;
  return from;
}

bool IsFullWidth(const DigitRun& run, int i) noexcept {
  return run.look[static_cast<std::size_t>(i)].form == text::DigitForm::kFullWidth;
}

// Whether the run begins with a digit of a label, "cvv2: 123", and goes on behind a gap.
bool BeginsInLabel(const DigitRun& run) noexcept {
  if (run.size < 2 || !run.IsPlain(0) || run.offset[0] == 0) return false;
  const payload::Gap gap = run.gap[1];
  const bool apart = gap != payload::Gap::kNone && gap != payload::Gap::kTurn;
  return apart && (run.value[0] == 1 || run.value[0] == 2) &&
         text::IsLetter(run.text[run.offset[0] - 1]);
}

}  // namespace

Companion Recognizer::LabelledAtDigit(std::string_view text, const DigitRun& run,
                                      int i) const noexcept {
  const std::size_t at = run.offset[static_cast<std::size_t>(i)];
  if (run.IsPlain(i)) return LabelledIn(text, at);
  return may_hold_labels_ && IsFullWidth(run, i) ? WideLabelledAt(text, at, sensitivity_)
                                                 : Companion();
}

// A window that begins inside a group leaves a shorter one, which may be a code.
void Recognizer::TakeCutFront(DigitRun& run, Reading& reading, int end, PanSink& sink) noexcept {
  if (end == 0 || reading.written > 0 || !run.whole_front) return;
  const payload::Gap gap = run.gap[static_cast<std::size_t>(end)];
  if (gap != payload::Gap::kNone && gap != payload::Gap::kTurn) return;
  const std::string_view left = run.text.substr(0, run.offset[static_cast<std::size_t>(end)]);
  const bool in_label = end > 1 && BeginsInLabel(run);
  const Companion companion = LabelledAtDigit(left, run, in_label ? 1 : 0);
  if (companion.empty() || companion.span.begin < replaced_to_) return;
  sink.OnCompanion(companion);
  replaced_to_ = companion.span.end;
  reading.written = FirstFrom(run, 0, end, companion.span.end);
  reading.piece.begin = reading.written;
  reading.piece.text_from = replaced_to_;
}

bool Recognizer::ReadBefore(DigitRun& run, Reading& reading, int first, PanSink& sink) noexcept {
  const std::size_t pan = run.offset[static_cast<std::size_t>(first)];
  const DatedCode found = DatedCodeBeforePan(run.text, run.whole_front ? run.offset[0] : 0, pan);
  const ByteSpan date = found.date;
  if (date.empty() || date.begin < replaced_to_) {
    // A label may have told it.
    const bool taken = !date.empty() && date.end == replaced_to_;
    if (first - reading.piece.begin >= kMinPanDigits) ReadLeft(run, reading, first, sink);
    return taken;
  }
  const bool has_code = !found.code.empty() && found.code.begin >= replaced_to_;
  const std::size_t begin = has_code ? std::min(found.code.begin, date.begin) : date.begin;
  ReadLeft(run, reading, FirstFrom(run, reading.piece.begin, first, begin), sink);
  // A PAN that was found there may have taken the date for its own.
  if (date.begin < replaced_to_) return false;
  const Companion code{FindingKind::kVerificationCode, found.code};
  const bool code_first = found.code.begin < date.begin;
  if (has_code && code_first && found.code.begin >= replaced_to_) sink.OnCompanion(code);
  sink.OnCompanion({FindingKind::kExpiry, date});
  if (has_code && !code_first) sink.OnCompanion(code);
  replaced_to_ = has_code ? std::max(found.code.end, date.end) : date.end;
  return true;
}

bool Recognizer::Take(DigitRun& run, Reading& reading, const Companion& companion,
                      PanSink& sink) noexcept {
  if (companion.span.end > reading.piece.text_to) return false;  // digits of the PAN there
  const int begin = reading.written;
  int end = FirstFrom(run, begin, reading.piece.end, companion.span.end);
  Piece rest = reading.piece;
  rest.begin = begin;
  for (int i = begin; i < end; ++i) {
    const bool may_begin = sensitivity_ == Sensitivity::kParanoid || IsBorder(run, rest, i);
    if (may_begin && ChooseAt(run, rest, i).longest != 0) return false;
  }
  Companion all = companion;
  if (end != begin) {
    // Letters of its cell, which read as digits no more without it.
    end = LettersBehind(run, end, reading.piece.end);
    all.span.end = std::max(all.span.end, run.End(end - 1));
  }
  sink.OnCompanion(all);
  replaced_to_ = all.span.end;
  if (end == begin) return true;  // it stands behind the run
  reading.piece.front_known = true;
  reading.piece.follows_pan = false;
  reading.piece.text_from = replaced_to_;
  BeginPiece(run, reading, end, 0);
  return true;
}

void Recognizer::TakeCodeAfter(DigitRun& run, Reading& reading, PanSink& sink) noexcept {
  const int i = reading.written;
  if (i >= reading.piece.end || !run.IsPlain(i)) return;
  const std::size_t at = run.offset[static_cast<std::size_t>(i)];
  // No words stand between here, and most digits are too many.
  if (expiry_end_ == 0 && !MayBeCodeOfCard(run.text, card_end_, at)) return;
  const ByteSpan code = CodeBehindCard(run.text, at);
  if (code.empty() || !Take(run, reading, {FindingKind::kVerificationCode, code}, sink)) return;
  const ByteSpan date = expiry_end_ != 0 ? ByteSpan() : ExpiryBehindCode(run.text, code.end);
  if (!date.empty() && Take(run, reading, {FindingKind::kExpiry, date}, sink)) {
    expiry_end_ = date.end;
  }
}

void Recognizer::TakeAfter(DigitRun& run, Reading& reading, const Window& window, bool dated,
                           PanSink& sink) noexcept {
  card_end_ = run.End(window.end - 1);
  expiry_end_ = 0;
  // Most cards stand among words alone.
  const NearDigits digits = DigitsAfter(run.text, card_end_);
  const std::size_t begin = run.offset[static_cast<std::size_t>(window.begin)];
  const Companion companion = CompanionAfter(run.text, begin, card_end_, digits);
  if (!companion.empty()) {
    if (!Take(run, reading, companion, sink) || companion.kind != FindingKind::kExpiry) return;
    expiry_end_ = companion.span.end;
    if (reading.piece.begin >= window.end) TakeFront(run, reading, sink);
  } else {
    expiry_end_ = dated ? card_end_ : 0;
    TakeCodeAfter(run, reading, sink);
  }
  const bool none = replaced_to_ == card_end_ ? !digits.wide : !digits.any();
  if (!none) TakeWideAfter(run, reading, sink);
}

void Recognizer::TakeWideAfter(DigitRun& run, Reading& reading, PanSink& sink) noexcept {
  constexpr int kMost = 2;  // a date and a code
  for (int n = 0; n < kMost; ++n) {
    const Companion companion =
        WideCompanionAfter(run.text, replaced_to_, replaced_to_ == expiry_end_, sensitivity_);
    if (companion.empty()) return;
    // No digits of the run are passed over.
    const int next = reading.written;
    const bool in_run = next < reading.piece.end &&
                        run.offset[static_cast<std::size_t>(next)] < companion.span.begin;
    if (in_run || !Take(run, reading, companion, sink)) return;
    if (companion.kind == FindingKind::kExpiry) expiry_end_ = companion.span.end;
  }
}

void Recognizer::TakeFront(DigitRun& run, Reading& reading, PanSink& sink) noexcept {
  const int i = reading.piece.begin;
  if (i >= reading.piece.end) return;
  const std::size_t at = run.offset[static_cast<std::size_t>(i)];
  const bool first = i == 0 && run.whole_front;
  Companion companion;
  if (run.IsPlain(i)) {
    companion.span = CodeBehindCard(run.text, at);
    if (companion.empty() && first) companion = LabelledIn(run.text, at);
    if (companion.empty() && first && BeginsInLabel(run)) {
      companion = LabelledAtDigit(run.text, run, 1);
    }
  } else if (first) {
    companion = LabelledAtDigit(run.text, run, i);
  }
  if (!companion.empty() && companion.span.begin >= replaced_to_) {
    (void)Take(run, reading, companion, sink);
  }
}

// Also what stands left of one that was taken: a second scrub sees a run that ends there.
void Recognizer::TakeBack(DigitRun& run, const Reading& reading, PanSink& sink) noexcept {
  constexpr int kMostGroups = 3;  // of a date: "12 / 2027", "2027-12"
  const int size = reading.piece.end;
  if (!may_hold_labels_ || size <= reading.written) return;
  const bool whole = size == run.size;
  // What is taken behind counts no more.
  const std::string_view text = whole ? run.text : run.text.substr(0, reading.piece.text_to);
  const std::size_t run_end = run.End(size - 1);
  const auto group_before = [&run](int i) {
    do {
      --i;
    } while (i > 0 && !run.IsBorder(i));
    return i;
  };
  int begin = group_before(size);
  // The front was asked for labels on both sides.
  const bool may_end = run.IsPlain(size - 1) || IsFullWidth(run, size - 1);
  if (begin <= 0 || !may_end) return;
  // The length in "string(3) "737"" is a digit of the run.
  const std::size_t last = run.offset[static_cast<std::size_t>(begin)];
  const bool typed = TypeBefore(text, last) != last;
  if (whole && !typed && !MayBeLabelledAfter(text, run_end)) return;
  // Behind what ends with the run no label stands when other words do: then only one before it
  // counts. A digit behind may belong to the date, "12\/27".
  const WordKinds behind = KindsAfter(text, run_end);
  const bool none_behind = behind != 0 && !MayNameCode(behind) && !MayNameExpiry(behind);
  for (int groups = 0; groups < kMostGroups; ++groups, begin = group_before(begin)) {
    if (begin <= 0 || begin < reading.written) return;
    if (!run.IsPlain(begin) && !IsFullWidth(run, begin)) return;
    const std::size_t at = run.offset[static_cast<std::size_t>(begin)];
    const WordKinds before = none_behind ? KindsBefore(text, TypeBefore(text, at)) : WordKinds{0};
    if (none_behind && !MayNameCode(before) && !MayNameExpiry(before)) continue;
    const Companion companion = LabelledAtDigit(text, run, begin);
    if (companion.empty() || companion.span.end < run_end) continue;
    const int from = LettersBefore(run, begin, std::max(reading.piece.begin, reading.written));
    const Reading left = ReadLeft(run, reading, from, sink);
    if (left.piece.end > left.written) TakeBack(run, left, sink);
    const std::size_t first =
        std::min(companion.span.begin, run.offset[static_cast<std::size_t>(from)]);
    if (first < replaced_to_) return;
    sink.OnCompanion({companion.kind, {first, companion.span.end}});
    replaced_to_ = companion.span.end;
    return;
  }
}

}  // namespace panveil::card
