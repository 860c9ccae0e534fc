// Messages as they are pasted: out of code, chats with markdown, mails that quote; and what people
// paste that holds no card.
#ifndef PANVEIL_TESTS_SCRUB_MESSAGES_PASTED_H_
#define PANVEIL_TESTS_SCRUB_MESSAGES_PASTED_H_

#include "scrub/message_case.h"

namespace panveil::scrub {

constexpr MessageCase kPasted[] = {
    // Backticks.
    {"InlineCode", "`4111111111111111`", "`************1111`"},
    {"InlineCodeEach", "`4111` `1111` `1111` `1111`", "`****` `****` `****` `1111`"},
    {"InlineCodeFields", "`4111111111111111` `12/27` `737`", "`************1111` `*****` `***`"},
    {"InlineCodeSlashes", "`4111111111111111` / `12/27` / `737`",
     "`************1111` / `*****` / `***`"},
    {"InlineCodeBars", "`4111 1111 1111 1111`|`1227`|`737`", "`**** **** **** 1111`|`****`|`***`"},
    {"Fence", "```\n4111111111111111\n12/27\n737\n```", "```\n************1111\n*****\n***\n```"},
    {"FenceInOneLine", "```4111111111111111 12/27 737```", "```************1111 ***** ***```"},
    {"FencesBetween", "4111```1111```1111```1111", "****```****```****```1111"},
    {"CodeInCode", "cvv:`737`", "cvv:`***`"},
    // Markdown, quotes and brackets around each.
    {"BoldEach", "**4111111111111111** **12/27** **737**",
     "**************1111** ********* *******"},
    {"QuotedEach", "\"4111111111111111\" \"12/27\" \"737\"",
     "\"************1111\" \"*****\" \"***\""},
    {"BracketsEach", "4111111111111111 (12/27) (737)", "************1111 (*****) (***)"},
    {"SquareBracketsEach", "4111111111111111 [12/27] [737]", "************1111 [*****] [***]"},
    {"EnDashes", "4111\u20131111\u20131111\u20131111 (12\u201327) [737]",
     "****\u2013****\u2013****\u20131111 (*****) [***]"},
    {"EmDashBeforeTheCode", "4111 1111 1111 1111 \u2014 12 / 27 \u2014 737",
     "**** **** **** 1111 \u2014 ******* \u2014 ***"},
    // A mail that quotes.
    {"QuotedMail", "> 4111 1111\n> 1111 1111\n> 12/27\n> 737",
     "> **** ****\n> **** 1111\n> *****\n> ***"},
    {"QuotedMailWindows", "> 4111 1111 1111 1111\r\n> 12/27\r\n>> 737",
     "> **** **** **** 1111\r\n> *****\r\n>> ***"},
    // The code beside the number, with the date before both or behind both, or none.
    {"DateFirst", "12/27 4111111111111111 737", "***** ************1111 ***"},
    {"DateFirstGroups", "12/27 4111 1111 1111 1111 737", "***** **** **** **** 1111 ***"},
    {"DateFirstLines", "exp 12/27\n4111111111111111\n737", "exp *****\n************1111\n***"},
    {"CodeThenDate", "4111111111111111 737 12/27", "************1111 *** *****"},
    {"CodeThenDateLines", "4111111111111111\n737\n12/27", "************1111\n***\n*****"},
    {"CodeTiedByDash", "4111111111111111-737", "************1111-***"},
    {"CodeTiedByDashGroups", "4111-1111-1111-1111-737 ok", "****-****-****-1111-*** ok"},
    {"CodeTiedBySlash", "4111 1111 1111 1111/737", "**** **** **** 1111/***"},
    {"CodeTiedToAmex", "378282246310005-1434", "***********0005-****"},
    {"CodeTiedToAmexGroups", "3782 822463 10005-1434", "**** ****** *0005-****"},
    // Numbers with a wrong digit, under the name of a card's.
    {"AssignedWrongDigit", "cardNumber = \"4111111111111112\"",
     "cardNumber = \"************1112\""},
    {"ObjectWrongDigit", "{cardNumber: '4111111111111112', cvv: '737'}",
     "{cardNumber: '************1112', cvv: '***'}"},
    {"JavaWrongDigit", "Card(cardNumber=4111111111111112, cvv=737)",
     "Card(cardNumber=************1112, cvv=***)"},
    {"PhpWrongDigit", "'card_number' => '4111 1111 1111 1112',",
     "'card_number' => '**** **** **** 1112',"},
    {"LoggedWrongDigit", "body {\\\"pan\\\":\\\"4111111111111112\\\"}",
     "body {\\\"pan\\\":\\\"************1112\\\"}"},
    {"ArrowDrawnAsPicture", "cvv \u27A1\uFE0F 737", "cvv \u27A1\uFE0F ***"},
    // The two fours of a "triple four" that is cut go with what stands before them.
    {"TripleThatIsCut",
     "484409413767\n6818dreifach vier dreifach null f\u00FCnf zwei drei vier drei neun null acht "
     "zwei606",
     "484409413767\n6818dreifach vier dreifach null f\u00FCnf zwei drei vier drei neun null acht "
     "zwei606"},
};

constexpr InnocentCase kPastedInnocent[] = {
    {"Metrics",
     "node_cpu_seconds_total 414078 1706671723143\nhttp_requests_total{code=\"500\"} 3909 "
     "1796030824628"},
    {"MetricsGauge", "queue_depth 599797 1773200080627"},
    {"AirlineTicket", "e-ticket 607-7730335611"},
    {"AirlineTicketSpaced", "ETKT 607 7730335611, PNR QX7K2P"},
    {"SetsOfTennis", "1-5 3-2 4-2 4-4 4-7 2-4 4-7 3-2 3-7 2-3"},
    {"InlineCodeCommand", "run `kill -9 4111` and `exit 737`"},
    {"InlineCodeNumbers", "`404` `500` `737` `1234`"},
    {"FencedLog", "```\n2026-03-12 10:11:12,737 INFO 4111 ok\n```"},
    {"NamedOtherwise", "orderId=4111111111111112, cardId: '4111111111111112'"},
    {"CardNumberInProse", "the card number: 4111 1111 1111 1112"},
    {"Thumbs", "737 \U0001F44D and 4111 \U0001F389"},
    {"SqlDump", "INSERT INTO t VALUES (414078,'2026-03-12',4111,737),(414079,'2026-03-13',1,912);"},
    {"PackageLock", "\"x\":{\"version\":\"4.11.1\",\"integrity\":\"sha512-4111Ab1111==\"}"},
    {"GoModule", "golang.org/x/net v0.0.0-20210405180319-a5a99cb37ef4 h1:4aB1="},
    {"PixQrCode", "5802BR5909FULANO6304A1B2 and 00020101021126"},
    {"StackTrace", "at f4 (/srv/a.js:4111:11)\n    at g (/srv/b.js:1111:11)"},
    {"FrameTimes", "frame= 4111 fps= 30 q=28.0 size= 11111kB time=00:11:11.11"},
};

}  // namespace panveil::scrub

#endif  // PANVEIL_TESTS_SCRUB_MESSAGES_PASTED_H_
