// Forms that are longer than a section, and streams of them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include "scrub/sections.h"
#include "scrub/sections_fixture.h"

namespace panveil::scrub {
namespace {

using testing_support::Escaped;

// Published test numbers.
constexpr std::string_view kPan = "4111111111111111";
constexpr std::string_view kGroups[] = {"4111", "1111", "1111", "1111"};

template <std::size_t kSize>
std::string_view Any(const std::string_view (&pieces)[kSize], std::mt19937_64& random) {
  return pieces[random() % kSize];
}

// Takes bytes away and puts others in.
template <std::size_t kSize>
std::string Damaged(std::string text, const std::string_view (&pieces)[kSize],
                    std::mt19937_64& random) {
  for (std::size_t i = random() % 6; i > 0 && !text.empty(); --i) {
    const std::size_t at = random() % text.size();
    if (random() % 3 == 0) text.erase(at, random() % 8 + 1);
    text.insert(std::min(at, text.size()), Any(pieces, random));
  }
  return text;
}

class SectionsKindsTest : public SectionsTest {
 protected:
  // Documents of `make(count)`, some of them damaged, cut anywhere in sections of any size.
  template <typename Make, std::size_t kSize>
  void CutAnywhere(PayloadKind kind, const std::string_view (&pieces)[kSize],
                   std::mt19937_64& random, Make make) {
    for (const std::size_t section :
         {std::size_t{128}, std::size_t{200}, std::size_t{1000}, Engine::kSectionBytes}) {
      for (const PayloadKind as : {kind, PayloadKind::kAuto}) {
        Use(section, as, random() % 2 == 0 ? Action::kMask : Action::kRedact);
        const auto cases = static_cast<std::size_t>(Cases(40));
        for (std::size_t i = 0; i < cases; ++i) {
          std::string text = make(section == Engine::kSectionBytes ? 4 : 4 + i % 40);
          if (i % 3 == 0) text = Damaged(text, pieces, random);
          ASSERT_EQ(AnyCut(text, random), "") << "case " << i << " of " << section << "\n"
                                              << Escaped(text);
        }
      }
    }
  }

  // In sections of some sizes as in one piece.
  void IsTheSame(std::string_view text, PayloadKind kind) {
    Use(Engine::kSectionBytes, kind);
    const std::string whole = Batch(text);
    const std::size_t findings = findings_;
    for (const std::size_t section : {std::size_t{400}, std::size_t{777}, std::size_t{2000}}) {
      Use(section, kind);
      ASSERT_EQ(Batch(text), whole) << section;
      EXPECT_EQ(findings_, findings) << section;
      EXPECT_EQ(WithCuts(text, {17 % text.size(), text.size() / 2}, whole), "") << section;
    }
  }
};

// ---- Forms

std::string Form(std::size_t fields, std::mt19937_64& random) {
  constexpr std::string_view kNames[] = {
      "a",     "cvv",  "card_number", "c%61rd",         "field.name", "value",
      "exp",   "note", "n1",          "card[cvc]",      "",           "4111",
      "a%201", "text", "f.value",     "long_name_of_it"};
  constexpr std::string_view kValues[] = {
      "4111",
      "1111",
      "4111111111111111",
      "4111+1111%201111-1111",
      "%34111111111111111",
      "123",
      "12/27",
      "some+words+and+more+of+them,+but+no+number+at+all+in+any+of+those+that+come+here",
      "%7B%22pan%22%3A%224111111111111111%22%2C%22cvv%22%3A%22123%22%7D",
      "Y2FyZCA0MTExMTExMTExMTExMTExIG9rIG9rISEh",
      "cvv+123",
      "%EF%BC%94111111111111111",
      "",
      "card_cvv",
      "%D9%A4%D9%A1"};
  std::string text;
  if (random() % 5 == 0) text += random() % 2 == 0 ? "?" : "/pay/4111?";
  if (random() % 5 == 0) text += "%20words";
  for (std::size_t i = 0; i < fields; ++i) {
    if (i != 0) text += random() % 9 == 0 ? ";" : "&";
    if (random() % 12 == 0) {
      text += "c1=4111&c2=1111&c3=1111&c4=1111";
      continue;
    }
    text += Any(kNames, random);
    if (random() % 9 != 0) text += "=";
    for (std::size_t n = random() % 8 == 0 ? random() % 30 : 1; n > 0; --n) {
      text += Any(kValues, random);
    }
  }
  if (random() % 5 == 0) text += "\r\n";
  return text;
}

TEST_F(SectionsKindsTest, FormsCutAnywhere) {
  constexpr std::string_view kPieces[] = {"&", "=", "%", "?", "#", ";x", "%3", " ", "4111", "\xC3"};
  std::mt19937_64 random(Seed());
  CutAnywhere(PayloadKind::kForm, kPieces, random,
              [&](std::size_t fields) { return Form(fields, random); });
}

// Fields of all sorts, in sections as in one piece.
TEST_F(SectionsKindsTest, ALongFormIsWhatItIsInOnePiece) {
  for (const std::string_view field :
       {"note=some+words&number=4111111111111111&cvc=123&exp=12%2F27",
        "c1=4111&c2=1111&c3=1111&c4=1111&x=and", "text=%34111+1111+1111+1111",
        "p.name=cvv&p.value=123&q=x",
        "json=%7B%22pan%22%3A%224111111111111111%22%2C%22cvv%22%3A%22123%22%7D",
        "=4111111111111111", "4111111111111111", "&&&"}) {
    for (const std::string_view front : {"a=1", "?b", "https://a.example/path?c=2"}) {
      std::string text(front);
      while (text.size() < 6000) text.append("&").append(field);
      IsTheSame(text, PayloadKind::kForm);
    }
  }
}

// A card may stand anywhere in a long value.
TEST_F(SectionsKindsTest, ALongValueOfAFormHidesNoCard) {
  for (const std::string_view card : {"4111111111111111", "4111+1111+1111+1111",
                                      "%34%31%31%31%31%31%31%31%31%31%31%31%31%31%31%31",
                                      "%EF%BC%94111111111111111", "%2534111111111111111"}) {
    for (const std::string_view words : {"words+and+more+of+them,+", "%D1%81%D0%BB%D0%BE+", "7+"}) {
      for (const std::string_view name : {"text=", "", "=", "a%62c="}) {
        for (std::size_t at = 0; at < 900; at += 61) {
          std::string text(name);
          while (text.size() < at) text += words;
          text.append("+x+").append(card).append("+x+");
          while (text.size() < 1500) text += words;
          text += "&n=17";
          Use(400, PayloadKind::kForm);
          const std::string out = Batch(text);
          EXPECT_EQ(out.size(), text.size());
          ASSERT_EQ(findings_, 1U) << text;
          ASSERT_EQ(out.find(card), std::string::npos) << text;
          ASSERT_EQ(WithCuts(text, {at}, out), "");
        }
      }
    }
  }
}

TEST_F(SectionsKindsTest, ACardOverFieldsThatSectionsCut) {
  for (std::size_t at = 0; at < 120; at += 7) {
    std::string text;
    for (std::size_t i = 0; i < 120; ++i) {
      for (std::size_t n = 0; n < (i == at ? 4U : 1U); ++n) {
        text += "&n=" + std::string(i == at ? kGroups[n] : "10");
      }
    }
    Use(256, PayloadKind::kForm);
    const std::string out = Batch(text);
    EXPECT_EQ(out.find("4111&n=1111&n=1111"), std::string::npos) << at;
    EXPECT_EQ(WithCuts(text, {at}, out), "");
  }
}

}  // namespace
}  // namespace panveil::scrub
