#include "token/key_text.h"

namespace panveil::token {
namespace {

// No tables: an index made of key bits would show in the cache.

constexpr unsigned kInvalid = 64;

// All ones if first <= c <= last, else 0.
constexpr unsigned InRange(unsigned c, unsigned first, unsigned last) noexcept {
  return 0u - ((((c - first) | (last - c)) >> 31) ^ 1u);
}

// The value of a base64 character, or kInvalid.
unsigned FromBase64(char character) noexcept {
  const unsigned c = static_cast<unsigned char>(character);
  const unsigned value = (InRange(c, 'A', 'Z') & (c - 'A' + 1)) |
                         (InRange(c, 'a', 'z') & (c - 'a' + 27)) |
                         (InRange(c, '0', '9') & (c - '0' + 53)) | (InRange(c, '+', '+') & 63) |
                         (InRange(c, '/', '/') & 64);
  return value == 0 ? kInvalid : value - 1;
}

unsigned FromHexDigit(char character) noexcept {
  const unsigned c = static_cast<unsigned char>(character);
  const unsigned value = (InRange(c, '0', '9') & (c - '0' + 1)) |
                         (InRange(c, 'a', 'f') & (c - 'a' + 11)) |
                         (InRange(c, 'A', 'F') & (c - 'A' + 11));
  return value == 0 ? kInvalid : value - 1;
}

char ToBase64(unsigned value) noexcept {
  const unsigned c = (InRange(value, 0, 25) & (value + 'A')) |
                     (InRange(value, 26, 51) & (value - 26 + 'a')) |
                     (InRange(value, 52, 61) & (value - 52 + '0')) |
                     (InRange(value, 62, 62) & '+') | (InRange(value, 63, 63) & '/');
  return static_cast<char>(c);
}

// Reads `Bits` bits a character into `key`; false if a character is none or bits are left over.
template <unsigned Bits, typename Value>
bool ReadDigits(std::string_view text, Value value_of, SecretBlock* key) noexcept {
  unsigned invalid = 0;
  unsigned rest = 0;
  unsigned rest_bits = 0;
  std::size_t filled = 0;
  for (const char c : text) {
    const unsigned value = value_of(c);
    invalid |= value & kInvalid;
    rest = ((rest << Bits) | (value & (kInvalid - 1))) & 0xFFFFu;
    rest_bits += Bits;
    if (rest_bits < 8) continue;
    rest_bits -= 8;
    key->bytes[filled++] = static_cast<std::uint8_t>(rest >> rest_bits);
  }
  const unsigned stray = rest & ((1u << rest_bits) - 1);
  return invalid == 0 && stray == 0;
}

}  // namespace

void WriteKeyText(std::string_view key, char* out) noexcept {
  unsigned rest = 0;
  unsigned rest_bits = 0;
  for (const char byte : key) {
    rest = ((rest << 8) | static_cast<unsigned char>(byte)) & 0xFFFFu;
    for (rest_bits += 8; rest_bits >= 6; rest_bits -= 6) {
      *out++ = ToBase64((rest >> (rest_bits - 6)) & 63u);
    }
  }
  // 256 bits are 42 characters and 4 bits more.
  *out++ = ToBase64((rest << 2) & 63u);
  *out = '=';
}

bool ReadKeyText(std::string_view text, SecretBlock* key) noexcept {
  bool ok = false;
  if (text.size() == kKeyTextChars && text.back() == '=') {
    ok = ReadDigits<6>(text.substr(0, kKeyTextChars - 1), FromBase64, key);
  } else if (text.size() == 2 * SecretBlock::kBytes) {
    ok = ReadDigits<4>(text, FromHexDigit, key);
  }
  if (!ok) base::Wipe(key->bytes.data(), key->bytes.size());
  return ok;
}

}  // namespace panveil::token
