// Finding tokens in text and opening them.
#ifndef PANVEIL_SCRUB_DETOKENIZE_H_
#define PANVEIL_SCRUB_DETOKENIZE_H_

#include <cstddef>

#include "token/pan_opener.h"

namespace panveil::scrub {

// A gap between two characters of a token has at most this many bytes.
inline constexpr int kMostJoiners = 10;

// Opens the tokens in the `size` bytes at `text` where they stand and returns how many there were.
// All other bytes stay as they are. Between the characters of a token there may be what
// text/char_class.h calls joiners. Linear: a place where a token may end costs eight tries with
// each key at most.
//
// A digit token is opened only where the scrubber writes one: in one piece, alone in its field or
// line. Other numbers that begin with 9 or 7 would open too, by chance: there is next to no
// redundancy.
//
// REQUIRES: `session` is of a PanOpener of that format.
[[nodiscard]] std::size_t OpenLetterTokens(token::PanOpener::Session& session, char* text,
                                           std::size_t size) noexcept;
[[nodiscard]] std::size_t OpenDigitTokens(token::PanOpener::Session& session, char* text,
                                          std::size_t size) noexcept;

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_DETOKENIZE_H_
