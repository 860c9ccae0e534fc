// Where the streams of panveil.h give what comes out: to the caller's functions, or to themselves.
#ifndef PANVEIL_API_C_SINK_H_
#define PANVEIL_API_C_SINK_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "api/c_handles.h"
#include "panveil/stream.h"

namespace panveil::api {

// What came out of one call, kept for the caller.
class KeptOutput final : public StreamSink {
 public:
  void OnText(std::string_view text) noexcept override;
  void OnFinding(const Finding& finding) noexcept override;

  // Forgets it.
  void Clear() noexcept;
  // Some of it could not be kept.
  [[nodiscard]] bool failed() const noexcept { return failed_; }

  [[nodiscard]] panveil_text text() const noexcept { return ToText(text_.view()); }
  // Valid until something is added or cleared.
  [[nodiscard]] panveil_findings findings() noexcept;

 private:
  KeptText text_;
  std::vector<panveil_finding> findings_;  // whose paths are sizes only, until somebody asks
  KeptText paths_;                         // one after the other
  bool failed_ = false;
};

// The caller's functions.
class CallerSink final : public StreamSink {
 public:
  explicit CallerSink(const panveil_sink& sink) noexcept : sink_(sink) {}
  void OnText(std::string_view text) noexcept override {
    sink_.on_text(sink_.user, text.data(), text.size());
  }
  void OnFinding(const Finding& finding) noexcept override;

 private:
  const panveil_sink& sink_;
};

// NULL, or one that can be called.
[[nodiscard]] bool IsSink(const panveil_sink* sink) noexcept;

// Calls `call` with the caller's sink, or else with `kept`, which is cleared first. What it gives
// is a status; PANVEIL_OUT_OF_MEMORY when something could not be kept, after `reset`.
template <typename Call, typename Reset>
panveil_status CallWithSink(const panveil_sink* sink, KeptOutput& kept, Call call,
                            Reset reset) noexcept {
  kept.Clear();
  if (sink != nullptr) {
    CallerSink caller(*sink);
    return call(static_cast<StreamSink&>(caller));
  }
  const panveil_status status = call(static_cast<StreamSink&>(kept));
  if (!kept.failed()) return status;
  kept.Clear();
  reset();
  return PANVEIL_OUT_OF_MEMORY;
}

}  // namespace panveil::api

#endif  // PANVEIL_API_C_SINK_H_
