#include "payload/base64.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace panveil::payload {

using base::ByteSpan;

namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

enum : std::int8_t { kOther = -1, kBlank = -2, kPadding = -3 };

constexpr std::array<std::int8_t, 256> MakeSextets() {
  std::array<std::int8_t, 256> sextets{};
  for (std::int8_t& sextet : sextets) sextet = kOther;
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) {
    sextets[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::int8_t>(i);
  }
  sextets['-'] = 62;
  sextets['_'] = 63;
  sextets['='] = kPadding;
  for (const char blank : {' ', '\t', '\r', '\n'}) {
    sextets[static_cast<unsigned char>(blank)] = kBlank;
  }
  return sextets;
}

constexpr std::array<std::int8_t, 256> kSextets = MakeSextets();

std::int8_t SextetOf(char c) noexcept { return kSextets[static_cast<unsigned char>(c)]; }

// The 24 bits of four characters; kNoQuantum when one of them is none.
constexpr std::uint32_t kNoQuantum = 0xFFFFFFFF;
std::uint32_t QuantumAt(const char* four) noexcept {
  const auto bits = [four](std::size_t i) { return static_cast<std::uint32_t>(SextetOf(four[i])); };
  const std::uint32_t any = bits(0) | bits(1) | bits(2) | bits(3);
  if (any >= 64) return kNoQuantum;  // negative
  return bits(0) << 18U | bits(1) << 12U | bits(2) << 6U | bits(3);
}

// Up to four characters on their way to bytes.
struct Quantum {
  std::uint32_t bits = 0;
  std::size_t count = 0;
  std::size_t begin = 0;
  std::size_t end = 0;

  void Add(std::int8_t sextet, std::size_t at) noexcept {
    if (count == 0) {
      bits = 0;
      begin = at;
    }
    bits = bits << 6U | static_cast<std::uint32_t>(sextet);
    end = at + 1;
    ++count;
  }

  // Writes the whole bytes; returns how many.
  std::size_t Bytes(char* out) const noexcept {
    const std::uint32_t left = bits << (4 - count) * 6;
    const std::size_t bytes = count * 6 / 8;
    for (std::size_t i = 0; i < bytes; ++i) out[i] = static_cast<char>(left >> (16 - 8 * i));
    return bytes;
  }

  void AppendTo(std::string_view text, DecodedText& out) noexcept {
    std::array<char, 3> bytes{};
    const std::size_t size = Bytes(bytes.data());
    if (size > 0) {
      out.AppendEscape({bytes.data(), size}, {begin, end});
    } else if (count > 0) {
      out.AppendPlain(text.substr(begin, end - begin), begin);
    }
    count = 0;
  }
};

// What speaks against text, byte for byte: controls, and what is no UTF-8. A state is how many
// continuation bytes are to come.
class OddBytes {
 public:
  // 1 when `c` is odd, else 0.
  std::size_t Add(char c) noexcept {
    const std::uint8_t step = kSteps[trail_][kKinds[static_cast<unsigned char>(c)]];
    trail_ = step & 3U;
    return step >> 2U;
  }

 private:
  enum Kind : std::uint8_t { kText, kControl, kContinuation, kLead2, kLead3, kLead4, kNever };
  static constexpr std::size_t kKindCount = kNever + 1;

  static constexpr Kind KindOf(unsigned c) noexcept {
    if (c < 0x80) {
      const bool control = (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
      return control ? kControl : kText;
    }
    if (c < 0xC0) return kContinuation;
    if (c < 0xC2 || c > 0xF4) return kNever;
    return c < 0xE0 ? kLead2 : c < 0xF0 ? kLead3 : kLead4;
  }
  static constexpr std::array<Kind, 256> MakeKinds() noexcept {
    std::array<Kind, 256> kinds{};
    for (unsigned c = 0; c < kinds.size(); ++c) kinds[c] = KindOf(c);
    return kinds;
  }

  // The state to come, and 4 when the byte is odd.
  using Steps = std::array<std::array<std::uint8_t, kKindCount>, 4>;
  static constexpr Steps MakeSteps() noexcept {
    Steps steps{};
    for (unsigned kind = 0; kind < kKindCount; ++kind) {
      const bool lead = kind >= kLead2 && kind <= kLead4;
      const bool odd = kind != kText && !lead;
      steps[0][kind] = static_cast<std::uint8_t>(lead ? kind - kLead2 + 1 : odd ? 4U : 0U);
      for (unsigned trail = 1; trail < steps.size(); ++trail) {
        steps[trail][kind] =
            static_cast<std::uint8_t>((trail - 1) | (kind == kContinuation ? 0U : 4U));
      }
    }
    return steps;
  }

  static const std::array<Kind, 256> kKinds;
  static const Steps kSteps;

  unsigned trail_ = 0;
};

constexpr std::array<OddBytes::Kind, 256> OddBytes::kKinds = MakeKinds();
constexpr OddBytes::Steps OddBytes::kSteps = MakeSteps();

}  // namespace

