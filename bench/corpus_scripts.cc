// Clean chat in other scripts.
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "corpus.h"
#include "dice.h"

namespace panveil::bench {

namespace {

constexpr std::array<std::string_view, 32> kJapanese = {"\u3053\u3093\u306B\u3061\u306F",
                                                        "\u3042\u308A\u304C\u3068\u3046",
                                                        "\u6CE8\u6587",
                                                        "\u914D\u9001",
                                                        "\u9045\u308C\u3066",
                                                        "\u3044\u307E\u3059",
                                                        "\u30DD\u30B9\u30C8",
                                                        "\u8377\u7269",
                                                        "\u6255\u3044\u623B\u3057",
                                                        "\u304A\u9858\u3044\u3057\u307E\u3059",
                                                        "\u9023\u7D61",
                                                        "\u3067\u304D\u307E\u305B\u3093",
                                                        "\u6628\u65E5",
                                                        "\u5C4A\u304D\u307E\u3057\u305F",
                                                        "\u30B5\u30A4\u30BA",
                                                        "\u5909\u66F4",
                                                        "\u3057\u305F\u3044",
                                                        "\u306E\u3067\u3059\u304C",
                                                        "\u3044\u3064",
                                                        "\u3054\u308D",
                                                        "\u6771\u4EAC",
                                                        "\u30B7\u30E3\u30C4",
                                                        "\u304F\u3060\u3055\u3044",
                                                        "\u306F\u3044",
                                                        "\u308F\u304B\u308A\u307E\u3057\u305F",
                                                        "\u5C11\u3005",
                                                        "\u304A\u5F85\u3061",
                                                        "\u3059\u307F\u307E\u305B\u3093",
                                                        "\u9818\u53CE\u66F8",
                                                        "\u9001\u3063\u3066",
                                                        "\u30E1\u30FC\u30EB",
                                                        "\u3053\u3093\u306B\u3061\u306F"};

constexpr std::array<std::string_view, 32> kArabic = {
    "\u0645\u0631\u062D\u0628\u0627",
    "\u0634\u0643\u0631\u0627",
    "\u0627\u0644\u0637\u0644\u0628",
    "\u0645\u062A\u0623\u062E\u0631",
    "\u0623\u064A\u0646",
    "\u0627\u0644\u0634\u062D\u0646\u0629",
    "\u0645\u0646",
    "\u0641\u0636\u0644\u0643",
    "\u0627\u0644\u0628\u0637\u0627\u0642\u0629",
    "\u0631\u0642\u0645",
    "\u0627\u0633\u062A\u0631\u062F\u0627\u062F",
    "\u0627\u0644\u0645\u0628\u0644\u063A",
    "\u0623\u0645\u0633",
    "\u0648\u0635\u0644",
    "\u0627\u0644\u0645\u0642\u0627\u0633",
    "\u062A\u063A\u064A\u064A\u0631",
    "\u0623\u0631\u064A\u062F",
    "\u0645\u062A\u0649",
    "\u0627\u0644\u0642\u0627\u0647\u0631\u0629",
    "\u0642\u0645\u064A\u0635",
    "\u0646\u0639\u0645",
    "\u062D\u0633\u0646\u0627",
    "\u0644\u062D\u0638\u0629",
    "\u0622\u0633\u0641",
    "\u0627\u0644\u0641\u0627\u062A\u0648\u0631\u0629",
    "\u0623\u0631\u0633\u0644",
    "\u0627\u0644\u0628\u0631\u064A\u062F",
    "\u0644\u0645",
    "\u064A\u0635\u0644",
    "\u0628\u0639\u062F",
    "\u0627\u0644\u064A\u0648\u0645",
    "\u063A\u062F\u0627"};

constexpr std::array<std::string_view, 32> kHindi = {"\u0928\u092E\u0938\u094D\u0924\u0947",
                                                     "\u0927\u0928\u094D\u092F\u0935\u093E\u0926",
                                                     "\u0911\u0930\u094D\u0921\u0930",
                                                     "\u0926\u0947\u0930",
                                                     "\u0915\u0939\u093E\u0901",
                                                     "\u0939\u0948",
                                                     "\u0915\u0943\u092A\u092F\u093E",
                                                     "\u0915\u093E\u0930\u094D\u0921",
                                                     "\u0928\u0902\u092C\u0930",
                                                     "\u092A\u0948\u0938\u0947",
                                                     "\u0935\u093E\u092A\u0938",
                                                     "\u0915\u0932",
                                                     "\u0906\u092F\u093E",
                                                     "\u0938\u093E\u0907\u091C\u093C",
                                                     "\u092C\u0926\u0932\u0928\u093E",
                                                     "\u091A\u093E\u0939\u0924\u093E",
                                                     "\u0939\u0942\u0901",
                                                     "\u0915\u092C",
                                                     "\u0926\u093F\u0932\u094D\u0932\u0940",
                                                     "\u0915\u092E\u0940\u091C\u093C",
                                                     "\u0939\u093E\u0901",
                                                     "\u0920\u0940\u0915",
                                                     "\u090F\u0915",
                                                     "\u092E\u093F\u0928\u091F",
                                                     "\u092E\u093E\u092B\u093C",
                                                     "\u0915\u0940\u091C\u093F\u090F",
                                                     "\u092C\u093F\u0932",
                                                     "\u092D\u0947\u091C\u093F\u090F",
                                                     "\u0908\u092E\u0947\u0932",
                                                     "\u0928\u0939\u0940\u0902",
                                                     "\u092E\u093F\u0932\u093E",
                                                     "\u0905\u092D\u0940"};

constexpr std::array<std::string_view, 32> kEmoji = {"\U0001F600",
                                                     "\U0001F602",
                                                     "\U0001F64F",
                                                     "\U0001F4B3",
                                                     "\U0001F44D\U0001F3FD",
                                                     "\u2764\uFE0F",
                                                     "\U0001F389",
                                                     "\U0001F62D",
                                                     "\U0001F468\u200D\U0001F469\u200D\U0001F467",
                                                     "\U0001F1EF\U0001F1F5",
                                                     "\U0001F4E6",
                                                     "\U0001F69A",
                                                     "\u2705",
                                                     "\u23F0",
                                                     "\U0001F914",
                                                     "\U0001F4B8",
                                                     "hi",
                                                     "thanks",
                                                     "order",
                                                     "where",
                                                     "is",
                                                     "my",
                                                     "lol",
                                                     "ok",
                                                     "omg",
                                                     "pls",
                                                     "help",
                                                     "late",
                                                     "refund",
                                                     "yes",
                                                     "no",
                                                     "wow"};

struct Language {
  const std::array<std::string_view, 32>& words;
  std::string_view space;  // between words
  // The first three bytes of its own digits, or nothing; the last is their zero.
  std::string_view zero;
};

constexpr Language kLanguages[] = {{kJapanese, "", "\uFF10"},
                                   {kArabic, " ", "\u0660"},
                                   {kHindi, " ", "\u0966"},
                                   {kEmoji, " ", ""}};

// Up to three digits, half of the time the language's own.
std::string ShortNumber(Dice& dice, const Language& language) {
  std::string digits = std::to_string(dice.Below(500) + 1);
  if (language.zero.empty() || dice.OneIn(2)) return digits;
  std::string own;
  for (const char c : digits) {
    own += language.zero;
    own.back() = static_cast<char>(own.back() + (c - '0'));
  }
  return own;
}

}  // namespace

Corpus CleanInScript(Script script, std::size_t size, std::size_t count, std::uint64_t seed) {
  const Language& language = kLanguages[static_cast<std::size_t>(script)];
  Dice dice(seed);
  Corpus corpus;
  while (corpus.messages.size() < count) {
    std::string text;
    while (text.size() < size) {
      if (!text.empty()) text += dice.OneIn(12) ? "\n" : language.space;
      if (dice.OneIn(24)) {
        text += ShortNumber(dice, language);
      } else {
        text += language.words[dice.Below(language.words.size())];
      }
    }
    corpus.Add(std::move(text));
  }
  return corpus;
}

}  // namespace panveil::bench
