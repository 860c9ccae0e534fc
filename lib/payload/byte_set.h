// Searching for any of some bytes: string_view::find_first_of() calls a function for each byte that
// it passes over.
#ifndef PANVEIL_PAYLOAD_BYTE_SET_H_
#define PANVEIL_PAYLOAD_BYTE_SET_H_

#include <array>
#include <cstddef>
#include <string_view>

namespace panveil::payload {

class ByteSet {
 public:
  explicit constexpr ByteSet(std::string_view bytes) noexcept {
    for (const char c : bytes) holds_[static_cast<unsigned char>(c)] = true;
  }

  // The first of them from `from` on; npos when there is none, as of find_first_of().
  [[nodiscard]] constexpr std::size_t FindIn(std::string_view text,
                                             std::size_t from = 0) const noexcept {
    const char* const bytes = text.data();
    const bool* const holds = holds_.data();
    std::size_t i = from;
    // Most texts hold none: one branch for four bytes.
    const auto holds_at = [bytes, holds](std::size_t at) {
      return unsigned{holds[static_cast<unsigned char>(bytes[at])]};
    };
    for (; i + 4 <= text.size(); i += 4) {
      if ((holds_at(i) | holds_at(i + 1) | holds_at(i + 2) | holds_at(i + 3)) != 0) break;
    }
    for (; i < text.size(); ++i) {
      if (holds[static_cast<unsigned char>(bytes[i])]) return i;
    }
    return std::string_view::npos;
  }

 private:
  std::array<bool, 256> holds_{};
};

}  // namespace panveil::payload

#endif  // PANVEIL_PAYLOAD_BYTE_SET_H_
