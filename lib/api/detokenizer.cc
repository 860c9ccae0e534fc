#include "panveil/detokenizer.h"

#include <cstdint>
#include <optional>
#include <utility>

#include "card/iin.h"
#include "scrub/detokenize.h"
#include "token/pan_opener.h"

namespace panveil {
namespace {

bool IsIssued(const std::uint8_t* digits, int count) noexcept {
  return card::IsIssued(card::FindIin(digits), count);
}

// The number of tokens opened in `text`, of those that `opener` opens; 0 when it cannot.
std::size_t OpenAll(const token::PanOpener& opener, std::string& text) {
  std::optional<token::PanOpener::Session> session = opener.NewSession();
  if (!session.has_value()) return 0;
  const auto open =
      opener.format() == TokenFormat::kLetters ? scrub::OpenLetterTokens : scrub::OpenDigitTokens;
  return open(*session, text);
}

}  // namespace

struct Detokenizer::State {
  std::unique_ptr<const token::PanOpener> letters;
  std::unique_ptr<const token::PanOpener> digits;  // only for TokenFormat::kDigits
};

Detokenizer::Detokenizer(std::unique_ptr<const State> state) noexcept : state_(std::move(state)) {}
Detokenizer::Detokenizer(Detokenizer&&) noexcept = default;
Detokenizer& Detokenizer::operator=(Detokenizer&&) noexcept = default;
Detokenizer::~Detokenizer() = default;

absl::StatusOr<Detokenizer> Detokenizer::Create(const DetokenizerOptions& options) {
  if (options.keyring == nullptr) return absl::InvalidArgumentError("keyring: required");
  auto state = std::make_unique<State>();
  const auto make = [&options](TokenFormat format, std::unique_ptr<const token::PanOpener>* out) {
    auto opener = token::PanOpener::Create(*options.keyring, options.scope, format, IsIssued);
    if (!opener.ok()) return opener.status();
    *out = *std::move(opener);
    return absl::OkStatus();
  };
  absl::Status status = make(TokenFormat::kLetters, &state->letters);
  // A digit token is written only where a number stands alone: letters are there in any case.
  if (status.ok() && options.token_format != TokenFormat::kLetters) {
    status = make(options.token_format, &state->digits);
  }
  if (!status.ok()) return status;
  return Detokenizer(std::move(state));
}

std::string Detokenizer::Detokenize(std::string_view text, std::size_t* opened) const {
  std::string result(text);
  // Digit tokens first: what letters open to must not be read as one.
  std::size_t count = state_->digits == nullptr ? 0 : OpenAll(*state_->digits, result);
  count += OpenAll(*state_->letters, result);
  if (opened != nullptr) *opened = count;
  return result;
}

}  // namespace panveil
