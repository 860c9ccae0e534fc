// Where a text can be cut: at a place with no digit near.
#ifndef PANVEIL_SCRUB_QUIET_PLACE_H_
#define PANVEIL_SCRUB_QUIET_PLACE_H_

#include <array>
#include <cstddef>
#include <string_view>

namespace panveil::scrub {

// Bytes, or characters, without a digit on either side of such a place.
inline constexpr std::size_t kQuietBytes = 24;

// A place before `limit`, at most `most` bytes before it; else `limit`.
[[nodiscard]] std::size_t QuietBefore(std::string_view text, std::size_t limit,
                                      std::size_t most) noexcept;

// The same of characters that are read from left to right.
class QuietPlace {
 public:
  // The next character begins at `at`; `quiet`: it is no digit, nor may it be of one.
  void Add(std::size_t at, bool quiet) noexcept {
    if (!quiet) {
      count_ = 0;
      return;
    }
    // The one kQuietBytes before it is where there are as many behind.
    std::size_t& last = last_[count_ % last_.size()];
    if (count_ >= 2 * kQuietBytes) place_ = last;
    last = at;
    ++count_;
  }

  // The last one so far; 0 when there was none.
  [[nodiscard]] std::size_t place() const noexcept { return place_; }

 private:
  std::array<std::size_t, kQuietBytes> last_{};
  std::size_t count_ = 0;
  std::size_t place_ = 0;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_QUIET_PLACE_H_
