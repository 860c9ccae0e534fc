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
  // Required. Every key in it is tried. Copied: it may change or die after Create().
  std::shared_ptr<const Keyring> keyring;

  // The scope that the tokens were made with.
  std::string scope;

  // kDigits is for columns that hold nothing but digit tokens, each apart. Such a token has no room
  // for more than its own digits: many a number of 12 to 19 digits that starts with 9 or 7 and
  // fails the Luhn check opens to some PAN, also one made with another key or scope; and after a
  // rotation a token that two keys open stays closed.
  TokenFormat token_format = TokenFormat::kLetters;
};

// Immutable; any number of threads may use one at once.
class Detokenizer {
 public:
  // InvalidArgumentError names the option that is wrong.
  [[nodiscard]] static absl::StatusOr<Detokenizer> Create(const DetokenizerOptions& options);

  // Copies `text` with every token opened that these keys and this scope made, separators kept.
  // What is no token, or was made with another key or scope, stays as it is: of forged letter
  // tokens one in about 10,000 opens (the PAN must fit its length, pass Luhn and have a known
  // issuer), so that a token opens is no proof that it is genuine.
  //
  // The result holds PANs: handle it as such. `*opened`, if not null, gets the number of tokens.
  // Throws only where the allocation of the result does; without memory for a cipher, opens none.
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
