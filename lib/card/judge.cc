#include "card/judge.h"

#include <algorithm>

#include "card/context.h"
#include "card/expiry.h"
#include "card/grouping.h"
#include "card/iban.h"
#include "card/named_pan.h"
#include "card/surroundings.h"
#include "card/track.h"
#include "text/char_class.h"

namespace panveil::card {

using payload::DigitRun;
using payload::Gap;

namespace {

constexpr int kMostSingles = 24;

// One window with what is known of it; the words around are read only when a rule asks.
class Case {
 public:
  Case(const DigitRun& run, const Window& window, const Piece& piece,
       ContextReader& context) noexcept
      : run_(run),
        window_(window),
        piece_(piece),
        begin_(run.offset[static_cast<std::size_t>(window.begin)]),
        end_(run.End(window.end - 1)),
        context_(context),
        whole_(IsWhole(window, piece)) {}

  // Read when it is asked for first: most windows are ruled out before.
  [[nodiscard]] const Grouping& grouping() noexcept {
    if (grouping_.groups == 0) grouping_ = GroupingOf(run_, window_);
    return grouping_;
  }
  [[nodiscard]] bool whole() const noexcept { return whole_; }
  [[nodiscard]] bool CardWord() noexcept { return Words().card_word; }
  [[nodiscard]] bool Expiry() const noexcept { return !ExpiryAfter(run_.text, end_).empty(); }

  // kContiguous when nothing around speaks against the window.
  [[nodiscard]] Rule Surroundings() noexcept {
    if (IsInternationalPhone(run_, window_, piece_)) return Rule::kPhone;
    // What a piece begins with follows a PAN: no number, no word.
    const bool after_pan = piece_.follows_pan && window_.begin == piece_.begin;
    if (grouping().groups == 1 && !after_pan && IsFraction(run_.text, piece_.text_from, begin_)) {
      return Rule::kDecimal;
    }
    if (IsInUuid(run_.text, piece_.text_from, begin_, end_)) return Rule::kUuid;
    if (IsInIban(run_.text.substr(0, piece_.text_to), piece_.text_from, begin_)) return Rule::kIban;
    // The D of a track in hex is no letter of an identifier.
    const bool hex_track = end_ < run_.text.size() && text::ToLower(run_.text[end_]) == 'd' &&
                           !TrackAround(run_.text, begin_, end_).empty();
    if (!hex_track &&
        IsInIdentifier(run_.text.substr(0, piece_.text_to), piece_.text_from, begin_, end_)) {
      return Rule::kIdentifier;
    }
    return Rule::kContiguous;
  }

  [[nodiscard]] Rule Grouped() noexcept {
    switch (grouping().shape) {
      case Shape::kContiguous:
        return Rule::kContiguous;
      case Shape::kConventional:
        if (!CrossesList() || whole_ || CardWord()) return Rule::kConventional;
        return Rule::kSeparators;
      case Shape::kHalves:
        if (IsStamped()) return CardWord() ? Rule::kContextOnly : Rule::kGrouping;
        if (StrongSeparator() || grouping_.separator == Gap::kMark) return Rule::kConventional;
        return WholeOrWord(Rule::kSeparators);
      case Shape::kSingles:
        if (SinglesFit() && (whole_ || !AreScores())) return Rule::kConventional;
        return CardWord() ? Rule::kContextOnly : Rule::kGrouping;
      case Shape::kPhone:
        if (!StrongSeparator()) return Rule::kSeparators;
        return whole_ && CardWord() ? Rule::kContextOnly : Rule::kPhone;
      case Shape::kSiret:
        if (!StrongSeparator()) return Rule::kSeparators;
        return whole_ && CardWord() ? Rule::kContextOnly : Rule::kSiret;
      case Shape::kEven:
      case Shape::kIrregular:
        break;
    }
    if (IsScientific()) return Rule::kContiguous;
    if (IsTicket()) return StrongSeparator() && CardWord() ? Rule::kContextOnly : Rule::kGrouping;
    return StrongSeparator() ? WholeOrWord(Rule::kGrouping) : Rule::kSeparators;
  }

  // Whether a name says that it is a PAN, whatever its check digit. Not of what a scrub may have
  // written: digit tokens and masked numbers begin with a 9 or a 7, and fail Luhn.
  [[nodiscard]] bool IsNamed() noexcept {
    const auto first = static_cast<std::size_t>(window_.begin);
    if (!MayBeNamedPan(run_, window_.begin, piece_) || run_.value[first] == 9 ||
        run_.value[first] == 7) {
      return false;
    }
    const Shape shape = grouping().shape;
    const bool printed = shape == Shape::kConventional && whole_;
    return (shape == Shape::kContiguous || printed) && IsBorder(run_, piece_, window_.end) &&
           IsNamedPan(run_.text, piece_.text_from, begin_);
  }

