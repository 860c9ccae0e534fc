#include "conformance_inputs.h"

#include <cstdint>
#include <nlohmann/json.hpp>

namespace panveil::conformance {

using std::string_literals::operator""s;

// Published test numbers; none is a live account.
std::vector<Input> Texts() {
  return {
      {"empty", ""},
      {"clean", "hello, when does my order arrive?"},
      {"visa", "my card is 4111111111111111 thanks"},
      {"visa groups", "my card is 4111 1111 1111 1111 thanks"},
      {"visa dashes", "4111-1111-1111-1111"},
      {"visa dots", "card: 4111.1111.1111.1111"},
      {"mastercard", "5555555555554444"},
      {"mastercard 2", "2223 0031 2200 3222"},
      {"amex", "3782 822463 10005"},
      {"amex bare", "378282246310005"},
      {"diners", "3056 930902 5904"},
      {"discover", "6011111111111117"},
      {"jcb", "3530 1113 3330 0000"},
      {"unionpay", "6200000000000005"},
      {"maestro", "maestro card 6759 6498 2643 8453"},
      {"visa 13", "4222222222222"},
      {"two cards", "4111 1111 1111 1111 5555 5555 5555 4444"},
      {"behind a year", "in 2026 4111 1111 1111 1111 it was"},
      {"expiry and code", "4111 1111 1111 1111 12/27 123"},
      {"labelled expiry and code", "4111111111111111, exp 12/2027, cvv 123"},
      {"code alone", "my CVV2 is: 737"},
      {"expiry alone", "valid thru 11/28"},
      {"track 1", "%B4111111111111111^DOE/JANE^27121010000000000000?"},
      {"track 2", ";4111111111111111=27121010000012345678?"},
      {"spelled", "four one one one one one one one one one one one one one one one"},
      {"spelled with double",
       "four triple one, double one double one, one one one one one one one one"},
      {"full-width",
       "\xEF\xBC\x94\xEF\xBC\x91\xEF\xBC\x91\xEF\xBC\x91 "
       "\xEF\xBC\x91\xEF\xBC\x91\xEF\xBC\x91\xEF\xBC\x91 "
       "\xEF\xBC\x91\xEF\xBC\x91\xEF\xBC\x91\xEF\xBC\x91 "
       "\xEF\xBC\x91\xEF\xBC\x91\xEF\xBC\x91\xEF\xBC\x91"},
      {"arabic-indic",
       "\xD9\xA4\xD9\xA1\xD9\xA1\xD9\xA1\xD9\xA1\xD9\xA1\xD9\xA1\xD9\xA1\xD9\xA1\xD9\xA1\xD9\xA1"
       "\xD9\xA1"
       "\xD9\xA1\xD9\xA1\xD9\xA1\xD9\xA1"},
      {"zero-width spaces",
       "4111\xE2\x80\x8B"
       "1111\xE2\x80\x8B"
       "1111\xE2\x80\x8B"
       "1111"},
      {"no-break spaces",
       "4111\xC2\xA0"
       "1111\xC2\xA0"
       "1111\xC2\xA0"
       "1111"},
      {"look-alikes", "4l11 1111 1111 1111"},
      {"each digit apart", "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1"},
      {"over a line break", "4111 1111\r\n1111 1111"},
      {"in a query", "https://shop.example/pay?card=4111111111111111&x=1"},
      {"touching words", "visa4111111111111111exp1227"},
      {"emoji around", "\xF0\x9F\x98\x80 4111111111111111 \xF0\x9F\x91\x8D"},
      {"markdown", "**4111** **1111** **1111** **1111**"},
      {"spanish",
       "mi tarjeta es 4111 1111 1111 1111, c\xC3\xB3"
       "digo de seguridad: 123"},
      {"wrong check digit", "4111111111111112"},
      {"phone", "call +49 30 1234567 or (212) 555-0199"},
      {"timestamp", "1763769600000 and 2025-11-22T00:00:00Z"},
      {"uuid", "550e8400-e29b-41d4-a716-446655440000"},
      {"iban", "DE89 3704 0044 0532 0130 00"},
      {"fraction", "0.4111111111111111"},
      {"long digits", "411111111111111141111111111111114111111111111111"},
      {"masked before", "my card is **** **** **** 1111 thanks"},
      {"nul bytes", "a\0b 4111111111111111 \0"s},
      {"not utf-8", "\xFF\xFE 4111111111111111 \xC3\x28 \x80"},
      {"surrogates as utf-8", "\xED\xA0\x80 4111 1111 1111 1111 \xED\xB0\x80"},
      {"cut utf-8", "4111 1111 1111 1111 \xE2\x80"},
  };
}

namespace {

std::string Dump(const std::string& text, bool ascii) {
  return nlohmann::json(text).dump(-1, ' ', ascii, nlohmann::json::error_handler_t::replace);
}

std::string Percent(std::string_view text, bool all) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<std::uint8_t>(c);
    const bool word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (word && !all) {
      out += c;
    } else if (c == ' ' && !all) {
      out += '+';
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  return out;
}

std::string Markup(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else {
      out += c;
    }
  }
  return out;
}

std::string Base64(std::string_view bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t bits = 0;
    const std::size_t count = bytes.size() - i < 3 ? bytes.size() - i : 3;
    for (std::size_t k = 0; k < 3; ++k) {
      bits = bits << 8 | (k < count ? static_cast<std::uint8_t>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += k <= count ? kDigits[bits >> (18 - 6 * k) & 63] : '=';
    }
  }
  return out;
}

std::string Multipart(std::string_view name, std::string_view value) {
  return "--x7\r\nContent-Disposition: form-data; name=\"" + std::string(name) + "\"\r\n\r\n" +
         std::string(value) + "\r\n--x7--\r\n";
}

std::string Pack(std::string_view kind, const std::string& text) {
  if (kind == "json") return "{\"id\":7,\"text\":" + Dump(text, true) + "}";
  if (kind == "form") return "a=1&text=" + Percent(text, false) + "&b=";
  if (kind == "html") return "<p class=\"m\">" + Markup(text) + "</p>\n";
  if (kind == "xml") return "<?xml version=\"1.0\"?><m id=\"7\">" + Markup(text) + "</m>";
  if (kind == "multipart") return Multipart("text", text);
  if (kind == "base64") return Base64(text);
  return "event: message\ndata: {\"text\":" + Dump(text, false) + "}\n\n";
}

std::vector<Input> OwnShapes(std::string_view kind) {
  const std::string pan = "4111111111111111";
  if (kind == "json") {
    return {{"number", R"({"n": 4111111111111111, "m": 1.5e3})"},
            {"field names", R"({"cardNumber":"4111111111111112","cvc":"123","exp_month":"12"})"},
            {"escaped digits", R"({"t":"\u0034111 1111 1111 \u0031111"})"},
            {"surrogate pairs", R"({"t":"\ud83d\ude00 4111111111111111"})"},
            {"lone surrogate", R"({"t":"\ud83d 4111111111111111"})"},
            {"nested", R"({"body":"{\"card\":{\"number\":\"4111111111111111\"}}"})"},
            {"array of groups", R"({"card":["4111","1111","1111","1111"]})"},
            {"array of digits", "[4,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]"},
            {"key", R"({"4111111111111111": true})"},
            {"ndjson", "{\"a\":\"4111111111111111\"}\n{\"a\":\"378282246310005\"}\n"},
            {"byte order mark", "\xEF\xBB\xBF{\"a\":\"4111111111111111\"}"},
            {"truncated", R"({"a":"4111111111111111)"},
            {"malformed", R"({"a":4111111111111111,,"b":})"},
            {"deep", R"([[[[{"a":[{"b":"4111111111111111"}]}]]]])"},
            {"holder", R"({"cardholderName":"Jane Doe","n":"4111111111111111"})"},
            {"base64 inside", "{\"data\":\"" + Base64("{\"pan\":\"" + pan + "\"}") + "\"}"},
            {"paths",
             R"({"events":[{"message":{"text":"4111111111111111"}},{"x":"4111111111111111"}]})"}};
  }
  if (kind == "form") {
    return {{"every byte encoded", "card=" + Percent("4111 1111 1111 1111", true)},
            {"encoded twice", "card=" + Percent(Percent(pan, true), false)},
            {"field names", "card_number=4111111111111112&cvv=123&expiry=12%2F27"},
            {"json in a field", "payload=" + Percent("{\"pan\":\"" + pan + "\"}", false)},
            {"broken escapes", "a=%4&b=%zz4111111111111111&c=%"}};
  }
  if (kind == "html") {
    return {{"tags between", "<b>4111</b> <b>1111</b> <b>1111</b> <b>1111</b>"},
            {"references", "&#52;111&nbsp;1111&nbsp;1111&nbsp;&#x31;111"},
            {"attribute", "<input name=\"cardnumber\" value='4111111111111111'>"},
            {"comment", "<!-- 4111111111111111 --><br>"},
            {"unclosed", "<p 4111111111111111"}};
  }
  if (kind == "xml") {
    return {
        {"cdata", "<m><![CDATA[4111 1111 1111 1111]]></m>"},
        {"element names", "<Card><CardNumber>4111111111111112</CardNumber><CVV>123</CVV></Card>"},
        {"attribute", "<card number=\"4111111111111111\"/>"}};
  }
  if (kind == "multipart") {
    return {{"field names", Multipart("card[number]", "4111111111111112")},
            {"json part", "--x7\r\nContent-Type: application/json\r\n\r\n{\"pan\":\"" + pan +
                              "\"}\r\n--x7--\r\n"},
            {"base64 part",
             "--x7\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
                 Base64("pay " + pan) + "\r\n--x7--\r\n"},
            {"quoted-printable part",
             "--x7\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n4111=31111 "
             "1111=20=\r\n1111 1\r\n--x7--\r\n"},
            {"unclosed", "--x7\r\n\r\n" + pan}};
  }
  if (kind == "base64") {
    return {{"json inside", Base64("{\"pan\":\"" + pan + "\"}")},
            {"lines", "NDExMTEx\r\nMTExMTEx\r\nMTExMQ=="},
            {"no base64", "*** " + pan + " ***"}};
  }
  return {{"socket.io", "42[\"message\",{\"text\":\"4111111111111111\"}]"},
          {"engine.io row",
           "4hello\x1E"
           "42[\"m\",\"4111111111111111\"]"},
          {"lines of one event", "data: {\"a\":\ndata: \"4111111111111111\"}\n\n"},
          {"no frame", "pay 4111111111111111"}};
}

}  // namespace

std::vector<Input> Payloads(std::string_view kind) {
  std::vector<Input> out;
  std::size_t number = 0;
  for (const Input& text : Texts()) {
    // A half of them for each kind, not the same for all. JSON cannot hold what is not UTF-8.
    const bool is_utf8 = text.name.find("utf-8") == std::string::npos;
    const bool needs_utf8 = kind == "json" || kind == "frames";
    const bool take = (number++ + kind.size()) % 2 == 0;
    if (take && (is_utf8 || !needs_utf8)) out.push_back({text.name, Pack(kind, text.bytes)});
  }
  for (Input& own : OwnShapes(kind)) out.push_back(std::move(own));
  return out;
}

}  // namespace panveil::conformance
