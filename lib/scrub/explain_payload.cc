#include "scrub/explain_payload.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "payload/payload_kind.h"
#include "scrub/payload_scrubber.h"
#include "scrub/place.h"
#include "scrub/with_reader.h"
#include "scrub/workspace.h"

namespace panveil::scrub {

using payload::Value;
using payload::ValueType;

namespace {

class PayloadExplainer {
 public:
  explicit PayloadExplainer(const Engine& engine)
      : engine_(engine), memory_(std::make_unique<PayloadMemory>()) {}

  std::vector<Explanation> Explain(std::string_view text, PayloadKind kind) {
    const Layer whole{nullptr, text, nullptr, 0, payload::Encoding::kPlain};
    ExplainLayer(whole, kind, 0);
    AddFindings(text, kind);
    std::stable_sort(all_.begin(), all_.end(), [](const Explanation& a, const Explanation& b) {
      return a.offset < b.offset;
    });
    return std::move(all_);
  }

 private:
  void ExplainLayer(const Layer& layer, PayloadKind kind, std::size_t depth) {
    const bool read = WithReader(layer.text, kind, payload::MarkupPart::kInOrder,
                                 [&](auto& reader) { ExplainValues(reader, layer, depth); });
    if (!read) ExplainText(layer, depth);
  }

  template <typename Reader>
  void ExplainValues(Reader& reader, const Layer& layer, std::size_t depth) {
    Value value;
    const Place place = MakePlace(layer, value, reader, memory_->path.mark());
    while (reader.Next(value)) {
      memory_->path.Reset(place.prefix);
      place.add_path(place, *memory_);
      ExplainValue(layer, value, depth);
    }
    memory_->path.Reset(place.prefix);
  }

  void ExplainValue(const Layer& layer, const Value& value, std::size_t depth) {
    Layer inner{&layer, layer.text.substr(value.span.begin, value.span.size()), nullptr,
                value.span.begin, value.encoding};
    payload::DecodedText decoded;
    if (payload::HasEscapes(layer.text, value.span, value.encoding)) {
      if (!payload::Decode(layer.text, value.span, value.encoding, decoded)) return;
      inner.text = decoded.text();
      inner.decoded = &decoded;
    }
    PayloadKind kind = value.kind;
    if (value.type == ValueType::kText && kind == PayloadKind::kText && !inner.text.empty()) {
      kind = payload::Sniff(inner.text);
    }
    if (kind == PayloadKind::kText || depth == engine_.options().max_depth) {
      ExplainText(inner, depth);
    } else {
      ExplainLayer(inner, kind, depth + 1);
    }
  }

  void ExplainText(const Layer& layer, std::size_t depth) {
    const std::string_view path = memory_->path.text();
    const bool left_out = !path.empty() && !engine_.fields().CoversAll() &&
                          !engine_.fields().Covers(path, memory_->path.cut());
    for (Explanation& run : engine_.ExplainText(layer.text)) {
      const base::ByteSpan source = SourceOf(layer, {run.offset, run.offset + run.length});
      run.offset = source.begin;
      run.length = source.size();
      run.path = path;
      run.depth = depth;
      if (left_out && run.scrubbed) {
        run.scrubbed = false;
        run.reason = "a card, but the options leave its field out";
      }
      all_.push_back(std::move(run));
    }
  }

  // What only the payload tells.
  void AddFindings(std::string_view text, PayloadKind kind) {
    Workspace workspace;
    const Result result = engine_.ScrubTo(text, kind, Target::kNowhere, nullptr, workspace);
    for (const Finding& finding : result.findings) {
      bool known = false;
      for (Explanation& run : all_) {
        if (run.offset >= finding.offset + finding.length ||
            finding.offset >= run.offset + run.length) {
          continue;
        }
        known = true;
        if (!run.scrubbed) run.reason = kWhy;
        run.scrubbed = true;
      }
      if (known) continue;
      Explanation added;
      added.offset = finding.offset;
      added.length = finding.length;
      added.scrubbed = true;
      added.masked = "*";
      added.reason = kWhy;
      added.path = finding.path;
      all_.push_back(std::move(added));
    }
  }

  static constexpr const char* kWhy =
      "the field's name says so, or the values beside it make up a card";

  const Engine& engine_;
  std::unique_ptr<PayloadMemory> memory_;
  std::vector<Explanation> all_;
};

}  // namespace

std::vector<Explanation> ExplainPayload(const Engine& engine, std::string_view text,
                                        PayloadKind kind) {
  if (kind == PayloadKind::kAuto) kind = payload::SniffBody(text);
  return PayloadExplainer(engine).Explain(text, kind);
}

}  // namespace panveil::scrub
