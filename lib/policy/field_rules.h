// Which fields of a payload hold card data, and which are scrubbed at all.
#ifndef PANVEIL_POLICY_FIELD_RULES_H_
#define PANVEIL_POLICY_FIELD_RULES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "card/field_name.h"
#include "panveil/options.h"
#include "policy/path_glob.h"

namespace panveil::policy {

// Immutable after Create(); any number of threads may use one.
class FieldRules {
 public:
  // Nullopt when an option is wrong, with the reason, which starts with its name, in `*error`.
  [[nodiscard]] static std::optional<FieldRules> Create(const ScrubberOptions& options,
                                                        std::string* error);

  // What a name says: the merchant's own ones first. `name` is decoded.
  [[nodiscard]] card::FieldKind KindOf(std::string_view name) const noexcept;

  // False for nearly every name that KindOf() calls neither code, date nor track, nor
  // card::IsPartName(). Costs less.
  [[nodiscard]] bool MayBeCodeOrDate(std::string_view name) const noexcept {
    return !names_.empty() || card::MayBeCodeOrDate(name);
  }

  // Whether Covers() is true of every path.
  [[nodiscard]] bool CoversAll() const noexcept { return included_.empty() && excluded_.empty(); }

  // Whether the field of that path is scrubbed. `cut`: its end is not known; then it is.
  [[nodiscard]] bool Covers(std::string_view path, bool cut) const noexcept;

 private:
  struct Name {
    std::string folded;
    card::FieldKind kind;
  };
  std::vector<Name> names_;
  std::vector<PathGlob> included_;
  std::vector<PathGlob> excluded_;
};

}  // namespace panveil::policy

#endif  // PANVEIL_POLICY_FIELD_RULES_H_
