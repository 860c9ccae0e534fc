// The scrubber and the scratch of panveil.h.
#include "api/c_handles.h"

#ifndef PANVEIL_CORE_ONLY
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#endif

namespace panveil::api {

panveil_finding ToFinding(const Finding& finding) noexcept {
  panveil_finding out{};
  out.offset = finding.offset;
  out.length = finding.length;
  out.kind = static_cast<std::int32_t>(finding.kind);
  out.brand = static_cast<std::int32_t>(finding.brand);
  out.confidence = static_cast<std::int32_t>(finding.confidence);
  out.action = static_cast<std::int32_t>(finding.action);
  out.digits = finding.digits;
  out.pattern = finding.pattern;
  std::copy(finding.last_four.begin(), finding.last_four.end(), out.last_four);
  out.path = ToText(finding.path);
  return out;
}

namespace {

// What each call on a scrubber and a scratch begins and ends with. `call` gets the kind and gives a
// Result; what it found is remembered.
template <typename Call>
Result Run(const panveil_scrubber* scrubber, panveil_scratch* scratch, std::int32_t kind,
           panveil_status* status, Call call) noexcept {
  Result result;
  PayloadKind payload_kind{};
  *status = PANVEIL_BAD_ARGUMENT;
  if (scrubber == nullptr || scratch == nullptr) return result;
  const Hold hold(scratch->busy);
  if (!hold) {
    *status = PANVEIL_BUSY;
    return result;
  }
  Remember({}, 0, scratch);
  if (!ReadKind(kind, &payload_kind)) return result;
  result = call(payload_kind);
  Remember(result.findings, result.findings_total, scratch);
  *status = ToStatus(result.status);
  return result;
}

// A scrubber of these options, or the reason.
panveil_status Create(const ScrubberOptions& options, std::optional<Scrubber>* out,
                      std::string* error) {
#ifdef PANVEIL_CORE_ONLY
  *out = Scrubber::Create(options, error);
  return out->has_value() ? PANVEIL_OK : PANVEIL_INVALID_OPTION;
#else
  absl::StatusOr<Scrubber> made = Scrubber::Create(options);
  if (made.ok()) {
    *out = *std::move(made);
    return PANVEIL_OK;
  }
  *error = std::string(made.status().message());
  const bool invalid = made.status().code() == absl::StatusCode::kInvalidArgument;
  return invalid ? PANVEIL_INVALID_OPTION : PANVEIL_FAILED;
#endif
}

// Whether the text is clean, found out without the scratch, which only a card needs: holding it
// would take a quarter of the time of 200 bytes. A call that begins with the scratch meanwhile is
// not disturbed: it is as if one had come after the other.
[[nodiscard]] bool IsCleanText(const panveil_scrubber* scrubber, const panveil_scratch* scratch,
                               std::string_view text, std::int32_t kind) noexcept {
  return kind == PANVEIL_TEXT && scrubber != nullptr && scratch != nullptr &&
         !scratch->busy.load(std::memory_order_relaxed) && scrubber->engine->IsCleanText(text);
}

// Not in line: what it takes of the stack the hot call would have to guard.
[[gnu::noinline]] panveil_status ScrubHolding(const panveil_scrubber* scrubber,
                                              panveil_scratch* scratch, std::string_view text,
                                              std::int32_t kind, panveil_text* out) noexcept {
  panveil_status status = PANVEIL_OK;
  const Result result = Run(scrubber, scratch, kind, &status, [&](PayloadKind payload) {
    return scrubber->scrubber.Scrub(text, payload, scratch->scratch);
  });
  *out = ToText(result.text);
  return status;
}

}  // namespace
}  // namespace panveil::api

using panveil::PayloadKind;
using panveil::Result;
using panveil::api::Hold;
using panveil::api::Inside;
using panveil::api::IsCleanText;
using panveil::api::IsText;
using panveil::api::NoThrow;
using panveil::api::Run;
using panveil::api::ScrubHolding;
using panveil::api::View;

