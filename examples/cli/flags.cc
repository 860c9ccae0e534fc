#include "flags.h"

#include <optional>
#include <string_view>

namespace panveil::cli {

namespace {

std::optional<FieldMeaning> MeaningOf(std::string_view word) {
  constexpr std::pair<std::string_view, FieldMeaning> kMeanings[] = {
      {"pan", FieldMeaning::kPan},       {"code", FieldMeaning::kVerificationCode},
      {"expiry", FieldMeaning::kExpiry}, {"track", FieldMeaning::kTrack},
      {"holder", FieldMeaning::kHolder}, {"nothing", FieldMeaning::kNothing},
  };
  for (const auto& [name, meaning] : kMeanings) {
    if (name == word) return meaning;
  }
  return std::nullopt;
}

// What stands before and behind text[at]; nullopt for npos.
std::optional<std::pair<std::string, std::string>> Cut(const std::string& text, std::size_t at) {
  if (at == std::string::npos) return std::nullopt;
  return std::pair(text.substr(0, at), text.substr(at + 1));
}

}  // namespace

void AddInputFlags(CLI::App& command, InputFlags& flags) {
  command.add_option("FILE", flags.files, "Read these; - or none is standard input")
      ->option_text("...");
  command
      .add_flag(
          "-0,--null", flags.null_separated,
          "Each NUL ends a record, and each record is an input\nof its own (default: each file is)")
      ->group("Input");
}

void AddChunkFlag(CLI::App& command, InputFlags& flags) {
  command
      .add_option("--chunk", flags.chunk,
                  "Feed the input to the library N bytes at a time: the\nresult is the same")
      ->option_text("N")
      ->check([](const std::string& text) {
        const bool number =
            !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
        const bool zero = text.find_first_not_of('0') == std::string::npos;
        return number && !zero ? std::string() : std::string("must be a number from 1 on");
      })
      ->group("Input");
}

void AddPayloadFlags(CLI::App& command, InputFlags& flags) {
  AddChoice<PayloadKind>(command, "--payload", flags.payload,
                         {{"auto", PayloadKind::kAuto},
                          {"text", PayloadKind::kText},
                          {"json", PayloadKind::kJson},
                          {"form", PayloadKind::kForm},
                          {"html", PayloadKind::kHtml},
                          {"xml", PayloadKind::kXml},
                          {"multipart", PayloadKind::kMultipart},
                          {"base64", PayloadKind::kBase64},
                          {"frames", PayloadKind::kFrames}},
                         "What the input is: auto (what it looks like, the\n"
                         "default), text, json, form, html, xml, multipart,\n"
                         "base64, frames (SSE, Socket.IO, Engine.IO)")
      ->option_text("KIND")
      ->group("Input");
  command
      .add_option_function<std::string>(
          "--content-type",
          [&flags](const std::string& type) { flags.payload = PayloadKindOf(type); },
          "The same, as a Content-Type header says it")
      ->option_text("TYPE")
      ->group("Input");
}

void AddDetectionFlagsWithoutPatterns(CLI::App& command, DetectionFlags& flags) {
  AddChoice<Sensitivity>(command, "--sensitivity", flags.sensitivity,
                         {{"balanced", Sensitivity::kBalanced},
                          {"precise", Sensitivity::kPrecise},
                          {"paranoid", Sensitivity::kParanoid}},
                         "How little evidence is enough for a card\n(default: balanced)")
      ->group("Detection");
  command
      .add_option("--allow", flags.allow,
                  "A number that passes, by its first 6 to 8 digits and\n"
                  "its last 4: 411111:1111; several times")
      ->allow_extra_args(false)
      ->option_text("IIN:LAST4")
      ->group("Detection");
  command
      .add_option("--field", flags.fields,
                  "What fields of that name hold: pan, code, expiry,\n"
                  "track, holder or nothing; several times")
      ->allow_extra_args(false)
      ->option_text("NAME=MEANING")
      ->group("Detection");
  command
      .add_flag("--holder-names", flags.holder_names, "Names of cardholders in such fields go, too")
      ->group("Detection");
  command
      .add_option("--include-path", flags.include_paths,
                  "Of payloads, only fields with such a path:\n"
                  "events[].text, *.note, data.**; several times")
      ->allow_extra_args(false)
      ->option_text("PATH")
      ->group("Detection");
  command.add_option("--exclude-path", flags.exclude_paths, "None with such a path; several times")
      ->allow_extra_args(false)
      ->option_text("PATH")
      ->group("Detection");
  command
      .add_option("--max-depth", flags.max_depth,
                  "How deep payloads inside values are read, at most 16\n(default: 8)")
      ->option_text("N")
      ->group("Detection");
  command.add_option("--kernel", flags.kernel, "Scan kernel (default: the best; see --version)")
      ->option_text("NAME")
      ->group("Detection");
}

void AddDetectionFlags(CLI::App& command, DetectionFlags& flags) {
  AddDetectionFlagsWithoutPatterns(command, flags);
  command
      .add_option(
          "--pattern", flags.patterns,
          "A pattern of your own (RE2), such as a loyalty\nnumber; may be given several times")
      ->allow_extra_args(false)  // else it would take the FILEs behind it for patterns
      ->option_text("NAME=REGEX")
      ->group("Detection");
}

CLI::Option* AddTokenFlags(CLI::App& command, TokenFlags& flags) {
  CLI::Option* const keyring = command.add_option("--keyring", flags.keyring_file,
                                                  "Keys of the tokens (see panveil keygen)");
  keyring->option_text("FILE")->group("Tokens");
  command.add_option("--scope", flags.scope, "Equal cards get equal tokens only within one scope")
      ->option_text("TEXT")
      ->group("Tokens");
  AddChoice<TokenFormat>(command, "--token-format", flags.format,
                         {{"letters", TokenFormat::kLetters}, {"digits", TokenFormat::kDigits}},
                         "digits: a number of one piece becomes digits again\n(default: letters)")
      ->group("Tokens");
  return keyring;
}

absl::StatusOr<ScrubberOptions> DetectionOptions(const DetectionFlags& flags,
                                                 Action pattern_action) {
  ScrubberOptions options;
  options.sensitivity = flags.sensitivity;
  options.kernel = flags.kernel;
  options.include_paths = flags.include_paths;
  options.exclude_paths = flags.exclude_paths;
  options.scrub_holder_names = flags.holder_names;
  options.max_depth = flags.max_depth;
  for (const std::string& allow : flags.allow) {
    const auto rule = Cut(allow, allow.find(':'));
    if (!rule) return absl::InvalidArgumentError("--allow: must be IIN:LAST4");
    options.allow_rules.push_back({rule->first, rule->second});
  }
  for (const std::string& field : flags.fields) {
    const auto name = Cut(field, field.rfind('='));
    const std::optional<FieldMeaning> meaning = name ? MeaningOf(name->second) : std::nullopt;
    if (!meaning) {
      return absl::InvalidArgumentError(
          "--field: must be NAME=pan, =code, =expiry, =track, =holder or =nothing");
    }
    options.field_names.push_back({name->first, *meaning});
  }
  for (const std::string& pattern : flags.patterns) {
    const auto name = Cut(pattern, pattern.find('='));
    if (!name) return absl::InvalidArgumentError("--pattern: must be NAME=REGEX");
    options.patterns.push_back({name->first, name->second, pattern_action});
  }
  return options;
}

absl::StatusOr<std::shared_ptr<const Keyring>> LoadKeyring(const std::string& path) {
  absl::StatusOr<Keyring> keyring = Keyring::Load(path);
  if (!keyring.ok()) return keyring.status();
  return std::make_shared<const Keyring>(*std::move(keyring));
}

}  // namespace panveil::cli
