#include "payload/multipart_reader.h"

#include <algorithm>

#include "payload/markup_token.h"
#include "payload/payload_kind.h"
#include "text/char_class.h"

namespace panveil::payload {

using base::ByteSpan;

namespace {

constexpr std::string_view kDashes = "--";
constexpr std::string_view kBlanks = " \t\r\n";

std::size_t LineEndIn(std::string_view text, std::size_t at) noexcept {
  return std::min(text.find('\n', at), text.size());
}

ByteSpan Trim(std::string_view text, ByteSpan span) noexcept {
  while (span.begin < span.end && kBlanks.find(text[span.begin]) < kBlanks.size()) ++span.begin;
  while (span.begin < span.end && kBlanks.find(text[span.end - 1]) < kBlanks.size()) --span.end;
  return span;
}

// What a header says, with what comes behind it: a comment, a semicolon.
Encoding TransferEncoding(std::string_view header) noexcept {
  const std::size_t begin = std::min(header.find_first_not_of(kBlanks), header.size());
  const std::size_t end = header.find_first_of(" \t\r\n;(", begin);
  const std::string_view name = header.substr(begin, end - begin);
  if (IsNamed(name, "base64")) return Encoding::kBase64;
  return IsNamed(name, "quoted-printable") ? Encoding::kQuotedPrintable : Encoding::kPlain;
}

// Whether `line` is a header's first: a name of letters, digits and dashes, and a colon.
bool IsHeaderLine(std::string_view line) noexcept {
  const auto* const name_end = std::find_if_not(line.begin(), line.end(), [](char c) {
    return text::IsLetter(c) || text::IsDigit(c) || c == '-' || c == '_';
  });
  return name_end != line.begin() && name_end != line.end() && *name_end == ':';
}

// A mail, by the headers at its front.
enum class Mail : std::uint8_t {
  kNone,
  kOfParts,  // "Content-Type: multipart/..."
  kSingle,   // its content is written in base64 or quoted-printable
};
Mail MailAt(std::string_view text) noexcept {
  constexpr std::string_view kType = "content-type:";
  constexpr std::string_view kEncoding = "content-transfer-encoding:";
  constexpr std::string_view kMailbox = "From ";  // the line before a mail in a file of them
  Mail mail = Mail::kNone;
  for (std::size_t at = 0; at < text.size(); at = LineEndIn(text, at) + 1) {
    const std::string_view line = text.substr(at, LineEndIn(text, at) - at);
    if (Trim(line, {0, line.size()}).empty()) return mail;
    if (line[0] == ' ' || line[0] == '\t') continue;
    if (at == 0 && line.substr(0, kMailbox.size()) == kMailbox) continue;
    if (!IsHeaderLine(line)) return Mail::kNone;
    // What a header says may stand on the next line.
    if (IsNamed(line.substr(0, kType.size()), kType) &&
        KindOfContentType(text.substr(at + kType.size())) == PayloadKind::kMultipart) {
      return Mail::kOfParts;
    }
    if (IsNamed(line.substr(0, kEncoding.size()), kEncoding) &&
        TransferEncoding(text.substr(at + kEncoding.size())) != Encoding::kPlain) {
      mail = Mail::kSingle;
    }
  }
  return Mail::kNone;
}

}  // namespace

MultipartReader::MultipartReader(std::string_view text, std::string_view content_type) noexcept
    : text_(text) {
  const ByteSpan named = HeaderParameter(content_type, "boundary");
  boundary_ = content_type.substr(named.begin, named.size());
  if (!boundary_.empty() && boundary_.size() <= kMostBoundaryBytes) return;
  single_ = MailAt(text) == Mail::kSingle;
  if (single_) state_ = State::kHeaders;
  boundary_ = {};
  if (!single_) FindBoundary();
}

void MultipartReader::FindBoundary() noexcept {
  for (std::size_t at = 0; at < text_.size(); at = LineEnd(at) + 1) {
    const ByteSpan line = Trim(text_, {at, LineEnd(at)});
    if (line.begin == at && line.size() > kDashes.size() &&
        line.size() <= kMostBoundaryBytes + kDashes.size() &&
        text_.substr(at, kDashes.size()) == kDashes) {
      boundary_ = In({at + kDashes.size(), line.end});
      return;
    }
  }
}

std::size_t MultipartReader::LineEnd(std::size_t at) const noexcept { return LineEndIn(text_, at); }

bool MultipartReader::IsBoundary(std::size_t at, bool& last) const noexcept {
  if (text_.substr(at, kDashes.size()) != kDashes) return false;
  return IsBoundaryLine(text_.substr(at, LineEnd(at) - at), boundary_, last);
}

ByteSpan MultipartReader::ReadToBoundary() noexcept {
  const std::size_t begin = at_;
  bool last = false;
  for (std::size_t line = begin; line < text_.size(); line = LineEnd(line) + 1) {
    if (!IsBoundary(line, last)) continue;
    boundary_at_ = line;
    std::size_t end = line;
    // The line break before a boundary is its own.
    if (end > begin && text_[end - 1] == '\n') --end;
    if (end > begin && end < line && text_[end - 1] == '\r') --end;
    at_ = std::min(LineEnd(line) + 1, text_.size());
    state_ = last ? State::kEpilogue : State::kHeaders;
    return {begin, end};
  }
  at_ = text_.size();
  malformed_ = !single_;
  state_ = State::kEpilogue;
  return {begin, at_};
}

void MultipartReader::HeedHeader(ByteSpan name, ByteSpan header) noexcept {
  const std::string_view text = In(header);
  if (IsNamed(In(name), "content-type")) {
    const PayloadKind kind = KindOfContentType(text);
    part_.kind = kind == PayloadKind::kAuto ? PayloadKind::kText : kind;
  } else if (IsNamed(In(name), "content-transfer-encoding")) {
    part_.encoding = TransferEncoding(text);
  }
  if (IsNamed(In(name), "content-disposition") || part_.name.empty()) {
    const ByteSpan found = HeaderParameter(text, "name");
    if (!found.empty()) part_.name = {header.begin + found.begin, header.begin + found.end};
  }
}

// Of a header the lines that go on with it are, too: they begin with a blank.
std::size_t MultipartReader::HeaderEnd(std::size_t at) const noexcept {
  std::size_t end = LineEnd(at);
  if (Trim(text_, {at, end}).empty()) return end;
  while (end + 1 < text_.size() && (text_[end + 1] == ' ' || text_[end + 1] == '\t')) {
    const std::size_t next = LineEnd(end + 1);
    if (Trim(text_, {end + 1, next}).empty()) break;
    end = next;
  }
  return end;
}

void MultipartReader::ReadHeader(Value& value) noexcept {
  const ByteSpan header{at_, HeaderEnd(at_)};
  at_ = std::min(header.end + 1, text_.size());
  value.span = Trim(text_, header);
  if (value.span.empty()) {
    state_ = State::kContent;
    return;
  }
  const std::size_t colon = In(value.span).find(':');
  if (value.span.begin > header.begin || colon == std::string_view::npos) return;
  value.name = {value.span.begin, value.span.begin + colon};
  value.span = Trim(text_, {value.name.end + 1, value.span.end});
  HeedHeader(value.name, value.span);
}

bool MultipartReader::Next(Value& value) noexcept {
  while (at_ < text_.size()) {
    value = {};
    bool last = false;
    is_content_ = state_ == State::kContent;
    switch (state_) {
      case State::kPreamble:
        value.span = Trim(text_, ReadToBoundary());
        break;
      case State::kHeaders:
        // A part may be cut short in its headers.
        if (IsBoundary(at_, last)) {
          value.span = ReadToBoundary();
          break;
        }
        ReadHeader(value);
        break;
      case State::kContent:
        value.name = part_.name;
        value.kind = part_.kind;
        value.encoding = part_.encoding;
        value.span = ReadToBoundary();
        part_ = {};
        break;
      case State::kEpilogue:
        value.span = Trim(text_, {at_, text_.size()});
        at_ = text_.size();
        break;
    }
    if (!value.span.empty()) return true;
  }
  malformed_ = malformed_ || state_ != State::kEpilogue;
  return false;
}

bool IsBoundaryLine(std::string_view line, std::string_view boundary, bool& last) noexcept {
  if (boundary.empty() || line.substr(0, kDashes.size()) != kDashes ||
      line.substr(kDashes.size(), boundary.size()) != boundary) {
    return false;
  }
  line.remove_prefix(kDashes.size() + boundary.size());
  last = line.substr(0, kDashes.size()) == kDashes;
  return Trim(line, {last ? kDashes.size() : 0, line.size()}).empty();
}

bool LooksLikeMultipart(std::string_view text) noexcept {
  if (text.substr(0, kDashes.size()) != kDashes) return MailAt(text) != Mail::kNone;
  const std::size_t line_end = LineEndIn(text, 0);
  const ByteSpan boundary = Trim(text, {0, line_end});
  if (boundary.size() <= kDashes.size() || boundary.size() > kMostBoundaryBytes) return false;
  const std::string_view header = text.substr(line_end, LineEndIn(text, line_end + 1) - line_end);
  return header.size() > 9 && IsNamed(header.substr(1, 8), "content-") &&
         header.find(':') != std::string_view::npos;
}

}  // namespace panveil::payload
