// What one thread needs to scrub: all memory of the hot path.
#ifndef PANVEIL_SCRUB_WORKSPACE_H_
#define PANVEIL_SCRUB_WORKSPACE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "card/recognizer.h"
#include "panveil/finding.h"
#include "panveil/options.h"
#include "payload/digit_run.h"
#include "policy/pattern_set.h"
#include "scan/kernel.h"
#include "scrub/payload_memory.h"
#include "scrub/pending_tokens.h"
#include "token/tokenizer.h"

namespace panveil::scrub {

class Workspace {
 public:
  Workspace() = default;
  ~Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  // Makes all buffers, for texts of up to `longest` bytes. False when memory ran out.
  [[nodiscard]] bool Prepare(std::size_t longest) noexcept;

  // A buffer for what `text` becomes, as long as it and apart from it and `other`: they may be what
  // the calls before wrote here. Lives until the next call but one. Null when memory ran out.
  [[nodiscard]] char* Output(std::string_view text, std::string_view other = {}) noexcept;

  // Two more: for what `text` becomes section by section, apart from it, until the next call but
  // one; and for a section with what is put around it, until the next of these. Null when memory
  // ran out.
  [[nodiscard]] char* Whole(std::string_view text) noexcept;
  [[nodiscard]] char* Joined(std::size_t size) noexcept { return Room(joined_, size); }
  // The latter holds text as it came.
  void WipeJoined() noexcept;

  // A buffer for what is written for one finding of a text of `size` bytes. Null when memory ran
  // out.
  [[nodiscard]] char* Edits(std::size_t size) noexcept;

  // What payloads take beside that, made on first use. Null when memory ran out.
  [[nodiscard]] PayloadMemory* Payloads() noexcept;

  // A cipher session of the engine with that number, made on first use; null when that failed.
  [[nodiscard]] token::Tokenizer::Session* Session(std::uint64_t engine, TokenFormat format,
                                                   const token::Tokenizer& tokenizer) noexcept;

  // Empties the findings and makes room for `most` of them. False when memory ran out.
  [[nodiscard]] bool StartFindings(std::size_t most) noexcept;

  // Forgets those that were added since there were so many, in all.
  void DropFindings(std::size_t kept, std::size_t total) noexcept {
    findings_.resize(kept);
    findings_total_ = total;
  }

  // Keeps the first `most` findings, counts all.
  void Add(const Finding& finding) noexcept;

  // The findings kept, to be put right.
  [[nodiscard]] Finding* kept() noexcept { return findings_.data(); }
  [[nodiscard]] std::size_t kept_size() const noexcept { return findings_.size(); }
  [[nodiscard]] PendingTokens::Findings to_settle() noexcept { return {kept(), kept_size()}; }

  [[nodiscard]] Findings findings() const noexcept { return {findings_.data(), findings_.size()}; }
  [[nodiscard]] std::size_t findings_total() const noexcept { return findings_total_; }

  payload::DigitRun run;
  card::Recognizer recognizer;
  std::vector<policy::PatternMatch> matches;
  PendingTokens pending;

 private:
  struct Buffer {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };
  static char* Room(Buffer& buffer, std::size_t size) noexcept;
  [[nodiscard]] static bool Holds(const Buffer& buffer, std::string_view text) noexcept;

  std::unique_ptr<PayloadMemory> payloads_;
  Buffer edits_;
  Buffer joined_;
  std::array<Buffer, 2> wholes_;   // the second only for a text that is in the first
  std::array<Buffer, 3> outputs_;  // the others only for a text that is in the first
  std::array<std::unique_ptr<token::Tokenizer::Session>, 2> sessions_;  // by TokenFormat
  std::uint64_t sessions_engine_ = 0;  // whose they are; engines count from 1
  std::vector<Finding> findings_;
  std::size_t findings_most_ = 0;
  std::size_t findings_total_ = 0;
};

}  // namespace panveil::scrub

#endif  // PANVEIL_SCRUB_WORKSPACE_H_
