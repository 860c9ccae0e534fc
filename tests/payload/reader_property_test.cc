// What every reader of payloads owes, on documents drawn from the pieces of all formats.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "payload/decoded_text.h"
#include "payload/form_reader.h"
#include "payload/frames_reader.h"
#include "payload/markup_reader.h"
#include "payload/multipart_reader.h"
#include "payload/payload_kind.h"
#include "support/guarded_buffer.h"

namespace panveil::payload {
namespace {

constexpr std::string_view kPieces[] = {"7",
                                        "77",
                                        " ",
                                        "\n",
                                        "\r\n",
                                        "a",
                                        "b",
                                        "&",
                                        "=",
                                        ";",
                                        "?",
                                        "#",
                                        "%37",
                                        "<p>",
                                        "</p>",
                                        "<b>",
                                        "</b>",
                                        "<br/>",
                                        "<p x=",
                                        "\"",
                                        "'",
                                        ">",
                                        "<",
                                        "<!--",
                                        "-->",
                                        "<?x",
                                        "?>",
                                        "<!D",
                                        "<![CDATA[",
                                        "]]>",
                                        "<script>",
                                        "</script>",
                                        "<textarea>",
                                        "</textarea>",
                                        "/",
                                        "--B",
                                        "--",
                                        "Content-Type: text/html",
                                        "Content-Disposition: x; name=",
                                        ":",
                                        "data:",
                                        "\x1E",
                                        "[",
                                        "{",
                                        "\xFF",
                                        "\xEF\xBB\xBF",
                                        "-",
                                        ",",
                                        "<q 777777777777>"};

std::string RandomText(std::uint32_t seed) {
  std::string text;
  std::uint32_t state = seed * 2654435761U + 99;
  const std::uint32_t size = seed % 30;
  for (std::uint32_t i = 0; i < size; ++i) {
    state = state * 1664525U + 1013904223U;
    text += kPieces[(state >> 12) % std::size(kPieces)];
  }
  return text;
}

// Marks the bytes of all values; they must be in order, and none inside another.
template <typename Reader>
void Mark(Reader reader, std::string_view text, std::vector<bool>& marked) {
  std::size_t end = 0;
  std::size_t values = 0;
  for (Value value; reader.Next(value);) {
    ASSERT_LT(value.span.begin, value.span.end) << text;
    ASSERT_GE(value.span.begin, end) << text;
    ASSERT_LE(value.span.end, text.size()) << text;
    ASSERT_LE(value.name.begin, value.name.end) << text;
    ASSERT_LE(value.name.end, text.size()) << text;
    ASSERT_LT(++values, 2 * text.size() + 2) << text;
    end = value.span.end;
    for (std::size_t i = value.span.begin; i < end; ++i) marked[i] = true;
  }
  Value value;
  ASSERT_FALSE(reader.Next(value));
}

void ExpectDigitsMarked(std::string_view text, const std::vector<bool>& marked) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    ASSERT_TRUE(marked[i] || text[i] != '7') << text << " at " << i;
  }
}

template <typename Check>
void ForTexts(const Check& check) {
  testing_support::GuardedBuffer guarded(2048);
  for (std::uint32_t seed = 0; seed < 60000; ++seed) {
    const std::string text = RandomText(seed);
    check(guarded.AtEnd(text));
    check(guarded.AtStart(text));
    if (testing::Test::HasFatalFailure()) return;
  }
}

TEST(ReaderProperty, Form) {
  ForTexts([](std::string_view text) {
    std::vector<bool> marked(text.size());
    Mark(FormReader(text), text, marked);
    ExpectDigitsMarked(text, marked);
  });
}

TEST(ReaderProperty, Multipart) {
  ForTexts([](std::string_view text) {
    std::vector<bool> marked(text.size());
    Mark(MultipartReader(text, "multipart/x; boundary=B"), text, marked);
    // The names of headers may hold digits, but for those nobody reads them.
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text.substr(0, i).rfind('\n') != std::string_view::npos &&
          text.find(':', i) != std::string_view::npos) {
        marked[i] = true;
      }
    }
    ExpectDigitsMarked(text, marked);
    std::vector<bool> sniffed(text.size());
    Mark(MultipartReader(text), text, sniffed);
  });
}

