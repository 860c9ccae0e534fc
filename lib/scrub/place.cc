#include "scrub/place.h"

#include <algorithm>
#include <array>

namespace panveil::scrub {

using base::ByteSpan;
using payload::Encoding;
using payload::JsonReader;

namespace {

constexpr std::size_t kNeighbourBytes = 256;  // on either side

bool SaysCardWord(std::string_view name) noexcept {
  constexpr std::string_view kCard = "card";
  return std::search(name.begin(), name.end(), kCard.begin(), kCard.end(),
                     [](char a, char b) { return static_cast<char>(a | 0x20) == b; }) != name.end();
}

}  // namespace

std::string_view DecodedName(const Layer& layer, ByteSpan name, Encoding encoding,
                             PayloadMemory& memory) noexcept {
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
  const ByteSpan name = reader.level(levels - 1).name;
  return SaysCardWord(layer.text.substr(name.begin, name.size()));
}

std::string_view FullNameIn(const JsonReader& reader, const Place& place,
                            PayloadMemory& memory) noexcept {
  const std::size_t levels = reader.levels();
  if (levels == 0 || levels > JsonReader::kMostLevels) return {};
  const JsonReader::Level& around = reader.level(levels - 1);
  if (around.array || around.name.empty()) return {};
  std::array<char, PayloadMemory::kMostFullName>& full = memory.full_name;
  std::size_t size = 0;
  const auto add = [&](std::string_view name) {
    name = name.substr(0, (full.size() - 1) / 2);
    size = static_cast<std::size_t>(std::copy(name.begin(), name.end(), full.data() + size) -
                                    full.data());
  };
  const payload::Value& value = *place.value;
  add(DecodedName(*place.layer, around.name, around.name_encoding, memory));
  full[size++] = '.';
  add(DecodedName(*place.layer, value.name, value.name_encoding, memory));
  return {full.data(), size};
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
