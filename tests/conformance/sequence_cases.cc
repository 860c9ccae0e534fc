// Cases of several calls: streams and conversations.
#include <cstdlib>
#include <optional>

#include "conformance_cases.h"
#include "conformance_inputs.h"
#include "panveil/conversation.h"
#include "panveil/stream.h"

namespace panveil::conformance {
namespace {

struct Output final : StreamSink {
  void OnText(std::string_view piece) noexcept override { text += piece; }
  void OnFinding(const Finding& finding) noexcept override {
    findings.push_back(FindingJson(finding));
  }
  std::string text;
  Json findings = Json::array();
};

// `steps`: {"feed": bytes}, {"flush": "mask" or "hold"}, {"finish": true}.
void AddStream(const std::string& name, const Json& options, const std::string& kind,
               const Json& steps, Json* cases) {
  std::string error;
  const Scrubber scrubber = MakeScrubber(options);
  auto stream = StreamScrubber::Create(scrubber, KindOf(kind), &error);
  if (!stream.has_value()) std::exit(2);
  Output out;
  ScrubStatus status = ScrubStatus::kOk;
  for (const Json& step : steps) {
    if (step.contains("feed")) {
      status = stream->Feed(FromBytes(step["feed"]), out);
    } else if (step.contains("flush")) {
      const bool mask = step["flush"] == "mask";
      status = stream->Flush(mask ? FlushPolicy::kMaskDigits : FlushPolicy::kHoldDigits, out);
    } else {
      status = stream->Finish(out);
    }
  }
  Json one = {{"name", name}};
  const Json needs = NeedsOf(options);
  if (!needs.empty()) one["needs"] = needs;
  one["options"] = options;
  one["kind"] = kind;
  one["steps"] = steps;
  one["status"] = ScrubStatusName(status);
  one["output"] = Bytes(out.text);
  one["findings"] = out.findings;
  cases->push_back(one);
}

// The text in pieces of `size` bytes, then the end.
Json Cut(std::string_view text, std::size_t size) {
  Json steps = Json::array();
  for (std::size_t i = 0; i < text.size(); i += size) {
    steps.push_back({{"feed", Bytes(text.substr(i, size))}});
  }
  steps.push_back({{"finish", true}});
  return steps;
}

// What a step of a conversation gave.
void AddResult(const ConversationResult& result, Json* step) {
  Json& out = *step;
  out["status"] = ScrubStatusName(result.status);
  out["held"] = result.held;
  out["number"] = result.message;
  out["output"] = Bytes(result.text);
  out["findings"] = FindingsJson(result.findings);
  out["earlier"] = Json::array();
  for (const EarlierPart& part : result.earlier) {
    out["earlier"].push_back({{"finding", part.finding},
                              {"message", part.message},
                              {"id", Bytes(part.id)},
                              {"offset", part.offset},
                              {"length", part.length}});
  }
  out["released"] = Json::array();
  for (const ReleasedMessage& one : result.released) {
    out["released"].push_back(
        {{"message", one.message}, {"id", Bytes(one.id)}, {"text", Bytes(one.text)}});
  }
}

struct Chat {
  Json options = Json::object();       // of the scrubber
  Json conversation = Json::object();  // of the conversation
};

ConversationOptions ConversationOptionsOf(const Json& json) {
  ConversationOptions out;
  out.max_age_ms = json.value("max_age_ms", out.max_age_ms);
  out.max_messages = json.value("max_messages", out.max_messages);
  out.code_after_card = json.value("code_after_card", out.code_after_card);
  out.hold = json.value("hold", out.hold);
  out.hold_ms = json.value("hold_ms", out.hold_ms);
  out.preview_digits = json.value("preview_digits", out.preview_digits);
  return out;
}

// `steps`: {"scrub": bytes, "now": ms, "id": bytes, "kind"?}, {"preview": bytes, "now"},
// {"expire": ms}, {"release": true}, {"reset": true}, {"reseal": ms}: seal, and open in a new one.
void AddConversation(const std::string& name, const Chat& chat, Json steps, Json* cases) {
  const Scrubber scrubber = MakeScrubber(chat.options);
  const ConversationOptions options = ConversationOptionsOf(chat.conversation);
  std::optional<Conversation> conversation(std::in_place, scrubber, options);
  Scratch scratch;
  for (Json& step : steps) {
    if (step.contains("scrub")) {
      const std::string text = FromBytes(step["scrub"]);
      const std::string id = FromBytes(step["id"]);
      AddResult(
          conversation->Scrub(text, step["now"], scratch, id, KindOf(step.value("kind", "text"))),
          &step);
    } else if (step.contains("preview")) {
      const std::string text = FromBytes(step["preview"]);
      AddResult(conversation->ScrubPreview(text, step["now"], scratch), &step);
    } else if (step.contains("expire")) {
      AddResult(conversation->Expire(step["expire"]), &step);
    } else if (step.contains("release")) {
      AddResult(conversation->Release(), &step);
    } else if (step.contains("reset")) {
      conversation->Reset();
    } else {
      const auto keyring = MakeTestKeyring();
      std::string blob;
      if (conversation->Seal(*keyring, "chat", step["reseal"], &blob) != SealStatus::kOk) {
        std::exit(2);
      }
      conversation.emplace(scrubber, options);
      if (conversation->Open(*keyring, "chat", step["reseal"], blob) != SealStatus::kOk) {
        std::exit(2);
      }
    }
  }
  Json one = {{"name", name}};
  Json needs = NeedsOf(chat.options);
  for (const Json& step : steps) {
    if (step.contains("reseal") && needs.empty()) needs.push_back("tokens");
  }
  if (!needs.empty()) one["needs"] = needs;
  one["options"] = chat.options;
  one["conversation"] = chat.conversation;
  one["steps"] = steps;
  cases->push_back(one);
}

Json Say(const char* text, std::int64_t now, const char* id) {
  return {{"scrub", Bytes(text)}, {"now", now}, {"id", Bytes(id)}};
}

}  // namespace

Json StreamCases() {
  Json cases = Json::array();
  const Json mask = Json::object();
  const Json token = {{"keyring", true}};
  std::size_t number = 0;
  for (const Input& input : Texts()) {
    const std::size_t size = 1 + number % 7;
    AddStream("text in pieces of " + std::to_string(size) + ": " + input.name,
              number % 3 == 0 ? token : mask, "text", Cut(input.bytes, size), &cases);
    ++number;
  }
  for (const char* kind : {"json", "form", "html", "multipart", "base64", "frames", "auto"}) {
    const std::string packed = kind == std::string("auto") ? "json" : kind;
    for (const Input& input : Payloads(packed)) {
      if (number++ % 6 != 0) continue;
      AddStream(std::string(kind) + " in pieces: " + input.name, number % 4 == 0 ? token : mask,
                kind, Cut(input.bytes, 11), &cases);
    }
  }
  const Json feed = {{"feed", "card 4111 1111 11"}};
  const Json rest = {{"feed", "11 1111 ok"}};
  const Json finish = {{"finish", true}};
  for (const char* policy : {"mask", "hold"}) {
    const Json flush = {{"flush", policy}};
    AddStream(std::string("flush: ") + policy, mask, "text",
              Json::array({feed, flush, rest, finish}), &cases);
    AddStream(std::string("flush behind a card: ") + policy, mask, "text",
              Json::array({feed, rest, flush, finish}), &cases);
  }
  AddStream("two streams", mask, "text", Json::array({feed, finish, feed, rest, finish}), &cases);
  // With patterns all of it is held.
  const Json pattern = {{"name", "loyalty"}, {"pattern", R"(LOY-\d+)"}, {"action", "mask"}};
  AddStream("too long", {{"max_input_bytes", 10}, {"patterns", Json::array({pattern})}}, "html",
            Json::array({feed, rest, finish}), &cases);
  return cases;
}

Json ConversationCases() {
  Json cases = Json::array();
  const auto add = [&cases](const std::string& name, const Chat& chat, const Json& steps) {
    AddConversation(name, chat, steps, &cases);
  };
  const Chat plain;
  const Chat tokens = {{{"keyring", true}}, Json::object()};
  const Chat holding = {Json::object(), {{"hold", true}, {"hold_ms", 500}}};
  const Json halves = Json::array({Say("my card is 4111 1111", 1000, "m1"),
                                   Say("1111 1111", 2000, "m2"), Say("thanks", 3000, "m3")});
  add("two halves", plain, halves);
  add("two halves, tokens", tokens, halves);
  add("two halves, held", holding, halves);
  add("four groups", plain,
      Json::array({Say("4111", 1000, "a"), Say("1111", 2000, "b"), Say("1111", 3000, "c"),
                   Say("1111", 4000, "d")}));
  add("words between", plain,
      Json::array(
          {Say("4111 1111", 1000, "a"), Say("wait", 2000, "b"), Say("1111 1111", 3000, "c")}));
  add("too old", {Json::object(), {{"max_age_ms", 500}}}, halves);
  add("none join", {Json::object(), {{"max_messages", 0}}}, halves);
  add("whole card, then the code", plain,
      Json::array(
          {Say("4111111111111111", 1000, "a"), Say("12/27", 2000, "b"), Say("123", 3000, "c")}));
  add("code stays", {Json::object(), {{"code_after_card", false}}},
      Json::array({Say("4111111111111111", 1000, "a"), Say("123", 2000, "b")}));
  add("whole card, tokens", tokens,
      Json::array({Say("it is 4111111111111111", 1000, "a"), Say("378282246310005", 2000, "b")}));
  add("payload between", plain,
      Json::array({Say("4111 1111", 1000, "a"),
                   {{"scrub", R"({"pan":"4111111111111111"})"},
                    {"now", 1500},
                    {"id", "b"},
                    {"kind", "json"}},
                   Say("1111 1111", 2000, "c")}));
  add("previews", plain,
      Json::array({{{"preview", "4"}, {"now", 900}},
                   {{"preview", "my card 4111 1111 1"}, {"now", 950}},
                   Say("4111 11", 1000, "a"),
                   {{"preview", "11 1111"}, {"now", 1100}},
                   {{"preview", "hello"}, {"now", 1200}}}));
  add("two digits of a preview", {Json::object(), {{"preview_digits", 2}}},
      Json::array({{{"preview", "4111 11"}, {"now", 900}}}));
  add("held and expired", holding,
      Json::array({Say("4111 1111", 1000, "a"),
                   {{"expire", 1400}},
                   {{"expire", 1500}},
                   Say("1111 1111", 1600, "b")}));
  add("held and released", holding,
      Json::array({Say("4111 1111", 1000, "a"), {{"release", true}}, Say("hello", 1100, "b")}));
  add("reset", plain,
      Json::array({Say("4111 1111", 1000, "a"), {{"reset", true}}, Say("1111 1111", 1100, "b")}));
  add("sealed between", plain,
      Json::array({Say("4111 1111", 1000, "a"), {{"reseal", 1500}}, Say("1111 1111", 2000, "b")}));
  add("sealed while held", holding,
      Json::array({Say("4111 1111", 1000, "a"), {{"reseal", 1200}}, Say("1111 1111", 1300, "b")}));
  add("spelled halves", plain,
      Json::array({Say("four one one one one one one one", 1000, "a"),
                   Say("one one one one one one one one", 2000, "b")}));
  add("bytes in ids", plain,
      Json::array({Say("4111 1111", 1000, "\xC3\xA9"), Say("1111 1111 \xFF", 2000, "b")}));
  return cases;
}

}  // namespace panveil::conformance