TEST(ReaderProperty, Frames) {
  ForTexts([](std::string_view text) {
    std::vector<bool> marked(text.size());
    Mark(FramesReader(text), text, marked);
    FramesReader reader(text);
    for (Value value; reader.Next(value);) {
    }
    // Types of packets, and how many: but for these, digits are in values.
    if (text.find_first_of("[{\"") == std::string_view::npos) ExpectDigitsMarked(text, marked);
  });
}

TEST(ReaderProperty, Markup) {
  ForTexts([](std::string_view text) {
    for (const PayloadKind kind : {PayloadKind::kHtml, PayloadKind::kXml}) {
      std::vector<bool> marked(text.size());
      Mark(MarkupReader(text, kind, MarkupPart::kTexts), text, marked);
      Mark(MarkupReader(text, kind, MarkupPart::kTags), text, marked);
      ExpectDigitsMarked(text, marked);
      std::vector<bool> in_order(text.size());
      Mark(MarkupReader(text, kind), text, in_order);
    }
  });
}

template <typename Reader>
std::size_t CountValues(Reader reader) {
  std::size_t values = 0;
  for (Value value; reader.Next(value);) ++values;
  return values;
}

// What reads anything twice for each time that it occurs takes minutes here.
TEST(ReaderProperty, WorkIsLinear) {
  constexpr std::size_t kBytes = std::size_t{1} << 20U;
  constexpr std::string_view kRows[] = {"<a \"",
                                        "<a x=\"",
                                        "</",
                                        "&",
                                        "&#5",
                                        "&a",
                                        "<script></",
                                        "<textarea>",
                                        "<p>",
                                        "<p></p>",
                                        "</p>",
                                        "<p></x>",
                                        "<b 7>",
                                        "<p a=1 ",
                                        ";",
                                        "&;",
                                        "a=",
                                        "%B41111111111111",
                                        "\x1E"
                                        "4",
                                        "451-/a",
                                        "1",
                                        "[",
                                        "--b\n",
                                        "\n--",
                                        "\n--b\n\n",
                                        "= ",
                                        "--b\nx:y;a=\"",
                                        "; ;",
                                        "data:\n",
                                        "<![CDATA[",
                                        "<!--",
                                        "]]>",
                                        "-->",
                                        "QUJD",
                                        "A&nbsp"};
  for (const std::string_view first : kRows) {
    for (const std::string_view then : {std::string_view(), std::string_view("<"),
                                        std::string_view("\n--b\n"), std::string_view("\"")}) {
      std::string text;
      while (text.size() < kBytes) text.append(first).append(then);
      std::size_t values = CountValues(FormReader(text)) + CountValues(FramesReader(text));
      values += CountValues(MultipartReader(text, "a/b; boundary=b"));
      for (const PayloadKind kind : {PayloadKind::kHtml, PayloadKind::kXml}) {
        for (const MarkupPart part :
             {MarkupPart::kInOrder, MarkupPart::kTexts, MarkupPart::kTags}) {
          values += CountValues(MarkupReader(text, kind, part));
        }
      }
      EXPECT_LE(values, 20 * text.size());
      (void)Sniff(text);
      (void)HeaderParameter(text, "x");
      for (const Encoding encoding :
           {Encoding::kPercent, Encoding::kMarkup, Encoding::kAttribute, Encoding::kBase64,
            Encoding::kQuotedPrintable, Encoding::kEventData}) {
        DecodedText decoded;
        EXPECT_TRUE(Decode(text, {0, text.size()}, encoding, decoded));
      }
    }
  }
}

TEST(ReaderProperty, SniffingIsTotal) {
  ForTexts([](std::string_view text) {
    (void)Sniff(text);
    (void)KindOfContentType(text);
    (void)HeaderParameter(text, "name");
  });
}

}  // namespace
}  // namespace panveil::payload
