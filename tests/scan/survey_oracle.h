// What Kernel::survey, next_code and next_word_row find, by their definitions and with no thought
// of speed. What a digit word is has its own tests in tests/text/.
#ifndef PANVEIL_TESTS_SCAN_SURVEY_ORACLE_H_
#define PANVEIL_TESTS_SCAN_SURVEY_ORACLE_H_

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "scan/kernel.h"
#include "scan/stretch_oracle.h"
#include "text/digit_word_list.h"
#include "text/digit_words.h"

namespace panveil::scan {

// Whether `survey` tells what `oracle` does, codes that are none aside, and such that a label
// cannot name.
inline bool Tells(const Survey& survey, const Survey& oracle) {
  return survey.stretch == oracle.stretch && survey.words() == oracle.words() &&
         (oracle.codes() & ~survey.codes()) == 0;
}

inline constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
inline constexpr std::string_view kRowJoiners = " \t\n\r-.,/:;_|+*~()[]>";

inline bool IsOneOf(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

// Whether `text` is as `pattern` says: 'd' a digit, 'n' none, '/' what parts a month from a year,
// '?' anything.
inline bool OracleMatches(std::string_view text, std::string_view pattern) {
  if (text.size() < pattern.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool digit = IsOneOf(text[i], kDigits);
    if (pattern[i] == 'd' && !digit) return false;
    if (pattern[i] == 'n' && digit) return false;
    if (pattern[i] == '/' && !IsOneOf(text[i], " /-|")) return false;
  }
  return true;
}

// Where two digits are behind a month that ends at `end` of a padded text; or 0.
inline std::size_t OracleYear(std::string_view text, std::size_t end) {
  for (const std::string_view marks : {"/dd", "//dd", "///dd"}) {
    if (OracleMatches(text.substr(end), marks)) return end + marks.size() - 2;
  }
  return 0;
}

inline std::vector<Stretch> OracleCodes(std::string_view text) {
  const std::string padded = std::string(text) + "xx";  // what is behind the text is no digit
  std::vector<Stretch> found;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    const std::size_t end = std::min(text.find_first_not_of(kDigits, begin), text.size());
    if (end == begin) continue;
    const std::size_t digits = end - begin;
    const bool singles = OracleMatches(std::string_view(padded).substr(begin), "dndndn");
    const bool month = digits < 3 && OracleYear(padded, end) != 0;
    if (digits == 3 || digits == 4 || singles || month) found.push_back({begin, end});
    begin = end;
  }
  return found;
}

// Whether a label may name that code: it is neither an amount nor a day (kernel.h).
inline bool OracleNameable(std::string_view text, Stretch code) {
  constexpr std::size_t kMostBytes = 8;  // "1234.56", "12 / 11", and one behind
  const std::string from = std::string(text.substr(code.begin, kMostBytes)) + "xx";
  const std::size_t digits = code.end - code.begin;
  if (digits < 3) {
    const std::size_t year = OracleYear(from, digits);
    const bool day =
        year != 0 && IsOneOf(from[year], "01") && OracleMatches(from.substr(year), "ddn");
    return !day;
  }
  const bool amount = code.begin > 0 && text[code.begin - 1] == '$' &&
                      IsOneOf(from[digits], ".,") && OracleMatches(from.substr(digits), "?dd");
  return !amount;
}

// What one place of a row is.
struct OracleItem {
  std::size_t size = 0;  // bytes; 0: no row holds it
  bool is_gap = false;
  bool is_word = false;
  std::size_t repeat = 1;  // 2 for "double"
};

inline OracleItem OracleItemAt(std::string_view text, const std::string& classes, std::size_t at) {
  OracleItem item;
  if (classes[at] == 'd') {
    item.size = 1;
  } else if (IsHighByte(text[at]) || IsOneOf(text[at], kRowJoiners)) {
    item.size = 1;
    item.is_gap = true;
  } else if (IsOneOf(text[at], kLetters) && (at == 0 || !IsOneOf(text[at - 1], kLetters))) {
    const text::DigitWord word = text::MatchDigitWord(text, at);
    item.size = word.length;
    item.is_word = true;
    item.repeat = word.repeat;
  }
  return item;
}

// Tries every byte for the begin of a row.
inline std::vector<Stretch> OracleRows(std::string_view text) {
  const std::string classes = OracleClasses(text);
  std::vector<Stretch> found;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t digits = 0;
    std::size_t repeat = 1;
    std::size_t end = begin;
    std::size_t figures = 0;
    bool has_word = false;
    std::size_t at = begin;
    while (at < text.size()) {
      const OracleItem item = OracleItemAt(text, classes, at);
      if (item.size == 0 || (item.is_gap && (at == begin || at + 1 - end > 24))) break;
      at += item.size;
      if (item.is_gap) continue;
      end = at;
      has_word = has_word || item.is_word;
      figures += item.is_word ? 0 : 1;
      digits += item.repeat == 1 ? repeat : 0;
      repeat = item.repeat;
    }
    if (has_word && digits >= 12 && end - begin >= (figures < 7 ? 23U : 15U))
      found.push_back({begin, end});
    begin = end > begin ? end : begin + 1;
  }
  return found;
}

