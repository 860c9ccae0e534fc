#include "scrub/rewriter.h"

#include <algorithm>
#include <cstring>

#include "base/secure_memory.h"
#include "scrub/new_words.h"
#include "scrub/replaced_digit.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace panveil::scrub {

using card::Window;
using payload::DigitRun;

namespace {

constexpr char kMaskChar = '*';

// Whether `c` parts fields of a dump, a table or a track, which keep their places.
bool PartsFields(char c) noexcept {
  return std::string_view("|,;:\t^=?").find(c) != std::string_view::npos;
}

}  // namespace

Rewriter::Rewriter(const Engine& engine, std::string_view text, Target target, char* out,
                   Workspace& workspace) noexcept
    : engine_(engine),
      text_(text),
      target_(target),
      out_(target == Target::kInPlace ? nullptr : out),
      in_place_(target == Target::kInPlace ? out : nullptr),
      workspace_(workspace) {}

Rewriter::Rewriter(const Engine& engine, std::string_view text, Workspace& workspace,
                   EditSink& edits, TextForm form, std::size_t before) noexcept
    : engine_(engine),
      text_(text),
      target_(Target::kScratch),
      out_(nullptr),
      in_place_(nullptr),
      workspace_(workspace),
      edits_(&edits),
      form_(form),
      before_(before) {}

void Rewriter::OnCover(const DigitRun& run, const Window& window) noexcept {
  Finding finding;
  finding.action = Action::kRedact;
  finding.digits = static_cast<std::uint8_t>(window.size());
  finding.offset = OffsetOf(run, window.begin);
  finding.length = run.End(window.end - 1) - finding.offset;
  WriteThrough(finding.offset);
  Note(finding);
  // Wide covers are written in pieces of what one PAN may hold.
  Replacement cover{};
  cover.fill(CoverCharFor(run, window));
  for (int i = window.begin; i < window.end; i += card::kMaxPanDigits) {
    WriteDigits(run, {i, std::min(window.end, i + card::kMaxPanDigits)}, cover.data());
  }
  TellEdit();
}

void Rewriter::OnCompanion(const card::Companion& companion) noexcept {
  // What a match of a pattern has taken already is gone.
  const std::size_t begin = std::max(companion.span.begin, read_);
  if (begin >= companion.span.end) return;
  WriteThrough(begin);
  Finding finding;
  finding.kind = companion.kind;
  finding.confidence = Confidence::kHigh;
  finding.action = Action::kRedact;
  finding.offset = begin;
  finding.length = companion.span.end - begin;
  Note(finding);
  for (; read_ < companion.span.end; ++read_) {
    const char c = text_[read_];
    if (!text::IsUtf8Trail(c)) Put(PartsFields(c) ? c : kMaskChar);
  }
  TellEdit();
}

void Rewriter::WriteDigits(const DigitRun& run, const Window& window, const char* digits) noexcept {
  const bool as_it_is = edits_ == nullptr || edits_->MayChangeLater();
  if (as_it_is && PendingTokens::Takes(run, window)) return WritePlain(run, window, digits);
  for (int i = window.begin; i < window.end;) {
    const std::size_t from = OffsetOf(run, i);
    Copy(from);  // what separates this digit from the one before
    const char* const replacement = digits + (i - window.begin);
    // Digits in a row of one byte each, replaced by one byte each. Not run.look[i], which in a
    // hardened build checks `i` each time.
    const payload::Look* const look = run.look.data() + i;
    const std::size_t* const offset = run.offset.data() + i;
    const auto left = static_cast<std::size_t>(window.end - i);
    std::size_t plain = 0;
    while (plain < left && payload::IsPlainLook(look[plain]) && offset[plain] == from + plain) {
      ++plain;
    }
    i += static_cast<int>(plain);
    if (plain == 0) {
      if (run.End(i) != from) TellEdit();
      WriteDigit(run, i, *replacement);
      read_ = run.End(i++);
      continue;
    }
    if (HasOutput()) std::memcpy(out_ + written_, replacement, plain);
    written_ += plain;
    read_ = from + plain;
  }
}