extern "C" {

panveil_status panveil_scrubber_new(const panveil_options* options, panveil_scrubber** out,
                                    char* reason, size_t reason_capacity) {
  panveil::api::Reason why(reason, reason_capacity);
  if (out != nullptr) *out = nullptr;
  if (out == nullptr || !why.valid()) return PANVEIL_BAD_ARGUMENT;
  return NoThrow([&]() -> panveil_status {
    const panveil::ScrubberOptions defaults;
    const panveil::ScrubberOptions& chosen = options == nullptr ? defaults : options->options;
#ifndef PANVEIL_WITH_RE2
    if (!chosen.patterns.empty()) {
      why.Say("patterns: this build has no RE2");
      return PANVEIL_UNSUPPORTED;
    }
#endif
    std::string error;
    std::optional<panveil::Scrubber> scrubber;
    const panveil_status status = panveil::api::Create(chosen, &scrubber, &error);
    if (status != PANVEIL_OK) {
      why.Say(error);
      return status;
    }
    const panveil::scrub::Engine* const engine = Inside::EngineOf(*scrubber);
    *out = new panveil_scrubber{*std::move(scrubber), engine};
    return PANVEIL_OK;
  });
}

void panveil_scrubber_free(panveil_scrubber* scrubber) { delete scrubber; }

const char* panveil_scrubber_kernel(const panveil_scrubber* scrubber) {
  return scrubber == nullptr ? nullptr : scrubber->scrubber.kernel().data();
}

panveil_scratch* panveil_scratch_new(void) { return new (std::nothrow) panveil_scratch; }
void panveil_scratch_free(panveil_scratch* scratch) { delete scratch; }

panveil_status panveil_scrub(const panveil_scrubber* scrubber, panveil_scratch* scratch,
                             const char* text, size_t size, int32_t kind, panveil_text* out) {
  if (out == nullptr) return PANVEIL_BAD_ARGUMENT;
  if (IsCleanText(scrubber, scratch, View(text, size), kind)) {
    scratch->unheld.store(true, std::memory_order_relaxed);
    *out = {text, size};
    return PANVEIL_OK;
  }
  return ScrubHolding(scrubber, scratch, View(text, size), kind, out);
}

panveil_status panveil_scrub_in_place(const panveil_scrubber* scrubber, panveil_scratch* scratch,
                                      char* data, size_t size, int32_t kind, size_t* out_size) {
  if (out_size == nullptr) return PANVEIL_BAD_ARGUMENT;
  panveil_status status = PANVEIL_OK;
  const Result result = Run(scrubber, scratch, kind, &status, [&](PayloadKind payload) {
    return scrubber->scrubber.ScrubInPlace(data, size, payload, scratch->scratch);
  });
  *out_size = result.text.size();
  return status;
}

size_t panveil_scrub_bound(size_t size) { return size; }

panveil_status panveil_scrub_to(const panveil_scrubber* scrubber, panveil_scratch* scratch,
                                const char* text, size_t size, int32_t kind, char* out,
                                size_t capacity, size_t* out_size) {
  if (out_size == nullptr) return PANVEIL_BAD_ARGUMENT;
  panveil_status status = PANVEIL_OK;
  const Result result = Run(scrubber, scratch, kind, &status, [&](PayloadKind payload) -> Result {
    if (!IsText(out, capacity) || !IsText(text, size)) {
      return {{}, {}, 0, panveil::ScrubStatus::kBadArgument};
    }
    // No bytes have no address: where both are NULL there is nothing to write.
    if (size == 0) return {};
    return scrubber->scrubber.ScrubTo(View(text, size), payload, out, capacity, scratch->scratch);
  });
  *out_size = status == PANVEIL_OUTPUT_TOO_SMALL ? panveil_scrub_bound(size) : result.text.size();
  return status;
}

panveil_status panveil_scan(const panveil_scrubber* scrubber, panveil_scratch* scratch,
                            const char* text, size_t size, int32_t kind, size_t* count) {
  if (count == nullptr) return PANVEIL_BAD_ARGUMENT;
  panveil_status status = PANVEIL_OK;
  const Result result = Run(scrubber, scratch, kind, &status, [&](PayloadKind payload) {
    return scrubber->scrubber.Scan(View(text, size), payload, scratch->scratch);
  });
  *count = result.findings_total;
  return status;
}

panveil_status panveil_scratch_findings(panveil_scratch* scratch, panveil_findings* out) {
  if (out == nullptr) return PANVEIL_BAD_ARGUMENT;
  *out = {nullptr, 0, sizeof(panveil_finding), 0};
  if (scratch == nullptr) return PANVEIL_BAD_ARGUMENT;
  const Hold hold(scratch->busy);
  if (!hold) return PANVEIL_BUSY;
  if (scratch->unheld.load(std::memory_order_relaxed)) return PANVEIL_OK;
  return NoThrow([&] {
    std::vector<panveil_finding>& copied = scratch->copied;
    copied.clear();
    copied.reserve(scratch->findings.size());
    for (const panveil::Finding& finding : scratch->findings) {
      copied.push_back(panveil::api::ToFinding(finding));
    }
    *out = {copied.empty() ? nullptr : copied.data(), copied.size(), sizeof(panveil_finding),
            scratch->findings_total};
    return PANVEIL_OK;
  });
}

}  // extern "C"
