#include "peer.h"

namespace panveil::bench {

namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool PassesLuhn(std::string_view text) {
  int sum = 0;
  bool doubled = false;
  for (auto c = text.rbegin(); c != text.rend(); ++c) {
    if (!IsDigit(*c)) continue;
    const int digit = *c - '0';
    sum += doubled ? (digit > 4 ? 2 * digit - 9 : 2 * digit) : digit;
    doubled = !doubled;
  }
  return sum % 10 == 0;
}

void PeerOutput::Match(std::size_t begin, std::size_t end) {
  if (!PassesLuhn(text_.substr(begin, end - begin))) return;
  if (!found_) out_->assign(text_);
  found_ = true;
  int kept = 0;
  for (std::size_t i = end; i > begin; --i) {
    if (IsDigit(text_[i - 1]) && ++kept > 4) (*out_)[i - 1] = '*';
  }
}

const std::vector<PeerKind>& PeerKinds() {
  static const std::vector<PeerKind> kinds = {
      {"RE2", "", MakeRe2Peer},
#ifdef PANVEIL_BENCH_PCRE2
      {"PCRE2-JIT", Pcre2Version(), MakePcre2Peer},
#endif
#ifdef PANVEIL_BENCH_VECTORSCAN
      {"Vectorscan", VectorscanVersion(), MakeVectorscanPeer},
#endif
  };
  return kinds;
}

const std::vector<std::string>& MissingPeers() {
  static const std::vector<std::string> missing = {
#ifndef PANVEIL_BENCH_PCRE2
      "PCRE2-JIT (libpcre2-dev)",
#endif
#ifndef PANVEIL_BENCH_VECTORSCAN
      "Vectorscan (libvectorscan-dev or libhyperscan-dev)",
#endif
#ifndef PANVEIL_BENCH_SIMDJSON
      "simdjson (libsimdjson-dev)",
#endif
  };
  return missing;
}

std::string_view WhatPeersDoNotFind() {
  return "RE2, PCRE2-JIT and Vectorscan find 13 to 19 ASCII digits with single spaces or dashes "
         "that pass Luhn. They know no issuers, no other separators, no groups, no digits of other "
         "scripts or in words, no look-alikes, no invisible marks, no context that makes a number "
         "something else, no verification codes, dates or tracks, no encodings of payloads, and "
         "no second card behind a false start; they write '*', not tokens.";
}

}  // namespace panveil::bench
