// Cards in disguise: other scripts, invisible marks, odd separators and cuts, letters and words for
// digits. The numbers are published test numbers.
#ifndef PANVEIL_TESTS_SCRUB_MESSAGES_DISGUISED_H_
#define PANVEIL_TESTS_SCRUB_MESSAGES_DISGUISED_H_

#include "scrub/message_case.h"

namespace panveil::scrub {

constexpr MessageCase kDisguised[] = {
    // ---- Digits of other scripts
    {"FullWidth",
     "my card is \uFF14\uFF11\uFF11\uFF11 \uFF11\uFF11\uFF11\uFF11 \uFF11\uFF11\uFF11\uFF11 "
     "\uFF11\uFF11\uFF11\uFF11 ok?",
     "my card is \uFF0A\uFF0A\uFF0A\uFF0A \uFF0A\uFF0A\uFF0A\uFF0A \uFF0A\uFF0A\uFF0A\uFF0A "
     "\uFF11\uFF11\uFF11\uFF11 ok?"},
    {"FullWidthJapanese",
     "\u30AB\u30FC\u30C9\u756A\u53F7\u306F\uFF14\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11"
     "\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\uFF11\u3067\u3059\u3002",
     "\u30AB\u30FC\u30C9\u756A\u53F7\u306F\uFF0A\uFF0A\uFF0A\uFF0A\uFF0A\uFF0A\uFF0A\uFF0A\uFF0A"
     "\uFF0A\uFF0A\uFF0A\uFF11\uFF11\uFF11\uFF11\u3067\u3059\u3002"},
    {"ArabicIndic",
     "\u0631\u0642\u0645 \u0628\u0637\u0627\u0642\u062A\u064A \u0664\u0661\u0661\u0661 "
     "\u0661\u0661\u0661\u0661 \u0661\u0661\u0661\u0661 \u0661\u0661\u0661\u0661 "
     "\u0634\u0643\u0631\u0627",
     "\u0631\u0642\u0645 \u0628\u0637\u0627\u0642\u062A\u064A **** **** **** "
     "\u0661\u0661\u0661\u0661 \u0634\u0643\u0631\u0627"},
    {"ExtendedArabicIndic",
     "\u0634\u0645\u0627\u0631\u0647 \u06A9\u0627\u0631\u062A \u06F5\u06F5\u06F5\u06F5 "
     "\u06F5\u06F5\u06F5\u06F5 \u06F5\u06F5\u06F5\u06F5 \u06F4\u06F4\u06F4\u06F4 "
     "\u0627\u0633\u062A",
     "\u0634\u0645\u0627\u0631\u0647 \u06A9\u0627\u0631\u062A **** **** **** "
     "\u06F4\u06F4\u06F4\u06F4 \u0627\u0633\u062A"},
    {"Devanagari",
     "\u092E\u0947\u0930\u093E \u0915\u093E\u0930\u094D\u0921 \u0928\u0902\u092C\u0930 "
     "\u096A\u0967\u0967\u0967 \u0967\u0967\u0967\u0967 \u0967\u0967\u0967\u0967 "
     "\u0967\u0967\u0967\u0967 \u0939\u0948",
     "\u092E\u0947\u0930\u093E \u0915\u093E\u0930\u094D\u0921 \u0928\u0902\u092C\u0930 **** **** "
     "**** \u0967\u0967\u0967\u0967 \u0939\u0948"},
    {"Bengali",
     "\u0986\u09AE\u09BE\u09B0 \u0995\u09BE\u09B0\u09CD\u09A1 "
     "\u09EA\u09E7\u09E7\u09E7\u09E7\u09E7\u09E7\u09E7\u09E7\u09E7\u09E7\u09E7\u09E7\u09E7\u09E7"
     "\u09E7",
     "\u0986\u09AE\u09BE\u09B0 \u0995\u09BE\u09B0\u09CD\u09A1 "
     "************\u09E7\u09E7\u09E7\u09E7"},
    {"Thai",
     "\u0E1A\u0E31\u0E15\u0E23\u0E40\u0E04\u0E23\u0E14\u0E34\u0E15\u0E54\u0E51\u0E51\u0E51\u0E51"
     "\u0E51\u0E51\u0E51\u0E51\u0E51\u0E51\u0E51\u0E51\u0E51\u0E51\u0E51\u0E04\u0E23\u0E31\u0E1A",
     "\u0E1A\u0E31\u0E15\u0E23\u0E40\u0E04\u0E23\u0E14\u0E34\u0E15************"
     "\u0E51\u0E51\u0E51\u0E51\u0E04\u0E23\u0E31\u0E1A"},
    {"Circled",
     "try this one: "
     "\u2463\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460\u2460"
     "\u2460",
     "try this one: ************\u2460\u2460\u2460\u2460"},
    {"KeycapEmoji",
     "lol "
     "4\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E31"
     "\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E31"
     "\uFE0F\u20E31\uFE0F\u20E3 \U0001F602",
     "lol "
     "*\uFE0F\u20E3*\uFE0F\u20E3*\uFE0F\u20E3*\uFE0F\u20E3*\uFE0F\u20E3*\uFE0F\u20E3*\uFE0F\u20E3*"
     "\uFE0F\u20E3*\uFE0F\u20E3*\uFE0F\u20E3*\uFE0F\u20E3*"
     "\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E3 \U0001F602"},
    {"KeycapEmojiGroups",
     "\U0001F4B3 5\uFE0F\u20E35\uFE0F\u20E35\uFE0F\u20E35\uFE0F\u20E3 "
     "5\uFE0F\u20E35\uFE0F\u20E35\uFE0F\u20E35\uFE0F\u20E3 "
     "5\uFE0F\u20E35\uFE0F\u20E35\uFE0F\u20E35\uFE0F\u20E3 "
     "4\uFE0F\u20E34\uFE0F\u20E34\uFE0F\u20E34\uFE0F\u20E3",
     "\U0001F4B3 *\uFE0F\u20E3*\uFE0F\u20E3*\uFE0F\u20E3*\uFE0F\u20E3 "
     "*\uFE0F\u20E3*\uFE0F\u20E3*\uFE0F\u20E3*\uFE0F\u20E3 "
     "*\uFE0F\u20E3*\uFE0F\u20E3*\uFE0F\u20E3*\uFE0F\u20E3 "
     "4\uFE0F\u20E34\uFE0F\u20E34\uFE0F\u20E34\uFE0F\u20E3"},
    {"MathematicalBold",
     "\U0001D7D2\U0001D7CF\U0001D7CF\U0001D7CF \U0001D7CF\U0001D7CF\U0001D7CF\U0001D7CF "
     "\U0001D7CF\U0001D7CF\U0001D7CF\U0001D7CF \U0001D7CF\U0001D7CF\U0001D7CF\U0001D7CF is fancy",
     "**** **** **** \U0001D7CF\U0001D7CF\U0001D7CF\U0001D7CF is fancy"},
    {"MathematicalMonospace",
     "pay "
     "\U0001D7FA\U0001D7F7\U0001D7F7\U0001D7F7\U0001D7F7\U0001D7F7\U0001D7F7\U0001D7F7\U0001D7F7"
     "\U0001D7F7\U0001D7F7\U0001D7F7\U0001D7F7\U0001D7F7\U0001D7F7\U0001D7F7 now",
     "pay ************\U0001D7F7\U0001D7F7\U0001D7F7\U0001D7F7 now"},
    {"Superscript",
     "note\u2075\u2075\u2075\u2075 \u2075\u2075\u2075\u2075 \u2075\u2075\u2075\u2075 "
     "\u2074\u2074\u2074\u2074",
     "note**** **** **** \u2074\u2074\u2074\u2074"},
    {"HalfOfEachScript", "4111 1111 \uFF11\uFF11\uFF11\uFF11 \uFF11\uFF11\uFF11\uFF11",
     "**** **** \uFF0A\uFF0A\uFF0A\uFF0A \uFF11\uFF11\uFF11\uFF11"},
    {"EveryDigitAnotherScript", "4\u0661\u0967\u0E51 \uFF11\U0001D7CF\u24601 1111 1111 done",
     "**** \uFF0A*** **** 1111 done"},
    // ---- What cannot be seen
    {"ZeroWidthSpaces",
     "card "
     "4\u200B1\u200B1\u200B1\u200B1\u200B1\u200B1\u200B1\u200B1\u200B1\u200B1\u200B1\u200B1\u200B1"
     "\u200B1\u200B1",
     "card "
     "*\u200B*\u200B*\u200B*\u200B*\u200B*\u200B*\u200B*\u200B*\u200B*\u200B*\u200B*"
     "\u200B1\u200B1\u200B1\u200B1"},
    {"ZeroWidthJoinersInGroups", "41\u200D11 11\u200C11 1111 11\u206011 is it",
     "**\u200D** **\u200C** **** 11\u206011 is it"},
    {"SoftHyphens", "4111\u00AD1111\u00AD1111\u00AD1111", "****\u00AD****\u00AD****\u00AD1111"},
    {"BidiControls", "\u202E4111\u202D1111 \u20661111\u2069 1111\u202C",
     "\u202E****\u202D**** \u2066****\u2069 1111\u202C"},
    {"CombiningMarks", "4\u03351\u03351\u03351\u0335 1\u03351111 1111 111 strike",
     "*\u0335*\u0335*\u0335*\u0335 *\u0335**** ***1 111 strike"},
    {"VariationSelectors", "4\uFE0E1\uFE0E1\uFE0E1\uFE0E 1111 1111 1111",
     "*\uFE0E*\uFE0E*\uFE0E*\uFE0E **** **** 1111"},
    {"ByteOrderMarkInside", "no.\uFEFF4111\uFEFF1111\uFEFF1111\uFEFF1111",
     "no.\uFEFF****\uFEFF****\uFEFF****\uFEFF1111"},
    // ---- Separators
    {"NoBreakSpaces", "4111\u00A01111\u00A01111\u00A01111", "****\u00A0****\u00A0****\u00A01111"},
    {"NarrowNoBreakSpaces", "5555\u202F5555\u202F5555\u202F4444",
     "****\u202F****\u202F****\u202F4444"},
    {"IdeographicSpaces", "\u5361\u53F74111\u30001111\u30001111\u30001111\u8C22\u8C22",
     "\u5361\u53F7****\u3000****\u3000****\u30001111\u8C22\u8C22"},
    {"EnDashes", "4111\u20131111\u20131111\u20131111", "****\u2013****\u2013****\u20131111"},
    {"EmDashesSpaced", "4111 \u2014 1111 \u2014 1111 \u2014 1111",
     "**** \u2014 **** \u2014 **** \u2014 1111"},
    {"MiddleDots", "4111\u00B71111\u00B71111\u00B71111", "****\u00B7****\u00B7****\u00B71111"},
    {"BulletsBetween", "4111 \u2022 1111 \u2022 1111 \u2022 1111",
     "**** \u2022 **** \u2022 **** \u2022 1111"},
    {"Dots", "4111.1111.1111.1111.", "****.****.****.1111."},
    {"SlashesSpaced", "4111 / 1111 / 1111 / 1111", "**** / **** / **** / 1111"},
    {"Pipes", "|4111|1111|1111|1111|", "|****|****|****|1111|"},
    {"Underscores", "4111_1111_1111_1111", "****_****_****_1111"},
    {"Tildes", "4111~1111~1111~1111", "****~****~****~1111"},
    {"Colons", "5105:1051:0510:5100", "****:****:****:5100"},
    {"Commas", "4111,1111,1111,1111", "****,****,****,1111"},
    {"Plus", "cc=4111+1111+1111+1111&x=1", "cc=****+****+****+1111&x=1"},
    {"Tabs", "4111\t1111\t1111\t1111", "****\t****\t****\t1111"},
    {"MixedSeparators", "4111-1111.1111 1111 there", "****-****.**** 1111 there"},
    {"DoubleSpaces", "4111  1111  1111  1111", "****  ****  ****  1111"},
    {"MarkdownBold", "it is **4111 1111 1111 1111**", "it is ****** **** **** 1111**"},
    {"MarkdownBoldGroups", "**4111** **1111** **1111** **1111**",
     "******** ******** ******** **1111**"},
    {"MarkdownStrike", "~~4111 1111 1111 1111~~ oops", "~~**** **** **** 1111~~ oops"},
    {"MarkdownCode", "`4111111111111111`", "`************1111`"},
    {"BracketsRoundGroups", "(4111)(1111)(1111)(1111)", "(****)(****)(****)(1111)"},
    {"SquareBracketsRoundDigits", "[4][1][1][1][1][1][1][1][1][1][1][1][1][1][1][1]",
     "[*][*][*][*][*][*][*][*][*][*][*][*][1][1][1][1]"},
    {"SpacedBrackets", "[4111] [1111] [1111] [1111]", "[****] [****] [****] [1111]"},
    // ---- Cuts
    {"OneDigitALine", "4\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1\n1",
     "*\n*\n*\n*\n*\n*\n*\n*\n*\n*\n*\n*\n1\n1\n1\n1"},
    {"OneDigitApart", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "* * * * * * * * * * * * 1 1 1 1"},
    {"OneDigitApartByCommas", "its 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 4, 4, 4, 4 thx",
     "its *, *, *, *, *, *, *, *, *, *, *, *, 4, 4, 4, 4 thx"},
    {"OneDigitApartByDashes", "3-7-8-2-8-2-2-4-6-3-1-0-0-0-5", "*-*-*-*-*-*-*-*-*-*-*-0-0-0-5"},
    {"Pairs", "41 11 11 11 11 11 11 11", "** ** ** ** ** ** 11 11"},
    {"Threes", "411 111 111 111 111 1", "*** *** *** *** 111 1"},
    {"Fives", "card: 41111 11111 11111 1", "card: ***** ***** **111 1"},
    {"Halves", "41111111 11111111", "******** ****1111"},
    {"HalvesOnTwoLines", "41111111\n11111111", "********\n****1111"},
    {"FourThenRest", "4111 111111111111", "**** ********1111"},
    {"SixThenRest", "411111-1111111111", "******-******1111"},
    {"AllButLastFour", "411111111111 1111", "************ 1111"},
    {"GroupsOnLines", "4111\n1111\n1111\n1111", "****\n****\n****\n1111"},
    {"GroupsOnLinesCrLf", "4111 1111\r\n1111 1111", "**** ****\r\n**** 1111"},
    {"AmexPrinted", "amex 3782 822463 10005", "amex **** ****** *0005"},
    {"AmexFiveEach", "my amex is 37828 22463 10005", "my amex is ***** ***** *0005"},
    {"DinersPrinted", "3056 930902 5904", "**** ****** 5904"},
    {"Nineteen", "unionpay 6222 0212 3456 7890 128", "unionpay **** **** **** ***0 128"},
    {"MarkdownHalfBold", "4111 11**11 1111 11**11", "**** ****** **** 11**11"},
    {"MarkdownStruckDigit", "~~4~~111 1111 1111 1111", "~~*~~*** **** **** 1111"},
    {"MarkdownBoldMiddle", "411111**11111111**11", "**************11**11"},
    {"MarkdownUnderlinedDigits", "3782 82__24__63 10005", "**** **__**__** *0005"},
    // ---- Look-alikes
    {"LookAlikeEl", "4l11 1111 1111 1111", "**** **** **** 1111"},
    {"LookAlikeOh", "it is 6O11111111111117 thanks", "it is ************1117 thanks"},
    {"LookAlikeEssAndBee", "5S55 5555 5555 4444, 37B2 822463 10005",
     "**** **** **** 4444, **** ****** *0005"},
    {"LookAlikeCyrillic", "6\u041E11 1111 1111 1117", "**** **** **** 1117"},
    // ---- Odd groups and lines
    {"ListOnEachLine", "- 4111\n- 1111\n- 1111\n- 1111", "- ****\n- ****\n- ****\n- 1111"},
    {"IndentedLines", "4111\n   1111\n   1111\n   1111", "****\n   ****\n   ****\n   1111"},
    {"JsonArrayOfDigits", "[4,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]", "[*,*,*,*,*,*,*,*,*,*,*,*,1,1,1,1]"},
    {"MarkdownTable", "| 4111 | 1111 | 1111 | 1111 |", "| **** | **** | **** | 1111 |"},
    {"FillersOfHangul", "4111\u115F1111\u31641111\uFFA01111", "****\u115F****\u3164****\uFFA01111"},
    {"BrailleBlanks", "4111\u28001111\u28001111\u28001111", "****\u2800****\u2800****\u28001111"},
    {"MinusSigns", "4111\u22121111\u22121111\u22121111", "****\u2212****\u2212****\u22121111"},
    {"IdeographicCommas", "4111\u30011111\u30011111\u30011111",
     "****\u3001****\u3001****\u30011111"},
    {"UnevenFours", "4111 11111111 1111", "**** ******** 1111"},
    {"OddCuts", "4 111 1111 1111 1111", "* *** **** **** 1111"},
    // ---- Spoken
    {"SpokenEnglish", "four one one one one one one one one one one one one one one one",
     "* * * * * * * * * * * * 1 1 1 1"},
    {"SpokenEnglishDoubles",
     "its four triple one, double one double one, double one double one, double one double one",
     "its * ** *, * * * *, * * * *, 1 1 1 1"},
    {"SpokenEnglishOh", "its six oh one one, one one one one, one one one one, one one one seven",
     "its * * * *, * * * *, * * * *, 1 1 1 7"},
    {"SpokenAndWritten", "four 1 one 1 one 1 one 1 one 1 one 1 one 1 one 1",
     "* * * * * * * * * * * * 1 1 1 1"},
    {"SpokenTail", "4111 1111 1111 one one one one", "**** **** **** 1 1 1 1"},
    {"SpokenSpanish", "cuatro uno uno uno uno uno uno uno uno uno uno uno uno uno uno uno gracias",
     "* * * * * * * * * * * * 1 1 1 1 gracias"},
    {"SpokenFrench", "quatre un un un un un un un un un un un un un un un",
     "* * * * * * * * * * * * 1 1 1 1"},
    {"SpokenGerman",
     "vier eins eins eins eins eins eins eins eins eins eins eins eins eins eins eins",
     "* * * * * * * * * * * * 1 1 1 1"},
    {"SpokenPortuguese", "quatro um um um um um um um um um um um um um um um",
     "* * * * * * * * * * * * 1 1 1 1"},
    {"SpokenCapitals", "FOUR ONE ONE ONE - ONE ONE ONE ONE - ONE ONE ONE ONE - ONE ONE ONE ONE",
     "* * * * - * * * * - * * * * - 1 1 1 1"},
    {"SpokenDoubleOfADigit", "4 double 1 1 1111 1111 1111", "* * * * **** **** 1111"},
    // ---- As attackers, programs and quoted mails write them
    {"QuotedGroups", "\"4111\" \"1111\" \"1111\" \"1111\"", "\"****\" \"****\" \"****\" \"1111\""},
    {"MailQuoteOnEachLine", "> 4111\n> 1111\n> 1111\n> 1111", "> ****\n> ****\n> ****\n> 1111"},
    {"UrlEscapesBetween", "q=4111%201111%201111%201111", "q=****%20****%20****%201111"},
    {"PersianDigits",
     "\u0634\u0645\u0627\u0631\u0647 \u06A9\u0627\u0631\u062A \u0645\u0646 "
     "\u06F4\u06F1\u06F1\u06F1-\u06F1\u06F1\u06F1\u06F1-\u06F1\u06F1\u06F1\u06F1-"
     "\u06F1\u06F1\u06F1\u06F1 \u0627\u0633\u062A",
     "\u0634\u0645\u0627\u0631\u0647 \u06A9\u0627\u0631\u062A \u0645\u0646 "
     "****-****-****-\u06F1\u06F1\u06F1\u06F1 \u0627\u0633\u062A"},
    {"Semicolons", "4111;1111;1111;1111", "****;****;****;1111"},
    {"SemicolonsSpaced", "5105; 1051; 0510; 5100 ok?", "****; ****; ****; 5100 ok?"},
    {"QuotedGroupsSingle", "'4111' '1111' '1111' '1111'", "'****' '****' '****' '1111'"},
    {"QuotedGroupsTypographic",
     "\u201C4111\u201D \u201C1111\u201D \u201C1111\u201D \u201C1111\u201D",
     "\u201C****\u201D \u201C****\u201D \u201C****\u201D \u201C1111\u201D"},
    {"QuotedGroupsGerman", "\u201E4111\u201C \u201E1111\u201C \u201E1111\u201C \u201E1111\u201C",
     "\u201E****\u201C \u201E****\u201C \u201E****\u201C \u201E1111\u201C"},
    {"QuotedGroupsGuillemets",
     "\u00AB4111\u00BB \u00AB1111\u00BB \u00AB1111\u00BB \u00AB1111\u00BB",
     "\u00AB****\u00BB \u00AB****\u00BB \u00AB****\u00BB \u00AB1111\u00BB"},
    {"QuotedGroupsJapanese", "\u300C4111\u300D\u300C1111\u300D\u300C1111\u300D\u300C1111\u300D",
     "\u300C****\u300D\u300C****\u300D\u300C****\u300D\u300C1111\u300D"},
    {"ArrowsBetween", "4111 > 1111 > 1111 > 1111", "**** > **** > **** > 1111"},
    {"ArrowsWithDash", "4111 -> 1111 -> 1111 -> 1111", "**** -> **** -> **** -> 1111"},
    {"ThreeDotsBetween", "4111...1111...1111...1111", "****...****...****...1111"},
    {"EmojiBetween", "4111\U0001F6421111\U0001F6421111\U0001F6421111",
     "****\U0001F642****\U0001F642****\U0001F6421111"},
    {"EmojiBetweenDigits",
     "4\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E3 "
     "1\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E3 "
     "1\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E3 "
     "1\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E3",
     "*\uFE0F\u20E3*\uFE0F\u20E3*\uFE0F\u20E3*\uFE0F\u20E3 "
     "*\uFE0F\u20E3*\uFE0F\u20E3*\uFE0F\u20E3*\uFE0F\u20E3 "
     "*\uFE0F\u20E3*\uFE0F\u20E3*\uFE0F\u20E3*\uFE0F\u20E3 "
     "1\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E31\uFE0F\u20E3"},
    {"JsonArrayOfStrings", "[\"4111\",\"1111\",\"1111\",\"1111\"]",
     "[\"****\",\"****\",\"****\",\"1111\"]"},
    {"JsonArrayPretty", "[\n  \"4111\",\n  \"1111\",\n  \"1111\",\n  \"1111\"\n]",
     "[\n  \"****\",\n  \"****\",\n  \"****\",\n  \"1111\"\n]"},
    {"CsvQuotedGroups", "\"4111\",\"1111\",\"1111\",\"1111\",\"12/27\"",
     "\"****\",\"****\",\"****\",\"1111\",\"*****\""},
    {"UrlEscapes", "https://x.example/?q=4111%201111%201111%201111&ok",
     "https://x.example/?q=****%20****%20****%201111&ok"},
    {"UrlEscapesOddStart", "u=%204111%201111%201111%201111", "u=%20****%20****%20****%201111"},
    {"MailQuoted", "> my card is 4111 1111\n> 1111 1111 thanks",
     "> my card is **** ****\n> **** 1111 thanks"},
    {"MailQuotedDeep", ">> no: 4111-1111-\n>> 1111-1111\n> ok",
     ">> no: ****-****-\n>> ****-1111\n> ok"},
    {"MailQuotedCrLf", "> 4111\r\n> 1111\r\n> 1111\r\n> 1111\r\n",
     "> ****\r\n> ****\r\n> ****\r\n> 1111\r\n"},
    {"WrappedInTheGroup", "my card number is 4111 1111 11\n11 1111 ok",
     "my card number is **** **** **\n** 1111 ok"},
    {"DiffLines", "+4111\n+1111\n+1111\n+1111", "+****\n+****\n+****\n+1111"},
    {"OcrSpacesInGroups", "41 11 1111 11 11 1111", "** ** **** ** ** 1111"},
    {"DictationCommas",
     "four, one, one, one. one, one, one, one. one, one, one, one. one, one, one, one.",
     "*, *, *, *. *, *, *, *. *, *, *, *. 1, 1, 1, 1."},
    {"DictationSemicolons", "four one one one; one one one one; one one one one; one one one one",
     "* * * *; * * * *; * * * *; 1 1 1 1"},
    {"TabsAndQuotes", "\"4111\"\t\"1111\"\t\"1111\"\t\"1111\"",
     "\"****\"\t\"****\"\t\"****\"\t\"1111\""},
    {"MarkdownQuoteList", "> - 4111\n> - 1111\n> - 1111\n> - 1111",
     "> - ****\n> - ****\n> - ****\n> - 1111"},
    {"MarkdownSpoiler", "||4111 1111 1111 1111||", "||**** **** **** 1111||"},
    {"MarkdownTableRows", "| 4111 |\n| 1111 |\n| 1111 |\n| 1111 |",
     "| **** |\n| **** |\n| **** |\n| 1111 |"},
    {"ZalgoDigits", "4\u03371\u03371\u03371\u0337 1\u03371\u03371\u03371\u0337 1111 1111",
     "*\u0337*\u0337*\u0337*\u0337 *\u0337*\u0337*\u0337*\u0337 **** 1111"},
    {"MixedScripts", "4\uFF111\u0967 1111 \u0661\u0661\u0661\u0661 1111",
     "*\uFF0A** **** **** 1111"},
    {"RomanDigit", "4111 1111 1111 111\u2160", "**** **** **** 1111"},
    {"EmojiOfTwoKinds", "4111 \U0001F4B3 1111 \U0001F64F 1111 \U0001F4B3 1111",
     "**** \U0001F4B3 **** \U0001F64F **** \U0001F4B3 1111"},
    {"ArrowsUnicode", "4111 \u2192 1111 \u2192 1111 \u2192 1111",
     "**** \u2192 **** \u2192 **** \u2192 1111"},
    {"MailQuotedInTheGroup", "> 4111 1111 11\n> 11 1111", "> **** **** **\n> ** 1111"},
};

}  // namespace panveil::scrub

#endif  // PANVEIL_TESTS_SCRUB_MESSAGES_DISGUISED_H_
