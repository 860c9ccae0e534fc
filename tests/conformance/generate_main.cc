// Writes the conformance files, or checks that they are what the library of today makes.
//
//   generate DIRECTORY           writes them
//   generate --check DIRECTORY   1 when one of them is not current
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "conformance_cases.h"

namespace {

using panveil::conformance::Json;

// One case a line.
std::string FileText(const Json& cases) {
  Json head = {{"format", 1}, {"keyring", panveil::conformance::TestKeyring().dump()}};
  std::string text = head.dump();
  text.pop_back();
  text += ",\"cases\":[\n";
  for (const Json& one : cases) {
    if (&one != &cases.front()) text += ",\n";
    text += one.dump(-1, ' ', true);
  }
  return text + "\n]}\n";
}

std::string ReadFile(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

int main(int argc, char** argv) {
  const bool check = argc == 3 && std::string(argv[1]) == "--check";
  if (argc != 2 && !check) {
    std::cerr << "usage: generate [--check] DIRECTORY\n";
    return 2;
  }
  const std::string folder = argv[argc - 1];
  int stale = 0;
  const auto write = [&](const char* name, const Json& cases) {
    const std::string path = folder + "/" + name;
    const std::string text = FileText(cases);
    if (!check) {
      std::ofstream(path, std::ios::binary) << text;
      std::cout << path << ": " << cases.size() << " cases, " << text.size() << " bytes\n";
    } else if (ReadFile(path) != text) {
      std::cerr << path << " is not what the library makes; write it again, and look at the diff:\n"
                << "  " << argv[0] << " " << folder << "\n";
      ++stale;
    }
  };
  write("scrub_cases.json", panveil::conformance::ScrubCases());
  write("stream_cases.json", panveil::conformance::StreamCases());
  write("conversation_cases.json", panveil::conformance::ConversationCases());
  write("detokenize_cases.json", panveil::conformance::DetokenizeCases());
  return stale == 0 ? 0 : 1;
}
