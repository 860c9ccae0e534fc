// Texts from the test suites of other card detectors (peer_vectors.tsv). Rows that any sensible
// detector agrees on are asserted; those on which they contradict each other are compared with our
// decision as written down in tests/golden/peer_decisions.tsv, so that a change shows in a diff.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "panveil/scrubber.h"
#include "support/scrubbers.h"
#include "support/test_data.h"

namespace panveil::scrub {
namespace {

using testing_support::MaskingScrubber;
using testing_support::SplitTabs;

struct Row {
  std::string id;
  std::string text;
  std::vector<std::string> spans;
  std::string kind;  // "core", "brand", "policy", ...
};

void AppendUtf8(unsigned code, std::string* out) {
  if (code < 0x80) {
    out->push_back(static_cast<char>(code));
  } else if (code < 0x800) {
    out->push_back(static_cast<char>(0xC0 | (code >> 6)));
    out->push_back(static_cast<char>(0x80 | (code & 0x3F)));
  } else {
    out->push_back(static_cast<char>(0xE0 | (code >> 12)));
    out->push_back(static_cast<char>(0x80 | (code >> 6 & 0x3F)));
    out->push_back(static_cast<char>(0x80 | (code & 0x3F)));
  }
}

std::string Unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    static constexpr std::string_view kLetters = "tnr\\";
    const std::size_t at = kLetters.find(next);
    if (text[i] != '\\' || next == '\0' || (at == kLetters.npos && next != 'u')) {
      out.push_back(text[i]);
    } else if (next == 'u') {
      AppendUtf8(static_cast<unsigned>(std::stoul(std::string(text.substr(i + 2, 4)), nullptr, 16)),
                 &out);
      i += 5;
    } else {
      out.push_back(std::string_view("\t\n\r\\")[at]);
      ++i;
    }
  }
  return out;
}

std::vector<Row> ParseRows(const std::vector<std::string>& lines) {
  std::vector<Row> rows;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::vector<std::string> fields = SplitTabs(lines[i]);
    if (fields.size() < 6) continue;
    const std::string& note = fields[5];
    Row row{fields[0], Unescaped(fields[2]), {}, note.substr(6, note.find(';') - 6)};
    std::string spans = fields[4];
    for (std::size_t end = 0; !spans.empty() && end != spans.npos;) {
      end = spans.find(" ||| ");
      row.spans.push_back(Unescaped(spans.substr(0, end)));
      if (end != spans.npos) spans.erase(0, end + 5);
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<std::string> FoundIn(const Scrubber& scrubber, const std::string& text) {
  Scratch scratch;
  std::vector<std::string> found;
  for (const Finding& f : scrubber.Scan(text, PayloadKind::kText, scratch).findings) {
    if (f.kind == FindingKind::kPan) found.push_back(text.substr(f.offset, f.length));
  }
  return found;
}

// Rows on which we differ from the peer, and why.
const std::map<std::string, const char*> kOtherwise = {
    {"V0062", "a Korean local prefix: iin_ranges.tsv asks for a card word"},
    {"V0076", "a Korean local prefix"},
    {"V0077", "a Korean local prefix"},
    {"V0078", "a Korean local prefix"},
};

TEST(PeerVectors, CoreAndBrandRowsAgree) {
  PANVEIL_READ_OR_SKIP(lines, "peer_vectors.tsv");
  const Scrubber scrubber = MaskingScrubber();
  int checked = 0;
  for (const Row& row : ParseRows(lines)) {
    if (row.kind != "core" && row.kind != "brand") continue;
    ++checked;
    const bool agrees = FoundIn(scrubber, row.text) == row.spans;
    const auto otherwise = kOtherwise.find(row.id);
    if (otherwise == kOtherwise.end()) {
      EXPECT_THAT(FoundIn(scrubber, row.text), testing::ElementsAreArray(row.spans))
          << row.id << " (" << row.kind << "): " << testing::PrintToString(row.text);
    } else {
      EXPECT_FALSE(agrees) << row.id << " agrees now: strike it from the list";
    }
  }
  EXPECT_GT(checked, 500);
}

// When this fails and the new decision is right, put the lines that it prints into the file.
TEST(PeerVectors, ContestedRowsAreDecidedAsWrittenDown) {
  PANVEIL_READ_OR_SKIP(lines, "peer_vectors.tsv");
  const Scrubber scrubber = MaskingScrubber();
  std::map<std::string, std::string> golden;
  for (const std::string& line : testing_support::ReadLines(PANVEIL_GOLDEN "/peer_decisions.tsv")) {
    const std::vector<std::string> fields = SplitTabs(line);
    if (fields.size() == 3 && line[0] != '#') golden[fields[0]] = fields[2];
  }
  std::size_t contested = 0;
  for (const Row& row : ParseRows(lines)) {
    if (row.kind == "core" || row.kind == "brand") continue;
    ++contested;
    const std::vector<std::string> found = FoundIn(scrubber, row.text);
    const char* decision = found.empty()        ? "not found"
                           : found == row.spans ? "found as listed"
                                                : "found";
    EXPECT_EQ(golden[row.id], decision)
        << "peer_decisions.tsv: " << row.id << "\t" << row.kind << "\t" << decision;
  }
  EXPECT_EQ(golden.size(), contested);
}

}  // namespace
}  // namespace panveil::scrub
