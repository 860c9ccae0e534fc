#include "payload/frames_reader.h"

#include <algorithm>

#include "payload/base64.h"
#include "payload/byte_set.h"

namespace panveil::payload {

using base::ByteSpan;

namespace {

constexpr char kPacketSeparator = '\x1E';
constexpr std::string_view kLineEnds = "\r\n";
constexpr ByteSet kLineEndBytes(kLineEnds);
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kFields[] = {"data", "event", "id", "retry"};

constexpr bool IsNumeral(char c) noexcept { return c >= '0' && c <= '9'; }

std::size_t SkipNumerals(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && IsNumeral(text[at])) ++at;
  return at;
}

bool BeginsJson(std::string_view text) noexcept {
  return !text.empty() && (text[0] == '[' || text[0] == '{' || text[0] == '"');
}

// What stands before the JSON of a packet.
struct PacketHead {
  std::size_t end = 0;  // 0: no JSON follows
  ByteSpan space;       // "/admin"
  std::size_t most_digits = 0;
};

// Type and count of attachments, namespace, number: "451-/admin,13".
PacketHead HeadOf(std::string_view text) noexcept {
  PacketHead head;
  std::size_t at = SkipNumerals(text, 0);
  if (at == 0) return head;
  head.most_digits = at;
  if (at < text.size() && text[at] == '-') ++at;
  if (at < text.size() && text[at] == '/') {
    const std::size_t comma = text.find_first_of(",[{\"\r\n", at);
    if (comma >= text.size() || text[comma] != ',') return head;
    head.space = {at, comma};
    at = comma + 1;
  }
  const std::size_t number = at;
  at = SkipNumerals(text, at);
  head.most_digits = std::max(head.most_digits, at - number);
  if (BeginsJson(text.substr(at))) head.end = at;
  return head;
}

// Fewer are never a card's.
constexpr std::size_t kFewestCardDigits = 12;

// The name of the field that a line begins with; empty, of a comment too, whose is ":".
std::string_view FieldOf(std::string_view line) noexcept {
  for (const std::string_view field : kFields) {
    if (line.substr(0, field.size()) == field && line.substr(field.size(), 1) == ":") return field;
  }
  return {};
}

}  // namespace

bool BeginsJsonPacket(std::string_view text) noexcept {
  const PacketHead head = HeadOf(text);
  return head.end != 0 && head.most_digits < kFewestCardDigits;
}

bool BeginsEventField(std::string_view text) noexcept { return !FieldOf(text).empty(); }

FramesReader::FramesReader(std::string_view text) noexcept : text_(text) {
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) at_ = kByteOrderMark.size();
}

bool FramesReader::ReadJsonPacket(std::string_view packet) noexcept {
  const PacketHead head = HeadOf(packet);
  const bool sock_js = packet.size() > 1 && BeginsJson(packet.substr(1)) && packet[1] != '{' &&
                       std::string_view("acm").find(packet[0]) != std::string_view::npos;
  if (head.end == 0 && !sock_js) return false;
  malformed_ = malformed_ || head.most_digits >= kFewestCardDigits;
  space_ = {at_ + head.space.begin, at_ + head.space.end};
  content_ = {at_ + (sock_js ? 1 : head.end), packet_end_};
  return true;
}

bool FramesReader::ReadPacket() noexcept {
  const std::string_view packet = text_.substr(at_, packet_end_ - at_);
  encoding_ = Encoding::kPlain;
  space_ = content_ = {};
  if (ReadJsonPacket(packet)) return true;
  const std::string_view content = packet.substr(1);
  if (packet[0] == 'b' && LooksLikeBase64(content)) {
    encoding_ = Encoding::kBase64;
  } else if (packet[0] == '4') {
    const bool letter =
        !content.empty() && ((content[0] | 0x20) >= 'a' && (content[0] | 0x20) <= 'z');
    malformed_ = malformed_ || !letter;
  } else if (content != "probe") {
    return false;
  }
  content_ = {at_ + 1, packet_end_};
  return true;
}

void FramesReader::SetSpan(Value& value, ByteSpan span) const noexcept {
  value.span = span;
  const bool json = BeginsJson(text_.substr(span.begin, span.size())) && text_[span.begin] != '"';
  if (json) value.kind = PayloadKind::kJson;
}

void FramesReader::ReadLine(Value& value) noexcept {
  const std::string_view packet = text_.substr(0, packet_end_);
  const std::size_t end = std::min(kLineEndBytes.FindIn(packet, at_), packet_end_);
  const std::string_view line = text_.substr(at_, end - at_);
  const std::string_view field = FieldOf(line);
  std::size_t begin = at_;
  if (!field.empty() || line.substr(0, 1) == ":") {
    value.name = {at_, at_ + field.size()};
    begin += field.size() + 1;
    if (begin < end && text_[begin] == ' ') ++begin;
  }
  value.follows = was_data_ && field == "data";
  if (end != at_) was_data_ = field == "data";
  SetSpan(value, {begin, end});
  at_ = end < packet_end_ ? end + 1 : end;
}

bool FramesReader::Next(Value& value) noexcept {
  while (at_ < text_.size() || !content_.empty()) {
    value = {};
    if (!space_.empty() || !content_.empty()) {
      ByteSpan& next = space_.empty() ? content_ : space_;
      if (space_.empty()) value.encoding = encoding_;
      SetSpan(value, next);
      next = {};
      return true;
    }
    if (at_ < packet_end_) {
      ReadLine(value);
      if (!value.span.empty()) return true;
      continue;
    }
    if (text_[at_] == kPacketSeparator) ++at_;
    packet_end_ = std::min(text_.find(kPacketSeparator, at_), text_.size());
    was_data_ = false;
    if (at_ < packet_end_ && ReadPacket()) at_ = packet_end_;
  }
  return false;
}

}  // namespace panveil::payload
