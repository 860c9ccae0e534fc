// The encodings of values, through decoded_text.h.
#include <gtest/gtest.h>

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>

#include "payload/base64.h"
#include "payload/base64_reader.h"
#include "payload/decoded_text.h"
#include "support/guarded_buffer.h"

namespace panveil::payload {
namespace {

using base::ByteSpan;

std::string Decoded(std::string_view source, Encoding encoding) {
  DecodedText out;
  EXPECT_TRUE(Decode(source, {0, source.size()}, encoding, out));
  return std::string(out.text());
}

struct DecodeCase {
  Encoding encoding;
  std::string_view source;
  std::string_view decoded;
};

constexpr DecodeCase kDecodeCases[] = {
    {Encoding::kPercent, "4111+1111%201111-%31111", "4111 1111 1111-1111"},
    {Encoding::kPercent, "%EF%BC%94%ef%bc%91", "\xEF\xBC\x94\xEF\xBC\x91"},
    {Encoding::kPercent, "100%, %4, %zz, %%34, %", "100%, %4, %zz, %4, %"},
    {Encoding::kPercent, "%2534", "%34"},
    {Encoding::kPercent, "%B4111111111111111^A%B4111",
     "%B4111111111111111^A\xB4"
     "111"},
    {Encoding::kQuotedPrintable, "=34111=\r\n 1111=\n1111= \t\r\n1111", "4111 111111111111"},
    {Encoding::kQuotedPrintable, "=3, =, =zz, a=b, =", "=3, =, =zz, a=b, ="},
    {Encoding::kBase64, "NDExMTExMTE=", "41111111"},
    {Encoding::kBase64, "NDEx\r\nMTEx\r\nMTE", "41111111"},
    {Encoding::kBase64, "N D E x", "411"},
    {Encoding::kBase64, "77yU", "\xEF\xBC\x94"},
    {Encoding::kBase64, "Pz8_Pj4-", "\?\?\?>>>"},
    {Encoding::kBase64, "Pz8/Pj4+", "\?\?\?>>>"},
    {Encoding::kBase64, "NDEx!NDEx", "411!411"},
    {Encoding::kBase64, "NA==NDEx", "4411"},
    {Encoding::kBase64, "NDExM", "411M"},
    {Encoding::kAttribute, "&#52;&#x31;&#049;&#X31 &#49;", "4111 1"},
    {Encoding::kAttribute, "4&lt;1&notin1&amp1", "4<1&notin1&amp1"},
    {Encoding::kAttribute, "a<b>c</b>", "a<b>c</b>"},
    {Encoding::kAttribute, "?a=1&lt=2", "?a=1&lt=2"},
    {Encoding::kMarkup, "4111&nbsp;1111&ensp;1111&ndash;1111",
     "4111\xC2\xA0"
     "1111\xE2\x80\x82"
     "1111\xE2\x80\x93"
     "1111"},
    {Encoding::kMarkup, "41&shy;11&zwj;11&zwnj;11",
     "41\xC2\xAD"
     "11\xE2\x80\x8D"
     "11\xE2\x80\x8C"
     "11"},
    {Encoding::kMarkup, "41<b>11</b><!-- 9 > 8 -->11<?x 7?><I CLASS='>'>11", "41111111"},
    {Encoding::kMarkup, "4111<br>1111<BR/>1111</p><p>1111", "4111\n1111\n1111\n\n1111"},
    {Encoding::kMarkup, "4111<![CDATA[1<1&#49;]]>1", "41111<1&#49;1"},
    {Encoding::kMarkup, "1 < 2, <3, a<", "1 < 2, <3, a<"},
    {Encoding::kMarkup, "<b title=\"4&#52;<i>4</i>", "<b title=\"44<i>4</i>"},
    {Encoding::kMarkup, "<!-- &amp; <b>", "<!-- & <b>"},
    {Encoding::kMarkup, "&copy2 &unknown; &; &#; &#x; &",
     "\xC2\xA9"
     "2 &unknown; &; &#; &#x; &"},
    {Encoding::kMarkup, "&#0;&#xD800;&#99999999999999999999;&#150;",
     "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xE2\x80\x93"},
    {Encoding::kMarkup, "&lt;b&gt;", "<b>"},
};

TEST(Encoding, Decodes) {
  for (const DecodeCase& c : kDecodeCases) {
    EXPECT_EQ(Decoded(c.source, c.encoding), c.decoded) << c.source;
    EXPECT_TRUE(HasEscapes(c.source, {0, c.source.size()}, c.encoding) || c.decoded == c.source)
        << c.source;
  }
}

struct EncodeCase {
  Encoding encoding;
  std::string_view was;
  std::string_view now;
  std::string_view written;
};

constexpr EncodeCase kEncodeCases[] = {
    {Encoding::kPercent, "%34", "K", "%4B"},
    {Encoding::kPercent, "%ef", "\xEA", "%ea"},
    {Encoding::kPercent, "%34", "KK", "%2A"},
    {Encoding::kPercent, "+", " ", "+"},
    {Encoding::kPercent, "+", "&", "*"},
    {Encoding::kQuotedPrintable, "=34", "K", "=4B"},
    {Encoding::kAttribute, "&#52;", "K", "&#75;"},
    {Encoding::kMarkup, "&#52", "*", "&#42"},
    {Encoding::kMarkup, "&#0052;", "K", "&#0075;"},
    {Encoding::kMarkup, "&#x34;", "K", "&#x4B;"},
    {Encoding::kMarkup, "&#x03a;", "K", "&#x04b;"},
    {Encoding::kMarkup, "&#65300;", "\xEF\xBC\xAB", "&#65323;"},
    {Encoding::kMarkup, "&#52;", "x", "x"},
    {Encoding::kMarkup, "&#52;", "\xEF\xBC\xAB", "\xEF\xBC\xAB"},
    {Encoding::kMarkup, "&#9", "<", "*"},
    {Encoding::kMarkup, "&sup1;", "K", "K"},
    {Encoding::kMarkup, "<br>", "K", "<br>"},
    {Encoding::kBase64, "NDEx", "KQR", "S1FS"},
    {Encoding::kBase64, "ND\r\nEx", "KQR", "S1\r\nFS"},
    {Encoding::kBase64, "NB", "K", "Sx"},  // its last bits stay, which stand for nothing
    {Encoding::kBase64, "NDE", "KQ", "S1E"},
    {Encoding::kBase64, "-_-_", "\xFB\xFF\xBE", "-_--"},
    {Encoding::kBase64, "+/+/", "\xFB\xFF\xBE", "+/++"},
};

TEST(Encoding, WritesAsItWas) {
  for (const EncodeCase& c : kEncodeCases) {
    std::string out(c.was.size(), '?');
    out.resize(EncodeLike(c.was, c.now, c.encoding, out.data()));
    EXPECT_EQ(out, c.written) << c.was << " " << c.now;
  }
}

TEST(Encoding, Base64IsOneValue) {
  Base64Reader reader("NDEx\r\nNA==");
  Value value;
  ASSERT_TRUE(reader.Next(value));
  EXPECT_EQ(value.span, (ByteSpan{0, 10}));
  EXPECT_EQ(value.encoding, Encoding::kBase64);
  EXPECT_FALSE(reader.Next(value));
  EXPECT_FALSE(reader.malformed());
  EXPECT_TRUE(Base64Reader("ND!x").malformed());
  EXPECT_FALSE(Base64Reader("").Next(value));
}

TEST(Encoding, LooksLikeBase64) {
  for (const char* text : {"bXkgY2FyZCBpcyA0MTExIDExMTE=", "bXkgY2FyZCBpcyA0MTEx",
                           "eyJ0ZXh0IjoiaGVsbG8gd29ybGQifQ", "bXkgY2FyZCBp\r\ncyA0MTExIDExMTE="}) {
    EXPECT_TRUE(LooksLikeBase64(text)) << text;
  }
  for (const char* text :
       {"", "bXkgY2FyZA==", "4111111111111111", "hello there my good friend how are you",
        "0123456789abcdef0123456789abcdef", "ConversationMessagePublished", "bXkgY2FyZCBpcyA0M{}",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301", "================", "bXkg=Y2FyZCBpcyA0MTEx"}) {
    EXPECT_FALSE(LooksLikeBase64(text)) << text;
  }
}

constexpr Encoding kAll[] = {Encoding::kPlain,          Encoding::kJsonString, Encoding::kPercent,
                             Encoding::kMarkup,         Encoding::kAttribute,  Encoding::kBase64,
                             Encoding::kQuotedPrintable};
constexpr std::string_view kPieces[] = {
    "4",     "1",     " ",      "%34",       "%",   "+",       "=34", "=\r\n", "=",
    "&#52;", "&#x34", "&nbsp;", "&lt",       "&",   "#",       ";",   "<b>",   "</p>",
    "<br",   "<!--",  "-->",    "<![CDATA[", "]]>", "<",       ">",   "\"",    "'",
    "/",     "NDEx",  "NA==",   "-",         "_",   "\\u0034", "\\",  "\n",    "\xEF\xBC\x94",
    "\xFF",  "a",     "K"};

std::string RandomSource(std::uint32_t seed) {
  std::string source;
  std::uint32_t state = seed * 2654435761U + 12345;
  for (std::uint32_t i = 0; i < seed % 24; ++i) {
    state = state * 1664525U + 1013904223U;
    source += kPieces[(state >> 12) % std::size(kPieces)];
  }
  return source;
}

// Each byte of text comes from one unit; units are in order, do not overlap, and write themselves.
void ExpectMapped(std::string_view source, const DecodedText& out, Encoding encoding) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < out.text().size();) {
    const DecodedText::Piece& piece = *out.PieceAt(at);
    const ByteSpan unit = DecodedText::UnitAt(piece, at);
    ASSERT_GE(unit.begin, end);
    ASSERT_LE(unit.end, source.size());
    const std::string_view was = source.substr(unit.begin, unit.size());
    const std::string_view now = out.text().substr(at, piece.unit_text);
    if (piece.plain) {
      ASSERT_EQ(was, now);
    } else {
      std::string written(was.size(), '\0');
      const std::size_t size = EncodeLike(was, now, encoding, written.data());
      ASSERT_LE(size, was.size());
      if (encoding == Encoding::kBase64) {
        ASSERT_EQ(written, was);
      }
    }
    end = unit.end;
    at += piece.unit_text;
  }
}

TEST(Encoding, AnyBytesAreValid) {
  testing_support::GuardedBuffer guarded(1024);
  for (std::uint32_t seed = 0; seed < 40000; ++seed) {
    const std::string source = RandomSource(seed);
    for (const Encoding encoding : kAll) {
      for (const std::string_view text : {guarded.AtEnd(source), guarded.AtStart(source)}) {
        DecodedText out;
        ASSERT_TRUE(Decode(text, {0, text.size()}, encoding, out));
        ASSERT_LE(out.text().size(), text.size());
        ExpectMapped(text, out, encoding);
        if (!HasEscapes(text, {0, text.size()}, encoding)) {
          ASSERT_EQ(out.text(), text);
        }
        (void)LooksLikeBase64(text);
      }
    }
  }
}

TEST(Encoding, WhatStandsForNothingPartsPieces) {
  const std::string_view source = "&#52;<b>&#49;&#50;";
  DecodedText out;
  ASSERT_TRUE(Decode(source, {0, source.size()}, Encoding::kMarkup, out));
  EXPECT_EQ(out.text(), "412");
  EXPECT_EQ(out.SourceOf({1, 2}), (ByteSpan{8, 13}));
  EXPECT_EQ(out.SourceOf({2, 3}), (ByteSpan{13, 18}));
}

TEST(Encoding, OffsetsAreOfTheWholeSource) {
  const std::string_view source = "a=%34%31&b";
  DecodedText out;
  ASSERT_TRUE(Decode(source, {2, 8}, Encoding::kPercent, out));
  EXPECT_EQ(out.text(), "41");
  EXPECT_EQ(out.SourceOf({0, 2}), (ByteSpan{2, 8}));
  EXPECT_EQ(out.SourceOf({1, 2}), (ByteSpan{5, 8}));
}

}  // namespace
}  // namespace panveil::payload
