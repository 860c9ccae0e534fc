// Payloads without a card come back as they are: each as its kind, as what it looks like, and
// inside JSON, a form, XML, base64.
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "support/scrubbers.h"

namespace panveil {
namespace {

struct CleanPayload {
  PayloadKind kind;
  std::string_view text;
};

constexpr CleanPayload kClean[] = {
    {PayloadKind::kJson,
     R"({"id":"evt_1MqqbKLt4dXK03v5qaIbiNCC","created":1680064028,"ms":1680064028123,"ns":)"
     R"(1680064028123456789,"uuid":"4111a111-1111-4111-8111-411111111111","phone":)"
     R"("+1 415 555 2671","order":"100-2938475-6610293","order_no":"SO-2023-000123456","zip":)"
     R"("94103","amount":1999,"ip":"192.168.100.200","lat":37.774929500000,"lng":-122.4194155001})"},
    {PayloadKind::kJson,
     R"({"sha":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","trace":)"
     R"("4bf92f3577b34da6a3ce929d0e0e4736","tracking":"1Z999AA10123456784","etag":"W/\"4111-17\""})"},
    {PayloadKind::kJson,
     R"({"code":"1234","expires":"2031-12-31","number":"INV-00123","month":12,"year":2030})"},
    {PayloadKind::kJson, R"({"page":1,"total":4111,"items":[1001,1002,1003,1004,1005]})"},
    {PayloadKind::kJson, "[1680064028123,1680064028124,1680064028125,1680064028126]"},
    {PayloadKind::kJson,
     R"({"error":{"code":"404","message":"Card not found"},"value":"123","status":{"code":200}})"},
    {PayloadKind::kJson, R"({"user":"80351110224678912","tweet":"1212092628029698048"})"},
    {PayloadKind::kJson,
     R"({"cc":"a@b.example","card":"board-17","cards":[{"id":17,"title":"Trello card 12/27"}]})"},
    {PayloadKind::kJson,
     R"({"expires":1700000000,"session":{"expiry":"1700000000"},"security":{"level":"123"},)"
     R"("verification":{"status":"456"},"account":"123456789","country_code":"276","cvss":"9.8"})"},
    {PayloadKind::kJson,
     R"({"card":{"brand":"visa","last4":"4242","fingerprint":"Xt5EWLLDS7FJjR1c","id":)"
     R"("card_1MvoiELkdIwHu7ixOeFGbN9D"},"amount":"2000","created":"1680892994"})"},
    // Numbers side by side that pass for a card together, cut as none is printed.
    {PayloadKind::kJson, "[[169,815,469,589],[346,771,805,892,436],[205,177,283]]"},
    {PayloadKind::kJson, R"([[1700000003,203,367],[1700000004,75,321]])"},
    {PayloadKind::kJson,
     R"({"lines":[{"pos":2,"ean":"4006381333931","qty":80,"net":"715,00"}],"due":"2024-12-01"})"},
    {PayloadKind::kJson, R"({"custom_fields":[{"id":360536623025,"value":"712"}],"n":1})"},
    {PayloadKind::kJson, R"({"order_id":"6174771578","value":600,"code":"902","position":0})"},
    {PayloadKind::kHtml,
     "<table><tr><td>4141244</td><td>697</td><td>9727</td><td>4</td><td>2082</td></tr></table>"},
    // Tables that name other codes and dates.
    {PayloadKind::kJson,
     R"({"columns":["time","code","number"],"rows":[[17,203,367],[18,751,321]]})"},
    {PayloadKind::kJson,
     R"([{"question":"Zip code","answer":"1234"},{"title":"Row","value":"123"}])"},
    {PayloadKind::kJson, R"({"pk":{"S":"1234"},"code":{"S":"123"},"year":{"N":"2027"}})"},
    {PayloadKind::kHtml,
     "<table><tr><th>Code</th><th>Month</th><th>Year</th></tr><tr><td>123</td><td>12</td>"
     "<td>2027</td></tr></table>"},
    {PayloadKind::kForm,
     "id=ch_3MmlLrLkdIwHu7ix0snN0B15&created=1680064028&amount=2000&phone=%2B14155552671"
     "&order_id=100-2938475-6610293&uuid=4111a111-1111-4111-8111-411111111111"
     "&_ga=2.123456789.987654321.1680064028-1111111111.1680064028"},
    {PayloadKind::kForm,
     "AccountSid=AC0123456789abcdef0123456789abcdef&From=%2B14155552671&To=%2B442071838750"
     "&Body=call+me+at+415+555+2671&Timestamp=2023-03-29T04%3A27%3A08.123Z"},
    {PayloadKind::kForm,
     "https://shop.example/o/100029384756?ts=1680064028123&sig=8f14e45fceea167a5a36dedd4bea2543"},
    {PayloadKind::kForm, "code=1234&state=98237498237498&expires=1700000000&number=17"},
    {PayloadKind::kHtml,
     "<html><body><p>Order 100-2938475-6610293 placed 2023-03-29 04:27:08</p>"
     "<a href=\"tel:+14155552671\">+1 (415) 555-2671</a><img src=\"/i/1680064028123.png\" "
     "width=1200>"
     "<table><tr><td>1001</td><td>2002</td><td>3003</td><td>4004</td></tr></table></body></html>"},
    {PayloadKind::kHtml,
     "<div data-id=\"80351110224678912\" id=\"c4111\" style=\"margin:12px 10px 11px 10px\">"
     "&copy; 2023 &#169; tel. 030 1234567</div>"},
    {PayloadKind::kXml,
     "<?xml version=\"1.0\"?><order id=\"100002938475\"><created>2023-03-29T04:27:08Z</created>"
     "<ms>1680064028123</ms><phone>+14155552671</phone><code>123</code><value>4111</value>"
     "<uuid>4111a111-1111-4111-8111-411111111111</uuid><qty>12</qty></order>"},
    {PayloadKind::kXml,
     "<s:Envelope><s:Body><requestID>4842784532646626504010</requestID><status><code>200</code>"
     "</status></s:Body></s:Envelope>"},
    {PayloadKind::kMultipart,
     "----------------------------735323031399963166993862150\r\n"
     "Content-Disposition: form-data; name=\"order\"\r\n\r\n100-2938475-6610293\r\n"
     "----------------------------735323031399963166993862150\r\n"
     "Content-Disposition: form-data; name=\"ts\"; filename=\"1680064028123.csv\"\r\n"
     "Content-Type: text/csv\r\n\r\n1680064028123,4,8,15\r\n"
     "----------------------------735323031399963166993862150--\r\n"},
    {PayloadKind::kFrames,
     "42[\"typing\",{\"chat\":\"1680064028123\",\"user\":80351110224678912}]"},
    {PayloadKind::kFrames,
     "id: 1680064028123\nretry: 10000\nevent: tick\ndata: {\"seq\":100029384756}\n\ndata: 17\n\n"},
    {PayloadKind::kFrames,
     "0{\"sid\":\"lv_VI97HAXpY6yYWAAAB\",\"pingInterval\":25000,\"maxPayload\":1000000}\x1E"
     "40\x1E"
     "2"},
    {PayloadKind::kFrames, "4hello 12/27"},
    {PayloadKind::kFrames,
     "451-[\"file\",{\"_placeholder\":true,\"num\":0}]\x1E"
     "bAQIDBAUGBwg="},
};

