// The output of a stream: what is clean as it was, what was found replaced.
#ifndef PANVEIL_SCRUB_STREAM_WRITER_H_
#define PANVEIL_SCRUB_STREAM_WRITER_H_

#include <cstddef>
#include <string_view>

#include "panveil/stream.h"
#include "scrub/rewriter.h"

namespace panveil::scrub {

// Takes what is found in one piece of a stream. Bytes that went out before, in a flush, do not come
// back: of a card that begins in them, the rest is stars.
class StreamWriter final : public EditSink {
 public:
  // `before`: bytes of the stream before `text`. What begins before `told_to` was told of.
  StreamWriter(std::string_view text, std::size_t before, std::size_t written_to,
               std::size_t told_to, StreamSink& sink) noexcept
      : text_(text), before_(before), written_to_(written_to), told_to_(told_to), sink_(sink) {}

  // Nothing from there on goes out.
  void StopAt(std::size_t end) noexcept { stop_ = end; }
  // What stands there and is not replaced is masked: each letter and digit is a star.
  void MaskFrom(std::size_t begin) noexcept { mask_from_ = begin; }

  void OnFinding(const Finding& finding) noexcept override;
  void OnEdit(base::ByteSpan span, std::string_view bytes) noexcept override;

  // What is before `end` and was not replaced.
  void WriteTo(std::size_t end) noexcept;

  [[nodiscard]] std::size_t written_to() const noexcept { return written_to_; }
  [[nodiscard]] std::size_t told_to() const noexcept { return told_to_; }

 private:
  void WriteStars(std::size_t count) noexcept;
  void WriteMasked(std::string_view bytes) noexcept;

  std::string_view text_;
  std::size_t before_;
  std::size_t written_to_;
  std::size_t told_to_;
  std::size_t cut_to_ = 0;  // a finding that began before what had gone out ends there
  std::size_t stop_ = std::string_view::npos;
  std::size_t mask_from_ = std::string_view::npos;
  StreamSink& sink_;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_STREAM_WRITER_H_
