#include "scrub/path_text.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "text/char_class.h"

namespace panveil::scrub {

namespace {

bool IsShown(char c) noexcept {
  return text::IsLetter(c) || text::IsDigit(c) ||
         std::string_view("_-.:$@[]").find(c) != std::string_view::npos;
}

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
  const auto digits =
      static_cast<std::size_t>(std::count_if(name.begin(), name.end(), text::IsDigit));
  const bool shown = !name.empty() && name.size() <= kMostNameBytes &&
                     mark_.digits + digits <= kMostDigits &&
                     std::all_of(name.begin(), name.end(), IsShown);
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
