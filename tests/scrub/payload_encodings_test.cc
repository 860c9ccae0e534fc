// Generated texts, written in every encoding of a payload: what is read after a scrub is what a
// scrub of the text itself gives.
//
// PANVEIL_TEST_SEED and PANVEIL_TEST_CASES (texts in all shards together) in the environment
// override what is fixed here.
#include <gtest/gtest.h>

#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "payload/base64_reader.h"
#include "payload/base64_row.h"
#include "payload/decoded_text.h"
#include "payload/form_reader.h"
#include "payload/frames_reader.h"
#include "payload/markup_reader.h"
#include "payload/multipart_reader.h"
#include "payload/payload_kind.h"
#include "policy/field_rules.h"
#include "scrub/text_table.h"
#include "support/scrubbers.h"
#include "support/shrink.h"
#include "support/text_generator.h"
#include "support/violations.h"
#include "text/utf8.h"

namespace panveil {
namespace {

using payload::Value;
using payload::ValueType;
using testing_support::Escaped;
using testing_support::FromEnvironment;
using testing_support::TextGenerator;

constexpr std::uint64_t kSeed = 20261122;
constexpr std::uint64_t kCases = 40'000;
constexpr std::uint64_t kShards = 2;

constexpr std::string_view kHex[] = {"0123456789abcdef", "0123456789ABCDEF"};

std::string HexEscape(char sign, char c, TextGenerator& random) {
  const auto byte = static_cast<unsigned char>(c);
  const std::string_view digits = kHex[random.Below(2)];
  return {sign, digits[byte >> 4U], digits[byte & 0xFU]};
}

bool IsAlphanumeric(char c) {
  const char small = static_cast<char>(c | 0x20);
  return (c >= '0' && c <= '9') || (small >= 'a' && small <= 'z');
}

std::string ToPercent(std::string_view text, TextGenerator& random) {
  std::string out;
  for (const char c : text) {
    if (c == ' ' && random.Below(2) == 0) {
      out += '+';
    } else if (IsAlphanumeric(c) && random.Below(8) != 0) {
      out += c;
    } else {
      out += HexEscape('%', c, random);
    }
  }
  return out;
}

std::string ToQuotedPrintable(std::string_view text, TextGenerator& random) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= ' ' && c < 0x7F && c != '=') && random.Below(8) != 0;
    out += plain ? std::string(1, c) : HexEscape('=', c, random);
    if (random.Below(20) == 0) out += "=\r\n";
  }
  return out;
}

std::string Reference(char32_t value, TextGenerator& random) {
  std::string number = std::to_string(static_cast<std::uint32_t>(value));
  if (random.Below(2) == 0) {
    number.clear();
    for (std::uint32_t rest = value; rest != 0; rest /= 16) {
      number.insert(0, 1, kHex[1][rest % 16]);
    }
    number.insert(0, random.Below(2) == 0 ? "x" : "X");
  }
  return "&#" + number + ";";
}

// With tags between the characters of a text, not of an attribute.
std::string ToMarkup(std::string_view text, bool tags, TextGenerator& random) {
  std::string out;
  while (!text.empty()) {
    const text::CodePoint point = text::DecodeUtf8(text, 0);
    const bool sign = std::string_view("<>&\"'\r").find(text[0]) != std::string_view::npos;
    const bool named = point.value == text::kInvalidCodePoint || point.value == 0 ||
                       (point.value >= 0x80 && point.value < 0xA0);
    out += sign || (!named && random.Below(8) == 0) ? Reference(point.value, random)
                                                    : std::string(text.substr(0, point.length));
    if (tags && random.Below(30) == 0) out += random.Below(2) == 0 ? "<b>" : "</i><!-- - -->";
    text.remove_prefix(point.length);
  }
  return out;
}

std::string ToBase64(std::string_view text, TextGenerator& random) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 3) {
    std::uint32_t bits = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      bits = bits << 8U | (i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += i + k > text.size() ? '=' : kAlphabet[bits >> (18 - 6 * k) & 0x3FU];
      if (random.Below(40) == 0) out += "\r\n";
    }
  }
  return out;
}

// Each line a line of data of one event; now and then with other lines among them.
std::string ToEvent(std::string_view text, TextGenerator& random) {
  std::string out = "data: ";
  for (const char c : text) {
    if (c != '\n') {
      out += c;
      continue;
    }
    const std::string_view line_end = random.Below(2) == 0 ? "\n" : "\r\n";
    out.append(line_end);
    if (random.Below(8) == 0) out.append(": kept\nid: 7\n");
    out += random.Below(4) == 0 && text.find("\n ") == std::string_view::npos ? "data:" : "data: ";
  }
  return out + "\n\n";
}

// The first value that is neither a name nor a header.
template <typename Reader>
std::string ValueIn(std::string_view document) {
  Reader reader(document);
  for (Value value; reader.Next(value);) {
    const std::string_view name = document.substr(value.name.begin, value.name.size());
    if (value.type == ValueType::kName || name.substr(0, 8) == "Content-") continue;
    payload::DecodedText decoded;
    if (payload::Decode(document, value.span, value.encoding, decoded)) {
      return std::string(decoded.text());
    }
  }
  return {};
}

