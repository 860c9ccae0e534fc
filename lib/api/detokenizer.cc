#include "panveil/detokenizer.h"

#include <cstdint>
#include <optional>
#include <utility>

#include "scrub/detokenize.h"
#include "token/pan_opener.h"

namespace panveil {
namespace {

// ISO/IEC 7812-1 leaves 0 to uses that have no cards.
bool IsIssued(const std::uint8_t* digits, int /*count*/) noexcept { return digits[0] != 0; }

}  // namespace

struct Detokenizer::State {
  std::unique_ptr<const token::PanOpener> opener;
};

Detokenizer::Detokenizer(std::unique_ptr<const State> state) noexcept : state_(std::move(state)) {}
Detokenizer::Detokenizer(Detokenizer&&) noexcept = default;
Detokenizer& Detokenizer::operator=(Detokenizer&&) noexcept = default;
Detokenizer::~Detokenizer() = default;

absl::StatusOr<Detokenizer> Detokenizer::Create(const DetokenizerOptions& options) {
  if (options.keyring == nullptr) return absl::InvalidArgumentError("keyring: required");
  auto opener =
      token::PanOpener::Create(*options.keyring, options.scope, options.token_format, IsIssued);
  if (!opener.ok()) return opener.status();
  return Detokenizer(std::make_unique<const State>(State{*std::move(opener)}));
}

std::string Detokenizer::Detokenize(std::string_view text, std::size_t* opened) const {
  std::string result(text);
  std::size_t count = 0;
  std::optional<token::PanOpener::Session> session = state_->opener->NewSession();
  if (session.has_value()) {
    const auto open = state_->opener->format() == TokenFormat::kLetters ? scrub::OpenLetterTokens
                                                                        : scrub::OpenDigitTokens;
    count = open(*session, result.data(), result.size());
  }
  if (opened != nullptr) *opened = count;
  return result;
}

}  // namespace panveil
