// panveil_cases: texts with a card, by how it is written, for tools of other languages to be
// compared over. kHelp is the manual.
#include <array>
#include <cstdio>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dice.h"
#include "panveil_pass.h"
#include "row.h"
#include "support/other_numbers.h"
#include "support/text_generator.h"
#include "yardstick.h"

namespace panveil::bench {
namespace {

constexpr char kHelp[] = R"(Usage: panveil_cases [COUNT]

Writes COUNT texts (200 without it) of each category as lines of JSON:
  category  how the card is written, or that there is none
  text      the whole text
  secret    the card or code as it stands in the text; empty where there is none
  panveil   what panveil makes of the text (mask)
and last a line with the mean time of panveil, "microseconds".
The same on every machine. Cards are made, of Visa, Mastercard and Amex.
Status: 0 done, 2 wrong arguments.
)";

using nlohmann::ordered_json;
using testing_support::TextGenerator;

struct Written {
  std::string text;
  std::string secret;
};

class Writer {
 public:
  Writer() : generator_(20170926), dice_(20170926) {}

  std::string Pan() {
    for (;;) {
      std::string pan = generator_.Pan();
      const bool common = pan.size() == 16 ? pan[0] == '4' || (pan[0] == '5' && pan[1] < '6')
                                           : pan.size() == 15 && pan[0] == '3' && pan[1] == '7';
      if (common) return pan;
    }
  }
  // In printed groups: 4-4-4-4, or 4-6-5.
  std::string Grouped(std::string_view separator) {
    std::string pan = Pan();
    const bool amex = pan.size() == 15;
    if (!amex) pan.insert(12, separator);
    pan.insert(amex ? 10 : 8, separator);
    pan.insert(4, separator);
    return pan;
  }
  // In groups of `size`.
  std::string Cut(std::size_t size, std::string_view separator) {
    const std::string pan = Pan();
    std::string text;
    for (std::size_t i = 0; i < pan.size(); ++i) {
      if (i > 0 && i % size == 0) text += separator;
      text += pan[i];
    }
    return text;
  }
  // Each digit by `write`.
  std::string Each(const std::function<std::string(char)>& write) {
    std::string text;
    for (const char digit : Pan()) text += write(digit);
    return text;
  }
  std::string InScript() {
    const std::size_t script = 1 + dice_.Below(TextGenerator::kScripts - 1);
    return Each([script](char digit) { return TextGenerator::InScript(script, digit); });
  }
  // One 0 or 1 behind the first digit as a letter.
  std::string LookAlike() {
    for (;;) {
      std::string text = Grouped(" ");
      const std::size_t at = text.find_first_of("01", 1);
      if (at == std::string::npos) continue;
      text[at] = text[at] == '0' ? 'O' : 'l';
      return text;
    }
  }
  std::string Spoken() {
    constexpr std::array<const char*, 10> kWords = {"zero", "one", "two",   "three", "four",
                                                    "five", "six", "seven", "eight", "nine"};
    std::string text;
    for (const char digit : Pan()) {
      text +=
          (text.empty() ? "" : " ") + std::string(kWords[static_cast<std::size_t>(digit - '0')]);
    }
    return text;
  }
  std::size_t Below(std::size_t n) { return dice_.Below(n); }
  std::string Digits(std::size_t n) { return dice_.Digits(n); }

  Written Around(const std::string& card) {
    constexpr std::array<std::pair<const char*, const char*>, 6> kSentences = {
        {{"my card is ", " thanks"},
         {"please charge ", " instead"},
         {"", ""},
         {"hi, it is ", ", can you check?"},
         {"number ", "."},
         {"pay with ", " today"}}};
    const auto& [before, after] = kSentences[Below(kSentences.size())];
    return {before + card + after, card};
  }

