// The words around a number, in every language of the table.
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_span.h"
#include "card/companion.h"
#include "card/context.h"
#include "card/label.h"
#include "card/label_word.h"
#include "card/lexicon.h"
#include "card/word_table.inc"
#include "scan/kernel.h"
#include "support/guarded_buffer.h"
#include "support/marked_text.h"
#include "support/random_text.h"
#include "text/char_class.h"

namespace panveil::card {
namespace {

using testing_support::GuardedBuffer;
using testing_support::MarkedText;
using testing_support::RandomText;

// The generator folds and hashes as the library does.
TEST(Lexicon, FindsEveryWordFromEitherEnd) {
  for (const internal::ListedWord& listed : internal::kListedWords) {
    const std::string text = "9" + std::string(listed.word) + "9";
    for (const Word word : {WordAt(text, 1, text.size()), WordBefore(text, 0, text.size() - 1)}) {
      EXPECT_EQ(text.substr(word.begin, word.end - word.begin), listed.word);
      EXPECT_EQ(word.kinds, listed.kinds) << listed.word;
    }
  }
}

TEST(Lexicon, AWordCutByTheLimitIsUnknown) {
  const std::string_view text = "discard";
  EXPECT_EQ(WordBefore(text, 3, text.size()).kinds, 0);
  EXPECT_EQ(WordAt("cards!", 0, 4).kinds, 0);
  EXPECT_NE(WordAt("cards!", 0, 5).kinds, 0);
}

struct WordsCase {
  const char* name;
  const char* text;
  bool card_word;
  bool id_word;
};
void PrintTo(const WordsCase& c, std::ostream* os) { *os << c.text; }

constexpr WordsCase kWordsCases[] = {
    {"English", "please charge my card {4111}", true, false},
    {"EnglishUpperCase", "CREDIT CARD {4111}", true, false},
    {"EnglishBehind", "{4111} is my visa", true, false},
    {"EnglishFieldName", "card_number={4111}", true, true},
    {"EnglishOrder", "tracking no {4111}", false, true},
    {"EnglishNothing", "the wizard saw {4111} discarded things", false, false},
    {"Spanish",
     "mi tarjeta de cr\xc3\xa9"
     "dito es {4111}",
     true, false},
    {"SpanishId", "n\xc3\xbamero de pedido {4111}", false, true},
    {"SpanishIdWithoutAccents", "NUMERO DE TELEFONO {4111}", false, true},
    {"SpanishIdUpperCase", "N\xc3\x9aMERO {4111}", false, true},
    {"SpanishIdDecomposed", "nu\xcc\x81mero {4111}", false, true},
    {"French", "ma carte bancaire {4111}", true, false},
    {"FrenchId", "num\xc3\xa9ro de facture {4111}", false, true},
    {"German", "meine Kreditkartennummer {4111}", true, false},
    {"GermanId", "Ihre Rechnung {4111}", false, true},
    {"Portuguese", "meu cart\xc3\xa3o \xc3\xa9 {4111}", true, false},
    {"PortugueseId",
     "c\xc3\xb3"
     "digo de rastreio {4111}",
     false, true},
    {"Italian", "la carta di credito {4111}", true, false},
    {"ItalianId", "numero di spedizione {4111}", false, true},
    {"Dutch", "mijn kaartnummer is {4111}", true, false},
    {"DutchId", "factuurnummer {4111}", false, true},
    {"Polish", "moja karta kredytowa {4111}", true, false},
    {"PolishInflected", "kart\xc4\x85 {4111}", true, false},
    {"PolishId", "zam\xc3\xb3wienie {4111}", false, true},
    {"PolishStroke", "PRZESY\xc5\x81KA {4111}", false, true},
    {"Turkish", "kart\xc4\xb1m {4111}", true, false},
    {"TurkishDottedCapital", "S\xc4\xb0PAR\xc4\xb0\xc5\x9e {4111}", false, true},
    {"Swedish", "mitt kortnummer \xc3\xa4r {4111}", true, false},
    {"SwedishId", "\xc3\xa4rendenummer {4111}", false, true},
    {"Danish", "betalingskort {4111}", true, false},
    {"DanishId", "forsendelse {4111}", false, true},
    {"Norwegian", "kredittkort {4111}", true, false},
    {"NorwegianId", "referanse {4111}", false, true},
    {"Russian",
     "\xd0\xbd\xd0\xbe\xd0\xbc\xd0\xb5\xd1\x80 \xd0\xba\xd0\xb0\xd1\x80\xd1\x82\xd1\x8b {4111}",
     true, true},
    {"RussianUpperCase",
     "\xd0\x9a\xd0\xa0\xd0\x95\xd0\x94\xd0\x98\xd0\xa2\xd0\x9d\xd0\x90\xd0\xaf "
     "\xd0\x9a\xd0\x90\xd0\xa0\xd0\xa2\xd0\x90 {4111}",
     true, false},
    {"RussianId", "\xd0\x97\xd0\xb0\xd0\xba\xd0\xb0\xd0\xb7 {4111}", false, true},
    {"RussianIo", "\xd1\x81\xd1\x87\xd0\xb5\xd1\x82 {4111}", false, true},
    {"Arabic", "\xd8\xa8\xd8\xb7\xd8\xa7\xd9\x82\xd8\xaa\xd9\x8a {4111}", true, false},
    {"ArabicWithArticle", "\xd8\xa7\xd9\x84\xd8\xa8\xd8\xb7\xd8\xa7\xd9\x82\xd8\xa9 {4111}", true,
     false},
    {"ArabicId", "\xd8\xa7\xd9\x84\xd8\xb7\xd9\x84\xd8\xa8 {4111}", false, true},
    {"Hindi",
     "\xe0\xa4\xae\xe0\xa5\x87\xe0\xa4\xb0\xe0\xa4\xbe "
     "\xe0\xa4\x95\xe0\xa5\x8d\xe0\xa4\xb0\xe0\xa5\x87\xe0\xa4\xa1\xe0\xa4\xbf\xe0\xa4\x9f "
     "\xe0\xa4\x95\xe0\xa4\xbe\xe0\xa4\xb0\xe0\xa5\x8d\xe0\xa4\xa1 {4111}",
     true, false},
    {"HindiId", "\xe0\xa4\x91\xe0\xa4\xb0\xe0\xa5\x8d\xe0\xa4\xa1\xe0\xa4\xb0 {4111}", false, true},
    {"Japanese",
     "\xe7\xa7\x81\xe3\x81\xae\xe3\x82\xab\xe3\x83\xbc\xe3\x83\x89\xe3\x81\xaf{4111}"
     "\xe3\x81\xa7\xe3\x81\x99",
     true, false},
    {"JapaneseInsideAWord",
     "\xe6\x96\xb0\xe8\xa6\x8f\xe3\x82\xaf\xe3\x83\xac\xe3\x82\xb8\xe3\x83\x83\xe3\x83\x88\xe3\x82"
     "\xab\xe3\x83\xbc\xe3\x83\x89\xe6\x83\x85\xe5\xa0\xb1{4111}",
     true, false},
    {"JapaneseId", "\xe6\xb3\xa8\xe6\x96\x87\xe7\x95\xaa\xe5\x8f\xb7{4111}", false, true},
    {"ChineseSimplified",
     "\xe6\x88\x91\xe7\x9a\x84\xe4\xbf\xa1\xe7\x94\xa8\xe5\x8d\xa1\xe6\x98\xaf{4111}", true, false},
    {"ChineseSimplifiedId", "\xe8\xae\xa2\xe5\x8d\x95{4111}", false, true},
    {"ChineseTraditional", "\xe9\x8a\x80\xe8\x81\xaf{4111}", true, false},
    {"ChineseTraditionalId", "\xe9\x81\x8b\xe5\x96\xae{4111}", false, true},
    {"Korean", "\xec\xa0\x9c \xec\x8b\xa0\xec\x9a\xa9\xec\xb9\xb4\xeb\x93\x9c\xeb\x8a\x94 {4111}",
     true, false},
    {"KoreanId", "\xec\x9a\xb4\xec\x86\xa1\xec\x9e\xa5 {4111}", false, true},
    {"Thai",
     "\xe0\xb8\x9a\xe0\xb8\xb1\xe0\xb8\x95\xe0\xb8\xa3\xe0\xb9\x80\xe0\xb8\x84\xe0\xb8\xa3\xe0\xb8"
     "\x94\xe0\xb8\xb4\xe0\xb8\x95\xe0\xb8\x82\xe0\xb8\xad\xe0\xb8\x87\xe0\xb8\x89\xe0\xb8\xb1\xe0"
     "\xb8\x99\xe0\xb8\x84\xe0\xb8\xb7\xe0\xb8\xad {4111}",
     true, false},
    {"ThaiLong",
     "\xe0\xb8\xab\xe0\xb8\xa1\xe0\xb8\xb2\xe0\xb8\xa2\xe0\xb9\x80\xe0\xb8\xa5\xe0\xb8\x82\xe0\xb8"
     "\x9a\xe0\xb8\xb1\xe0\xb8\x95\xe0\xb8\xa3\xe0\xb9\x80\xe0\xb8\x84\xe0\xb8\xa3\xe0\xb8\x94\xe0"
     "\xb8\xb4\xe0\xb8\x95\xe0\xb8\x82\xe0\xb8\xad\xe0\xb8\x87\xe0\xb8\x89\xe0\xb8\xb1\xe0\xb8\x99"
     "\xe0\xb8\x84\xe0\xb8\xb7\xe0\xb8\xad {4111}",
     true, false},
    {"ThaiId", "\xe0\xb8\x9e\xe0\xb8\xb1\xe0\xb8\xaa\xe0\xb8\x94\xe0\xb8\xb8 {4111}", false, true},
    {"FullWidthLatin", "\xef\xbc\xb6\xef\xbc\xa9\xef\xbc\xb3\xef\xbc\xa1 {4111}", true, false},
    {"PartOfALatinWord", "c\xc3\xa1rdenas {4111}", false, false},
    {"PartOfACyrillicWord", "\xd0\xba\xd0\xb0\xd1\x80\xd1\x82\xd0\xb8\xd0\xbd\xd0\xb0 {4111}",
     false, false},
    {"AdjoiningScripts", "visa\xe3\x82\xab{4111}", true, false},
    {"TooFar", "card .......... .......... .......... .......... .... {4111}", false, false},
    {"FarEnough", "card ......... .......... .......... .......... {4111}", true, false},
    {"TooFarBehind", "{4111} .......... .......... ... card", false, false},
    {"CutByTheLimit", "discard .......... .......... .......... .........{4111}", false, false},
    {"CutByTheLimitBehind", "{4111} .......... ........ cardigan", false, false},
};
class ContextWordsTest : public testing::TestWithParam<WordsCase> {};
TEST_P(ContextWordsTest, Table) {
  const MarkedText text(GetParam().text);
  GuardedBuffer buffer(512);
  for (const std::string_view placed : {buffer.AtStart(text.text), buffer.AtEnd(text.text)}) {
    const Context context = ContextOf(placed, text.begin, text.end);
    EXPECT_EQ(context.card_word, GetParam().card_word);
    EXPECT_EQ(context.id_word, GetParam().id_word);
  }
}
INSTANTIATE_TEST_SUITE_P(, ContextWordsTest, testing::ValuesIn(kWordsCases),
                         [](const auto& p) { return p.param.name; });

TEST(ContextWords, AnyBytesAreRead) {
  const std::vector<std::string_view> pieces = {"card",
                                                " ",
                                                "\xd0\xba\xd0\xb0\xd1\x80\xd1\x82\xd0\xb0",
                                                "\xe3\x82\xab\xe3\x83\xbc\xe3\x83\x89",
                                                "\xe0\xb8\x9a\xe0\xb8\xb1\xe0\xb8\x95\xe0\xb8\xa3",
                                                "\xe3\x82",
                                                "\xcc\x81",
                                                "n\xc3\xbamero",
                                                "\xe0\xa4\xac\xe0\xa5\x88\xe0\xa4\x82\xe0\xa4\x95",
                                                "\xf0\x9f\x92\xb3"};
  std::mt19937 random(1);
  GuardedBuffer buffer(4096);
  for (int n = 0; n < 20000; ++n) {
    const std::string text = RandomText(random, pieces, 30);
    const std::string_view placed = n % 2 == 0 ? buffer.AtEnd(text) : buffer.AtStart(text);
    const std::size_t begin = random() % (text.size() + 1);
    const std::size_t end = begin + random() % (text.size() - begin + 1);
    (void)ContextOf(placed, begin, end);
    if (end > begin) {
      EXPECT_LE(WordAt(placed, begin, end).end, end);
      EXPECT_GE(WordBefore(placed, begin, end).begin, begin);
    }
  }
}

// What LabelBegins() and MayBeLabelAt() rule out is no label.
TEST(ContextWords, LabelsBeginAsToldOrAreWide) {
  const scan::Kernel& kernel = *scan::FindKernel("scalar");
  const scan::WordSet& begins = LabelBegins();
  int labels = 0;
  for (const internal::ListedWord& listed : internal::kListedWords) {
    if (!MayNameCode(listed.kinds) && !MayNameExpiry(listed.kinds)) continue;
    ++labels;
    const std::string text = "my " + std::string(listed.word) + " 123";
    EXPECT_TRUE(kernel.may_hold_word(text.data(), text.size(), begins)) << listed.word;
    if (std::all_of(listed.word.begin(), listed.word.end(), text::IsLetter)) {
      EXPECT_TRUE(MayBeLabelAt(text, 3)) << listed.word;
    }
  }
  EXPECT_GT(labels, 100);
  EXPECT_TRUE(MayBeLabelAt("cv2", 0));
  EXPECT_FALSE(MayBeLabelAt("conversation", 0));
  const std::string_view other = "the 12 red shirts are here, thanks, paid 123.50 on 12/27";
  EXPECT_FALSE(kernel.may_hold_word(other.data(), other.size(), begins));
}

// By three letters a kernel tells of all words that begin so, and of few others.
TEST(ContextWords, KernelsLetThroughAllLabels) {
  for (const scan::Kernel* kernel : scan::AvailableKernels()) {
    for (const internal::ListedWord& listed : internal::kListedWords) {
      const bool ascii = std::all_of(listed.word.begin(), listed.word.end(), text::IsLetter);
      if (!ascii || (!MayNameCode(listed.kinds) && !MayNameExpiry(listed.kinds))) continue;
      for (const std::size_t at : {0U, 1U, 30U, 63U}) {
        std::string text = std::string(at, '.') + std::string(listed.word);
        text.resize(scan::JsonMasks::kRowBytes + scan::JsonMasks::kMoreBytes, '.');
        scan::JsonMasks masks;
        masks.Start();
        scan::RowBytes bytes;
        bytes.rows = text.data();
        bytes.count = 1;
        kernel->json_masks(bytes, LabelBegins(), {}, &masks);
        ASSERT_EQ(masks.word_count, 1U) << listed.word << kernel->name;
        EXPECT_EQ(masks.words[0], at) << listed.word << kernel->name;
      }
    }
  }
}

// Where words of an ASCII text may name digits of it.
std::vector<base::ByteSpan> Reaches(std::string_view text) {
  std::vector<base::ByteSpan> reaches;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins = text::IsLetter(text[i]) && (i == 0 || !text::IsLetter(text[i - 1]));
    if (!begins) continue;
    const base::ByteSpan reach = LabelReach(text, i);
    if (!reach.empty()) reaches.push_back(reach);
  }
  return reaches;
}

TEST(ContextWords, WordsThatNameDigitsAreSeenByThemselves) {
  std::vector<std::string_view> pieces = {
      " ",    "  ", ": ",    "\"", "\",\"", "-", "/",    ".", ",",    "\n", "123",     "737",
      "1234", "27", "12/27", "3",  "4",     "2", "2027", "'", "a1b",  "cv", "version", "order",
      "@",    "*",  "***",   "(",  "1 2 3", "=", "% ",   "_", "XNHR", "zz", "content"};
  for (const internal::ListedWord& listed : internal::kListedWords) {
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (std::all_of(listed.word.begin(), listed.word.end(), is_ascii)) {
      pieces.push_back(listed.word);
      pieces.push_back(" ");
      pieces.push_back(listed.kinds % 3 == 0 ? "123" : " 737 ");
    }
  }
  std::mt19937 random(20261122);
  int named = 0;
  int seen = 0;
  for (int i = 0; i < 60000; ++i) {
    const std::string text = RandomText(random, pieces, i % 3 == 0 ? 100 : 12);
    const std::vector<base::ByteSpan> reaches = Reaches(text);
    bool any = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool begins = text::IsDigit(text[at]) && (at == 0 || !text::IsDigit(text[at - 1]));
      if (!begins || LabelledAt(text, at, Sensitivity::kParanoid, i % 2 == 0).empty()) continue;
      any = true;
      EXPECT_TRUE(std::any_of(
          reaches.begin(), reaches.end(),
          [at](const base::ByteSpan& reach) { return reach.begin <= at && at < reach.end; }))
          << text << "\n"
          << at;
    }
    named += any ? 1 : 0;
    seen += reaches.empty() ? 0 : 1;
  }
  EXPECT_GT(named, 500);
  EXPECT_LT(seen, 50000);
  EXPECT_TRUE(Reaches("a code of conduct for 12 men; {\"status\":200,\"version\":\"v2\"}").empty());
}

