// The way back from a token to its PAN.
#ifndef PANVEIL_TOKEN_PAN_OPENER_H_
#define PANVEIL_TOKEN_PAN_OPENER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "panveil/keyring.h"
#include "panveil/options.h"
#include "token/aes.h"
#include "token/ff1_domain.h"
#include "token/token_key.h"
#include "token/tokenizer.h"

namespace panveil::token {

// Opens what MakeTokenizer() made with any key of a keyring, for one scope and format. Immutable;
// any number of threads may share one.
class PanOpener {
 public:
  // Whether some issuer gives out PANs that start like this and have `count` digits (values 0 to 9,
  // 12 <= count <= 19). Must be thread-safe.
  using IssuerCheck = bool (*)(const std::uint8_t* digits, int count) noexcept;

  // What one thread needs: a cipher for each key. Not thread-safe; must not outlive its PanOpener.
  class Session {
   public:
    // Writes the PAN of the token (`count` characters without separators) to `digits`, as `count`
    // values 0 to 9. False, with `digits` untouched or zeroed, for what is no token of these keys
    // and this scope.
    //
    // Also false when more than one key makes a PAN of it: better no card than the wrong one. Of
    // letter tokens of 16 digits that is one in about 10,000 for each other key; of digit tokens,
    // which have almost no redundancy, it is the share of Luhn-valid numbers that some issuer could
    // have given out: tens in a hundred.
    [[nodiscard]] bool Open(const char* token, int count, std::uint8_t* digits) noexcept;

    // One of several tokens, as above; `digits` and `ok` are written.
    struct Request {
      std::array<char, kMostDigits> token;
      int count;
      std::array<std::uint8_t, kMostDigits> digits;
      bool ok;
    };
    // So many at once cost each the least.
    static constexpr std::size_t kTogether = Ff1Domain::kLanes;

    // Open() of each. No allocation. Whoever asked wipes the requests.
    void OpenAll(Request* requests, std::size_t count) noexcept;

   private:
    friend class PanOpener;
    // At most kTogether.
    void OpenGroup(Request* requests, std::size_t count) noexcept;
    explicit Session(const PanOpener& opener) noexcept : opener_(&opener) {}

    const PanOpener* opener_;
    std::vector<Aes> ciphers_;  // by key
  };

  // InvalidArgumentError as for MakeTokenizer(). The keys are copied out of the keyring.
  // REQUIRES: is_issued is not null.
  [[nodiscard]] static absl::StatusOr<std::unique_ptr<const PanOpener>> Create(
      const Keyring& keyring, std::string_view scope, TokenFormat format, IssuerCheck is_issued);

  // Nothing when the ciphers cannot be set up.
  [[nodiscard]] std::optional<Session> NewSession() const;

  [[nodiscard]] TokenFormat format() const noexcept { return format_; }

 private:
  PanOpener(TokenFormat format, IssuerCheck is_issued) noexcept
      : format_(format), is_issued_(is_issued) {}

  TokenFormat format_;
  IssuerCheck is_issued_;
  std::vector<std::shared_ptr<const TokenKey>> keys_;  // the primary first
};

}  // namespace panveil::token

#endif  // PANVEIL_TOKEN_PAN_OPENER_H_