 private:
  TextGenerator generator_;
  Dice dice_;
};

struct Category {
  const char* name;
  std::function<Written(Writer&)> write;
  PayloadKind kind = PayloadKind::kText;
};

std::vector<Category> Categories() {
  const auto card = [](std::string (*make)(Writer&)) {
    return [make](Writer& w) { return w.Around(make(w)); };
  };
  const auto escaped = [](std::string before, std::string (*write)(char), std::string after) {
    return [=](Writer& w) {
      const std::string secret = w.Each(write);
      return Written{before + secret + after, secret};
    };
  };
  return {
      {"in one piece", card([](Writer& w) { return w.Pan(); })},
      {"printed groups, spaces", card([](Writer& w) { return w.Grouped(" "); })},
      {"printed groups, dashes", card([](Writer& w) { return w.Grouped("-"); })},
      {"printed groups, dots", card([](Writer& w) { return w.Grouped("."); })},
      {"printed groups, \" / \"", card([](Writer& w) { return w.Grouped(" / "); })},
      {"printed groups, non-breaking spaces", card([](Writer& w) { return w.Grouped("\u00A0"); })},
      {"groups of two", card([](Writer& w) { return w.Cut(2, " "); })},
      {"digit by digit", card([](Writer& w) { return w.Cut(1, " "); })},
      {"one group a line", card([](Writer& w) { return w.Grouped("\n"); })},
      {"digits of other scripts", card([](Writer& w) { return w.InScript(); })},
      {"zero-width spaces between", card([](Writer& w) {
         return w.Each([](char digit) { return std::string(1, digit) + "\u200B"; });
       })},
      {"a letter for a digit", card([](Writer& w) { return w.LookAlike(); })},
      {"spelled out", card([](Writer& w) { return w.Spoken(); })},
      {"touching words", card([](Writer& w) { return "visa" + w.Pan() + "exp1227"; })},
      {"verification code, labelled",
       [](Writer& w) {
         const std::string code = w.Digits(3);
         return Written{"the cvv is " + code + " ok", "cvv is " + code};
       }},
      {"JSON, \\u escapes",
       escaped(R"({"text":"my card )", [](char d) { return "\\u003" + std::string(1, d); },
               R"( ok"})"),
       PayloadKind::kJson},
      {"form, percent escapes",
       escaped(
           "a=1&text=", [](char d) { return "%3" + std::string(1, d); }, "&b=2"),
       PayloadKind::kForm},
      {"HTML, references",
       escaped(
           "<p>my card ", [](char d) { return "&#" + std::to_string(int{d}) + ";"; }, "</p>"),
       PayloadKind::kHtml},
  };
}

void Print(const char* category, const Written& written, const std::string& panveil) {
  const ordered_json line = {{"category", category},
                             {"text", written.text},
                             {"secret", written.secret},
                             {"panveil", panveil}};
  // Texts are cut nowhere inside a character, so this never fails.
  std::printf("%s\n", line.dump().c_str());
}

int Main(std::size_t count) {
  const Scrubber scrubber = MakeScrubber(Action::kMask, "");
  Scratch scratch;
  Writer writer;
  std::size_t texts = 0;
  double time = 0;
  const auto scrub = [&](const Written& written, PayloadKind kind, const char* category) {
    std::string out(scrubber.Scrub(written.text, kind, scratch).text);
    const double start = CpuNow();
    for (int i = 0; i < 10; ++i) Use(scrubber.Scrub(written.text, kind, scratch).text.data());
    time += (CpuNow() - start) / 10;
    ++texts;
    Print(category, written, out);
  };
  for (const Category& category : Categories()) {
    for (std::size_t i = 0; i < count; ++i) {
      scrub(category.write(writer), category.kind, category.name);
    }
  }
  testing_support::NumberMaker maker(20170926);
  const auto& kinds = testing_support::OtherNumberKinds();
  for (std::size_t i = 0; i < 4 * count; ++i) {
    const Written none = {testing_support::TextOfKind(kinds[i % kinds.size()], maker), ""};
    scrub(none, PayloadKind::kText, "no card, other numbers");
  }
  std::printf("{\"microseconds\": %.4f}\n", time / 1000 / static_cast<double>(texts));
  return 0;
}

}  // namespace
}  // namespace panveil::bench

int main(int argc, char** argv) {
  const std::string_view argument = argc == 2 ? argv[1] : "200";
  if (argument == "--help") {
    std::fputs(panveil::bench::kHelp, stdout);
    return 0;
  }
  const long count = std::strtol(argument.data(), nullptr, 10);
  if (argc > 2 || count < 1 || count > 100000) {
    panveil::bench::Die("COUNT is 1 to 100000; see --help");
  }
  return panveil::bench::Main(static_cast<std::size_t>(count));
}
