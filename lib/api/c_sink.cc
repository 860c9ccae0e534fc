#include "api/c_sink.h"

namespace panveil::api {

bool IsSink(const panveil_sink* sink) noexcept {
  return sink == nullptr || (IsStruct(sink) && sink->on_text != nullptr);
}

void CallerSink::OnFinding(const Finding& finding) noexcept {
  if (sink_.on_finding == nullptr) return;
  const panveil_finding given = ToFinding(finding);
  sink_.on_finding(sink_.user, &given);
}

void KeptOutput::OnText(std::string_view text) noexcept {
  failed_ = failed_ || !text_.Append(text);
}

void KeptOutput::OnFinding(const Finding& finding) noexcept {
  const panveil_status kept = NoThrow([&]() -> panveil_status {
    findings_.push_back(ToFinding(finding));
    return paths_.Append(finding.path) ? PANVEIL_OK : PANVEIL_OUT_OF_MEMORY;
  });
  failed_ = failed_ || kept != PANVEIL_OK;
}

void KeptOutput::Clear() noexcept {
  text_.Clear();
  findings_.clear();
  paths_.Clear();
  failed_ = false;
}

panveil_findings KeptOutput::findings() noexcept {
  const char* path = paths_.view().data();
  for (panveil_finding& finding : findings_) {
    finding.path.data = path;
    if (finding.path.size > 0) path += finding.path.size;
  }
  return {findings_.empty() ? nullptr : findings_.data(), findings_.size(), sizeof(panveil_finding),
          findings_.size()};
}

}  // namespace panveil::api
