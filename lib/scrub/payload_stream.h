// Payloads that come in chunks, section by section.
#ifndef PANVEIL_SCRUB_PAYLOAD_STREAM_H_
#define PANVEIL_SCRUB_PAYLOAD_STREAM_H_

#include <cstddef>
#include <memory>
#include <string_view>

#include "scrub/engine.h"
#include "scrub/open_stream.h"
#include "scrub/sections.h"
#include "scrub/workspace.h"

namespace panveil::scrub {

// Holds what is no section yet.
class PayloadStream final : public Stream {
 public:
  // REQUIRES: HasSections(*engine, kind). `guessed`: nobody said that the payload is of that kind.
  PayloadStream(std::shared_ptr<const Engine> engine, PayloadKind kind, bool guessed) noexcept;
  ~PayloadStream() override;
  PayloadStream(const PayloadStream&) = delete;
  PayloadStream& operator=(const PayloadStream&) = delete;

  // False when memory ran out: then nothing else may be called.
  [[nodiscard]] bool Prepare() noexcept;

  [[nodiscard]] ScrubStatus Feed(std::string_view chunk, StreamSink& sink) noexcept override;
  [[nodiscard]] ScrubStatus Flush(FlushPolicy policy, StreamSink& sink) noexcept override;
  [[nodiscard]] ScrubStatus Finish(StreamSink& sink) noexcept override;
  void Reset() noexcept override;

 private:
  // Scrubs all sections that are there; with `last` to the end.
  void Advance(bool last, StreamSink& sink) noexcept;
  [[nodiscard]] bool failed() const noexcept { return status_ > ScrubStatus::kTokenizeFailed; }

  std::shared_ptr<const Engine> engine_;
  Workspace workspace_;
  Sections sections_;
  std::size_t room_;  // of held_, in bytes
  std::unique_ptr<char[]> held_;
  std::size_t size_ = 0;
  std::size_t used_ = 0;  // bytes of it that were ever written
  ScrubStatus status_ = ScrubStatus::kOk;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_PAYLOAD_STREAM_H_
