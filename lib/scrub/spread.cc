#include "scrub/spread.h"

#include <algorithm>

#include "text/char_class.h"
#include "text/glyph.h"

namespace panveil::scrub {

using payload::Value;
using payload::ValueType;
using text::CharClass;
using text::Glyph;
using text::GlyphKind;

namespace {

// Spaces, dashes, line ends, and '+', which is a blank in what was encoded twice.
bool MayPart(const Glyph& glyph) noexcept {
  return glyph.separator == CharClass::kSpace || glyph.separator == CharClass::kDash ||
         glyph.separator == CharClass::kLine || glyph.canonical == '+';
}

}  // namespace

bool IsSpreadable(std::string_view text) noexcept {
  return !text.empty() && text.size() <= kMostSpreadDigits &&
         std::all_of(text.begin(), text.end(), text::IsDigit);
}

SpreadPiece SpreadPieceOf(std::string_view text) noexcept {
  if (text.empty() || text.size() > kMostSpreadBytes) return {};
  SpreadPiece piece;
  std::size_t group = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Glyph glyph = text::DecodeGlyph(text, at);
    if (glyph.kind == GlyphKind::kDigit) {
      ++group;
    } else if (MayPart(glyph)) {
      AddGroup(group, piece);
      group = 0;
      const bool sign = at == 0 && (glyph.canonical == '-' || glyph.canonical == '+');
      if (sign) return {};
    } else if (glyph.kind != GlyphKind::kInvisible) {
      return {};
    }
    at += glyph.length;
  }
  AddGroup(group, piece);
  piece.plain = IsSpreadable(text);
  return piece.digits <= kMostSpreadDigits ? piece : SpreadPiece{};
}

bool MayBeSpreadPiece(std::string_view written, std::string_view escapes) noexcept {
  constexpr std::size_t kMostBytesOfByte = 8;  // "&#x0034;"
  if (written.size() > kMostSpreadBytes * kMostBytesOfByte) return false;
  return std::all_of(written.begin(), written.end(), [&](char c) {
    return text::IsHexDigit(c) || static_cast<unsigned char>(c) >= 0x80 ||
           escapes.find(c) != std::string_view::npos || MayPart(text::DecodeGlyph({&c, 1}, 0));
  });
}

bool Spread::Add(const Layer& layer, const Value& value, const SpreadPiece& piece) noexcept {
  if (!joined_.Reserve(value.span.size() + 1)) return false;
  if (values_ != 0) joined_.AppendEscape(" ", {value.span.begin, value.span.begin});
  if (!payload::Decode(layer.text, value.span, value.encoding, joined_)) return false;
  layer_ = &layer;
  if (value.encoding != payload::Encoding::kPlain) encoding_ = value.encoding;
  last_[values_ % last_.size()] = {value, piece};
  ++values_;
  digits_ += piece.digits;
  groups_ += piece.groups;
  grouped_ += piece.plain ? 0 : 1;
  numbers_ = numbers_ || value.type == ValueType::kNumber;
  return true;
}

void Spread::Restart() noexcept {
  values_ = digits_ = groups_ = grouped_ = 0;
  numbers_ = false;
  encoding_ = payload::Encoding::kPlain;
  path.Reset({});
}

bool Spread::ClearAllButLast() noexcept {
  const std::array<Item, kMostSpreadDigits> last = last_;
  const std::size_t values = values_;
  Clear();
  for (std::size_t i = values - std::min(values, last.size() - 1); i < values; ++i) {
    const Item& item = last[i % last.size()];
    if (!Add(*layer_, item.value, item.piece)) return false;
  }
  return true;
}

Layer Spread::AsLayer() const noexcept { return {layer_, joined_.text(), &joined_, 0, encoding_}; }

}  // namespace panveil::scrub
