// Real exchanges with payment gateways (gateway_transcripts.jsonl), read as plain text, as what
// they look like, and their bodies as what they are. Every card number that the gateway's own
// scrubber took out is gone; what it kept is kept, but for what passes for a card.
#include "support/transcripts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "card/iin.h"
#include "card/luhn.h"
#include "panveil/scrubber.h"
#include "support/digits.h"
#include "support/scrubbers.h"
#include "support/test_data.h"

namespace panveil::scrub {
namespace {

using testing_support::BodiesOf;
using testing_support::Body;
using testing_support::DigitsOf;
using testing_support::MaskingScrubber;
using testing_support::ParseTranscript;
using testing_support::Transcript;
using testing_support::Unescaped;

// Numbers that pass Luhn and are no cards, and why.
const std::map<std::string, const char*> kNoCards = {
    {"0831373030303437309", "bytes of a chip's reply in hex"},
    {"4104000001319", "bytes of a chip's reply in hex"},
};

bool PassesLuhn(const std::vector<std::uint8_t>& digits) {
  return digits.size() >= 12 && digits.size() <= 19 &&
         card::PassesLuhn(digits.data(), static_cast<int>(digits.size()));
}

bool IsCardNumber(const std::string& digits) {
  return kNoCards.count(digits) == 0 && PassesLuhn(DigitsOf(digits));
}

bool IsIssued(const std::vector<std::uint8_t>& digits) {
  return PassesLuhn(digits) &&
         card::IsIssued(card::FindIin(digits.data()), static_cast<int>(digits.size()));
}

// What was replaced though the gateway kept it.
struct Kept {
  std::set<std::string> cards;  // Luhn-valid, of a known issuer
  std::size_t expiries = 0;
  std::size_t tracks = 0;
};

class GatewayTranscripts : public testing::Test {
 protected:
  // Scrubs `text`, a part of the log; checks what is gone and what is kept.
  void Check(const Scrubber& scrubber, const Transcript& transcript, const std::string& text,
             PayloadKind kind) {
    Scratch scratch;
    const Result result = scrubber.Scrub(text, kind, scratch);
    const std::string after(result.text);
    const std::string where = transcript.gateway + ", kind " +
                              std::to_string(static_cast<int>(kind)) + ": " + text.substr(0, 40);
    ASSERT_EQ(result.status, ScrubStatus::kOk) << where;
    ASSERT_EQ(after.size(), text.size()) << where;
    for (const std::string& digits : transcript.removed) {
      if (!IsCardNumber(digits) || text.find(digits) == text.npos) continue;
      EXPECT_EQ(after.find(digits), after.npos) << where;
      ++cards_;
    }
    std::size_t at = 0;
    for (const Finding& finding : result.findings) {
      EXPECT_EQ(after.compare(at, finding.offset - at, text, at, finding.offset - at), 0) << where;
      at = finding.offset + finding.length;
      CheckFinding(transcript, text, finding, where);
    }
    EXPECT_EQ(after.substr(at), text.substr(at)) << where;
  }

  void CheckFinding(const Transcript& transcript, const std::string& text, const Finding& finding,
                    const std::string& where) {
    const std::string found = text.substr(finding.offset, finding.length);
    // With what stands before it: a number of three digits is in the log many times.
    const std::size_t before = finding.offset - std::min<std::size_t>(finding.offset, 12);
    const std::string context = text.substr(before, finding.offset - before) + found;
    if (Unescaped(transcript.post).find(context) == transcript.post.npos &&
        transcript.post.find(context) == transcript.post.npos) {
      return;
    }
    switch (finding.kind) {
      case FindingKind::kPan:
        EXPECT_TRUE(IsIssued(DigitsOf(found))) << found << " in " << where;
        kept_.cards.insert(found);
        break;
      case FindingKind::kExpiry:
        ++kept_.expiries;
        break;
      case FindingKind::kTrack:
        ++kept_.tracks;
        break;
      default:
        ADD_FAILURE() << context << " in " << where;
    }
  }

  // Prints what was replaced though the gateway kept it.
  void Report(const char* what) const {
    std::printf(
        "%s: %zu removed numbers gone; kept by the gateway, replaced here: %zu numbers "
        "that pass for cards, %zu dates, %zu tracks\n",
        what, cards_, kept_.cards.size(), kept_.expiries, kept_.tracks);
    for (const std::string& digits : kept_.cards) std::printf("  %s\n", digits.c_str());
  }

  std::size_t cards_ = 0;
  Kept kept_;
};

TEST_F(GatewayTranscripts, AsText) {
  PANVEIL_READ_OR_SKIP(lines, "gateway_transcripts.jsonl");
  for (const std::string_view kernel : Scrubber::AvailableKernels()) {
    const Scrubber scrubber = MaskingScrubber(Sensitivity::kBalanced, Action::kMask, kernel);
    for (const std::string& line : lines) {
      const Transcript transcript = ParseTranscript(line);
      Check(scrubber, transcript, transcript.pre, PayloadKind::kText);
    }
  }
  EXPECT_GE(cards_, 60 * Scrubber::AvailableKernels().size());
  Report("as text, on every kernel");
}

TEST_F(GatewayTranscripts, AsWhatTheyLookLike) {
  PANVEIL_READ_OR_SKIP(lines, "gateway_transcripts.jsonl");
  const Scrubber scrubber = MaskingScrubber();
  for (const std::string& line : lines) {
    const Transcript transcript = ParseTranscript(line);
    Check(scrubber, transcript, transcript.pre, PayloadKind::kAuto);
  }
  EXPECT_GE(cards_, 60U);
  Report("as payloads");
}

TEST_F(GatewayTranscripts, BodiesAsWhatTheyAre) {
  PANVEIL_READ_OR_SKIP(lines, "gateway_transcripts.jsonl");
  const Scrubber scrubber = MaskingScrubber();
  std::map<PayloadKind, std::size_t> bodies;
  for (const std::string& line : lines) {
    const Transcript transcript = ParseTranscript(line);
    for (const Body& body : BodiesOf(transcript.pre)) {
      ++bodies[body.kind];
      Check(scrubber, transcript, body.text, body.kind);
      Check(scrubber, transcript, body.text, PayloadKind::kAuto);
    }
  }
  EXPECT_GE(bodies[PayloadKind::kJson], 60U);
  EXPECT_GE(bodies[PayloadKind::kXml], 30U);
  EXPECT_GE(bodies[PayloadKind::kForm], 20U);
  EXPECT_GE(cards_, 100U);
  Report("bodies");
}

}  // namespace
}  // namespace panveil::scrub
