// Opens tokens in a text that comes in chunks.
#ifndef PANVEIL_SCRUB_DETOKENIZE_STREAM_H_
#define PANVEIL_SCRUB_DETOKENIZE_STREAM_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "panveil/stream.h"
#include "scrub/detokenize.h"

namespace panveil::scrub {

// One kind of tokens. `Tokens` is LetterTokens or DigitTokens.
template <typename Tokens>
class OpenStage {
 public:
  explicit OpenStage(token::PanOpener::Session session) noexcept : session_(std::move(session)) {}
  ~OpenStage();
  OpenStage(const OpenStage&) = delete;
  OpenStage& operator=(const OpenStage&) = delete;

  // False when memory ran out: then nothing else may be called.
  [[nodiscard]] bool Prepare() noexcept;

  void Feed(std::string_view chunk, StreamSink& sink) noexcept;
  void Finish(StreamSink& sink) noexcept;
  void Reset() noexcept;

  // Tokens opened since the last Reset().
  [[nodiscard]] std::size_t opened() const noexcept { return tokens_->opened(); }

 private:
  static constexpr std::size_t kMostBytes = 3 * Tokens::kMostHeld;

  void Advance(bool last, StreamSink& sink) noexcept;
  // Drops what is needed no more.
  void Slide() noexcept;

  token::PanOpener::Session session_;
  std::optional<Tokens> tokens_;
  std::unique_ptr<char[]> window_;
  std::size_t size_ = 0;
  std::size_t used_ = 0;     // bytes of the window that were ever written
  std::size_t seen_ = 0;     // bytes of it that were looked at
  std::size_t emitted_ = 0;  // bytes of it that went out
  std::size_t moved_ = 0;    // bytes that it lost since it was looked at
};

extern template class OpenStage<LetterTokens>;
extern template class OpenStage<DigitTokens>;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_DETOKENIZE_STREAM_H_