void DecodeBase64(std::string_view source, ByteSpan span, DecodedText& out) noexcept {
  const std::string_view text = source.substr(0, span.end);
  Quantum quantum;
  for (std::size_t at = span.begin; at < text.size(); ++at) {
    const std::int8_t sextet = SextetOf(text[at]);
    if (sextet >= 0) {
      quantum.Add(sextet, at);
    } else if (sextet == kBlank) {
      continue;
    }
    if (quantum.count == 4 || sextet < 0) quantum.AppendTo(text, out);
    if (sextet == kOther) out.AppendPlain(text.substr(at, 1), at);
  }
  quantum.AppendTo(text, out);
}

std::size_t QuantumBefore(std::string_view text, std::size_t begin, std::size_t limit) noexcept {
  std::size_t place = begin;
  std::size_t count = 0;  // characters of the quantum
  for (std::size_t at = begin; at < limit; ++at) {
    const std::int8_t sextet = SextetOf(text[at]);
    if (sextet >= 0) count = (count + 1) % 4;
    if (sextet == kPadding || sextet == kOther) count = 0;
    if (count == 0) place = at + 1;
  }
  return place;
}

std::size_t EncodeLikeBase64(std::string_view was, std::string_view now, char* out) noexcept {
  const bool url = was.find_first_of("-_") != std::string_view::npos;
  std::uint32_t bits = 0;
  for (std::size_t i = 0; i < 3; ++i) {
    bits = bits << 8U | (i < now.size() ? static_cast<unsigned char>(now[i]) : 0U);
  }
  std::size_t sextets = 0;  // met
  for (std::size_t i = 0; i < was.size(); ++i) {
    out[i] = was[i];
    const std::int8_t before = SextetOf(was[i]);
    if (before < 0 || sextets == 4) continue;
    const std::size_t shift = 18 - 6 * sextets++;
    // Of the last character before padding, some bits stand for nothing, and stay.
    const std::uint32_t mask = sextets <= now.size() ? 0x3FU
                               : now.size() == 1     ? 0x30U
                               : now.size() == 2     ? 0x3CU
                                                     : 0x3FU;
    const auto old = std::uint32_t{static_cast<std::uint8_t>(before)};
    const std::uint32_t sextet = ((bits >> shift) & mask) | (old & ~mask);
    if (sextet == old) continue;
    out[i] = url && sextet == 62 ? '-' : url && sextet == 63 ? '_' : kAlphabet[sextet];
  }
  return was.size();
}

bool IsBase64Character(char c) noexcept { return SextetOf(c) >= 0; }

bool IsBase64(std::string_view text) noexcept {
  return std::none_of(text.begin(), text.end(), [](char c) { return SextetOf(c) == kOther; });
}

bool LooksLikeBase64(std::string_view text) noexcept {
  // One byte in sixteen may be odd: a few characters of another alphabet, a broken end.
  constexpr std::size_t kMostOddPart = 16;
  constexpr std::size_t kOddAtOnce = 4;
  if (text.size() < kFewestBase64Bytes) return false;
  // As many as the whole may have: few, in identifiers.
  const std::size_t most_odd = text.size() / 4 * 3 / kMostOddPart;
  std::size_t odd = 0;
  std::size_t bytes = 0;
  std::size_t characters = 0;
  OddBytes odd_bytes;
  bool padded = false;
  std::uint32_t bits = 0;
  const char* const chars = text.data();
  for (std::size_t i = 0; i < text.size();) {
    const bool four = characters % 4 == 0 && !padded && i + 4 <= text.size();
    const std::uint32_t next = four ? QuantumAt(chars + i) : kNoQuantum;
    if (next != kNoQuantum) {
      bits = next;
      characters += 4;
      i += 4;
    } else {
      const std::int8_t sextet = SextetOf(chars[i++]);
      if (sextet == kOther || (padded && sextet >= 0)) return false;
      padded = padded || sextet == kPadding;
      if (sextet < 0) continue;
      bits = bits << 6U | static_cast<std::uint32_t>(sextet);
      if (++characters % 4 != 0) continue;
    }
    for (const unsigned shift : {16U, 8U, 0U})
      odd += odd_bytes.Add(static_cast<char>(bits >> shift));
    bytes += 3;
    if (odd > std::min(kOddAtOnce + bytes / kMostOddPart, most_odd)) return false;
  }
  return characters >= kFewestBase64Bytes && characters % 4 != 1 && odd <= bytes / kMostOddPart;
}

}  // namespace panveil::payload
