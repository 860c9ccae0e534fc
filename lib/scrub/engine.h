// The pipeline: bytes -> scan -> payload -> card -> policy -> token -> bytes.
#ifndef PANVEIL_SCRUB_ENGINE_H_
#define PANVEIL_SCRUB_ENGINE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "panveil/options.h"
#include "panveil/scrubber.h"
#include "policy/field_rules.h"
#include "policy/pattern_set.h"
#include "policy/policy.h"
#include "scan/kernel.h"
#include "scrub/evidence.h"
#include "scrub/workspace.h"
#include "token/tokenizer.h"

namespace panveil::scrub {

class Rewriter;

// Where the scrubbed text goes.
enum class Target : std::uint8_t {
  kNowhere,  // findings only
  kScratch,  // the workspace, once something is replaced; nothing is copied when nothing is
  kBuffer,   // a buffer, clean or not
  kInPlace,  // the text itself
};

// Immutable; any number of threads may use one, each with a Workspace of its own.
class Engine {
 public:
  // What of a payload is scrubbed at a time (sections.h).
  static constexpr std::size_t kSectionBytes = std::size_t{1} << 20;
  static constexpr std::size_t kFewestSectionBytes = 128;

  // Without tokenizers cards are masked. Null when an option is wrong, with the reason,
  // which starts with the option's name, in `*error`. `section_bytes`: others than kSectionBytes,
  // at least kFewestSectionBytes, are for tests.
  [[nodiscard]] static std::shared_ptr<const Engine> Create(
      const ScrubberOptions& options, token::Tokenizers tokenizers, std::string* error,
      std::size_t section_bytes = kSectionBytes);

  // Makes all of `workspace` that texts of up to `longest` bytes need. False when that failed.
  [[nodiscard]] bool Prepare(std::size_t longest, Workspace& workspace) const noexcept;

  // ScrubTo() with Target::kScratch: the hot call, in the header so that a clean text takes one
  // frame, and no call but the kernel's.
  [[nodiscard]] Result Scrub(std::string_view text, PayloadKind kind,
                             Workspace& workspace) const noexcept;

  // Whether Scrub() of a text would say that it is clean: for who has no workspace before it is
  // needed.
  [[nodiscard]] bool IsCleanText(std::string_view text) const noexcept;

  // `out` is the buffer of kBuffer or the text itself of kInPlace, at least text.size() bytes.
  [[nodiscard, gnu::noinline]] Result ScrubTo(std::string_view text, PayloadKind kind,
                                              Target target, char* out,
                                              Workspace& workspace) const noexcept;

  // Lets `rewriter` know of all that is found in `text`, which is a text whatever it looks like.
  // False when memory ran out.
  [[nodiscard]] bool Recognize(std::string_view text, const scan::Survey& survey,
                               Rewriter& rewriter, Workspace& workspace,
                               const KnownEvidence& known = {}) const noexcept;

  // Whether nothing in `text` is to be looked at, by the survey of it, patterns aside.
  [[nodiscard]] bool IsClean(std::string_view text, scan::Survey survey) const noexcept;

  [[nodiscard]] std::vector<Explanation> Explain(std::string_view text, PayloadKind kind) const;
  [[nodiscard]] std::vector<Explanation> ExplainText(std::string_view text) const;

  [[nodiscard]] const scan::Kernel& kernel() const noexcept { return *kernel_; }
  [[nodiscard]] const ScrubberOptions& options() const noexcept { return options_; }
  // Null when there are none.
  [[nodiscard]] const policy::PatternSet* patterns() const noexcept { return patterns_.get(); }
  [[nodiscard]] const policy::Policy& policy() const noexcept { return policy_; }
  [[nodiscard]] std::size_t section_bytes() const noexcept { return section_bytes_; }
  [[nodiscard]] const policy::FieldRules& fields() const noexcept { return fields_; }
  [[nodiscard]] const token::Tokenizers& tokenizers() const noexcept { return tokenizers_; }
  // Unique in this process; a workspace tells by it whose cipher session it holds.
  [[nodiscard]] std::uint64_t number() const noexcept { return number_; }

 private:
  Engine() = default;

  // The rest of Scrub() for `result.text`: once there is something to look at, and of what is no
  // text, or cannot be scrubbed.
  [[gnu::noinline]] void ScrubFound(scan::Survey survey, Workspace& workspace,
                                    Result& result) const noexcept;
  [[gnu::noinline]] void ScrubOther(PayloadKind kind, Workspace& workspace,
                                    Result& result) const noexcept;
  [[nodiscard]] Result Rewrite(std::string_view text, const scan::Survey& survey, Target target,
                               char* out, Workspace& workspace) const noexcept;

  ScrubberOptions options_;
  policy::Policy policy_;
  policy::FieldRules fields_;
  std::unique_ptr<const policy::PatternSet> patterns_;
  token::Tokenizers tokenizers_;
  const scan::Kernel* kernel_ = nullptr;
  std::uint64_t number_ = 0;
  std::size_t section_bytes_ = kSectionBytes;
};

inline bool Engine::IsClean(std::string_view text, scan::Survey survey) const noexcept {
  return survey.stretch == text.size() && !survey.words() &&
         (!survey.more() ||
          !HasLabelledCode(*kernel_, text, survey.codes(), options_.sensitivity, {0, text.size()}));
}

inline bool Engine::IsCleanText(std::string_view text) const noexcept {
  return patterns_ == nullptr && text.data() != nullptr &&
         text.size() <= options_.max_input_bytes &&
         IsClean(text, kernel_->survey(text.data(), text.size()));
}

inline Result Engine::Scrub(std::string_view text, PayloadKind kind,
                            Workspace& workspace) const noexcept {
  // Where the caller wants it, from the start: over the kernel's call no register has to keep it.
  Result result{text, {}, 0, ScrubStatus::kOk};
  if (kind != PayloadKind::kText || text.data() == nullptr ||
      text.size() > options_.max_input_bytes) {
    ScrubOther(kind, workspace, result);
  } else {
    const scan::Survey survey = kernel_->survey(text.data(), text.size());
    const bool plain = survey.stretch == result.text.size() && !survey.more();
    if (!plain || patterns_ != nullptr) ScrubFound(survey, workspace, result);
  }
  return result;
}

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_ENGINE_H_
