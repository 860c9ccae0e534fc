#include "support/violations.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <utility>

#include "support/reference_items.h"
#include "text/char_class.h"
#include "text/digit_form.h"
#include "text/glyph.h"

namespace panveil::testing_support {

namespace {

bool IsDigitByte(char c) { return c >= '0' && c <= '9'; }

bool SameFinding(const Finding& a, const Finding& b) {
  return a.offset == b.offset && a.length == b.length && a.kind == b.kind && a.brand == b.brand &&
         a.confidence == b.confidence && a.action == b.action && a.digits == b.digits &&
         a.pattern == b.pattern && a.last_four == b.last_four;
}

bool SameFindings(const std::vector<Finding>& a, const Findings& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), SameFinding);
}

bool PassesLuhnCheck(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int digit = digits[digits.size() - 1 - i] - '0';
    sum += i % 2 == 1 ? digit * 2 / 10 + digit * 2 % 10 : digit;
  }
  return sum % 10 == 0;
}

// Whether digit words of more than one letter may be in it.
bool MayHoldWords(std::string_view text) {
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (text::IsLetter(text[i]) && text::IsLetter(text[i + 1])) return true;
  }
  return false;
}

// Takes the ASCII character that the first one of `output` stands for; NUL for none.
char TakeChar(std::string_view* output) {
  if (output->empty()) return '\0';
  char ascii = '\0';
  text::DigitForm form = text::DigitForm::kAscii;
  const text::Glyph glyph = text::DecodeGlyph(*output, 0);
  int length = glyph.length;
  if (glyph.kind == text::GlyphKind::kDigit) {
    ascii = glyph.canonical;
  } else if (!text::ReadForm(*output, 0, &ascii, &form, &length)) {
    ascii = '\0';
  }
  output->remove_prefix(static_cast<std::size_t>(length));
  return ascii;
}

// A star for each character, but for what parts fields.
std::string MaskedCompanion(std::string_view text) {
  std::string masked;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;
    masked.push_back(std::string_view("|,;:\t^=?").find(c) != std::string_view::npos ? c : '*');
  }
  return masked;
}

// Takes from `output` what became of the finding. False when a byte that is no digit's changed.
bool TakeFinding(const ReferenceItems& items, std::string_view text, const Finding& finding,
                 std::string_view* output, std::string* before, std::string* after) {
  const std::size_t end = items.PlaceOf(finding.offset + finding.length);
  for (std::size_t i = items.PlaceOf(finding.offset); i < end;) {
    const std::size_t escape = items.EscapedSpace(i);
    const ReferenceItem item = escape > 0 ? ReferenceItem() : items.At(i, true);
    const std::size_t next = item.count > 0 ? item.end : i + std::max<std::size_t>(escape, 1);
    // An accent on a letter may have gone with it.
    const bool accent = item.count == 0 && items.glyph(i).kind == text::GlyphKind::kInvisible &&
                        i > 0 && items.glyph(i - 1).kind == text::GlyphKind::kLetter;
    const bool gone = accent && output->substr(0, items.glyph(i).length) !=
                                    text.substr(items.Offset(i), items.glyph(i).length);
    if (item.count == 0 && !gone) {
      const std::string_view same =
          text.substr(items.Offset(i), items.Offset(next) - items.Offset(i));
      if (output->substr(0, same.size()) != same) return false;
      output->remove_prefix(same.size());
    }
    for (int n = 0; n < item.count; ++n) {
      before->push_back(static_cast<char>('0' + item.value));
      after->push_back(TakeChar(output));
    }
    i = next;
  }
  return true;
}

}  // namespace

#ifndef PANVEIL_CORE_ONLY
std::shared_ptr<const Keyring> FixedKeyring() {
  absl::StatusOr<Keyring> keyring = Keyring::Generate();
  absl::StatusOr<SecretKey> key = SecretKey::FromBytes("0123456789abcdef0123456789abcdef");
  if (!keyring.ok() || !key.ok()) std::abort();
  const std::string generated = keyring->Ids()[0];
  if (!keyring->Rotate(*std::move(key), "fixed").ok()) std::abort();
  if (!keyring->Remove(generated).ok()) std::abort();
  return std::make_shared<const Keyring>(*std::move(keyring));
}
#endif

PropertyChecker::PropertyChecker(const ScrubberOptions& options) : options_(options) {
  for (const std::string_view kernel : Scrubber::AvailableKernels()) {
    ScrubberOptions with_kernel = options;
    with_kernel.kernel = std::string(kernel);
    std::string error;
    std::optional<Scrubber> scrubber = Scrubber::Create(with_kernel, &error);
    if (!scrubber) std::abort();
    scrubbers_.push_back(*std::move(scrubber));
  }
}

std::string PropertyChecker::name() const {
  static constexpr const char* kSensitivities[] = {"balanced", "precise", "paranoid"};
  std::string name(ActionName(options_.action));
  if (options_.token_format == TokenFormat::kDigits) name += " of digits";
  return name + ", " + kSensitivities[static_cast<int>(options_.sensitivity)];
}

std::string PropertyChecker::Scrubbed(std::string_view text) {
  return std::string(scrubbers_[0].Scrub(text, PayloadKind::kText, scratch_).text);
}

