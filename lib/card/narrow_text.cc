#include "card/narrow_text.h"

#include <algorithm>

#include "base/secure_memory.h"
#include "text/glyph.h"
#include "text/letter.h"

namespace panveil::card {

namespace {

constexpr std::uint32_t kFirstFullWidth = 0xFF01;  // '!' and what follows it in ASCII
constexpr std::uint32_t kLastFullWidth = 0xFF5E;
constexpr std::uint32_t kFullWidthShift = 0xFEE0;
constexpr std::uint32_t kFirstOfEastAsia = 0x3000;

// NUL where the character stays what it is.
char Narrow(std::string_view text, std::size_t at, const text::Glyph& glyph) noexcept {
  const std::uint32_t wide = text::WideAt(text, at);
  if (wide >= kFirstFullWidth && wide <= kLastFullWidth) {
    return static_cast<char>(wide - kFullWidthShift);
  }
  // What stands for a dash from there on are vowels that are drawn out, as in Japanese words.
  const bool dash = glyph.separator == text::CharClass::kDash && wide < kFirstOfEastAsia;
  const bool narrows =
      glyph.kind == text::GlyphKind::kDigit || dash || glyph.separator == text::CharClass::kSpace;
  return narrows ? glyph.canonical : '\0';
}

}  // namespace

NarrowText::NarrowText(std::string_view text, std::size_t begin) noexcept : begin_(begin) {
  std::size_t at = begin;
  while (at < text.size()) {
    const text::Glyph glyph = text::DecodeGlyph(text, at);
    if (at + glyph.length - begin > kMostBytes) break;
    const char narrow = glyph.length > 1 ? Narrow(text, at, glyph) : text[at];
    if (narrow != '\0' || glyph.length == 1) {
      Append(narrow, at - begin);
    } else {
      for (std::size_t i = 0; i < glyph.length; ++i) Append(text[at + i], at + i - begin);
    }
    at += glyph.length;
  }
  offset_[size_] = static_cast<std::uint16_t>(at - begin);
  is_cut_ = at < text.size();
}

NarrowText::~NarrowText() { base::Wipe(bytes_.data(), size_); }

std::size_t NarrowText::Narrowed(std::size_t at) const noexcept {
  const auto* const end = offset_.begin() + size_;
  const auto* const found = std::lower_bound(offset_.begin(), end, at - begin_);
  return static_cast<std::size_t>(found - offset_.begin());
}

void NarrowText::Append(char c, std::size_t offset) noexcept {
  bytes_[size_] = c;
  offset_[size_++] = static_cast<std::uint16_t>(offset);
}

}  // namespace panveil::card
