// libFuzzer target: any bytes as a payload of any kind.
//
// The first byte chooses the kind, the second action, format and sensitivity; the rest is the
// payload. Every kernel of the machine runs on it.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "payload/payload_kind.h"
#include "scrub/with_reader.h"
#include "support/payload_checker.h"
#include "support/text_generator.h"

namespace {

bool IsWellFormed(std::string_view text, panveil::PayloadKind kind) {
  if (kind == panveil::PayloadKind::kAuto) kind = panveil::payload::SniffBody(text);
  bool well_formed = true;
  panveil::scrub::WithReader(text, kind, {}, [&](auto& reader) {
    for (panveil::payload::Value value; reader.Next(value);) {
    }
    well_formed = !reader.malformed();
  });
  return well_formed;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using panveil::PayloadKind;
  static auto* const kCheckers = new std::vector<panveil::testing_support::PayloadChecker>(
      panveil::testing_support::MakePayloadCheckers());
  constexpr unsigned kKinds = static_cast<unsigned>(PayloadKind::kAuto) + 1;
  if (size < 2) return 0;
  const auto kind = static_cast<PayloadKind>(data[0] % kKinds);
  panveil::testing_support::PayloadChecker& checker = (*kCheckers)[data[1] % kCheckers->size()];
  // A copy of its own, so that a read behind its end is seen.
  const std::vector<char> copy(data + 2, data + size);
  const std::string_view text(copy.data(), copy.size());
  // What does not hold of it as a text is for scrub_fuzz to find.
  if (!checker.Violation(text, PayloadKind::kText).empty()) return 0;
  // In what is not of its kind, a field may be told by its name once a card beside it is gone.
  const std::string violation = checker.Violation(text, kind, IsWellFormed(text, kind));
  if (!violation.empty()) {
    std::fprintf(stderr, "kind %u, checker %u: %s\n%s\n", static_cast<unsigned>(kind),
                 static_cast<unsigned>(data[1] % kCheckers->size()), violation.c_str(),
                 panveil::testing_support::Escaped(text).c_str());
    std::abort();
  }
  return 0;
}