std::string Percent(std::string_view text) {
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    out += plain ? std::string(1, c) : std::string{'%', kHex[byte >> 4], kHex[byte & 15]};
  }
  return out;
}

std::string Markup(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c);
  return out;
}

std::string Base64(std::string_view text) {
  static constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += 3) {
    unsigned bits = 0;
    for (std::size_t i = at; i < at + 3; ++i) {
      bits = bits << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    }
    for (unsigned i = 0; i < 4; ++i) {
      out += at + i > text.size() ? '=' : kDigits[bits >> (18 - 6 * i) & 63];
    }
  }
  return out;
}

TEST(PayloadNotCards, CleanPayloadsComeBackAsTheyAre) {
  const Scrubber scrubber = testing_support::MaskingScrubber();
  Scratch scratch;
  const auto expect_same = [&](const std::string& text, PayloadKind kind) {
    EXPECT_EQ(scrubber.Scrub(text, kind, scratch).text, text) << static_cast<int>(kind);
    EXPECT_EQ(scrubber.Scrub(text, PayloadKind::kAuto, scratch).text, text);
  };
  for (const CleanPayload& clean : kClean) {
    expect_same(std::string(clean.text), clean.kind);
    expect_same(nlohmann::json({{"payload", clean.text}, {"id", 17}}).dump(), PayloadKind::kJson);
    expect_same("payload=" + Percent(clean.text) + "&id=17", PayloadKind::kForm);
    expect_same("<payload>" + Markup(clean.text) + "</payload>", PayloadKind::kXml);
    expect_same(Base64(clean.text), PayloadKind::kBase64);
    expect_same("data: " + nlohmann::json(clean.text).dump() + "\n\n", PayloadKind::kFrames);
  }
}

}  // namespace
}  // namespace panveil
