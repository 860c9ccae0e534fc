// The JSON that chat vendors and gateways document, with a card in it. Field names and shapes are
// those of their public documentation.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "support/scrubbers.h"

namespace panveil {
namespace {

using testing_support::MaskingScrubber;

struct Shape {
  std::string_view name;
  // <4111...> is a PAN, <!737> is to become stars, <#737> a number that is to become another,
  // <N4...> a PAN as a number.
  std::string_view marked;
};

constexpr Shape kShapes[] = {
    {"Sunshine2",
     R"({"app":{"id":"5ebee0975ac5304b664a12fa"},"webhook":{"id":"5f4eaef81e3dcbe0d4a1e1c2",)"
     R"("version":"v2"},"events":[{"id":"5f4eaef81e3dcbe0d4a1e1c3","type":"conversation:message",)"
     R"("createdAt":"2020-02-25T18:06:37.547Z","payload":{"conversation":{"id":"c616a583e4c240a8"},)"
     R"("message":{"id":"5f40256af057d0000d2a1d26","received":"2020-08-21T19:50:02.966Z",)"
     R"("content":{"type":"text","text":"Hello, <4111 1111 1111 1111>"},"author":{"type":"user",)"
     R"("userId":"7494535bff5cef41a15be74d","displayName":"Steve"}}}}]})"},
    {"Sunshine1",
     R"({"trigger":"message:appUser","app":{"_id":"575040549a38df8fb4eb1e51"},"version":"v1.1",)"
     R"("messages":[{"text":"<4111-1111-1111-1111>","type":"text","role":"appUser",)"
     R"("received":1547492967.683,"name":"Steve","authorId":"8a9445dadad4862c2322db52",)"
     R"("_id":"5c3ceca7c8d9ab0015ba6b52","source":{"type":"messenger"}}],"appUser":{"_id":"x"}})"},
    {"IntercomReply",
     R"({"message_type":"comment","type":"user","intercom_user_id":"536e564f316c83104c000020",)"
     R"("body":"<p>Thanks <4242424242424242> :)</p>","attachment_urls":[],)"
     R"("created_at":1590000000})"},
    {"LivePerson",
     R"({"kind":"req","id":"1","type":"ms.PublishEvent","body":{"dialogId":)"
     R"("a1b2c3d4-0000-4000-8000-123456789012","event":{"type":"ContentEvent","contentType":)"
     R"("text/plain","message":"<5555 5555 5555 4444>"}}})"},
    {"TwilioEvents",
     R"({"specversion":"1.0","type":"com.twilio.conversations.message.added","data":{)"
     R"("AccountSid":"AC0123456789abcdef0123456789abcdef","Author":"system","MessageSid":)"
     R"("IM0123456789abcdef0123456789abcdef","MessageBody":"Ahoy! <378282246310005>"}})"},
    {"SalesforceMessaging",
     R"({"message":{"inReplyToMessageId":"","id":"9d4ed3a8-9f7b-4b4e-8f6c-2ab8f6f6d6c1",)"
     R"("messageType":"StaticContentMessage","staticContent":{"formatType":"Text","text":)"
     R"("it is <4111111111111111>, thanks"}},"esDeveloperName":"Web_Chat"})"},
    {"Freshchat",
     R"({"message_parts":[{"text":{"content":"<6011 1111 1111 1117>"}}],"message_type":"normal",)"
     R"("actor_type":"agent","actor_id":"1b4d6e9c-7a53-4b2a-9a21-0f3c5d7e9b11"})"},
    {"Crisp",
     R"({"type":"text","from":"operator","origin":"chat","content":"<4111 1111 1111 1111>",)"
     R"("fingerprint":163408127331,"timestamp":1590000000123})"},
    {"Drift",
     R"({"type":"chat","body":"<p>card <4111 1111 1111 1111></p>","buttons":[{"value":"ok",)"
     R"("label":"Ok","type":"reply"}],"userId":12345,"createdAt":1237922759452})"},
    {"LiveChat",
     R"({"request_id":"125","action":"send_event","payload":{"chat_id":"PW94SJTGW6","event":)"
     R"({"type":"message","text":"hello <4111111111111111>","recipients":"all"}}})"},
    {"Tawk",
     R"({"event":"chat:start","chatId":"7b6ad4a0","time":"2019-11-03T12:31:11.000Z","message":)"
     R"({"text":"<4000 0566 5566 5556>","type":"msg"},"visitor":{"name":"V1"}})"},
    {"HubSpot",
     R"({"type":"MESSAGE","text":"<4111 1111 1111 1111>","richText":"<p><4111 1111 1111 1111></p>",)"
     R"("senderActorId":"A-1234567","channelId":"1000"})"},
    {"Olark",
     R"({"kind":"Conversation","id":"EV695BI2930A6XMO32886MPT899443414","items":[{"kind":)"
     R"("MessageToOperator","timestamp":"1307116661.25","body":"<4111 1111 1111 1111>"}]})"},
    {"Generic", R"({"text":"<4111 1111 1111 1111>","sender":"u1","payload":[]})"},
    {"Adyen",
     R"({"paymentMethod":{"type":"scheme","number":"<4111111111111111>","expiryMonth":"<!03>",)"
     R"("expiryYear":"<!2030>","cvc":"<!737>","holderName":"J. Smith"},"reference":"YOUR_ORDER"})"},
    {"AdyenGlued", R"({"encryptedCardNumber":"test_<4111111111111111>"})"},
    {"Braintree",
     R"({"clientSdkMetadata":{"source":"client","sessionId":"0f8a3b52-6a7a-4d0e-9c1f-3f6a1a0b2c3d"},)"
     R"("query":"mutation TokenizeCreditCard($input: TokenizeCreditCardInput!) { token }",)"
     R"("variables":{"input":{"creditCard":{"number":"<4111111111111111>","expirationMonth":"<!12>",)"
     R"("expirationYear":"<!2030>","cvv":"<!123>"}}}})"},
    {"Shopify",
     R"({"credit_card":{"number":"<4242424242424242>","month":<#12>,"year":<#2029>,)"
     R"("verification_value":"<!123>","name":"B. Cat"},"payment_session_scope":"shop.example"})"},
    {"PayPal", R"({"payment_source":{"card":{"number":"<4111111111111111>","expiry":"<!2030-02>",)"
               R"("security_code":"<!965>","name":"F. Zed"}}})"},
    {"Spreedly",
     R"({"payment_method":{"credit_card":{"first_name":"J","number":"<5555555555554444>",)"
     R"("verification_value":"<!423>","month":"<!3>","year":"<!2032>"}}})"},
    {"SalesforcePayments",
     R"({"cardPaymentMethod":{"cardNumber":"<4111 1111 1111 1111>","cvv":"<!111>"}})"},
    {"Oracle", R"({"cardNumber":"<4055011111111111>","cardCVV":"<!123>"})"},
    {"AccountIsACard", R"({"account":"<4111111111111111>"})"},
    {"PanAsNumber", R"({"cardNumber": <N4111111111111111>, "cvv": <#123>})"},
    {"EscapedTwice",
     R"({"log":"{\"body\":\"{\\\"number\\\":\\\"<4242424242424242>\\\",\\\"cvc\\\":\\\"<!123>\\\"}\"}"})"},
    {"Mistyped", R"({"cardNumber":"<4111111111111112>","pan":"<4111-1111-1111-1112>"})"},
};

// What stands for <...>.
std::string Replaced(std::string_view marked) {
  if (marked[0] == '!') {
    std::string stars(marked.substr(1));
    for (char& c : stars) c = '*';
    return stars;
  }
  if (marked[0] == '#') return "9" + std::string(marked.size() - 2, '0');
  if (marked[0] == 'N') {
    return "9" + std::string(marked.size() - 6, '0') +
           std::string(marked.substr(marked.size() - 4));
  }
  std::string masked(marked);
  std::size_t keep = 4;
  for (auto c = masked.rbegin(); c != masked.rend(); ++c) {
    if (*c < '0' || *c > '9') continue;
    if (keep > 0) {
      --keep;
    } else {
      *c = '*';
    }
  }
  return masked;
}

// The shape as it is, and as it is to become.
std::pair<std::string, std::string> Unmark(std::string_view marked) {
  std::string plain;
  std::string scrubbed;
  for (std::size_t at = 0; at < marked.size(); ++at) {
    const std::size_t end = marked.find('>', at);
    const bool mark = marked[at] == '<' && end != marked.npos &&
                      std::string_view("!#N0123456789").find(marked[at + 1]) != marked.npos;
    if (!mark) {
      plain += marked[at];
      scrubbed += marked[at];
      continue;
    }
    const std::string_view inner = marked.substr(at + 1, end - at - 1);
    const bool sign = inner[0] < '0' || inner[0] > '9';
    plain += inner.substr(sign ? 1 : 0);
    scrubbed += Replaced(inner);
    at = end;
  }
  return {plain, scrubbed};
}

class PayloadShapesTest : public testing::TestWithParam<std::tuple<Shape, std::string_view>> {};

TEST_P(PayloadShapesTest, IsScrubbedAndOtherwiseTheSame) {
  const auto& [shape, kernel] = GetParam();
  const auto [plain, scrubbed] = Unmark(shape.marked);
  const Scrubber scrubber = MaskingScrubber(Sensitivity::kBalanced, Action::kMask, kernel);
  Scratch scratch;
  for (const PayloadKind kind : {PayloadKind::kJson, PayloadKind::kAuto}) {
    const std::string out(scrubber.Scrub(plain, kind, scratch).text);
    EXPECT_EQ(out, scrubbed);
    EXPECT_EQ(scrubber.Scrub(out, kind, scratch).text, out);
    EXPECT_TRUE(nlohmann::json::accept(out));
  }
}
INSTANTIATE_TEST_SUITE_P(, PayloadShapesTest,
                         testing::Combine(testing::ValuesIn(kShapes),
                                          testing::ValuesIn(Scrubber::AvailableKernels())),
                         [](const auto& p) {
                           return std::string(std::get<0>(p.param).name) + "_" +
                                  std::string(std::get<1>(p.param));
                         });

}  // namespace
}  // namespace panveil
