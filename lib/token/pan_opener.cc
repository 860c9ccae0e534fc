#include "token/pan_opener.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/secure_memory.h"
#include "token/digit_token.h"
#include "token/letter_token.h"
#include "token/tokenizer.h"

namespace panveil::token {

bool PanOpener::Session::Open(const char* token, int count, std::uint8_t* digits) noexcept {
  if (count < kFewestDigits || count > kMostDigits) return false;
  const auto read = opener_->format_ == TokenFormat::kLetters ? ReadLetterToken : ReadDigitToken;
  std::array<std::uint8_t, kMostDigits> candidate{};
  int found = 0;
  for (std::size_t i = 0; i < ciphers_.size(); ++i) {
    if (read(*opener_->keys_[i], ciphers_[i], token, count, candidate.data()) &&
        opener_->is_issued_(candidate.data(), count)) {
      ++found;
      std::copy_n(candidate.begin(), count, digits);
    }
  }
  base::Wipe(candidate.data(), candidate.size());
  if (found > 1) base::Wipe(digits, static_cast<std::size_t>(count));
  return found == 1;
}

absl::StatusOr<std::unique_ptr<const PanOpener>> PanOpener::Create(const Keyring& keyring,
                                                                   std::string_view scope,
                                                                   TokenFormat format,
                                                                   IssuerCheck is_issued) {
  std::unique_ptr<PanOpener> opener(new PanOpener(format, is_issued));
  for (const std::string& id : keyring.Ids()) {
    auto key = TokenKey::Derive(*keyring.Find(id), scope, format);
    if (!key.ok()) return key.status();
    opener->keys_.push_back(*std::move(key));
  }
  if (opener->keys_.empty()) return absl::InvalidArgumentError("keyring: it was moved from");
  return opener;
}

std::optional<PanOpener::Session> PanOpener::NewSession() const {
  Session session(*this);
  session.ciphers_.reserve(keys_.size());
  for (const auto& key : keys_) {
    std::optional<Aes> cipher = key->NewCipher();
    if (!cipher.has_value()) return std::nullopt;
    session.ciphers_.push_back(*std::move(cipher));
  }
  return session;
}

}  // namespace panveil::token
