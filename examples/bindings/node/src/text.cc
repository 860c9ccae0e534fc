#include "text.h"

#include <cstdint>

namespace panveil_node {
namespace {

constexpr std::size_t kBlock = 32;

// Narrows one block; returns whether all of it is ASCII. Plain loops, which become SSE2.
bool NarrowBlock(const char16_t* units, char* out) {
  unsigned all = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    all |= units[i];
    out[i] = static_cast<char>(units[i]);
  }
  return all < 0x80;
}

std::size_t NarrowAscii(const char16_t* units, std::size_t count, char* out) {
  std::size_t i = 0;
  while (count - i >= kBlock && NarrowBlock(units + i, out + i)) i += kBlock;
  for (; i < count && units[i] < 0x80; ++i) out[i] = static_cast<char>(units[i]);
  return i;
}

bool IsHigh(std::uint32_t unit) { return (unit & 0xFC00) == 0xD800; }
bool IsLow(std::uint32_t unit) { return (unit & 0xFC00) == 0xDC00; }

char Tail(std::uint32_t bits) { return static_cast<char>(0x80 | (bits & 0x3F)); }

// Writes one code point of at least U+0080; returns its bytes.
std::size_t WriteWide(std::uint32_t point, char* out) {
  if (point < 0x800) {
    out[0] = static_cast<char>(0xC0 | (point >> 6));
    out[1] = Tail(point);
    return 2;
  }
  if (point < 0x10000) {
    out[0] = static_cast<char>(0xE0 | (point >> 12));
    out[1] = Tail(point >> 6);
    out[2] = Tail(point);
    return 3;
  }
  out[0] = static_cast<char>(0xF0 | (point >> 18));
  out[1] = Tail(point >> 12);
  out[2] = Tail(point >> 6);
  out[3] = Tail(point);
  return 4;
}

struct CodePoint {
  std::uint32_t value;
  std::size_t length;  // in bytes
};

// Reads one of several bytes; U+FFFD for one byte that begins none.
CodePoint ReadWide(const char* bytes, std::size_t size) {
  const auto byte = [bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned lead = byte(0);
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC0 || lead >= 0xF8 || size < length) return {0xFFFD, 1};
  std::uint32_t value = lead & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {0xFFFD, 1};
    value = (value << 6) | (byte(i) & 0x3F);
  }
  if (value > 0x10FFFF) return {0xFFFD, 1};
  return {value, length};
}

}  // namespace

std::size_t ToBytes(const char16_t* units, std::size_t count, char* out) {
  std::size_t i = NarrowAscii(units, count, out);
  char* at = out + i;
  while (i < count) {
    std::uint32_t point = units[i++];
    if (point < 0x80) {
      *at++ = static_cast<char>(point);
      continue;
    }
    if (IsHigh(point) && i < count && IsLow(units[i])) {
      point = 0x10000 + ((point & 0x3FF) << 10) + (units[i++] & 0x3FFU);
    }
    at += WriteWide(point, at);
  }
  return static_cast<std::size_t>(at - out);
}

std::size_t ToUnits(const char* bytes, std::size_t size, char16_t* out) {
  char16_t* at = out;
  for (std::size_t i = 0; i < size;) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte < 0x80) {
      *at++ = byte;
      ++i;
      continue;
    }
    const CodePoint point = ReadWide(bytes + i, size - i);
    i += point.length;
    if (point.value < 0x10000) {
      *at++ = static_cast<char16_t>(point.value);
    } else {
      *at++ = static_cast<char16_t>(0xD7C0 + (point.value >> 10));
      *at++ = static_cast<char16_t>(0xDC00 | (point.value & 0x3FF));
    }
  }
  return static_cast<std::size_t>(at - out);
}

std::size_t UnitCounter::Before(std::size_t offset) {
  if (offset > size_) offset = size_;
  if (offset < at_) at_ = units_ = 0;
  for (; at_ < offset; ++at_) {
    const auto byte = static_cast<unsigned char>(bytes_[at_]);
    units_ += (byte & 0xC0) != 0x80;
    units_ += byte >= 0xF0;
  }
  return units_;
}

}  // namespace panveil_node
