#include "payload/decoded_text.h"

#include <algorithm>
#include <cstring>
#include <new>

#include "base/secure_memory.h"
#include "payload/base64.h"
#include "payload/event_data.h"
#include "payload/json_escape.h"
#include "payload/markup.h"
#include "payload/percent.h"
#include "payload/quoted_printable.h"

namespace panveil::payload {

using base::ByteSpan;

namespace {

constexpr std::size_t kFewestBytes = 256;
constexpr std::size_t kFewestPieces = 16;

}  // namespace

DecodedText::~DecodedText() { Clear(); }

void DecodedText::ClearUsed() noexcept {
  base::Wipe(text_.get(), size_);
  if (written_size_ != 0) base::Wipe(written_.get(), written_size_);
  size_ = 0;
  written_size_ = 0;
  count_ = 0;
  source_end_ = 0;
  failed_ = false;
}

bool DecodedText::Reserve(std::size_t bytes) noexcept {
  if (bytes <= room_ - size_) return true;
  const std::size_t grown = std::max({size_ + bytes, 2 * room_, kFewestBytes});
  std::unique_ptr<char[]> text(new (std::nothrow) char[grown]);
  if (text == nullptr) {
    failed_ = true;
    return false;
  }
  if (size_ != 0) std::memcpy(text.get(), text_.get(), size_);
  base::Wipe(text_.get(), size_);
  text_ = std::move(text);
  room_ = grown;
  return true;
}

bool DecodedText::StartWriting() noexcept {
  if (written_room_ < size_) {
    base::Wipe(written_.get(), written_size_);
    written_size_ = 0;
    written_.reset(new (std::nothrow) char[room_]);
    written_room_ = written_ == nullptr ? 0 : room_;
    if (written_ == nullptr) return false;
  }
  written_size_ = size_;
  std::copy_n(text_.get(), size_, written_.get());
  return true;
}

bool DecodedText::GrowPieces() noexcept {
  const std::size_t grown = std::max(2 * piece_room_, kFewestPieces);
  std::unique_ptr<Piece[]> pieces(new (std::nothrow) Piece[grown]);
  if (pieces == nullptr) return false;
  std::copy_n(pieces_.get(), count_, pieces.get());
  pieces_ = std::move(pieces);
  piece_room_ = grown;
  return true;
}

void DecodedText::Append(std::string_view bytes, const Piece& piece) noexcept {
  if (bytes.empty() || failed_) return;
  const Piece* const last = count_ == 0 ? nullptr : &pieces_[count_ - 1];
  const bool goes_on = last != nullptr && last->plain == piece.plain &&
                       source_end_ == piece.source && last->unit_text == piece.unit_text &&
                       last->unit_source == piece.unit_source;
  if (!goes_on) {
    if (count_ == piece_room_ && !GrowPieces()) {
      failed_ = true;
      return;
    }
    pieces_[count_] = piece;
    pieces_[count_++].begin = size_;
  }
  std::memcpy(text_.get() + size_, bytes.data(), bytes.size());
  size_ += bytes.size();
}

void DecodedText::AppendPlain(std::string_view bytes, std::size_t source) noexcept {
  if (bytes.empty()) return;
  Append(bytes, {0, source, 1, 1, true});
  source_end_ = source + bytes.size();
}

void DecodedText::AppendEscape(std::string_view bytes, ByteSpan source) noexcept {
  if (bytes.empty()) return;
  Append(bytes, {0, source.begin, static_cast<std::uint32_t>(bytes.size()),
                 static_cast<std::uint32_t>(source.size()), false});
  source_end_ = source.end;
}

const DecodedText::Piece* DecodedText::PieceAt(std::size_t at) const noexcept {
  return std::upper_bound(begin(), end(), at,
                          [](std::size_t a, const Piece& piece) { return a < piece.begin; }) -
         1;
}

ByteSpan DecodedText::UnitAt(const Piece& piece, std::size_t at) noexcept {
  const std::size_t unit = (at - piece.begin) / piece.unit_text;
  const std::size_t from = piece.source + unit * piece.unit_source;
  return {from, from + piece.unit_source};
}

ByteSpan DecodedText::SourceOf(ByteSpan span) const noexcept {
  return {UnitAt(*PieceAt(span.begin), span.begin).begin,
          UnitAt(*PieceAt(span.end - 1), span.end - 1).end};
}

// The encodings are files of their own, each with these functions.

bool Decode(std::string_view source, ByteSpan span, Encoding encoding, DecodedText& out) noexcept {
  if (!out.Reserve(span.size())) return false;
  switch (encoding) {
    case Encoding::kJsonString:
      DecodeJsonString(source, span, out);
      break;
    case Encoding::kPercent:
      DecodePercent(source, span, out);
      break;
    case Encoding::kMarkup:
      DecodeMarkup(source, span, out);
      break;
    case Encoding::kAttribute:
      DecodeAttribute(source, span, out);
      break;
    case Encoding::kBase64:
      DecodeBase64(source, span, out);
      break;
    case Encoding::kQuotedPrintable:
      DecodeQuotedPrintable(source, span, out);
      break;
    case Encoding::kEventData:
      DecodeEventData(source, span, out);
      break;
    case Encoding::kPlain:
      out.AppendPlain(source.substr(span.begin, span.size()), span.begin);
      break;
  }
  return !out.failed();
}

bool HasEscapes(std::string_view source, ByteSpan span, Encoding encoding) noexcept {
  switch (encoding) {
    case Encoding::kJsonString:
      return HasJsonEscapes(source.substr(span.begin, span.size()));
    case Encoding::kPercent:
      return HasPercentEscapes(source.substr(span.begin, span.size()));
    case Encoding::kMarkup:
      return HasMarkupEscapes(source.substr(span.begin, span.size()));
    case Encoding::kAttribute:
      return HasAttributeEscapes(source.substr(span.begin, span.size()));
    case Encoding::kBase64:
    case Encoding::kEventData:
      return true;
    case Encoding::kQuotedPrintable:
      return HasQuotedPrintableEscapes(source.substr(span.begin, span.size()));
    case Encoding::kPlain:
      break;
  }
  return false;
}

std::size_t EncodeLike(std::string_view was, std::string_view now, Encoding encoding,
                       char* out) noexcept {
  switch (encoding) {
    case Encoding::kJsonString:
      return EncodeLikeJson(was, now, out);
    case Encoding::kPercent:
      return EncodeLikePercent(was, now, out);
    case Encoding::kMarkup:
    case Encoding::kAttribute:
      return EncodeLikeMarkup(was, now, out);
    case Encoding::kBase64:
      return EncodeLikeBase64(was, now, out);
    case Encoding::kQuotedPrintable:
      return EncodeLikeQuotedPrintable(was, now, out);
    case Encoding::kEventData:  // what is written there stands for itself
    case Encoding::kPlain:
      break;
  }
  if (was.empty()) return 0;
  if (now.size() > was.size()) now = "*";
  std::memcpy(out, now.data(), now.size());
  return now.size();
}

bool IsPlainIn(Encoding encoding, char c) noexcept {
  switch (encoding) {
    case Encoding::kJsonString:
      return IsPlainInJson(c);
    case Encoding::kPercent:
      return IsPlainInPercent(c);
    case Encoding::kMarkup:
      return IsPlainInMarkup(c);
    case Encoding::kAttribute:
      return IsPlainInAttribute(c);
    case Encoding::kQuotedPrintable:
      return IsPlainInQuotedPrintable(c);
    case Encoding::kEventData:
      return c != '\r' && c != '\n';
    case Encoding::kPlain:
    case Encoding::kBase64:
      break;
  }
  return true;
}

}  // namespace panveil::payload
