#include "scrub/place.h"

namespace panveil::scrub {

using base::ByteSpan;
using payload::Encoding;
using payload::JsonReader;

namespace {

constexpr std::size_t kNeighbourBytes = 256;  // on either side
// The end of a longer name is what says something. One name may be that of many values.
constexpr std::size_t kMostNameBytes = 256;

ByteSpan EndOf(ByteSpan name) noexcept {
  return {std::max(name.begin, name.end - std::min(name.end, kMostNameBytes)), name.end};
}

bool SaysCardWord(std::string_view name) noexcept {
  constexpr std::string_view kCard = "card";
  return std::search(name.begin(), name.end(), kCard.begin(), kCard.end(),
                     [](char a, char b) { return static_cast<char>(a | 0x20) == b; }) != name.end();
}

}  // namespace

std::string_view DecodedName(const Layer& layer, ByteSpan name, Encoding encoding,
                             PayloadMemory& memory) noexcept {
  name = EndOf(name);
  if (!payload::HasEscapes(layer.text, name, encoding)) {
    return layer.text.substr(name.begin, name.size());
  }
  memory.name.Clear();
  if (!payload::Decode(layer.text, name, encoding, memory.name)) return {};
  return memory.name.text();
}

void AddLevels(const JsonReader& reader, const Layer& layer, PayloadMemory& memory) noexcept {
  for (std::size_t i = 0; i < std::min(reader.levels(), JsonReader::kMostLevels); ++i) {
    const JsonReader::Level& level = reader.level(i);
    if (!level.name.empty()) {
      memory.path.AddName(DecodedName(layer, level.name, level.name_encoding, memory));
    }
    if (level.array) memory.path.AddIndex(level.index);
  }
}

bool IsInCard(const JsonReader& reader, const Layer& layer) noexcept {
  const std::size_t levels = reader.levels();
  if (levels == 0 || levels > JsonReader::kMostLevels) return false;
  const ByteSpan name = EndOf(reader.level(levels - 1).name);
  return SaysCardWord(layer.text.substr(name.begin, name.size()));
}

std::string_view Neighbourhood(std::string_view text, ByteSpan value) noexcept {
  const std::size_t before = std::min(value.begin, kNeighbourBytes);
  std::string_view front = text.substr(value.begin - before, before);
  const std::size_t opens = front.find_last_of("{}");
  if (opens != std::string_view::npos) front.remove_prefix(opens);
  const std::string_view back = text.substr(value.end, kNeighbourBytes);
  const std::size_t end = value.end + std::min(back.find_first_of("{}"), back.size());
  const std::size_t begin = value.begin - front.size();
  return text.substr(begin, end - begin);
}

}  // namespace panveil::scrub
