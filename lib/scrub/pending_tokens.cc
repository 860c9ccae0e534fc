#include "scrub/pending_tokens.h"

#include <array>
#include <cstring>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/secure_memory.h"
#include "payload/gap.h"
#include "scrub/new_words.h"

namespace panveil::scrub {

static_assert(token::kMostDigits * (payload::kMostGapBytes + 1) <= UINT16_MAX);

namespace {

using payload::DigitRun;
using payload::Look;

constexpr std::array<Look, token::kMostDigits> kPlain{};
constexpr std::string_view kStars = "*******************";
static_assert(kStars.size() == token::kMostDigits);

// Whatever the window, so many digits can be read from its first one on: a copy of as many as there
// may be takes less than one of as many as there are.
static_assert(token::kMostDigits <= token::kFewestDigits + DigitRun::kPadding);

void WriteAt(char* out, const std::uint16_t* at, const char* token, int count) noexcept {
  for (int i = 0; i < count; ++i) {
    // Most stand in fours at least.
    if (count - i >= 4 && at[i + 3] - at[i] == 3) {
      std::memcpy(out + at[i], token + i, 4);
      i += 3;
    } else {
      out[at[i]] = token[i];
    }
  }
}

}  // namespace

// All bytes of Look at once: of what is plain nothing repeats.
bool PendingTokens::Takes(const DigitRun& run, const card::Window& window) noexcept {
  static_assert(std::has_unique_object_representations_v<Look> && sizeof(Look) == 4);
  return std::memcmp(&run.look[static_cast<std::size_t>(window.begin)], kPlain.data(),
                     static_cast<std::size_t>(window.size()) * sizeof(Look)) == 0;
}

void PendingTokens::Add(const Pan& pan, token::Tokenizer::Session& session,
                        Findings findings) noexcept {
  if (count_ == kMost || &session != session_) Make(findings);
  session_ = &session;
  Request& request = requests_[count_];
  Place& place = places_[count_++];
  const auto first = static_cast<std::size_t>(pan.window.begin);
  std::memcpy(request.digits.data(), pan.run->value.data() + first, request.digits.size());
  request.count = pan.window.size();
  place.text = pan.run->text;
  const std::size_t* const offset = pan.run->offset.data() + first;
  place.begin = offset[0];
  std::uint16_t* const at = place.at.data();
  for (int i = 0; i < pan.window.size(); ++i) {
    at[i] = static_cast<std::uint16_t>(offset[i] - place.begin);
  }
  place.out = pan.out;
  place.finding = pan.finding;
  place.digits = pan.digits;
}

bool PendingTokens::Finish(Findings findings) noexcept {
  Make(findings);
  return std::exchange(ok_, true);
}

void PendingTokens::Drop() noexcept {
  base::Wipe(requests_.data(), count_ * sizeof(Request));
  count_ = 0;
  ok_ = true;
}

void PendingTokens::Make(Findings findings) noexcept {
  if (count_ == 0) return;
  session_->TokenizeAll(requests_.data(), count_);
  for (std::size_t i = 0; i < count_; ++i) Write(requests_[i], places_[i], findings);
  base::Wipe(requests_.data(), count_ * sizeof(Request));
  count_ = 0;
}

void PendingTokens::Write(const Request& request, const Place& place, Findings findings) noexcept {
  const std::uint16_t* const at = place.at.data();
  if (request.ok && !MakesWord(place.text, place.begin, at, request.count, request.token.data())) {
    if (place.out != nullptr) WriteAt(place.out, at, request.token.data(), request.count);
    return;
  }
  ok_ = false;
  // Of a token of digits, what stands beside it was told that none of its digits can be read.
  if (place.digits && place.out != nullptr) {
    WriteAt(place.out, at, kStars.data(), request.count);
  }
  if (place.finding < findings.count) {
    findings.first[place.finding].action = place.digits ? Action::kRedact : Action::kMask;
  }
}

}  // namespace panveil::scrub
