#include "climber.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "dice.h"
#include "panveil_pass.h"
#include "yardstick.h"

namespace panveil::bench {

namespace {

constexpr std::size_t kMostUnit = 256;  // bytes: a unit that fills the text repeats nothing

// What a change puts in.
constexpr const char* kPieces[] = {"4111",
                                   "4111 1111 1111 1111",
                                   "378282246310005",
                                   "62",
                                   "6759",
                                   "0",
                                   "1",
                                   "4",
                                   " ",
                                   "-",
                                   ".",
                                   ",",
                                   "\n",
                                   "/",
                                   "(",
                                   ")",
                                   ":",
                                   "*",
                                   "_",
                                   "#",
                                   "=",
                                   "^",
                                   "%",
                                   ";",
                                   "one ",
                                   "four",
                                   "double ",
                                   "triple",
                                   "oh ",
                                   "cero",
                                   "quatre-vingt",
                                   "vier",
                                   "l",
                                   "O",
                                   "S",
                                   "B",
                                   "card ",
                                   "cvv ",
                                   "exp ",
                                   "12/27",
                                   "visa",
                                   "order ",
                                   "tel ",
                                   "numero de tarjeta ",
                                   "XNHR",
                                   "1111",
                                   "1227",
                                   "Dec 2027",
                                   "\xE2\x80\x8B",
                                   "\xCC\x81",
                                   "\xC2\xA0",
                                   "\xE2\x80\x93",
                                   "\xEF\xBC\x94",
                                   "\xE0\xA5\xAA",
                                   "\xF0\x9D\x9F\x92",
                                   "\xE2\x93\xBF",
                                   "1\xEF\xB8\x8F\xE2\x83\xA3",
                                   "\xD0\x9E",
                                   "\xC3\xA9",
                                   "\xE3\x81\x82",
                                   "\xF0\x9F\x98\x80",
                                   "\\u0034",
                                   "\\n",
                                   "\\\"",
                                   "\"",
                                   "[",
                                   "{\"a\":",
                                   "}",
                                   "]",
                                   "%34",
                                   "%2534",
                                   "&",
                                   "&#52;",
                                   "&nbsp;",
                                   "<b>",
                                   "</p>",
                                   "<!--",
                                   "--b\r\n",
                                   "data: ",
                                   "NDExMQ==",
                                   "\x1E",
                                   "42[",
                                   "\r\n",
                                   "\t",
                                   "a"};

double ByteOf(Cost& cost, const CostlyText& text, int times) {
  const std::string all = Repeated(text, kCostlySize);
  return cost.Of(all, text.kind, times) / static_cast<double>(all.size());
}

std::string Changed(std::string unit, const std::vector<Find>& finds, Dice& dice) {
  const std::size_t at = dice.Below(unit.size() + 1);
  const std::size_t length = std::min(unit.size() - at, 1 + dice.Below(8));
  switch (dice.Below(7)) {
    case 0:
      return unit.erase(at, length);
    case 1:
      return unit.insert(at, unit.substr(dice.Below(unit.size() + 1), 1 + dice.Below(8)));
    case 2:
      return unit.replace(at, length, kPieces[dice.Below(std::size(kPieces))]);
    case 3: {
      const std::string& other = finds[dice.Below(finds.size())].text.unit;
      return unit.insert(at, other.substr(dice.Below(other.size()), 1 + dice.Below(24)));
    }
    case 4:
      if (at < unit.size()) unit[at] = static_cast<char>(dice.Below(256));
      return unit;
    default:
      return unit.insert(at, kPieces[dice.Below(std::size(kPieces))]);
  }
}

// One step of one climber. Times err upwards only, so a better one is measured again, more often,
// as is what it would replace.
void Climb(Cost& cost, const std::vector<Find>& finds, Find* find, Dice& dice) {
  CostlyText next = find->text;
  for (std::size_t changes = 1 + dice.Below(3); changes > 0; --changes) {
    next.unit = Changed(std::move(next.unit), finds, dice);
  }
  if (next.unit.empty() || next.unit.size() > kMostUnit) return;
  if (ByteOf(cost, next, 1) < find->a_byte * 1.01) return;
  const double a_byte = ByteOf(cost, next, 7);
  find->a_byte = std::min(find->a_byte, ByteOf(cost, find->text, 3));
  if (a_byte > find->a_byte * 1.01) *find = {std::move(next), a_byte};
}

}  // namespace

Cost::Cost(const std::string& kernel) : scrubber_(MakeScrubber(Action::kTokenize, kernel)) {}

double Cost::Of(const std::string& text, PayloadKind kind, int times) {
  double least = 1e18;
  for (int i = 0; i < times; ++i) {
    const double start = Now();
    Use(scrubber_.Scrub(text, kind, scratch_).text.data());
    least = std::min(least, Now() - start);
  }
  return least;
}

double Cost::Now() const {
  return counter_.available() ? static_cast<double>(counter_.Read()) : CpuNow();
}

std::vector<Find> Search(Cost& cost, double seconds, std::uint64_t seed) {
  std::vector<Find> finds;
  for (const CostlyText& suspect : Suspects()) finds.push_back({suspect, ByteOf(cost, suspect, 7)});
  Dice dice(seed);
  const double end = CpuNow() + seconds * 1e9;
  while (CpuNow() < end) {
    // Mostly the worse half: it is the worst of all that is looked for.
    std::sort(finds.begin(), finds.end(),
              [](const Find& a, const Find& b) { return a.a_byte > b.a_byte; });
    for (std::size_t i = 0; i < finds.size(); ++i) {
      const std::size_t steps = i < finds.size() / 2 ? 8 : 2;
      for (std::size_t step = 0; step < steps; ++step) Climb(cost, finds, &finds[i], dice);
    }
  }
  std::sort(finds.begin(), finds.end(),
            [](const Find& a, const Find& b) { return a.a_byte > b.a_byte; });
  return finds;
}

void Shrink(Cost& cost, Find* find) {
  constexpr double kKept = 0.97;
  find->a_byte = ByteOf(cost, find->text, 7);
  for (std::size_t length = 16; length > 0; length /= 2) {
    for (std::size_t at = 0; at + length <= find->text.unit.size();) {
      CostlyText next = find->text;
      next.unit.erase(at, length);
      const double a_byte = next.unit.empty() ? 0 : ByteOf(cost, next, 5);
      if (a_byte < find->a_byte * kKept) {
        ++at;
      } else {
        *find = {std::move(next), std::max(a_byte, find->a_byte)};
      }
    }
  }
}

}  // namespace panveil::bench
