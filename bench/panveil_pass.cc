#include "panveil_pass.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "panveil/keyring.h"
#include "yardstick.h"

namespace panveil::bench {

namespace {

std::shared_ptr<const Keyring> FixedKeyring() {
  auto keyring = Keyring::Generate();
  auto key = SecretKey::FromBytes("for measuring only, never a real");
  if (!keyring.ok() || !key.ok()) Die("no keyring");
  const std::string random = keyring->Ids().front();
  if (!keyring->Rotate(*std::move(key), "bench").ok() || !keyring->Remove(random).ok()) {
    Die("no keyring");
  }
  return std::make_shared<const Keyring>(*std::move(keyring));
}

bool RightCount(Cards cards, std::size_t found) {
  switch (cards) {
    case Cards::kNone:
      return found == 0;
    case Cards::kOne:
      return found == 1;
    case Cards::kInSome:
      return found <= 1;
    case Cards::kAny:
      break;
  }
  return true;
}

void Check(const Scrubber& scrubber, const Corpus& corpus, const PanveilSetting& setting) {
  const Scrubber scalar = MakeScrubber(setting.action, "scalar");
  Scratch scratch;
  Scratch other;
  for (const std::string& message : corpus.messages) {
    const Result r = scrubber.Scrub(message, setting.kind, scratch);
    const Result s = scalar.Scrub(message, setting.kind, other);
    const bool same = r.text.data() == message.data();
    if (r.status != ScrubStatus::kOk || !RightCount(setting.cards, r.findings_total) ||
        same != (r.findings_total == 0) || r.text.size() > message.size() || r.text != s.text) {
      Die("wrong result of panveil");
    }
    if (scalar.Scrub(r.text, setting.kind, other).text != r.text) {
      Die("panveil is not idempotent");
    }
  }
}

}  // namespace

Scrubber MakeScrubber(Action action, std::string_view kernel) {
  ScrubberOptions options;
  options.action = action;
  options.kernel = std::string(kernel);
  if (action == Action::kTokenize) options.keyring = FixedKeyring();
  auto scrubber = Scrubber::Create(options);
  if (!scrubber.ok()) Die(std::string(scrubber.status().message()));
  return *std::move(scrubber);
}

Pass PanveilPass(const SharedCorpus& corpus, const PanveilSetting& setting) {
  const auto scrubber =
      std::make_shared<const Scrubber>(MakeScrubber(setting.action, setting.kernel));
  if (ResultsAreChecked()) Check(*scrubber, *corpus, setting);
  const auto scratch = std::make_shared<Scratch>();
  std::size_t longest = 0;
  for (const std::string& message : corpus->messages) longest = std::max(longest, message.size());
  if (!scrubber->Prepare(*scratch, longest)) Die("no memory");
  return MakePass(corpus, [scrubber, scratch, kind = setting.kind](const std::string& message) {
    const Result r = scrubber->Scrub(message, kind, *scratch);
    Use(r.text.data());
  });
}

namespace {

template <typename Body>
void ForEachLine(std::string_view message, Body body) {
  while (!message.empty()) {
    const std::size_t end = message.find('\n');
    body(message.substr(0, end));
    message.remove_prefix(end + 1);
  }
}

}  // namespace

Pass PanveilLinesPass(const SharedCorpus& corpus, const PanveilSetting& setting) {
  const auto scrubber =
      std::make_shared<const Scrubber>(MakeScrubber(setting.action, setting.kernel));
  const auto scratch = std::make_shared<Scratch>();
  if (ResultsAreChecked()) {
    Scratch other;
    for (const std::string& message : corpus->messages) {
      std::string lines;
      ForEachLine(message, [&](std::string_view line) {
        lines += scrubber->Scrub(line, setting.kind, *scratch).text;
        lines += '\n';
      });
      if (lines != scrubber->Scrub(message, setting.kind, other).text) {
        Die("lines become something else than their text");
      }
    }
  }
  return MakePass(corpus, [scrubber, scratch, kind = setting.kind](const std::string& message) {
    ForEachLine(message, [&](std::string_view line) {
      Use(scrubber->Scrub(line, kind, *scratch).text.data());
    });
  });
}

}  // namespace panveil::bench
