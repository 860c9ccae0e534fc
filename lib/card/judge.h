// Decides about one window: is it a PAN?
//
// The rules, in the order they are asked (DESIGN: highest recall and precision at once):
//   1. some network issues that prefix with that many digits (iin.h);
//   2. Luhn passes. Where the network also issues numbers without: 16 or 19 digits that are all
//      there is in the piece, contiguous or in printed groups, with a card word near. Or the name
//      of a card number is tied to it (named_pan.h), and it is contiguous, or all and in printed
//      groups; and at most three of its digits are letters that look like one;
//   3. nothing around makes it a telephone number, a UUID, an IBAN or an identifier, nor, when it
//   is
//      contiguous and does not begin with the readable end of a PAN, a fraction (surroundings.h);
//   4. prefixes and lengths that are weak by themselves have a card word near;
//   5. the grouping fits (grouping.h):
//      contiguous          yes
//      conventional        yes, whatever separates the groups; with gaps of several kinds, and a ;
//                          > or quote among them, only when whole, or card word
//      halves              yes with one kind of space, dash or mark; else when whole, or card word;
//                          where the second reads as milliseconds, only with card word
//      singles             yes when at most 24 digits in a row stand apart, or the window is at
//                          either end of them, or card word; scores ("6-4 7-5") when whole, or
//                          card word
//      3-3-4 inside, or
//      3-3-3-5             with one kind of space or dash: only when whole and card word
//      3-10                with one kind of space or dash: only with card word
//      even, irregular     with one kind of space or dash: when whole, or card word
//   6. a catch-all prefix in groups inside a longer run has a card word near or an expiry after it;
//   7. kPrecise: a contiguous one, too.
// What 2 accepts without Luhn is asked 3, no more. kParanoid asks 1 and Luhn or a name only, and of
// 12 digits a card word near.
#ifndef PANVEIL_CARD_JUDGE_H_
#define PANVEIL_CARD_JUDGE_H_

#include <cstdint>

#include "card/context.h"
#include "card/iin.h"
#include "card/rule.h"
#include "card/window.h"
#include "panveil/finding.h"
#include "panveil/options.h"
#include "payload/digit_run.h"

namespace panveil::card {

struct Verdict {
  Rule rule = Rule::kNoIssuer;
  Confidence confidence = Confidence::kLow;  // ConfidenceIn() says
  Brand brand = Brand::kUnknown;
  bool passes_luhn = false;
  bool catch_all = false;  // of the prefix
  // For choosing between windows that overlap: how much speaks for this reading. 4 when it begins
  // and ends at borders, and 2 when it is contiguous or in printed groups, and 1 when Luhn passes
  // and the prefix is no catch-all.
  std::uint8_t quality = 0;
};
inline constexpr std::uint8_t kMostQuality = 7;

// Whether rule 2 may find a name before a window that begins with digit `begin`: few numbers begin
// behind a ':' or '='.
[[nodiscard]] inline bool MayBeNamedPan(const payload::DigitRun& run, int begin,
                                        const Piece& piece) noexcept {
  if (begin != piece.begin || !piece.front_known) return false;
  const std::size_t at = run.offset[static_cast<std::size_t>(begin)];
  if (at <= piece.text_from) return false;
  const auto is_tie = [](char c) { return c == ':' || c == '=' || c == '>'; };
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  const char before = run.text[at - 1];
  if (is_blank(before) && at > piece.text_from + 1) {
    return is_tie(run.text[at - 2]) || is_blank(run.text[at - 2]);
  }
  return is_tie(before) || before == '"' || before == '\'' || before == '`';
}

// `entry` is that of the window's first digits, and allows its length; `context` reads the words
// around for all windows of the run.
// REQUIRES: kMinPanDigits <= window.size() <= kMaxPanDigits.
[[nodiscard]] Verdict Judge(const payload::DigitRun& run, const Window& window, const Piece& piece,
                            const IinEntry& entry, bool passes_luhn, Sensitivity sensitivity,
                            ContextReader& context) noexcept;

// How sure a PAN is that Judge() accepts. Apart from it, as words are read for this that only a
// window that is reported needs.
[[nodiscard]] Confidence ConfidenceIn(const payload::DigitRun& run, const Window& window,
                                      const Verdict& verdict, ContextReader& context) noexcept;

}  // namespace panveil::card

#endif  // PANVEIL_CARD_JUDGE_H_
