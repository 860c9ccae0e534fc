#include "support/transcripts.h"

#include <algorithm>
#include <cstddef>
#include <nlohmann/json.hpp>

namespace panveil::testing_support {
namespace {

bool IsHexDigit(char c) { return std::string_view("0123456789abcdefABCDEF").find(c) < 22; }

bool LooksLikeForm(std::string_view text) {
  const std::size_t equals = text.find('=');
  return equals != 0 && equals < text.find_first_of("&%+") &&
         text.find('&') != std::string_view::npos &&
         text.find_first_of(" \t\r\n<>\"'{}") == std::string_view::npos;
}

PayloadKind KindOfBody(std::string_view body) {
  if (body.front() == '<' && body.back() == '>') return PayloadKind::kXml;
  if (body.front() == '{' || body.front() == '[') return PayloadKind::kJson;
  return LooksLikeForm(body) ? PayloadKind::kForm : PayloadKind::kText;
}

// One past the closing quote of the string that begins at `at`.
std::size_t StringEnd(std::string_view log, std::size_t at) {
  for (++at; at < log.size() && log[at] != '"'; ++at) {
    if (log[at] == '\\') ++at;
  }
  return std::min(at + 1, log.size());
}

}  // namespace

Transcript ParseTranscript(std::string_view line) {
  const nlohmann::json json = nlohmann::json::parse(line);
  return {json.at("gateway"), json.at("pre"), json.at("post"), json.at("removed_digit_runs")};
}

std::string Unescaped(std::string_view log) {
  static constexpr std::string_view kEscapes = "nrte";
  std::string text;
  for (std::size_t at = 0; at < log.size(); ++at) {
    if (log[at] != '\\' || at + 1 == log.size()) {
      text += log[at];
      continue;
    }
    const char escaped = log[++at];
    const std::size_t known = kEscapes.find(escaped);
    if (escaped == 'x' && at + 2 < log.size() && IsHexDigit(log[at + 1])) {
      text += static_cast<char>(std::stoi(std::string(log.substr(at + 1, 2)), nullptr, 16));
      at += 2;
    } else {
      text += known == kEscapes.npos ? escaped : std::string_view("\n\r\t\x1B")[known];
    }
  }
  return text;
}

std::vector<Body> BodiesOf(std::string_view log) {
  std::vector<Body> bodies;
  for (std::size_t at = 0; at < log.size();) {
    const std::size_t arrow = std::min(log.find("<- \"", at), log.find("-> \"", at));
    if (arrow == log.npos) break;
    at = StringEnd(log, arrow + 3);
    std::string text = Unescaped(log.substr(arrow + 4, at - arrow - 5));
    const std::size_t header_end = text.find("\r\n\r\n");
    if (header_end != text.npos) text.erase(0, header_end + 4);
    text.erase(0, std::min(text.find_first_not_of(" \r\n"), text.size()));
    text.erase(text.find_last_not_of(" \r\n") + 1);
    if (text.empty()) continue;
    const PayloadKind kind = KindOfBody(text);
    if (kind != PayloadKind::kText) bodies.push_back({kind, std::move(text)});
  }
  return bodies;
}

}  // namespace panveil::testing_support
