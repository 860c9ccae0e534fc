// The explanations of panveil.h.
#include "api/c_handles.h"

struct panveil_explanations {
  std::vector<panveil::Explanation> list;
};

extern "C" {

panveil_status panveil_explain(const panveil_scrubber* scrubber, const char* text, size_t size,
                               int32_t kind, panveil_explanations** out) {
  panveil::PayloadKind payload{};
  if (out != nullptr) *out = nullptr;
  if (scrubber == nullptr || out == nullptr || !panveil::api::IsText(text, size) ||
      !panveil::api::ReadKind(kind, &payload)) {
    return PANVEIL_BAD_ARGUMENT;
  }
  return panveil::api::NoThrow([&] {
    *out = new panveil_explanations{scrubber->scrubber.Explain({text, size}, payload)};
    return PANVEIL_OK;
  });
}

size_t panveil_explanations_count(const panveil_explanations* explanations) {
  return explanations == nullptr ? 0 : explanations->list.size();
}

panveil_status panveil_explanations_at(const panveil_explanations* explanations, size_t index,
                                       panveil_explanation* out) {
  if (!panveil::api::IsStruct(out)) return PANVEIL_BAD_ARGUMENT;
  panveil_explanation given{};
  const bool there = explanations != nullptr && index < explanations->list.size();
  if (there) {
    const panveil::Explanation& one = explanations->list[index];
    given.scrubbed = one.scrubbed ? 1 : 0;
    given.offset = one.offset;
    given.length = one.length;
    given.depth = one.depth;
    given.masked = panveil::api::ToText(one.masked);
    given.reason = panveil::api::ToText(one.reason);
    given.path = panveil::api::ToText(one.path);
  }
  panveil::api::GiveStruct(given, out);
  if (explanations == nullptr) return PANVEIL_BAD_ARGUMENT;
  return there ? PANVEIL_OK : PANVEIL_NOT_FOUND;
}

void panveil_explanations_free(panveil_explanations* explanations) { delete explanations; }

}  // extern "C"
