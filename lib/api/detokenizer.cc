#include "panveil/detokenizer.h"

#include <cstdint>
#include <optional>
#include <utility>

#include "base/secure_memory.h"
#include "card/iin.h"
#include "scrub/detokenize.h"
#include "scrub/detokenize_stream.h"
#include "token/pan_opener.h"

namespace panveil {
namespace {

bool IsIssued(const std::uint8_t* digits, int count) noexcept {
  return card::IsIssued(card::FindIin(digits), count);
}

// Copies a text with what is opened in its place.
class Copy final : public scrub::OpenSink {
 public:
  explicit Copy(std::string_view text) noexcept : text_(text) {}
  ~Copy() { base::Wipe(out_.data(), out_.size()); }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;

  void OnOpened(base::ByteSpan span, std::string_view bytes) override {
    if (out_.empty()) out_.reserve(text_.size());  // growing it would leave copies of cards
    out_.append(text_.substr(read_, span.begin - read_)).append(bytes);
    read_ = span.end;
  }
  // Exchanges it for `text`, which is the one that was read.
  void Swap(std::string& text) {
    out_.append(text_.substr(read_));
    out_.swap(text);
  }

 private:
  std::string_view text_;
  std::string out_;
  std::size_t read_ = 0;
};

// The number of tokens opened in `text`, of those that `opener` opens; 0 when it cannot.
template <typename Tokens>
std::size_t OpenAll(const token::PanOpener& opener, std::string& text) {
  std::optional<token::PanOpener::Session> session = opener.NewSession();
  if (!session.has_value()) return 0;
  Tokens tokens(*session);
  Copy copy(text);
  tokens.MoveTo(text, 0, true);
  tokens.Advance(copy);
  if (tokens.opened() > 0) copy.Swap(text);
  return tokens.opened();
}

}  // namespace

struct Detokenizer::State {
  std::unique_ptr<const token::PanOpener> letters;
  std::unique_ptr<const token::PanOpener> digits;  // only for TokenFormat::kDigits
};

Detokenizer::Detokenizer(std::shared_ptr<const State> state) noexcept : state_(std::move(state)) {}
Detokenizer::Detokenizer(Detokenizer&&) noexcept = default;
Detokenizer& Detokenizer::operator=(Detokenizer&&) noexcept = default;
Detokenizer::~Detokenizer() = default;

absl::StatusOr<Detokenizer> Detokenizer::Create(const DetokenizerOptions& options) {
  if (options.keyring == nullptr) return absl::InvalidArgumentError("keyring: required");
  auto state = std::make_shared<State>();
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
  return Detokenizer(std::shared_ptr<const State>(std::move(state)));
}

std::string Detokenizer::Detokenize(std::string_view text, std::size_t* opened) const {
  std::string result(text);
  // Digit tokens first: what letters open to must not be read as one.
  std::size_t count =
      state_->digits == nullptr ? 0 : OpenAll<scrub::DigitTokens>(*state_->digits, result);
  count += OpenAll<scrub::LetterTokens>(*state_->letters, result);
  if (opened != nullptr) *opened = count;
  return result;
}

// Digit tokens first, as Detokenize() opens them.
struct StreamDetokenizer::Stages final : public StreamSink {
  using Session = token::PanOpener::Session;

  Stages(std::shared_ptr<const Detokenizer::State> detokenizer, Session letter_session,
         std::optional<Session> digit_session) noexcept
      : state(std::move(detokenizer)), letters(std::move(letter_session)) {
    if (digit_session.has_value()) digits.emplace(*std::move(digit_session));
  }

  // What comes out of the first stage goes into the second.
  void OnText(std::string_view text) noexcept override { letters.Feed(text, *sink); }

  std::shared_ptr<const Detokenizer::State> state;  // whose keys the sessions use
  static_assert(scrub::LetterTokens::kMostHeld <= StreamDetokenizer::kMostHeldBytes);
  static_assert(scrub::LetterTokens::kMostHeld + scrub::DigitTokens::kMostHeld <=
                StreamDetokenizer::kMostHeldBytesWithDigits);
  std::optional<scrub::OpenStage<scrub::DigitTokens>> digits;
  scrub::OpenStage<scrub::LetterTokens> letters;
  StreamSink* sink = nullptr;  // during a call
};

StreamDetokenizer::StreamDetokenizer(std::unique_ptr<Stages> stages) noexcept
    : stages_(std::move(stages)) {}
StreamDetokenizer::StreamDetokenizer(StreamDetokenizer&&) noexcept = default;
StreamDetokenizer& StreamDetokenizer::operator=(StreamDetokenizer&&) noexcept = default;
StreamDetokenizer::~StreamDetokenizer() = default;

absl::StatusOr<StreamDetokenizer> StreamDetokenizer::Create(const Detokenizer& detokenizer) {
  const std::shared_ptr<const Detokenizer::State>& state = detokenizer.state_;
  if (state == nullptr) return absl::FailedPreconditionError("detokenizer: moved from");
  std::optional<token::PanOpener::Session> letters = state->letters->NewSession();
  std::optional<token::PanOpener::Session> digits;
  if (state->digits != nullptr) digits = state->digits->NewSession();
  const bool have = letters.has_value() && digits.has_value() == (state->digits != nullptr);
  if (!have) return absl::ResourceExhaustedError("out of memory");
  auto stages = std::make_unique<Stages>(state, *std::move(letters), std::move(digits));
  if (!stages->letters.Prepare() || (stages->digits.has_value() && !stages->digits->Prepare())) {
    return absl::ResourceExhaustedError("out of memory");
  }
  return StreamDetokenizer(std::move(stages));
}

void StreamDetokenizer::Feed(std::string_view chunk, StreamSink& sink) noexcept {
  if (stages_ == nullptr) return;
  stages_->sink = &sink;
  if (stages_->digits.has_value()) {
    stages_->digits->Feed(chunk, *stages_);
  } else {
    stages_->letters.Feed(chunk, sink);
  }
}

std::size_t StreamDetokenizer::Finish(StreamSink& sink) noexcept {
  if (stages_ == nullptr) return 0;
  stages_->sink = &sink;
  if (stages_->digits.has_value()) stages_->digits->Finish(*stages_);
  stages_->letters.Finish(sink);
  const std::size_t opened =
      stages_->letters.opened() + (stages_->digits.has_value() ? stages_->digits->opened() : 0);
  Reset();
  return opened;
}

void StreamDetokenizer::Reset() noexcept {
  if (stages_ == nullptr) return;
  if (stages_->digits.has_value()) stages_->digits->Reset();
  stages_->letters.Reset();
}

}  // namespace panveil
