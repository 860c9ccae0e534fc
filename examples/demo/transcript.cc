#include "transcript.h"

namespace panveil::demo {
namespace {

std::string_view TakeLine(std::string_view& text) {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

bool HasStamps(std::string_view text) {
  return (!text.empty() && text.front() == '[') || text.find("\n[") != std::string_view::npos;
}

}  // namespace

std::vector<Message> SplitMessages(std::string_view text) {
  const bool stamped = HasStamps(text);
  std::vector<Message> messages;
  bool after_blank = false;
  while (!text.empty()) {
    const std::string_view line = TakeLine(text);
    if (line.empty()) {
      after_blank = true;
      continue;
    }
    if (messages.empty() || after_blank || !stamped || line.front() == '[') {
      messages.push_back({line, after_blank});
    } else {
      std::string_view& open = messages.back().text;
      open = std::string_view(open.data(),
                              static_cast<std::size_t>(line.data() + line.size() - open.data()));
    }
    after_blank = false;
  }
  return messages;
}

}  // namespace panveil::demo
