#include "support/payload_checker.h"

#include <utility>

#include "payload/payload_kind.h"
#include "support/json_maker.h"
#include "support/scrubbers.h"
#include "support/text_generator.h"
#include "support/violations.h"

namespace panveil::testing_support {

PayloadChecker::PayloadChecker(ScrubberOptions options) {
  options.max_findings = 65536;
  for (const std::string_view kernel : Scrubber::AvailableKernels()) {
    options.kernel = std::string(kernel);
    scrubbers_.push_back(MakeScrubber(options));
  }
}

std::string PayloadChecker::Violation(std::string_view text, PayloadKind kind, bool twice) {
  const Scrubber& first = scrubbers_.front();
  const Result result = first.Scrub(text, kind, scratch_);
  const std::string once(result.text);
  if (result.text.size() > text.size()) return "longer";
  if ((result.findings_total == 0) != (result.text.data() == text.data())) return "not the view";
  std::size_t from = 0;
  for (const Finding& finding : result.findings) {
    if (finding.offset < from || finding.offset + finding.length > text.size()) {
      return "a finding out of place";
    }
    from = finding.offset;
  }
  for (const Scrubber& scrubber : scrubbers_) {
    if (scrubber.Scrub(text, kind, again_).text != once) return "kernels differ";
  }
  if (first.Scan(text, kind, again_).findings_total != result.findings_total) {
    return "a scan finds something else";
  }
  std::string bytes(text);
  if (first.ScrubInPlace(bytes.data(), bytes.size(), kind, again_).text != once) {
    return "in place differs";
  }
  if (!twice) return {};
  const std::string again(first.Scrub(once, kind, again_).text);
  return again == once ? "" : "twice differs: " + Escaped(once) + "\n  twice " + Escaped(again);
}

std::string PayloadChecker::Scrubbed(std::string_view text, PayloadKind kind) {
  return std::string(scrubbers_.front().Scrub(text, kind, scratch_).text);
}

std::string PayloadChecker::ViolationOfJson(const std::string& text) {
  const std::string out = Scrubbed(text, PayloadKind::kJson);
  if (!Json::accept(out)) return "no JSON any more";
  // A string may be a payload of another kind; of JSON, the comparison takes care.
  bool names_encoded = false;  // which the scrub of a text does not look into
  bool has_nuls = false;       // nor is a text with NULs read without them there
  const auto scrub = [&](const std::string& t, bool may_nest) {
    const PayloadKind kind = may_nest ? payload::Sniff(t) : PayloadKind::kText;
    const bool encoded =
        payload::EncodingAmid(t, payload::Encoding::kPlain) != payload::Encoding::kPlain;
    names_encoded = names_encoded || (encoded && !may_nest);
    has_nuls = has_nuls || t.find('\0') != std::string::npos;
    const bool lines = may_nest && t.find('\n') != std::string::npos;  // perhaps of a table
    const bool guessed =
        (kind != PayloadKind::kText && kind != PayloadKind::kJson) || encoded || lines;
    return Scrubbed(t, guessed ? PayloadKind::kAuto : PayloadKind::kText);
  };
  const bool scrubbed = IsScrubbed(Json::parse(text), Json::parse(out), scrub);
  return scrubbed || names_encoded || has_nuls ? "" : "other values than as texts";
}

std::vector<PayloadChecker> MakePayloadCheckers() {
  std::vector<PayloadChecker> checkers;
  for (const Sensitivity sensitivity : {Sensitivity::kBalanced, Sensitivity::kParanoid}) {
    ScrubberOptions options;
    options.sensitivity = sensitivity;
    for (const Action action : {Action::kMask, Action::kRedact}) {
      options.action = action;
      checkers.emplace_back(options);
    }
#ifndef PANVEIL_CORE_ONLY
    options.action = Action::kTokenize;
    options.keyring = FixedKeyring();
    checkers.emplace_back(options);
    options.token_format = TokenFormat::kDigits;
    if (sensitivity != Sensitivity::kParanoid) checkers.emplace_back(options);
#endif
  }
  return checkers;
}

}  // namespace panveil::testing_support
