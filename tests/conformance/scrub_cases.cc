// Cases of single texts and payloads, and of the way back.
#include <cstdlib>

#include "conformance_cases.h"
#include "conformance_inputs.h"
#include "panveil/detokenizer.h"

namespace panveil::conformance {
namespace {

constexpr const char* kKindNames[] = {"json",      "form",   "html",  "xml",
                                      "multipart", "base64", "frames"};

void Add(const std::string& name, const Json& options, const std::string& kind,
         const std::string& input, Json* cases) {
  const Scrubber scrubber = MakeScrubber(options);
  Scratch scratch;
  const Result result = scrubber.Scrub(input, KindOf(kind), scratch);
  Json one = {{"name", name}};
  const Json needs = NeedsOf(options);
  if (!needs.empty()) one["needs"] = needs;
  one["options"] = options;
  one["kind"] = kind;
  one["input"] = Bytes(input);
  one["status"] = ScrubStatusName(result.status);
  one["output"] = Bytes(result.text);
  one["findings"] = FindingsJson(result.findings);
  one["findings_total"] = result.findings_total;
  cases->push_back(one);
}

// Each option at work.
void AddOptions(Json* cases) {
  const std::string text = "4111 1111 1111 1111 and 378282246310005, ref LOY-1234";
  const std::string json =
      R"({"events":[{"text":"4111111111111111"}],"note":"378282246310005","tarjeta_x":"737",)"
      R"("inner":"{\"a\":\"{\\\"b\\\":\\\"4111111111111111\\\"}\"}","cardholderName":"Jane Doe"})";
  const std::vector<std::pair<std::string, Json>> options = {
      {"redact", {{"action", "redact"}}},
      {"precise", {{"sensitivity", "precise"}}},
      {"paranoid", {{"sensitivity", "paranoid"}}},
      {"allow rule", {{"allow_rules", Json::array({{{"iin", "411111"}, {"last_four", "1111"}}})}}},
      {"pattern",
       {{"patterns",
         Json::array({{{"name", "first"}, {"pattern", "XYZ-\\d+"}, {"action", "mask"}},
                      {{"name", "loyalty"}, {"pattern", "LOY-\\d+"}, {"action", "redact"}}})}}},
      {"field names",
       {{"field_names", Json::array({{{"name", "tarjeta_x"}, {"meaning", "code"}}})}}},
      {"holder names", {{"scrub_holder_names", true}}},
      {"include paths", {{"include_paths", Json::array({"events[].text"})}}},
      {"exclude paths", {{"exclude_paths", Json::array({"events[].*", "note"})}}},
      {"one finding kept", {{"max_findings", 1}}},
      {"no depth", {{"max_depth", 0}}},
      {"input too long", {{"max_input_bytes", 20}}},
      {"tokens of a scope", {{"keyring", true}, {"scope", Bytes("caf\xC3\xA9")}}},
      {"digit tokens", {{"keyring", true}, {"token_format", "digits"}}},
  };
  for (const auto& [name, chosen] : options) {
    Add("option: " + name + ", text", chosen, "text", text, cases);
    Add("option: " + name + ", json", chosen, "json", json, cases);
    Add("option: " + name + ", alone", chosen, "auto", "4111111111111111", cases);
  }
}

}  // namespace

Json ScrubCases() {
  Json cases = Json::array();
  const Json mask = Json::object();
  const Json token = {{"keyring", true}};
  for (const Input& input : Texts()) {
    Add("text: " + input.name, mask, "text", input.bytes, &cases);
    Add("text, tokens: " + input.name, token, "text", input.bytes, &cases);
  }
  for (const char* kind : kKindNames) {
    bool tokens = false;
    for (const Input& input : Payloads(kind)) {
      const std::string name = std::string(kind) + (tokens ? ", tokens: " : ": ") + input.name;
      Add(name, tokens ? token : mask, kind, input.bytes, &cases);
      if (!tokens) Add("auto: " + input.name + " in " + kind, mask, "auto", input.bytes, &cases);
      tokens = !tokens;
    }
  }
  AddOptions(&cases);
  return cases;
}

Json DetokenizeCases() {
  Json cases = Json::array();
  const auto add = [&cases](const std::string& name, const Json& options,
                            const std::string& input) {
    const ScrubberOptions chosen = OptionsOf(options);
    auto detokenizer = Detokenizer::Create({chosen.keyring, chosen.scope, chosen.token_format});
    if (!detokenizer.ok()) std::exit(2);
    std::size_t opened = 0;
    const std::string output = detokenizer->Detokenize(input, &opened);
    cases.push_back({{"name", name},
                     {"needs", NeedsOf(options)},
                     {"options", options},
                     {"input", Bytes(input)},
                     {"output", Bytes(output)},
                     {"opened", opened}});
  };
  Scratch scratch;
  const Json letters = {{"keyring", true}};
  const Json scoped = {{"keyring", true}, {"scope", "shop"}};
  const Json digits = {{"keyring", true}, {"token_format", "digits"}};
  const Scrubber scrubber = MakeScrubber(letters);
  for (const Input& input : Texts()) {
    const std::string scrubbed(scrubber.Scrub(input.bytes, PayloadKind::kText, scratch).text);
    if (scrubbed == input.bytes) continue;
    add(input.name, letters, scrubbed);
    if (input.name == "visa groups") add("another scope", scoped, scrubbed);
  }
  for (const char* pan : {"4111111111111111", "378282246310005", "4222222222222"}) {
    const std::string token(MakeScrubber(digits).Scrub(pan, PayloadKind::kText, scratch).text);
    add("digits: " + std::string(pan).substr(0, 6), digits, token);
    const std::string row = "id;" + token + ";9302884177351111\n" + token;
    add("digits in a row: " + std::string(pan).substr(0, 6), digits, row);
  }
  add("nothing", letters, "");
  add("no token", letters, "BCDF GHJK 1111, 4111111111111111");
  return cases;
}

}  // namespace panveil::conformance
