// PrefixXor() by a multiplication that does not carry: by all ones, each bit of the product is the
// sum of those up to it.

inline std::uint64_t PrefixXor(std::uint64_t mask) {
  const __m128i product =
      _mm_clmulepi64_si128(_mm_cvtsi64_si128(static_cast<long long>(mask)), _mm_set1_epi8(-1), 0);
  return static_cast<std::uint64_t>(_mm_cvtsi128_si64(product));
}