// As most numbers are written: one byte a digit, and few between, which stay what they are.
void Rewriter::WritePlain(const DigitRun& run, const Window& window, const char* digits) noexcept {
  const std::size_t begin = OffsetOf(run, window.begin);
  const std::size_t end = run.End(window.end - 1);
  Copy(begin);
  if (HasOutput()) {
    const std::size_t* const offset = run.offset.data() + window.begin;
    const char* const text = text_.data();
    char* out = out_ + written_;
    const int count = window.size();
    std::size_t at = begin;
    for (int i = 0; i < count; ++i, ++at) {
      for (const std::size_t to = offset[i]; at < to; ++at) *out++ = text[at];
      // Most stand in fours at least.
      if (i + 3 < count && offset[i + 3] == at + 3) {
        std::memcpy(out, digits + i, 4);
        out += 4;
        i += 3;
        at += 3;
      } else {
        *out++ = digits[i];
      }
    }
  }
  read_ = end;
  written_ += end - begin;
}

void Rewriter::WriteDigit(const DigitRun& run, int digit, char c) noexcept {
  std::array<char, text::kMostUtf8Bytes> bytes{};
  const int length = WriteReplaced(run, digit, c, bytes.data());
  for (int i = 0; i < length; ++i) Put(bytes[static_cast<std::size_t>(i)]);
}

void Rewriter::WriteThrough(std::size_t end) noexcept {
  const auto& matches = workspace_.matches;
  while (next_match_ < matches.size() && matches[next_match_].begin < end) {
    const policy::PatternMatch& match = matches[next_match_];
    if (match.end > read_) WriteMatch(match, std::min(match.end, end));
    if (match.end > end) break;  // the rest comes after the PAN
    ++next_match_;
  }
  Copy(end);
}

void Rewriter::WriteMatch(const policy::PatternMatch& match, std::size_t end) noexcept {
  Copy(match.begin);
  Finding finding;
  finding.kind = FindingKind::kCustom;
  finding.confidence = Confidence::kHigh;
  finding.action = match.action;
  finding.pattern = match.pattern;
  finding.offset = read_;
  finding.length = end - read_;
  Note(finding);
  while (read_ < end) {
    const char c = text_[read_++];
    const bool hide =
        text::IsDigit(c) || text::IsLetter(c) || static_cast<unsigned char>(c) >= 0x80;
    Put(hide ? kMaskChar : c);
  }
  TellEdit();
}

void Rewriter::Note(const Finding& finding) noexcept {
  if (edits_ == nullptr) {
    workspace_.Add(finding);
  } else {
    edits_->OnFinding(finding);
  }
}

void Rewriter::TellEdit() noexcept {
  if (edits_ == nullptr || status_ == ScrubStatus::kOutOfMemory) return;
  if (read_ != edit_begin_) edits_->OnEdit({edit_begin_, read_}, {out_, written_});
  written_ = 0;
  edit_begin_ = read_;
}

bool Rewriter::HasOutput() noexcept {
  if (target_ == Target::kNowhere || status_ == ScrubStatus::kOutOfMemory) return false;
  if (out_ == nullptr) {
    out_ = edits_ == nullptr ? workspace_.Output(text_) : workspace_.Edits(text_.size());
  }
  if (out_ == nullptr) status_ = ScrubStatus::kOutOfMemory;
  return out_ != nullptr;
}

void Rewriter::Put(char c) noexcept {
  if (HasOutput()) out_[written_] = c;
  ++written_;
}

void Rewriter::Copy(std::size_t end) noexcept {
  if (end <= read_) return;
  if (edits_ != nullptr) {
    TellEdit();
    read_ = edit_begin_ = end;
    return;
  }
  const std::size_t count = end - read_;
  if (HasOutput()) std::memcpy(out_ + written_, text_.data() + read_, count);
  read_ = end;
  written_ += count;
}

Result Rewriter::Finish() noexcept {
  Result result;
  if (edits_ != nullptr) {
    WriteThrough(text_.size());
    result.status = status_;
    return result;
  }
  if (!workspace_.pending.Finish(workspace_.to_settle())) {
    status_ = std::max(status_, ScrubStatus::kTokenizeFailed);
  }
  const bool untouched = workspace_.matches.empty() && workspace_.findings_total() == 0;
  if (target_ == Target::kNowhere) {
    WriteThrough(text_.size());
    result.text = text_;
  } else if (untouched && target_ != Target::kBuffer) {
    result.text = text_;
  } else {
    WriteThrough(text_.size());
    if (status_ != ScrubStatus::kOutOfMemory) {
      if (in_place_ != nullptr) {
        std::memcpy(in_place_, out_, written_);
        // Else the end of the text would stand there still, cards and all.
        base::Wipe(in_place_ + written_, text_.size() - written_);
      }
      result.text = {in_place_ != nullptr ? in_place_ : out_, written_};
    }
  }
  result.findings = workspace_.findings();
  result.findings_total = workspace_.findings_total();
  result.status = status_;
  return result;
}

}  // namespace panveil::scrub
