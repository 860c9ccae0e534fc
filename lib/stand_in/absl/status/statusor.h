// As much of Abseil's absl/status/statusor.h as this library uses: see status.h.
#ifndef PANVEIL_STAND_IN_ABSL_STATUS_STATUSOR_H_
#define PANVEIL_STAND_IN_ABSL_STATUS_STATUSOR_H_

#include <optional>
#include <type_traits>
#include <utility>

#include "absl/status/status.h"

namespace absl {
inline namespace panveil_stand_in {

// A value, or why there is none. REQUIRES, of all that reaches for the value: ok().
template <typename T>
class [[nodiscard]] StatusOr {
 public:
  // A status or a value is returned as it is. REQUIRES: !status.ok().
  StatusOr(Status status) : status_(std::move(status)) {}  // NOLINT(google-explicit-constructor)
  template <typename U, typename = std::enable_if_t<std::is_convertible_v<U&&, T> &&
                                                    !std::is_same_v<std::decay_t<U>, StatusOr> &&
                                                    !std::is_same_v<std::decay_t<U>, Status>>>
  StatusOr(U&& value) : value_(std::forward<U>(value)) {}  // NOLINT

  [[nodiscard]] bool ok() const noexcept { return status_.ok(); }
  [[nodiscard]] const Status& status() const noexcept { return status_; }

  [[nodiscard]] T& operator*() & noexcept { return *value_; }
  [[nodiscard]] const T& operator*() const& noexcept { return *value_; }
  [[nodiscard]] T&& operator*() && noexcept { return *std::move(value_); }
  [[nodiscard]] T* operator->() noexcept { return &*value_; }
  [[nodiscard]] const T* operator->() const noexcept { return &*value_; }

 private:
  Status status_;
  std::optional<T> value_;
};

}  // namespace panveil_stand_in
}  // namespace absl

#endif  // PANVEIL_STAND_IN_ABSL_STATUS_STATUSOR_H_
