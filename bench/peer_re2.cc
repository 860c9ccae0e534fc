#include <re2/re2.h>

#include "peer.h"

namespace panveil::bench {

namespace {

class Re2Peer : public Peer {
 public:
  // Bytes, not UTF-8: a smaller automaton, and no digit of the pattern is beyond ASCII.
  Re2Peer() : pattern_(kCardPattern, RE2::Latin1) {}

  bool Scrub(std::string_view text, std::string* out) override {
    const re2::StringPiece whole(text.data(), text.size());
    PeerOutput output(text, out);
    re2::StringPiece match;
    for (std::size_t at = 0; pattern_.Match(whole, at, whole.size(), RE2::UNANCHORED, &match, 1);) {
      const auto begin = static_cast<std::size_t>(match.data() - whole.data());
      at = begin + match.size();
      output.Match(begin, at);
    }
    return output.found();
  }

 private:
  RE2 pattern_;
};

}  // namespace

std::unique_ptr<Peer> MakeRe2Peer() { return std::make_unique<Re2Peer>(); }

}  // namespace panveil::bench
