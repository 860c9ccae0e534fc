// Finding tokens in text and opening them.
#ifndef PANVEIL_SCRUB_DETOKENIZE_H_
#define PANVEIL_SCRUB_DETOKENIZE_H_

#include <cstddef>
#include <string>

#include "token/pan_opener.h"

namespace panveil::scrub {

// A gap between two characters of a token has at most this many bytes.
inline constexpr int kMostJoiners = 10;

// Open the tokens in `text` and return how many there were. All other bytes stay as they are.
// Between the characters of a token there may be separators and invisible marks (text/glyph.h).
// Linear: a place where a token may end costs eight tries with each key at most.
//
// A letter token is read and restored in the script that it was written in: where that has no
// letters, as Devanagari, the digits come back as the last four, which stayed, are.
//
// A digit token is opened only where the scrubber writes one: in one piece, alone in its field or
// line. Other numbers that begin with 9 or 7 would open too, by chance: there is next to no
// redundancy.
//
// REQUIRES: `session` is of a PanOpener of that format.
[[nodiscard]] std::size_t OpenLetterTokens(token::PanOpener::Session& session, std::string& text);
[[nodiscard]] std::size_t OpenDigitTokens(token::PanOpener::Session& session, std::string& text);

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_DETOKENIZE_H_
