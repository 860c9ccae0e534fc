#include "payload/event_data.h"

#include <algorithm>

#include "payload/byte_set.h"

namespace panveil::payload {

using base::ByteSpan;

namespace {

constexpr ByteSet kLineEndBytes("\r\n");
constexpr std::string_view kFields[] = {"data", "event", "id", "retry"};

// Where the line that goes on at `at` ends.
std::size_t LineEnd(std::string_view text, std::size_t at) noexcept {
  return std::min(kLineEndBytes.FindIn(text, at), text.size());
}

// Where the line behind the one that ends at `end` begins.
std::size_t NextLine(std::string_view text, std::size_t end) noexcept {
  return std::min(end + (text.substr(end, 2) == "\r\n" ? 2 : 1), text.size());
}

}  // namespace

EventLine EventLineAt(std::string_view text, std::size_t at, std::size_t end) noexcept {
  text = text.substr(0, end);
  EventLine line;
  line.content = {at, LineEnd(text, at)};
  line.next = NextLine(text, line.content.end);
  line.blank = line.content.empty();
  const std::string_view bytes = text.substr(at, line.content.size());
  for (const std::string_view field : kFields) {
    if (bytes.substr(0, field.size()) == field && bytes.substr(field.size(), 1) == ":") {
      line.field = field;
    }
  }
  if (line.field.empty() && bytes.substr(0, 1) != ":") return line;
  line.name = {at, at + line.field.size()};
  line.content.begin += line.field.size() + 1;
  if (!line.content.empty() && text[line.content.begin] == ' ') ++line.content.begin;
  return line;
}

void DecodeEventData(std::string_view source, ByteSpan span, DecodedText& out) noexcept {
  const std::string_view text = source.substr(0, span.end);
  std::size_t end = LineEnd(text, span.begin);
  out.AppendPlain(text.substr(span.begin, end - span.begin), span.begin);
  for (std::size_t at = NextLine(text, end); at < text.size();) {
    const EventLine line = EventLineAt(text, at, text.size());
    at = line.next;
    if (line.field != "data") continue;
    out.AppendEscape("\n", {end, end});
    out.AppendPlain(text.substr(line.content.begin, line.content.size()), line.content.begin);
    end = line.content.end;
  }
}

}  // namespace panveil::payload
