// PrefixXor() for instruction sets without a multiplication that does not carry.

inline std::uint64_t PrefixXor(std::uint64_t mask) {
  for (unsigned by = 1; by < 64; by *= 2) mask ^= mask << by;
  return mask;
}
