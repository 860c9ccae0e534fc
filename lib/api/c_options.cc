// The options of panveil.h.
#include "api/c_handles.h"

namespace panveil::api {
namespace {

// Sets one option, when the arguments are `valid`.
template <typename Change>
panveil_status Set(panveil_options* options, bool valid, Change change) noexcept {
  if (options == nullptr || !valid) return PANVEIL_BAD_ARGUMENT;
  return NoThrow([&] {
    change(options->options);
    return PANVEIL_OK;
  });
}

}  // namespace
}  // namespace panveil::api

using panveil::ScrubberOptions;
using panveil::api::IsText;
using panveil::api::ReadEnum;
using panveil::api::Set;

extern "C" {

panveil_options* panveil_options_new(void) { return new (std::nothrow) panveil_options; }
void panveil_options_free(panveil_options* options) { delete options; }

panveil_status panveil_options_set_sensitivity(panveil_options* options, int32_t sensitivity) {
  panveil::Sensitivity value{};
  return Set(options, ReadEnum(sensitivity, panveil::Sensitivity::kParanoid, &value),
             [&](ScrubberOptions& o) { o.sensitivity = value; });
}

panveil_status panveil_options_add_allow_rule(panveil_options* options, const char* iin,
                                              size_t iin_size, const char* last_four,
                                              size_t last_four_size) {
  return Set(options, IsText(iin, iin_size) && IsText(last_four, last_four_size),
             [&](ScrubberOptions& o) {
               o.allow_rules.push_back({std::string(iin, iin_size),  //
                                        std::string(last_four, last_four_size)});
             });
}

panveil_status panveil_options_set_allow(panveil_options* options, panveil_allow_callback allow,
                                         void* user) {
  return Set(options, true, [&](ScrubberOptions& o) {
    o.allow = nullptr;
    if (allow == nullptr) return;
    o.allow = [allow, user](const panveil::Finding& found) {
      const panveil_finding finding = panveil::api::ToFinding(found);
      return allow(user, &finding) != 0;
    };
  });
}

panveil_status panveil_options_add_pattern(panveil_options* options, const char* name,
                                           size_t name_size, const char* pattern,
                                           size_t pattern_size, int32_t action) {
  panveil::Action value{};
  return Set(options,
             IsText(name, name_size) && IsText(pattern, pattern_size) &&
                 ReadEnum(action, panveil::Action::kRedact, &value),
             [&](ScrubberOptions& o) {
               o.patterns.push_back({std::string(name, name_size),  //
                                     std::string(pattern, pattern_size), value});
             });
}

panveil_status panveil_options_add_field_name(panveil_options* options, const char* name,
                                              size_t size, int32_t meaning) {
  panveil::FieldMeaning value{};
  return Set(options,
             IsText(name, size) && ReadEnum(meaning, panveil::FieldMeaning::kHolder, &value),
             [&](ScrubberOptions& o) {
               o.field_names.push_back({std::string(name, size), value});
             });
}

panveil_status panveil_options_set_scrub_holder_names(panveil_options* options, int32_t on) {
  return Set(options, true, [&](ScrubberOptions& o) { o.scrub_holder_names = on != 0; });
}

panveil_status panveil_options_add_include_path(panveil_options* options, const char* path,
                                                size_t size) {
  return Set(options, IsText(path, size),
             [&](ScrubberOptions& o) { o.include_paths.emplace_back(path, size); });
}

panveil_status panveil_options_add_exclude_path(panveil_options* options, const char* path,
                                                size_t size) {
  return Set(options, IsText(path, size),
             [&](ScrubberOptions& o) { o.exclude_paths.emplace_back(path, size); });
}

panveil_status panveil_options_set_action(panveil_options* options, int32_t action) {
  panveil::Action value{};
  return Set(options, ReadEnum(action, panveil::Action::kRedact, &value),
             [&](ScrubberOptions& o) { o.action = value; });
}

panveil_status panveil_options_set_token_format(panveil_options* options, int32_t format) {
  panveil::TokenFormat value{};
  return Set(options, ReadEnum(format, panveil::TokenFormat::kDigits, &value),
             [&](ScrubberOptions& o) { o.token_format = value; });
}

panveil_status panveil_options_set_keyring(panveil_options* options,
                                           const panveil_keyring* keyring) {
  return Set(options, true, [&](ScrubberOptions& o) {
    o.keyring = nullptr;
#ifndef PANVEIL_CORE_ONLY  // where there are none
    if (keyring != nullptr) o.keyring = keyring->keyring;
#else
    (void)keyring;
#endif
  });
}

panveil_status panveil_options_set_scope(panveil_options* options, const char* scope, size_t size) {
  return Set(options, IsText(scope, size),
             [&](ScrubberOptions& o) { o.scope = std::string(scope, size); });
}

panveil_status panveil_options_set_max_input_bytes(panveil_options* options, size_t bytes) {
  return Set(options, true, [&](ScrubberOptions& o) { o.max_input_bytes = bytes; });
}

panveil_status panveil_options_set_max_findings(panveil_options* options, size_t count) {
  return Set(options, true, [&](ScrubberOptions& o) { o.max_findings = count; });
}

panveil_status panveil_options_set_max_depth(panveil_options* options, size_t depth) {
  return Set(options, true, [&](ScrubberOptions& o) { o.max_depth = depth; });
}

panveil_status panveil_options_set_kernel(panveil_options* options, const char* name, size_t size) {
  return Set(options, IsText(name, size),
             [&](ScrubberOptions& o) { o.kernel = std::string(name, size); });
}

}  // extern "C"
