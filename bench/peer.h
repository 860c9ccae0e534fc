// What else one could scrub with, doing the same job as well as it can: find, Luhn, replace.
#ifndef PANVEIL_BENCH_PEER_H_
#define PANVEIL_BENCH_PEER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace panveil::bench {

// The usual scrubber: 13 to 19 digits with single spaces or dashes between them and no word
// character beside them, Luhn on each match, '*' over all but the last four digits.
inline constexpr char kCardPattern[] = R"(\b\d(?:[ -]?\d){12,18}\b)";

class Peer {
 public:
  Peer() = default;
  virtual ~Peer() = default;
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;

  // Whether a card was found; then `*out` is the scrubbed copy, else it is as it was. Not
  // thread-safe.
  virtual bool Scrub(std::string_view text, std::string* out) = 0;
};

struct PeerKind {
  const char* name;
  std::string version;  // empty: the package has none
  std::unique_ptr<Peer> (*make)();
};

// Those that this build has.
[[nodiscard]] const std::vector<PeerKind>& PeerKinds();

// Names of those that it has not, for want of a package.
[[nodiscard]] const std::vector<std::string>& MissingPeers();

// What every peer here leaves alone and panveil does not, in one sentence.
[[nodiscard]] std::string_view WhatPeersDoNotFind();

std::unique_ptr<Peer> MakeRe2Peer();
std::unique_ptr<Peer> MakePcre2Peer();
std::unique_ptr<Peer> MakeVectorscanPeer();
std::string Pcre2Version();
std::string VectorscanVersion();

// ---- For peers

// Luhn over the digits of `text`.
[[nodiscard]] bool PassesLuhn(std::string_view text);

// Writes the scrubbed copy of one text, match by match, first to last.
class PeerOutput {
 public:
  PeerOutput(std::string_view text, std::string* out) : text_(text), out_(out) {}
  // Masks [begin, end) if it passes Luhn.
  void Match(std::size_t begin, std::size_t end);
  [[nodiscard]] bool found() const { return found_; }

 private:
  std::string_view text_;
  std::string* out_;
  bool found_ = false;
};

}  // namespace panveil::bench

#endif  // PANVEIL_BENCH_PEER_H_
