#include "payload/frames_reader.h"

#include <algorithm>

#include "payload/base64.h"
#include "payload/event_data.h"
#include "text/char_class.h"

namespace panveil::payload {

using base::ByteSpan;

namespace {

constexpr char kPacketSeparator = '\x1E';
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::size_t SkipNumerals(std::string_view text, std::size_t at) noexcept {
  while (at < text.size() && text::IsDigit(text[at])) ++at;
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

// Of SockJS: a["{\"text\":\"...\"}"]
bool BeginsSockJs(std::string_view text) noexcept {
  return text.size() > 1 && BeginsJson(text.substr(1)) && text[1] != '{' &&
         std::string_view("acm").find(text[0]) != std::string_view::npos;
}

// Fewer are never a card's.
constexpr std::size_t kFewestCardDigits = 12;

bool AreDigits(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), text::IsDigit);
}

}  // namespace

bool BeginsJsonPacket(std::string_view text) noexcept {
  const PacketHead head = HeadOf(text);
  return (head.end != 0 && head.most_digits < kFewestCardDigits) || BeginsSockJs(text);
}

bool BeginsEventField(std::string_view text) noexcept {
  // A line that is longer than any name of a field.
  constexpr std::size_t kBytes = 8;
  return !EventLineAt(text.substr(0, kBytes), 0, std::min(text.size(), kBytes)).field.empty();
}

FramesReader::FramesReader(std::string_view text, MarkupPart part) noexcept
    : text_(text), part_(part) {
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) at_ = kByteOrderMark.size();
}

bool FramesReader::ReadJsonPacket(std::string_view packet) noexcept {
  const PacketHead head = HeadOf(packet);
  const bool sock_js = BeginsSockJs(packet);
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

std::size_t FramesReader::FindEndOfData(const EventLine& first) noexcept {
  std::size_t end = first.content.end;
  const auto is_digits = [this](ByteSpan span) {
    return AreDigits(text_.substr(span.begin, span.size()));
  };
  bool others = false;
  bool others_among = false;
  bool digits = is_digits(first.content);
  for (std::size_t at = first.next; at < packet_end_;) {
    const EventLine line = EventLineAt(text_, at, packet_end_);
    if (line.blank) break;
    at = line.next;
    if (line.field != "data") {
      others = true;
      continue;
    }
    others_among = others_among || others;
    digits = digits && is_digits(line.content);
    end = line.content.end;
  }
  passed_over_ = passed_over_ || others_among;
  apart_until_ = end;
  only_tags_ = others_among && part_ == MarkupPart::kTags;
  // What is nothing but digits may be a card of which each line is a piece.
  const bool apart = (digits && !others_among) || only_tags_;
  return apart ? first.content.end : end;
}

void FramesReader::ReadLine(Value& value) noexcept {
  const EventLine line = EventLineAt(text_, at_, packet_end_);
  const bool is_data = line.field == "data";
  value.name = line.name;
  value.follows = was_data_ && is_data;
  if (!line.blank) was_data_ = is_data;
  SetSpan(value, line.content);
  at_ = line.next;
  if (!is_data || line.content.empty()) return;
  if (line.content.begin >= apart_until_) value.span.end = FindEndOfData(line);
  if (value.span.end != line.content.end) {
    value.encoding = Encoding::kEventData;
    at_ = EventLineAt(text_, value.span.end, packet_end_).next;
  } else if (only_tags_ && text_.substr(value.span.begin, value.span.size()).find('<') ==
                               std::string_view::npos) {
    value.span = {};
  }
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
