// A chat transcript, cut into messages.
#ifndef PANVEIL_EXAMPLES_DEMO_TRANSCRIPT_H_
#define PANVEIL_EXAMPLES_DEMO_TRANSCRIPT_H_

#include <string_view>
#include <vector>

namespace panveil::demo {

struct Message {
  std::string_view text;         // without its last line end
  bool starts_a_thread = false;  // a blank line came before it
};

// A line that opens with '[' starts a message, and so does the line after a blank one; other lines
// belong to the message before. In a text without any such '[' each line is a message. The views
// are of `text`.
[[nodiscard]] std::vector<Message> SplitMessages(std::string_view text);

}  // namespace panveil::demo

#endif  // PANVEIL_EXAMPLES_DEMO_TRANSCRIPT_H_
