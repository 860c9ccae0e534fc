// Rewriter: what becomes of a PAN.
#include <algorithm>

#include "scrub/new_words.h"
#include "scrub/pan_finding.h"
#include "scrub/rewriter.h"
#include "text/char_class.h"
#include "token/mask.h"

namespace panveil::scrub {

using card::Verdict;
using card::Window;
using payload::DigitRun;

namespace {

constexpr int kReadable = 4;  // digits that a token or a mask leaves
constexpr char kMaskChar = '*';

}  // namespace

bool Rewriter::WantsDigits(const DigitRun& run, const Window& window) const noexcept {
  // Only where no digits beside it could be read into it.
  return form_ == TextForm::kNumber || (engine_.options().token_format == TokenFormat::kDigits &&
                                        run.StandsAlone(window.begin, window.end));
}

token::Tokenizer::Session* Rewriter::Session(bool digits) noexcept {
  const token::Tokenizers& tokenizers = engine_.tokenizers();
  return digits ? workspace_.Session(engine_.number(), TokenFormat::kDigits, *tokenizers.digits)
                : workspace_.Session(engine_.number(), TokenFormat::kLetters, *tokenizers.letters);
}

bool Rewriter::Tokenize(const DigitRun& run, const Window& window, Replacement& out) noexcept {
  token::Tokenizer::Session* const session = Session(WantsDigits(run, window));
  return session != nullptr &&
         session->Tokenize(&run.value[static_cast<std::size_t>(window.begin)], window.size(),
                           out.data()) &&
         !MakesWord(run, window, out.data());
}

bool Rewriter::MayTokenize(const Verdict& verdict) const noexcept {
  // A number that fails Luhn has no token: opening one asks for Luhn.
  if (engine_.tokenizers().letters == nullptr || !verdict.passes_luhn) return false;
  if (form_ == TextForm::kText) return true;
  // kParanoid would take parts of a digit token for cards.
  return form_ == TextForm::kNumber && engine_.tokenizers().digits != nullptr &&
         engine_.options().sensitivity != Sensitivity::kParanoid;
}

Action Rewriter::Replace(const DigitRun& run, const Window& window, const Verdict& verdict,
                         Replacement& out) noexcept {
  const std::uint8_t* digits = &run.value[static_cast<std::size_t>(window.begin)];
  Action action = engine_.options().action;
  if (action == Action::kTokenize && !MayTokenize(verdict)) action = Action::kMask;
  if (action == Action::kTokenize) {
    if (Tokenize(run, window, out)) return action;
    status_ = std::max(status_, ScrubStatus::kTokenizeFailed);
    action = Action::kMask;
  }
  if (action == Action::kMask && form_ != TextForm::kText) {
    token::MaskedNumber(digits, window.size(), out.data());
  } else if (action == Action::kMask) {
    token::MaskDigits(digits, window.size(), out.data());
  } else {
    out.fill(kMaskChar);
  }
  return action;
}

int Rewriter::OnPan(const DigitRun& run, const Window& window, const Verdict& verdict) noexcept {
  Finding finding = PanFinding(run, window, verdict);
  finding.offset += before_;
  if (edits_ != nullptr && engine_.policy().asks()) finding.path = edits_->Path();
  if (engine_.policy().Allows(finding, &run.value[static_cast<std::size_t>(window.begin)])) {
    return kKept;
  }
  finding.offset -= before_;
  finding.path = {};
  Replacement replacement;
  replacement.fill(kMaskChar);
  token::Tokenizer::Session* later = SessionForLater(run, window, verdict);
  const std::size_t kept = workspace_.kept_size();
  if (later != nullptr) {
    finding.action = Action::kTokenize;
    token::MaskDigits(&run.value[static_cast<std::size_t>(window.begin)], window.size(),
                      replacement.data());
  } else {
    finding.action = Replace(run, window, verdict, replacement);
  }
  WriteThrough(finding.offset);
  Note(finding);
  if (later != nullptr) {
    WritePlain(run, window, replacement.data());
    TellEdit();
    return TokenizeLater(run, window, kept, *later);
  }
  WriteDigits(run, window, replacement.data());
  TellEdit();
  // A digit token is a number like any other: its last four digits cannot be read apart from it.
  const bool apart = finding.action != Action::kRedact && !text::IsDigit(replacement[0]);
  return apart ? kReadable : 0;
}

token::Tokenizer::Session* Rewriter::SessionForLater(const DigitRun& run, const Window& window,
                                                     const Verdict& verdict) noexcept {
  const bool later = form_ == TextForm::kText && engine_.options().action == Action::kTokenize &&
                     MayTokenize(verdict) && (edits_ == nullptr || edits_->MayChangeLater()) &&
                     PendingTokens::Takes(run, window);
  return later ? Session(WantsDigits(run, window)) : nullptr;
}

int Rewriter::TokenizeLater(const DigitRun& run, const Window& window, std::size_t kept,
                            token::Tokenizer::Session& session) noexcept {
  const std::size_t begin = OffsetOf(run, window.begin);
  const std::size_t end = run.End(window.end - 1);
  char* out = nullptr;
  if (edits_ != nullptr) {
    out = edits_->OutputAt(end) - (end - begin);
  } else if (HasOutput()) {
    out = out_ + written_ - (end - begin);
  }
  const bool digits = WantsDigits(run, window);
  const std::size_t finding = workspace_.kept_size() > kept ? kept : PendingTokens::kNoFinding;
  workspace_.pending.Add({&run, window, out, finding, digits}, session, workspace_.to_settle());
  return digits ? 0 : kReadable;
}

}  // namespace panveil::scrub