const char* PropertyChecker::CheckDigits(const Finding& finding, std::string_view before,
                                         std::string_view after) const {
  const bool pan = finding.last_four[0] != '\0';
  if (before.size() != finding.digits) return "a finding counts its digits wrong";
  if (!pan) {
    const bool one_letter = after.find_first_not_of(after[0]) == after.npos;
    return one_letter && (after[0] == 'X' || after[0] == 'Q') ? nullptr : "a cover has other bytes";
  }
  const bool last_four_kept = finding.action != Action::kRedact;
  const std::string_view hidden = after.substr(0, after.size() - (last_four_kept ? 4 : 0));
  if (last_four_kept && before.compare(before.size() - 4, 4, after, after.size() - 4, 4) != 0) {
    return "the last four digits changed";
  }
  const bool digit_token = options_.token_format == TokenFormat::kDigits &&
                           finding.action == Action::kTokenize &&
                           std::all_of(after.begin(), after.end(), IsDigitByte);
  if (digit_token) return PassesLuhnCheck(after) ? "a digit token passes Luhn" : nullptr;
  return std::any_of(hidden.begin(), hidden.end(), IsDigitByte) ? "a digit survived" : nullptr;
}

const char* PropertyChecker::CheckOutput(std::string_view text, const Result& result) const {
  // A token that would read as a word is not made.
  const bool masked =
      options_.action == Action::kTokenize &&
      std::any_of(result.findings.begin(), result.findings.end(),
                  [](const Finding& finding) { return finding.action == Action::kMask; });
  if (result.status != ScrubStatus::kOk &&
      !(masked && result.status == ScrubStatus::kTokenizeFailed)) {
    return "the status is not ok";
  }
  const bool ascii = std::all_of(text.begin(), text.end(),
                                 [](char c) { return static_cast<signed char>(c) >= 0; });
  if (result.text.size() > text.size()) return "the text is longer";
  if (ascii && !MayHoldWords(text) && result.text.size() != text.size())
    return "the length changed";
  if (result.findings_total != result.findings.size()) return "findings are missing";
  if (result.findings.empty() && result.text.data() != text.data()) return "clean, but copied";
  const ReferenceItems items(text);
  std::string_view output = result.text;  // what is left of it
  std::size_t end = 0;
  for (const Finding& finding : result.findings) {
    if (finding.offset < end) return "findings overlap or are out of order";
    const std::size_t between = finding.offset - end;
    if (text.substr(end, between) != output.substr(0, between)) {
      return "a byte outside the findings changed";
    }
    output.remove_prefix(between);
    end = finding.offset + finding.length;
    if (finding.length == 0 || end > text.size()) return "a finding is not inside the text";
    if (finding.kind != FindingKind::kPan) {
      const std::string stars = MaskedCompanion(text.substr(finding.offset, finding.length));
      if (output.substr(0, stars.size()) != stars) return "a companion is readable";
      output.remove_prefix(stars.size());
      continue;
    }
    std::string before;
    std::string after;
    if (!TakeFinding(items, text, finding, &output, &before, &after)) {
      return "a separator inside a finding changed";
    }
    if (const char* wrong = CheckDigits(finding, before, after)) return wrong;
  }
  return text.substr(end) == output ? nullptr : "a byte behind the findings changed";
}

const char* PropertyChecker::CheckOtherWays(const Scrubber& scrubber, std::string_view text,
                                            std::string_view output,
                                            const std::vector<Finding>& findings) {
  const Result again = scrubber.Scrub(text, PayloadKind::kText, scratch_);
  if (again.text != output) return "a kernel, or a second time, gives another text";
  if (!SameFindings(findings, again.findings)) return "a kernel gives other findings";
  const Result scan = scrubber.Scan(text, PayloadKind::kText, scratch_);
  if (scan.text.data() != text.data()) return "Scan gives another text";
  if (!SameFindings(findings, scan.findings)) return "Scan gives other findings";
  std::string in_place(text);
  Result result =
      scrubber.ScrubInPlace(in_place.data(), in_place.size(), PayloadKind::kText, scratch_);
  if (result.text != output || result.text.data() != in_place.data())
    return "ScrubInPlace gives another text";
  if (!result.findings.empty() &&
      in_place.find_first_not_of('\0', output.size()) != in_place.npos) {
    return "ScrubInPlace leaves bytes behind the text";
  }
  if (!SameFindings(findings, result.findings)) return "ScrubInPlace gives other findings";
  std::string buffer(text.size() + 1, '!');
  result = scrubber.ScrubTo(text, PayloadKind::kText, buffer.data(), text.size(), scratch_);
  if (result.text != output || result.text.data() != buffer.data()) {
    return "ScrubTo gives another text";
  }
  if (buffer.back() != '!') return "ScrubTo wrote behind the buffer";
  return SameFindings(findings, result.findings) ? nullptr : "ScrubTo gives other findings";
}

std::string PropertyChecker::Violation(std::string_view text) {
  const Result result = scrubbers_[0].Scrub(text, PayloadKind::kText, scratch_);
  if (const char* wrong = CheckOutput(text, result)) return wrong;
  const std::string output(result.text);
  const std::vector<Finding> findings(result.findings.begin(), result.findings.end());
  for (const Scrubber& scrubber : scrubbers_) {
    if (const char* wrong = CheckOtherWays(scrubber, text, output, findings)) return wrong;
  }
  return Scrubbed(output) == output ? std::string() : "not idempotent";
}

}  // namespace panveil::testing_support
