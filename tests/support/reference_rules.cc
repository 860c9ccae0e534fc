#include "support/reference_rules.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <string_view>

#include "card/iin.h"
#include "card/iin_table.inc"
#include "card/named_pan.h"

namespace panveil::testing_support {

namespace {

using card::internal::IinRange;
using payload::Gap;

// What the ranges say about one prefix and one length.
struct Issued {
  bool issued = false;
  bool catch_all = true;
  bool no_luhn = false;
  bool needs_context = true;
};

// The ranges by their first two digits: a tenth of the work of a search in all of them.
const std::vector<IinRange>& RangesOf(std::uint32_t prefix) {
  static const std::array<std::vector<IinRange>, 100> kByTwoDigits = [] {
    std::array<std::vector<IinRange>, 100> table;
    for (const IinRange& r : card::internal::kRanges) {
      for (std::uint32_t two = r.low / 1'000'000; two <= r.high / 1'000'000; ++two) {
        table[two].push_back(r);
      }
    }
    return table;
  }();
  return kByTwoDigits[prefix / 1'000'000];
}

Issued FindIssued(std::uint32_t prefix, std::size_t digits) {
  Issued found;
  for (const IinRange& r : RangesOf(prefix)) {
    if (prefix < r.low || prefix > r.high || (r.lengths >> (digits - 12) & 1) == 0) continue;
    found.issued = true;
    found.catch_all = found.catch_all && r.catch_all;
    found.no_luhn = found.no_luhn || r.no_luhn;
    found.needs_context = found.needs_context && r.needs_context;
  }
  if (digits == 12) found.needs_context = true;
  return found;
}

bool LuhnPasses(const ReferenceRun& run, std::size_t begin, std::size_t end) {
  int sum = 0;
  for (std::size_t i = begin; i < end; ++i) {
    const int digit = run[i].value;
    const bool doubled = (end - i) % 2 == 0;
    sum += doubled ? 2 * digit / 10 + 2 * digit % 10 : digit;
  }
  return sum % 10 == 0;
}

using Sizes = std::vector<std::size_t>;

bool IsConventional(const Sizes& s) {
  static const std::vector<Sizes> kPrinted = {
      {4, 4, 4, 4},    {4, 6, 5},       {4, 6, 4},    {4, 5, 6},    {4, 4, 4, 4, 1},
      {4, 4, 4, 4, 2}, {4, 4, 4, 4, 3}, {4, 4, 4, 1}, {4, 4, 4, 2}, {4, 4, 4, 3},
  };
  return std::find(kPrinted.begin(), kPrinted.end(), s) != kPrinted.end();
}

bool IsHalves(const Sizes& s) {
  return s.size() == 2 && (s == Sizes{8, 8} || s[0] == 4 || s[0] == 6 || s[1] == 4);
}

bool IsSingles(const Sizes& s) {
  return std::all_of(s.begin(), s.end(), [](std::size_t n) { return n == 1; });
}

bool IsEven(const Sizes& s) {
  if (s[0] != 2 && s[0] != 3 && s[0] != 5) return false;
  return std::all_of(s.begin(), s.end() - 1, [&](std::size_t n) { return n == s[0]; }) &&
         s.back() <= s[0];
}

bool HoldsPhone(const Sizes& s) {
  const Sizes phone = {3, 3, 4};
  return std::search(s.begin(), s.end(), phone.begin(), phone.end()) != s.end();
}

// One window within one piece; every question is answered from the run and the text.
class Case {
 public:
  Case(const ReferenceText& text, const ReferenceRun& run, const ReferencePiece& piece,
       std::size_t begin, std::size_t end)
      : text_(text), run_(run), piece_(piece), begin_(begin), end_(end) {
    ReadGroups(Without::kNothing);
    if (IsPrinted() || IsHalves(sizes_) || IsSingles(sizes_)) return;
    ReadGroups(Without::kEmphasis);
    if (IsPrinted()) return;
    ReadGroups(Without::kLines);
    const Gap others = separator_;
    const std::size_t groups = sizes_.size();
    const bool broken = groups > 1 && IsPrinted();
    ReadGroups(Without::kNothing);
    if (broken && sizes_.size() == groups + 1) separator_ = others;
  }

  [[nodiscard]] bool IsPan(const Issued& issued, bool luhn, Sensitivity sensitivity) const {
    const bool named = !luhn && IsNamed();
    const bool paranoid = sensitivity == Sensitivity::kParanoid;
    if (!luhn && !named && (!issued.no_luhn || paranoid)) return false;
    const bool word = text_.CardWordNear(First(), Last());
    if (paranoid) return named || end_ - begin_ > 12 || word;
    if (IsSomethingElse()) return false;
    if (named) return true;
    const bool usual_length = end_ - begin_ == 16 || end_ - begin_ == 19;
    if (!luhn) return IsPrinted() && usual_length && IsWhole() && word;
    if (issued.needs_context && !word) return false;
    if (!IsGroupedAsPan(word)) return false;
    const bool expiry = text_.ExpiryFollows(Last());
    const bool contiguous = sizes_.size() == 1 || IsScientific();
    if (issued.catch_all && !contiguous && !IsWhole() && !word && !expiry) return false;
    return !(sensitivity == Sensitivity::kPrecise && contiguous && !word && !expiry);
  }

