// libFuzzer target: a text and its cuts; what comes out of a stream is what the batch call gives.
//
// The first byte chooses the setting and the kind; from 0xF0 on the text is detokenized, too. The
// rest is the text: a byte 0xFF in it is a cut, and 0xFE stands for sixteen times as many spaces as
// the byte behind it says, so that a few bytes are text enough for decisions not to wait for the
// end.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "panveil/detokenizer.h"
#include "support/scrubbers.h"
#include "support/stream_pieces.h"
#include "support/text_generator.h"
#include "support/violations.h"

namespace panveil {
namespace {

using testing_support::Collected;

constexpr PayloadKind kKinds[] = {
    PayloadKind::kText, PayloadKind::kJson,   PayloadKind::kFrames,
    PayloadKind::kAuto, PayloadKind::kForm,   PayloadKind::kHtml,
    PayloadKind::kXml,  PayloadKind::kBase64, PayloadKind::kMultipart};

struct Setting {
  Scrubber scrubber;
  std::vector<StreamScrubber> streams;  // by kind
};

std::vector<Setting> MakeSettings() {
  std::vector<Setting> settings;
  for (const std::string_view kernel : Scrubber::AvailableKernels()) {
    for (const Sensitivity sensitivity :
         {Sensitivity::kBalanced, Sensitivity::kPrecise, Sensitivity::kParanoid}) {
      ScrubberOptions options;
      options.kernel = std::string(kernel);
      options.sensitivity = sensitivity;
      options.max_findings = 65536;
      for (const Action action : {Action::kMask, Action::kTokenize}) {
        options.action = action;
        if (action == Action::kTokenize) options.keyring = testing_support::FixedKeyring();
        Scrubber scrubber = testing_support::MakeScrubber(options);
        std::vector<StreamScrubber> streams;
        for (const PayloadKind kind : kKinds) {
          streams.push_back(testing_support::MakeStream(scrubber, kind));
        }
        settings.push_back({std::move(scrubber), std::move(streams)});
      }
    }
  }
  return settings;
}

// What is to be scrubbed, and where it is cut.
struct Input {
  std::string text;
  std::vector<std::size_t> cuts;
};

Input ReadInput(std::string_view bytes) {
  Input input;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte == 0xFF) {
      input.cuts.push_back(input.text.size());
    } else if (byte == 0xFE && i + 1 < bytes.size()) {
      const auto count = static_cast<unsigned char>(bytes[++i]);
      input.text.append(std::size_t{16} * count, ' ');
    } else {
      input.text.push_back(bytes[i]);
    }
  }
  return input;
}

[[noreturn]] void Fail(const std::string& what, const Input& input) {
  std::fprintf(stderr, "%s\n%s\ncut at", what.c_str(),
               testing_support::Escaped(input.text).c_str());
  for (const std::size_t cut : input.cuts) std::fprintf(stderr, " %zu", cut);
  std::fprintf(stderr, "\n");
  std::abort();
}

void CheckScrub(Setting& setting, std::size_t kind, const Input& input) {
  static Scratch scratch;
  Collected out;
  const ScrubStatus status =
      testing_support::FeedPieces(setting.streams[kind], input.text, input.cuts, out);
  const Result whole = setting.scrubber.Scrub(input.text, kKinds[kind], scratch);
  const std::string difference = testing_support::Difference(whole, out, status);
  if (!difference.empty()) Fail("the stream differs: " + difference, input);
}

void CheckDetokenize(const Input& input, TokenFormat format) {
  DetokenizerOptions options;
  options.keyring = testing_support::FixedKeyring();
  options.token_format = format;
  const auto detokenizer = Detokenizer::Create(options);
  auto stream = StreamDetokenizer::Create(*detokenizer);
  Collected out;
  std::size_t begin = 0;
  for (const std::size_t cut : input.cuts) {
    stream->Feed(std::string_view(input.text).substr(begin, cut - begin), out);
    begin = cut;
  }
  stream->Feed(std::string_view(input.text).substr(begin), out);
  (void)stream->Finish(out);
  if (out.text != detokenizer->Detokenize(input.text)) Fail("detokenizing differs", input);
}

// Flushed at the cuts: nothing is promised of the bytes but that there are as many, or fewer.
void CheckFlush(StreamScrubber& stream, const Input& input, FlushPolicy policy) {
  Collected out;
  std::size_t begin = 0;
  for (const std::size_t cut : input.cuts) {
    (void)stream.Feed(std::string_view(input.text).substr(begin, cut - begin), out);
    (void)stream.Flush(policy, out);
    begin = cut;
  }
  (void)stream.Feed(std::string_view(input.text).substr(begin), out);
  (void)stream.Finish(out);
  if (out.text.size() > input.text.size()) Fail("a flush made it longer", input);
}

}  // namespace
}  // namespace panveil

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static auto* const kSettings = new std::vector<panveil::Setting>(panveil::MakeSettings());
  if (size == 0) return 0;
  const std::vector<char> copy(data + 1, data + size);
  const panveil::Input input = panveil::ReadInput({copy.data(), copy.size()});
  panveil::Setting& setting = (*kSettings)[data[0] % kSettings->size()];
  const std::size_t kind = data[0] / kSettings->size() % std::size(panveil::kKinds);
  panveil::CheckScrub(setting, kind, input);
  panveil::StreamScrubber& stream = setting.streams[kind];
  panveil::CheckFlush(stream, input, panveil::FlushPolicy::kMaskDigits);
  panveil::CheckFlush(stream, input, panveil::FlushPolicy::kHoldDigits);
  // A keyring is made ready each time, which takes a while.
  if (data[0] >= 0xF0) {
    panveil::CheckDetokenize(input, panveil::TokenFormat::kLetters);
    panveil::CheckDetokenize(input, panveil::TokenFormat::kDigits);
  }
  return 0;
}
