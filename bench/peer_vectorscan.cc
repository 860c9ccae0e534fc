#include <hs.h>

#include "peer.h"
#include "row.h"

namespace panveil::bench {

namespace {

// Thirteen digits somewhere; where they begin and what is beside them is read by hand. Asking
// Vectorscan for the begin of matches, and for each of their possible ends, takes it twice as long.
constexpr char kThirteen[] = R"(\d([ -]?\d){12})";

constexpr int kLeastDigits = 13;
constexpr int kMostDigits = 19;

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsWord(char c) {
  return IsDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

class VectorscanPeer : public Peer {
 public:
  VectorscanPeer() {
    hs_compile_error_t* error = nullptr;
    if (hs_compile(kThirteen, HS_FLAG_SINGLEMATCH, HS_MODE_BLOCK, nullptr, &database_, &error) !=
            HS_SUCCESS ||
        hs_alloc_scratch(database_, &scratch_) != HS_SUCCESS) {
      Die("Vectorscan does not compile the pattern");
    }
  }
  ~VectorscanPeer() override {
    hs_free_scratch(scratch_);
    hs_free_database(database_);
  }

  bool Scrub(std::string_view text, std::string* out) override {
    PeerOutput output(text, out);
    std::size_t at = 0;
    while (at < text.size()) {
      unsigned long long end = 0;
      const std::string_view rest = text.substr(at);
      hs_scan(database_, rest.data(), static_cast<unsigned>(rest.size()), 0, scratch_, OnMatch,
              &end);
      if (end == 0) break;
      at = MatchRun(text, at + static_cast<std::size_t>(end), &output);
    }
    return output.found();
  }

 private:
  static int OnMatch(unsigned, unsigned long long, unsigned long long to, unsigned, void* context) {
    *static_cast<unsigned long long*>(context) = to;
    return 1;
  }

  // Where digits with at most one separator between two of them go on from `at`, or `at`.
  static std::size_t NextDigit(std::string_view text, std::size_t at) {
    const bool gap = at < text.size() && (text[at] == ' ' || text[at] == '-');
    const std::size_t next = gap ? at + 1 : at;
    return next < text.size() && IsDigit(text[next]) ? next + 1 : at;
  }

  // Matches kCardPattern in the row of digits around `at`, which is just behind one of them;
  // returns the end of the row.
  static std::size_t MatchRun(std::string_view text, std::size_t at, PeerOutput* output) {
    std::size_t begin = at - 1;
    while (begin > 0) {
      const bool gap = text[begin - 1] == ' ' || text[begin - 1] == '-';
      const std::size_t before = gap ? begin - 1 : begin;
      if (before == 0 || !IsDigit(text[before - 1])) break;
      begin = before - 1;
    }
    for (;;) {
      while (begin < text.size() && !IsDigit(text[begin])) ++begin;
      std::size_t best = 0;
      std::size_t end = begin + 1;
      if (begin == 0 || !IsWord(text[begin - 1])) {
        for (int digits = 1; digits <= kMostDigits; ++digits) {
          const bool edge = end == text.size() || !IsWord(text[end]);
          if (digits >= kLeastDigits && edge) best = end;
          const std::size_t next = NextDigit(text, end);
          if (next == end) break;
          end = next;
        }
      }
      if (best != 0) output->Match(begin, best);
      // On, to where the next group begins.
      end = best != 0 ? best : begin + 1;
      while (end < text.size() && IsDigit(text[end])) ++end;
      const std::size_t next = NextDigit(text, end);
      if (next == end) return end;
      begin = next - 1;
    }
  }

  hs_database_t* database_ = nullptr;
  hs_scratch_t* scratch_ = nullptr;
};

}  // namespace

std::unique_ptr<Peer> MakeVectorscanPeer() { return std::make_unique<VectorscanPeer>(); }

// "5.4.9 2023-03-23": the date is of its build.
std::string VectorscanVersion() {
  const std::string version = hs_version();
  return version.substr(0, version.find(' '));
}

}  // namespace panveil::bench
