#include "payload/text_reader.h"

#include <algorithm>

#include "scan/scan_class.h"
#include "text/char_class.h"
#include "text/glyph.h"
#include "text/utf8.h"

namespace panveil::payload {

namespace {

// What digits `i` and `i` + 1 are together, with a digit right behind; -1 when they are not that.
int PairAt(const DigitRun& run, int i) noexcept {
  if (run.size < i + 3) return -1;
  for (int k = i; k < i + 3; ++k) {
    if (!run.IsPlain(k) || (k > i && run.gap[static_cast<std::size_t>(k)] != Gap::kNone)) {
      return -1;
    }
  }
  const auto at = static_cast<std::size_t>(i);
  return run.value[at] * 10 + run.value[at + 1];
}

// Whether they are a percent escape of what may stand before a number. The reader knows of spaces.
bool IsEscape(const DigitRun& run, int i) noexcept {
  const int code = PairAt(run, i);
  return code == 9 || (code >= 21 && code <= 29) || code == 40;
}

// Makes a turn behind an escape that the run begins with.
void PartEscape(DigitRun& run) noexcept {
  const std::size_t begin = run.offset[0];
  if (begin == 0 || run.text[begin - 1] != '%' || !IsEscape(run, 0)) return;
  const bool again =
      run.value[0] == 2 && run.value[1] == 5 && (IsEscape(run, 2) || PairAt(run, 2) == 20);
  run.gap[2] = Gap::kTurn;
  if (again) run.gap[4] = Gap::kTurn;
}

}  // namespace

TextReader::TextReader(std::string_view text, scan::Stretch stretch, std::size_t floor) noexcept
    : text_(text), next_(stretch.begin), end_(stretch.end) {
  // A stretch may begin with the last byte of a wide digit.
  while (next_ > floor && text::IsUtf8Trail(text[next_])) --next_;
  next_ = BackUpItems(text, floor, next_);
}

void TextReader::AppendPlain(DigitRun& run) noexcept {
  const char* const bytes = text_.data();
  const std::size_t size = text_.size();
  // Not run.value[n], which in a hardened build checks `n` each time.
  std::uint8_t* const value = run.value.data();
  Gap* const gaps = run.gap.data();
  std::size_t* const offset = run.offset.data();
  Look* const look = run.look.data();
  std::size_t i = next_;
  auto n = static_cast<std::size_t>(run.size);
  for (; i < size && n < DigitRun::kCapacity; ++i, ++n) {
    Gap gap = Gap::kNone;
    if (!text::IsDigit(bytes[i])) {
      gap = GapOf(bytes[i]);
      if (gap == Gap::kNone || i + 1 == size || !text::IsDigit(bytes[i + 1])) break;
      ++i;
    }
    value[n] = static_cast<std::uint8_t>(bytes[i] - '0');
    gaps[n] = gap;
    offset[n] = i;
    look[n] = Look{};
  }
  next_ = i;
  run.size = static_cast<int>(n);
}

bool TextReader::SkipToEnd() noexcept {
  const char* const bytes = text_.data();
  const std::size_t most = std::min(text_.size(), next_ + kMostSeparators);
  std::size_t i = next_;
  while (i < most && text::IsJoiner(bytes[i])) ++i;
  if (i == most || text::IsDigit(bytes[i]) || scan::IsHigh(bytes[i]) || bytes[i] == '%') {
    return false;
  }
  if (MayBeginItem(text_, i) && text::IsLetter(bytes[i])) return false;
  next_ = i;
  return true;
}

bool TextReader::ReadNext(const DigitRun& run, Gap& gap, DigitItem& item) noexcept {
  gap = Gap::kNone;
  if (SkipToEnd() || next_ >= text_.size()) return false;
  if (!text::IsDigit(text_[next_])) {
    const GapRead read = ReadGap(text_, next_);
    next_ = read.end;
    gap = read.gap;
    if (!read.joins) return false;
  }
  if (text::IsDigit(text_[next_])) {
    item = {next_ + 1, 1, static_cast<std::uint8_t>(text_[next_] - '0')};
    return true;
  }
  if (!MayBeginItem(text_, next_)) return false;
  item = ReadDigitItem(text_, next_, gap != Gap::kNone && IsSingle(run, run.size - 1));
  return item.count != 0;
}

bool TextReader::Append(const DigitItem& item, Gap gap, DigitRun& run) noexcept {
  if (run.size + item.count > DigitRun::kCapacity) return false;
  DigitRun::Digit digit;
  digit.value = item.value;
  digit.gap = gap;
  digit.offset = next_;
  digit.look = {static_cast<std::uint8_t>(item.end - next_), item.form, item.written, item.repeats};
  if (run.size > 0 && gap == Gap::kNone) {
    const Look& last = run.look[static_cast<std::size_t>(run.size - 1)];
    if (last.form != item.form || last.written != item.written) digit.gap = Gap::kTurn;
  }
  run.Append(digit);
  words_ = words_ || item.written == Written::kWord;
  for (int i = 1; i < item.count; ++i) {
    // The digits of "triple three" are apart, as those of "three three three" are.
    digit.gap = Gap::kSpace;
    digit.offset = item.end;
    digit.look.length = 0;
    run.Append(digit);
  }
  next_ = item.end;
  return true;
}

void TextReader::FollowWords() noexcept {
  for (; words_end_ < text_.size(); ++words_end_) {
    const char c = text_[words_end_];
    const bool joiner = scan::IsPlainJoiner(c);
    if (joiner ? words_plain_ >= scan::kMaxPlainInGap : !text::IsDigit(c) && !scan::IsHigh(c)) {
      break;
    }
    words_plain_ = joiner ? words_plain_ + 1 : 0;
  }
  end_ = std::max(end_, words_end_);
}

void TextReader::MoveTo(std::string_view moved, std::size_t gone,
                        std::size_t stretch_end) noexcept {
  const auto move = [gone](std::size_t at) { return at - std::min(at, gone); };
  const bool words_go_on = words_end_ == text_.size();
  text_ = moved;
  next_ = move(next_);
  end_ = std::max(move(end_), stretch_end);
  words_end_ = move(words_end_);
  if (words_go_on) FollowWords();
}

bool TextReader::NextRun(DigitRun& run) noexcept {
  paused_ = false;
  if (words_ && next_ >= words_end_) {
    words_end_ = next_;
    words_plain_ = 0;
    FollowWords();
  }
  words_ = false;
  for (; next_ < end_; next_ += text::DecodeGlyph(text_, next_).length) {
    if (next_ > horizon_) {
      paused_ = true;
      return false;
    }
    if (next_ > 0 && EscapedSpace(text_, next_ - 1) != 0) {
      ++next_;  // to the last digit of the escape
      continue;
    }
    run.Start(text_);
    if (text::IsDigit(text_[next_])) {
      AppendPlain(run);
    } else {
      const DigitItem item = ReadDigitItem(text_, next_, false);
      if (item.count == 0) continue;
      (void)Append(item, Gap::kNone, run);
    }
    at_front_ = true;
    Refill(run);
    return true;
  }
  return false;
}

void TextReader::Refill(DigitRun& run) noexcept {
  Gap gap = Gap::kNone;
  DigitItem item;
  paused_ = false;
  for (;;) {
    // Behind a digit written in another way, a turn has to be told from no gap.
    if (run.IsPlain(run.size - 1)) AppendPlain(run);
    if (next_ > horizon_) {
      paused_ = true;
      break;
    }
    // Not before: what is appended must not depend on where the text ends for now.
    if (run.IsFull()) break;
    const std::size_t before = next_;
    if (!ReadNext(run, gap, item)) {
      run.ended = true;
      break;
    }
    if (!Append(item, gap, run)) {
      next_ = before;  // the gap is read again, with room behind it
      break;
    }
  }
  run.used = std::max(run.used, run.size);
  std::fill_n(run.value.begin() + run.size, DigitRun::kPadding, std::uint8_t{0});
  if (at_front_ && !paused_) PartEscape(run);
  at_front_ = at_front_ && paused_;
}

}  // namespace panveil::payload