TEST(ContextWords, AShortTextWithALabelMayHoldOne) {
  for (const internal::ListedWord& listed : internal::kListedWords) {
    if (!MayNameCode(listed.kinds) && !MayNameExpiry(listed.kinds)) continue;
    EXPECT_TRUE(MayHoldLabel("5e " + std::string(listed.word) + "12")) << listed.word;
  }
  EXPECT_TRUE(MayHoldLabel("cv2"));
  EXPECT_FALSE(MayHoldLabel("5e8201b0975ac5304b664a16fa"));
  EXPECT_FALSE(MayHoldLabel(""));
}

// However far apart words are, and however they are found: one by one, or a row of letters at once.
TEST(ContextWords, WordsTogetherSayWhatEachSays) {
  std::mt19937 random(5);
  GuardedBuffer buffer(4096);
  const auto& words = internal::kListedWords;
  for (int n = 0; n < 20000; ++n) {
    std::string text;
    for (std::size_t count = random() % 8; count > 0; --count) {
      const std::string_view word = words[random() % words.size()].word;
      text += random() % 4 != 0 ? std::string(word) : std::string(word) + "q";
      text += std::string_view(" ,-9.\n\x01")[random() % 7];
    }
    const std::string_view placed = buffer.AtEnd(text);
    const std::size_t begin = random() % (text.size() + 1);
    const std::size_t end = begin + random() % (text.size() - begin + 1);
    unsigned kinds = 0;
    for (std::size_t i = begin; i < end;) {
      const Word word = WordAt(placed, i, end);
      kinds |= word.kinds;
      i = word.empty() ? i + 1 : word.end;
    }
    ASSERT_EQ(KindsIn(placed, begin, end), kinds) << text << " " << begin << " " << end;
  }
}

