// What the engine knows of tokens. Standard library only: a build without OpenSSL has this header
// and no implementation of it.
#ifndef PANVEIL_TOKEN_TOKENIZER_H_
#define PANVEIL_TOKEN_TOKENIZER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace panveil::token {

inline constexpr int kFewestDigits = 12;
inline constexpr int kMostDigits = 19;

// Makes tokens of PANs. Immutable; any number of threads may share one.
class Tokenizer {
 public:
  // What one thread needs: cipher contexts. Not thread-safe. May outlive its Tokenizer.
  class Session {
   public:
    virtual ~Session() = default;

    // Writes the token of the PAN `digits` (`count` values 0 to 9, 12 <= count <= 19, Luhn-valid)
    // to `out`: `count` ASCII characters without separators, the last four of which are the PAN's
    // last four digits. Returns false when no token can be made (of a number that is no such PAN,
    // for one), and then `out` holds nothing of the PAN. No allocation.
    [[nodiscard]] virtual bool Tokenize(const std::uint8_t* digits, int count,
                                        char* out) noexcept = 0;

    // One of several PANs, as above; `token` and `ok` are written.
    struct Request {
      std::array<std::uint8_t, kMostDigits> digits;
      int count;
      std::array<char, kMostDigits> token;
      bool ok;
    };
    // So many at once cost each the least.
    static constexpr std::size_t kTogether = 8;

    // Tokenize() of each. No allocation.
    virtual void TokenizeAll(Request* requests, std::size_t count) noexcept {
      for (std::size_t i = 0; i < count; ++i) {
        Request& request = requests[i];
        request.ok = Tokenize(request.digits.data(), request.count, request.token.data());
      }
    }
  };

  virtual ~Tokenizer() = default;

  // Null when the cipher cannot be set up (out of memory, no AES in the provider).
  [[nodiscard]] virtual std::unique_ptr<Session> NewSession() const noexcept = 0;
};

// What a scrubber tokenizes with. Without `letters` nothing is tokenized; `digits` is for
// TokenFormat::kDigits, and for numbers of payloads: without, those are masked.
struct Tokenizers {
  std::shared_ptr<const Tokenizer> letters;
  std::shared_ptr<const Tokenizer> digits;
};

}  // namespace panveil::token

#endif  // PANVEIL_TOKEN_TOKENIZER_H_
