#include "scrub/number_row.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/byte_span.h"
#include "base/secure_memory.h"
#include "card/companion.h"
#include "card/iin.h"
#include "card/label.h"
#include "card/luhn.h"
#include "card/named_pan.h"
#include "card/verification_code.h"
#include "payload/digit_run.h"
#include "scrub/quiet_letter.h"
#include "text/char_class.h"
#include "text/digit_words.h"
#include "text/glyph.h"
#include "text/letter.h"

namespace panveil::scrub {

namespace {

// The digits of a row; those of a longer one are not tried.
class Digits {
 public:
  static constexpr int kMost = 64;

  Digits() noexcept : value_{} {}
  ~Digits() { base::Wipe(value_.data(), value_.size()); }
  Digits(const Digits&) = delete;
  Digits& operator=(const Digits&) = delete;

  // Whether a window of those in `text` may be a card. A letter ends a number: those that are read
  // for digits are none of these. REQUIRES: there are at most kMost.
  [[nodiscard]] bool MayHoldCardIn(std::string_view text, bool anywhere) noexcept {
    bool begins = true;
    for (const char c : text) {
      if (text::IsDigit(c)) {
        value_[static_cast<std::size_t>(size_)] = static_cast<std::uint8_t>(c - '0');
        begins_group_[static_cast<std::size_t>(size_++)] = begins;
      } else if (text::IsLetter(c)) {
        if (MayHoldCard(anywhere)) return true;
        size_ = 0;
      }
      begins = !text::IsDigit(c);
    }
    return MayHoldCard(anywhere);
  }

 private:
  // Whether some network issues a window of them, and Luhn does not speak against it.
  [[nodiscard]] bool MayHoldCard(bool anywhere) const noexcept {
    const auto is_border = [&](int i) {
      return anywhere || i == size_ || begins_group_[static_cast<std::size_t>(i)];
    };
    for (int begin = 0; begin + card::kMinPanDigits <= size_; ++begin) {
      if (!is_border(begin)) continue;
      const std::uint8_t* const values = &value_[static_cast<std::size_t>(begin)];
      const card::IinEntry& entry = card::FindIin(values);
      if (entry.lengths == 0) continue;
      const int most = std::min(card::kMaxPanDigits, size_ - begin);
      for (int size = card::kMinPanDigits; size <= most; ++size) {
        if (!card::IsIssued(entry, size) || !is_border(begin + size)) continue;
        if ((entry.no_luhn & card::LengthBit(size)) != 0) return true;
        if (card::PassesLuhn(values, size)) return true;
      }
    }
    return false;
  }

  int size_ = 0;
  // FindIin() reads eight wherever it starts.
  std::array<std::uint8_t, kMost + payload::DigitRun::kPadding> value_;
  std::array<bool, kMost> begins_group_{};
};

// Whether what reads as two digits in [begin, end) may be a percent escape.
bool MayHoldEscape(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  const std::string_view bytes = text.substr(0, end);
  std::size_t at = begin - (begin > 0 ? 1 : 0);
  while ((at = bytes.find('%', at)) < bytes.size()) {
    if (++at < bytes.size() && text::IsDigit(bytes[at])) return true;
  }
  return false;
}

// Whether a name says of a number that begins in [begin, end) that it is a card's, be it that Luhn
// fails.
bool HoldsNamedPan(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  bool digit_before = false;
  for (std::size_t at = begin; at < end; ++at) {
    const bool digit = text::IsDigit(text[at]);
    if (digit && !digit_before && card::IsNamedPan(text, 0, at)) return true;
    digit_before = digit;
  }
  return false;
}

bool MayName(card::WordKinds kinds) noexcept {
  return card::MayNameCode(kinds) || card::MayNameExpiry(kinds);
}

// The bytes of a sign for a year or a month at `at`, which dates end with: 0 when there is none.
std::size_t DateSign(std::string_view text, std::size_t at) noexcept {
  const std::uint32_t c = at < text.size() ? text::WideAt(text, at) : 0;
  return c == 0x5E74 || c == 0xB144 || c == 0x6708 || c == 0xC6D4 ? 3 : 0;
}

bool IsFullWidthDigit(const text::Glyph& glyph) noexcept {
  return glyph.kind == text::GlyphKind::kDigit && glyph.form == text::DigitForm::kFullWidth;
}

bool HoldsDigitWord(std::string_view text) noexcept {
  bool after_letter = false;
  for (std::size_t i = 0; i < text.size();) {
    const text::Glyph glyph = text::DecodeGlyph(text, i);
    const bool letter = glyph.kind == text::GlyphKind::kLetter;
    if (letter && !after_letter && text::MatchDigitWord(text, i).length != 0) return true;
    after_letter = letter;
    i += glyph.length;
  }
  return false;
}

// Goes over what a label may stand beside.
class Groups {
 public:
  Groups(std::string_view text, std::size_t begin, std::size_t end) noexcept
      : text_(text), next_(begin), end_(end) {}

