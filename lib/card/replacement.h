// Telling where a number was replaced: what a second scrub sees of the first.
#ifndef PANVEIL_CARD_REPLACEMENT_H_
#define PANVEIL_CARD_REPLACEMENT_H_

#include <cstddef>
#include <string_view>

namespace panveil::card {

// Of the alphabet that tokens are written in.
[[nodiscard]] constexpr bool IsTokenLetter(char c) noexcept {
  return std::string_view("CDFGHJKMNPQRTVWX").find(c) != std::string_view::npos;
}

// Whether a number that was replaced stands right before `begin`: stars, or letters of a token, so
// that digits here are what stays readable of it. No label behind them is theirs.
[[nodiscard]] bool FollowsReplacement(std::string_view text, std::size_t begin) noexcept;

// Whether letters of a token begin at `begin`, with more of it behind them: a number stood there.
[[nodiscard]] bool IsBeforeReplacement(std::string_view text, std::size_t begin) noexcept;

// Whether the star at `at` begins a number that was masked: at least three stars that nothing else
// parts than what nobody sees, or five that separators part, too. Fewer are markdown, or a code.
// REQUIRES: a '*' is at `at`.
[[nodiscard]] bool BeginsMask(std::string_view text, std::size_t at) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_REPLACEMENT_H_
