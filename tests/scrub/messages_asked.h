// Messages as they come where a card was asked for: pasted forms, terminals, answers in a line; and
// what is pasted there that holds no card.
#ifndef PANVEIL_TESTS_SCRUB_MESSAGES_ASKED_H_
#define PANVEIL_TESTS_SCRUB_MESSAGES_ASKED_H_

#include "scrub/message_case.h"

namespace panveil::scrub {

constexpr MessageCase kAsked[] = {
    // Questions and their answers in one line.
    {"Answers", "number? 4111 1111 1111 1111 exp? 12/27 code? 737",
     "number? **** **** **** 1111 exp? ***** code? ***"},
    {"AnswersAfterAFalseStart",
     "Number: 4111... no wait 4111 1111 1111 1111. Exp? 12/27. Code? 737.",
     "Number: 4111... no wait **** **** **** 1111. Exp? *****. Code? ***."},
    // Terminals, with colours.
    {"BoldInATerminal", "\x1b[1m4111111111111111\x1b[0m", "\x1b[1m************1111\x1b[0m"},
    {"ColourInATerminal", "\x1b[38;5;196m4111 1111 1111 1111\x1b[0m",
     "\x1b[38;5;196m**** **** **** 1111\x1b[0m"},
    {"LineOfATerminal", "\x1b[2K4111111111111111", "\x1b[2K************1111"},
    {"EscapeOfATerminalWritten", "\\u001b[1m4111111111111111\\u001b[0m",
     "\\u001b[1m************1111\\u001b[0m"},
    {"EscapeOfATerminalLost", "pan [1m4111111111111111[0m", "pan [1m************1111[0m"},
    // Emoji for labels, or before what they label.
    {"EmojiBeforeEach", "\U0001F4B3 4111 1111 1111 1111 \U0001F4C5 12/27 \U0001F512 737",
     "\U0001F4B3 **** **** **** 1111 \U0001F4C5 ***** \U0001F512 ***"},
    {"EmojiOnLines", "\U0001F4B3 4111 1111 1111 1111\n\U0001F5D3\uFE0F 12/27\n\U0001F510 737",
     "\U0001F4B3 **** **** **** 1111\n\U0001F5D3\uFE0F *****\n\U0001F510 ***"},
    {"EmojiPointsAtTheCode", "CVV \U0001F449 737", "CVV \U0001F449 ***"},
    {"EmojiPointsBack", "737 \U0001F448 cvv", "*** \U0001F448 cvv"},
    {"EmojiPointsAtTheDate", "exp \U0001F449\U0001F449 12/27", "exp \U0001F449\U0001F449 *****"},
    // A form, copied from a page: each field a paragraph.
    {"FormOfParagraphs", "Card number\n\n4111 1111 1111 1111\n\nExpiry\n\n12/27\n\nCVV\n\n737",
     "Card number\n\n**** **** **** 1111\n\nExpiry\n\n*****\n\nCVV\n\n***"},
    {"FormOfParagraphsWindows", "4111 1111 1111 1111\r\n\r\n12/27\r\n\r\n737",
     "**** **** **** 1111\r\n\r\n*****\r\n\r\n***"},
    // Other signs between the date and the code.
    {"DotsBetween", "4111 1111 1111 1111 ... 12/27 ... 737",
     "**** **** **** 1111 ... ***** ... ***"},
    {"ArrowsBetweenFields", "4111 1111 1111 1111 -> 12/27 -> 737",
     "**** **** **** 1111 -> ***** -> ***"},
    {"ColonsBetween", "4111 1111 1111 1111 :: 12/27 :: 737", "**** **** **** 1111 :: ***** :: ***"},
    {"BulletsBetweenFields", "4111 1111 1111 1111 \u2022 12/27 \u2022 737",
     "**** **** **** 1111 \u2022 ***** \u2022 ***"},
    {"SecurityAlone", "4111 1111 1111 1111\nValid to: 12/27\nSecurity: 737",
     "**** **** **** 1111\nValid to: *****\nSecurity: ***"},
    {"HebrewCode", "\u05E7\u05D5\u05D3 \u05D0\u05D1\u05D8\u05D7\u05D4 737",
     "\u05E7\u05D5\u05D3 \u05D0\u05D1\u05D8\u05D7\u05D4 ***"},
    {"HebrewBack",
     "3 \u05E1\u05E4\u05E8\u05D5\u05EA \u05D1\u05D2\u05D1 "
     "\u05D4\u05DB\u05E8\u05D8\u05D9\u05E1: 737",
     "3 \u05E1\u05E4\u05E8\u05D5\u05EA \u05D1\u05D2\u05D1 "
     "\u05D4\u05DB\u05E8\u05D8\u05D9\u05E1: ***"},
    {"EndOfTheMonth", "VALID FROM 01/24 EXPIRES END 12/27", "VALID FROM ***** EXPIRES END *****"},
    {"EndOfTheMonthFrench", "expire fin d\u00E9cembre 2027", "expire fin *************"},
    // Blanks of copied text; one label for both.
    {"NoBreakSpacesBetween", "4111\u00A01111\u00A01111\u00A01111\u00A0\u00A012/27\u00A0\u00A0737",
     "****\u00A0****\u00A0****\u00A01111\u00A0\u00A0*****\u00A0\u00A0***"},
    {"EmSpaceBetween", "4111 1111 1111 1111\u2003exp 12/27\u2003737",
     "**** **** **** 1111\u2003exp *****\u2003***"},
    {"IsolatesRoundEach", "\u20674111 1111 1111 1111\u2069 \u206712/27\u2069 \u2067737\u2069",
     "\u2067**** **** **** 1111\u2069 \u2067*****\u2069 \u2067***\u2069"},
    {"OneLabelForBoth", "4111 1111 1111 1111 exp/cvv: 12/27 737",
     "**** **** **** 1111 exp/cvv: ***** ***"},
    {"OneLabelForBothCodeFirst", "cvv/exp: 737 12/27", "cvv/exp: *** 12/27"},
    {"TurkishSuffix", "kart no 4111111111111111 SKT: 12/27 CVV'si 737",
     "kart no ************1111 SKT: ***** CVV'si ***"},
    {"SpanishShortDate", "tarj 4111111111111111 cad 12/27 cvv 737",
     "tarj ************1111 cad ***** cvv ***"},
    {"PhpDump", "[\"cvv\"]=>\n  string(3) \"737\"\n  [\"n\"]=>\n  int(912)",
     "[\"cvv\"]=>\n  string(3) \"***\"\n  [\"n\"]=>\n  int(912)"},
    // A number that a program read as a fraction.
    {"Scientific", "card=4.111111111111111E15, ok", "card=*.***********1111E15, ok"},
    {"ScientificOfASpreadsheet", "amex\t3.78282246310005E+14", "amex\t*.**********0005E+14"},
    // Numbers whose neighbours are of a label.
    {"CodeInTheLabel", "CVV/CVC (223-4 digits) - 737", "CVV/CVC (***-4 digits) - 737"},
    {"SlackTelephone", "<tel:4111111111111111|4111 1111 1111 1111>",
     "<tel:************1111|**** **** **** 1111>"},
    {"CardOfScannedText", "BANK\n4111 1111 1111 1111\n4111\nVALID\nTHRU 12/27\nJANE DOE\nVISA",
     "BANK\n**** **** **** 1111\n4111\nVALID\nTHRU *****\nJANE DOE\nVISA"},
};

constexpr InnocentCase kAskedInnocent[] = {
    {"BracketAndAnIdentifier", "[2x4111111111111111] and [5a4111111111111111]"},
    {"TerminalLog", "\x1b[32m200\x1b[0m GET /a/4111 \x1b[1m12\x1b[0m ms, \x1b[31m737\x1b[0m"},
    {"EmojiAndNumbers", "\U0001F389 450 points \U0001F512 door 737 \U0001F4C5 12/27 party"},
    {"EmojiScore", "\u26BD 3:1 \U0001F3C0 112-104 \U0001F3C6 2026"},
    {"ScientificOfAnotherSize",
     "4.111111111111111E14, 4.111111111111111E155, 4.111111111111111e-15"},
    {"ScientificThatFailsLuhn", "4.111111111111112E15"},
    {"CanadianDollars", "CAD 1227 paid, val 12/27"},
    {"CvvInAForm", "Total\n\n450\n\nCVV\n\n"},
    {"ParagraphOfAnotherField", "cvv\n\nQuantity\n\n450"},
    {"FarBelowTheLabel", "cvv\n\n\n450"},
};

}  // namespace panveil::scrub

#endif  // PANVEIL_TESTS_SCRUB_MESSAGES_ASKED_H_
