// The NEON or the WebAssembly kernel, and the scalar one, against the oracle, in one static program
// without a test framework: neon_selfcheck.sh runs it under an emulator, the tests of
// examples/bindings/wasm under Node.js. Prints "ok", or the first mismatch.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "scan/digit_word_begins.h"
#include "scan/kernel_list.h"
#include "scan/stretch_oracle.h"
#include "scan/survey_oracle.h"
#include "scan/text_masks_oracle.h"
#include "support/guarded_buffer.h"

namespace panveil::scan {
namespace {

#if defined(__wasm_simd128__)
constexpr const Kernel& kSimdKernel = kWasmKernel;
#else
constexpr const Kernel& kSimdKernel = kNeonKernel;
#endif

constexpr std::uint64_t kSeed = 20240229;

// Every second beginning, about; by shuffles, which rule none out, all.
WordSet SomeWords() {
  WordSet set{};
  for (std::size_t i = 0; i < 512; ++i) set.begins.bits[i] = 0x9E3779B97F4A7C15 * (i + 1);
  for (auto& place : set.parts) std::memset(place, 0xFF, sizeof(place));
  return set;
}

bool AgreesOnWords(const Kernel& kernel, std::string_view text) {
  static const WordSet set = SomeWords();
  return kernel.may_hold_word(text.data(), text.size(), set) ==
         kScalarKernel.may_hold_word(text.data(), text.size(), set);
}

// Whether no word that begins as a digit word is missing among `masks`; `all`: all words.
bool HasDigitWords(const JsonMasks& masks, const JsonMasks& all, std::string_view bytes) {
  const std::uint16_t* const end = masks.words + masks.word_count;
  for (std::size_t i = 0; i < all.word_count && masks.high == 0; ++i) {
    const std::uint16_t word = all.words[i];
    const bool is_one =
        HoldsWordAt(kDigitWordBegins.begins, bytes.data(), bytes.size(), std::size_t{word});
    if (is_one && std::find(masks.words, end, word) == end) return false;
  }
  return true;
}

bool AreSame(const JsonMasks& masks, const JsonMasks& expected) {
  for (std::size_t i = 0; i < JsonMasks::kMostRows; ++i) {
    const std::size_t r = i + 1;
    const bool same =
        masks.digits[r] == expected.digits[r] && masks.letters[r] == expected.letters[r] &&
        masks.joined[r] == expected.joined[r] && masks.base64[r] == expected.base64[r] &&
        masks.mixed[r] == expected.mixed[r] && masks.strings[r] == expected.strings[r] &&
        masks.ends[i] == expected.ends[i] && masks.long_joined[i] == expected.long_joined[i] &&
        masks.long_base64[i] == expected.long_base64[i];
    if (!same) return false;
  }
  return (masks.high != 0) == (expected.high != 0) &&
         (masks.escapes != 0) == (expected.escapes != 0) &&
         (masks.any_digits != 0) == (expected.any_digits != 0) &&
         (masks.malformed != 0) == (expected.malformed != 0);
}

// As the scalar kernel, which its own test compares with the definitions.
bool AgreesOnMasks(const Kernel& kernel, std::string_view text) {
  constexpr std::size_t kAtOnce = JsonMasks::kMostRows * JsonMasks::kRowBytes;
  std::string padded(text);
  padded.resize((text.size() / kAtOnce + 1) * kAtOnce + JsonMasks::kMoreBytes);
  JsonMasks masks;
  JsonMasks expected;
  masks.Start();
  expected.Start();
  for (std::size_t at = 0; at + kAtOnce < padded.size(); at += kAtOnce) {
    RowBytes bytes;
    bytes.rows = padded.data() + at;
    bytes.count = JsonMasks::kMostRows;
    kernel.json_masks(bytes, kDigitWordBegins, kDigitWordBegins, &masks);
    kScalarKernel.json_masks(bytes, kDigitWordBegins, kDigitWordBegins, &expected);
    const std::string_view rows(padded.data() + at, kAtOnce + JsonMasks::kMoreBytes);
    if (!AreSame(masks, expected) || !HasDigitWords(masks, expected, rows)) return false;
  }
  return true;
}

// What is in `text` by the oracle, which is slow: asked once for both kernels.
struct Expected {
  explicit Expected(std::string_view text)
      : stretches(OracleStretches(text)),
        survey(OracleSurvey(text)),
        codes(OracleCodes(text)),
        rows(OracleRows(text)) {}

