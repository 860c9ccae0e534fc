#include "token/pan_tokenizer.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "card/luhn.h"
#include "text/eight.h"
#include "token/aes.h"
#include "token/digit_token.h"
#include "token/letter_token.h"
#include "token/token_key.h"

namespace panveil::token {
namespace {

// Whether all are 0 to 9. REQUIRES: count >= 8.
bool AreDigits(const std::uint8_t* digits, int count) noexcept {
  constexpr std::uint64_t kTops = text::InEachOfEight(0x80);
  const auto others = [digits](int at) {
    const std::uint64_t eight = text::LoadEight(digits + at);
    return (eight | ((eight & ~kTops) + text::InEachOfEight(0x80 - 10))) & kTops;
  };
  std::uint64_t any = others(count - 8);
  for (int i = 0; i + 8 < count; i += 8) any |= others(i);
  return any == 0;
}

// A number that is none of these would have a token that opens to another number, or to none.
bool IsPan(const std::uint8_t* digits, int count) noexcept {
  return count >= kFewestDigits && count <= kMostDigits && AreDigits(digits, count) &&
         card::PassesLuhn(digits, count);
}

static_assert(Tokenizer::Session::kTogether == Ff1Domain::kLanes);

class KeySession final : public Tokenizer::Session {
 public:
  KeySession(std::shared_ptr<const TokenKey> key, Aes aes) noexcept
      : key_(std::move(key)), aes_(std::move(aes)) {}

  bool Tokenize(const std::uint8_t* digits, int count, char* out) noexcept override {
    if (!IsPan(digits, count)) return false;
    return key_->format() == TokenFormat::kLetters
               ? WriteLetterToken(*key_, aes_, digits, count, out)
               : WriteDigitToken(*key_, aes_, digits, count, out);
  }

  void TokenizeAll(Request* requests, std::size_t count) noexcept override {
    for (std::size_t at = 0; at < count; at += kTogether) {
      TokenizeGroup(requests + at, std::min(kTogether, count - at));
    }
  }

 private:
  // What is no PAN takes no lane.
  void TokenizeGroup(Request* requests, std::size_t count) noexcept {
    if (count == 1) return Session::TokenizeAll(requests, count);
    const bool letters = key_->format() == TokenFormat::kLetters;
    std::array<Ff1Domain::Lane, kTogether> lanes;
    std::size_t used = 0;
    for (std::size_t i = 0; i < count; ++i) {
      Request& request = requests[i];
      request.ok = IsPan(request.digits.data(), request.count);
      if (!request.ok) continue;
      lanes[used++] =
          (letters ? LaneOfLetters : LaneOfDigits)(*key_, request.digits.data(), request.count);
    }
    Ff1Domain::EncryptAll(aes_, lanes.data(), used);
    const Ff1Domain::Lane* lane = lanes.data();
    for (std::size_t i = 0; i < count; ++i) {
      Request& request = requests[i];
      if (!request.ok) continue;
      request.ok = lane->ok;
      if (lane->ok) {
        (letters ? WriteLetters : WriteDigits)(*lane, request.digits.data(), request.count,
                                               request.token.data());
      }
      ++lane;
    }
  }

  std::shared_ptr<const TokenKey> key_;
  Aes aes_;
};

class KeyTokenizer final : public Tokenizer {
 public:
  explicit KeyTokenizer(std::shared_ptr<const TokenKey> key) noexcept : key_(std::move(key)) {}

  std::unique_ptr<Session> NewSession() const noexcept override {
    std::optional<Aes> aes = key_->NewCipher();
    if (!aes.has_value()) return nullptr;
    return std::unique_ptr<Session>(new (std::nothrow) KeySession(key_, *std::move(aes)));
  }

 private:
  std::shared_ptr<const TokenKey> key_;
};

}  // namespace

absl::StatusOr<std::shared_ptr<const Tokenizer>> MakeTokenizer(const Keyring& keyring,
                                                               std::string_view scope,
                                                               TokenFormat format) {
  const std::vector<std::string> ids = keyring.Ids();
  if (ids.empty()) return absl::InvalidArgumentError("keyring: it was moved from");
  auto key = TokenKey::Derive(*keyring.Find(ids.front()), scope, format);
  if (!key.ok()) return key.status();
  return std::make_shared<const KeyTokenizer>(*std::move(key));
}

}  // namespace panveil::token
