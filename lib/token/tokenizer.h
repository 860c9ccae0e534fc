// Makes tokens of PANs, as the engine sees it: it needs neither Abseil nor OpenSSL.
#ifndef PANVEIL_TOKEN_TOKENIZER_H_
#define PANVEIL_TOKEN_TOKENIZER_H_

#include <cstdint>
#include <memory>

#include "panveil/options.h"

namespace panveil::token {

inline constexpr int kFewestDigits = 12;
inline constexpr int kMostDigits = 19;

// Immutable; any number of threads may share one.
class Tokenizer {
 public:
  // What one thread needs: cipher contexts. Not thread-safe.
  class Session {
   public:
    virtual ~Session() = default;

    // Writes the token of a PAN (`count` values 0 to 9 at `digits`, Luhn-valid) to `out`: `count`
    // ASCII characters without separators, whose last four are the PAN's last four digits. Returns
    // false when no token can be made; `out` then holds nothing of the PAN. Does not allocate.
    // REQUIRES: kFewestDigits <= count <= kMostDigits.
    [[nodiscard]] virtual bool Tokenize(TokenFormat format, const std::uint8_t* digits, int count,
                                        char* out) noexcept = 0;
  };

  virtual ~Tokenizer() = default;

  // Null when the cipher cannot be set up: out of memory, no AES in the provider.
  [[nodiscard]] virtual std::unique_ptr<Session> NewSession() const noexcept = 0;
};

}  // namespace panveil::token

#endif  // PANVEIL_TOKEN_TOKENIZER_H_
