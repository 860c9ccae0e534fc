#include "card/named_pan.h"

#include "card/field_name.h"
#include "text/char_class.h"

namespace panveil::card {

namespace {

constexpr std::size_t kMostBlanks = 2;
constexpr std::size_t kMostNameBytes = 48;

bool IsOneOf(char c, std::string_view set) noexcept { return set.find(c) != set.npos; }

bool IsOfName(char c) noexcept {
  return text::IsLetter(c) || text::IsDigit(c) || IsOneOf(c, "_-.$");
}

// Walks back from the number to the name.
class Walk {
 public:
  Walk(std::string_view text, std::size_t from, std::size_t at) noexcept
      : text_(text), from_(from), at_(at) {}

  bool Skip(std::string_view any_of) noexcept {
    if (at_ == from_ || !IsOneOf(text_[at_ - 1], any_of)) return false;
    --at_;
    return true;
  }
  void SkipBlanks() noexcept {
    for (std::size_t n = 0; n < kMostBlanks && Skip(" \t"); ++n) {
    }
  }
  void SkipQuote() noexcept {
    if (Skip("\"'`")) (void)Skip("\\");
  }
  bool SkipTie() noexcept {
    if (Skip(">")) return Skip("=");
    if (!Skip("=")) return Skip(":");
    (void)Skip(":");
    return true;
  }
  // Empty when it is too long.
  std::string_view Name() noexcept {
    const std::size_t end = at_;
    while (at_ > from_ && end - at_ <= kMostNameBytes && IsOfName(text_[at_ - 1])) --at_;
    return end - at_ > kMostNameBytes ? std::string_view() : text_.substr(at_, end - at_);
  }

 private:
  std::string_view text_;
  std::size_t from_;
  std::size_t at_;
};

}  // namespace

bool IsNamedPan(std::string_view text, std::size_t from, std::size_t begin) noexcept {
  Walk walk(text, from, begin);
  walk.SkipQuote();
  walk.SkipBlanks();
  if (!walk.SkipTie()) return false;
  walk.SkipBlanks();
  walk.SkipQuote();
  const std::string_view name = walk.Name();
  return !name.empty() && ClassifyField(name) == FieldKind::kPan;
}

}  // namespace panveil::card
