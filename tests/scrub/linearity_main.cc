// Scrubs texts that are made to cost much: of each scenario about SIZE bytes, and then twice as
// many. linearity.sh counts the instructions of each PanveilCounted().
//
//   linearity SIZE     prints the number of scenarios
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "panveil/scrubber.h"
#include "scrub/hostile_units.h"

namespace {

using panveil::PayloadKind;

using panveil::scrub::kHostileUnits;

// A payload: `head`, `unit` again and again, `tail`. Where there is a `front`, that fills the first
// half, behind `head`, and `neck` stands between the halves.
struct Payload {
  PayloadKind kind;
  const char* head;
  const char* unit;
  const char* tail = "";
  const char* front = "";
  const char* neck = "";
  int base64 = 0;  // times that all of it is written in base64
};
constexpr Payload kPayloads[] = {
    {PayloadKind::kJson, "", "["},
    {PayloadKind::kJson, "", "{\"a\":"},
    {PayloadKind::kJson, "", "{\"n\":", "1"},
    {PayloadKind::kJson, "[{", "\"name\":\"exp\",\"value\":\"12/27\",", "\"a\":0}]"},
    {PayloadKind::kJson, "[\"", "\\u0034", "\"]"},
    {PayloadKind::kJson, "[\"", "\\u0034x", "\"]"},
    {PayloadKind::kJson, "[\"", "\\u0034 1", "\"]"},
    {PayloadKind::kJson, "[\"", "\\", "\"]"},
    {PayloadKind::kJson, "[", "\"4111111111111111\",", "0]"},
    {PayloadKind::kJson, "[", "4111111111111111,", "0]"},
    {PayloadKind::kJson, "[", "4,", "0]"},  // a row of values that are all digits
    {PayloadKind::kJson, "[", "{\"number\":\"1\",\"cvv\":\"123\"},", "0]"},
    {PayloadKind::kJson, "{\"", "[{\"code\":\"123\"},[\"{\\\"b\\\":1}\"]],", "0]}", "\\u0061b",
     "\":["},
    {PayloadKind::kJson, "[", "\"[\\\"[\\\\\\\"4111111111111111\\\\\\\"]\\\"]\",", "0]"},
    {PayloadKind::kJson, "[\"", "[\\\"\\\\u0034", "\"]"},
    {PayloadKind::kForm, "", "&"},
    {PayloadKind::kForm, "", "a=4111111111111111&"},
    {PayloadKind::kForm, "a=", "%34"},
    {PayloadKind::kForm, "", "a=%2525252525252525252525252525252525252525252534&"},
    {PayloadKind::kHtml, "", "<b>"},
    {PayloadKind::kHtml, "", "<p>"},
    {PayloadKind::kHtml, "", "<p>4</p>"},
    {PayloadKind::kHtml, "x", "<b>4</b>"},
    {PayloadKind::kHtml, "", "<!--"},
    {PayloadKind::kHtml, "", "<a b=\""},
    {PayloadKind::kHtml, "", "<script>"},
    {PayloadKind::kHtml, "", "<"},
    {PayloadKind::kHtml, "", "&#52;"},
    {PayloadKind::kXml, "<f name=\"", "<g/>123", "</f>", "&amp;x", "\">"},
    {PayloadKind::kXml, "", "<![CDATA[4111111111111111]]>"},
    {PayloadKind::kXml, "<a ", "b='4111111111111111' ", "/>"},
    {PayloadKind::kMultipart, "", "--b\r\n"},
    {PayloadKind::kMultipart, "", "--b\r\nContent-Type: text/html\r\n\r\n4111111111111111\r\n",
     "--b--"},
    {PayloadKind::kMultipart, "", "--b\r\nContent-Type: multipart/mixed\r\n\r\n--c\r\n\r\n"},
    {PayloadKind::kMultipart, "--b\r\n", " 123;\r\n", "", "Ab", ": c\r\n"},
    {PayloadKind::kBase64, "", "4111111111111111 ", "", "", "", 1},
    {PayloadKind::kBase64, "[", "\"4111111111111111\",", "0]", "", "", 3},
    {PayloadKind::kFrames, "", "data: 4111111111111111\n"},
    {PayloadKind::kFrames, "", "data: 4\n"},
    {PayloadKind::kFrames, "", "42[\"4111111111111111\"]\x1E"},
    {PayloadKind::kFrames, "", "\x1E"},
    {PayloadKind::kAuto, "[", "\"<b>4111&#49;11111111111</b>\",", "0]"},
    {PayloadKind::kAuto, "<p>", "{\"a\":\"4111111111111111\"}<p>"},
};

constexpr int kTexts = sizeof(kHostileUnits) / sizeof(kHostileUnits[0]);
constexpr int kScenarios = kTexts + sizeof(kPayloads) / sizeof(kPayloads[0]);

// Appends whole units until `text` has `size` bytes: one that is cut may make it malformed.
void Fill(std::string_view unit, std::size_t size, std::string* text) {
  while (!unit.empty() && text->size() < size) *text += unit;
}

std::string InBase64(std::string_view bytes) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (; !bytes.empty(); bytes.remove_prefix(std::min<std::size_t>(bytes.size(), 3))) {
    std::uint32_t quantum = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      quantum = quantum << 8 | (i < bytes.size() ? static_cast<std::uint8_t>(bytes[i]) : 0U);
    }
    for (unsigned i = 0; i < 4; ++i) {
      text += i > bytes.size() ? '=' : kAlphabet[quantum >> (18 - 6 * i) & 63];
    }
  }
  return text;
}