 private:
  const Context& Words() noexcept {
    if (!words_read_) words_ = context_.Of(run_.text, begin_, end_);
    words_read_ = true;
    return words_;
  }

  [[nodiscard]] bool StrongSeparator() const noexcept {
    return grouping_.separator == Gap::kSpace || grouping_.separator == Gap::kDash;
  }

  // Whether gaps of several kinds are in the window, and signs between items of a list: two
  // numbers.
  [[nodiscard]] bool CrossesList() const noexcept {
    if (grouping_.separator != Gap::kMixed) return false;
    Gap first = Gap::kNone;
    bool several = false;
    for (int i = window_.begin + 1; i < window_.end; ++i) {
      const Gap gap = run_.gap[static_cast<std::size_t>(i)];
      if (gap == Gap::kNone || gap == Gap::kTurn) continue;
      several = several || (first != Gap::kNone && gap != first);
      first = gap;
    }
    const std::string_view bytes = run_.text.substr(begin_, end_ - begin_);
    return several && HoldsListSign(bytes);
  }

  // A '>' behind a line break is a mail's.
  [[nodiscard]] static bool HoldsListSign(std::string_view bytes) noexcept {
    bool quoted_line = false;
    for (const char c : bytes) {
      if (c == ';' || c == '"' || c == '\'' || (c == '>' && !quoted_line)) return true;
      quoted_line = c == '\n' || (quoted_line && (c == '>' || c == ' '));
    }
    return false;
  }

  // A value and the time of it in milliseconds, as metrics have them. UnionPay prints 6-13.
  [[nodiscard]] bool IsStamped() const noexcept {
    constexpr int kStampDigits = 13;
    const auto digit = [this](int i) { return run_.value[static_cast<std::size_t>(i)]; };
    if (grouping_.groups != 2 || grouping_.size[1] != kStampDigits) return false;
    const bool union_pay = digit(window_.begin) == 6 && digit(window_.begin + 1) == 2;
    const int stamp = window_.end - kStampDigits;
    return !union_pay && digit(stamp) == 1 && digit(stamp + 1) >= 5;
  }

  // A number in one piece that was read as a fraction, and written as Java and spreadsheets write
  // those: "4.111111111111111E15".
  [[nodiscard]] bool IsScientific() const noexcept {
    const auto digits = static_cast<std::size_t>(window_.size());
    if (grouping_.groups != 2 || grouping_.size[0] != 1) return false;
    return end_ - begin_ == digits + 1 && run_.text[begin_ + 1] == '.' &&
           IsExponent(run_.text, end_, window_.size() - 1);
  }

  // An airline's ticket: three digits of the airline, ten of the ticket.
  [[nodiscard]] bool IsTicket() const noexcept {
    return grouping_.groups == 2 && grouping_.size[0] == 3 && grouping_.size[1] == 10;
  }

  // "6-4 7-5 3-6": every second gap is a dash, and the others are none.
  [[nodiscard]] bool AreScores() const noexcept {
    for (int i = window_.begin + 2; i < window_.end; ++i) {
      const bool dash = run_.gap[static_cast<std::size_t>(i)] == Gap::kDash;
      if (dash == (run_.gap[static_cast<std::size_t>(i) - 1] == Gap::kDash)) return false;
    }
    return true;
  }

  Rule WholeOrWord(Rule otherwise) noexcept {
    if (whole_) return Rule::kWholeRun;
    return CardWord() ? Rule::kContextOnly : otherwise;
  }

  [[nodiscard]] bool IsSingle(int i) const noexcept {
    return IsGroupBorder(run_, piece_, i) && IsGroupBorder(run_, piece_, i + 1);
  }

  // Whether few enough single digits stand in a row here, or the window is at an end of the row.
  [[nodiscard]] bool SinglesFit() const noexcept {
    int before = 0;
    while (before <= kMostSingles && window_.begin - before > piece_.begin &&
           IsSingle(window_.begin - before - 1)) {
      ++before;
    }
    int after = 0;
    while (after <= kMostSingles && window_.end + after < piece_.end &&
           IsSingle(window_.end + after)) {
      ++after;
    }
    return before == 0 || after == 0 || before + window_.size() + after <= kMostSingles;
  }

