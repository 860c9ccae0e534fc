#include "card/field_name.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "support/guarded_buffer.h"

namespace panveil::card {
namespace {

constexpr std::string_view kPans[] = {
    "cardNumber",
    "CardNumber",
    "card_number",
    "card-number",
    "CARD_NUMBER",
    "card number",
    "Card_Number",
    "card[number]",
    "payment_method_data[card][number]",
    "card.number",
    "creditCard.number",
    "cc_number",
    "payment[cc_number]",
    "cc-number",
    "PAN",
    "pan",
    "v1:pan",
    "DS_MERCHANT_PAN",
    "fpan",
    "ccnumber",
    "ccnum",
    "CARDNO",
    "cardno",
    "trnCardNumber",
    "xCardNum",
    "UMcard",
    "ewayCardNumber",
    "pstn_cn",
    "ssl_card_number",
    "hps:CardNbr",
    "n2:CreditCardNumber",
    "C_cardnumber",
    "ccCardNumber",
    "card_no",
    "credit_card",
    "creditCard",
    "encryptedCardNumber",
    "primaryAccountNumber",
    "cardAccount",
    "cardData",
    "cardnumber2",
    "card_number_1",
    "cardNumberField",
    "card_number_value",
    "PANNumber",
    "numero_tarjeta",
    "numeroTarjeta",
    "n\xC3\xBAmero_tarjeta",
    "N\xC3\x9AMERO-TARJETA",
    "nu\xCC\x81merotarjeta",
    "Kartennummer",
    "kreditkartennummer",
    "customer[card_number]",
    "order.creditCard.cardNumber",
    "cc.num",
};

constexpr std::string_view kPansWithCardBeside[] = {
    "number",
    "Number",
    "account",
    "Account",
    "accountNumber",
    "account-number",
    "AcctNo",
    "account.number",
    "hps:AccountNumber",
    "v1:acctNr",
    "AcctNum",
    "C_acct",
    "pgwAccountNumber",
    "b1",
    "card",
    "cc",
    "cc1",
    "number1",
    "paymentMethod.number",
    "n:number",
};

constexpr std::string_view kCodes[] = {
    "cvv",
    "CVV",
    "cvc",
    "cvv2",
    "CVV2",
    "cid",
    "cc_cid",
    "payment[cc_cid]",
    "security_code",
    "securityCode",
    "security-code",
    "verification_value",
    "card[cvc]",
    "cardCVV",
    "CVV2Code",
    "CVNum",
    "cvNumber",
    "CVVData",
    "cvd",
    "fsv",
    "card.code",
    "securityCode.value",
    "csc",
    "cc-csc",
    "CV2",
    "ccvv",
    "xCVV",
    "C_cvv",
    "DS_MERCHANT_CVV2",
    "hps:CVV2",
    "ssl_cvv2cvc2",
    "cardSecurityCode",
    "card_verification_code",
    "v1:CardCodeValue",
    "cardCode",
    "CardIDNumber",
    "VerificationStr2",
    "card_cvv2",
    "UMcvv2",
    "codigo_seguridad",
    "Pr\xC3\xBC"
    "fziffer",
    "cvvField",
};

constexpr std::string_view kExpiries[] = {
    "exp_month",
    "card[exp_month]",
    "card[exp_year]",
    "expiry",
    "Expiry",
    "expirationMonth",
    "expiration_year",
    "expiryDate",
    "expiry_date",
    "expirationDate",
    "expiryDate.month",
    "expiration_date[year]",
    "validThru.year",
    "cc_exp_month",
    "ccexp",
    "ccexpmon",
    "ccexpyr",
    "cc-exp",
    "cc-exp-month",
    "cardExp",
    "cardExpiry",
    "ExpDate",
    "ssl_exp_date",
    "v1:ExpYear",
    "CardExpMonth",
    "DS_MERCHANT_EXPIRYDATE",
    "card_expiration_date",
    "card_month_expiration",
    "card.month",
    "cc_year",
    "pstn_ex",
    "validThru",
    "UMexpir",
};

constexpr std::string_view kTracks[] = {
    "swipe_data",
    "card[swipe_data]",
    "track1",
    "track2",
    "Track2",
    "track_2",
    "trackData",
    "track2_data",
    "UMmagstripe",
    "magstripe",
    "MagData",
    "magnetic_stripe",
    "card[emv_auth_data]",
};

constexpr std::string_view kHolders[] = {
    "cardholder",      "cardHolder", "card_holder_name", "cardholder-name",
    "CardHoldersName", "holderName", "cc_owner",         "NameOnCard",
    "n2:CardOwner",    "ccname",     "cc-name",          "CardName",
};

constexpr std::string_view kNones[] = {
    "",
    "phone_number",
    "phone",
    "order_number",
    "orderNumber",
    "account_id",
    "accountId",
    "number_of_items",
    "tracking_number",
    "track",
    "tracking",
    "telephone",
    "description",
    "encoding",
    "code",
    "zip_code",
    "promo_code",
    "country_code",
    "company",
    "japan",
    "span",
    "company_pan_european",
    "panel",
    "expand",
    "expires_in",
    "expires_at",
    "experience",
    "export",
    "success",
    "bcc",
    "access",
    "soundtrack1",
    "id",
    "message",
    "text",
    "timestamp",
    "amount",
    "card_type",
    "cardBrand",
    "card_id",
    "card_last_4",
    "cardLast4Digits",
    "card_number_length",
    "cardBinNumber",
    "card_token",
    "card_hash",
    "cvv_response",
    "cvvResult",
    "CVVResultCode",
    "ssl_cvv2cvc2_indicator",
    "CVD_Presence_Ind",
    "security_code_check",
    "avs_code",
    "response_code",
    "gift_card_number",
    "giftCardNumber",
    "giftcardnumber",
    "gift_card[number]",
    "loyaltyCardNumber",
    "id_card_number",
    "library-card-no",
    "bank_account_number",
    "bankAccountNumber",
    "bank_account[account_number]",
    "routing_number",
    "email_verification_code",
    "gift_card_code",
    "login_security_code",
    "social_security_number",
    "session_expiry",
    "token_expiration_date",
    "boleto_expiration_date",
    "accessTokenExpiry",
    "street_number",
    "faxNumber",
    "refno",
    "recordNo",
    "placid",
    "lucid",
    "acid",
    "merchantId",
    "month_to_date",
    "yearly",
    "number[phone]",
    "[]",
    "::",
    "placeholder",
    "shareholder",
    "x",
    "1",
    "12",
    "_",
    "card_number_masked",
    "VerificationStr1",
};

template <std::size_t kSize>
void ExpectAll(const std::string_view (&names)[kSize], FieldKind kind) {
  for (const std::string_view name : names) {
    EXPECT_EQ(static_cast<int>(ClassifyField(name)), static_cast<int>(kind)) << name;
  }
}

TEST(FieldName, Pans) { ExpectAll(kPans, FieldKind::kPan); }
TEST(FieldName, PansBesideCards) { ExpectAll(kPansWithCardBeside, FieldKind::kPanWithCardBeside); }
TEST(FieldName, Codes) { ExpectAll(kCodes, FieldKind::kCode); }
TEST(FieldName, Expiries) { ExpectAll(kExpiries, FieldKind::kExpiry); }
TEST(FieldName, Tracks) { ExpectAll(kTracks, FieldKind::kTrack); }
TEST(FieldName, Holders) { ExpectAll(kHolders, FieldKind::kHolder); }
TEST(FieldName, Others) { ExpectAll(kNones, FieldKind::kNone); }

TEST(FieldName, NamesOfManyThingsNeedACardBeside) {
  for (const char* name : {"verification_code", "account.verification", "security", "cv", "b5"}) {
    EXPECT_EQ(ClassifyField(name), FieldKind::kCodeWithCardBeside) << name;
  }
  for (const char* name :
       {"month", "year", "exp", "xExp", "expires", "expiration", "valid_until"}) {
    EXPECT_EQ(ClassifyField(name), FieldKind::kExpiryWithCardBeside) << name;
    EXPECT_FALSE(SaysCard(ClassifyField(name))) << name;
  }
}

TEST(FieldName, ATailByItselfIsNone) {
  for (const char* name : {"text", "data", "value", "Text", "_text", "text2", "fullText"}) {
    EXPECT_EQ(ClassifyField(name), FieldKind::kNone) << name;
  }
  for (const char* name : {"cvvText", "cvv_text", "cvvText2", "cvv.data"}) {
    EXPECT_EQ(ClassifyField(name), FieldKind::kCode) << name;
  }
}

TEST(FieldName, SomeNamesArePartsOfAnother) {
  for (const char* name : {"value", "Value", "VALUE", "code", "_code", "code.", "cod\xC3\xA9"})
    EXPECT_TRUE(IsPartName(name)) << name;
  for (const char* name : {"", "values", "number", "cardcode", "zip", "text", "cvv", "valu"}) {
    EXPECT_FALSE(IsPartName(name)) << name;
  }
}

TEST(FieldName, OfALongPathTheEndDecides) {
  const std::string path(1000, 'a');
  EXPECT_EQ(ClassifyField(path + "[card][number]"), FieldKind::kPan);
  EXPECT_EQ(ClassifyField("cardNumber." + path), FieldKind::kNone);
}

TEST(FieldName, AnyBytesAreValid) {
  constexpr std::string_view kBytes = "caRDnumberPAN_1[]:.\xC3\xBC\xCC\x81\xFF\xE5";
  testing_support::GuardedBuffer guarded(64);
  for (unsigned seed = 0; seed < 20000; ++seed) {
    std::string name;
    unsigned state = seed * 2654435761U + 1;
    for (unsigned i = 0; i < seed % 40; ++i) {
      state = state * 1664525U + 1013904223U;
      name += kBytes[(state >> 16) % kBytes.size()];
    }
    (void)ClassifyField(guarded.AtEnd(name));
  }
}

}  // namespace
}  // namespace panveil::card
