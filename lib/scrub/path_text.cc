#include "scrub/path_text.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>

#include "text/char_class.h"

namespace panveil::scrub {

namespace {

// 1 for a character that is shown, and more for a digit.
constexpr std::uint32_t kDigit = 1U << 16;

constexpr std::array<std::uint32_t, 256> MakeShown() noexcept {
  std::array<std::uint32_t, 256> shown{};
  for (unsigned c = 0; c < 0x80; ++c) {
    const char byte = static_cast<char>(c);
    const bool mark = std::string_view("_-.:$@[]").find(byte) != std::string_view::npos;
    shown[c] = text::IsDigit(byte) ? kDigit + 1 : text::IsLetter(byte) || mark ? 1 : 0;
  }
  return shown;
}
constexpr std::array<std::uint32_t, 256> kShown = MakeShown();

}  // namespace

void PathText::Add(std::string_view text) noexcept {
  if (text.size() > bytes_.size() - mark_.size) {
    mark_.cut = true;
    return;
  }
  std::memcpy(bytes_.data() + mark_.size, text.data(), text.size());
  mark_.size += text.size();
}

void PathText::AddName(std::string_view name) noexcept {
  std::uint32_t sum = 0;
  bool shown = !name.empty() && name.size() <= kMostNameBytes;
  if (shown) {
    for (const char c : name) sum += kShown[static_cast<unsigned char>(c)];
  }
  const std::size_t digits = sum / kDigit;
  shown = shown && sum % kDigit == name.size() && mark_.digits + digits <= kMostDigits;
  if (mark_.size != 0) Add(".");
  Add(shown ? name : "*");
  if (shown) mark_.digits += digits;
}

void PathText::AddIndex(std::size_t index) noexcept {
  std::array<char, 24> bytes{'['};
  char* const end = std::to_chars(bytes.data() + 1, bytes.data() + bytes.size() - 1, index).ptr;
  *end = ']';
  Add({bytes.data(), static_cast<std::size_t>(end + 1 - bytes.data())});
}

}  // namespace panveil::scrub
