#include "ff1_rows.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "dice.h"
#include "ff1_aesni.h"
#include "token/aes.h"
#include "token/ff1_domain.h"
#include "yardstick.h"

namespace panveil::bench {

namespace {

constexpr std::size_t kNumbers = 4096;
constexpr std::uint64_t kSeed = 20170926;
constexpr std::uint64_t kLimit = 1'000'000'000'000;  // the twelve digits before the last four
constexpr Ff1AesNi::Tweak kTweak = {1, 16, 0x04, 0xD2, 7, 7, 7, 7, 7, 7, 7};

const std::uint8_t* Key() {
  static const std::string key = "for measuring only, never a real";
  return reinterpret_cast<const std::uint8_t*>(key.data());
}

std::vector<std::uint64_t> Numbers() {
  Dice dice(kSeed);
  std::vector<std::uint64_t> numbers;
  while (numbers.size() < kNumbers) numbers.push_back(dice.Below(kLimit));
  return numbers;
}

// The library's, with all that one thread needs.
class Library {
 public:
  Library() : aes_(token::Aes::Create(Key(), Ff1AesNi::kKeyBytes)) {
    if (aes_) domain_ = token::Ff1Domain::Create(*aes_, 16, 12, Ff1AesNi::kTweakBytes);
    if (!domain_) Die("no AES");
  }
  std::uint64_t Encrypt(std::uint64_t value) {
    if (!domain_->Encrypt(*aes_, kTweak, &value)) Die("AES fails");
    return value;
  }

 private:
  std::optional<token::Aes> aes_;
  std::optional<token::Ff1Domain> domain_;
};

// The row's corpus, for its count and bytes.
SharedCorpus TwelveDigitsEach() {
  Corpus corpus;
  for (const std::uint64_t number : Numbers()) {
    const std::string digits = std::to_string(number);
    corpus.Add(std::string(12 - digits.size(), '0') + digits);
  }
  return std::make_shared<const Corpus>(std::move(corpus));
}

// Zero, which the CPU knows only once it has the token: else it would begin with the next card
// while it still enciphers this one, and no message has its next card that near.
std::uint64_t NothingOf(std::uint64_t token) { return token >> 48; }

template <typename Encrypt>
Ready PassOver(Encrypt encrypt) {
  return {TwelveDigitsEach(),
          [numbers = Numbers(), encrypt](std::size_t first, std::size_t count) mutable {
            std::uint64_t token = 0;
            for (std::size_t i = first; count > 0; ++i, --count) {
              token = encrypt(numbers[i % kNumbers] + NothingOf(token));
            }
            Use(&token);
          }};
}

Ready PrepareLibrary() {
  const auto library = std::make_shared<Library>();
  return PassOver([library](std::uint64_t number) { return library->Encrypt(number); });
}

Ready PrepareAesNi() {
  const Ff1AesNi cipher(Key());
  Library library;
  for (const std::uint64_t number : Numbers()) {
    if (cipher.Encrypt(kTweak, number) != library.Encrypt(number)) Die("wrong result of AES-NI");
  }
  return PassOver([cipher](std::uint64_t number) { return cipher.Encrypt(kTweak, number); });
}

Ready PrepareLanes() {
  constexpr std::size_t kLanes = Ff1AesNi::kLanes;
  const Ff1AesNi cipher(Key());
  return {TwelveDigitsEach(), [numbers = Numbers(), cipher](std::size_t first, std::size_t count) {
            std::uint64_t lanes[kLanes] = {};
            for (std::size_t i = first; count > 0; i += kLanes) {
              for (std::size_t k = 0; k < kLanes; ++k) {
                lanes[k] = numbers[(i + k) % kNumbers] + NothingOf(lanes[k]);
              }
              cipher.EncryptLanes(kTweak, lanes);
              Use(lanes);
              count -= count < kLanes ? count : kLanes;
            }
          }};
}

}  // namespace

void AddFf1Rows(std::vector<Row>* rows) {
  rows->push_back({"FF1", "panveil", "", PrepareLibrary});
  if (!Ff1AesNi::Available()) return;
  rows->push_back({"FF1", "AES-NI", "", PrepareAesNi});
  rows->push_back({"FF1", "AES-NI, four at once", "", PrepareLanes});
}

}  // namespace panveil::bench
