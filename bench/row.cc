#include "row.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "corpus_folder.h"
#include "ff1_rows.h"
#include "panveil_pass.h"
#include "peer.h"
#include "scenario.h"
#include "yardstick.h"

namespace panveil::bench {

namespace {

// Corpora are drawn once, for as long as a row is prepared with one.
class Drawer {
 public:
  explicit Drawer(std::function<Corpus()> draw) : draw_(std::move(draw)) {}
  SharedCorpus Draw() {
    SharedCorpus corpus = drawn_.lock();
    if (corpus == nullptr) {
      corpus = std::make_shared<const Corpus>(draw_());
      drawn_ = corpus;
    }
    return corpus;
  }

 private:
  std::function<Corpus()> draw_;
  std::weak_ptr<const Corpus> drawn_;
};
using SharedDrawer = std::shared_ptr<Drawer>;

Pass PeerPass(const PeerKind& kind, const SharedCorpus& corpus, Cards cards) {
  const std::shared_ptr<Peer> peer = kind.make();
  const std::shared_ptr<Peer> other = MakeRe2Peer();
  std::string out;
  std::string expected;
  for (const std::string& message : corpus->messages) {
    if (cards == Cards::kAny) break;  // of one's own messages nobody knows what is right
    const bool found = peer->Scrub(message, &out);
    const bool wrong = (cards == Cards::kNone && found) || (cards == Cards::kOne && !found);
    if (wrong || found != other->Scrub(message, &expected) || (found && out != expected)) {
      Die("wrong result of " + std::string(kind.name));
    }
  }
  return MakePass(corpus, [peer, copy = std::string()](const std::string& message) mutable {
    Use(peer->Scrub(message, &copy) ? copy.data() : message.data());
  });
}

class RowMaker {
 public:
  RowMaker(const Scenario& scenario, std::vector<Row>* rows)
      : scenario_(scenario), drawer_(std::make_shared<Drawer>(scenario.draw)), rows_(rows) {}

  void Add(const std::vector<std::string>& kernels) {
    AddPass("memcpy", MemcpyPass);
    AddPass("memchr", MemchrPass);
    for (const std::string& kernel : kernels) {
      AddPanveil("panveil", kernel, scenario_.kind, scenario_.cards);
      if (scenario_.beside == Beside::kParsers) {
        // Numbers of several values, read as one text, may make a card.
        AddPanveil("panveil as text", kernel, PayloadKind::kText, Cards::kAny);
      }
      if (scenario_.beside == Beside::kLines) AddPanveilLines(kernel);
    }
    if (scenario_.beside == Beside::kPeers) {
      for (const PeerKind& kind : PeerKinds()) {
        AddPass(kind.name, [&kind, cards = scenario_.cards](const SharedCorpus& corpus) {
          return PeerPass(kind, corpus, cards);
        });
      }
    }
    if (scenario_.beside == Beside::kParsers && !ParserName().empty()) {
      AddPass(ParserName(), ParsePass);
    }
  }

 private:
  template <typename Prepare>
  void AddPass(const std::string& engine, Prepare prepare, const std::string& kernel = "") {
    rows_->push_back({scenario_.name, engine, kernel, [drawer = drawer_, prepare] {
                        SharedCorpus corpus = drawer->Draw();
                        Pass pass = prepare(corpus);
                        return Ready{std::move(corpus), std::move(pass)};
                      }});
  }

  void AddPanveil(const std::string& engine, const std::string& kernel, PayloadKind kind,
                  Cards cards) {
    AddPass(
        engine,
        [cards, action = scenario_.action, kind, kernel](const SharedCorpus& corpus) {
          return PanveilPass(corpus, {kind, action, kernel, cards});
        },
        kernel);
  }

  void AddPanveilLines(const std::string& kernel) {
    AddPass(
        "panveil line by line",
        [action = scenario_.action, kind = scenario_.kind, kernel](const SharedCorpus& corpus) {
          return PanveilLinesPass(corpus, {kind, action, kernel, Cards::kAny});
        },
        kernel);
  }

  const Scenario& scenario_;
  SharedDrawer drawer_;
  std::vector<Row>* rows_;
};

bool check_results = true;

}  // namespace

void CheckResults(bool check) { check_results = check; }
bool ResultsAreChecked() { return check_results; }

void Die(const std::string& what) {
  std::fprintf(stderr, "%s\n", what.c_str());
  std::exit(2);
}

std::vector<Row> AllRows(const std::vector<std::string>& kernels) {
  std::vector<Row> rows;
  for (const Scenario& scenario : AllScenarios()) RowMaker(scenario, &rows).Add(kernels);
  AddFf1Rows(&rows);
  return rows;
}

std::vector<Row> RowsOfFolder(const std::string& folder, const std::vector<std::string>& kernels) {
  std::vector<Row> rows;
  for (FolderCorpus& part : ReadFolder(folder)) {
    Scenario scenario;
    scenario.name = part.name;
    scenario.cards = Cards::kAny;
    scenario.kind = part.kind;
    scenario.beside = part.kind == PayloadKind::kText ? Beside::kPeers : Beside::kYardsticks;
    const auto shared = std::make_shared<Corpus>(std::move(part.corpus));
    scenario.draw = [shared] { return *shared; };
    RowMaker(scenario, &rows).Add(kernels);
  }
  return rows;
}

const Row& FindRow(const std::vector<Row>& rows, const std::string& key) {
  const auto found =
      std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.key() == key; });
  if (found == rows.end()) Die("no row \"" + key + "\" in this build; see panveil_bench --list");
  return *found;
}

std::vector<std::string> ParseKernels(std::string_view list) {
  const std::vector<std::string_view> available = Scrubber::AvailableKernels();
  if (list.empty()) return {std::string(available.front())};
  if (list == "all") return {available.begin(), available.end()};
  std::vector<std::string> kernels;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view name = list.substr(0, comma);
    if (std::find(available.begin(), available.end(), name) == available.end()) {
      std::string names;
      for (const std::string_view kernel : available) names += " " + std::string(kernel);
      Die("--kernel: this machine runs" + names + ", or all; not \"" + std::string(name) + "\"");
    }
    kernels.emplace_back(name);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return kernels;
}

}  // namespace panveil::bench
