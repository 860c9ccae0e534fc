// Lanes of eight bytes by the mask of the bytes, for kernels whose OddMask() is of lanes; included
// behind that.

inline unsigned OddLanes(const Block& block) {
  std::uint64_t odd = OddMask(block);
  odd |= odd >> 4;
  odd |= odd >> 2;
  odd |= odd >> 1;
  // The lowest bit of each byte, side by side at the top.
  return static_cast<unsigned>((odd & 0x0101010101010101) * 0x0102040810204080 >> 56);
}
