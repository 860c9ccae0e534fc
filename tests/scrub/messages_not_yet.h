// What is not scrubbed as it should be. When one of these changes, give it its new `today`, or move
// it to kDisguised or kAmongOthers once it comes out as `wanted`.
#ifndef PANVEIL_TESTS_SCRUB_MESSAGES_NOT_YET_H_
#define PANVEIL_TESTS_SCRUB_MESSAGES_NOT_YET_H_

#include "scrub/message_case.h"

namespace panveil::scrub {

constexpr NotYetCase kNotYet[] = {
    // ---- Look-alikes
    {"LookAlikeBars", "4||| 1111 1111 1111", "**** **** **** 1111", "4||| 1111 1111 1111"},
    // ---- Odd groups and lines
    {"SemicolonsBetween", "4111;1111;1111;1111", "****;****;****;1111", "4111;1111;1111;1111"},
    {"QuotedGroups", "\"4111\" \"1111\" \"1111\" \"1111\"", "\"****\" \"****\" \"****\" \"1111\"",
     "\"4111\" \"1111\" \"1111\" \"1111\""},
    {"MailQuoteOnEachLine", "> 4111\n> 1111\n> 1111\n> 1111", "> ****\n> ****\n> ****\n> 1111",
     "> 4111\n> 1111\n> 1111\n> 1111"},
    // ---- Words touching, URLs
    {"UrlEscapesBetween", "q=4111%201111%201111%201111", "q=****%20****%20****%201111",
     "q=4111%201111%201111%201111"},
    {"EmvTagTouches", "5A0841111111111111119F02", "5A08************11119F02",
     "5A0841111111111111119F02"},
    // ---- With SAD and expiry
    // Behind a PAN they go; by themselves the scan does not see them.
    {"CvvAloneFullWidth", "CVV \uFF11\uFF12\uFF13", "CVV ***", "CVV \uFF11\uFF12\uFF13"},
};

}  // namespace panveil::scrub

#endif  // PANVEIL_TESTS_SCRUB_MESSAGES_NOT_YET_H_
