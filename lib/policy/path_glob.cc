#include "policy/path_glob.h"

#include <algorithm>

#include "text/char_class.h"

namespace panveil::policy {

namespace {

constexpr std::size_t kMostPatternBytes = 256;
constexpr std::ptrdiff_t kMostDigits = 8;  // more are not shown in paths

// Takes the first step off `path`: a name, or an item with its brackets.
std::string_view TakeStep(std::string_view& path) noexcept {
  if (!path.empty() && path[0] == '.') path.remove_prefix(1);
  std::size_t end = std::min(path.find_first_of(".[", 1), path.size());
  if (!path.empty() && path[0] == '[') end = std::min(path.find(']'), path.size() - 1) + 1;
  const std::string_view step = path.substr(0, end);
  path.remove_prefix(step.size());
  return step;
}

bool IsItem(std::string_view step) noexcept { return step[0] == '['; }

bool StepMatches(std::string_view pattern, std::string_view step, bool hidden) noexcept {
  return pattern == "*" || (hidden && step == "*") || pattern == step ||
         (pattern == "[]" && IsItem(step));
}

const char* WhyNot(std::string_view step) noexcept {
  const auto digit = [](char c) { return text::IsDigit(c); };
  if (step.empty()) return "a step is empty";
  if (step == "*" || step == "**") return nullptr;
  if (IsItem(step)) {
    const std::string_view inside = step.substr(1, step.size() - 2);
    const bool closed = step.size() >= 2 && step.back() == ']';
    return closed && std::all_of(inside.begin(), inside.end(), digit)
               ? nullptr
               : "brackets hold nothing or a number";
  }
  const auto allowed = [](char c) {
    return text::IsLetter(c) || text::IsDigit(c) ||
           std::string_view("_-:$@").find(c) != std::string_view::npos;
  };
  if (!std::all_of(step.begin(), step.end(), allowed)) {
    return "names are of [A-Za-z0-9_:$@-], or * or **";
  }
  if (std::count_if(step.begin(), step.end(), digit) > kMostDigits) {
    return "a name has more than 8 digits";
  }
  return nullptr;
}

}  // namespace

std::optional<PathGlob> PathGlob::Create(std::string_view pattern, std::string* error) {
  if (pattern.empty() || pattern.size() > kMostPatternBytes || pattern.back() == '.') {
    *error = "must be 1 to 256 bytes, and not end with a dot";
    return std::nullopt;
  }
  PathGlob glob;
  for (std::string_view rest = pattern; !rest.empty();) {
    const std::string_view step = TakeStep(rest);
    if (const char* const wrong = WhyNot(step); wrong != nullptr) {
      *error = wrong;
      return std::nullopt;
    }
    glob.steps_.emplace_back(step);
  }
  return glob;
}

bool PathGlob::Matches(std::string_view path, bool hidden) const noexcept {
  std::size_t at = 0;
  // Where to go on when what follows the last "**" does not match: one step further.
  std::size_t any = steps_.size();
  std::string_view after_any;
  for (;;) {
    if (at < steps_.size() && steps_[at] == "**") {
      any = at++;
      after_any = path;
      continue;
    }
    if (path.empty() && at == steps_.size()) return true;
    std::string_view rest = path;
    if (!path.empty() && at < steps_.size() && StepMatches(steps_[at], TakeStep(rest), hidden)) {
      path = rest;
      ++at;
      continue;
    }
    if (any == steps_.size() || after_any.empty()) return false;
    (void)TakeStep(after_any);
    path = after_any;
    at = any + 1;
  }
}

}  // namespace panveil::policy
