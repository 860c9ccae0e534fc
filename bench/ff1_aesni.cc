#include "ff1_aesni.h"

#if defined(__x86_64__)
#include <immintrin.h>

#include <cstring>

#define PANVEIL_BENCH_AES __attribute__((target("aes,ssse3,sse4.1")))
#endif

namespace panveil::bench {

#if defined(__x86_64__)

namespace {

constexpr int kFf1Rounds = 10;
constexpr int kHalfBits = 24;
constexpr std::uint64_t kHalfMask = (std::uint64_t{1} << kHalfBits) - 1;

__m128i Load(const void* bytes) {
  __m128i block;
  std::memcpy(&block, bytes, sizeof(block));
  return block;
}

// The words of a round key from those of the one before the last, and one word of the last.
PANVEIL_BENCH_AES __m128i NextKey(__m128i key, __m128i word) {
  key = _mm_xor_si128(key, _mm_slli_si128(key, 4));
  key = _mm_xor_si128(key, _mm_slli_si128(key, 8));
  return _mm_xor_si128(key, word);
}

template <int kConstant>
PANVEIL_BENCH_AES void NextPair(__m128i* keys, int at) {
  const __m128i even = _mm_aeskeygenassist_si128(keys[at - 1], kConstant);
  keys[at] = NextKey(keys[at - 2], _mm_shuffle_epi32(even, 0xFF));
  if (at == 14) return;
  const __m128i odd = _mm_aeskeygenassist_si128(keys[at], 0);
  keys[at + 1] = NextKey(keys[at - 1], _mm_shuffle_epi32(odd, 0xAA));
}

template <std::size_t kCount>
PANVEIL_BENCH_AES inline void EncryptBlocks(const __m128i* keys, __m128i* blocks) {
  for (std::size_t i = 0; i < kCount; ++i) blocks[i] = _mm_xor_si128(blocks[i], keys[0]);
  for (int round = 1; round < 14; ++round) {
    for (std::size_t i = 0; i < kCount; ++i) blocks[i] = _mm_aesenc_si128(blocks[i], keys[round]);
  }
  for (std::size_t i = 0; i < kCount; ++i) blocks[i] = _mm_aesenclast_si128(blocks[i], keys[14]);
}

// `folded` is the tweak and the first block; round and half go into its last bytes.
template <std::size_t kCount>
PANVEIL_BENCH_AES void EncryptNumbers(const __m128i* keys, __m128i folded, std::uint64_t* values) {
  std::uint64_t a[kCount];
  std::uint64_t b[kCount];
  for (std::size_t i = 0; i < kCount; ++i) {
    a[i] = values[i] >> kHalfBits;
    b[i] = values[i] & kHalfMask;
  }
  const auto low = static_cast<std::uint64_t>(_mm_extract_epi64(folded, 1));
  for (std::uint64_t round = 0; round < kFf1Rounds; ++round) {
    __m128i blocks[kCount];
    for (std::size_t i = 0; i < kCount; ++i) {
      const std::uint64_t word = __builtin_bswap64(round << kHalfBits | b[i]) ^ low;
      blocks[i] = _mm_insert_epi64(folded, static_cast<long long>(word), 1);
    }
    EncryptBlocks<kCount>(keys, blocks);
    for (std::size_t i = 0; i < kCount; ++i) {
      const auto y = static_cast<std::uint64_t>(_mm_cvtsi128_si64(blocks[i]));
      const std::uint64_t sum = (a[i] + __builtin_bswap64(y)) & kHalfMask;
      a[i] = b[i];
      b[i] = sum;
    }
  }
  for (std::size_t i = 0; i < kCount; ++i) values[i] = a[i] << kHalfBits | b[i];
}

}  // namespace

bool Ff1AesNi::Available() {
  return __builtin_cpu_supports("aes") != 0 && __builtin_cpu_supports("sse4.1") != 0;
}

PANVEIL_BENCH_AES Ff1AesNi::Ff1AesNi(const std::uint8_t* key) {
  __m128i keys[kRounds + 1];
  keys[0] = Load(key);
  keys[1] = Load(key + 16);
  NextPair<0x01>(keys, 2);
  NextPair<0x02>(keys, 4);
  NextPair<0x04>(keys, 6);
  NextPair<0x08>(keys, 8);
  NextPair<0x10>(keys, 10);
  NextPair<0x20>(keys, 12);
  NextPair<0x40>(keys, 14);
  std::memcpy(schedule_.data(), keys, sizeof(keys));
  const std::uint8_t p[16] = {1, 2, 1, 0, 0, 16, kFf1Rounds, 6, 0, 0, 0, 12, 0, 0, 0, kTweakBytes};
  __m128i first = Load(p);
  EncryptBlocks<1>(keys, &first);
  std::memcpy(&first_, &first, sizeof(first));
}

PANVEIL_BENCH_AES std::uint64_t Ff1AesNi::Encrypt(const Tweak& tweak, std::uint64_t value) const {
  EncryptNumbers<1>(reinterpret_cast<const __m128i*>(schedule_.data()),
                    _mm_xor_si128(Load(&first_), Load(tweak.data())), &value);
  return value;
}

PANVEIL_BENCH_AES void Ff1AesNi::EncryptLanes(const Tweak& tweak, std::uint64_t* values) const {
  EncryptNumbers<kLanes>(reinterpret_cast<const __m128i*>(schedule_.data()),
                         _mm_xor_si128(Load(&first_), Load(tweak.data())), values);
}

#else

bool Ff1AesNi::Available() { return false; }
Ff1AesNi::Ff1AesNi(const std::uint8_t*) {}
std::uint64_t Ff1AesNi::Encrypt(const Tweak&, std::uint64_t value) const { return value; }
void Ff1AesNi::EncryptLanes(const Tweak&, std::uint64_t*) const {}

#endif

}  // namespace panveil::bench
