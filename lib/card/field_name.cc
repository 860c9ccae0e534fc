#include "card/field_name.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "card/field_name_endings.h"
#include "card/field_name_list.h"
#include "card/field_name_words.h"
#include "text/letter.h"

namespace panveil::card {
namespace {

using internal::IsLower;
using internal::IsNumeral;
using internal::kListedNames;
using internal::kWraps;
using internal::ListedName;
using internal::MayEndSo;
using internal::Place;

constexpr std::size_t kListed = std::size(kListedNames);
// No listed name is as long, with the word before and tails behind: of a path, the end decides.
constexpr std::size_t kMostNameBytes = 96;

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

// Listed names by their last character, and their last four, so that few are compared.
struct ByLast {
  std::array<std::uint8_t, 129> first{};  // of `order`, for each character
  std::array<std::uint8_t, kListed> order{};
  std::array<std::uint32_t, kListed> last_four{};  // in that order
};

constexpr ByLast SortByLast() {
  static_assert(kListed < 256);
  ByLast sorted;
  std::size_t count = 0;
  for (std::size_t c = 0; c < 128; ++c) {
    sorted.first[c] = static_cast<std::uint8_t>(count);
    for (std::size_t i = 0; i < kListed; ++i) {
      if (static_cast<std::size_t>(kListedNames[i].letters.back()) == c) {
        sorted.last_four[count] = LastFour(kListedNames[i].letters);
        sorted.order[count++] = static_cast<std::uint8_t>(i);
      }
    }
  }
  sorted.first[128] = static_cast<std::uint8_t>(count);
  return sorted;
}

constexpr ByLast kByLast = SortByLast();

constexpr bool IsUpper(char c) noexcept { return c >= 'A' && c <= 'Z'; }

bool EndsWith(std::string_view text, std::string_view end) noexcept {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

// Salesforce marks the fields that its customers add: "CVV__c".
std::string_view WithoutMark(std::string_view name) noexcept {
  constexpr std::string_view kMark = "__c";
  if (EndsWith(name, kMark)) name.remove_suffix(kMark.size());
  return name;
}

// The letters and digits of a name, folded, and where its words begin.
class Words {
 public:
  explicit Words(std::string_view name) noexcept {
    if (name.size() > kMostNameBytes) name.remove_prefix(name.size() - kMostNameBytes);
    for (std::size_t at = 0; at < name.size();) at = Read(name, at);
  }

  [[nodiscard]] std::string_view letters() const noexcept { return {letters_.data(), size_}; }
  // Behind the last colon: of "v1:pan" a namespace stands before it.
  [[nodiscard]] std::size_t local() const noexcept { return local_; }
  [[nodiscard]] bool BeginsWord(std::size_t at) const noexcept { return begins_[at]; }

  [[nodiscard]] std::string_view WordBefore(std::size_t end) const noexcept {
    std::size_t begin = end;
    while (begin > 0 && !begins_[--begin]) {
    }
    return letters().substr(begin, end - begin);
  }

  // Drops the last word if it is an index or says nothing.
  [[nodiscard]] bool DropTail() noexcept {
    const std::string_view last = WordBefore(size_);
    if (last.size() == size_ || last.empty()) return false;
    bool drops = IsNumeral(last.front());
    for (const std::string_view tail : internal::kTails) drops = drops || last == tail;
    if (drops) size_ -= last.size();
    return drops && size_ > local_;
  }

 private:
  // Appends the character at `at`; returns where the next one is.
  std::size_t Read(std::string_view name, std::size_t at) noexcept {
    const char c = name[at];
    const char before = at == 0 ? '\0' : name[at - 1];
    if (static_cast<unsigned char>(c) >= 0x80) {
      const text::Letter letter = text::LetterAt(name, at);
      if (letter.kind != text::LetterKind::kMark) {
        Append(letter.folded != 0 && letter.folded < 0x80 ? static_cast<char>(letter.folded) : '?',
               false);
      }
      return at + letter.bytes;
    }
    if (c == ':') local_ = size_;
    if (IsLower(c)) {
      Append(c, !IsLower(before) && !IsUpper(before) && (before & '\x80') == 0);
    } else if (IsUpper(c)) {
      const bool ends_capitals = at + 1 < name.size() && IsLower(name[at + 1]);
      Append(static_cast<char>(c | 0x20), !IsUpper(before) || ends_capitals);
    } else if (IsNumeral(c)) {
      Append(c, !IsNumeral(before));
    }
    return at + 1;
  }

  void Append(char c, bool begins) noexcept {
    letters_[size_] = c;
    begins_[size_] = begins || size_ == 0;
    ++size_;
  }

  std::array<char, kMostNameBytes> letters_{};
  std::array<bool, kMostNameBytes> begins_{};
  std::size_t size_ = 0;
  std::size_t local_ = 0;
};

bool Matches(const Words& words, const ListedName& listed) noexcept {
  const std::string_view letters = words.letters();
  if (!EndsWith(letters, listed.letters)) return false;
  const std::size_t begin = letters.size() - listed.letters.size();
  if (listed.place == Place::kWhole) return begin == 0 || begin == words.local();
  return listed.place == Place::kEnd || words.BeginsWord(begin);
}

const ListedName* LongestMatch(const Words& words) noexcept {
  const std::string_view letters = words.letters();
  if (letters.empty()) return nullptr;
  const auto last = std::size_t{static_cast<unsigned char>(letters.back())};
  const std::uint32_t last_four = LastFour(letters);
  const ListedName* longest = nullptr;
  for (std::size_t i = kByLast.first[last]; i < kByLast.first[last + 1]; ++i) {
    // A shorter name ends with zeros there.
    const std::uint32_t other = kByLast.last_four[i];
    if ((last_four ^ other) << static_cast<unsigned>(__builtin_clz(other) / 8 * 8) != 0) continue;
    const ListedName& listed = kListedNames[kByLast.order[i]];
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

bool IsOtherThing(const Words& words, const ListedName& listed) noexcept {
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

}  // namespace

bool MayBeCodeOrDate(std::string_view name) noexcept {
  return MayEndSo(WithoutMark(name), internal::kEndings);
}

FieldKind ClassifyField(std::string_view name) noexcept {
  name = WithoutMark(name);
  // Most names are of nothing here.
  if (!MayEndSo(name, internal::kAllEndings)) return FieldKind::kNone;
  // A tail has nothing to stand behind in a single word.
  const bool one_word = std::all_of(name.begin(), name.end(), IsLower);
  if (one_word && !MayEndSo(name, internal::kListedEndings)) return FieldKind::kNone;
  Words words(name);
  constexpr int kMostTails = 2;
  for (int tails = 0;; ++tails) {
    const ListedName* const listed = LongestMatch(words);
    if (listed != nullptr) {
      return IsOtherThing(words, *listed) ? FieldKind::kNone : listed->kind;
    }
    if (tails == kMostTails || !words.DropTail()) return FieldKind::kNone;
  }
}

bool IsPartName(std::string_view name) noexcept {
  constexpr std::size_t kLongest = 5;
  if (name.size() > kLongest || name.empty()) return false;
  const char first = static_cast<char>(name[0] | 0x20);
  if (IsLower(first) && first != 'v' && first != 'c') return false;
  const Words words(name);
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
