// Holds a document until all of it is there: for what cannot be scrubbed in pieces.
#ifndef PANVEIL_SCRUB_DOCUMENT_STREAM_H_
#define PANVEIL_SCRUB_DOCUMENT_STREAM_H_

#include <cstddef>
#include <memory>
#include <string_view>

#include "scrub/open_stream.h"
#include "scrub/workspace.h"

namespace panveil::scrub {

class DocumentStream final : public Stream {
 public:
  DocumentStream(std::shared_ptr<const Engine> engine, PayloadKind kind) noexcept;
  ~DocumentStream() override;
  DocumentStream(const DocumentStream&) = delete;
  DocumentStream& operator=(const DocumentStream&) = delete;

  [[nodiscard]] ScrubStatus Feed(std::string_view chunk, StreamSink& sink) noexcept override;
  [[nodiscard]] ScrubStatus Flush(FlushPolicy policy, StreamSink& sink) noexcept override;
  [[nodiscard]] ScrubStatus Finish(StreamSink& sink) noexcept override;
  void Reset() noexcept override;

 private:
  // Makes room for `size` bytes. False when memory ran out.
  [[nodiscard]] bool Grow(std::size_t size) noexcept;

  std::shared_ptr<const Engine> engine_;
  PayloadKind kind_;
  Workspace workspace_;
  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
  ScrubStatus status_ = ScrubStatus::kOk;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_DOCUMENT_STREAM_H_
