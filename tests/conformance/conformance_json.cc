#include "conformance_json.h"

#include <array>
#include <cstdlib>
#include <iostream>
#include <optional>
#include <utility>

namespace panveil::conformance {
namespace {

[[noreturn]] void Fail(const std::string& what) {
  std::cerr << what << "\n";
  std::exit(2);
}

// The enumerator of that name: the names are in the order of the values, from 0.
template <typename Enum, std::size_t kCount>
Enum ByName(const std::array<std::string_view, kCount>& names, std::string_view name) {
  for (std::size_t i = 0; i < kCount; ++i) {
    if (names[i] == name) return static_cast<Enum>(i);
  }
  Fail("unknown name: " + std::string(name));
}

constexpr std::array<std::string_view, 9> kKinds = {"text",      "json",   "form",   "html", "xml",
                                                    "multipart", "base64", "frames", "auto"};
constexpr std::array<std::string_view, 3> kSensitivities = {"balanced", "precise", "paranoid"};
constexpr std::array<std::string_view, 3> kActions = {"token", "mask", "redact"};
constexpr std::array<std::string_view, 2> kFormats = {"letters", "digits"};
constexpr std::array<std::string_view, 6> kMeanings = {"nothing", "pan",   "code",
                                                       "expiry",  "track", "holder"};

Action ActionOf(const Json& name) { return ByName<Action>(kActions, name.get<std::string>()); }

void SetLists(const Json& options, ScrubberOptions* out) {
  for (const Json& rule : options.value("allow_rules", Json::array())) {
    out->allow_rules.push_back({rule.at("iin"), rule.at("last_four")});
  }
  for (const Json& pattern : options.value("patterns", Json::array())) {
    out->patterns.push_back(
        {pattern.at("name"), FromBytes(pattern.at("pattern")), ActionOf(pattern.at("action"))});
  }
  for (const Json& name : options.value("field_names", Json::array())) {
    out->field_names.push_back(
        {FromBytes(name.at("name")),
         ByName<FieldMeaning>(kMeanings, name.at("meaning").get<std::string>())});
  }
  for (const Json& path : options.value("include_paths", Json::array())) {
    out->include_paths.push_back(FromBytes(path));
  }
  for (const Json& path : options.value("exclude_paths", Json::array())) {
    out->exclude_paths.push_back(FromBytes(path));
  }
}

}  // namespace

Json TestKeyring() {
  // Made up, and published here: no secret.
  return {{"panveil_keyring", 1},
          {"primary", "test"},
          {"keys",
           Json::array(
               {{{"id", "test"},
                 {"key", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"}},
                {{"id", "old"},
                 {"key", "f0e0d0c0b0a090807060504030201000f1e1d1c1b1a191817161514131211101"}}})}};
}

std::shared_ptr<const Keyring> MakeTestKeyring() {
  auto keyring = Keyring::FromText(TestKeyring().dump());
  if (!keyring.ok()) Fail(std::string(keyring.status().message()));
  return std::make_shared<const Keyring>(*std::move(keyring));
}

Json Bytes(std::string_view bytes) {
  std::string utf8;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      utf8 += c;
    } else {
      utf8 += static_cast<char>(0xc0 | (byte >> 6));
      utf8 += static_cast<char>(0x80 | (byte & 0x3f));
    }
  }
  return utf8;
}

std::string FromBytes(const Json& json) {
  const std::string utf8 = json.get<std::string>();
  std::string bytes;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    if (lead < 0x80) {
      bytes += utf8[i];
    } else if (lead <= 0xc3 && i + 1 < utf8.size()) {
      const auto next = static_cast<unsigned char>(utf8[++i]);
      bytes += static_cast<char>((lead & 3) << 6 | (next & 0x3f));
    } else {
      Fail("a byte string with a character above U+00FF");
    }
  }
  return bytes;
}

ScrubberOptions OptionsOf(const Json& options) {
  constexpr std::array<std::string_view, 14> kKnown = {
      "sensitivity",  "action",    "token_format",    "keyring",           "scope",
      "allow_rules",  "patterns",  "field_names",     "include_paths",     "exclude_paths",
      "max_findings", "max_depth", "max_input_bytes", "scrub_holder_names"};
  for (const auto& item : options.items()) {
    bool known = false;
    for (const std::string_view name : kKnown) known = known || name == item.key();
    if (!known) Fail("unknown option: " + item.key());
  }
  ScrubberOptions out;
  out.sensitivity = ByName<Sensitivity>(kSensitivities, options.value("sensitivity", "balanced"));
  out.action = ByName<Action>(kActions, options.value("action", "token"));
  out.token_format = ByName<TokenFormat>(kFormats, options.value("token_format", "letters"));
  if (options.value("keyring", false)) out.keyring = MakeTestKeyring();
  out.scope = FromBytes(options.value("scope", Json("")));
  out.scrub_holder_names = options.value("scrub_holder_names", false);
  out.max_findings = options.value("max_findings", out.max_findings);
  out.max_depth = options.value("max_depth", out.max_depth);
  out.max_input_bytes = options.value("max_input_bytes", out.max_input_bytes);
  SetLists(options, &out);
  return out;
}

Scrubber MakeScrubber(const Json& options) {
  std::string error;
  std::optional<Scrubber> scrubber = Scrubber::Create(OptionsOf(options), &error);
  if (!scrubber.has_value()) Fail(error);
  return *std::move(scrubber);
}

Json NeedsOf(const Json& options) {
  Json needs = Json::array();
  if (options.value("keyring", false)) needs.push_back("tokens");
  if (options.contains("patterns")) needs.push_back("patterns");
  return needs;
}

PayloadKind KindOf(std::string_view name) { return ByName<PayloadKind>(kKinds, name); }

Json FindingJson(const Finding& finding) {
  Json out = {{"offset", finding.offset},
              {"length", finding.length},
              {"kind", FindingKindName(finding.kind)},
              {"confidence", ConfidenceName(finding.confidence)},
              {"action", ActionName(finding.action)}};
  // What is 0 or empty for most is left out then.
  if (finding.kind == FindingKind::kPan) {
    out["brand"] = BrandName(finding.brand);
    out["digits"] = finding.digits;
    out["last_four"] = std::string(finding.last_four.data(), finding.last_four.size());
  }
  if (finding.pattern != 0) out["pattern"] = finding.pattern;
  if (!finding.path.empty()) out["path"] = Bytes(finding.path);
  return out;
}

Json FindingsJson(const Findings& findings) {
  Json out = Json::array();
  for (const Finding& finding : findings) out.push_back(FindingJson(finding));
  return out;
}

}  // namespace panveil::conformance
