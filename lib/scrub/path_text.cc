#include "scrub/path_text.h"

#include <array>
#include <charconv>
#include <cstring>

#include "text/char_class.h"

namespace panveil::scrub {

namespace {

constexpr std::array<bool, 256> MakeShown() noexcept {
  std::array<bool, 256> shown{};
  for (unsigned c = 0; c < 0x80; ++c) {
    const char byte = static_cast<char>(c);
    shown[c] = text::IsLetter(byte) || text::IsDigit(byte) ||
               std::string_view("_-.:$@[]").find(byte) != std::string_view::npos;
  }
  return shown;
}
constexpr std::array<bool, 256> kShown = MakeShown();

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
  std::size_t digits = 0;
  bool shown = !name.empty() && name.size() <= kMostNameBytes;
  for (std::size_t i = 0; shown && i < name.size(); ++i) {
    shown = kShown[static_cast<unsigned char>(name.data()[i])];
    digits += std::size_t{text::IsDigit(name.data()[i])};
  }
  shown = shown && mark_.digits + digits <= kMostDigits;
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