  // The next digits in a row that a code or date may begin with; empty at the end.
  [[nodiscard]] base::ByteSpan Next() noexcept {
    constexpr std::size_t kMostDigits = 6;
    while (next_ < end_) {
      const std::size_t begin = next_;
      if (text::IsDigit(text_[begin])) {
        while (next_ < end_ && text::IsDigit(text_[next_])) ++next_;
        after_letter_ = false;
        const std::size_t digits = next_ - begin;
        if (digits == 5 || digits > kMostDigits) continue;
        Ask(begin, next_);
        return {begin, next_};
      }
      if (IsPlainUnspaced(text_, begin)) {
        next_ += kUnspacedBytes;
        after_letter_ = true;
        continue;
      }
      const text::Glyph glyph = text::DecodeGlyph(text_, begin);
      next_ += glyph.length;
      const bool letter = glyph.kind == text::GlyphKind::kLetter;
      if (IsFullWidthDigit(glyph)) {
        while (next_ < end_ && IsFullWidthDigit(text::DecodeGlyph(text_, next_))) {
          next_ += glyph.length;
        }
        Ask(begin, next_);
        any_wide_ = true;
      } else if (letter && !after_letter_ && IsMonthAt(text_, begin)) {
        kinds_ |= card::KindsBefore(text_, begin);
      }
      after_letter_ = letter;
    }
    return base::ByteSpan();
  }

  // What the words say that may be labels of what was passed.
  [[nodiscard]] card::WordKinds kinds() const noexcept {
    return static_cast<card::WordKinds>(kinds_);
  }
  [[nodiscard]] bool any_wide() const noexcept { return any_wide_; }

 private:
  void Ask(std::size_t begin, std::size_t end) noexcept {
    kinds_ |= unsigned{card::KindsBefore(text_, begin)} | card::KindsAfter(text_, end);
    // A dump of PHP has the type between, string(3) "123".
    if (card::MayFollowType(text_, begin)) {
      kinds_ |= card::KindsBefore(text_, card::TypeBefore(text_, begin));
    }
    const std::size_t sign = DateSign(text_, end);
    if (sign != 0) kinds_ |= card::KindsAfter(text_, end + sign);
  }

  std::string_view text_;
  std::size_t next_;
  std::size_t end_;
  unsigned kinds_ = 0;
  bool after_letter_ = false;
  bool any_wide_ = false;
};

}  // namespace

void NumberRow::Add(std::string_view text, std::size_t at, const QuietCell& cell,
                    Sensitivity sensitivity) noexcept {
  if (empty()) begin_ = at;
  last_ = cell.end;
  if (cell.digits == 0) return Break(text, sensitivity);  // the name of a month
  // Letters are read for a digit beside one that stands by itself, and else end a number
  // (payload/digit_item.h).
  const bool single = !cell.figures || cell.digits == 1 || !cell.plain;
  if (lone_digits_ != 0 && !single) Break(text, sensitivity);
  if (digits_ == 0 && lone_digits_ == 0) number_ = at;
  if (!cell.figures && !after_single_) {
    lone_digits_ = cell.digits;
  } else {
    plain_ = plain_ && cell.plain && lone_digits_ == 0;
    digits_ += std::exchange(lone_digits_, 0) + cell.digits;
    number_end_ = cell.end;
  }
  after_single_ = single;
}

void NumberRow::MoveBy(std::size_t gone) noexcept {
  for (std::size_t* at : {&begin_, &last_, &number_, &number_end_}) *at -= std::min(*at, gone);
}

void NumberRow::Break(std::string_view text, Sensitivity sensitivity) noexcept {
  if (digits_ >= card::kMinPanDigits && !may_hold_card_) {
    may_hold_card_ = !plain_ || digits_ > Digits::kMost ||
                     MayHoldEscape(text, number_, number_end_) ||
                     HoldsNamedPan(text, number_, number_end_);
    if (!may_hold_card_) {
      Digits digits;
      may_hold_card_ = digits.MayHoldCardIn(text.substr(number_, number_end_ - number_),
                                            sensitivity == Sensitivity::kParanoid);
    }
  }
  digits_ = lone_digits_ = 0;
  plain_ = true;
  after_single_ = false;
}

NumberRow::Says NumberRow::WhatSays(std::string_view text, bool parted,
                                    Sensitivity sensitivity) noexcept {
  Break(text, sensitivity);
  if (may_hold_card_ || MayHoldEscape(text, begin_, last_)) return Says::kMaybe;
  Groups all(text, begin_, last_);
  while (!all.Next().empty()) {
  }
  if (!MayName(all.kinds())) return Says::kNothing;
  if (all.any_wide()) return Says::kMaybe;
  // Labels end at a word that says nothing; only words of cards near by may stand behind it.
  const auto any_labelled = [&](bool near_card) {
    Groups groups(text, begin_, last_);
    for (base::ByteSpan group = groups.Next(); !group.empty(); group = groups.Next()) {
      if (!card::LabelledAt(text, group.begin, sensitivity, near_card).empty()) return true;
    }
    return false;
  };
  if (parted && !any_labelled(true)) return Says::kNothing;
  if (text.size() < last_ + kLabelAhead) return Says::kMore;
  const bool far = HoldsDigitWord(text.substr(last_, kLabelAhead));
  if (far && text.size() < last_ + kFarLabelAhead) return Says::kMore;
  return any_labelled(false) ? Says::kMaybe : Says::kNothing;
}

}  // namespace panveil::scrub