  const DigitRun& run_;
  const Window& window_;
  const Piece& piece_;
  std::size_t begin_;
  std::size_t end_;
  ContextReader& context_;
  Grouping grouping_;
  bool whole_;
  bool words_read_ = false;
  Context words_;
};

bool HasBit(std::uint8_t set, const Window& window) noexcept {
  return ((set >> (window.size() - kMinPanDigits)) & 1) != 0;
}

// More letters than this that look like digits, and it is an identifier.
constexpr int kMostLookAlikes = 3;

bool HasManyLookAlikes(const DigitRun& run, const Window& window) noexcept {
  if (!run.has_letters) return false;
  const auto looks_alike = [](const payload::Look& look) {
    return look.written == payload::Written::kLookAlike;
  };
  return std::count_if(run.look.begin() + window.begin, run.look.begin() + window.end,
                       looks_alike) > kMostLookAlikes;
}

// Rule 2, for numbers that fail Luhn.
Rule WithoutLuhn(Case& c, const Window& window) noexcept {
  const Shape shape = c.grouping().shape;
  const bool printed = shape == Shape::kContiguous || shape == Shape::kConventional;
  const bool usual_length = window.size() == 16 || window.size() == 19;
  return printed && usual_length && c.whole() && c.CardWord() ? Rule::kContextOnly : Rule::kLuhn;
}

Rule Decide(Case& c, const Window& window, const IinEntry& entry, bool passes_luhn,
            Sensitivity sensitivity) noexcept {
  const bool named = !passes_luhn && c.IsNamed();
  if (!passes_luhn && !named && !HasBit(entry.no_luhn, window)) return Rule::kLuhn;
  if (sensitivity == Sensitivity::kParanoid) {
    if (!passes_luhn) return named ? Rule::kNamed : Rule::kLuhn;
    return window.size() > kMinPanDigits || c.CardWord() ? Rule::kParanoid : Rule::kNeedsContext;
  }
  const Rule around = c.Surroundings();
  if (!IsPan(around)) return around;
  if (!passes_luhn) return named ? Rule::kNamed : WithoutLuhn(c, window);
  if (HasBit(entry.needs_context, window) && !c.CardWord()) return Rule::kNeedsContext;
  const Rule grouped = c.Grouped();
  if (!IsPan(grouped)) return grouped;
  const bool weak = HasBit(entry.catch_all, window);
  if (weak && grouped != Rule::kContiguous && !c.whole() && !c.CardWord() && !c.Expiry()) {
    return Rule::kWeakPrefix;
  }
  if (sensitivity == Sensitivity::kPrecise && grouped == Rule::kContiguous && !c.CardWord() &&
      !c.Expiry()) {
    return Rule::kPrecise;
  }
  return grouped;
}

}  // namespace

Verdict Judge(const DigitRun& run, const Window& window, const Piece& piece, const IinEntry& entry,
              bool passes_luhn, Sensitivity sensitivity, ContextReader& context) noexcept {
  Case c(run, window, piece, context);
  Verdict verdict;
  verdict.passes_luhn = passes_luhn;
  verdict.rule = HasManyLookAlikes(run, window)
                     ? Rule::kLookAlikes
                     : Decide(c, window, entry, passes_luhn, sensitivity);
  if (!IsPan(verdict.rule)) return verdict;
  verdict.catch_all = HasBit(entry.catch_all, window);
  verdict.brand = entry.brand[static_cast<std::size_t>(window.size() - kMinPanDigits)];
  const Shape shape = c.grouping().shape;
  const bool printed = shape == Shape::kContiguous || shape == Shape::kConventional;
  const bool aligned = IsBorder(run, piece, window.begin) && IsBorder(run, piece, window.end);
  verdict.quality = static_cast<std::uint8_t>((aligned ? 4 : 0) + (printed ? 2 : 0) +
                                              (verdict.catch_all || !passes_luhn ? 0 : 1));
  return verdict;
}

Confidence ConfidenceIn(const DigitRun& run, const Window& window, const Verdict& verdict,
                        ContextReader& context) noexcept {
  if (!verdict.passes_luhn) return Confidence::kLow;
  const Context words = context.Of(run.text, run.offset[static_cast<std::size_t>(window.begin)],
                                   run.End(window.end - 1));
  if (words.card_word) return Confidence::kHigh;
  if (verdict.catch_all || words.id_word) return Confidence::kLow;
  return verdict.rule == Rule::kConventional ? Confidence::kHigh : Confidence::kMedium;
}

}  // namespace panveil::card
