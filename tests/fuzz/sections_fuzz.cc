// libFuzzer target: a payload in small sections and its cuts; what comes out of a stream is what
// the batch call of the same engine gives. In sections of a megabyte nothing that a fuzzer makes is
// cut.
//
// The first byte chooses the kind and the size of the sections. The rest is the payload: a byte
// 0xFF in it is a cut, and 0xFE stands for as many spaces as the byte behind it says.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "scrub/engine.h"
#include "scrub/open_stream.h"
#include "scrub/workspace.h"
#include "support/stream_pieces.h"
#include "support/text_generator.h"

namespace panveil::scrub {
namespace {

constexpr PayloadKind kKinds[] = {
    PayloadKind::kJson,   PayloadKind::kForm,      PayloadKind::kHtml,  PayloadKind::kXml,
    PayloadKind::kBase64, PayloadKind::kMultipart, PayloadKind::kFrames};
constexpr std::size_t kSectionBytes[] = {Engine::kFewestSectionBytes, 200, 1000};

struct Setting {
  PayloadKind kind;
  std::shared_ptr<const Engine> engine;
  std::unique_ptr<Stream> stream;
};

std::vector<Setting> MakeSettings() {
  std::vector<Setting> settings;
  for (const std::size_t section_bytes : kSectionBytes) {
    ScrubberOptions options;
    options.action = Action::kMask;
    options.max_findings = 65536;
    std::string error;
    const auto engine = Engine::Create(options, {}, &error, section_bytes);
    for (const PayloadKind kind : kKinds) {
      settings.push_back({kind, engine, OpenStream(engine, kind)});
    }
  }
  return settings;
}

// What is to be scrubbed, in pieces.
std::vector<std::string> ReadPieces(const std::uint8_t* bytes, std::size_t size) {
  std::vector<std::string> pieces(1);
  for (std::size_t i = 0; i < size; ++i) {
    if (bytes[i] == 0xFF) {
      pieces.emplace_back();
    } else if (bytes[i] == 0xFE && i + 1 < size) {
      pieces.back().append(bytes[++i], ' ');
    } else {
      pieces.back().push_back(static_cast<char>(bytes[i]));
    }
  }
  return pieces;
}

void Check(const Setting& setting, const std::vector<std::string>& pieces) {
  static Workspace workspace;
  std::string text;
  testing_support::Collected out;
  for (const std::string& piece : pieces) {
    text += piece;
    (void)setting.stream->Feed(piece, out);
  }
  const ScrubStatus status = setting.stream->Finish(out);
  const Result whole = setting.engine->Scrub(text, setting.kind, workspace);
  const std::string difference = testing_support::Difference(whole, out, status);
  if (difference.empty()) return;
  std::fprintf(stderr, "the stream differs: %s\n", difference.c_str());
  for (const std::string& piece : pieces) {
    std::fprintf(stderr, "%s\n", testing_support::Escaped(piece).c_str());
  }
  std::abort();
}

}  // namespace
}  // namespace panveil::scrub

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using panveil::scrub::Setting;
  static const auto* const kSettings = new std::vector<Setting>(panveil::scrub::MakeSettings());
  if (size == 0) return 0;
  panveil::scrub::Check((*kSettings)[data[0] % kSettings->size()],
                        panveil::scrub::ReadPieces(data + 1, size - 1));
  return 0;
}
