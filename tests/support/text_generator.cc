#include "support/text_generator.h"

#include <algorithm>
#include <cstdlib>

#include "card/iin.h"
#include "card/iin_table.inc"

namespace panveil::testing_support {

namespace {

using card::internal::IinRange;
using card::internal::kRanges;

char LuhnDigit(const std::string& body) {
  int sum = 0;
  for (std::size_t i = 0; i < body.size(); ++i) {
    const int digit = body[body.size() - 1 - i] - '0';
    sum += i % 2 == 0 ? digit * 2 / 10 + digit * 2 % 10 : digit;
  }
  return static_cast<char>('0' + (10 - sum % 10) % 10);
}

}  // namespace

std::string TextGenerator::Digits(std::size_t count) {
  std::string digits;
  const bool few = OneIn(8);  // ones and zeros: many windows pass at once
  while (digits.size() < count) {
    digits.push_back(static_cast<char>('0' + (few ? Below(2) : Below(10))));
  }
  return digits;
}

std::string TextGenerator::Hex(std::size_t count) {
  std::string hex;
  const std::string_view set = OneIn(2) ? "0123456789abcdef" : "0123456789ABCDEF";
  while (hex.size() < count) hex.push_back(set[Below(OneIn(2) ? 16 : 10)]);
  return hex;
}

std::string TextGenerator::Pan() {
  const IinRange& range = OneIn(2) ? kRanges[Below(60)] : kRanges[Below(std::size(kRanges))];
  std::size_t length = 12 + Below(8);
  while ((range.lengths >> (length - 12) & 1) == 0) length = 12 + Below(8);
  const std::uint64_t prefix = range.low + Below(range.high - range.low + 1);
  const std::string known = std::to_string(100'000'000 + prefix).substr(1);
  std::string pan = known + Digits(length - known.size() - 1);
  pan.push_back(LuhnDigit(pan));
  return pan;
}

std::string TextGenerator::BrokenPan() {
  std::string pan = Pan();
  char& digit = pan[Below(pan.size())];
  digit = static_cast<char>('0' + (digit - '0' + 1 + static_cast<int>(Below(9))) % 10);
  return pan;
}

TextGenerator::Sizes TextGenerator::GroupSizes(std::size_t digits) {
  static const std::vector<Sizes> kStarts = {
      {4, 4, 4, 4, 4}, {4, 4, 4, 4, 4}, {3, 3, 3, 5, 4}, {4, 6, 9},       {4, 5, 6},    {8, 8},
      {4, 15},         {6, 13},         {3, 3, 4, 9},    {6, 3, 3, 4, 4}, {5, 5, 5, 5}, {9, 10}};
  Sizes sizes;
  std::size_t left = digits;
  const auto take = [&](std::size_t size) {
    sizes.push_back(std::min(size, left));
    left -= sizes.back();
  };
  const std::size_t kind = Below(12);
  if (kind < 3) {
    take(digits);
  } else if (kind < 6) {
    const Sizes& start = kStarts[Below(kStarts.size())];
    for (const std::size_t size : start) {
      if (left > 0) take(size);
    }
    while (left > 0) take(4);
  } else if (kind == 6) {
    while (left > 0) take(1);
  } else if (kind == 7) {
    const std::size_t each = OneIn(3) ? 3 : 2;
    while (left > 0) take(each);
  } else if (kind == 8) {
    take(digits - 4);
    take(4);
  } else if (kind == 9) {
    while (left > 0) take(1 + Below(3));
  } else {
    while (left > 0) take(1 + Below(6));
  }
  return sizes;
}

std::string TextGenerator::Separator() {
  static constexpr std::string_view kJoiners = " \t\n\r-.,/:;_|+*~()[]>\"'";
  static constexpr std::string_view kUsual[] = {" ", " ", " ", "-", "-", ".", ", ", "/", "\n", "_"};
  static constexpr std::string_view kRare[] = {" - ",   "\r\n",    "  ",
                                               "--",    ") (",     " . ",
                                               "**",    "***",     "\n\n",
                                               "+",     "%20",     ". ,",
                                               "\t",    " | ",     "~",
                                               "\r",    ";",       "; ",
                                               "\" \"", "\"",      "\n> ",
                                               " > ",   "%2520",   "\",\"",
                                               "'",     "\r\n>> ", "\xE2\x80\x9D \xE2\x80\x9C"};
  const std::size_t kind = Below(10);
  if (kind < 5) return std::string(OneOf(kUsual));
  if (kind < 7) return std::string(OneOf(kRare));
  if (kind == 7) return std::string(Below(13), kJoiners[Below(kJoiners.size())]);
  std::string mixed;
  const std::size_t size = 1 + Below(OneIn(8) ? 12 : 3);
  while (mixed.size() < size) mixed.push_back(kJoiners[Below(kJoiners.size())]);
  return mixed;
}

std::string TextGenerator::Grouped(const std::string& digits) {
  static constexpr std::string_view kEmphasis[] = {"**", "__", "~~", "*", "****"};
  const Sizes sizes = GroupSizes(digits.size());
  const std::string separator = OneIn(2) ? " " : Separator();
  const bool one_kind = !OneIn(6);
  const bool emphasis = OneIn(12);
  std::string text;
  std::size_t at = 0;
  for (const std::size_t size : sizes) {
    if (at > 0) text += one_kind ? separator : Separator();
    text += digits.substr(at, size);
    if (emphasis && OneIn(3)) text.insert(text.size() - Below(size), OneOf(kEmphasis));
    at += size;
  }
  return text;
}

std::string TextGenerator::Table() {
  std::string table;
  const std::size_t columns = 1 + Below(6);
  const std::size_t width = 1 + Below(6);
  const std::size_t cells = 8 + Below(OneIn(10) ? 500 : 60);
  const std::string cell_end = Separator();
  const bool rows = OneIn(2);
  for (std::size_t i = 0; i < cells; ++i) {
    table += OneIn(20) ? Grouped(Pan()) : Digits(width);
    table += rows && i % columns == columns - 1 ? "\n" : cell_end;
  }
  return table;
}

std::string TextGenerator::Noise() {
  std::string text;
  const std::size_t kind = Below(4);
  if (kind == 0) return Digits(19 + Below(OneIn(6) ? 700 : 20));
  const std::size_t parts = 2 + Below(OneIn(10) ? 60 : 8);
  const std::string between = kind == 1 ? std::string() : Separator();
  for (std::size_t i = 0; i < parts; ++i) {
    if (i > 0) text += kind == 3 ? Separator() : between;
    text += OneIn(2) ? Pan() : Digits(1 + Below(20));
  }
  return text;
}

std::string Escaped(std::string_view text) {
  static constexpr std::string_view kHex = "0123456789abcdef";
  std::string escaped = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      escaped += {'\\', c};
    } else if (c == '\n') {
      escaped += "\\n";
    } else if (byte >= 0x20 && byte < 0x7F) {
      escaped.push_back(c);
    } else {
      // Closed and opened again, or the next character would count as a hex digit.
      escaped += {'\\', 'x', kHex[byte >> 4], kHex[byte & 15], '"', '"'};
    }
  }
  return escaped + "\" (" + std::to_string(text.size()) + " bytes)";
}

std::uint64_t FromEnvironment(const char* name, std::uint64_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::strtoull(value, nullptr, 0);
}

}  // namespace panveil::testing_support
