#include "scrub/quiet_text.h"

#include <algorithm>
#include <utility>

#include "card/expiry.h"
#include "card/label.h"
#include "payload/gap.h"
#include "scrub/evidence.h"
#include "scrub/parting_word.h"
#include "scrub/quiet_cell.h"
#include "scrub/quiet_letter.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace panveil::scrub {

namespace {

// Without a number in so many bytes, none is read together with one before, and no label or card
// behind has anything to do with it.
constexpr std::size_t kMostFree = 128;
static_assert(kMostFree > payload::kMostGapBytes + 8);
static_assert(kMostFree > card::kMostBytesToLabel + 16);
static_assert(kMostFree > card::kMostBytesToExpiry + 16);

// A longer row is left to the recognition.
constexpr std::size_t kMostRowBytes = 512;

// How far behind a card, or its date, a code may stand: with a label between, or in a row of a
// table with a name and a date (card/card_row.h).
constexpr std::size_t kMostBehindCard = 192;

// How far back a word that parts is looked for.
constexpr std::size_t kMostBytesBack = 256;

// Bytes that come until the kernel looks again: a look costs as much as a few of them.
constexpr std::size_t kLookStep = 32;

}  // namespace

void QuietText::MoveBy(std::size_t gone) noexcept {
  if (gone > sure_) {
    state_ = State::kLost;
    held_to_ = 0;
  }
  const auto move = [gone](std::size_t at) { return at - std::min(at, gone); };
  for (std::size_t* at :
       {&sure_, &read_, &plain_to_, &open_to_, &held_to_, &looked_at_, &examined_to_, &card_end_}) {
    *at = move(*at);
  }
  row_.MoveBy(gone);
}

void QuietText::GoOn(std::size_t at) noexcept {
  state_ = State::kFree;
  sure_ = read_ = at;
  plain_to_ = open_to_ = 0;
  row_ = NumberRow();
}

void QuietText::FindAgain(std::string_view text, std::size_t from) noexcept {
  const std::size_t floor = from - std::min(from, kMostBytesBack);
  const std::size_t end = LastPartingEnd(text, floor, from);
  if (end != floor) return GoOn(end);
  constexpr std::size_t kStep = 16;
  state_ = State::kLost;
  held_to_ = from + kStep;
}

void QuietText::TakeClean(std::string_view text) noexcept {
  constexpr std::size_t kMostBackToWord = 96;
  constexpr std::size_t kFreeBack = kMostFree + 64;
  constexpr std::size_t kManyUnread = kFreeBack + 384;
  looked_at_ = text.size();
  if (card_end_ != 0 && sure_ < card_end_ + kMostBehindCard) return;
  std::size_t floor = std::max(sure_, text.size() - std::min(text.size(), kMostBackToWord));
  std::size_t end = LastPlainPartingEnd(text, floor, text.size());
  if (end == floor && text.size() - read_ >= kManyUnread) {
    // Words of other scripts seldom part. To read some costs less than to read all.
    floor = text.size() - kFreeBack;
    end = LastFreeEnd(text, floor, kMostFree);
  }
  if (end == floor) return;
  // What touches a stretch may make it one.
  std::size_t from = sure_ - std::min(sure_, scan::kRim);
  while (from > 0 && text::IsUtf8Trail(text[from])) --from;
  const scan::Survey survey = kernel_->survey(text.data() + from, end - from);
  if (survey.stretch != end - from || survey.words()) return;
  if (survey.codes() != 0) {
    // Labels stand before a code, too; and of a card words may speak that are yet to come.
    const std::size_t begin = sure_ - std::min(sure_, kMostFree);
    const std::string_view seen = text.substr(begin, end - begin);
    if (HasLabelledCode(*kernel_, seen, survey.codes(), sensitivity_, {sure_ - begin, seen.size()},
                        true))
      return;
  }
  GoOn(end);
}

void QuietText::CloseRow(std::string_view text, bool parted) noexcept {
  held_to_ = read_;
  if (examined_to_ >= held_to_) return GoOn(held_to_);
  state_ = State::kRow;
  if (card_end_ != 0 && row_.begin() < card_end_ + kMostBehindCard) return;
  if (held_to_ - row_.begin() > kMostRowBytes) return;
  const NumberRow::Says says = row_.WhatSays(text, parted, sensitivity_);
  if (says == NumberRow::Says::kNothing) return GoOn(held_to_);
  if (says == NumberRow::Says::kMore) state_ = State::kMore;
}

bool QuietText::IsOpen(std::string_view text) noexcept {
  if (read_ == text.size()) return true;
  std::size_t end = read_;
  if (IsHigh(text.data()[end])) {
    end = plain_to_ = UnspacedEnd(text, std::max(read_, plain_to_));
  } else {
    while (end < text.size() && text::IsLetter(text.data()[end])) ++end;
  }
  if (open_to_ > end) end = open_to_ = QuietCellEnd(text, open_to_);
  return end == text.size() && end - read_ < kMostQuietCellBytes;
}

void QuietText::Walk(std::string_view text) noexcept {
  while (state_ == State::kFree) {
    if (row_.empty()) sure_ = read_ = SkipPlainWords(text, read_);
    if (IsOpen(text)) return;
    const QuietCell cell = ReadQuietCell(text, read_, plain_to_);
    if (cell.end - read_ >= kMostQuietCellBytes) {
      state_ = State::kLost;
      held_to_ = cell.end;
      return;
    }
    if (!cell.ends) {
      open_to_ = cell.end;
      return;
    }
    const std::size_t begin = std::exchange(read_, cell.end);
    if (cell.counts) row_.Add(text, begin, cell, sensitivity_);
    if (cell.counts || row_.empty()) continue;
    if (cell.breaks) row_.Break(text, sensitivity_);
    const bool parts = Parts(text, begin, cell);
    if (parts || read_ - row_.last() >= kMostFree) CloseRow(text, parts);
  }
}

std::size_t QuietText::To(std::string_view text, std::size_t from) noexcept {
  text = text::WithoutCutEnd(text);
  if (from > text.size()) return from;
  if (state_ == State::kRow || state_ == State::kMore) {
    if (examined_to_ >= held_to_) {
      GoOn(held_to_);
    } else if (state_ == State::kMore && text.size() >= row_.last() + kLabelAhead) {
      CloseRow(text, false);
    }
  }
  const bool overtaken = state_ == State::kFree && from > read_ + kMostBytesBack;
  if (overtaken || (state_ == State::kLost && from >= held_to_)) FindAgain(text, from);
  if (state_ == State::kFree && text.size() >= looked_at_ + kLookStep) TakeClean(text);
  Walk(text);
  return std::max(from, state_ == State::kLost ? from : sure_);
}

}  // namespace panveil::scrub
