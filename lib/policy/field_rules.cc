#include "policy/field_rules.h"

#include <algorithm>
#include <cstddef>

#include "text/char_class.h"

namespace panveil::policy {

using card::FieldKind;

namespace {

constexpr std::size_t kMostNames = 1024;
constexpr std::size_t kMostNameBytes = 64;

char Fold(char c) noexcept { return text::IsLetter(c) ? static_cast<char>(c | 0x20) : c; }

FieldKind KindFor(FieldMeaning meaning) noexcept {
  switch (meaning) {
    case FieldMeaning::kPan:
      return FieldKind::kPan;
    case FieldMeaning::kVerificationCode:
      return FieldKind::kCode;
    case FieldMeaning::kExpiry:
      return FieldKind::kExpiry;
    case FieldMeaning::kTrack:
      return FieldKind::kTrack;
    case FieldMeaning::kHolder:
      return FieldKind::kHolder;
    case FieldMeaning::kNothing:
      break;
  }
  return FieldKind::kNone;
}

bool AddGlobs(const std::vector<std::string>& patterns, const char* option,
              std::vector<PathGlob>* globs, std::string* error) {
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    std::string reason;
    std::optional<PathGlob> glob = PathGlob::Create(patterns[i], &reason);
    if (!glob) {
      *error = std::string(option) + "[" + std::to_string(i) + "]: " + reason;
      return false;
    }
    globs->push_back(*std::move(glob));
  }
  return true;
}

}  // namespace

std::optional<FieldRules> FieldRules::Create(const ScrubberOptions& options, std::string* error) {
  FieldRules rules;
  if (options.field_names.size() > kMostNames) {
    *error = "field_names: at most 1024";
    return std::nullopt;
  }
  for (std::size_t i = 0; i < options.field_names.size(); ++i) {
    const FieldName& field = options.field_names[i];
    const std::string where = "field_names[" + std::to_string(i) + "]: ";
    if (field.name.empty() || field.name.size() > kMostNameBytes) {
      *error = where + "name must be 1 to 64 bytes";
      return std::nullopt;
    }
    if (field.meaning > FieldMeaning::kHolder) {
      *error = where + "meaning must be one of FieldMeaning";
      return std::nullopt;
    }
    std::string folded = field.name;
    std::transform(folded.begin(), folded.end(), folded.begin(), Fold);
    const auto same = [&](const Name& name) { return name.folded == folded; };
    if (std::any_of(rules.names_.begin(), rules.names_.end(), same)) {
      *error = where + "name is given twice";
      return std::nullopt;
    }
    rules.names_.push_back({std::move(folded), KindFor(field.meaning)});
  }
  if (!AddGlobs(options.include_paths, "include_paths", &rules.included_, error) ||
      !AddGlobs(options.exclude_paths, "exclude_paths", &rules.excluded_, error)) {
    return std::nullopt;
  }
  return rules;
}

FieldKind FieldRules::KindOf(std::string_view name) const noexcept {
  // A scrub has replaced part of it: what is left says no more than the whole did. One star alone
  // is what forms write where something must be given: "CVV *".
  const std::size_t star = name.find('*');
  if (star != std::string_view::npos && name.find('*', star + 1) != std::string_view::npos) {
    return FieldKind::kNone;
  }
  for (const Name& own : names_) {
    if (own.folded.size() == name.size() &&
        std::equal(name.begin(), name.end(), own.folded.begin(),
                   [](char a, char b) { return Fold(a) == b; })) {
      return own.kind;
    }
  }
  return card::ClassifyField(name);
}

bool FieldRules::Covers(std::string_view path, bool cut) const noexcept {
  if (cut) return true;
  const auto any_matches = [path](const std::vector<PathGlob>& globs, bool hidden) {
    return std::any_of(globs.begin(), globs.end(),
                       [&](const PathGlob& glob) { return glob.Matches(path, hidden); });
  };
  if (any_matches(excluded_, false)) return false;
  return included_.empty() || any_matches(included_, true);
}

}  // namespace panveil::policy
