// What the corpora are drawn with.
#ifndef PANVEIL_BENCH_DICE_H_
#define PANVEIL_BENCH_DICE_H_

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>

namespace panveil::bench {

// The standard fixes what the engine yields but not what the distributions make of it.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : engine_(seed) {}
  std::size_t Below(std::size_t n) { return static_cast<std::size_t>(engine_() % n); }
  bool OneIn(std::size_t n) { return Below(n) == 0; }
  // In (0, 1).
  double Fraction() { return (static_cast<double>(engine_() >> 11) + 0.5) * 0x1p-53; }
  // Box-Muller.
  double Normal() {
    return std::sqrt(-2 * std::log(Fraction())) * std::cos(2 * 3.14159265358979 * Fraction());
  }
  char Digit() { return static_cast<char>('0' + Below(10)); }
  std::string Digits(std::size_t count) {
    std::string digits;
    while (digits.size() < count) digits += Digit();
    return digits;
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace panveil::bench

#endif  // PANVEIL_BENCH_DICE_H_
