#include "policy/pattern_set.h"

#include <re2/re2.h>

#include <algorithm>

namespace panveil::policy {

namespace {

// A pattern may take this much memory, compiled; RE2's own default is 8 MiB.
constexpr std::int64_t kMostBytes = 8 << 20;
constexpr std::size_t kMostPatterns = 1000;

class Re2PatternSet final : public PatternSet {
 public:
  struct Entry {
    std::unique_ptr<const RE2> regex;
    Action action;
  };

  explicit Re2PatternSet(std::vector<Entry> entries) : entries_(std::move(entries)) {}

  bool Match(std::string_view text, std::vector<PatternMatch>* out) const noexcept override {
    try {
      for (std::size_t i = 0; i < entries_.size(); ++i) MatchOne(text, i, out);
      KeepLongestOfEarliest(out);
      return true;
    } catch (...) {  // only memory can run out
      return false;
    }
  }

 private:
  void MatchOne(std::string_view text, std::size_t index, std::vector<PatternMatch>* out) const {
    const re2::StringPiece whole(text.data(), text.size());
    re2::StringPiece match;
    std::size_t at = 0;
    const Entry& entry = entries_[index];
    while (at < text.size() &&
           entry.regex->Match(whole, at, whole.size(), RE2::UNANCHORED, &match, 1)) {
      const auto begin = static_cast<std::size_t>(match.data() - whole.data());
      const std::size_t end = begin + match.size();
      if (!match.empty()) {
        out->push_back({begin, end, static_cast<std::uint16_t>(index), entry.action});
      }
      at = std::max(end, begin + 1);
    }
  }

  static void KeepLongestOfEarliest(std::vector<PatternMatch>* matches) {
    std::sort(matches->begin(), matches->end(), [](const PatternMatch& a, const PatternMatch& b) {
      if (a.begin != b.begin) return a.begin < b.begin;
      if (a.end != b.end) return a.end > b.end;
      return a.pattern < b.pattern;
    });
    // What overlaps is cut, not left out: every matched byte is replaced.
    std::size_t covered = 0;
    for (PatternMatch& m : *matches) {
      m.begin = std::min(std::max(m.begin, covered), m.end);
      covered = std::max(covered, m.end);
    }
    matches->erase(std::remove_if(matches->begin(), matches->end(),
                                  [](const PatternMatch& m) { return m.begin == m.end; }),
                   matches->end());
  }

  std::vector<Entry> entries_;
};

bool IsName(std::string_view name) {
  return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '.' || c == '-';
  });
}

// The reason why `pattern` cannot be used, or an empty string.
std::string WhyNot(const CustomPattern& pattern, const RE2& regex) {
  if (!IsName(pattern.name)) return "name must be 1 to 64 of [A-Za-z0-9_.-]";
  if (pattern.action == Action::kTokenize) {
    return "action must be mask or redact: only card numbers have tokens";
  }
  if (!regex.ok()) return "not a valid RE2 pattern: " + regex.error();
  if (RE2::FullMatch("", regex)) return "pattern must not match the empty string";
  return {};
}

}  // namespace

std::unique_ptr<const PatternSet> MakePatternSet(const std::vector<CustomPattern>& patterns,
                                                 std::string* error) {
  if (patterns.size() > kMostPatterns) {
    *error = "patterns: at most 1000";
    return nullptr;
  }
  RE2::Options options(RE2::Quiet);
  options.set_max_mem(kMostBytes);
  std::vector<Re2PatternSet::Entry> entries;
  for (const CustomPattern& pattern : patterns) {
    auto regex = std::make_unique<const RE2>(pattern.pattern, options);
    std::string reason = WhyNot(pattern, *regex);
    const auto same_name = [&pattern](const CustomPattern& p) { return p.name == pattern.name; };
    if (std::count_if(patterns.begin(), patterns.end(), same_name) > 1) {
      reason = "name must be unique";
    }
    if (!reason.empty()) {
      const std::string name = IsName(pattern.name) ? pattern.name : std::string("?");
      *error = "patterns: \"";
      error->append(name).append("\": ").append(reason);
      return nullptr;
    }
    entries.push_back({std::move(regex), pattern.action});
  }
  return std::make_unique<const Re2PatternSet>(std::move(entries));
}

}  // namespace panveil::policy
