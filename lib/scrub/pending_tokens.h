// PANs that are found, and whose tokens are made together: several at once cost each a fraction of
// one alone. Until then their masks stand in the output.
#ifndef PANVEIL_SCRUB_PENDING_TOKENS_H_
#define PANVEIL_SCRUB_PENDING_TOKENS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "card/window.h"
#include "panveil/finding.h"
#include "payload/digit_run.h"
#include "token/tokenizer.h"

namespace panveil::scrub {

// One thread's; reused for call after call.
class PendingTokens {
 public:
  // Findings that are kept, to be told how it went.
  struct Findings {
    Finding* first = nullptr;
    std::size_t count = 0;
  };

  static constexpr std::size_t kNoFinding = SIZE_MAX;

  // A PAN whose digits are ASCII, and the masked digits of which stand in the output with what is
  // between them in the text. All of that stays where it is until the token is made.
  struct Pan {
    const payload::DigitRun* run;
    card::Window window;
    char* out;            // its first digit in the output; null when none is written
    std::size_t finding;  // which of the findings, or kNoFinding
    bool digits;          // its token is of digits
  };

  ~PendingTokens() { Drop(); }

  // Makes the tokens of those before it when there is no room, or they are of another session.
  void Add(const Pan& pan, token::Tokenizer::Session& session, Findings findings) noexcept;

  // Makes all tokens and writes them. What has none stays masked, without its last four digits
  // where a token of digits was to be. Returns whether all have been made, since the call before.
  [[nodiscard]] bool Finish(Findings findings) noexcept;

  // Forgets them.
  void Drop() noexcept;

  // Whether all digits of the window are such as Add() takes.
  [[nodiscard]] static bool Takes(const payload::DigitRun& run,
                                  const card::Window& window) noexcept;

 private:
  using Request = token::Tokenizer::Session::Request;
  static constexpr std::size_t kMost = token::Tokenizer::Session::kTogether;

  struct Place {
    std::string_view text;
    std::size_t begin = 0;                               // of the first digit
    std::array<std::uint16_t, token::kMostDigits> at{};  // of each, from there
    char* out = nullptr;
    std::size_t finding = 0;
    bool digits = false;
  };

  void Make(Findings findings) noexcept;
  void Write(const Request& request, const Place& place, Findings findings) noexcept;

  token::Tokenizer::Session* session_ = nullptr;
  std::array<Request, kMost> requests_{};
  std::array<Place, kMost> places_{};
  std::size_t count_ = 0;
  bool ok_ = true;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_PENDING_TOKENS_H_
