#include "token/pan_tokenizer.h"

#include <algorithm>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "card/luhn.h"
#include "token/aes.h"
#include "token/digit_token.h"
#include "token/letter_token.h"
#include "token/token_key.h"

namespace panveil::token {
namespace {

// A number that is none of these would have a token that opens to another number, or to none.
bool IsPan(const std::uint8_t* digits, int count) noexcept {
  return count >= kFewestDigits && count <= kMostDigits &&
         std::all_of(digits, digits + count, [](std::uint8_t digit) { return digit <= 9; }) &&
         card::PassesLuhn(digits, count);
}

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

 private:
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