  [[nodiscard]] int Quality(const Issued& issued, bool luhn) const {
    return (IsBorder(begin_) && IsBorder(end_) ? 4 : 0) + (IsPrinted() ? 2 : 0) +
           (!issued.catch_all && luhn ? 1 : 0);
  }

 private:
  // As if that were not there.
  enum class Without { kNothing, kEmphasis, kLines };
  void ReadGroups(Without without) {
    separator_ = Gap::kNone;
    one_kind_ = true;
    sizes_ = {1};
    for (std::size_t i = begin_ + 1; i < end_; ++i) {
      const std::size_t last = run_[i - 1].end;
      const std::string_view between = text_.bytes().substr(last, run_[i].offset - last);
      const bool emphasis = between == "**" || between == "__" || between == "~~";
      if (run_[i].gap == Gap::kNone || run_[i].gap == Gap::kTurn ||
          (without == Without::kEmphasis && emphasis) ||
          (without == Without::kLines && run_[i].gap == Gap::kLine)) {
        ++sizes_.back();
        continue;
      }
      one_kind_ = one_kind_ && (sizes_.size() == 1 || separator_ == run_[i].gap);
      separator_ = run_[i].gap;
      sizes_.push_back(1);
    }
    if (!one_kind_) separator_ = Gap::kMixed;
  }

  [[nodiscard]] std::size_t First() const { return run_[begin_].offset; }
  [[nodiscard]] std::size_t Last() const { return run_[end_ - 1].end; }
  [[nodiscard]] bool IsPrinted() const { return sizes_.size() == 1 || IsConventional(sizes_); }
  [[nodiscard]] bool IsWhole() const { return begin_ == piece_.begin && end_ == piece_.end; }
  [[nodiscard]] bool IsBorder(std::size_t i) const {
    return i == piece_.begin || i == piece_.end || (run_[i].gap != Gap::kNone && !IsBound(run_[i]));
  }
  [[nodiscard]] bool IsGroupBorder(std::size_t i) const {
    return i == piece_.begin || i == piece_.end ||
           (run_[i].gap != Gap::kNone && run_[i].gap != Gap::kTurn);
  }

  [[nodiscard]] bool IsSomethingElse() const {
    if (IsInternationalPhone()) return true;
    const bool behind_pan = piece_.follows_pan && begin_ == piece_.begin;
    if (sizes_.size() == 1 && !behind_pan && text_.IsFraction(piece_.text_from, First()))
      return true;
    const ReferenceText text(text_.bytes().substr(0, piece_.text_to));
    return text_.IsInUuid(piece_.text_from, First(), Last()) ||
           text.IsInIban(piece_.text_from, First()) ||
           (text.IsInIdentifier(piece_.text_from, First(), Last()) &&
            !text_.IsInHexTrack(First(), Last()));
  }

  [[nodiscard]] bool IsNamed() const {
    const bool fits = sizes_.size() == 1 || (IsPrinted() && IsWhole());
    return begin_ == piece_.begin && fits && IsBorder(end_) && run_[begin_].value != 9 &&
           run_[begin_].value != 7 && card::IsNamedPan(text_.bytes(), piece_.text_from, First());
  }

  [[nodiscard]] bool IsInternationalPhone() const {
    for (std::size_t k = piece_.begin; k <= begin_; ++k) {
      const std::size_t at = run_[k].offset;
      if (begin_ - k > 4 || end_ - k > 15 || at == 0 || !text_.IsPhonePlus(at - 1)) continue;
      const std::string_view number = text_.bytes().substr(at, Last() - at);
      if (number.find('+') == std::string_view::npos) return true;
    }
    return false;
  }

  [[nodiscard]] bool IsGroupedAsPan(bool word) const {
    if (IsPrinted()) return !CrossesList() || IsWhole() || word;
    const bool strong = separator_ == Gap::kSpace || separator_ == Gap::kDash;
    if (IsSingles(sizes_)) return (SinglesFit() && (IsWhole() || !AreScores())) || word;
    if (IsStamped()) return word;
    if (sizes_ == Sizes{3, 10}) return strong && word;
    if (IsHalves(sizes_)) return strong || separator_ == Gap::kMark || IsWhole() || word;
    if (IsScientific()) return true;
    if (!strong) return false;
    const bool siret = sizes_ == Sizes{3, 3, 3, 5};
    if (siret || (!IsEven(sizes_) && HoldsPhone(sizes_))) return IsWhole() && word;
    return IsWhole() || word;
  }

