#include "ff1_rows.h"

#include <array>
#include <cstddef>
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
  static constexpr std::size_t kTogether = token::Ff1Domain::kLanes;
  void EncryptAll(std::uint64_t* values) {
    std::array<token::Ff1Domain::Lane, kTogether> lanes;
    for (std::size_t i = 0; i < kTogether; ++i) lanes[i] = {&*domain_, kTweak, values[i], false};
    token::Ff1Domain::EncryptAll(*aes_, lanes.data(), kTogether);
    for (std::size_t i = 0; i < kTogether; ++i) {
      if (!lanes[i].ok) Die("AES fails");
      values[i] = lanes[i].value;
    }
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

// `encrypt` takes kLanes numbers at once.
template <std::size_t kLanes, typename Encrypt>
Ready PassOverLanes(Encrypt encrypt) {
  return {TwelveDigitsEach(),
          [numbers = Numbers(), encrypt](std::size_t first, std::size_t count) mutable {
            std::uint64_t lanes[kLanes] = {};
            for (std::size_t i = first; count > 0; i += kLanes) {
              for (std::size_t k = 0; k < kLanes; ++k) {
                lanes[k] = numbers[(i + k) % kNumbers] + NothingOf(lanes[k]);
              }
              encrypt(lanes);
              Use(lanes);
              count -= count < kLanes ? count : kLanes;
            }
          }};
}

Ready PrepareLibraryLanes() {
  constexpr std::size_t kLanes = Library::kTogether;
  const auto library = std::make_shared<Library>();
  const std::vector<std::uint64_t> numbers = Numbers();
  for (std::size_t i = 0; i < kNumbers; i += kLanes) {
    std::vector<std::uint64_t> lanes(numbers.begin() + static_cast<std::ptrdiff_t>(i),
                                     numbers.begin() + static_cast<std::ptrdiff_t>(i + kLanes));
    library->EncryptAll(lanes.data());
    for (std::size_t k = 0; k < kLanes; ++k) {
      if (lanes[k] != library->Encrypt(numbers[i + k])) Die("wrong result of several at once");
    }
  }
  return PassOverLanes<kLanes>([library](std::uint64_t* lanes) { library->EncryptAll(lanes); });
}

Ready PrepareLanes() {
  const Ff1AesNi cipher(Key());
  return PassOverLanes<Ff1AesNi::kLanes>(
      [cipher](std::uint64_t* lanes) { cipher.EncryptLanes(kTweak, lanes); });
}

}  // namespace

void AddFf1Rows(std::vector<Row>* rows) {
  rows->push_back({"FF1", "panveil", "", PrepareLibrary});
  rows->push_back({"FF1", "panveil, eight at once", "", PrepareLibraryLanes});
  if (!Ff1AesNi::Available()) return;
  rows->push_back({"FF1", "AES-NI", "", PrepareAesNi});
  rows->push_back({"FF1", "AES-NI, four at once", "", PrepareLanes});
}

}  // namespace panveil::bench
