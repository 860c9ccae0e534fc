// Uses every public header that the build has.
#include <panveil/finding.h>
#include <panveil/options.h>
#include <panveil/scrubber.h>
#include <panveil/version.h>

#include <iostream>
#include <string>

#ifndef PANVEIL_CORE_ONLY
#include <panveil/detokenizer.h>
#include <panveil/keyring.h>
#endif

int main() {
  const std::string text = "my card is 4111 1111 1111 1111 thanks";
  panveil::ScrubberOptions options;
#ifndef PANVEIL_CORE_ONLY
  auto keyring = panveil::Keyring::Generate();
  if (!keyring.ok()) return 1;
  options.keyring = std::make_shared<const panveil::Keyring>(*std::move(keyring));
#endif
  std::string error;
  const auto scrubber = panveil::Scrubber::Create(options, &error);
  if (!scrubber) return 1;
  panveil::Scratch scratch;
  const panveil::Result r = scrubber->Scrub(text, panveil::PayloadKind::kText, scratch);
  if (r.findings.size() != 1 || r.text.find("4111") != r.text.npos) return 1;
#ifndef PANVEIL_CORE_ONLY
  panveil::DetokenizerOptions back;
  back.keyring = options.keyring;
  const auto detokenizer = panveil::Detokenizer::Create(back);
  if (!detokenizer.ok() || detokenizer->Detokenize(r.text) != text) return 1;
#endif
  std::cout << PANVEIL_VERSION_STRING << " ok\n";
  return 0;
}
