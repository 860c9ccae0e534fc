#include "scrub/markup_cut.h"

#include <algorithm>

#include "payload/base64_row.h"
#include "payload/markup_reference.h"
#include "payload/markup_token.h"
#include "payload/value.h"
#include "scrub/quiet_place.h"
#include "scrub/spread.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace panveil::scrub {

using payload::MarkupPart;
using payload::MarkupReader;
using payload::MarkupToken;
using payload::Value;

namespace {

constexpr std::size_t kNone = std::string_view::npos;

// Before a reference, a character or a tag that may go on behind the text.
std::size_t WholeEnd(std::string_view text) noexcept {
  constexpr std::size_t kMostBytes = 12;
  const std::size_t from = text.size() - std::min(text.size(), kMostBytes);
  const std::size_t last = text.find_last_of("&<");
  if (last == kNone || last < from) return text.size();
  if (text[last] == '<') return last;
  return text.find(';', last) == kNone ? last : text.size();
}

// Goes over the places of a section between a tag that parts texts and what is behind it.
class Parts {
 public:
  Parts(const Section& section, PayloadKind kind) noexcept
      : reader_(section.text, kind, MarkupPart::kTexts) {
    ReadFront(reader_, section);
  }

  // To the next one. False when there is no more.
  bool Next() noexcept {
    Value text;
    const std::size_t at = reader_.at();
    if (!reader_.NextPart(text)) return false;
    before_ = at;
    text_ = text.span;
    return true;
  }
  [[nodiscard]] std::size_t at() const noexcept { return reader_.at(); }
  // The one before it, and the text since then.
  [[nodiscard]] std::size_t before() const noexcept { return before_; }
  [[nodiscard]] base::ByteSpan text() const noexcept { return text_; }
  [[nodiscard]] const MarkupReader& reader() const noexcept { return reader_; }

  void CopyTo(MarkupCut& cut) const noexcept {
    cut.depth = reader_.depth();
    for (std::size_t i = 0; i < std::min(cut.depth, cut.open.size()); ++i) {
      cut.open[i] = reader_.open(i);
    }
    cut.raw = reader_.in_raw();
    cut.json = reader_.in_json();
  }

