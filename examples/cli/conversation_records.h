// Records that are the messages of one speaker, one after the other.
#ifndef PANVEIL_EXAMPLES_CLI_CONVERSATION_RECORDS_H_
#define PANVEIL_EXAMPLES_CLI_CONVERSATION_RECORDS_H_

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "flags.h"
#include "panveil/conversation.h"
#include "panveil/scrubber.h"

namespace panveil::cli {

void AddConversationFlag(CLI::App& command, bool& conversation);

// Scrubs record after record: each by itself, or as messages of a conversation.
class RecordScrubber {
 public:
  // Records of a conversation that are to be what they look like are texts: only these join.
  RecordScrubber(const Scrubber& scrubber, PayloadKind payload, bool conversation);

  // The next record's. Valid until the next call.
  [[nodiscard]] Result Next(std::string_view bytes, Scratch& scratch);

  // What of cards in the record scrubbed last stands in records before it.
  [[nodiscard]] ViewOf<EarlierPart> earlier() const { return earlier_; }

 private:
  const Scrubber& scrubber_;
  PayloadKind payload_;
  std::optional<Conversation> conversation_;
  ViewOf<EarlierPart> earlier_;
};

// The records, counted from 0, that hold parts of finding `finding`: "0, 2"; empty when none do.
[[nodiscard]] std::string EarlierRecords(ViewOf<EarlierPart> earlier, std::size_t finding);

}  // namespace panveil::cli

#endif  // PANVEIL_EXAMPLES_CLI_CONVERSATION_RECORDS_H_
