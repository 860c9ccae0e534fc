// The NEON or the WebAssembly kernel, and the scalar one, against the oracle, in one static program
// without a test framework: neon_selfcheck.sh runs it under an emulator, the tests of
// examples/bindings/wasm under Node.js. Prints "ok", or the first mismatch.
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

// Whether no word that begins as a digit word is missing.
bool HasDigitWords(const ByteMasks& masks, std::string_view bytes) {
  for (std::size_t i = 0; i < ByteMasks::kBytes; ++i) {
    const bool is_word = (masks.letters >> i & 1) != 0 && !masks.high &&
                         HoldsWordAt(kDigitWordBegins.begins, bytes.data(), bytes.size(), i);
    if (is_word && ((masks.words & masks.more_words) >> i & 1) == 0) return false;
  }
  return true;
}

bool AgreesOnMasks(const Kernel& kernel, std::string_view text) {
  constexpr std::size_t kBytes = ByteMasks::kBytes + ByteMasks::kMoreBytes;
  // Not at every place: this takes long under an emulator.
  for (std::size_t at = 0; at + kBytes <= text.size(); at += at < 3 ? 1 : 7) {
    ByteMasks masks;
    ByteMasks expected;
    kernel.byte_masks(text.data() + at, 1, kDigitWordBegins, kDigitWordBegins, &masks);
    ByteMasksPlainly(text.data() + at, ByteMasks::kBytes, expected);
    const bool same = masks.digits == expected.digits && masks.letters == expected.letters &&
                      masks.base64 == expected.base64 && masks.quotes == expected.quotes &&
                      masks.behind == expected.behind && masks.equals == expected.equals &&
                      masks.joiners == expected.joiners && masks.high == expected.high &&
                      masks.escapes == expected.escapes;
    if (!same || !HasDigitWords(masks, text.substr(at, kBytes))) return false;
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