 private:
  MarkupReader reader_;
  std::size_t before_ = 0;
  base::ByteSpan text_;
};

// What the places are around the limit.
struct Around {
  std::size_t quiet = 0;  // the last up to it, behind a text that is of no row,
  std::size_t any = 0;    // or any; 0: none
  std::size_t part = 0;   // what the limit is in begins there,
  bool raw = false;       // is raw,
  std::size_t next = 0;   // and ends there
  std::size_t end = 0;    // of what is whole in the section
};

Around LookAround(const Section& section, PayloadKind kind, std::size_t limit) noexcept {
  const std::string_view text = section.text;
  Around around;
  Parts parts(section, kind);
  around.end = WholeEnd(text);
  around.part = parts.at();
  around.raw = parts.reader().in_raw();
  bool in_row = true;
  std::size_t raw_from = around.raw ? parts.at() : kNone;
  while (parts.Next()) {
    const std::size_t at = parts.at();
    const bool raw = parts.reader().in_raw();
    if (!parts.text().empty()) {
      in_row = MayBeSpreadPiece(text.substr(parts.text().begin, parts.text().size()), "&#xX;nbsp");
    }
    if (at <= limit) {
      if (at > section.counts.begin && !raw) (in_row ? around.any : around.quiet) = at;
      around.part = at;
      around.raw = raw;
    } else if (around.next == 0 && at < text.size()) {
      around.next = at;
    }
    if (raw) raw_from = at;
    if (!raw && at < text.size()) raw_from = kNone;
  }
  // A script that does not end in the section is none of its context.
  if (raw_from != kNone && raw_from > limit) around.end = std::min(around.end, raw_from);
  around.end = std::min(around.end, parts.reader().unended());
  if (around.next == 0) around.next = around.end;
  return around;
}

// Calls take(at, quiet) for each character and reference, up to one that it returns false for.
// With `tags`, tags are none of them.
template <typename Take>
void ForEachCharacter(std::string_view text, std::size_t begin, std::size_t end, bool tags,
                      Take take) noexcept {
  for (std::size_t at = begin; at < end;) {
    const char c = text[at];
    std::size_t bytes = 1;
    if (c == '<' && tags) {
      const MarkupToken token = payload::MarkupTokenAt(text, at);
      if (token.kind != MarkupToken::Kind::kText) {
        at = token.end;
        continue;
      }
    } else if (c == '&') {
      bytes = std::max<std::size_t>(payload::MarkupReferenceAt(text, at, false).length, 1);
    }
    const bool quiet = bytes == 1 && static_cast<unsigned char>(c) < 0x80 && !text::IsDigit(c);
    if (!text::IsUtf8Trail(c) && !take(at, quiet && c != '\\')) return;
    at += bytes;
  }
}

// Where a text can be cut that `around` is in: about `limit`, behind `least`. 0: nowhere.
std::size_t PlaceInText(std::string_view text, const Around& around, bool tags, std::size_t least,
                        std::size_t limit, std::size_t most) noexcept {
  std::size_t last = 0;
  QuietPlace quiet;
  ForEachCharacter(text, around.part, around.next, tags, [&](std::size_t at, bool is_quiet) {
    if (at <= least) return true;
    if (at <= limit) {
      if (at + most > limit) quiet.Add(at, is_quiet);
      last = at;
      return true;
    }
    if (last == 0) last = at;
    return false;
  });
  if (quiet.place() != 0) return quiet.place();
  return last != 0 || around.next <= least ? last : around.next;
}

// The first character from `from` on.
std::size_t CharacterBehind(std::string_view text, std::size_t begin, bool tags, std::size_t from,
                            std::size_t out) noexcept {
  std::size_t found = out;
  ForEachCharacter(text, begin, out, tags, [&](std::size_t at, bool /*quiet*/) {
    if (at >= from) found = at;
    return at < from;
  });
  return found;
}

// Says of the cut which token it is in, which begins at `begin`.
void SayToken(std::string_view text, std::size_t begin, MarkupCut& cut) noexcept {
  const std::string_view token = text.substr(begin);
  cut.in_token = true;
  for (const std::string_view opens : {"<!--", "<![CDATA[", "<?", "<!"}) {
    if (token.substr(0, opens.size()) != opens) continue;
    cut.opens = opens;
    return;
  }
  cut.opens = token.substr(0, token.substr(1, 1) == "/" ? 2 : 1);
  const std::string_view name = token.substr(cut.opens.size());
  cut.name = name.substr(0, name.find_first_of(" \t\r\n\f/>"));
  payload::ValueQuotes quotes;
  for (std::size_t at = begin + cut.opens.size() + cut.name.size(); at < cut.from; ++at) {
    const char c = text[at];
    if (!quotes.Take(c)) continue;
    const std::size_t quote = at;
    at = std::min(text.find(c, at + 1), cut.from);
    if (at == cut.from) cut.quoted = text.substr(quote, 1);
  }
}

}  // namespace

MarkupCut FindMarkupCut(const Section& section, PayloadKind kind, std::size_t context) noexcept {
  const std::string_view text = section.text;
  const std::size_t limit = text.size() - context;
  const std::size_t least = section.counts.begin;
  const Around around = LookAround(section, kind, limit);
  MarkupCut cut;
  cut.end = around.end;
  cut.out = around.quiet != 0 ? around.quiet : around.any;
  bool in_text = cut.out == 0 && !(around.raw && around.part > least);
  if (cut.out == 0) {
    cut.out = in_text ? PlaceInText(text, around, !around.raw, least, std::min(limit, around.end),
                                    context / 2)
                      : around.part;
  }
  const bool in_token = cut.out == 0;
  if (in_token) {
    // It does not end in the section.
    cut.end = WholeEnd(text);
    const Around token{0, 0, around.end, false, cut.end, cut.end};
    cut.out = PlaceInText(text, token, false, least, limit, context / 2);
  }
  // What is open at the first place that the next section is to see.
  const std::size_t first = cut.out - std::min(cut.out, context);
  Parts parts(section, kind);
  const auto stays = [&] {
    const std::size_t at = parts.at();
    return in_text ? at < around.part : at < first || (parts.reader().in_raw() && at < cut.out);
  };
  while (stays() && parts.Next()) {
  }
  parts.CopyTo(cut);
  cut.from = parts.at();
  if (!in_text || cut.from >= first) return cut;
  const std::size_t begin = in_token ? around.end : cut.from;
  cut.from = CharacterBehind(text, begin, !in_token && !cut.raw, first, cut.out);
  cut.from -= payload::RestOfBase64Row(text, begin, cut.from);
  cut.end = std::max(cut.out, cut.end - payload::RestOfBase64Row(text, begin, cut.end));
  if (in_token) SayToken(text, around.end, cut);
  return cut;
}

}  // namespace panveil::scrub
