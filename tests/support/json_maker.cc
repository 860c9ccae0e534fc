#include "support/json_maker.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "card/field_name.h"
#include "text/utf8.h"

namespace panveil::testing_support {

namespace {

bool IsUtf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::DecodeUtf8(text, at);
    if (point.value == text::kInvalidCodePoint) return false;
    at += point.length;
  }
  return true;
}

std::string Unicode(unsigned unit) {
  std::array<char, 8> bytes{};
  std::snprintf(bytes.data(), bytes.size(), unit % 2 == 0 ? "\\u%04x" : "\\u%04X", unit & 0xFFFF);
  return bytes.data();
}

bool HoldsJson(const std::string& text) {
  return !text.empty() && (text[0] == '{' || text[0] == '[') && Json::accept(text);
}

}  // namespace

std::string JsonMaker::Leaf() {
  for (;;) {
    std::string text = Below(2) == 0 ? composer_.Card().Text() : generator_.Next();
    if (!IsUtf8(text)) continue;
    // Else it might be part of a spread card, or look like a payload.
    return std::string(Below(4) == 0 ? "-" : "x ") + text;
  }
}

Json JsonMaker::Value(int levels, int nestings) {
  switch (Below(8)) {
    case 0:
      if (levels > 0) return Container(levels - 1, nestings);
      return nullptr;
    case 1:
      if (nestings > 0) return Written(Container(1, nestings - 1));
      return true;
    case 2:
      return std::stoull(Below(2) == 0 ? generator_.Pan() : "1" + generator_.Digits(Below(15)));
    default:
      return Leaf();
  }
}

Json JsonMaker::Container(int levels, int nestings) {
  const bool array = Below(2) == 0;
  Json json = array ? Json::array() : Json::object();
  for (std::size_t i = Below(5) + 1; i > 0; --i) {
    Json value = Value(levels, nestings);
    const bool number = value.is_number();
    if (array) {
      json.push_back(std::move(value));
      if (number) json.push_back("-");  // two in a row might make a card
      continue;
    }
    json[Below(8) == 0 ? Leaf() : "k" + std::to_string(i)] = std::move(value);
    if (number) json["s" + std::to_string(i)] = "-";
  }
  return json;
}

std::string JsonMaker::Blank() {
  static constexpr std::string_view kBlanks[] = {"", "", "", "", " ", "\n", "\t", "\r\n  "};
  return std::string(kBlanks[Below(std::size(kBlanks))]);
}

std::string JsonMaker::WrittenString(const std::string& text) {
  static constexpr std::string_view kShort = "\"\\/\b\f\n\r\t";
  const std::size_t one_in = std::array<std::size_t, 4>{1, 3, 20, 100000}[Below(4)];
  std::string written = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint point = text::DecodeUtf8(text, at);
    const std::size_t letter = kShort.find(static_cast<char>(point.value));
    if (Below(one_in) == 0) {
      if (point.value < 0x10000) {
        written += Unicode(point.value);
      } else {
        written += Unicode(0xD800 + ((point.value - 0x10000) >> 10));
        written += Unicode(0xDC00 + ((point.value - 0x10000) & 0x3FF));
      }
    } else if (point.value < 0x80 && letter != std::string_view::npos &&
               (point.value != '/' || Below(2) == 0)) {
      written += '\\';
      written += "\"\\/bfnrt"[letter];
    } else if (point.value < 0x20) {
      written += Unicode(point.value);
    } else {
      written += text.substr(at, point.length);
    }
    at += point.length;
  }
  return written + "\"";
}

std::string JsonMaker::Written(const Json& json) {
  if (json.is_string()) return WrittenString(json.get<std::string>());
  if (!json.is_structured()) return json.dump();
  std::string written(json.is_array() ? "[" : "{");
  for (auto item = json.begin(); item != json.end(); ++item) {
    if (item != json.begin()) written += "," + Blank();
    if (json.is_object()) written += WrittenString(item.key()) + Blank() + ":" + Blank();
    written += Written(*item) + Blank();
  }
  return written + (json.is_array() ? "]" : "}");
}

bool IsScrubbed(const Json& was, const Json& now, const ScrubString& scrub) {
  if (was.is_string()) {
    if (!now.is_string()) return false;
    const auto text = was.get<std::string>();
    const auto scrubbed = now.get<std::string>();
    if (!HoldsJson(text)) {
      // What only looks like JSON is read as that, too, and more may go than of a text.
      const std::size_t first = text.find_first_not_of(" \t\r\n");
      const bool looks_like_it =
          first != std::string::npos &&
          std::string_view("{[\"").find(text[first]) != std::string_view::npos;
      return looks_like_it || scrubbed == scrub(text, true);
    }
    return HoldsJson(scrubbed) && IsScrubbed(Json::parse(text), Json::parse(scrubbed), scrub);
  }
  if (was.is_number()) {
    const std::string before = was.dump();
    const std::string after = now.dump();
    if (!now.is_number_unsigned() || before.size() != after.size()) return false;
    return (before == after) == (scrub(before, false) == before);
  }
  if (!was.is_structured()) return was == now;
  if (was.type() != now.type() || was.size() != now.size()) return false;
  for (auto a = was.begin(), b = now.begin(); a != was.end(); ++a, ++b) {
    if (was.is_object() && b.key() != scrub(a.key(), false)) return false;
    // The name decides then, not what the value is as a text.
    if (was.is_object() && card::ClassifyField(a.key()) != card::FieldKind::kNone) continue;
    if (!IsScrubbed(*a, *b, scrub)) return false;
  }
  return true;
}

}  // namespace panveil::testing_support
