#include "peers.h"

namespace panveil::bench {

namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

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

void Mask(char* begin, char* end) {
  int kept = 0;
  for (char* c = end; c != begin;) {
    --c;
    if (IsDigit(*c) && ++kept > 4) *c = '*';
  }
}

}  // namespace

Re2Scrubber::Re2Scrubber() : pattern_(R"(\b\d(?:[ -]?\d){12,18}\b)", RE2::Quiet) {}

bool Re2Scrubber::Scrub(std::string_view text, std::string* out) const {
  const re2::StringPiece whole(text.data(), text.size());
  re2::StringPiece match;
  bool found = false;
  for (std::size_t at = 0; pattern_.Match(whole, at, whole.size(), RE2::UNANCHORED, &match, 1);) {
    const auto begin = static_cast<std::size_t>(match.data() - whole.data());
    at = begin + match.size();
    if (!PassesLuhn(text.substr(begin, match.size()))) continue;
    if (!found) out->assign(text);
    found = true;
    Mask(out->data() + begin, out->data() + at);
  }
  return found;
}

}  // namespace panveil::bench
