// The merchant's own messages, from files.
#ifndef PANVEIL_BENCH_CORPUS_FOLDER_H_
#define PANVEIL_BENCH_CORPUS_FOLDER_H_

#include <string>
#include <vector>

#include "corpus.h"
#include "panveil/options.h"

namespace panveil::bench {

struct FolderCorpus {
  std::string name;  // "own text", "own json"
  PayloadKind kind = PayloadKind::kText;
  Corpus corpus;
};

// All regular files below `folder`, those of one kind together. The end of the name says the kind:
// json, form, html, xml, eml and multipart, sse; anything else is text. A file is one message; of
// files that end in .jsonl, .ndjson or .lines each line is (of .lines, as text). Empty messages are
// left out. Dies without a folder, a file that can be read, or a message.
[[nodiscard]] std::vector<FolderCorpus> ReadFolder(const std::string& folder);

}  // namespace panveil::bench

#endif  // PANVEIL_BENCH_CORPUS_FOLDER_H_
