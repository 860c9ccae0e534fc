// AES on one key, blocks apart from each other: what FF1 is built of.
#ifndef PANVEIL_TOKEN_AES_H_
#define PANVEIL_TOKEN_AES_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

// OpenSSL's EVP_CIPHER_CTX, so that only aes.cc needs its headers.
struct evp_cipher_ctx_st;

namespace panveil::token {

// An expanded key. Not thread-safe: one per thread, kept for as long as the key is used, since
// making one costs more than a token. OpenSSL wipes the expanded key when it frees it.
class Aes {
 public:
  static constexpr std::size_t kBlockBytes = 16;

  // `key_bytes` is 16, 24 or 32. Nothing for any other length, without memory, or when the OpenSSL
  // provider in use has no AES.
  [[nodiscard]] static std::optional<Aes> Create(const std::uint8_t* key,
                                                 std::size_t key_bytes) noexcept;

  // Enciphers kBlockBytes at `in` to `out`, which may be `in`. No allocation. False, with `out`
  // unspecified, if the provider fails.
  [[nodiscard]] bool EncryptBlock(const std::uint8_t* in, std::uint8_t* out) noexcept {
    return EncryptBlocks(in, out, 1);
  }

  // The same of `count` blocks in a row, at most 1024, each by itself (ECB). Up to eight take as
  // long as one: AES instructions work on as many side by side.
  [[nodiscard]] bool EncryptBlocks(const std::uint8_t* in, std::uint8_t* out,
                                   std::size_t count) noexcept;

 private:
  struct ContextDeleter {
    void operator()(evp_cipher_ctx_st* context) const noexcept;
  };
  using Context = std::unique_ptr<evp_cipher_ctx_st, ContextDeleter>;

  explicit Aes(Context context) noexcept : context_(std::move(context)) {}

  Context context_;
  int written_ = 0;  // by the last call; no local, for which a hardened build guards the frame
};

}  // namespace panveil::token

#endif  // PANVEIL_TOKEN_AES_H_