// Three letters never rule out a word of the table.
TEST(ContextWords, EveryWordMayBeOne) {
  for (const internal::ListedWord& listed : internal::kListedWords) {
    if (!text::IsLetter(listed.word.front()) || !text::IsLetter(listed.word.back())) continue;
    EXPECT_TRUE(MayBeWordAt(listed.word, 0)) << listed.word;
    EXPECT_TRUE(MayBeWordBefore(listed.word, listed.word.size())) << listed.word;
  }
  EXPECT_FALSE(MayBeWordAt("xqz", 0));
}

// ASCII letters in full width.
std::string Widened(std::string_view word) {
  std::string wide;
  for (const char c : word) {
    const unsigned folded = text::FoldAscii(c);
    if (folded == 0) {
      wide += c;
    } else {
      wide += "\xEF\xBD";
      wide += static_cast<char>(0x81 + folded - 'a');
    }
  }
  return wide;
}

// Two letters never rule out a word of the table where WordAt() and WordBefore() find it, however
// it is written, nor where more letters stand beside it.
TEST(ContextWords, EveryWideWordMayBeOne) {
  int wide_words = 0;
  for (const internal::ListedWord& listed : internal::kListedWords) {
    for (const std::string& word : {std::string(listed.word), Widened(listed.word)}) {
      for (const std::string_view around : {"", " ", "1", "\xE6\x9D\xB1", "\xCC\x81", "\x80"}) {
        const std::string text = std::string(around) + word + std::string(around);
        const std::size_t begin = around.size();
        const std::size_t end = begin + word.size();
        const text::Letter first = text::LetterAt(text, begin);
        const text::Letter last = text::LetterBefore(text, 0, end);
        if (WordAt(text, begin, text.size()).kinds != 0 && first.bytes > 1) {
          EXPECT_TRUE(MayBeWideWordAt(text, begin, text.size(), first)) << text;
          EXPECT_TRUE(MayBeWideWordAt(text, begin, end, first)) << text;
          ++wide_words;
        }
        if (WordBefore(text, 0, end).kinds != 0 && last.bytes > 1) {
          EXPECT_TRUE(MayBeWideWordBefore(text, 0, end, last)) << text;
          EXPECT_TRUE(MayBeWideWordBefore(text, begin, end, last)) << text;
        }
      }
    }
  }
  EXPECT_GT(wide_words, 5000);
  const std::string_view other = "\xEF\xBD\x98\xEF\xBD\x91";  // x, q
  EXPECT_FALSE(MayBeWideWordAt(other, 0, other.size(), text::LetterAt(other, 0)));
}

}  // namespace
}  // namespace panveil::card
