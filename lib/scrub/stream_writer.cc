#include "scrub/stream_writer.h"

#include <algorithm>

#include "text/glyph.h"

namespace panveil::scrub {

void StreamWriter::WriteStars(std::size_t count) noexcept {
  constexpr std::string_view kStars = "********************************";
  for (; count > 0; count -= std::min(count, kStars.size())) {
    sink_.OnText(kStars.substr(0, count));
  }
}

void StreamWriter::WriteMasked(std::string_view bytes) noexcept {
  for (std::size_t i = 0; i < bytes.size();) {
    const text::Glyph glyph = text::DecodeGlyph(bytes, i);
    const bool hide =
        glyph.kind == text::GlyphKind::kDigit || glyph.kind == text::GlyphKind::kLetter;
    sink_.OnText(hide ? std::string_view("*") : bytes.substr(i, glyph.length));
    i += glyph.length;
  }
}

void StreamWriter::WriteTo(std::size_t end) noexcept {
  end = std::min(end, stop_);
  if (end <= written_to_) return;
  const std::size_t plain_to = std::max(written_to_, std::min(end, mask_from_));
  if (plain_to > written_to_) sink_.OnText(text_.substr(written_to_, plain_to - written_to_));
  if (end > plain_to) WriteMasked(text_.substr(plain_to, end - plain_to));
  written_to_ = end;
}

void StreamWriter::OnFinding(const Finding& finding) noexcept {
  if (finding.offset >= stop_) return;
  if (finding.offset < written_to_) cut_to_ = finding.offset + finding.length;
  Finding told = finding;
  told.offset += before_;
  if (told.offset < told_to_) return;
  told_to_ = told.offset + 1;
  if (finding.offset < written_to_) told.action = Action::kRedact;
  sink_.OnFinding(told);
}

void StreamWriter::OnEdit(base::ByteSpan span, std::string_view bytes) noexcept {
  if (span.begin >= stop_) return;
  WriteTo(span.begin);
  if (span.end <= written_to_) return;
  if (span.begin >= cut_to_ && span.begin >= written_to_) {
    sink_.OnText(bytes);
  } else {
    WriteStars(std::min(bytes.size(), span.end - std::max(span.begin, written_to_)));
  }
  written_to_ = span.end;
}

}  // namespace panveil::scrub
