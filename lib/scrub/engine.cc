#include "scrub/engine.h"

#include <algorithm>
#include <atomic>

#include "scrub/evidence.h"
#include "scrub/recognition.h"
#include "scrub/rewriter.h"
#include "scrub/scrub_payload.h"

namespace panveil::scrub {

namespace {

constexpr std::size_t kMostFindings = 65536;
constexpr std::size_t kMostScopeBytes = 1024;

std::uint64_t NextNumber() noexcept {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

// What is wrong with the options, or an empty string.
std::string WhyNot(const ScrubberOptions& options) {
  if (options.sensitivity > Sensitivity::kParanoid) {
    return "sensitivity: must be balanced, precise or paranoid";
  }
  if (options.action > Action::kRedact) return "action: must be token, mask or redact";
  if (options.token_format > TokenFormat::kDigits) return "token_format: must be letters or digits";
  if (options.token_format == TokenFormat::kDigits &&
      options.sensitivity == Sensitivity::kParanoid) {
    return "token_format: digits cannot be had with sensitivity paranoid, which would take parts "
           "of a token for cards";
  }
  if (options.scope.size() > kMostScopeBytes) return "scope: at most 1024 bytes";
  if (options.max_input_bytes == 0) return "max_input_bytes: must be at least 1";
  if (options.max_findings == 0 || options.max_findings > kMostFindings) {
    return "max_findings: must be 1 to 65536";
  }
  if (options.max_depth > kMostLayers) return "max_depth: must be 0 to 16";
  return {};
}

// Null, with the reason, when this machine cannot run the kernel of that name.
const scan::Kernel* ChooseKernel(const std::string& name, std::string* error) {
  if (name.empty()) return scan::AvailableKernels().front();
  const scan::Kernel* kernel = scan::FindKernel(name);
  if (kernel != nullptr) return kernel;
  *error = "kernel: this machine has";
  for (const scan::Kernel* available : scan::AvailableKernels()) {
    *error += ' ';
    *error += available->name;
  }
  return nullptr;
}

}  // namespace

std::shared_ptr<const Engine> Engine::Create(const ScrubberOptions& options,
                                             token::Tokenizers tokenizers, std::string* error,
                                             std::size_t section_bytes) {
  *error = WhyNot(options);
  if (!error->empty()) return nullptr;
  const scan::Kernel* kernel = ChooseKernel(options.kernel, error);
  if (kernel == nullptr) return nullptr;
  std::optional<policy::Policy> policy = policy::Policy::Create(options, error);
  if (!policy) return nullptr;
  std::optional<policy::FieldRules> fields = policy::FieldRules::Create(options, error);
  if (!fields) return nullptr;
  std::unique_ptr<const policy::PatternSet> patterns;
  if (!options.patterns.empty()) {
#ifdef PANVEIL_WITH_RE2
    patterns = policy::MakePatternSet(options.patterns, error);
#else
    *error = "patterns: this build has no RE2";
#endif
    if (patterns == nullptr) return nullptr;
  }
  std::shared_ptr<Engine> engine(new Engine);
  engine->options_ = options;
  engine->policy_ = *std::move(policy);
  engine->fields_ = *std::move(fields);
  engine->patterns_ = std::move(patterns);
  engine->tokenizers_ = std::move(tokenizers);
  engine->kernel_ = kernel;
  engine->number_ = NextNumber();
  engine->section_bytes_ = std::max(section_bytes, kFewestSectionBytes);
  return engine;
}

bool Engine::Prepare(std::size_t longest, Workspace& workspace) const noexcept {
  bool ok = workspace.Prepare(longest) && workspace.StartFindings(options_.max_findings);
  if (options_.action != Action::kTokenize) return ok;
  for (const TokenFormat format : {TokenFormat::kLetters, TokenFormat::kDigits}) {
    const token::Tokenizer* const tokenizer =
        (format == TokenFormat::kLetters ? tokenizers_.letters : tokenizers_.digits).get();
    if (tokenizer != nullptr && workspace.Session(number_, format, *tokenizer) == nullptr) {
      ok = false;
    }
  }
  return ok;
}

void Engine::ScrubFound(scan::Survey survey, Workspace& workspace, Result& result) const noexcept {
  if (patterns_ == nullptr && IsClean(result.text, survey)) return;
  result = Rewrite(result.text, survey, Target::kScratch, nullptr, workspace);
}

void Engine::ScrubOther(PayloadKind kind, Workspace& workspace, Result& result) const noexcept {
  result = ScrubTo(result.text, kind, Target::kScratch, nullptr, workspace);
}

Result Engine::ScrubTo(std::string_view text, PayloadKind kind, Target target, char* out,
                       Workspace& workspace) const noexcept {
  Result result;
  if (text.data() == nullptr && !text.empty()) {
    result.status = ScrubStatus::kBadArgument;
  } else if (text.size() > options_.max_input_bytes) {
    result.status = ScrubStatus::kInputTooLong;
  } else if (kind != PayloadKind::kText) {
    ScrubPayload(*this, text, kind, target, out, workspace, result);
  } else {
    const scan::Survey survey = kernel_->survey(text.data(), text.size());
    if (target != Target::kBuffer && patterns_ == nullptr && IsClean(text, survey)) {
      result.text = text;
    } else {
      return Rewrite(text, survey, target, out, workspace);
    }
  }
  return result;
}

Result Engine::Rewrite(std::string_view text, const scan::Survey& survey, Target target, char* out,
                       Workspace& workspace) const noexcept {
  Rewriter rewriter(*this, text, target, out, workspace);
  if (!workspace.StartFindings(options_.max_findings) ||
      !Recognize(text, survey, rewriter, workspace)) {
    Result result;
    result.status = ScrubStatus::kOutOfMemory;
    return result;
  }
  return rewriter.Finish();
}

bool Engine::Recognize(std::string_view text, const scan::Survey& survey, Rewriter& rewriter,
                       Workspace& workspace, const KnownEvidence& known) const noexcept {
  workspace.matches.clear();
  if (patterns_ != nullptr && !patterns_->Match(text, &workspace.matches)) return false;
  const Recognition::Memory memory{workspace.run, workspace.recognizer};
  Recognition recognition(*kernel_, text, survey, options_.sensitivity, known, memory);
  recognition.Advance(memory, rewriter);
  workspace.run.Wipe();
  workspace.recognizer.Wipe();
  return true;
}

}  // namespace panveil::scrub
