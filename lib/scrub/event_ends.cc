#include "scrub/event_ends.h"

#include <algorithm>

#include "payload/byte_set.h"
#include "payload/frames_reader.h"
#include "scrub/spread.h"

namespace panveil::scrub {

namespace {

constexpr char kPacketSeparator = '\x1E';
constexpr std::string_view kDataField = "data:";
constexpr payload::ByteSet kLineOrPacketEnd("\n\x1E");

std::string_view WithoutMark(std::string_view text) noexcept {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  const bool marked = text.substr(0, kByteOrderMark.size()) == kByteOrderMark;
  return text.substr(marked ? kByteOrderMark.size() : 0);
}

// Whether the value of a line may stand in a row of digits.
bool MayBeInRow(std::string_view line) noexcept {
  if (line.substr(0, kDataField.size()) != kDataField) return false;
  line.remove_prefix(kDataField.size());
  if (line.substr(0, 1) == " ") line.remove_prefix(1);
  return line.empty() || SpreadPieceOf(line).digits != 0;
}

}  // namespace

std::size_t EventEnds::Next(std::string_view text, std::size_t from) noexcept {
  if (kind_ == PayloadKind::kJson) return json_.Next(text, from);
  return kind_ == PayloadKind::kFrames ? NextOfFrames(text, from) : 0;
}

// Only packets of lines begin as these do (frames_reader.h).
EventEnds::Packet EventEnds::KindOf(std::string_view packet) noexcept {
  constexpr std::string_view kTypes = "0123456789abcm";
  constexpr std::string_view kProbe = "?probe";
  packet = WithoutMark(packet);
  const std::size_t end = kLineOrPacketEnd.FindIn(packet);
  if (end >= packet.size() && packet.size() <= kProbe.size()) return Packet::kUnknown;
  const bool typed = kTypes.find(packet[0]) != std::string_view::npos;
  return typed ? Packet::kOther : Packet::kLines;
}

std::size_t EventEnds::NextOfFrames(std::string_view text, std::size_t from) noexcept {
  for (;;) {
    if (packet_ == Packet::kUnknown) packet_ = KindOf(text.substr(std::min(line_, text.size())));
    if (packet_ == Packet::kUnknown) return 0;
    const std::size_t begin = std::max(line_, from);
    const std::size_t at = packet_ == Packet::kLines ? kLineOrPacketEnd.FindIn(text, begin)
                                                     : text.find(kPacketSeparator, begin);
    if (at >= text.size()) return 0;
    std::string_view line = WithoutMark(text.substr(line_, at - line_));
    line_ = at + 1;
    if (text[at] == kPacketSeparator) {
      packet_ = Packet::kUnknown;
      in_row_ = in_data_ = false;
      return line_;
    }
    while (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    const std::size_t last = line.rfind('\r') + 1;  // npos + 1 is 0
    in_data_ = in_data_ || last != 0;               // it may be in the lines before
    line.remove_prefix(last);
    if (payload::BeginsEventField(line) || line.substr(0, 1) == ":") {
      in_row_ = MayBeInRow(line);
      in_data_ = in_data_ || line.substr(0, kDataField.size()) == kDataField;
      continue;
    }
    // What is no field parts no data: frames_reader.h.
    in_data_ = in_data_ && !line.empty();
    if (!line.empty()) in_row_ = false;
    if (!in_row_ && !in_data_) return line_;
  }
}

}  // namespace panveil::scrub
