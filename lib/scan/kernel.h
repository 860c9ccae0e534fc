// The first look at the bytes: is there anything that could be a PAN, and where.
//
// One kernel per instruction set, each in a file of its own (kernel_avx2.cc, ...), all behind this
// table. They agree byte for byte; kernel_scalar.cc is the one to read first.
#ifndef PANVEIL_SCAN_KERNEL_H_
#define PANVEIL_SCAN_KERNEL_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace panveil::scan {

// No PAN has fewer digits (ISO/IEC 7812-1 allows 8 to 19; the shortest in use are Maestro's 12).
inline constexpr std::size_t kFewestDigits = 12;

// Most joiners in a row inside a stretch. Ten cover " - ", "\r\n" and an indent; the bound is what
// lets a kernel pass over text by counting digits: the first kFewestDigits digits of a stretch lie
// within 12 + 11 * 10 = 122 bytes, so in three neighbouring blocks of 64.
inline constexpr std::size_t kMaxGapBytes = 10;

// A stretch of bytes [begin, end) that starts and ends with an ASCII digit, holds nothing but
// digits and joiners (text/char_class.h), of these at most kMaxGapBytes in a row, and cannot be
// extended either way to another digit: before and after it comes the end of the text, or a byte
// that is neither, or more than kMaxGapBytes joiners.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Kernel {
  std::string_view name;  // "avx512", "avx2", "sse2", "neon" or "scalar"

  // The first stretch of at least kFewestDigits digits that begins at or after `from`, or
  // {size, size} when there is none. `from` is 0 or the end of the stretch returned before: a
  // stretch never begins in the middle of another. Reads no byte outside [text, text + size).
  //
  // Pure and thread-safe; allocates nothing. Walking a whole text in this way takes time linear in
  // its size, whatever it holds. `text` may be null when `size` is 0.
  Stretch (*next_stretch)(const char* text, std::size_t size, std::size_t from) noexcept;
};

// The kernels this machine can run, best first; the scalar one is always last. Never empty. The CPU
// is asked once, at the first call; any thread may call.
[[nodiscard]] const std::vector<const Kernel*>& AvailableKernels();

// The kernel of that name if this machine can run it, else null.
[[nodiscard]] const Kernel* FindKernel(std::string_view name);

}  // namespace panveil::scan

#endif  // PANVEIL_SCAN_KERNEL_H_
