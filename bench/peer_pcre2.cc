#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "peer.h"
#include "row.h"

namespace panveil::bench {

namespace {

class Pcre2Peer : public Peer {
 public:
  Pcre2Peer() {
    int error = 0;
    PCRE2_SIZE offset = 0;
    code_ = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(kCardPattern), PCRE2_ZERO_TERMINATED, 0,
                          &error, &offset, nullptr);
    if (code_ == nullptr || pcre2_jit_compile(code_, PCRE2_JIT_COMPLETE) != 0) {
      Die("PCRE2 does not compile the pattern");
    }
    match_ = pcre2_match_data_create(1, nullptr);
  }
  ~Pcre2Peer() override {
    pcre2_match_data_free(match_);
    pcre2_code_free(code_);
  }

  bool Scrub(std::string_view text, std::string* out) override {
    PeerOutput output(text, out);
    const auto* subject = reinterpret_cast<PCRE2_SPTR>(text.data());
    std::size_t at = 0;
    while (pcre2_jit_match(code_, subject, text.size(), at, 0, match_, nullptr) >= 0) {
      const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(match_);
      at = ends[1];
      output.Match(ends[0], ends[1]);
    }
    return output.found();
  }

 private:
  pcre2_code* code_ = nullptr;
  pcre2_match_data* match_ = nullptr;
};

}  // namespace

std::unique_ptr<Peer> MakePcre2Peer() { return std::make_unique<Pcre2Peer>(); }

std::string Pcre2Version() {
  char version[64] = {};
  pcre2_config(PCRE2_CONFIG_VERSION, version);
  return version;
}

}  // namespace panveil::bench
