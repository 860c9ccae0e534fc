// A stream of whatever comes: of the kind that its beginning looks like.
#ifndef PANVEIL_SCRUB_SNIFFED_STREAM_H_
#define PANVEIL_SCRUB_SNIFFED_STREAM_H_

#include <cstddef>
#include <memory>
#include <string_view>

#include "scrub/document_stream.h"
#include "scrub/engine.h"
#include "scrub/open_stream.h"

namespace panveil::scrub {

// Holds Engine::section_bytes(). What is no longer is given to the batch call.
class SniffedStream final : public Stream {
 public:
  explicit SniffedStream(std::shared_ptr<const Engine> engine) noexcept;
  ~SniffedStream() override;
  SniffedStream(const SniffedStream&) = delete;
  SniffedStream& operator=(const SniffedStream&) = delete;

  // False when memory ran out: then nothing else may be called.
  [[nodiscard]] bool Prepare() noexcept;

  [[nodiscard]] ScrubStatus Feed(std::string_view chunk, StreamSink& sink) noexcept override;
  [[nodiscard]] ScrubStatus Flush(FlushPolicy policy, StreamSink& sink) noexcept override;
  [[nodiscard]] ScrubStatus Finish(StreamSink& sink) noexcept override;
  void Reset() noexcept override;

 private:
  // Makes the stream for what is held, and gives it that.
  void Choose(StreamSink& sink) noexcept;

  std::shared_ptr<const Engine> engine_;
  Workspace workspace_;
  std::unique_ptr<char[]> held_;
  std::size_t size_ = 0;
  std::unique_ptr<Stream> stream_;  // once it is known
  ScrubStatus status_ = ScrubStatus::kOk;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_SNIFFED_STREAM_H_