// Without kWideCodes.
inline Flags OracleCodeFlags(std::string_view text) {
  Flags flags = 0;
  for (const Stretch& code : OracleCodes(text)) {
    flags |= kPlainCodes | (OracleNameable(text, code) ? kNameableCodes : 0);
  }
  return flags;
}

inline Survey OracleSurvey(std::string_view text) {
  const std::vector<Stretch> stretches = OracleStretches(text);
  return {stretches.empty() ? text.size() : stretches.front().begin,
          OracleCodeFlags(text) | (OracleRows(text).empty() ? 0 : kWords)};
}

using Finder = Stretch (*)(const char*, std::size_t, std::size_t) noexcept;

// As KernelStretches().
inline std::vector<Stretch> FindAll(Finder finder, std::string_view text) {
  std::vector<Stretch> found;
  for (std::size_t from = 0;;) {
    const Stretch next = finder(text.data(), text.size(), from);
    if (next == Stretch{text.size(), text.size()}) return found;
    found.push_back(next);
    if (next.begin < from || next.end <= next.begin) return found;
    from = next.end;
  }
}

// Digit words and digits with what may stand between them, other words now and then: rows about as
// long as they must be.
inline std::string RandomWords(std::mt19937_64* random, std::size_t max_size) {
  constexpr std::string_view kGaps[] = {" ",
                                        " ",
                                        ", ",
                                        "-",
                                        "\n",
                                        " - ",
                                        "  ",
                                        ".",
                                        " \xE2\x80\x93 ",
                                        "\xC2\xA0",
                                        "\xE2\x80\x8B",
                                        "      ",
                                        "         ",
                                        ""};
  constexpr std::string_view kOthers[] = {
      "and",          "the",         "to",          "One",
      "TWO",          "o",           "a",           "x",
      "12",           "seventeen",   "!",           "_",
      "\xC3\xA9",     "n\xC3\xA9",   "1a",          "\xE3\x81\x84\xE3\x81\x84\xE3\x81\x84",
      "z\xC3\xA9ro",  "tr\xC3\xAAs", "f\xC3\xBCnf", "tre\xCC\x82s",
      "\xEF\xBC\x94", "4111"};
  const auto below = [random](std::size_t bound) {
    return static_cast<std::size_t>((*random)() % bound);
  };
  const auto pick = [&below](const auto& list) { return list[below(std::size(list))]; };
  const std::size_t size = below(max_size + 1);
  const std::size_t plain_gaps = below(101);
  const std::size_t others = below(3) == 0 ? 0 : below(30);
  const std::size_t figures = below(70);
  std::string text(below(3), 'q');
  while (text.size() < size) {
    if (below(100) < others) {
      text += pick(kOthers);
    } else if (below(100) < figures) {
      text.push_back(kDigits[below(kDigits.size())]);
    } else {
      text += pick(text::internal::kListedWords).letters;
    }
    text += below(100) < plain_gaps ? std::string_view(" ") : pick(kGaps);
  }
  text.resize(size);
  return text;
}

}  // namespace panveil::scan

#endif  // PANVEIL_TESTS_SCAN_SURVEY_ORACLE_H_
