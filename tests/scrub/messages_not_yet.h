// What is not scrubbed as it should be. When one of these changes, give it its new `today`, or move
// it to kDisguised or kAmongOthers once it comes out as `wanted`.
#ifndef PANVEIL_TESTS_SCRUB_MESSAGES_NOT_YET_H_
#define PANVEIL_TESTS_SCRUB_MESSAGES_NOT_YET_H_

#include "scrub/message_case.h"

namespace panveil::scrub {

constexpr NotYetCase kNotYet[] = {
    // ---- Separators
    {"MarkdownHalfBold", "4111 11**11 1111 11**11", "**** ****** **** 11**11",
     "4111 11**11 1111 11**11"},
    // ---- Look-alikes
    {"LookAlikeBars", "4||| 1111 1111 1111", "**** **** **** 1111", "4||| 1111 1111 1111"},
    // ---- Spoken
    {"SpokenEnglish", "four one one one one one one one one one one one one one one one",
     "* * * * * * * * * * * * 1 1 1 1",
     "four one one one one one one one one one one one one one one one"},
    {"SpokenEnglishDoubles",
     "its four triple one, double one double one, double one double one, double one double one",
     "its * ***, ** **, ** **, 11 11",
     "its four triple one, double one double one, double one double one, double one double one"},
    {"SpokenEnglishOh", "its six oh one one, one one one one, one one one one, one one one seven",
     "its * * * *, * * * *, * * * *, 1 1 1 7",
     "its six oh one one, one one one one, one one one one, one one one seven"},
    {"SpokenAndWritten", "four 1 one 1 one 1 one 1 one 1 one 1 one 1 one 1",
     "* * * * * * * * * * * * 1 1 1 1", "four 1 one 1 one 1 one 1 one 1 one 1 one 1 one 1"},
    {"SpokenSpanish", "cuatro uno uno uno uno uno uno uno uno uno uno uno uno uno uno uno gracias",
     "* * * * * * * * * * * * 1 1 1 1 gracias",
     "cuatro uno uno uno uno uno uno uno uno uno uno uno uno uno uno uno gracias"},
    {"SpokenFrench", "quatre un un un un un un un un un un un un un un un",
     "* * * * * * * * * * * * 1 1 1 1", "quatre un un un un un un un un un un un un un un un"},
    {"SpokenGerman",
     "vier eins eins eins eins eins eins eins eins eins eins eins eins eins eins eins",
     "* * * * * * * * * * * * 1 1 1 1",
     "vier eins eins eins eins eins eins eins eins eins eins eins eins eins eins eins"},
    {"SpokenPortuguese", "quatro um um um um um um um um um um um um um um um",
     "* * * * * * * * * * * * 1 1 1 1", "quatro um um um um um um um um um um um um um um um"},
    {"SpokenCapitals", "FOUR ONE ONE ONE - ONE ONE ONE ONE - ONE ONE ONE ONE - ONE ONE ONE ONE",
     "* * * * - * * * * - * * * * - 1 1 1 1",
     "FOUR ONE ONE ONE - ONE ONE ONE ONE - ONE ONE ONE ONE - ONE ONE ONE ONE"},
    // ---- Words touching, URLs
    {"UrlEscapeTouches", "q=my%20card%204111111111111111", "q=my%20card%20************1111",
     "q=my%20card%204111111111111111"},
    {"UrlEscapesBetween", "q=4111%201111%201111%201111", "q=****%******%******%**1111",
     "q=4111%201111%201111%201111"},
    {"EmvTagTouches", "5A0841111111111111119F02", "5A08************11119F02",
     "5A0841111111111111119F02"},
    // ---- With SAD and expiry
    {"CvvBehind", "4111 1111 1111 1111 cvv 123", "**** **** **** 1111 cvv ***",
     "**** **** **** 1111 cvv 123"},
    {"CvvBefore", "cvv 123 card 4111 1111 1111 1111", "cvv *** card **** **** **** 1111",
     "cvv 123 card **** **** **** 1111"},
    {"CvvOnNextLine", "4111111111111111\ncvc: 987", "************1111\ncvc: ***",
     "************1111\ncvc: 987"},
    {"CvvAlone", "the cvv is 123", "the cvv is ***", "the cvv is 123"},
    {"CvvAloneSpanish", "el c\u00F3digo de seguridad es 123", "el c\u00F3digo de seguridad es ***",
     "el c\u00F3digo de seguridad es 123"},
    {"CvvAloneRussian",
     "\u043A\u043E\u0434 \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u0438 "
     "123",
     "\u043A\u043E\u0434 \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u0438 "
     "***",
     "\u043A\u043E\u0434 \u0431\u0435\u0437\u043E\u043F\u0430\u0441\u043D\u043E\u0441\u0442\u0438 "
     "123"},
    {"CvvAloneFullWidth", "CVV \uFF11\uFF12\uFF13", "CVV \uFF0A\uFF0A\uFF0A",
     "CVV \uFF11\uFF12\uFF13"},
    {"CidAmex", "amex 3782 822463 10005 cid 1234", "amex **** ****** *0005 cid ****",
     "amex **** ****** *0005 cid 1234"},
    {"ExpiryAndCode", "4111 1111 1111 1111 12/27 123", "**** **** **** 1111 **/** ***",
     "**** **** **** 1111 12/27 123"},
    {"ExpiryLabelled", "4111111111111111 exp 12/2027", "************1111 exp **/****",
     "************1111 exp 12/2027"},
    {"ExpiryOnNextLine", "4111 1111 1111 1111\nvalid thru 12/27",
     "**** **** **** 1111\nvalid thru **/**", "**** **** **** 1111\nvalid thru 12/27"},
    {"ExpiryBefore", "exp 12/27 no 4111 1111 1111 1111", "exp **/** no **** **** **** 1111",
     "exp 12/27 no **** **** **** 1111"},
    {"DumpPipes", "4111111111111111|12|27|123", "************1111|**|**|***",
     "************1111|12|27|123"},
    {"DumpPipesFullYear", "5555555555554444|12|2027|123", "************4444|**|****|***",
     "************4444|12|2027|123"},
    {"DumpSlashes", "4111111111111111/12/27/123", "************1111/**/**/***",
     "************1111/12/27/123"},
    {"DumpCsv", "4111111111111111,12,27,123", "************1111,**,**,***",
     "************1111,12,27,123"},
    {"DumpTwoLines", "4111111111111111|12|27|123\n5555555555554444|01|28|456",
     "************1111|**|**|***\n************4444|**|**|***",
     "************1111|12|27|123\n************4444|01|28|456"},
    {"Track1", "%B4111111111111111^DOE/JANE^27121011000000000?",
     "%B************1111^DOE/JANE^*****************?",
     "%B************1111^DOE/JANE^27121011000000000?"},
    {"Track2", ";4111111111111111=27121011000012345678?", ";************1111=********************?",
     ";************1111=27121011000012345678?"},
    {"Track2NoSentinels", "4111111111111111=27121011000012345678",
     "************1111=********************", "************1111=27121011000012345678"},
    {"Track2Hex", "4111111111111111D27121011000012345678F",
     "************1111D********************F", "************1111D27121011000012345678F"},
};

}  // namespace panveil::scrub

#endif  // PANVEIL_TESTS_SCRUB_MESSAGES_NOT_YET_H_
