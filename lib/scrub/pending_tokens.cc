#include "scrub/pending_tokens.h"

#include <algorithm>
#include <utility>

#include "base/secure_memory.h"
#include "payload/gap.h"
#include "scrub/new_words.h"

namespace panveil::scrub {

static_assert(token::kMostDigits * (payload::kMostGapBytes + 1) <= UINT16_MAX);

bool PendingTokens::Takes(const payload::DigitRun& run, const card::Window& window) noexcept {
  for (int i = window.begin; i < window.end; ++i) {
    if (!run.IsPlain(i)) return false;
  }
  return true;
}

void PendingTokens::Add(const Pan& pan, token::Tokenizer::Session& session,
                        Findings findings) noexcept {
  if (count_ == kMost || &session != session_) Make(findings);
  session_ = &session;
  Request& request = requests_[count_];
  Place& place = places_[count_++];
  const auto first = static_cast<std::size_t>(pan.window.begin);
  const auto size = static_cast<std::size_t>(pan.window.size());
  std::copy_n(pan.run->value.begin() + first, size, request.digits.begin());
  request.count = pan.window.size();
  place.text = pan.run->text;
  place.begin = pan.run->offset[first];
  for (std::size_t i = 0; i < size; ++i) {
    place.at[i] = static_cast<std::uint16_t>(pan.run->offset[first + i] - place.begin);
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
  const auto size = static_cast<std::size_t>(request.count);
  if (request.ok &&
      !MakesWord(place.text, place.begin, place.at.data(), request.count, request.token.data())) {
    for (std::size_t i = 0; place.out != nullptr && i < size; ++i) {
      place.out[place.at[i]] = request.token[i];
    }
    return;
  }
  ok_ = false;
  // Of a token of digits, what stands beside it was told that none of its digits can be read.
  if (place.digits && place.out != nullptr) {
    for (std::size_t i = 0; i < size; ++i) place.out[place.at[i]] = '*';
  }
  if (place.finding < findings.count) {
    findings.first[place.finding].action = place.digits ? Action::kRedact : Action::kMask;
  }
}

}  // namespace panveil::scrub
