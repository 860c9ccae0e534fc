// Paths of fields, and patterns of them: events[].payload.message.content.text
#ifndef PANVEIL_POLICY_PATH_GLOB_H_
#define PANVEIL_POLICY_PATH_GLOB_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace panveil::policy {

// Steps are names, parted by dots, and items of arrays: [] for any, [3] for one. "*" is any one
// step, "**" any number of them. Immutable; any number of threads may use one.
class PathGlob {
 public:
  // Nullopt when the pattern is wrong, with the reason in `*error`.
  [[nodiscard]] static std::optional<PathGlob> Create(std::string_view pattern, std::string* error);

  // Whether all of `path` is as the pattern says. A step of the path that is not shown, "*", is as
  // any step says when `hidden`. Time is bounded by the product of their steps.
  [[nodiscard]] bool Matches(std::string_view path, bool hidden) const noexcept;

 private:
  std::vector<std::string> steps_;  // "[]" and "[3]" among them
};

}  // namespace panveil::policy

#endif  // PANVEIL_POLICY_PATH_GLOB_H_
