#include "card/field_name.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "card/field_name_endings.h"
#include "card/field_name_list.h"
#include "card/field_name_table.inc"
#include "card/field_name_words.h"
#include "card/name_words.h"
#include "card/wide_name.h"

namespace panveil::card {
namespace {

using internal::Endings;
using internal::IsLower;
using internal::IsUpper;
using internal::kLatinNames;
using internal::kListedNames;
using internal::kWraps;
using internal::ListedName;
using internal::MayEndSo;
using internal::NameWords;
using internal::Place;

constexpr std::size_t kListed = std::size(kListedNames) + std::size(kLatinNames);
// The last letters, four at most, as a number.
constexpr std::uint32_t LastFour(std::string_view letters) noexcept {
  std::uint32_t last = 0;
  const std::size_t count = std::min(letters.size(), sizeof(last));
  for (std::size_t i = 0; i < count; ++i) {
    const auto c = static_cast<unsigned char>(letters[letters.size() - 1 - i]);
    last |= std::uint32_t{c} << (8 * i);
  }
  return last;
}

constexpr const ListedName& ListedAt(std::size_t i) noexcept {
  return i < std::size(kListedNames) ? kListedNames[i] : kLatinNames[i - std::size(kListedNames)];
}

// Where names with the same last two letters stand together.
constexpr std::size_t kPairs = 27 * 27;
constexpr std::size_t PairOf(std::string_view letters) noexcept {
  const std::size_t n = letters.size();
  const unsigned before = n > 1 ? Endings::NumberOf(letters[n - 2]) : 0;
  return std::size_t{Endings::NumberOf(letters[n - 1])} * 27 + before;
}

// Listed names by their last two letters, and their last four, so that few are compared.
struct ByLast {
  std::array<std::uint16_t, kPairs + 1> first{};  // of `order`, for each pair
  std::array<std::uint16_t, kListed> order{};
  std::array<std::uint32_t, kListed> last_four{};  // in that order
};

constexpr ByLast SortByLast() {
  ByLast sorted;
  for (std::size_t i = 0; i < kListed; ++i) ++sorted.first[PairOf(ListedAt(i).letters) + 1];
  for (std::size_t i = 0; i < kPairs; ++i) {
    sorted.first[i + 1] = static_cast<std::uint16_t>(sorted.first[i + 1] + sorted.first[i]);
  }
  std::array<std::uint16_t, kPairs> next{};
  for (std::size_t i = 0; i < kListed; ++i) {
    const std::size_t pair = PairOf(ListedAt(i).letters);
    const std::size_t at = sorted.first[pair] + std::size_t{next[pair]++};
    sorted.order[at] = static_cast<std::uint16_t>(i);
    sorted.last_four[at] = LastFour(ListedAt(i).letters);
  }
  return sorted;
}

constexpr ByLast kByLast = SortByLast();

bool EndsWith(std::string_view text, std::string_view end) noexcept {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// Salesforce marks the fields that its customers add: "CVV__c".
std::string_view WithoutMark(std::string_view name) noexcept {
  constexpr std::string_view kMark = "__c";
  if (EndsWith(name, kMark)) name.remove_suffix(kMark.size());
  return name;
}

// What labels tell of a value behind its name stands in brackets: "Expiry (MM/YY)".
bool MayHaveRemark(std::string_view name) noexcept {
  // Not name.back(), which in a hardened build checks that there is one; this is asked of all.
  const char last = name.empty() ? '\0' : name.data()[name.size() - 1];
  return last == ')' || last == '\x89';
}

// The name without that, or itself. Brackets may be of full width.
[[gnu::noinline]] std::string_view WithoutRemark(std::string_view name) noexcept {
  if (EndsWith(name, ")")) return name.substr(0, name.rfind('('));
  if (EndsWith(name, "\xEF\xBC\x89")) return name.substr(0, name.rfind("\xEF\xBC\x88"));
  return name;
}

bool Matches(const NameWords& words, const ListedName& listed) noexcept {
  const std::string_view letters = words.letters();
  if (!EndsWith(letters, listed.letters)) return false;
  const std::size_t begin = letters.size() - listed.letters.size();
  if (listed.place == Place::kWhole) return begin == 0 || begin == words.local();
  return listed.place == Place::kEnd || words.BeginsWord(begin);
}

const ListedName* LongestMatch(const NameWords& words) noexcept {
  const std::string_view letters = words.letters();
  if (letters.empty()) return nullptr;
  const std::size_t pair = PairOf(letters);
  const std::uint32_t last_four = LastFour(letters);
  const ListedName* longest = nullptr;
  for (std::size_t i = kByLast.first[pair]; i < kByLast.first[pair + 1]; ++i) {
    // A shorter name ends with zeros there.
    const std::uint32_t other = kByLast.last_four[i];
    if ((last_four ^ other) << static_cast<unsigned>(__builtin_clz(other) / 8 * 8) != 0) continue;
    const ListedName& listed = ListedAt(kByLast.order[i]);
    if ((longest == nullptr || listed.letters.size() > longest->letters.size()) &&
        Matches(words, listed)) {
      longest = &listed;
    }
  }
  return longest;
}

unsigned NotsOf(const ListedName& listed) noexcept {
  switch (listed.kind) {
    case FieldKind::kPan:
      return internal::kNotPan;
    case FieldKind::kPanWithCardBeside:
      return internal::kNotPan | internal::kNotAccount;
    case FieldKind::kCode:
    case FieldKind::kCodeWithCardBeside:
      return internal::kNotCode;
    case FieldKind::kExpiry:
    case FieldKind::kExpiryWithCardBeside:
      return internal::kNotExpiry;
    case FieldKind::kNone:
    case FieldKind::kTrack:
    case FieldKind::kHolder:
      break;
  }
  return 0;
}

bool IsOtherThing(const NameWords& words, const ListedName& listed) noexcept {
  const std::string_view before = words.WordBefore(words.letters().size() - listed.letters.size());
  if (before.empty() || !MayEndSo(before, internal::kOtherEndings)) return false;
  const unsigned nots = NotsOf(listed);
  for (const internal::OtherThing& other : internal::kOtherThings) {
    if ((other.is_not & nots) == 0) continue;
    // "giftcardnumber" has no border; a short word would end others by chance.
    if (before == other.word || (other.word.size() > 3 && EndsWith(before, other.word))) {
      return true;
    }
  }
  return false;
}

FieldKind ClassifyWhole(std::string_view name) noexcept {
  // Most names are of nothing here.
  if (!MayEndSo(name, internal::kAllEndings)) return FieldKind::kNone;
  // A tail has nothing to stand behind in a single word.
  const bool one_word = std::all_of(name.begin(), name.end(), IsLower);
  if (one_word && !MayEndSo(name, internal::kListedEndings)) return FieldKind::kNone;
  NameWords words(name);
  constexpr int kMostTails = 2;
  for (int tails = 0;; ++tails) {
    const ListedName* const listed = LongestMatch(words);
    if (listed != nullptr) {
      return IsOtherThing(words, *listed) ? FieldKind::kNone : listed->kind;
    }
    if (tails == kMostTails || !words.DropTail()) break;
  }
  return words.any_other() ? ClassifyWideName(name) : FieldKind::kNone;
}

}  // namespace

bool MayBeCodeOrDate(std::string_view name) noexcept {
  name = WithoutMark(name);
  return MayEndSo(name, internal::kEndings) ||
         (MayHaveRemark(name) && MayEndSo(WithoutRemark(name), internal::kEndings));
}

FieldKind ClassifyField(std::string_view name) noexcept {
  name = WithoutMark(name);
  const FieldKind kind = ClassifyWhole(name);
  if (kind != FieldKind::kNone || !MayHaveRemark(name)) return kind;
  return ClassifyWhole(WithoutRemark(name));
}

bool IsPartName(std::string_view name) noexcept {
  constexpr std::size_t kLongest = 5;
  if (name.size() > kLongest || name.empty()) return false;
  const char first = static_cast<char>(name[0] | 0x20);
  if (IsLower(first) && first != 'v' && first != 'c') return false;
  const NameWords words(name);
  const std::string_view letters = words.letters();
  return letters == "value" || letters == "code";
}

bool IsWrapName(std::string_view name) noexcept {
  constexpr std::size_t kLongest = 16;
  // Most names end with a letter that these do not end with.
  constexpr std::string_view kLasts = "aeglnrstw_$#";
  if (name.empty() || name.size() > kLongest) return false;
  const char last = name.back();
  if (kLasts.find(IsUpper(last) ? static_cast<char>(last | 0x20) : last) ==
      std::string_view::npos) {
    return false;
  }
  std::array<char, kLongest> letters;
  std::size_t size = 0;
  for (const char c : name) {
    const char small = static_cast<char>(c | 0x20);
    if (IsLower(small)) {
      letters[size++] = small;
    } else if (c != '_' && c != '$' && c != '#') {
      return false;
    }
  }
  const std::string_view only{letters.data(), size};
  return std::any_of(std::begin(kWraps), std::end(kWraps), [only](std::string_view wrap) {
    return wrap.size() == only.size() && (only.empty() || wrap[0] == only[0]) && wrap == only;
  });
}

bool WrapsOthers(std::string_view name) noexcept {
  constexpr std::string_view kValue = "value";
  const bool is_value = name.size() == kValue.size() && (name[0] | 0x20) == kValue[0];
  return is_value ? IsPartName(name) : IsWrapName(name);
}

}  // namespace panveil::card
