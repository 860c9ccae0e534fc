#include "yardstick.h"

#ifdef PANVEIL_BENCH_SIMDJSON
#include <simdjson.h>

#include <memory>
#endif

namespace panveil::bench {

#ifdef PANVEIL_BENCH_SIMDJSON

namespace {

using Padded = std::vector<simdjson::padded_string>;

// Documents of one message, one behind the other; dies when one of them is none.
void Parse(simdjson::dom::parser& parser, const simdjson::padded_string& message) {
  simdjson::dom::document_stream documents;
  if (parser.parse_many(message, message.size()).get(documents) != simdjson::SUCCESS) {
    Die("simdjson does not parse");
  }
  for (auto document : documents) {
    simdjson::dom::element root;
    if (document.get(root) != simdjson::SUCCESS) Die("simdjson does not parse");
    Use(&root);
  }
}

void ParseOne(simdjson::dom::parser& parser, const simdjson::padded_string& message) {
  simdjson::dom::element root;
  if (parser.parse(message).get(root) != simdjson::SUCCESS) Die("simdjson does not parse");
  Use(&root);
}

}  // namespace

std::string ParserName() { return "simdjson parse"; }
std::string ParserVersion() { return SIMDJSON_STRINGIFY(SIMDJSON_VERSION); }

Pass ParsePass(const SharedCorpus& corpus) {
  const auto padded = std::make_shared<Padded>();
  bool lines = false;
  for (const std::string& message : corpus->messages) {
    padded->emplace_back(message);
    lines |= message.find('\n') != std::string::npos;
  }
  const auto parser = std::make_shared<simdjson::dom::parser>();
#ifdef SIMDJSON_THREADS_ENABLED
  // Two threads for a kilobyte would be slower, and not comparable.
  parser->threaded = false;
#endif
  for (const simdjson::padded_string& message : *padded) {
    lines ? Parse(*parser, message) : ParseOne(*parser, message);
  }
  return [padded, parser, lines](std::size_t first, std::size_t count) {
    std::size_t i = first % padded->size();
    for (; count > 0; --count) {
      lines ? Parse(*parser, (*padded)[i]) : ParseOne(*parser, (*padded)[i]);
      if (++i == padded->size()) i = 0;
    }
  };
}

#else

std::string ParserName() { return ""; }
std::string ParserVersion() { return ""; }
Pass ParsePass(const SharedCorpus&) { Die("this build has no parser of JSON"); }

#endif

}  // namespace panveil::bench
