#include "scrub/detokenize_stream.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

#include "base/secure_memory.h"

namespace panveil::scrub {

namespace {

// Gives a sink what stands between what is opened, and that.
class Opened final : public OpenSink {
 public:
  Opened(std::string_view text, std::size_t written_to, StreamSink& sink) noexcept
      : text_(text), written_to_(written_to), sink_(sink) {}

  void OnOpened(base::ByteSpan span, std::string_view bytes) noexcept override {
    WriteTo(span.begin);
    sink_.OnText(bytes);
    written_to_ = span.end;
  }
  void WriteTo(std::size_t end) noexcept {
    if (end <= written_to_) return;
    sink_.OnText(text_.substr(written_to_, end - written_to_));
    written_to_ = end;
  }
  [[nodiscard]] std::size_t written_to() const noexcept { return written_to_; }

 private:
  std::string_view text_;
  std::size_t written_to_;
  StreamSink& sink_;
};

}  // namespace

template <typename Tokens>
OpenStage<Tokens>::~OpenStage() {
  base::Wipe(window_.get(), used_);
}

template <typename Tokens>
bool OpenStage<Tokens>::Prepare() noexcept {
  window_.reset(new (std::nothrow) char[kMostBytes]);
  if (window_ == nullptr) return false;
  Reset();
  return true;
}

template <typename Tokens>
void OpenStage<Tokens>::Reset() noexcept {
  base::Wipe(window_.get(), used_);
  size_ = used_ = seen_ = emitted_ = moved_ = 0;
  tokens_.emplace(session_);
}

template <typename Tokens>
void OpenStage<Tokens>::Slide() noexcept {
  const std::size_t from = std::min(tokens_->needed_from(), emitted_);
  std::memmove(window_.get(), window_.get() + from, size_ - from);
  size_ -= from;
  seen_ -= from;
  emitted_ -= from;
  moved_ += from;
}

template <typename Tokens>
void OpenStage<Tokens>::Advance(bool last, StreamSink& sink) noexcept {
  const std::string_view text(window_.get(), size_);
  tokens_->MoveTo(text, std::exchange(moved_, 0), last);
  Opened opened(text, emitted_, sink);
  tokens_->Advance(opened);
  opened.WriteTo(last ? size_ : tokens_->settled_to());
  emitted_ = opened.written_to();
  seen_ = size_;
}

template <typename Tokens>
void OpenStage<Tokens>::Feed(std::string_view chunk, StreamSink& sink) noexcept {
  while (!chunk.empty()) {
    if (size_ == kMostBytes) Slide();
    const std::size_t count = std::min(chunk.size(), kMostBytes - size_);
    std::memcpy(window_.get() + size_, chunk.data(), count);
    size_ += count;
    used_ = std::max(used_, size_);
    chunk.remove_prefix(count);
    if (size_ - seen_ >= Tokens::kStep || size_ == kMostBytes) Advance(false, sink);
  }
}

template <typename Tokens>
void OpenStage<Tokens>::Finish(StreamSink& sink) noexcept {
  Advance(true, sink);
}

template class OpenStage<LetterTokens>;
template class OpenStage<DigitTokens>;

}  // namespace panveil::scrub
