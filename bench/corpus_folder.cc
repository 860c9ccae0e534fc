#include "corpus_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <system_error>
#include <utility>

#include "row.h"

namespace panveil::bench {

namespace {

namespace fs = std::filesystem;

struct Ending {
  const char* extension;
  const char* name;
  PayloadKind kind;
  bool lines;
};
constexpr Ending kEndings[] = {
    {".json", "own json", PayloadKind::kJson, false},
    {".jsonl", "own json", PayloadKind::kJson, true},
    {".ndjson", "own json", PayloadKind::kJson, true},
    {".lines", "own text", PayloadKind::kText, true},
    {".form", "own form", PayloadKind::kForm, false},
    {".html", "own html", PayloadKind::kHtml, false},
    {".xml", "own xml", PayloadKind::kXml, false},
    {".eml", "own multipart", PayloadKind::kMultipart, false},
    {".multipart", "own multipart", PayloadKind::kMultipart, false},
    {".sse", "own frames", PayloadKind::kFrames, false},
};
constexpr Ending kText = {"", "own text", PayloadKind::kText, false};

const Ending& EndingOf(const fs::path& path) {
  const std::string extension = path.extension().string();
  const auto* found = std::find_if(std::begin(kEndings), std::end(kEndings),
                                   [&](const Ending& e) { return extension == e.extension; });
  return found == std::end(kEndings) ? kText : *found;
}

void Add(const fs::path& path, bool lines, Corpus* corpus) {
  std::ifstream file(path, std::ios::binary);
  if (!file) Die("cannot read " + path.string());
  std::string message;
  while (lines && std::getline(file, message)) {
    if (!message.empty()) corpus->Add(message);
  }
  if (lines) return;
  message.assign(std::istreambuf_iterator<char>(file), {});
  if (!message.empty()) corpus->Add(std::move(message));
}

}  // namespace

std::vector<FolderCorpus> ReadFolder(const std::string& folder) {
  std::error_code error;
  std::vector<fs::path> paths;
  for (fs::recursive_directory_iterator i(folder, error), end; !error && i != end;
       i.increment(error)) {
    if (i->is_regular_file(error)) paths.push_back(i->path());
  }
  if (error) Die("cannot read folder " + folder + ": " + error.message());
  std::sort(paths.begin(), paths.end());  // the order that the system lists them in varies

  std::map<std::string, FolderCorpus> by_name;
  for (const fs::path& path : paths) {
    const Ending& ending = EndingOf(path);
    FolderCorpus& part = by_name[ending.name];
    part.name = ending.name;
    part.kind = ending.kind;
    Add(path, ending.lines, &part.corpus);
  }
  std::vector<FolderCorpus> parts;
  for (auto& [name, part] : by_name) {
    if (!part.corpus.messages.empty()) parts.push_back(std::move(part));
  }
  if (parts.empty()) Die("no message in " + folder);
  return parts;
}

}  // namespace panveil::bench
