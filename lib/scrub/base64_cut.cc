#include "scrub/base64_cut.h"

#include <algorithm>
#include <string_view>

#include "payload/base64.h"
#include "scrub/quiet_place.h"
#include "text/char_class.h"

namespace panveil::scrub {

namespace {

// Where the group begins of a quiet place in text[from, limit); 0 when there is none.
std::size_t QuietGroup(std::string_view text, std::size_t from, std::size_t limit,
                       payload::DecodedText& decoded) noexcept {
  QuietPlace quiet;
  std::size_t place = 0;
  decoded.Clear();
  if (decoded.Reserve(limit - from)) {
    payload::DecodeBase64(text, {from, limit}, decoded);
    const std::string_view bytes = decoded.text();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      const char c = bytes[i];
      quiet.Add(i, static_cast<unsigned char>(c) < 0x80 && !text::IsDigit(c) &&
                       std::string_view("\\%&").find(c) == std::string_view::npos);
    }
    if (quiet.place() != 0) place = decoded.SourceOf({quiet.place(), quiet.place() + 1}).begin;
  }
  decoded.Clear();
  return place;
}

}  // namespace

Base64Cut FindBase64Cut(const Section& section, std::size_t context,
                        payload::DecodedText& decoded) noexcept {
  const std::string_view text = section.text;
  const std::size_t limit = text.size() - context;
  const std::size_t since = payload::QuantumBefore(text, 0, limit - context / 2);
  Base64Cut cut;
  cut.end = payload::QuantumBefore(text, since, text.size());
  cut.out = QuietGroup(text, since, limit, decoded);
  if (cut.out <= section.counts.begin) cut.out = payload::QuantumBefore(text, since, limit);
  cut.amid = cut.out <= section.counts.begin;
  if (cut.amid) {
    cut.from = cut.out;
    cut.out = limit;
    cut.end = text.size();
  } else {
    cut.from = payload::QuantumBefore(text, 0, cut.out - std::min(cut.out, context));
  }
  return cut;
}

}  // namespace panveil::scrub