  std::vector<Stretch> stretches;
  Survey survey;
  std::vector<Stretch> codes;
  std::vector<Stretch> rows;
};

bool KernelAgrees(const Kernel& kernel, std::string_view text, const Expected& expected) {
  return KernelStretches(kernel, text) == expected.stretches &&
         Tells(kernel.survey(text.data(), text.size()), expected.survey) &&
         FindAll(kernel.next_code, text) == expected.codes &&
         FindAll(kernel.next_word_row, text) == expected.rows && AgreesOnWords(kernel, text) &&
         AgreesOnMasks(kernel, text) && AgreesOnTextMasks(kernel, text);
}

bool Agrees(std::string_view text, const char* what, std::size_t number) {
  const Expected expected(text);
  for (const Kernel* kernel : {&kSimdKernel, &kScalarKernel}) {
    if (KernelAgrees(*kernel, text, expected)) continue;
    std::printf("%s differs from the oracle: %s %zu, seed %llu\n", kernel->name.data(), what,
                number, static_cast<unsigned long long>(kSeed));
    return false;
  }
  return true;
}

bool EveryByteInAGap() {
  for (std::size_t byte = 0; byte < 256; ++byte) {
    for (const std::size_t offset : {0U, 3U, 17U, 40U, 58U, 61U, 120U}) {
      const std::string text =
          std::string(offset, 'x') + "123456" + static_cast<char>(byte) + "789012";
      if (!Agrees(text, "byte", byte)) return false;
    }
  }
  return true;
}

bool EveryGapAtEveryOffset() {
  for (std::size_t gap = 0; gap <= 70; gap += gap < 27 ? 1 : 19) {
    for (std::size_t offset = 0; offset < 130; ++offset) {
      for (const char joiner : {' ', '\x80'}) {
        const std::string text =
            std::string(offset, 'x') + "123456" + std::string(gap, joiner) + "789012";
        if (!Agrees(text, "gap", gap)) return false;
      }
    }
  }
  return true;
}

bool RowsAndCodesAtEveryOffset() {
  for (const char* core :
       {"four one one two one six one nine one five double two", "one one one one one one one",
        "123456789 un 12", "o o o o o o o 12345", "4111 one 1111 one 1111 one", "!123!", "!1234!",
        "12345", "12/27", "1 2 3", "o1234567890", "12345l67890", "1234567890, o"}) {
    for (std::size_t offset = 0; offset < 300; ++offset) {
      for (const char fill : {'k', '-', '\x80'}) {
        if (!Agrees(std::string(offset, fill) + core, core, offset)) return false;
      }
    }
  }
  return true;
}

bool EverySizeBetweenGuardPages() {
  testing_support::GuardedBuffer buffer(4096);
  for (std::size_t size = 0; size <= 300; ++size) {
    for (const char fill : {'x', 'e', '4', ' ', '\x80'}) {
      const std::string text(size, fill);
      if (!Agrees(buffer.AtStart(text), "size", size)) return false;
      if (!Agrees(buffer.AtEnd(text), "size", size)) return false;
    }
  }
  return true;
}

bool RandomTexts() {
  std::mt19937_64 random(kSeed);
  for (std::size_t round = 0; round < 5000; ++round) {
    if (!Agrees(RandomText(&random, 600), "digits, round", round)) return false;
    if (!Agrees(RandomWords(&random, 600), "words, round", round)) return false;
  }
  return true;
}

bool CheckAll() {
  return EveryByteInAGap() && EveryGapAtEveryOffset() && EverySizeBetweenGuardPages() &&
         RowsAndCodesAtEveryOffset() && RandomTexts();
}

}  // namespace
}  // namespace panveil::scan

int main() {
  if (!panveil::scan::CheckAll()) return 1;
  std::puts("ok");
  return 0;
}
