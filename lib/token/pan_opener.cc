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

void PanOpener::Session::OpenAll(Request* requests, std::size_t count) noexcept {
  for (std::size_t at = 0; at < count; at += kTogether) {
    OpenGroup(requests + at, std::min(kTogether, count - at));
  }
}

// Key by key: all lanes have one.
void PanOpener::Session::OpenGroup(Request* requests, std::size_t count) noexcept {
  if (count == 1) {
    requests->digits = {};
    requests->ok = Open(requests->token.data(), requests->count, requests->digits.data());
    return;
  }
  const bool letters = opener_->format_ == TokenFormat::kLetters;
  std::array<Ff1Domain::Lane, kTogether> lanes;
  std::array<Request*, kTogether> asked{};
  std::array<std::array<std::uint8_t, kMostDigits>, kTogether> candidates{};
  std::array<int, kTogether> found{};
  for (std::size_t i = 0; i < count; ++i) requests[i].digits = {};
  for (std::size_t key = 0; key < ciphers_.size(); ++key) {
    std::size_t used = 0;
    for (std::size_t i = 0; i < count; ++i) {
      Request& request = requests[i];
      if (request.count < kFewestDigits || request.count > kMostDigits) continue;
      if ((letters ? ParseLetters : ParseDigits)(*opener_->keys_[key], request.token.data(),
                                                 request.count, candidates[used].data(),
                                                 &lanes[used])) {
        asked[used++] = &request;
      }
    }
    Ff1Domain::DecryptAll(ciphers_[key], lanes.data(), used);
    for (std::size_t k = 0; k < used; ++k) {
      Request& request = *asked[k];
      std::uint8_t* const digits = candidates[k].data();
      if (!(letters ? ReadLetters : ReadDigits)(lanes[k], request.count, digits) ||
          !opener_->is_issued_(digits, request.count)) {
        continue;
      }
      ++found[static_cast<std::size_t>(&request - requests)];
      std::copy_n(digits, request.count, request.digits.begin());
    }
  }
  base::Wipe(candidates.data(), sizeof(candidates));
  for (Ff1Domain::Lane& lane : lanes) base::Wipe(&lane.value, sizeof(lane.value));
  for (std::size_t i = 0; i < count; ++i) {
    requests[i].ok = found[i] == 1;
    if (found[i] > 1) base::Wipe(requests[i].digits.data(), requests[i].digits.size());
  }
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