std::string MakePayload(const Payload& payload, std::size_t size) {
  std::string text = payload.head;
  Fill(payload.front, size / 2, &text);
  text += payload.neck;
  Fill(payload.unit, size, &text);
  text += payload.tail;
  for (int n = 0; n < payload.base64; ++n) text = InBase64(text);
  return text;
}

struct Case {
  std::string text;
  PayloadKind kind;
};

Case Make(int scenario, std::size_t size) {
  if (scenario >= kTexts) {
    const Payload& payload = kPayloads[scenario - kTexts];
    return {MakePayload(payload, size), payload.kind};
  }
  std::string text;
  Fill(kHostileUnits[scenario], size, &text);
  text.resize(size);
  return {text, PayloadKind::kText};
}

// What scrubs, in each of two settings. Empty when one cannot be made.
std::vector<panveil::Scrubber> MakeScrubbers() {
  std::vector<panveil::Scrubber> scrubbers;
  for (const auto sensitivity :
       {panveil::Sensitivity::kBalanced, panveil::Sensitivity::kParanoid}) {
    panveil::ScrubberOptions options;
    options.action = panveil::Action::kMask;
    options.sensitivity = sensitivity;
    options.kernel = "scalar";  // valgrind does not show every instruction set
    std::string error;
    std::optional<panveil::Scrubber> scrubber = panveil::Scrubber::Create(options, &error);
    if (!scrubber) return {};
    scrubbers.push_back(*std::move(scrubber));
  }
  return scrubbers;
}

}  // namespace

// Scrubs `text` with each scrubber. Known to callgrind by this name, hence C's.
extern "C" bool PanveilCounted(const std::vector<panveil::Scrubber>& scrubbers,
                               std::string_view text, PayloadKind kind) {
  bool ok = true;
  for (const panveil::Scrubber& scrubber : scrubbers) {
    panveil::Scratch scratch;
    ok &= scrubber.Scrub(text, kind, scratch).status == panveil::ScrubStatus::kOk;
  }
  return ok;
}

int main(int argc, char** argv) {
  const auto size = static_cast<std::size_t>(argc == 2 ? std::atoll(argv[1]) : 0);
  const std::vector<panveil::Scrubber> scrubbers = MakeScrubbers();
  if (size == 0 || scrubbers.empty()) return 2;
  // Not inlined.
  bool (*volatile counted)(const std::vector<panveil::Scrubber>&, std::string_view, PayloadKind) =
      PanveilCounted;
  for (int scenario = 0; scenario < kScenarios; ++scenario) {
    for (const std::size_t bytes : {size, 2 * size}) {
      const Case made = Make(scenario, bytes);
      if (!counted(scrubbers, made.text, made.kind)) return 2;
    }
  }
  std::printf("%d\n", kScenarios);
  return 0;
}
