#include "panveil/scrubber.h"

#include <functional>
#include <new>

#include "payload/payload_kind.h"
#include "scan/kernel.h"
#include "scrub/engine.h"
#include "scrub/workspace.h"
#include "token/tokenizer.h"

#ifndef PANVEIL_CORE_ONLY
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "panveil/keyring.h"
#include "token/pan_tokenizer.h"
#endif

namespace panveil {

using scrub::Target;

std::string_view ScrubStatusName(ScrubStatus status) noexcept {
  switch (status) {
    case ScrubStatus::kOk:
      return "ok";
    case ScrubStatus::kTokenizeFailed:
      return "tokenize_failed";
    case ScrubStatus::kInputTooLong:
      return "input_too_long";
    case ScrubStatus::kOutputTooSmall:
      return "output_too_small";
    case ScrubStatus::kOutOfMemory:
      return "out_of_memory";
    case ScrubStatus::kBadArgument:
      return "bad_argument";
  }
  return "unknown";
}

PayloadKind PayloadKindOf(std::string_view content_type) noexcept {
  return payload::KindOfContentType(content_type);
}

Scratch::Scratch() noexcept : workspace_(new (std::nothrow) scrub::Workspace) {}
Scratch::~Scratch() = default;
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch& Scratch::operator=(Scratch&&) noexcept = default;

Scrubber::Scrubber(std::shared_ptr<const scrub::Engine> engine) noexcept
    : engine_(std::move(engine)) {}

namespace {

[[nodiscard]] bool WantsTokens(const ScrubberOptions& options) noexcept {
  return options.keyring != nullptr && options.action == Action::kTokenize;
}

#ifndef PANVEIL_CORE_ONLY
// What the options ask for.
absl::Status MakeTokenizers(const ScrubberOptions& options, token::Tokenizers* out) {
  if (!WantsTokens(options)) return absl::OkStatus();
  const auto make = [&](TokenFormat format, std::shared_ptr<const token::Tokenizer>* tokenizer) {
    auto made = token::MakeTokenizer(*options.keyring, options.scope, format);
    if (!made.ok()) return made.status();
    *tokenizer = *std::move(made);
    return absl::OkStatus();
  };
  // Digits are for numbers of payloads, too, whatever the format.
  absl::Status status = make(TokenFormat::kLetters, &out->letters);
  if (status.ok()) status = make(TokenFormat::kDigits, &out->digits);
  return status;
}
#endif

}  // namespace

#ifdef PANVEIL_CORE_ONLY
std::optional<Scrubber> Scrubber::Create(const ScrubberOptions& options, std::string* error) {
  if (WantsTokens(options)) {
    *error = "keyring: this build has no tokens";
    return std::nullopt;
  }
  std::shared_ptr<const scrub::Engine> engine = scrub::Engine::Create(options, {}, error);
  if (engine == nullptr) return std::nullopt;
  return Scrubber(std::move(engine));
}
#else
absl::StatusOr<Scrubber> Scrubber::Create(const ScrubberOptions& options) {
  token::Tokenizers tokenizers;
  if (absl::Status status = MakeTokenizers(options, &tokenizers); !status.ok()) return status;
  std::string error;
  std::shared_ptr<const scrub::Engine> engine =
      scrub::Engine::Create(options, std::move(tokenizers), &error);
  if (engine == nullptr) {
    return absl::InvalidArgumentError(absl::string_view(error.data(), error.size()));
  }
  return Scrubber(std::move(engine));
}

std::optional<Scrubber> Scrubber::Create(const ScrubberOptions& options, std::string* error) {
  absl::StatusOr<Scrubber> scrubber = Create(options);
  if (scrubber.ok()) return *std::move(scrubber);
  *error = std::string(scrubber.status().message());
  return std::nullopt;
}
#endif

namespace {

Result Failed(ScrubStatus status) noexcept { return {{}, {}, 0, status}; }

// Whether the two ranges share some bytes but do not begin together.
bool OverlapInPart(std::string_view text, const char* out, std::size_t capacity) noexcept {
  if (out == text.data()) return false;
  const std::less<const char*> before;  // a total order, unlike <
  return before(out, text.data() + text.size()) && before(text.data(), out + capacity);
}

}  // namespace

bool Scrubber::Prepare(Scratch& scratch, std::size_t longest) const noexcept {
  if (engine_ == nullptr || scratch.workspace_ == nullptr) return false;
  return engine_->Prepare(longest, *scratch.workspace_);
}

Result Scrubber::Scrub(std::string_view text, PayloadKind kind, Scratch& scratch) const noexcept {
  if (engine_ == nullptr) return Failed(ScrubStatus::kBadArgument);
  if (scratch.workspace_ == nullptr) return Failed(ScrubStatus::kOutOfMemory);
  return engine_->Scrub(text, kind, *scratch.workspace_);
}

Result Scrubber::ScrubInPlace(char* data, std::size_t size, PayloadKind kind,
                              Scratch& scratch) const noexcept {
  if (engine_ == nullptr) return Failed(ScrubStatus::kBadArgument);
  if (scratch.workspace_ == nullptr) return Failed(ScrubStatus::kOutOfMemory);
  return engine_->ScrubTo({data, size}, kind, Target::kInPlace, data, *scratch.workspace_);
}

Result Scrubber::ScrubTo(std::string_view text, PayloadKind kind, char* out, std::size_t capacity,
                         Scratch& scratch) const noexcept {
  if (engine_ == nullptr || (out == nullptr && !text.empty())) {
    return Failed(ScrubStatus::kBadArgument);
  }
  if (scratch.workspace_ == nullptr) return Failed(ScrubStatus::kOutOfMemory);
  if (capacity < text.size()) return Failed(ScrubStatus::kOutputTooSmall);
  if (OverlapInPart(text, out, capacity)) return Failed(ScrubStatus::kBadArgument);
  const Target target = out == text.data() ? Target::kInPlace : Target::kBuffer;
  return engine_->ScrubTo(text, kind, target, out, *scratch.workspace_);
}

Result Scrubber::Scan(std::string_view text, PayloadKind kind, Scratch& scratch) const noexcept {
  if (engine_ == nullptr) return Failed(ScrubStatus::kBadArgument);
  if (scratch.workspace_ == nullptr) return Failed(ScrubStatus::kOutOfMemory);
  return engine_->ScrubTo(text, kind, Target::kNowhere, nullptr, *scratch.workspace_);
}

std::vector<Explanation> Scrubber::Explain(std::string_view text, PayloadKind kind) const {
  if (engine_ == nullptr) return {};
  return engine_->Explain(text, kind);
}

std::string_view Scrubber::kernel() const noexcept {
  return engine_ == nullptr ? std::string_view() : engine_->kernel().name;
}

std::vector<std::string_view> Scrubber::AvailableKernels() {
  std::vector<std::string_view> names;
  for (const scan::Kernel* kernel : scan::AvailableKernels()) names.push_back(kernel->name);
  return names;
}

}  // namespace panveil