  // d.ddd, and as its exponent the number of digits behind the point.
  [[nodiscard]] bool IsScientific() const {
    const std::size_t digits = end_ - begin_;
    if (sizes_ != Sizes{1, digits - 1} || Last() - First() != digits + 1) return false;
    if (text_.bytes()[First() + 1] != '.') return false;
    const std::string exponent = std::to_string(digits - 1);
    for (const char* e : {"e", "E", "e+", "E+"}) {
      const std::size_t end = Last() + std::string_view(e).size() + exponent.size();
      if (text_.bytes().substr(Last(), end - Last()) == e + exponent) {
        return end == text_.bytes().size() || !IsDigitChar(text_.bytes()[end]);
      }
    }
    return false;
  }

  // Of two groups the second reads as milliseconds of this epoch, and the first not as UnionPay's.
  [[nodiscard]] bool IsStamped() const {
    if (sizes_.size() != 2 || sizes_[1] != 13 || !IsHalves(sizes_)) return false;
    const std::size_t stamp = end_ - 13;
    const int year = run_[stamp].value * 10 + run_[stamp + 1].value;
    return year >= 15 && year <= 19 && run_[begin_].value * 10 + run_[begin_ + 1].value != 62;
  }

  [[nodiscard]] bool AreScores() const {
    int dashes[2] = {0, 0};
    int others[2] = {0, 0};
    for (std::size_t i = begin_ + 1; i < end_; ++i) {
      ++(run_[i].gap == Gap::kDash ? dashes : others)[i % 2];
    }
    return (dashes[0] == 0 && others[1] == 0) || (dashes[1] == 0 && others[0] == 0);
  }

  [[nodiscard]] bool CrossesList() const {
    std::vector<Gap> gaps;
    for (std::size_t i = begin_ + 1; i < end_; ++i) {
      if (run_[i].gap != Gap::kNone && run_[i].gap != Gap::kTurn) gaps.push_back(run_[i].gap);
    }
    const bool mixed = separator_ == Gap::kMixed;
    const bool several =
        std::adjacent_find(gaps.begin(), gaps.end(), std::not_equal_to<>()) != gaps.end();
    const std::string_view bytes = text_.bytes().substr(First(), Last() - First());
    if (!mixed || !several) return false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      if (bytes[i] == ';' || bytes[i] == '"' || bytes[i] == '\'') return true;
      if (bytes[i] != '>') continue;
      const std::size_t before = i == 0 ? bytes.npos : bytes.find_last_not_of("> ", i - 1);
      if (before == bytes.npos || bytes[before] != '\n') return true;
    }
    return false;
  }

  // The row of single digits around the window, within the piece.
  [[nodiscard]] bool SinglesFit() const {
    const auto single = [this](std::size_t i) { return IsGroupBorder(i) && IsGroupBorder(i + 1); };
    std::size_t first = begin_;
    while (first > piece_.begin && single(first - 1)) --first;
    std::size_t last = end_;
    while (last < piece_.end && single(last)) ++last;
    return last - first <= 24 || first == begin_ || last == end_;
  }

  const ReferenceText& text_;
  const ReferenceRun& run_;
  const ReferencePiece& piece_;
  std::size_t begin_;
  std::size_t end_;
  Sizes sizes_;  // of the groups, in digits
  Gap separator_ = Gap::kNone;
  bool one_kind_ = true;
};

}  // namespace

std::vector<ReferenceWindow> ReferenceRules::PansAt(const ReferencePiece& piece,
                                                    std::size_t begin) const {
  std::vector<ReferenceWindow> pans;
  if (piece.end - begin < 12) return pans;
  const bool anywhere = sensitivity_ == Sensitivity::kParanoid;
  const auto is_border = [&](std::size_t i) {
    if (i < run_.size() && IsBound(run_[i]) && (anywhere || i < piece.end)) return false;
    return anywhere || i == piece.begin || i == piece.end || run_[i].gap != Gap::kNone;
  };
  if (!is_border(begin)) return pans;
  std::uint32_t prefix = 0;
  for (std::size_t i = begin; i < begin + 8; ++i) {
    prefix = prefix * 10 + static_cast<std::uint32_t>(run_[i].value);
  }
  for (std::size_t size = 19; size >= 12; --size) {
    const std::size_t end = begin + size;
    if (end > piece.end || !is_border(end)) continue;
    const Issued issued = FindIssued(prefix, size);
    const bool luhn = LuhnPasses(run_, begin, end);
    const auto look_alikes = std::count_if(
        run_.begin() + static_cast<std::ptrdiff_t>(begin),
        run_.begin() + static_cast<std::ptrdiff_t>(end),
        [](const ReferenceDigit& d) { return d.written == payload::Written::kLookAlike; });
    if (look_alikes > 3) continue;
    if (!issued.issued) continue;
    const Case c(text_, run_, piece, begin, end);
    if (c.IsPan(issued, luhn, sensitivity_)) pans.push_back({begin, end, c.Quality(issued, luhn)});
  }
  return pans;
}

}  // namespace panveil::testing_support
