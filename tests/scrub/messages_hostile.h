// Messages of one more week, as customers, agents, programs and logs write them, in many languages:
// codes before a card's date, in brackets, "on the back"; and numbers of every other kind.
#ifndef PANVEIL_TESTS_SCRUB_MESSAGES_HOSTILE_H_
#define PANVEIL_TESTS_SCRUB_MESSAGES_HOSTILE_H_

#include "scrub/message_case.h"

namespace panveil::scrub {

constexpr MessageCase kHostile[] = {
    {"CodeDateCard", "737 12/27 4111 1111 1111 1111", "*** ***** **** **** **** 1111"},
    {"CodeDateCardList", "Jane: 737, 12/27, 4111111111111111",
     "Jane: ***, *****, ************1111"},
    {"DateCodeCard", "12/2027 737 4111 1111 1111 1111 Jane",
     "******* *** **** **** **** 1111 Jane"},
    {"CodeDateCardAmex", "1234 12/27 378282246310005", "**** ***** ***********0005"},
    {"CodeDateCardRows", "737 12/27 4111111111111111\n321 11/28 5555555555554444",
     "*** ***** ************1111\n*** ***** ************4444"},
    {"EllipsesBetween", "4111\u20261111\u20261111\u20261111", "****\u2026****\u2026****\u20261111"},
    {"ThreeDotsBetween", "4111 ... 1111 ... 1111 ... 1111", "**** ... **** ... **** ... 1111"},
    {"ArrowBehindTheCode", "737 <- cvv", "*** <- cvv"},
    {"CodeInBrackets", "4111 1111 1111 1111 (737), ok?", "**** **** **** 1111 (***), ok?"},
    {"CodeInBracketsAmex", "3782 822463 10005 (1234)", "**** ****** *0005 (****)"},
    {"FormLabel", "CVV/CVC (3-4 digits) - 737", "CVV/CVC (3-4 digits) - ***"},
    {"CheckoutPage",
     "Card number\n4111 1111 1111 1111\nExpiration\n12/27\nSec. code\n737\nZIP\n94107",
     "Card number\n**** **** **** 1111\nExpiration\n*****\nSec. code\n***\nZIP\n94107"},
    {"SpanishChat",
     "hola soy ana, la nueva es 4000-0566-5566-5556 (12/27) y el numerito de atr\u00E1s 321",
     "hola soy ana, la nueva es ****-****-****-5556 (*****) y el numerito de atr\u00E1s ***"},
    {"SpanishShort", "tarjeta 4000056655665556, cod. seg. 321",
     "tarjeta ************5556, cod. seg. ***"},
    {"PortugueseShort", "meu cart\u00E3o 5555 5555 5555 4444, 10/30, c\u00F3d. seg.: 902",
     "meu cart\u00E3o **** **** **** 4444, *****, c\u00F3d. seg.: ***"},
    {"FrenchBack", "4970 1000 0000 0014 03/29, et le code derri\u00E8re ma carte : 412",
     "**** **** **** 0014 *****, et le code derri\u00E8re ma carte : ***"},
    {"GermanBack", "die drei Ziffern hinten drauf: 737", "die drei Ziffern hinten drauf: ***"},
    {"GermanShort", "4111 1111 1111 1111 (Ablauf 12/27, KPN 737)",
     "**** **** **** 1111 (Ablauf *****, KPN ***)"},
    {"ItalianBack", "carta 4012/8888/8888/1881 scad 04-29, il codice dietro la carta \u00E8 551",
     "carta ****/****/****/1881 scad *****, il codice dietro la carta \u00E8 ***"},
    {"DutchShort", "mijn kaart 4242 4242 4242 4242 verv 11/28 cvc-code 112",
     "mijn kaart **** **** **** 4242 verv ***** cvc-code ***"},
    {"PolishBack", "karta 6011111111111117, kod z ty\u0142u karty 765",
     "karta ************1117, kod z ty\u0142u karty ***"},
    {"TurkishChat",
     "kart\u0131m\u0131n numaras\u0131 5454 5454 5454 5454 skt 07/27, arkas\u0131ndaki kod 333",
     "kart\u0131m\u0131n numaras\u0131 **** **** **** 5454 skt *****, arkas\u0131ndaki kod ***"},
    {"RussianBack",
     "\u043C\u043E\u044F \u043A\u0430\u0440\u0442\u0430 4111 1111 1111 1111, \u043A\u043E\u0434 "
     "\u043D\u0430 \u043E\u0431\u043E\u0440\u043E\u0442\u0435 456",
     "\u043C\u043E\u044F \u043A\u0430\u0440\u0442\u0430 **** **** **** 1111, \u043A\u043E\u0434 "
     "\u043D\u0430 \u043E\u0431\u043E\u0440\u043E\u0442\u0435 ***"},
    {"JapaneseBack",
     "\u30AB\u30FC\u30C9\u306F4242424242424242\u3001\u30AB\u30FC\u30C9\u306E\u88CF\u97623\u6841"
     "\u306F777\u3067\u3059",
     "\u30AB\u30FC\u30C9\u306F************"
     "4242\u3001\u30AB\u30FC\u30C9\u306E\u88CF\u97623\u6841\u306F***\u3067\u3059"},
    {"ChineseBack",
     "\u6211\u7684\u5361\u53F7\uFF1A6250946000000016\uFF0C\u80CC\u9762\u4E09\u4F4D\u6570\u662F888",
     "\u6211\u7684\u5361\u53F7\uFF1A************0016\uFF0C\u80CC\u9762\u4E09\u4F4D\u6570\u662F***"},
    {"ArabicAnd",
     "\u0628\u0637\u0627\u0642\u062A\u064A "
     "\u0664\u0661\u0661\u0661-\u0661\u0661\u0661\u0661-\u0661\u0661\u0661\u0661-"
     "\u0661\u0661\u0661\u0661 \u0648\u0631\u0645\u0632 \u0627\u0644\u0623\u0645\u0627\u0646 737",
     "\u0628\u0637\u0627\u0642\u062A\u064A ****-****-****-\u0661\u0661\u0661\u0661 "
     "\u0648\u0631\u0645\u0632 \u0627\u0644\u0623\u0645\u0627\u0646 ***"},
    {"HindiChat",
     "\u092E\u0947\u0930\u093E \u0915\u093E\u0930\u094D\u0921 \u096A\u0967\u0967\u0967 "
     "\u0967\u0967\u0967\u0967 \u0967\u0967\u0967\u0967 \u0967\u0967\u0967\u0967 \u0939\u0948, "
     "\u0938\u0940\u0935\u0940\u0935\u0940 \u096D\u0969\u096D",
     "\u092E\u0947\u0930\u093E \u0915\u093E\u0930\u094D\u0921 **** **** **** "
     "\u0967\u0967\u0967\u0967 \u0939\u0948, \u0938\u0940\u0935\u0940\u0935\u0940 ***"},
    {"JavaRecord", "INFO Card{pan=4111 1111 1111 1111, exp=12/27, cvv='737'}",
     "INFO Card{pan=**** **** **** 1111, exp=*****, cvv='***'}"},
    {"LogOfMaskAndRaw", "WARN pay.retry pan=411111******1111 raw=4111111111111111 ttl=3600",
     "WARN pay.retry pan=411111******1111 raw=************1111 ttl=3600"},
    {"FileName", "card_number_4111111111111111_cvv_737.txt",
     "card_number_************1111_cvv_***.txt"},
    {"CommandLine", "curl -d card=4000002500003155 -d cvc=123 https://api.example/v1",
     "curl -d card=************3155 -d cvc=*** https://api.example/v1"},
    {"UnderscoresBetween", "4111_1111_1111_1111_12_27_737", "****_****_****_1111_*****_***"},
    {"UnderscoresBehind", "4111111111111111_12_27_737", "************1111_*****_***"},
    {"ThreeOnTheBack", "my card 4111 1111 1111 1111, last three on the back 737",
     "my card **** **** **** 1111, last three on the back ***"},
    {"ThreeOnTheBackDated", "4111 1111 1111 1111 12/27 three on the back: 737",
     "**** **** **** 1111 ***** three on the back: ***"},
    {"FrenchCrypto", "4970 1000 0000 0014 03/29 crypto 412",
     "**** **** **** 0014 ***** crypto ***"},
    {"FrenchCryptoColon", "ma carte 4970 1000 0000 0014, exp 03/29, Crypto : 412 merci",
     "ma carte **** **** **** 0014, exp *****, Crypto : *** merci"},
    {"PackedDateBeforeLabel", "card no.4111111111111111exp1227cvv737",
     "card no.************1111exp****cvv***"},
    {"PackedDateByName", "PAN=4111111111111111 DATE=1227 CODE=737",
     "PAN=************1111 DATE=**** CODE=***"},
    {"PythonCall", "charge_card(\"4000 0027 6000 3184\", \"12/27\", \"123\")",
     "charge_card(\"**** **** **** 3184\", \"*****\", \"***\")"},
};

constexpr InnocentCase kHostileInnocent[] = {
    {"CryptoAmount", "I bought crypto 412 EUR with my card, crypto : 450"},
    {"CryptoCard", "Crypto card: 412 points, crypto 450"},
    {"BackWithinDays", "on the back of the flyer 450, the last three 737"},
    {"Underscores", "IMG_20261123_12_27_737.jpg, row_12_27_450"},
    {"DateOfABatch", "DATE=1227 CODE=737 BATCH=4111"},
    {"CashOnDelivery", "payment COD 450 INR, order 4111"},
    {"CashOnDeliverySpanish", "pago contra reembolso cod 450, pedido 1029"},
    {"PostalCode", "c\u00F3digo postal 28013, cod 450"},
    {"Seconds", "wait 30 sec, code 502 bad gateway"},
    {"NumberOfSeconds", "number of sec: 120, retries 3"},
    {"SectionOfTheCode", "sec. 737 of the code"},
    {"SecondsSpanish", "tiempo 450 seg, numero 120"},
    {"CodeBack", "I want my promo code back, 450 points"},
    {"CodeOnTheBackOfAFlyer", "the discount code on the back of the flyer is 450"},
    {"CodeBehindAShop", "le magasin derri\u00E8re la gare, code 450"},
    {"CodeOfADoor", "der Code hinten an der T\u00FCr 450"},
    {"DutchTelephone", "mein KPN 737 Vertrag"},
    {"PhoneAfterNothing", "(415) 555-0132 or (737) 555-0199"},
    {"FlightDateTime", "flight 737 on 12/27 at 11:11, gate 411"},
    {"RoomAndNights", "room 737 12/27-12/29 2 guests"},
    {"TicketsAndDates", "737 12/27 tickets closed, 4111 1111 open"},
    {"ShortenedNumbers", "visa \u20261111, mastercard \u20264444"},
    {"ShortenedRange", "chapters 4\u202611, 12\u202627, 28\u202641"},
    {"ShortenedHashes", "4111\u20261111 and 5555\u20264444"},
    {"Pi", "3.14159265358979\u2026"},
    {"ArrowsBetweenNumbers", "737 <- 4111 <- 1111"},
    {"FlightEticket",
     "Flight TK 1983 12MAR IST-FRA, PNR X7K2PQ, ticket 235 2401234567, seat 14A, 23kg"},
    {"ParcelFrench", "colis 8R 12345 67890 FR, relais 041235, avant le 12/03"},
    {"TransferPolish", "przelew 61 1090 1014 0000 0712 1981 2874 kwota 411,11 z\u0142"},
    {"TransferRussian",
     "\u0411\u0418\u041A 044525225, \u0440/\u0441 40702810900000012345, \u0418\u041D\u041D "
     "7707083893, \u041A\u041F\u041F 770701001"},
    {"TaxBrazil", "CPF 111.444.777-35, CNPJ 11.222.333/0001-81, CEP 01310-100"},
    {"Medical", "NHS number 943 476 5919, BP 120/80, HbA1c 5.8%, dose 500 mg x 3"},
    {"PrescriptionGerman", "Krankenversichertennummer A123456780, LANR 123456601, PZN 04111111"},
    {"IdentityChinese",
     "\u8EAB\u4EFD\u8BC1 11010519491231002X\uFF0C\u624B\u673A 138 0013 8000\uFF0C\u8BA2\u5355 "
     "202603121111"},
    {"CricketHindi",
     "\u0938\u094D\u0915\u094B\u0930 411/7, 111 \u0930\u0928, 50.3 \u0913\u0935\u0930"},
    {"Basketball", "NBA: 112-104, 98-97, 121-118; rebounds 41 11 11"},
    {"RustAssert", "fn f(a: [u16; 4]) { assert_eq!(a, [4111, 1112, 1111, 1111]) }"},
    {"TestSummary", "PASS 411/411 (737 ms), 12/27 skipped, 3 flaky"},
};

}  // namespace panveil::scrub

#endif  // PANVEIL_TESTS_SCRUB_MESSAGES_HOSTILE_H_
