#include "results.h"

#include "text.h"

namespace panveil_node {

Object FindingObject(napi_env env, const panveil_finding& finding) {
  Object object(env);
  object.Set("kind", Ascii(env, panveil_finding_kind_name(finding.kind)));
  if (finding.kind == PANVEIL_FOUND_PAN) {
    object.Set("brand", Ascii(env, panveil_brand_name(finding.brand)));
    object.Set("digits", Number(env, static_cast<double>(finding.digits)));
    const bool known = finding.last_four[0] != '\0';
    object.Set("lastFour", Ascii(env, finding.last_four, known ? sizeof finding.last_four : 0));
  }
  object.Set("confidence", Ascii(env, panveil_confidence_name(finding.confidence)));
  return object;
}

napi_value FindingList(Thread* thread, const Text& text, const panveil_findings& findings) {
  napi_env env = thread->env();
  List list(env, findings.count);
  UnitCounter units(text.data, text.size);
  for (std::size_t i = 0; i < findings.count; ++i) {
    const panveil_finding* finding = panveil_finding_at(&findings, i);
    // The handles of one finding are enough at a time.
    napi_handle_scope scope = nullptr;
    napi_open_handle_scope(env, &scope);
    std::size_t begin = finding->offset;
    std::size_t end = begin + finding->length;
    if (text.is_string) {
      begin = units.Before(begin);
      end = units.Before(end);
    }
    Object object = FindingObject(env, *finding);
    object.Set("offset", Number(env, static_cast<double>(begin)));
    object.Set("length", Number(env, static_cast<double>(end - begin)));
    object.Set("action", Ascii(env, panveil_action_name(finding->action)));
    object.Set("path", thread->WriteString(finding->path.data, finding->path.size));
    if (finding->kind == PANVEIL_FOUND_CUSTOM) {
      object.Set("pattern", Number(env, static_cast<double>(finding->pattern)));
    }
    list.Add(object.value());
    napi_close_handle_scope(env, scope);
  }
  return list.value();
}

napi_value Refusal(napi_env env, panveil_status status, const char* reason) {
  List list(env, 2);
  list.Add(Number(env, status));
  list.Add(Ascii(env, reason));
  return list.value();
}

}  // namespace panveil_node
