// What is behind a StreamScrubber.
#ifndef PANVEIL_SCRUB_OPEN_STREAM_H_
#define PANVEIL_SCRUB_OPEN_STREAM_H_

#include <memory>
#include <string_view>

#include "panveil/options.h"
#include "panveil/stream.h"
#include "scrub/engine.h"

namespace panveil::scrub {

// As StreamScrubber says of each.
class Stream {
 public:
  virtual ~Stream() = default;
  [[nodiscard]] virtual ScrubStatus Feed(std::string_view chunk, StreamSink& sink) noexcept = 0;
  [[nodiscard]] virtual ScrubStatus Flush(FlushPolicy policy, StreamSink& sink) noexcept = 0;
  [[nodiscard]] virtual ScrubStatus Finish(StreamSink& sink) noexcept = 0;
  virtual void Reset() noexcept = 0;
};

// Null when memory ran out. The second is for what nobody said the kind of, and looks like `kind`;
// `nuls`: there are some at its beginning.
[[nodiscard]] std::unique_ptr<Stream> OpenStream(std::shared_ptr<const Engine> engine,
                                                 PayloadKind kind) noexcept;
[[nodiscard]] std::unique_ptr<Stream> OpenGuessedStream(std::shared_ptr<const Engine> engine,
                                                        PayloadKind kind, bool nuls) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_OPEN_STREAM_H_
