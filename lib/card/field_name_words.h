// The words around a listed name of a field (field_name_list.h).
#ifndef PANVEIL_CARD_FIELD_NAME_WORDS_H_
#define PANVEIL_CARD_FIELD_NAME_WORDS_H_

#include <cstdint>
#include <string_view>

namespace panveil::card::internal {

// Words that, right before a listed name, make it something else: a gift card's number, a bank's
// account number, the code of a login, the expiry of a session.
enum Not : std::uint8_t { kNotPan = 1, kNotAccount = 2, kNotCode = 4, kNotExpiry = 8 };

struct OtherThing {
  std::string_view word;
  unsigned is_not;
};

inline constexpr OtherThing kOtherThings[] = {
    {"access", kNotPan | kNotExpiry},
    {"account", kNotCode},
    {"ach", kNotAccount},
    {"auth", kNotExpiry},
    {"authorization", kNotExpiry},
    {"bank", kNotAccount},
    {"boleto", kNotExpiry},
    {"business", kNotPan},
    {"cache", kNotExpiry},
    {"calling", kNotPan},
    {"certificate", kNotExpiry},
    {"check", kNotAccount},
    {"checking", kNotAccount},
    {"contract", kNotExpiry},
    {"cookie", kNotExpiry},
    {"country", kNotCode},
    {"coupon", kNotCode | kNotExpiry},
    {"customer", kNotAccount},
    {"document", kNotExpiry},
    {"domain", kNotExpiry},
    {"email", kNotAccount | kNotCode},
    {"gift", kNotPan | kNotCode},
    {"health", kNotPan},
    {"iban", kNotAccount},
    {"id", kNotPan},
    {"identification", kNotPan},
    {"identity", kNotPan},
    {"insurance", kNotPan},
    {"invoice", kNotExpiry},
    {"key", kNotPan | kNotExpiry},
    {"library", kNotPan},
    {"licence", kNotPan | kNotExpiry},
    {"license", kNotPan | kNotExpiry},
    {"link", kNotExpiry},
    {"login", kNotCode | kNotExpiry},
    {"loyalty", kNotPan},
    {"medicare", kNotPan},
    {"member", kNotPan},
    {"membership", kNotPan | kNotExpiry},
    {"merchant", kNotAccount},
    {"offer", kNotExpiry},
    {"order", kNotExpiry},
    {"otp", kNotCode | kNotExpiry},
    {"passport", kNotExpiry},
    {"password", kNotCode | kNotExpiry},
    {"permit", kNotPan | kNotExpiry},
    {"phone", kNotPan | kNotCode},
    {"product", kNotExpiry},
    {"promo", kNotCode | kNotExpiry},
    {"promotion", kNotExpiry},
    {"punch", kNotPan},
    {"quote", kNotExpiry},
    {"refresh", kNotExpiry},
    {"report", kNotPan},
    {"resident", kNotPan},
    {"reward", kNotPan},
    {"rewards", kNotPan},
    {"routing", kNotAccount},
    {"savings", kNotAccount},
    {"score", kNotPan},
    {"session", kNotExpiry},
    {"sim", kNotPan},
    {"sms", kNotCode},
    {"social", kNotPan | kNotAccount | kNotCode},
    {"student", kNotPan},
    {"subscription", kNotExpiry},
    {"ticket", kNotExpiry},
    {"token", kNotExpiry},
    {"trial", kNotExpiry},
    {"url", kNotExpiry},
    {"user", kNotAccount | kNotCode},
    {"utility", kNotAccount},
    {"visa", kNotExpiry},
    {"voucher", kNotExpiry},
    {"zip", kNotCode},
};

// Words behind a name that say nothing: "cvvField", "card_number_value".
inline constexpr std::string_view kTails[] = {
    "again", "box",   "confirm", "confirmation", "data", "digits", "entry", "field", "full",
    "input", "plain", "raw",     "repeat",       "str",  "string", "text",  "txt",   "value",
};

}  // namespace panveil::card::internal

#endif  // PANVEIL_CARD_FIELD_NAME_WORDS_H_
