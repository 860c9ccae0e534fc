#include "card/context.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "card/lexicon.h"
#include "text/letter.h"

namespace panveil::card {

namespace {

constexpr std::size_t kMostBytesOfChar = 4;
constexpr unsigned kSaysCard = kCardWord | kCodeWord;

// Continuation bytes among `size`, a multiple of eight.
std::size_t CountContinuations(const char* bytes, std::size_t size) noexcept {
  constexpr std::uint64_t kEach = 0x0101010101010101;
  std::uint64_t sums = 0;  // a count a byte, at most size / 8
  for (std::size_t i = 0; i < size; i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes + i, sizeof(word));
    sums += (word >> 7) & ~(word >> 6) & kEach;
  }
  return static_cast<std::size_t>((sums * kEach) >> 56);
}

std::size_t Farthest(std::string_view text, std::size_t begin) noexcept {
  if (begin <= kMostBytesBefore) return 0;
  std::size_t from = begin - kMostBytesBefore;
  std::size_t left = CountContinuations(&text[from], kMostBytesBefore);
  const std::size_t floor = begin - std::min(begin, kMostBytesOfChar * kMostBytesBefore);
  for (; left > 0 && from > floor; --from) {
    if (!text::IsContinuation(text[from - 1])) --left;
  }
  if (from == 0) return 0;
  // The rest of a word that the limit cuts is passed over: one in a script with spaces.
  const text::Letter cut = text::LetterBefore(text, 0, from);
  std::size_t i = from;
  while (i < begin && text::IsContinuation(text[i])) ++i;
  if (i == from && cut.kind != text::LetterKind::kSpaced) return i;
  while (i < begin) {
    const text::Letter letter = text::LetterAt(text, i);
    if (letter.kind == text::LetterKind::kNone || letter.kind == text::LetterKind::kUnspaced) break;
    i += letter.bytes;
  }
  return std::min(i, begin);
}

std::size_t FarthestAfter(std::string_view text, std::size_t end) noexcept {
  if (text.size() - end <= kMostBytesAfter) return text.size();
  std::size_t far = end + kMostBytesAfter;
  std::size_t left = CountContinuations(&text[end], kMostBytesAfter);
  const std::size_t most = std::min(text.size(), end + kMostBytesOfChar * kMostBytesAfter);
  for (; far < most && (left > 0 || text::IsContinuation(text[far])); ++far) {
    if (!text::IsContinuation(text[far])) --left;
  }
  return far;
}

}  // namespace

Context ContextOf(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  const unsigned kinds = static_cast<unsigned>(KindsIn(text, Farthest(text, begin), begin)) |
                         KindsIn(text, end, FarthestAfter(text, end));
  return {(kinds & kSaysCard) != 0, (kinds & kIdWord) != 0};
}

}  // namespace panveil::card
