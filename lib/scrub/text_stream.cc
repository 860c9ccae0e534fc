#include "scrub/text_stream.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <utility>

#include "base/secure_memory.h"
#include "scrub/digit_tail.h"
#include "scrub/rewriter.h"
#include "scrub/stream_writer.h"
#include "text/utf8.h"

namespace panveil::scrub {

TextStream::TextStream(std::shared_ptr<const Engine> engine) noexcept
    : engine_(std::move(engine)) {}

TextStream::~TextStream() { base::Wipe(window_.get(), used_); }

bool TextStream::Prepare() noexcept {
  static_assert(Recognition::kMostBytesOfRun + Recognition::kMostBytesOfDate + Recognition::kAhead +
                    kStep <=
                StreamScrubber::kMostHeldBytes);
  static_assert(StreamScrubber::kMostHeldBytes + Recognition::kBefore + Recognition::kBack +
                    kLongStep + kLongChunk <=
                kWindowBytes);
  window_.reset(new (std::nothrow) char[kWindowBytes]);
  if (window_ == nullptr || workspace_.Edits(kMostInPlace) == nullptr) return false;
  const token::Tokenizers& tokenizers = engine_->tokenizers();
  const auto make = [this](TokenFormat format, const token::Tokenizer* tokenizer) {
    return tokenizer == nullptr ||
           workspace_.Session(engine_->number(), format, *tokenizer) != nullptr;
  };
  if (!make(TokenFormat::kLetters, tokenizers.letters.get()) ||
      !make(TokenFormat::kDigits, tokenizers.digits.get())) {
    return false;
  }
  Reset();
  return true;
}

void TextStream::Reset() noexcept {
  base::Wipe(window_.get(), used_);
  workspace_.run.Wipe();
  workspace_.recognizer.Wipe();
  size_ = used_ = emitted_ = before_ = seen_ = unasked_ = moved_ = told_to_ = 0;
  status_ = ScrubStatus::kOk;
  recognition_.emplace(engine_->kernel(), engine_->options().sensitivity, memory());
  quiet_.emplace(engine_->kernel(), engine_->options().sensitivity);
}

void TextStream::Append(std::string_view bytes) noexcept {
  if (bytes.size() > kWindowBytes - size_) {  // never, by what Recognition says of itself
    Reset();
    status_ = ScrubStatus::kOutOfMemory;
    return;
  }
  std::memcpy(window_.get() + size_, bytes.data(), bytes.size());
  size_ += bytes.size();
  used_ = std::max(used_, size_);
}

std::size_t TextStream::NeededFrom() noexcept {
  return std::min(recognition_->needed_from(memory()), emitted_);
}

void TextStream::Slide() noexcept {
  const std::size_t from = NeededFrom();
  std::memmove(window_.get(), window_.get() + from, size_ - from);
  size_ -= from;
  moved_ += from;
  seen_ -= from;
  DropFront(from);
}

void TextStream::DropFront(std::size_t gone) noexcept {
  emitted_ -= gone;
  before_ += gone;
  quiet_->MoveBy(gone);
}

void TextStream::Advance(std::string_view text, std::size_t gone, bool last,
                         StreamSink& sink) noexcept {
  recognition_->MoveTo(text, gone, last, quiet_->passed_to(), memory());
  StreamWriter writer(text, before_, emitted_, told_to_, sink);
  Rewriter rewriter(*engine_, text, workspace_, writer, TextForm::kText, before_);
  recognition_->Advance(memory(), rewriter);
  writer.WriteTo(recognition_->settled_to(memory()));
  emitted_ = writer.written_to();
  told_to_ = writer.told_to();
  status_ = std::max(status_, rewriter.status());
  quiet_->NoteExamined(recognition_->examined_to(memory()), workspace_.recognizer.replaced_to());
}

void TextStream::EmitQuiet(StreamSink& sink) noexcept {
  unasked_ = 0;
  StreamWriter writer(window(), before_, emitted_, told_to_, sink);
  writer.WriteTo(quiet_->To(window(), emitted_));
  emitted_ = writer.written_to();
}

bool TextStream::IsTimeToLook() const noexcept {
  const std::size_t unseen = size_ - seen_;
  if (unseen < kShortStep) return false;
  const std::size_t awaited = quiet_->waits_for();
  if (awaited != 0 && size_ >= awaited + Recognition::kAhead) return true;
  return unseen >= (size_ - emitted_ < kStep ? kLongStep : kStep);
}

std::string_view TextStream::ReadInPlace(std::string_view chunk, StreamSink& sink) noexcept {
  std::size_t begin = 0;  // of what is read, in the chunk
  std::size_t gone = moved_;
  moved_ = 0;
  for (;;) {
    const std::string_view text = chunk.substr(begin, kMostInPlace);
    Advance(text, gone, false, sink);
    gone = NeededFrom();
    if (begin + text.size() == chunk.size()) break;
    begin += gone;
    DropFront(gone);
  }
  DropFront(gone);
  moved_ = gone;
  return chunk.substr(begin + gone);
}

std::string_view TextStream::CrossSeam(std::string_view chunk, StreamSink& sink) noexcept {
  // As much of it as is there when nothing is looked at that came before.
  constexpr std::size_t kSeam =
      Recognition::kAhead + Recognition::kBefore + Recognition::kBack + 64;
  static_assert(kSeam < kLongChunk);
  const std::size_t before_chunk = size_;
  Append(chunk.substr(0, kSeam));
  Advance(window(), std::exchange(moved_, 0), false, sink);
  seen_ = size_;
  if (NeededFrom() < before_chunk) return chunk.substr(kSeam);
  // From here on the chunk is the text.
  DropFront(before_chunk);
  moved_ = before_chunk;
  size_ = 0;
  Append(ReadInPlace(chunk, sink));
  seen_ = size_;
  return {};
}

ScrubStatus TextStream::Feed(std::string_view chunk, StreamSink& sink) noexcept {
  while (!chunk.empty() && status_ <= ScrubStatus::kTokenizeFailed) {
    if (size_ + kLongChunk > kWindowBytes) Slide();
    if (chunk.size() > kLongChunk) {
      chunk = CrossSeam(chunk, sink);
      continue;
    }
    Append(chunk);
    unasked_ += chunk.size();
    if (chunk.size() < kFewBytes || unasked_ >= kQuietStep) EmitQuiet(sink);
    chunk = {};
    if (!IsTimeToLook()) break;
    seen_ = size_;
    Advance(window(), std::exchange(moved_, 0), false, sink);
    EmitQuiet(sink);
  }
  return status_;
}

ScrubStatus TextStream::Finish(StreamSink& sink) noexcept {
  if (status_ <= ScrubStatus::kTokenizeFailed) {
    Advance(window(), std::exchange(moved_, 0), true, sink);
  }
  const ScrubStatus status = status_;
  Reset();
  return status;
}

ScrubStatus TextStream::Flush(FlushPolicy policy, StreamSink& sink) noexcept {
  // What would be found if the text ended here; what is known goes on as if it did not.
  const std::string_view text = window();
  payload::DigitRun run = workspace_.run;
  card::Recognizer recognizer = workspace_.recognizer;
  const Recognition::Memory ahead{run, recognizer};
  Recognition recognition = *recognition_;
  recognition.MoveTo(text, moved_, true, 0, ahead);
  // A character that is cut may be a digit, or go on with a number: it stays.
  const std::string_view whole = text::WithoutCutEnd(text);
  const std::size_t tail = DigitTail(whole, emitted_);
  StreamWriter writer(text, before_, emitted_, told_to_, sink);
  if (policy == FlushPolicy::kHoldDigits) {
    writer.StopAt(tail);
  } else {
    writer.StopAt(whole.size());
    writer.MaskFrom(tail);
  }
  Rewriter rewriter(*engine_, text, workspace_, writer, TextForm::kText, before_);
  recognition.Advance(ahead, rewriter);
  writer.WriteTo(text.size());
  emitted_ = writer.written_to();
  quiet_->NoteCard(emitted_);
  told_to_ = writer.told_to();
  status_ = std::max(status_, rewriter.status());
  run.Wipe();
  recognizer.Wipe();
  return status_;
}

}  // namespace panveil::scrub
