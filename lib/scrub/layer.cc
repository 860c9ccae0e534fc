#include "scrub/layer.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "text/utf8.h"

namespace panveil::scrub {

using base::ByteSpan;
using payload::DecodedText;

namespace {

// Longest escape that is written in its own manner; of a longer one, which is nothing but zeros in
// a character reference, '*' is left.
constexpr std::size_t kMostEscapeBytes = 64;
constexpr std::size_t kMostRunBytes = 256;

// Takes the next UTF-8 character, or invalid byte, from the front of `text`.
std::string_view TakeCharacter(std::string_view& text) noexcept {
  if (text.empty()) return {};
  const std::string_view taken = text.substr(0, text::DecodeUtf8(text, 0).length);
  text.remove_prefix(taken.size());
  return taken;
}

// Writes characters in the place of others, and passes them on to the layer around in runs that
// stand in a row there.
class Encoder {
 public:
  Encoder(const Layer& layer, Splice& splice) noexcept : layer_(layer), splice_(splice) {}

  // `now` for the character `was` at byte `at` of the layer's text.
  void Put(std::size_t at, std::string_view was, std::string_view now) noexcept {
    const DecodedText::Piece* const piece = layer_.decoded->PieceAt(at);
    if (piece->unit_text == was.size() && !piece->plain) {
      PutUnit(DecodedText::UnitAt(*piece, at), now);
      return;
    }
    // One byte after the other.
    if (now.size() > was.size()) now = "*";
    for (std::size_t i = 0; i < was.size(); ++i) {
      const DecodedText::Piece& part = *layer_.decoded->PieceAt(at + i);
      if ((at + i - part.begin) % part.unit_text != 0) continue;
      const std::string_view byte = now.substr(std::min(i, now.size()), 1);
      const ByteSpan unit = DecodedText::UnitAt(part, at + i);
      if (part.plain) {
        PutPlain(unit, byte);
      } else {
        PutUnit(unit, byte);
      }
    }
  }

  void Flush() noexcept {
    if (!run_.empty()) {
      ReplaceIn(*layer_.outer, run_, {bytes_.data(), size_}, splice_);
    }
    run_ = {};
    size_ = 0;
  }

 private:
  void PutPlain(ByteSpan source, std::string_view byte) noexcept {
    Make(source);
    if (byte.empty()) return;
    bytes_[size_++] = payload::IsPlainIn(layer_.encoding, byte[0]) ? byte[0] : '*';
  }

  void PutUnit(ByteSpan source, std::string_view now) noexcept {
    Make(source);
    const std::size_t before = size_;
    if (source.size() > kMostEscapeBytes) {
      if (!now.empty()) bytes_[size_++] = '*';
    } else if (!now.empty() && !source.empty()) {
      size_ += payload::EncodeLike(layer_.outer->text.substr(source.begin, source.size()), now,
                                   layer_.encoding, bytes_.data() + size_);
    }
    // In the layer around, what follows would stand for the wrong characters.
    if (size_ - before != source.size()) Flush();
  }

  // Makes room for what stands for `source`.
  void Make(ByteSpan source) noexcept {
    if (run_.empty() || run_.end != source.begin || size_ + kMostEscapeBytes > bytes_.size()) {
      Flush();
      run_.begin = source.begin;
    }
    run_.end = source.end;
  }

  const Layer& layer_;
  Splice& splice_;
  ByteSpan run_;
  std::size_t size_ = 0;
  std::array<char, kMostRunBytes> bytes_;
};

// Writes one quantum of base64 again, of its four characters those that change, wherever line
// breaks put them.
void WriteQuantum(const Layer& layer, ByteSpan unit, std::string_view now,
                  Splice& splice) noexcept {
  constexpr std::size_t kMostCharacters = 4;
  std::array<char, kMostCharacters> was{};
  std::array<char, kMostCharacters> written{};
  std::array<std::size_t, kMostCharacters> place{};
  std::size_t count = 0;
  for (std::size_t i = unit.begin; i < unit.end && count < kMostCharacters; ++i) {
    const char c = layer.outer->text[i];
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    was[count] = c;
    place[count++] = i;
  }
  (void)payload::EncodeLike({was.data(), count}, now, layer.encoding, written.data());
  for (std::size_t i = 0; i < count; ++i) {
    if (written[i] != was[i]) {
      ReplaceIn(*layer.outer, {place[i], place[i] + 1}, {&written[i], 1}, splice);
    }
  }
}

}  // namespace

ByteSpan SourceOf(const Layer& layer, ByteSpan span) noexcept {
  const Layer* at = &layer;
  for (; at->outer != nullptr; at = at->outer) {
    if (at->decoded == nullptr) {
      span = {span.begin + at->shift, span.end + at->shift};
    } else if (!span.empty()) {
      span = at->decoded->SourceOf(span);
    }
  }
  return span;
}

void ReplaceIn(const Layer& layer, ByteSpan span, std::string_view bytes, Splice& splice) noexcept {
  if (layer.outer == nullptr) {
    splice.Replace(span, bytes);
    return;
  }
  if (layer.decoded == nullptr) {
    ReplaceIn(*layer.outer, {span.begin + layer.shift, span.end + layer.shift}, bytes, splice);
    return;
  }
  if (layer.quanta != nullptr) {
    // Base64 has no shorter form: bytes that nothing stands for become stars.
    for (std::size_t i = 0; i < span.size(); ++i) {
      layer.quanta->Write(span.begin + i, i < bytes.size() ? bytes[i] : '*');
    }
    return;
  }
  Encoder encoder(layer, splice);
  std::string_view was = layer.text.substr(span.begin, span.size());
  for (std::size_t at = span.begin; !was.empty();) {
    const std::string_view old = TakeCharacter(was);
    const std::string_view now = TakeCharacter(bytes);
    if (old == now) {
      encoder.Flush();
    } else {
      encoder.Put(at, old, now);
    }
    at += old.size();
  }
  encoder.Flush();
}

void WriteQuanta(const Layer& layer, Splice& splice) noexcept {
  const std::string_view text = layer.quanta->written();
  for (std::size_t at = 0; at < text.size();) {
    const DecodedText::Piece& piece = *layer.decoded->PieceAt(at);
    const ByteSpan unit = DecodedText::UnitAt(piece, at);
    const std::string_view now = text.substr(at, piece.unit_text);
    if (!piece.plain) {
      WriteQuantum(layer, unit, now, splice);
    } else if (layer.outer->text[unit.begin] != now[0]) {
      ReplaceIn(*layer.outer, unit, now, splice);
    }
    at += piece.unit_text;
  }
}

}  // namespace panveil::scrub
