// What is left of a text by lanes of eight bytes, for kernels that load it in two halves; included
// behind OddLanes().

// The halves fill as many lanes as they have bytes between them, and zeros the others.
inline unsigned CalmLanesOfTail(const Tail& tail) {
  const std::size_t lanes = TailHalf(tail) / 4;
  return ~OddLanes(tail.block) & ((1U << lanes) - 1);
}
inline constexpr std::size_t kShortestTail = kShortest;