// The base64 amid the text of an element.
std::string Base64In(std::string_view document) {
  const std::string text = ValueIn<payload::XmlReader>(document);
  const base::ByteSpan row = payload::NextBase64Row(text, 0);
  payload::DecodedText decoded;
  if (!payload::Decode(text, row, payload::Encoding::kBase64, decoded)) return {};
  return std::string(decoded.text());
}

struct Document {
  PayloadKind kind;
  std::string text;
  std::string (*read)(std::string_view document);
};

std::vector<Document> DocumentsOf(std::string_view text, TextGenerator& random) {
  return {
      {PayloadKind::kForm, "t=" + ToPercent(text, random), ValueIn<payload::FormReader>},
      {PayloadKind::kHtml, "<p>" + ToMarkup(text, true, random) + "</p>",
       ValueIn<payload::HtmlReader>},
      {PayloadKind::kXml, "<a t=\"" + ToMarkup(text, false, random) + "\"/>",
       ValueIn<payload::XmlReader>},
      {PayloadKind::kBase64, ToBase64(text, random), ValueIn<payload::Base64Reader>},
      {PayloadKind::kMultipart,
       "--b\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
           ToQuotedPrintable(text, random) + "\r\n--b--\r\n",
       ValueIn<payload::MultipartReader>},
      {PayloadKind::kXml, "<a>at ;base64," + ToBase64(text, random) + " too</a>", Base64In},
      {PayloadKind::kFrames, ToEvent(text, random), ValueIn<payload::FramesReader>},
  };
}

std::vector<Scrubber> MakeSettings() {
  std::vector<Scrubber> scrubbers;
  for (const Sensitivity sensitivity : {Sensitivity::kBalanced, Sensitivity::kParanoid}) {
    ScrubberOptions options;
    options.sensitivity = sensitivity;
    options.action = Action::kMask;
    scrubbers.push_back(testing_support::MakeScrubber(options));
#ifndef PANVEIL_CORE_ONLY
    options.action = Action::kTokenize;
    options.keyring = testing_support::FixedKeyring();
    scrubbers.push_back(testing_support::MakeScrubber(options));
#endif
  }
  return scrubbers;
}

class PayloadEncodingsTest : public testing::TestWithParam<std::uint64_t> {};

TEST_P(PayloadEncodingsTest, ReadAsTheTextDoes) {
  const std::uint64_t seed = FromEnvironment("PANVEIL_TEST_SEED", kSeed) + GetParam();
  const std::uint64_t cases = FromEnvironment("PANVEIL_TEST_CASES", kCases) / kShards;
  std::cout << "seed " << seed << ", " << cases << " texts\n";
  TextGenerator random(seed);
  const std::vector<Scrubber> scrubbers = MakeSettings();
  Scratch scratch;
  std::string error;
  const auto fields = policy::FieldRules::Create(ScrubberOptions(), &error);
  ASSERT_TRUE(fields.has_value()) << error;
  int failures = 0;
  std::uint64_t compared = 0;
  for (std::uint64_t i = 0; i < cases && failures < 5; ++i) {
    const std::string text = random.Next();
    // Texts that look like payloads are read as such, one level down.
    if (payload::SniffBody(text) != PayloadKind::kText) continue;
    // What stands in them in another encoding yet is read, too, and what is around NULs as one.
    const bool encoded =
        payload::EncodingAmid(text, payload::Encoding::kPlain) != payload::Encoding::kPlain;
    if (encoded || text.find('\0') != std::string::npos) continue;
    // So are tables: under a "cvv" that stands in the first line.
    if (scrub::HoldsTable(text, *fields)) continue;
    if (text.find_first_not_of(" \t\r\n\f") == std::string::npos) continue;
    const std::size_t setting = random.Below(scrubbers.size());
    const std::string expected = testing_support::ScrubbedBy(scrubbers[setting], text);
    // Nor does the second round read a form as a text: "25.cvv2=12/27" behind what was replaced.
    if (payload::SniffBody(expected) != PayloadKind::kText) continue;
    for (const Document& document : DocumentsOf(text, random)) {
      if (document.read(document.text) != text) continue;  // a NUL, a trimmed blank
      // What is shorter is filled up with stars there.
      const bool base64 = document.kind == PayloadKind::kBase64 || document.read == Base64In;
      if (base64 && expected.size() != text.size()) continue;
      ++compared;
      const Result result = scrubbers[setting].Scrub(document.text, document.kind, scratch);
      if (document.read(result.text) == expected && result.text.size() <= document.text.size()) {
        continue;
      }
      ++failures;
      ADD_FAILURE() << setting << " kind " << static_cast<int>(document.kind) << "\n  text     "
                    << Escaped(text) << "\n  expected " << Escaped(expected) << "\n  found    "
                    << Escaped(document.read(result.text)) << "\n  document "
                    << Escaped(document.text);
      break;
    }
  }
  std::cout << compared << " documents compared\n";
  EXPECT_GT(2 * compared, 7 * cases);
}

INSTANTIATE_TEST_SUITE_P(Shard, PayloadEncodingsTest, testing::Range(std::uint64_t{0}, kShards));

}  // namespace
}  // namespace panveil
