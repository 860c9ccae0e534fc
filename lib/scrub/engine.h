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
  // Without tokenizers cards are masked. Null when an option is wrong, with the reason,
  // which starts with the option's name, in `*error`.
  [[nodiscard]] static std::shared_ptr<const Engine> Create(const ScrubberOptions& options,
                                                            token::Tokenizers tokenizers,
                                                            std::string* error);

  // `out` is the buffer of kBuffer or the text itself of kInPlace, at least text.size() bytes.
  [[nodiscard]] Result Scrub(std::string_view text, PayloadKind kind, Target target, char* out,
                             Workspace& workspace) const noexcept;

  // Lets `rewriter` know of all that is found in `text`, which is a text whatever it looks like.
  // False when memory ran out.
  [[nodiscard]] bool Recognize(std::string_view text, const scan::Survey& survey,
                               Rewriter& rewriter, Workspace& workspace) const noexcept;

  // Whether nothing in `text` is to be looked at, by the survey of it, patterns aside.
  [[nodiscard]] bool IsClean(std::string_view text, const scan::Survey& survey) const noexcept;

  [[nodiscard]] std::vector<Explanation> Explain(std::string_view text, PayloadKind kind) const;

  [[nodiscard]] const scan::Kernel& kernel() const noexcept { return *kernel_; }
  [[nodiscard]] const ScrubberOptions& options() const noexcept { return options_; }
  // Null when there are none.
  [[nodiscard]] const policy::PatternSet* patterns() const noexcept { return patterns_.get(); }
  [[nodiscard]] const policy::Policy& policy() const noexcept { return policy_; }
  [[nodiscard]] const policy::FieldRules& fields() const noexcept { return fields_; }
  [[nodiscard]] const token::Tokenizers& tokenizers() const noexcept { return tokenizers_; }
  // Unique in this process; a workspace tells by it whose cipher session it holds.
  [[nodiscard]] std::uint64_t number() const noexcept { return number_; }

 private:
  Engine() = default;

  // The rest of Scrub(), once there is something to look at: apart, so that a clean text does not
  // pay for its frame.
  void Rewrite(std::string_view text, const scan::Survey& survey, Target target, char* out,
               Workspace& workspace, Result& result) const noexcept;

  ScrubberOptions options_;
  policy::Policy policy_;
  policy::FieldRules fields_;
  std::unique_ptr<const policy::PatternSet> patterns_;
  token::Tokenizers tokenizers_;
  const scan::Kernel* kernel_ = nullptr;
  std::uint64_t number_ = 0;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_ENGINE_H_
