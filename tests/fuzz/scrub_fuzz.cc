// libFuzzer target: any bytes, every property, and the reference recogniser.
//
// The first byte chooses action, format and sensitivity; the rest is the text. Every kernel of the
// machine runs on it.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/reference_recognizer.h"
#include "support/text_generator.h"
#include "support/violations.h"

namespace panveil {
namespace {

using testing_support::PropertyChecker;
using testing_support::ReferenceSpan;

// The reference is slow.
constexpr std::size_t kMostReferenceBytes = 1024;

struct Setting {
  ScrubberOptions options;
  std::unique_ptr<PropertyChecker> checker;
  std::unique_ptr<Scrubber> scrubber;
};

void AddSetting(const ScrubberOptions& options, std::vector<Setting>* settings) {
  std::string error;
  std::optional<Scrubber> scrubber = Scrubber::Create(options, &error);
  if (!scrubber) std::abort();
  settings->push_back({options, std::make_unique<PropertyChecker>(options),
                       std::make_unique<Scrubber>(*std::move(scrubber))});
}

std::vector<Setting> MakeSettings() {
  std::vector<Setting> settings;
  for (const Sensitivity sensitivity :
       {Sensitivity::kBalanced, Sensitivity::kPrecise, Sensitivity::kParanoid}) {
    ScrubberOptions options;
    options.sensitivity = sensitivity;
    options.max_findings = 65536;
    for (const Action action : {Action::kMask, Action::kRedact}) {
      options.action = action;
      AddSetting(options, &settings);
    }
#ifndef PANVEIL_CORE_ONLY
    options.action = Action::kTokenize;
    options.keyring = testing_support::FixedKeyring();
    AddSetting(options, &settings);
    options.token_format = TokenFormat::kDigits;
    if (sensitivity != Sensitivity::kParanoid) AddSetting(options, &settings);
#endif
  }
  return settings;
}

std::string Differs(const Setting& setting, std::string_view text) {
  // How many digits stay readable differs there from PAN to PAN, and with it what is read next.
  if (setting.options.token_format == TokenFormat::kDigits) return {};
  static Scratch scratch;
  std::vector<ReferenceSpan> spans;
  for (const Finding& f : setting.scrubber->Scan(text, PayloadKind::kText, scratch).findings) {
    spans.push_back({f.offset, f.length, testing_support::ReferenceKindOf(f), f.digits});
  }
  const int readable = setting.options.action == Action::kRedact ? 0 : 4;
  return spans == testing_support::ReferenceSpans(text, setting.options.sensitivity, readable)
             ? std::string()
             : "not what the reference finds";
}

}  // namespace
}  // namespace panveil

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto* const kSettings = new std::vector<panveil::Setting>(panveil::MakeSettings());
  if (size == 0) return 0;
  const panveil::Setting& setting = (*kSettings)[data[0] % kSettings->size()];
  // A copy of its own, so that a read behind its end is seen.
  const std::vector<char> copy(data + 1, data + size);
  const std::string_view text(copy.data(), copy.size());
  std::string violation = setting.checker->Violation(text);
  if (violation.empty() && text.size() <= panveil::kMostReferenceBytes) {
    violation = panveil::Differs(setting, text);
  }
  if (!violation.empty()) {
    std::fprintf(stderr, "%s: %s\n%s\n", setting.checker->name().c_str(), violation.c_str(),
                 panveil::testing_support::Escaped(text).c_str());
    std::abort();
  }
  return 0;
}
