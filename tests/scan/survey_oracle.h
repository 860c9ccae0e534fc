// What Kernel::survey, next_code and next_word_row find, by their definitions and with no thought
// of speed. Standard library only, as stretch_oracle.h.
#ifndef PANVEIL_TESTS_SCAN_SURVEY_ORACLE_H_
#define PANVEIL_TESTS_SCAN_SURVEY_ORACLE_H_

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "scan/digit_words.h"
#include "scan/kernel.h"
#include "scan/stretch_oracle.h"

namespace panveil::scan {

inline bool operator==(const Survey& a, const Survey& b) {
  return a.stretch == b.stretch && a.codes == b.codes && a.words == b.words;
}

inline constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
inline constexpr std::string_view kRowJoiners = " \t\n\r-.,/:+*()";

inline bool IsOneOf(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

inline std::vector<Stretch> OracleCodes(std::string_view text) {
  std::vector<Stretch> found;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    const std::size_t end = std::min(text.find_first_not_of(kDigits, begin), text.size());
    if (end - begin == 3 || end - begin == 4) found.push_back({begin, end});
    begin = end;
  }
  return found;
}

// Whether some digit word holds `part`, at its begin or its end if asked for.
inline bool InADigitWord(std::string_view part, bool begins, bool ends) {
  for (const std::string_view word : kDigitWords) {
    for (std::size_t at = word.find(part); at != std::string_view::npos;
         at = word.find(part, at + 1)) {
      if ((!begins || at == 0) && (!ends || at + part.size() == word.size())) return true;
    }
  }
  return false;
}

// `token` are letters and digits; `before` and `behind` the bytes around it, 0 at the ends.
inline bool OracleIsItem(std::string_view token, char before, char behind) {
  if (token.size() == 1 && IsOneOf(token[0], kDigits)) return true;
  if (token.size() > 8 || token.find_first_of(kDigits) != std::string_view::npos) return false;
  std::string small;
  for (const char c : token) {
    small.push_back(static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c));
  }
  const bool cut = IsHighByte(before) || IsHighByte(behind);
  if (small.size() == 1 && !cut) return small == "o";
  for (std::size_t i = 1; i < small.size(); ++i) {
    if (!InADigitWord(small.substr(i - 1, 2), false, false)) return false;
  }
  return (IsHighByte(before) || InADigitWord(small.substr(0, 1), true, false)) &&
         (IsHighByte(behind) || InADigitWord(small.substr(small.size() - 1), false, true));
}

inline bool OracleRowGap(std::string_view gap) {
  return gap.size() <= 8 && std::all_of(gap.begin(), gap.end(), [](char c) {
           return IsHighByte(c) || IsOneOf(c, kRowJoiners);
         });
}

inline bool OracleIsRow(std::string_view text, const std::vector<Stretch>& items) {
  if (items.size() < 8 || items.back().end - items.front().begin < 40) return false;
  return std::any_of(items.begin(), items.end(),
                     [text](const Stretch& item) { return IsOneOf(text[item.begin], kLetters); });
}

inline std::vector<Stretch> OracleRows(std::string_view text) {
  const std::string alphanumeric = std::string(kDigits) + std::string(kLetters);
  std::vector<Stretch> found;
  std::vector<Stretch> items;
  const auto close = [&found, &items, text] {
    if (OracleIsRow(text, items)) found.push_back({items.front().begin, items.back().end});
    items.clear();
  };
  std::size_t begin = text.find_first_of(alphanumeric);
  while (begin != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_not_of(alphanumeric, begin), text.size());
    if (!items.empty() && !OracleRowGap(text.substr(items.back().end, begin - items.back().end))) {
      close();
    }
    if (OracleIsItem(text.substr(begin, end - begin), begin == 0 ? '\0' : text[begin - 1],
                     end == text.size() ? '\0' : text[end])) {
      items.push_back({begin, end});
    } else {
      close();
    }
    begin = text.find_first_of(alphanumeric, end);
  }
  close();
  return found;
}

inline Survey OracleSurvey(std::string_view text) {
  const std::vector<Stretch> stretches = OracleStretches(text);
  return {stretches.empty() ? text.size() : stretches.front().begin, !OracleCodes(text).empty(),
          !OracleRows(text).empty()};
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
      "and",      "the",       "to", "One",
      "TWO",      "o",         "a",  "x",
      "12",       "seventeen", "!",  "_",
      "\xC3\xA9", "n\xC3\xA9", "1a", "\xE3\x81\x84\xE3\x81\x84\xE3\x81\x84"};
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
      text += pick(kDigitWords);
    }
    text += below(100) < plain_gaps ? std::string_view(" ") : pick(kGaps);
  }
  text.resize(size);
  return text;
}

}  // namespace panveil::scan

#endif  // PANVEIL_TESTS_SCAN_SURVEY_ORACLE_H_
