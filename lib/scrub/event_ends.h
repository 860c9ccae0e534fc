// Where events end in a payload that comes piece by piece.
#ifndef PANVEIL_SCRUB_EVENT_ENDS_H_
#define PANVEIL_SCRUB_EVENT_ENDS_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "panveil/options.h"
#include "payload/json_events.h"

namespace panveil::scrub {

// Of JSON: json_events.h. Of frames: behind the byte that parts packets; of packets of lines,
// behind an empty line, and behind one that is no field of an event and not among its data. Not
// where the last "data" was of digits alone, for the next may go on with it. What is of another
// kind is one event.
class EventEnds {
 public:
  // At the beginning of a payload.
  explicit EventEnds(PayloadKind kind) noexcept : kind_(kind) {}

  // Goes on with bytes [from, text.size()) of `text`, up to the end of the first event that ends
  // there, and returns it; 0 when none does. REQUIRES: calls go from left to right, without gaps;
  // `text` begins where it did, but for what MoveBy() was told.
  [[nodiscard]] std::size_t Next(std::string_view text, std::size_t from) noexcept;

  // The text lacks its first `gone` bytes from now on.
  void MoveBy(std::size_t gone) noexcept { line_ = gone < line_ ? line_ - gone : 0; }

  // Of frames, once an event ended: whether the packet that it was of goes on.
  [[nodiscard]] bool amid_lines() const noexcept { return packet_ == Packet::kLines; }

 private:
  enum class Packet : std::uint8_t { kUnknown, kLines, kOther };

  [[nodiscard]] std::size_t NextOfFrames(std::string_view text, std::size_t from) noexcept;
  [[nodiscard]] static Packet KindOf(std::string_view packet) noexcept;

  PayloadKind kind_;
  payload::JsonEvents json_;
  Packet packet_ = Packet::kUnknown;  // the one that is being read
  bool in_row_ = false;               // its last "data" may be in a row of digits
  bool in_data_ = false;              // its last event may have some, which may go on
  std::size_t line_ = 0;              // where its last line begins
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_EVENT_ENDS_H_
