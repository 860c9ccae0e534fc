// Card verification codes (CVV, CVC, CID, ...): three or four digits that a label names.
//
// Everything here is pure and reads at most kMostBytesToLabel bytes (label.h) to either side.
#ifndef PANVEIL_CARD_VERIFICATION_CODE_H_
#define PANVEIL_CARD_VERIFICATION_CODE_H_

#include <cstddef>
#include <string_view>

namespace panveil::card {

// Whether a label before or after the group of digits [begin, end) names it as a verification code:
// "cvv 123", "123 is the security code". Between label and digits stand only words that say nothing
// ("is", "on the back of my card"), punctuation and at most one line break. A label behind the
// digits that is followed by digits of its own is theirs. What may as well name a code that is sent
// to log in ("verification code") counts with a card word near.
//
// `near_card`: as if a card word were near, when the text around is not all there.
//
// The group may also be one that SpacedCodeEnd() found.
// REQUIRES: begin < end <= text.size(); no digit touches the group.
[[nodiscard]] bool IsLabelledCode(std::string_view text, std::size_t begin, std::size_t end,
                                  bool near_card = false) noexcept;

// Whether the digits at `begin` are a code because they follow a card or its expiry date, which
// ends at `card_end`, and only words of a label stand between, "code" among them, or "verification"
// with "number" or "value": "4111..., code 123". REQUIRES: card_end <= begin <= text.size().
[[nodiscard]] bool IsCodeBehindCard(std::string_view text, std::size_t card_end,
                                    std::size_t begin) noexcept;

// The end of three or four single digits that start at `begin`, with one or two spaces, or a dash,
// dot or comma and perhaps a space, between each two of them: "1 2 3". `begin` when there is no
// such group. REQUIRES: begin < text.size().
[[nodiscard]] std::size_t SpacedCodeEnd(std::string_view text, std::size_t begin) noexcept;

// Where the type begins that PHP writes before the value at `begin`: string(3) "737", int(737),
// s:3:"737", i:737; `begin` when none does. Labels stand before it.
[[nodiscard]] std::size_t TypeBefore(std::string_view text, std::size_t begin) noexcept;

// False for nearly every number that no such type stands before.
[[nodiscard]] inline bool MayFollowType(std::string_view text, std::size_t begin) noexcept {
  if (begin < 4) return false;
  const char* const bytes = text.data() + begin;
  if (bytes[-1] == '"') {
    const bool counted = bytes[-3] >= '0' && bytes[-3] <= '9';
    return bytes[-2] == ' ' ? bytes[-3] == ')' : bytes[-2] == ':' && counted;
  }
  return (bytes[-1] == '(' && bytes[-2] == 't') || (bytes[-1] == ':' && bytes[-2] == 'i');
}

}  // namespace panveil::card

#endif  // PANVEIL_CARD_VERIFICATION_CODE_H_
