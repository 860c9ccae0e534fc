// Cards among other numbers and words, in many languages, after words for other numbers.
#ifndef PANVEIL_TESTS_SCRUB_MESSAGES_AMONG_H_
#define PANVEIL_TESTS_SCRUB_MESSAGES_AMONG_H_

#include "scrub/message_case.h"

namespace panveil::scrub {

constexpr MessageCase kAmongOthers[] = {
    // ---- Among other numbers
    {"AfterListNumber", "1) 4111 1111 1111 1111", "1) **** **** **** 1111"},
    {"AfterListDot", "2. 5555 5555 5555 4444", "2. **** **** **** 4444"},
    {"AfterQuantity", "2 x 4111 1111 1111 1111", "2 x **** **** **** 1111"},
    {"AfterYear", "2026 4111 1111 1111 1111", "2026 **** **** **** 1111"},
    {"AfterPhone", "555-867-5309 4111 1111 1111 1111", "555-867-5309 **** **** **** 1111"},
    {"PhoneThatMakesASecondCard", "+1 415 555 2671 4111 1111 1111 1111",
     "+1 415 555 **** **** **** 1111 XXXX"},
    {"AfterInternationalPhone", "+1 415 555 0132 4111 1111 1111 1111",
     "+1 415 555 0132 **** **** **** 1111"},
    {"BeforePhone", "4111 1111 1111 1111 415-555-2671", "**** **** **** 1111 415-555-2671"},
    {"AfterZip", "90210 4111 1111 1111 1111", "90210 **** **** **** 1111"},
    {"BeforeZip", "4111-1111-1111-1111 90210", "****-****-****-1111 90210"},
    {"ZipAndPhoneAround", "94107 4111111111111111 4155552671", "94107 ************1111 4155552671"},
    {"AfterAmount", "$25.00 4111111111111111", "$25.00 ************1111"},
    {"TwoSideBySide", "4111 1111 1111 1111 5555 5555 5555 4444",
     "**** **** **** 1111 **** **** **** 4444"},
    {"ThreeCommaSeparated", "4111111111111111,5555555555554444,378282246310005",
     "************1111,************4444,***********0005"},
    {"TwoTouching", "4111111111111111 4012888888881881", "************1111 ************1881"},
    {"ThreeOnLines", "4111111111111111\n378282246310005\n30569309025904",
     "************1111\n***********0005\n**********5904"},
    {"MaskedThenFull", "4111XXXXXXXX1111 sorry full is 4111 1111 1111 1111",
     "4111XXXXXXXX1111 sorry full is **** **** **** 1111"},
    {"StarsThenFull", "**** **** **** 1111 is 4111111111111111",
     "**** **** **** 1111 is ************1111"},
    // ---- Words touching, URLs
    {"WordsTouch", "visa4111111111111111thanks", "visa************1111thanks"},
    {"WordTouchesGroups", "card4111-1111-1111-1111please", "card****-****-****-1111please"},
    {"UnderscoreTouches", "cc_4111111111111111_x", "cc_************1111_x"},
    {"HashTouches", "#4111111111111111", "#************1111"},
    {"UrlPath", "https://shop.example/pay/4111111111111111/confirm",
     "https://shop.example/pay/************1111/confirm"},
    {"UrlQuery", "https://shop.example/pay?cc=4111111111111111&step=2",
     "https://shop.example/pay?cc=************1111&step=2"},
    {"UrlQueryDashes", "GET /p?n=4111-1111-1111-1111 HTTP/1.1",
     "GET /p?n=****-****-****-1111 HTTP/1.1"},
    {"UrlEscapedTags", "x=%3CcardNum%3E4111111111111111%3C/cardNum%3E",
     "x=%3CcardNum%3E************1111%3C/cardNum%3E"},
    {"UrlEscapedTwice", "x=%253CcardNum%253E4111111111111111%253C%252FcardNum%253E",
     "x=%253CcardNum%253E************1111%253C%252FcardNum%253E"},
    {"MailAddress", "4111111111111111@example.com", "************1111@example.com"},
    {"CamelCase", "cardNo5555555555554444End", "cardNo************4444End"},
    {"Quoted", "\"4111111111111111\"", "\"************1111\""},
    {"JsonInText", "{\"n\":\"4111111111111111\",\"q\":1}", "{\"n\":\"************1111\",\"q\":1}"},
    {"CsvRow", "7;Jane Doe;5555555555554444;paid", "7;Jane Doe;************4444;paid"},
    {"HtmlTags", "<b>4111 1111 1111 1111</b>", "<b>**** **** **** 1111</b>"},
    {"ControlBytes", "a\0014111111111111111\002b", "a\001************1111\002b"},
    // ---- After id words: a card all the same
    {"AfterOrderWord", "order number 4111111111111111", "order number ************1111"},
    {"AfterTrackingWord", "tracking 4111 1111 1111 1111", "tracking **** **** **** 1111"},
    {"AfterIban", "IBAN? no: 5555 5555 5555 4444", "IBAN? no: **** **** **** 4444"},
    // ---- Languages
    {"Chinese", "\u6211\u7684\u5361\u53F7\u662F4111111111111111\u8BF7\u67E5\u4E00\u4E0B",
     "\u6211\u7684\u5361\u53F7\u662F************1111\u8BF7\u67E5\u4E00\u4E0B"},
    {"Japanese", "\u756A\u53F7\u306F5555-5555-5555-4444\u3067\u304A\u9858\u3044\u3057\u307E\u3059",
     "\u756A\u53F7\u306F****-****-****-4444\u3067\u304A\u9858\u3044\u3057\u307E\u3059"},
    {"Korean", "\uC81C \uCE74\uB4DC\uBC88\uD638\uB294 4111-1111-1111-1111\uC785\uB2C8\uB2E4",
     "\uC81C \uCE74\uB4DC\uBC88\uD638\uB294 ****-****-****-1111\uC785\uB2C8\uB2E4"},
    {"ThaiWords", "\u0E40\u0E25\u0E02\u0E1A\u0E31\u0E15\u0E234111 1111 1111 1111\u0E04\u0E48\u0E30",
     "\u0E40\u0E25\u0E02\u0E1A\u0E31\u0E15\u0E23**** **** **** 1111\u0E04\u0E48\u0E30"},
    {"Arabic", "\u0631\u0642\u0645 \u0627\u0644\u0628\u0637\u0627\u0642\u0629: 4111111111111111",
     "\u0631\u0642\u0645 \u0627\u0644\u0628\u0637\u0627\u0642\u0629: ************1111"},
    {"Hebrew",
     "\u05DE\u05E1\u05E4\u05E8 \u05D4\u05DB\u05E8\u05D8\u05D9\u05E1 \u05E9\u05DC\u05D9 "
     "4111-1111-1111-1111 \u05EA\u05D5\u05D3\u05D4",
     "\u05DE\u05E1\u05E4\u05E8 \u05D4\u05DB\u05E8\u05D8\u05D9\u05E1 \u05E9\u05DC\u05D9 "
     "****-****-****-1111 \u05EA\u05D5\u05D3\u05D4"},
    {"Russian",
     "\u043D\u043E\u043C\u0435\u0440 \u043A\u0430\u0440\u0442\u044B 4111 1111 1111 1111 "
     "\u0441\u043F\u0430\u0441\u0438\u0431\u043E",
     "\u043D\u043E\u043C\u0435\u0440 \u043A\u0430\u0440\u0442\u044B **** **** **** 1111 "
     "\u0441\u043F\u0430\u0441\u0438\u0431\u043E"},
    {"Greek", "\u03B7 \u03BA\u03AC\u03C1\u03C4\u03B1 \u03BC\u03BF\u03C5 4111 1111 1111 1111",
     "\u03B7 \u03BA\u03AC\u03C1\u03C4\u03B1 \u03BC\u03BF\u03C5 **** **** **** 1111"},
    {"Spanish", "mi tarjeta es la 4111.1111.1111.1111, gracias",
     "mi tarjeta es la ****.****.****.1111, gracias"},
    {"French", "ma carte\u00A0: 4111 1111 1111 1111 !", "ma carte\u00A0: **** **** **** 1111 !"},
    {"German", "Kartennummer 5555 5555 5555 4444, bitte",
     "Kartennummer **** **** **** 4444, bitte"},
    {"Portuguese", "cart\u00E3o 4111 1111 1111 1111 obrigado",
     "cart\u00E3o **** **** **** 1111 obrigado"},
    {"Turkish", "kart numaram 4111 1111 1111 1111", "kart numaram **** **** **** 1111"},
    {"Polish", "numer karty: 4111 1111 1111 1111", "numer karty: **** **** **** 1111"},
    {"Vietnamese", "s\u1ED1 th\u1EBB 4111 1111 1111 1111", "s\u1ED1 th\u1EBB **** **** **** 1111"},
    {"Hindi", "\u0915\u093E\u0930\u094D\u0921 4111 1111 1111 1111 \u0939\u0948",
     "\u0915\u093E\u0930\u094D\u0921 **** **** **** 1111 \u0939\u0948"},
    {"Ukrainian", "\u043A\u0430\u0440\u0442\u043A\u0430 4111111111111111",
     "\u043A\u0430\u0440\u0442\u043A\u0430 ************1111"},
};

}  // namespace panveil::scrub

#endif  // PANVEIL_TESTS_SCRUB_MESSAGES_AMONG_H_
