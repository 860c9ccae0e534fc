// Streams fed in pieces, and what comes out of them.
#ifndef PANVEIL_TESTS_SUPPORT_STREAM_PIECES_H_
#define PANVEIL_TESTS_SUPPORT_STREAM_PIECES_H_

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "panveil/stream.h"

namespace panveil::testing_support {

// Keeps all that comes out.
class Collected : public StreamSink {
 public:
  void OnText(std::string_view bytes) noexcept override { text += bytes; }
  void OnFinding(const Finding& finding) noexcept override { findings.push_back(finding); }
  void Clear() {
    text.clear();
    findings.clear();
  }

  std::string text;
  std::vector<Finding> findings;
};

inline StreamScrubber MakeStream(const Scrubber& scrubber, PayloadKind kind = PayloadKind::kText) {
  std::string error;
  std::optional<StreamScrubber> stream = StreamScrubber::Create(scrubber, kind, &error);
  if (!stream) throw std::runtime_error(error);
  return *std::move(stream);
}

// Feeds `text` cut at `cuts`, which ascend. Each piece is a copy of its own, so that a read outside
// of it is seen by who looks.
inline ScrubStatus FeedPieces(StreamScrubber& stream, std::string_view text,
                              const std::vector<std::size_t>& cuts, StreamSink& sink) {
  std::size_t begin = 0;
  const auto feed = [&](std::size_t end) {
    const std::unique_ptr<char[]> piece(new char[end - begin]);
    text.copy(piece.get(), end - begin, begin);
    (void)stream.Feed({piece.get(), end - begin}, sink);
    begin = end;
  };
  for (const std::size_t cut : cuts) feed(cut);
  feed(text.size());
  return stream.Finish(sink);
}

// What differs between the stream and the whole; empty when nothing does.
inline std::string Difference(const Result& whole, const Collected& stream, ScrubStatus status) {
  if (status != whole.status) return "status";
  if (stream.text != whole.text) return "text";
  if (stream.findings.size() != whole.findings_total) return "number of findings";
  const auto same = [](const Finding& a, const Finding& b) {
    return a.offset == b.offset && a.length == b.length && a.kind == b.kind && a.brand == b.brand &&
           a.confidence == b.confidence && a.action == b.action && a.digits == b.digits &&
           a.last_four == b.last_four;
  };
  const bool findings =
      std::equal(whole.findings.begin(), whole.findings.end(), stream.findings.begin(), same);
  return findings ? std::string() : "findings";
}

}  // namespace panveil::testing_support

#endif  // PANVEIL_TESTS_SUPPORT_STREAM_PIECES_H_
