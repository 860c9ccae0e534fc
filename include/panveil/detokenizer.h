// The other direction, a capability of its own: a web tier that only scrubs links none of this.
//
//   absl::StatusOr<panveil::Detokenizer> open = panveil::Detokenizer::Create(options);
//   std::string text = open->Detokenize("card KQRT VCXM DWPH 1111");
#ifndef PANVEIL_DETOKENIZER_H_
#define PANVEIL_DETOKENIZER_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "panveil/options.h"

namespace panveil {

struct DetokenizerOptions {
  // Required. Every key in it is tried, the primary first.
  std::shared_ptr<const Keyring> keyring;

  // The scope that the tokens were made with.
  std::string scope;

  TokenFormat token_format = TokenFormat::kLetters;
};

// Immutable; any number of threads may use one at once.
class Detokenizer {
 public:
  // InvalidArgumentError names the option that is wrong.
  [[nodiscard]] static absl::StatusOr<Detokenizer> Create(const DetokenizerOptions& options);

  // Copies `text` with every token opened that these keys and this scope made. What is no token, or
  // was made with another key or scope, stays as it is: a forged token opens to nothing with
  // overwhelming probability (the PAN must fit its length, pass Luhn and have a known issuer).
  //
  // The result holds PANs: handle it as such. `*opened`, if not null, gets the number of tokens.
  [[nodiscard]] std::string Detokenize(std::string_view text, std::size_t* opened = nullptr) const;

  Detokenizer(Detokenizer&&) noexcept;
  Detokenizer& operator=(Detokenizer&&) noexcept;
  ~Detokenizer();

 private:
  struct State;
  explicit Detokenizer(std::unique_ptr<const State> state) noexcept;
  std::unique_ptr<const State> state_;
};

}  // namespace panveil

#endif  // PANVEIL_DETOKENIZER_H_
