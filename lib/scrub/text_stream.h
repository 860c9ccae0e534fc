// Scrubs a text that comes in chunks, as if it were there as a whole.
#ifndef PANVEIL_SCRUB_TEXT_STREAM_H_
#define PANVEIL_SCRUB_TEXT_STREAM_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "panveil/scrubber.h"
#include "panveil/stream.h"
#include "scrub/engine.h"
#include "scrub/open_stream.h"
#include "scrub/quiet_text.h"
#include "scrub/recognition.h"
#include "scrub/workspace.h"

namespace panveil::scrub {

// A window of the text goes with the recognition: what is decided goes out and stays for a while,
// as the rules look back; what is not is held. A long chunk is read where it is, but for its ends.
class TextStream final : public Stream {
 public:
  // REQUIRES: the engine has no patterns.
  explicit TextStream(std::shared_ptr<const Engine> engine) noexcept;
  ~TextStream() override;
  TextStream(const TextStream&) = delete;
  TextStream& operator=(const TextStream&) = delete;

  // False when memory ran out: then nothing else may be called.
  [[nodiscard]] bool Prepare() noexcept;

  [[nodiscard]] ScrubStatus Feed(std::string_view chunk, StreamSink& sink) noexcept override;
  [[nodiscard]] ScrubStatus Flush(FlushPolicy policy, StreamSink& sink) noexcept override;
  [[nodiscard]] ScrubStatus Finish(StreamSink& sink) noexcept override;
  void Reset() noexcept override;

 private:
  // Of the window, and of a chunk that is read where it is, at a time.
  static constexpr std::size_t kWindowBytes = std::size_t{1} << 15;
  static constexpr std::size_t kMostInPlace = std::size_t{1} << 16;
  // Bytes that come until the window is looked at again: a look costs some hundred more. While all
  // that there is goes out as it comes; while something waits for what stands behind it; and when
  // that is there.
  static constexpr std::size_t kLongStep = 8192;
  static constexpr std::size_t kStep = 768;
  static constexpr std::size_t kShortStep = 256;
  // What is quiet goes out with each chunk of fewer bytes than this, for somebody may be waiting;
  // else once so many bytes have come.
  static constexpr std::size_t kFewBytes = 32;
  static constexpr std::size_t kQuietStep = 384;
  // A chunk is read where it is when it is longer than this.
  static constexpr std::size_t kLongChunk = std::size_t{1} << 12;

  [[nodiscard]] std::string_view window() const noexcept { return {window_.get(), size_}; }
  void Append(std::string_view bytes) noexcept;
  // Drops what is needed no more.
  void Slide() noexcept;
  // The text now there lacks its first `gone` bytes from now on.
  void DropFront(std::size_t gone) noexcept;
  // Gives what is quiet.
  void EmitQuiet(StreamSink& sink) noexcept;
  // Whether it is time to look at the window.
  [[nodiscard]] bool IsTimeToLook() const noexcept;
  // Goes on with `text`, which begins `gone` bytes behind where the last one did.
  void Advance(std::string_view text, std::size_t gone, bool last, StreamSink& sink) noexcept;
  // Goes on with the beginning of a long chunk and, when that is the way to go, with all of it
  // where it is. Returns what was not taken.
  [[nodiscard]] std::string_view CrossSeam(std::string_view chunk, StreamSink& sink) noexcept;
  // Goes on with a long chunk where it is; returns what is left of it to be held.
  [[nodiscard]] std::string_view ReadInPlace(std::string_view chunk, StreamSink& sink) noexcept;
  [[nodiscard]] std::size_t NeededFrom() noexcept;
  [[nodiscard]] Recognition::Memory memory() noexcept {
    return {workspace_.run, workspace_.recognizer};
  }

  std::shared_ptr<const Engine> engine_;
  Workspace workspace_;
  std::unique_ptr<char[]> window_;
  std::size_t size_ = 0;
  std::size_t used_ = 0;     // bytes of the window that were ever written
  std::size_t emitted_ = 0;  // bytes of the text now there that went out
  std::size_t before_ = 0;   // bytes of the stream before that
  std::size_t seen_ = 0;     // bytes of the window that the recognition saw
  std::size_t unasked_ = 0;  // bytes since it was asked what is quiet
  std::size_t moved_ = 0;    // bytes that the window lost since then
  std::size_t told_to_ = 0;  // of the stream: findings that begin before were told of
  ScrubStatus status_ = ScrubStatus::kOk;
  std::optional<Recognition> recognition_;
  std::optional<QuietText> quiet_;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_TEXT_STREAM_H_
