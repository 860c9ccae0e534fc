// Magnetic stripe data around a PAN (ISO/IEC 7813, tracks 1 and 2; the chip's track 2 equivalent).
#ifndef PANVEIL_CARD_TRACK_H_
#define PANVEIL_CARD_TRACK_H_

#include <cstddef>
#include <string_view>

#include "base/byte_span.h"

namespace panveil::card {

using base::ByteSpan;

// Characters of a whole track, with sentinels and LRC.
inline constexpr std::size_t kMostTrack1Chars = 79;
inline constexpr std::size_t kMostTrack2Chars = 40;
// Of the name in track 1: 2 to 26 in the standard; some issuers write more.
inline constexpr std::size_t kMostTrackNameChars = 45;
// What escapes make it longer by.
inline constexpr std::size_t kMostEscapeBytes = 24;

// The track that the PAN [pan_begin, pan_end) is in, from its start sentinel (and format code) to
// its end sentinel and LRC, as far as they are there:
//   track 1   %B4111 1111 1111 1111^DOE/JANE^27121011000000000?
//   track 2   ;4111111111111111=27121011000012345678?0   4111111111111111D27121011000012345678F
// The signs may be escaped for an address: %25B4111...%5EDOE%2FJANE%5E2712101...%3F
// What makes a track is the separator ('=', '^' or 'D' as written in hex) with at least seven
// digits behind it, a year and month first. Empty when there is none: "4111111111111111=ok".
// Reads at most kMostTrack1Chars bytes behind the PAN, and kMostEscapeBytes where signs are
// escaped. REQUIRES: pan_begin < pan_end <= text.size().
[[nodiscard]] ByteSpan TrackAround(std::string_view text, std::size_t pan_begin,
                                   std::size_t pan_end) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_TRACK_H_
