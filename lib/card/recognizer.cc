#include "card/recognizer.h"

#include <algorithm>

#include "base/secure_memory.h"
#include "card/edges.h"
#include "card/luhn.h"
#include "payload/digit_item.h"
#include "text/eight.h"

namespace panveil::card {

using payload::DigitRun;

namespace {

using text::InEachOfEight;

// The sums of the first one to eight `numbers` with the last of the eight sums before, each modulo
// 256. REQUIRES: the numbers are 0 to 9.
constexpr std::uint64_t SumsBehind(std::uint64_t before, std::uint64_t numbers) noexcept {
  constexpr std::uint64_t kTops = InEachOfEight(0x80);
  const std::uint64_t sums = InEachOfEight(1) * numbers;
  const std::uint64_t last = InEachOfEight(before >> 56);
  return ((sums & ~kTops) + (last & ~kTops)) ^ ((sums ^ last) & kTops);  // nothing carries over
}

}  // namespace

void Recognizer::StartText(bool may_hold_labels) noexcept {
  may_hold_labels_ = may_hold_labels;
  replaced_to_ = 0;
  card_end_ = 0;
  expiry_end_ = 0;
}

void Recognizer::Start() noexcept {
  furthest_ = Rule::kTooFewDigits;
  reading_ = Reading{};
  reading_.piece.text_from = replaced_to_;
  at_front_ = true;
  context_.Start();
}

void Recognizer::MoveBy(std::size_t gone) noexcept {
  const auto move = [gone](std::size_t* at) { *at -= std::min(*at, gone); };
  move(&replaced_to_);
  move(&card_end_);
  move(&expiry_end_);
  move(&reading_.piece.text_from);
  context_.Start();
  // Nothing is behind a card so far away.
  if (card_end_ == 0) expiry_end_ = 0;
}

void Recognizer::Wipe() noexcept {
  for (auto& sum : sum_) base::Wipe(sum.data(), summed_ + 1 + kSumPadding);
  summed_ = 0;
}

void Recognizer::SumDigits(const DigitRun& run) noexcept {
  summed_now_ = true;
  summed_ = std::max(summed_, static_cast<std::size_t>(run.size));
  std::uint8_t* const even_doubled = sum_[0].data() + 1;
  std::uint8_t* const odd_doubled = sum_[1].data() + 1;
  std::uint64_t even = 0;
  std::uint64_t odd = 0;
  // Past the last digit there are zeros.
  for (int i = 0; i < run.size; i += 8) {
    const std::uint64_t digits = text::LoadEight(run.value.data() + i);
    const std::uint64_t doubled = LuhnDoubleEight(digits);
    even = SumsBehind(even, (doubled & kLuhnEvens) | (digits & ~kLuhnEvens));
    odd = SumsBehind(odd, (digits & kLuhnEvens) | (doubled & ~kLuhnEvens));
    text::StoreEight(even, even_doubled + i);
    text::StoreEight(odd, odd_doubled + i);
  }
}

bool Recognizer::PassesLuhn(const DigitRun& run, const Window& window) noexcept {
  if (!summed_now_) SumDigits(run);
  // The second digit from the end is doubled: index end - 2, so those of the parity of `end`.
  const std::uint8_t* const sum = sum_[static_cast<std::size_t>(window.end & 1)].data();
  return static_cast<std::uint8_t>(sum[window.end] - sum[window.begin]) % 10 == 0;
}

std::uint32_t Recognizer::EndsFrom(const DigitRun& run, const Piece& piece, int begin,
                                   int most) const noexcept {
  const std::uint32_t longest = std::uint32_t{1} << (most - kMinPanDigits);
  const bool anywhere = sensitivity_ == Sensitivity::kParanoid;
  std::uint32_t ends = 2 * longest - 1;
  if (!anywhere) ends &= payload::GapsAmongEight(run, begin + kMinPanDigits);
  if (run.has_letters) {
    for (std::uint32_t left = ends; left != 0; left &= left - 1) {
      const int k = __builtin_ctz(left);
      if (IsInsideItem(run, begin + kMinPanDigits + k)) ends ^= std::uint32_t{1} << k;
    }
  }
  return !anywhere && begin + most == piece.end ? ends | longest : ends;
}

Recognizer::Choice Recognizer::ChooseAt(const DigitRun& run, const Piece& piece,
                                        int begin) noexcept {
  Choice choice;
  const int most = std::min(kMaxPanDigits, piece.end - begin);
  if (most < kMinPanDigits || IsInsideItem(run, begin)) return choice;
  const IinEntry& entry = FindIin(&run.value[static_cast<std::size_t>(begin)]);
  furthest_ = std::max(furthest_, entry.lengths == 0 ? Rule::kNoIssuer : Rule::kNoWindow);
  if (entry.lengths == 0) return choice;
  const std::uint32_t ends = EndsFrom(run, piece, begin, most);
  if ((ends & ~std::uint32_t{entry.lengths}) != 0) furthest_ = std::max(furthest_, Rule::kNoIssuer);
  for (std::uint32_t left = ends & entry.lengths; left != 0;) {
    const int more = 31 - __builtin_clz(left);  // the longest first
    left ^= std::uint32_t{1} << more;
    const Window window{begin, begin + kMinPanDigits + more};
    const bool luhn = PassesLuhn(run, window);
    if (!luhn && entry.no_luhn == 0 && !MayBeNamedPan(run, begin, piece)) {
      furthest_ = std::max(furthest_, Rule::kLuhn);
      continue;
    }
    const Verdict verdict = Judge(run, window, piece, entry, luhn, sensitivity_, context_);
    furthest_ = std::max(furthest_, verdict.rule);
    if (!IsPan(verdict.rule)) continue;
    const bool first = choice.longest == 0;
    if (first) choice.longest = LettersBehind(run, window.end, piece.end);
    if (first || verdict.quality > choice.verdict.quality) {
      choice.window = window;
      choice.verdict = verdict;
    }
    if (choice.verdict.quality == kMostQuality) break;
  }
  return choice;
}

void Recognizer::CoverTo(const DigitRun& run, Reading& reading, int end, PanSink& sink) noexcept {
  if (end > reading.written) {
    sink.OnCover(run, {reading.written, end});
    replaced_to_ = run.End(end - 1);
  }
  reading.written = std::max(reading.written, end);
}

// Reads [piece.begin, replaced_from) as a run that ends there.
Recognizer::Reading Recognizer::ReadLeft(DigitRun& run, const Reading& reading, int replaced_from,
                                         PanSink& sink) noexcept {
  const int end = LastItem(run, reading.piece.begin, replaced_from);
  Reading left;
  left.piece = reading.piece;
  left.piece.text_to = run.offset[static_cast<std::size_t>(replaced_from)];
  left.piece.end = end;
  left.piece.back_known = true;
  left.written = reading.written;
  if (end - left.piece.begin < kMinPanDigits) return left;
  left.from = left.piece.begin;
  // Where the buffer was cut is no border. What begins far from `end` was judged before, and an end
  // behind it changes nothing; the rules that look ahead see fewer digits than this.
  if (!left.piece.front_known) left.from = std::max(left.from, end - kLookback / 2);
  Read(run, left, end, sink);
  return left;
}

// Reports `choice`, or a better one that overlaps it, and sets `reading` to go on behind it.
void Recognizer::Report(DigitRun& run, Reading& reading, Choice choice, PanSink& sink) noexcept {
  constexpr int kMostChanges = 3;  // bounds how far ahead this looks
  const int first = choice.window.begin;
  int cover = std::max(reading.cover, choice.longest);
  int changes = 0;
  const bool anywhere = sensitivity_ == Sensitivity::kParanoid;
  // Nothing is better than the best, nor reaches further than the piece.
  const auto settled = [&] {
    return choice.verdict.quality == kMostQuality && cover == reading.piece.end;
  };
  const int last = reading.piece.end - kMinPanDigits;
  for (int i = first + 1; i < choice.window.end && i <= last && !settled(); ++i) {
    if (!anywhere && !IsBorder(run, reading.piece, i)) continue;
    const Choice other = ChooseAt(run, reading.piece, i);
    if (other.longest == 0) continue;
    cover = std::max(cover, other.longest);
    if (other.verdict.quality > choice.verdict.quality && changes < kMostChanges) {
      choice = other;
      ++changes;
    }
  }
  choice.verdict.confidence = ConfidenceIn(run, choice.window, choice.verdict, context_);
  const int replaced_from =
      LettersBefore(run, first, std::max(reading.piece.begin, reading.written));
  TakeCutFront(run, reading, replaced_from, sink);
  bool dated = false;
  if (replaced_from == first && choice.window.begin == first) {
    dated = ReadBefore(run, reading, first, sink);
  } else {
    ReadLeft(run, reading, replaced_from, sink);
  }
  // What the earlier window has and the better one has not.
  reading.written = std::max(reading.written, replaced_from);
  CoverTo(run, reading, choice.window.begin, sink);
  const int readable = sink.OnPan(run, choice.window, choice.verdict);
  replaced_to_ = run.End(choice.window.end - 1);
  run.MakeFigures(choice.window.end - std::max(0, readable), choice.window.end);
  reading.cover = cover;
  reading.piece.front_known = true;
  reading.piece.follows_pan = true;
  reading.piece.text_from = replaced_to_;
  BeginPiece(run, reading, choice.window.end, std::max(0, readable));
  if (readable != PanSink::kKept) TakeAfter(run, reading, choice.window, dated, sink);
}

void Recognizer::BeginPiece(const DigitRun& run, Reading& reading, int begin,
                            int readable) noexcept {
  reading.written = begin;
  // What is to be covered may stand there until then.
  if (reading.cover <= begin) {
    const bool after_single = run.has_letters && readable > 0 && payload::IsSingle(run, begin - 1);
    reading.written = FirstItem(run, begin, after_single);
  }
  reading.piece.begin = reading.written == begin ? begin - readable : reading.written;
  reading.from = reading.piece.begin;
}

void Recognizer::Read(DigitRun& run, Reading& reading, int limit, PanSink& sink) noexcept {
  const bool anywhere = sensitivity_ == Sensitivity::kParanoid;
  while (reading.from < limit) {
    const int i = reading.from;
    // No window is left, and nothing to cover.
    if (reading.piece.end - i < kMinPanDigits && reading.cover <= reading.written) break;
    if (reading.cover > reading.written && i >= reading.cover) {
      // Nothing that begins in the digits to cover was a PAN: they go, and a new piece begins.
      CoverTo(run, reading, reading.cover, sink);
      reading.cover = 0;
      reading.piece.text_from = replaced_to_;
      BeginPiece(run, reading, reading.written, 0);
      continue;
    }
    if (!anywhere && !IsBorder(run, reading.piece, i)) {
      ++reading.from;
      continue;
    }
    const Choice choice = ChooseAt(run, reading.piece, i);
    if (choice.longest == 0) {
      ++reading.from;
    } else if (i < reading.written) {
      // It begins in the readable end of a PAN that is replaced already.
      reading.cover = std::max(reading.cover, choice.longest);
      ++reading.from;
    } else {
      if (reading.cover > reading.written) CoverTo(run, reading, i, sink);
      Report(run, reading, choice, sink);
    }
  }
  if (reading.piece.back_known && reading.cover > reading.written) {
    CoverTo(run, reading, reading.cover, sink);
  }
}

void Recognizer::ReadFront(DigitRun& run, PanSink& sink) noexcept {
  // No label takes the first digits of a PAN: see Take().
  const Choice choice = run.size < kMinPanDigits ? Choice() : ChooseAt(run, reading_.piece, 0);
  if (choice.longest != 0) return Report(run, reading_, choice, sink);
  TakeFront(run, reading_, sink);
  if (reading_.from == 0) reading_.from = 1;  // nothing was taken, and no PAN begins there
}

void Recognizer::Examine(DigitRun& run, Sensitivity sensitivity, PanSink& sink) noexcept {
  sensitivity_ = sensitivity;
  summed_now_ = false;  // most runs have no digits that some network issues
  reading_.piece.end = run.size;
  reading_.piece.back_known = run.ended;
  if (at_front_) ReadFront(run, sink);
  at_front_ = false;
  Read(run, reading_, run.ended ? run.size : run.size - kLookahead, sink);
  if (run.ended) return TakeBack(run, reading_, sink);
  // An even number, so that the parity of an index stays what it was.
  const int drop = std::max(0, reading_.from - kLookback) & ~1;
  run.Drop(drop);
  reading_.from -= drop;
  reading_.written = std::max(0, reading_.written - drop);
  reading_.cover = std::max(0, reading_.cover - drop);
  reading_.piece.begin -= drop;
  if (reading_.piece.begin < 0) {
    reading_.piece.begin = 0;
    reading_.piece.front_known = false;
    reading_.piece.follows_pan = false;
  }
}

}  // namespace panveil::card
