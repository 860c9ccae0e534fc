// LoadTail(), TailHalf(), FoldTail() and LoadAround() (masks-inl.h) for instruction sets without
// masked loads: two loads of 32, 16 or 8 bytes that overlap cover any tail without touching a byte
// outside the text.
//
// Included as masks-inl.h is. The kernel defines before it
//
//   Block LoadHalves32(p, q)            32 bytes of p, then 32 of q
//   Block LoadHalves16(p, q)            16 and 16, then anything
//   Block LoadHalves8(p, q)             8 and 8, then anything

struct Tail {
  Block block;
  std::size_t half;    // bytes that each of the two loads took
  std::size_t second;  // where the second one began
  std::size_t skip;    // bytes loaded that lie before the tail
};

// REQUIRES: size >= 8; fewer than 64 bytes from `pos` on. A tail shorter than the loads is taken
// together with the bytes before it.
inline Tail LoadTail(const char* text, std::size_t size, std::size_t pos) {
  const std::size_t lead = size >= 64 ? size - 64 : 0;
  const char* const p = text + lead;
  const std::size_t bytes = size - lead;
  if (bytes >= 32) return {LoadHalves32(p, p + bytes - 32), 32, bytes - 32, pos - lead};
  if (bytes >= 16) return {LoadHalves16(p, p + bytes - 16), 16, bytes - 16, pos - lead};
  return {LoadHalves8(p, p + bytes - 8), 8, bytes - 8, pos - lead};
}

inline std::size_t TailHalf(const Tail& tail) { return tail.half; }

inline std::uint64_t FoldTail(const Tail& tail, std::uint64_t mask) {
  const std::uint64_t half = (std::uint64_t{1} << tail.half) - 1;
  const std::uint64_t both = (mask & half) | (((mask >> tail.half) & half) << tail.second);
  return both >> tail.skip;
}

// Two copies of a fixed size that overlap: faster than one of any size.
template <std::size_t kBytes>
inline bool CopyTwice(char* to, const char* from, std::size_t size) {
  if (size < kBytes) return false;
  __builtin_memcpy(to, from, kBytes);
  __builtin_memcpy(to + size - kBytes, from + size - kBytes, kBytes);
  return true;
}

// REQUIRES: size <= 128.
inline void CopyFew(char* to, const char* from, std::size_t size) {
  if (CopyTwice<64>(to, from, size) || CopyTwice<32>(to, from, size) ||
      CopyTwice<16>(to, from, size) || CopyTwice<8>(to, from, size)) {
    return;
  }
  __builtin_memcpy(to, from, size);
}

struct Around {
  Block block;
  Block before1;
  Block before2;
};

inline Around LoadAround(const char* text, std::size_t size, std::size_t pos) {
  char copy[2 + 64] = {};
  const std::size_t before = pos < 2 ? pos : 2;
  const std::size_t bytes = size - pos < 64 ? size - pos : 64;
  CopyFew(copy + 2 - before, text + pos - before, before + bytes);
  return {LoadBlock(copy + 2), LoadBlock(copy + 1), LoadBlock(copy)};
}
