#include "scrub/open_stream.h"

#include <new>
#include <utility>

#include "scrub/document_stream.h"
#include "scrub/text_stream.h"

namespace panveil::scrub {

std::unique_ptr<Stream> OpenStream(std::shared_ptr<const Engine> engine,
                                   PayloadKind kind) noexcept {
  if (kind != PayloadKind::kText || engine->patterns() != nullptr) {
    return std::unique_ptr<Stream>(new (std::nothrow) DocumentStream(std::move(engine), kind));
  }
  std::unique_ptr<TextStream> stream(new (std::nothrow) TextStream(std::move(engine)));
  if (stream == nullptr || !stream->Prepare()) return nullptr;
  return stream;
}

}  // namespace panveil::scrub
