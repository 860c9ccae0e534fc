// What travels with a card: verification codes, expiry dates, tracks, dumps; and cards spoken.
#ifndef PANVEIL_TESTS_SCRUB_MESSAGES_COMPANIONS_H_
#define PANVEIL_TESTS_SCRUB_MESSAGES_COMPANIONS_H_

#include "scrub/message_case.h"

namespace panveil::scrub {

constexpr MessageCase kWithCompanions[] = {
    {"CvvBehind", "4111 1111 1111 1111 cvv 123", "**** **** **** 1111 cvv ***"},
    {"CvvBefore", "cvv 123 card 4111 1111 1111 1111", "cvv *** card **** **** **** 1111"},
    {"CvvOnNextLine", "4111111111111111\ncvc: 987", "************1111\ncvc: ***"},
    {"CvvAlone", "the cvv is 123", "the cvv is ***"},
    {"CvvAloneSpanish", "el c\u00F3digo de seguridad es 123", "el c\u00F3digo de seguridad es ***"},
    {"CvvAloneRussian",
     "\u043A\u043E\u0434 \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u0438 "
     "123",
     "\u043A\u043E\u0434 \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u0438 "
     "***"},
    {"CvvAloneGerman", "die Pr\u00FCfnummer ist 123", "die Pr\u00FCfnummer ist ***"},
    {"CvvAloneFrench", "le cryptogramme: 123", "le cryptogramme: ***"},
    {"CvvAloneDutch", "beveiligingscode 123", "beveiligingscode ***"},
    {"CvvAloneSwedish", "s\u00E4kerhetskod 123", "s\u00E4kerhetskod ***"},
    {"CvvAloneFinnish", "turvaluku 123", "turvaluku ***"},
    {"CvvAloneHindi", "\u0938\u0940\u0935\u0940\u0935\u0940 123",
     "\u0938\u0940\u0935\u0940\u0935\u0940 ***"},
    {"CvvAloneJapanese",
     "\u30BB\u30AD\u30E5\u30EA\u30C6\u30A3\u30B3\u30FC\u30C9\u306F123\u3067\u3059",
     "\u30BB\u30AD\u30E5\u30EA\u30C6\u30A3\u30B3\u30FC\u30C9\u306F***\u3067\u3059"},
    {"CvvAloneChinese", "\u5B89\u5168\u7801123", "\u5B89\u5168\u7801***"},
    {"CvvAloneKorean", "\uBCF4\uC548\uCF54\uB4DC 123", "\uBCF4\uC548\uCF54\uB4DC ***"},
    {"CvvAloneThai",
     "\u0E23\u0E2B\u0E31\u0E2A\u0E04\u0E27\u0E32\u0E21\u0E1B\u0E25\u0E2D\u0E14\u0E20\u0E31\u0E22 "
     "123",
     "\u0E23\u0E2B\u0E31\u0E2A\u0E04\u0E27\u0E32\u0E21\u0E1B\u0E25\u0E2D\u0E14\u0E20\u0E31\u0E22 "
     "***"},
    {"CvvBehindItsNumber", "123 is my security code", "*** is my security code"},
    {"CidAmex", "amex 3782 822463 10005 cid 1234", "amex **** ****** *0005 cid ****"},
    {"ExpiryAndCode", "4111 1111 1111 1111 12/27 123", "**** **** **** 1111 ***** ***"},
    {"ExpiryLabelled", "4111111111111111 exp 12/2027", "************1111 exp *******"},
    {"ExpiryOnNextLine", "4111 1111 1111 1111\nvalid thru 12/27",
     "**** **** **** 1111\nvalid thru *****"},
    {"ExpiryBefore", "exp 12/27 no 4111 1111 1111 1111", "exp ***** no **** **** **** 1111"},
    {"DumpPipes", "4111111111111111|12|27|123", "************1111|**|**|***"},
    {"DumpPipesFullYear", "5555555555554444|12|2027|123", "************4444|**|****|***"},
    {"DumpSlashes", "4111111111111111/12/27/123", "************1111/*****/***"},
    {"DumpCsv", "4111111111111111,12,27,123", "************1111,**,**,***"},
    {"DumpColons", "4111111111111111:12:27:123", "************1111:**:**:***"},
    {"DumpSemicolons", "4111111111111111;12;27;123", "************1111;**;**;***"},
    {"DumpTabs", "4111111111111111\t12\t27\t123", "************1111\t**\t**\t***"},
    {"DumpFourDigitExpiry", "4111111111111111|1227|123", "************1111|****|***"},
    {"CardInAColumn", "card:\n4111\n1111\n1111\n1111\n12/27\n123",
     "card:\n****\n****\n****\n1111\n*****\n***"},
    {"DumpTwoLines", "4111111111111111|12|27|123\n5555555555554444|01|28|456",
     "************1111|**|**|***\n************4444|**|**|***"},
    {"Track1", "%B4111111111111111^DOE/JANE^27121011000000000?",
     "%B************1111^********^*****************?"},
    {"Track2", ";4111111111111111=27121011000012345678?",
     ";************1111=********************?"},
    {"Track2NoSentinels", "4111111111111111=27121011000012345678",
     "************1111=********************"},
    {"Track2Hex", "4111111111111111D27121011000012345678F",
     "************1111**********************"},
};

constexpr MessageCase kSpoken[] = {
    {"SpokenEnglish", "four one one one one one one one one one one one one one one one",
     "* * * * * * * * * * * * 1 1 1 1"},
    {"SpokenEnglishDoubles",
     "its four triple one, double one double one, double one double one, double one double one",
     "its * ***, ** **, ** **, 11 11"},
    {"SpokenEnglishOh", "its six oh one one, one one one one, one one one one, one one one seven",
     "its * * * *, * * * *, * * * *, 1 1 1 7"},
    {"SpokenAndWritten", "four 1 one 1 one 1 one 1 one 1 one 1 one 1 one 1",
     "* * * * * * * * * * * * 1 1 1 1"},
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
};

}  // namespace panveil::scrub

#endif  // PANVEIL_TESTS_SCRUB_MESSAGES_COMPANIONS_H_
