#include "scrub/open_stream.h"

#include <new>
#include <utility>

#include "scrub/document_stream.h"
#include "scrub/payload_stream.h"
#include "scrub/sniffed_stream.h"
#include "scrub/text_stream.h"

namespace panveil::scrub {

namespace {

std::unique_ptr<Stream> Prepared(std::unique_ptr<Stream> stream, bool prepared) noexcept {
  return prepared ? std::move(stream) : nullptr;
}

template <typename Kind, typename... Args>
std::unique_ptr<Stream> Make(Args&&... args) noexcept {
  std::unique_ptr<Kind> stream(new (std::nothrow) Kind(std::forward<Args>(args)...));
  const bool prepared = stream != nullptr && stream->Prepare();
  return Prepared(std::move(stream), prepared);
}

std::unique_ptr<Stream> MakeDocument(std::shared_ptr<const Engine> engine,
                                     PayloadKind kind) noexcept {
  return std::unique_ptr<Stream>(new (std::nothrow) DocumentStream(std::move(engine), kind));
}

}  // namespace

std::unique_ptr<Stream> OpenGuessedStream(std::shared_ptr<const Engine> engine, PayloadKind kind,
                                          bool nuls) noexcept {
  if (kind == PayloadKind::kText && !nuls) return OpenStream(std::move(engine), kind);
  if (HasSections(*engine, kind)) return Make<PayloadStream>(std::move(engine), kind, true);
  // Guesses again, and the same.
  return MakeDocument(std::move(engine), PayloadKind::kAuto);
}

std::unique_ptr<Stream> OpenStream(std::shared_ptr<const Engine> engine,
                                   PayloadKind kind) noexcept {
  if (kind == PayloadKind::kText && engine->patterns() == nullptr) {
    return Make<TextStream>(std::move(engine));
  }
  if (kind == PayloadKind::kAuto) return Make<SniffedStream>(std::move(engine));
  if (HasSections(*engine, kind)) return Make<PayloadStream>(std::move(engine), kind, false);
  return MakeDocument(std::move(engine), kind);
}

}  // namespace panveil::scrub
