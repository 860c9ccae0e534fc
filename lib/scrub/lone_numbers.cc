#include "scrub/lone_numbers.h"

#include <cstddef>
#include <cstdint>

#include "card/surroundings.h"
#include "payload/digit_item.h"
#include "scrub/after_card.h"
#include "scrub/conversation_engine.h"
#include "scrub/conversation_parts.h"
#include "scrub/conversation_state.h"
#include "scrub/join_line.h"
#include "scrub/message_runs.h"
#include "text/char_class.h"

namespace panveil::scrub {

namespace {

// What no number goes on over, and does not change what is read of it: ASCII that can be seen, but
// for '%', which escapes begin with.
bool IsPlainSign(char c) noexcept { return c > ' ' && c < '\x7F' && c != '%'; }

// What may stand right before a number, of one that is read here.
bool MayStandBefore(char c) noexcept {
  return c == ' ' || c == '\n' || c == '#' || c == '$' || c == '(';
}

// Groups of digits with one separator between.
struct Number {
  std::size_t end = 0;
  int groups = 0;
  bool clock = true;  // the separators are those of dates and times
};

Number ReadNumber(std::string_view text, std::size_t begin) noexcept {
  Number number;
  for (std::size_t at = begin;;) {
    while (at < text.size() && text::IsDigit(text[at])) ++at;
    number.end = at;
    ++number.groups;
    if (at + 1 >= text.size() || !text::IsDigit(text[at + 1])) return number;
    const char c = text[at];
    if (c != '/' && c != ':' && c != '.' && c != ',') return number;
    number.clock = number.clock && (c == '/' || c == ':');
    ++at;
  }
}

// Whether nothing before `begin` is read with the number there, nor says that it was replaced.
// `floor`: where the number before it ends.
bool StandsAloneBehind(std::string_view text, std::size_t floor, std::size_t begin) noexcept {
  if (begin == 0) return true;
  if (!MayStandBefore(text[begin - 1])) return false;
  std::size_t at = begin;
  while (at > floor && text::IsJoiner(text[at - 1])) {
    --at;
    if (text[at] == '*' || text[at] == '+') return false;
  }
  if (at == 0) return true;
  if (at == floor) return false;
  const char last = text[at - 1];
  // A capital may be of a token.
  if (!text::IsLetter(last)) return IsPlainSign(last);
  return last >= 'a' && payload::BackUpItems(text, floor, begin) == begin;
}

bool StandsAloneBefore(std::string_view text, std::size_t end) noexcept {
  std::size_t at = end;
  while (at < text.size() && text::IsJoiner(text[at])) ++at;
  if (at == text.size()) return true;
  if (!text::IsLetter(text[at])) return IsPlainSign(text[at]) && !text::IsDigit(text[at]);
  return !payload::MayBeginItem(text, at) || payload::ReadDigitItem(text, at, true).count == 0;
}

// As in IsSomethingElse().
bool IsDateOrTime(std::string_view text, std::size_t begin, const Number& number) noexcept {
  constexpr std::size_t kMostBytes = 10;  // eight digits
  if (number.groups == 1 || number.groups > 3 || !number.clock) return false;
  const bool short_first = !text::IsDigit(text[begin + 1]) || !text::IsDigit(text[begin + 2]);
  return short_first && number.end - begin <= kMostBytes - (number.groups == 2 ? 1 : 0);
}

bool HasLetter(std::string_view text) noexcept {
  for (const char c : text) {
    if (text::IsLetter(c)) return true;
  }
  return false;
}

}  // namespace

LoneNumbers ReadLoneNumbers(std::string_view text, const DigitPlaces& places) noexcept {
  LoneNumbers lone;
  std::size_t floor = 0;
  for (;;) {
    const std::size_t begin = places.Next(floor, text.size());
    if (begin == text.size()) break;
    const Number number = ReadNumber(text, begin);
    if (!StandsAloneBehind(text, floor, begin) || !StandsAloneBefore(text, number.end)) return {};
    floor = number.end;
    if (floor < text.size() && (text::IsLetter(text[floor]) || text[floor] == '-')) return {};
    if (IsDateOrTime(text, begin, number) || IsNumberedOrPriced(text, begin, floor)) continue;
    const std::size_t size = floor - begin;
    if (number.groups > 1 || size > std::size_t{kMostPartDigits}) return {};
    if (lone.count == LoneNumbers::kMost) return {};
    if (size >= lone.numbers[lone.longest].size()) lone.longest = lone.count;
    lone.numbers[lone.count++] = {begin, floor};
  }
  lone.known = HasLetter(text);
  return lone;
}

bool RememberLone(const IncomingMessage& message, const DigitPlaces& places,
                  Sensitivity sensitivity, ConversationMemory& memory) noexcept {
  if (IsAfterCard(memory, message.now)) return false;
  const LoneNumbers lone = ReadLoneNumbers(message.text, places);
  if (!lone.known) return false;
  ConversationState& state = memory.state;
  if (lone.count != 0 && Remembers(memory.options)) {
    ForgetOld(memory.options, message.now, state);
    const auto digits_of = [&](std::size_t i) {
      return message.text.substr(lone.numbers[i].begin, lone.numbers[i].size());
    };
    for (std::size_t i = 0; i < lone.count; ++i) {
      if (MayJoin(state, digits_of(i), 0, sensitivity)) return false;
    }
    const base::ByteSpan at = lone.numbers[lone.longest];
    const RunWords words = WordsOf(state, message.text, at);
    Part& part = AddPart(message.now, message.id, at, words, state);
    part.digits = static_cast<std::uint8_t>(at.size());
    part.text.SetEnd(digits_of(lone.longest));
  }
  state.words.Clear();
  return true;
}

}  // namespace panveil::scrub
