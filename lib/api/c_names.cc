// Versions, features and names of panveil.h.
#include "api/c_handles.h"
#include "panveil/finding.h"
#include "scan/kernel.h"

namespace panveil {
namespace {

// The C names of numbers that C++ has, too: one list of each is enough to go wrong.
static_assert(PANVEIL_TOKENIZE_FAILED == static_cast<int>(ScrubStatus::kTokenizeFailed));
static_assert(PANVEIL_INPUT_TOO_LONG == static_cast<int>(ScrubStatus::kInputTooLong));
static_assert(PANVEIL_OUTPUT_TOO_SMALL == static_cast<int>(ScrubStatus::kOutputTooSmall));
static_assert(PANVEIL_OUT_OF_MEMORY == static_cast<int>(ScrubStatus::kOutOfMemory));
static_assert(PANVEIL_BAD_ARGUMENT == static_cast<int>(ScrubStatus::kBadArgument));
static_assert(PANVEIL_JSON == static_cast<int>(PayloadKind::kJson));
static_assert(PANVEIL_FORM == static_cast<int>(PayloadKind::kForm));
static_assert(PANVEIL_HTML == static_cast<int>(PayloadKind::kHtml));
static_assert(PANVEIL_XML == static_cast<int>(PayloadKind::kXml));
static_assert(PANVEIL_MULTIPART == static_cast<int>(PayloadKind::kMultipart));
static_assert(PANVEIL_BASE64 == static_cast<int>(PayloadKind::kBase64));
static_assert(PANVEIL_FRAMES == static_cast<int>(PayloadKind::kFrames));
static_assert(PANVEIL_AUTO == static_cast<int>(PayloadKind::kAuto));
static_assert(PANVEIL_PARANOID == static_cast<int>(Sensitivity::kParanoid));
static_assert(PANVEIL_REDACT == static_cast<int>(Action::kRedact));
static_assert(PANVEIL_DIGITS == static_cast<int>(TokenFormat::kDigits));
static_assert(PANVEIL_FOUND_CODE == static_cast<int>(FindingKind::kVerificationCode));
static_assert(PANVEIL_FOUND_HOLDER == static_cast<int>(FindingKind::kHolder));
static_assert(PANVEIL_HIGH == static_cast<int>(Confidence::kHigh));
static_assert(PANVEIL_FIELD_CODE == static_cast<int>(FieldMeaning::kVerificationCode));
static_assert(PANVEIL_FIELD_HOLDER == static_cast<int>(FieldMeaning::kHolder));
static_assert(PANVEIL_BRAND_MAESTRO == static_cast<int>(Brand::kMaestro));

// A name by its number. All names are literals, which end in NUL.
template <typename Enum>
const char* Name(std::string_view (*name)(Enum) noexcept, std::int32_t value) noexcept {
  const bool fits = value >= 0 && value <= 255;
  return fits ? name(static_cast<Enum>(value)).data() : "unknown";
}

struct StatusName {
  panveil_status status;
  const char* name;
};

constexpr StatusName kStatusNames[] = {
    {PANVEIL_OK, "ok"},
    {PANVEIL_TOKENIZE_FAILED, "tokenize_failed"},
    {PANVEIL_INPUT_TOO_LONG, "input_too_long"},
    {PANVEIL_OUTPUT_TOO_SMALL, "output_too_small"},
    {PANVEIL_OUT_OF_MEMORY, "out_of_memory"},
    {PANVEIL_BAD_ARGUMENT, "bad_argument"},
    {PANVEIL_BUSY, "busy"},
    {PANVEIL_INVALID_OPTION, "invalid_option"},
    {PANVEIL_UNSUPPORTED, "unsupported"},
    {PANVEIL_NOT_FOUND, "not_found"},
    {PANVEIL_PERMISSION_DENIED, "permission_denied"},
    {PANVEIL_MALFORMED_KEYRING, "malformed_keyring"},
    {PANVEIL_ALREADY_EXISTS, "already_exists"},
    {PANVEIL_IS_PRIMARY, "is_primary"},
    {PANVEIL_FILE_FAILED, "file_failed"},
    {PANVEIL_SEAL_MALFORMED, "seal_malformed"},
    {PANVEIL_SEAL_WRONG_VERSION, "seal_wrong_version"},
    {PANVEIL_SEAL_UNKNOWN_KEY, "seal_unknown_key"},
    {PANVEIL_SEAL_REFUSED, "seal_refused"},
    {PANVEIL_SEAL_EXPIRED, "seal_expired"},
    {PANVEIL_FAILED, "failed"},
};

}  // namespace
}  // namespace panveil

using panveil::Name;

extern "C" {

uint32_t panveil_abi_version(void) { return PANVEIL_ABI_VERSION; }

const char* panveil_version_string(void) { return PANVEIL_VERSION_STRING; }

uint32_t panveil_features(void) {
  uint32_t features = 0;
#ifndef PANVEIL_CORE_ONLY
  features |= PANVEIL_FEATURE_TOKENS;
#endif
#ifdef PANVEIL_WITH_RE2
  features |= PANVEIL_FEATURE_PATTERNS;
#endif
  return features;
}

const char* panveil_available_kernel(size_t index) {
  const auto& kernels = panveil::scan::AvailableKernels();
  return index < kernels.size() ? kernels[index]->name.data() : nullptr;
}

const char* panveil_status_string(panveil_status status) {
  for (const panveil::StatusName& known : panveil::kStatusNames) {
    if (known.status == status) return known.name;
  }
  return "unknown";
}

int32_t panveil_payload_kind_of(const char* content_type, size_t size) {
  if (!panveil::api::IsText(content_type, size)) return PANVEIL_AUTO;
  return static_cast<int32_t>(panveil::PayloadKindOf({content_type, size}));
}

const char* panveil_brand_name(int32_t brand) { return Name(panveil::BrandName, brand); }
const char* panveil_finding_kind_name(int32_t kind) { return Name(panveil::FindingKindName, kind); }
const char* panveil_confidence_name(int32_t confidence) {
  return Name(panveil::ConfidenceName, confidence);
}
const char* panveil_action_name(int32_t action) { return Name(panveil::ActionName, action); }

panveil_status panveil_bytes_text(const panveil_bytes* bytes, panveil_text* out) {
  if (out == nullptr) return PANVEIL_BAD_ARGUMENT;
  *out = {};
  if (bytes == nullptr) return PANVEIL_BAD_ARGUMENT;
  *out = panveil::api::ToText(bytes->text.view());
  return PANVEIL_OK;
}

void panveil_bytes_free(panveil_bytes* bytes) { delete bytes; }

}  // extern "C"
