// The path of a field, in the making: events[0].payload.message.
#ifndef PANVEIL_SCRUB_PATH_TEXT_H_
#define PANVEIL_SCRUB_PATH_TEXT_H_

#include <array>
#include <cstddef>
#include <string_view>

namespace panveil::scrub {

// A name with digits enough to be part of a card, or longer than kMostNameBytes, or with anything
// but letters, digits and _ - . : $ @ [ ] in it, is written '*': a path is for logs. What finds no
// room is left out.
class PathText {
 public:
  static constexpr std::size_t kMostBytes = 256;
  static constexpr std::size_t kMostNameBytes = 48;
  static constexpr std::size_t kMostDigits = 8;  // in all names together

  struct Mark {
    std::size_t size = 0;
    std::size_t digits = 0;
    bool cut = false;
  };

  void AddName(std::string_view name) noexcept;
  void AddIndex(std::size_t index) noexcept;

  [[nodiscard]] std::string_view text() const noexcept { return {bytes_.data(), mark_.size}; }
  // Whether something was left out.
  [[nodiscard]] bool cut() const noexcept { return mark_.cut; }

  // Goes back to what it was when mark() said so; {} empties it.
  [[nodiscard]] Mark mark() const noexcept { return mark_; }
  void Reset(const Mark& mark) noexcept { mark_ = mark; }

 private:
  void Add(std::string_view text) noexcept;

  std::array<char, kMostBytes> bytes_{};
  Mark mark_;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_PATH_TEXT_H_
