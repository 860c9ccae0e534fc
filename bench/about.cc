#include "about.h"

#include <openssl/crypto.h>
#include <sys/utsname.h>

#include <fstream>
#include <thread>

#include "panveil/scrubber.h"
#include "panveil/version.h"
#include "peer.h"
#include "yardstick.h"

namespace panveil::bench {

namespace {

std::string Cpu() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    const std::size_t colon = line.find(": ");
    if (line.rfind("model name", 0) == 0 && colon != std::string::npos) {
      return line.substr(colon + 2);
    }
  }
  return "unknown";
}

std::string System() {
  utsname name{};
  return uname(&name) == 0 ? std::string(name.sysname) + " " + name.release + " " + name.machine
                           : "unknown";
}

std::string Compiler() {
#if defined(__clang__)
  return "clang " + std::to_string(__clang_major__) + "." + std::to_string(__clang_minor__) + "." +
         std::to_string(__clang_patchlevel__);
#else
  return "g++ " + std::to_string(__GNUC__) + "." + std::to_string(__GNUC_MINOR__) + "." +
         std::to_string(__GNUC_PATCHLEVEL__);
#endif
}

std::string Join(const std::string& list, const std::string& item) {
  return list.empty() ? item : list + ", " + item;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> About() {
  std::string kernels;
  for (const std::string_view kernel : Scrubber::AvailableKernels()) {
    kernels = Join(kernels, std::string(kernel));
  }
  std::string peers;
  for (const PeerKind& kind : PeerKinds()) {
    peers = Join(peers, kind.name + (kind.version.empty() ? "" : " " + kind.version));
  }
  if (!ParserName().empty()) peers = Join(peers, "simdjson " + ParserVersion());
  std::string missing;
  for (const std::string& name : MissingPeers()) missing = Join(missing, name);
  return {
      {"panveil", PANVEIL_VERSION_STRING},
      {"cpu", Cpu()},
      {"cores", std::to_string(std::thread::hardware_concurrency())},
      {"system", System()},
      {"compiler", Compiler()},
      {"flags", PANVEIL_BENCH_FLAGS},
      {"openssl", OpenSSL_version(OPENSSL_VERSION_STRING)},
      {"kernels", kernels},
      {"peers", peers},
      {"peers_missing", missing.empty() ? "none" : missing},
      {"not_the_same_job", std::string(WhatPeersDoNotFind())},
  };
}

}  // namespace panveil::bench
