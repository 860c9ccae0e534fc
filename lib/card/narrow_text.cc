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
constexpr std::size_t kFullWidthBytes = 3;
constexpr std::uint32_t kFirstOfEastAsia = 0x3000;

// The character that the one of `glyph` at `at` is in ASCII; NUL where it stays what it is.
char Narrow(std::string_view text, std::size_t at, const text::Glyph& glyph) noexcept {
  // What stands for a dash from there on are vowels that are drawn out, as in Japanese words.
  const bool dash =
      glyph.separator == text::CharClass::kDash && text::WideAt(text, at) < kFirstOfEastAsia;
  const bool narrows =
      glyph.kind == text::GlyphKind::kDigit || dash || glyph.separator == text::CharClass::kSpace;
  return narrows ? glyph.canonical : '\0';
}

// What is full-width is told by its bytes: most of what is read here is that, or ASCII.
char NarrowFullWidth(std::string_view text, std::size_t at) noexcept {
  if (text.data()[at] != '\xEF') return '\0';
  const std::uint32_t wide = text::WideAt(text, at);
  const bool full = wide >= kFirstFullWidth && wide <= kLastFullWidth;
  return full ? static_cast<char>(wide - kFullWidthShift) : '\0';
}

}  // namespace

NarrowText::NarrowText(std::string_view text, std::size_t begin) noexcept : begin_(begin) {
  const std::size_t end = text.size() - begin <= kMostBytes ? text.size() : begin + kMostBytes;
  std::size_t at = begin;
  while (at < end) {
    const char c = text.data()[at];
    if (static_cast<unsigned char>(c) < 0x80) {
      Append(c, at++ - begin);
      continue;
    }
    std::size_t length = kFullWidthBytes;
    char narrow = NarrowFullWidth(text, at);
    if (narrow == '\0') {
      const text::Glyph glyph = text::DecodeGlyph(text, at);
      length = glyph.length;
      if (length > 1) narrow = Narrow(text, at, glyph);
    }
    if (at + length > end) break;
    if (narrow != '\0') {
      Append(narrow, at - begin);
    } else {
      for (std::size_t i = 0; i < length; ++i) Append(text.data()[at + i], at + i - begin);
    }
    at += length;
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
