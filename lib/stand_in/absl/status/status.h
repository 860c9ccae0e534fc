// As much of Abseil's absl/status/status.h as this library uses, for builds that carry no Abseil
// (PANVEIL_SELF_CONTAINED): bindings in one file. Names and behaviour are Abseil's; the namespace
// below keeps the two apart where both end up in one program.
#ifndef PANVEIL_STAND_IN_ABSL_STATUS_STATUS_H_
#define PANVEIL_STAND_IN_ABSL_STATUS_STATUS_H_

#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/string_view.h"

namespace absl {
inline namespace panveil_stand_in {

enum class StatusCode : int {
  kOk = 0,
  kInvalidArgument = 3,
  kNotFound = 5,
  kAlreadyExists = 6,
  kPermissionDenied = 7,
  kResourceExhausted = 8,
  kFailedPrecondition = 9,
  kInternal = 13,
  kUnavailable = 14,
};

class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(StatusCode code, string_view message) : code_(code), message_(message) {}

  [[nodiscard]] bool ok() const noexcept { return code_ == StatusCode::kOk; }
  [[nodiscard]] StatusCode code() const noexcept { return code_; }
  [[nodiscard]] string_view message() const noexcept { return message_; }

  friend bool operator==(const Status& a, const Status& b) noexcept {
    return a.code_ == b.code_ && a.message_ == b.message_;
  }
  // A template, so that who prints none needs no <ostream>.
  template <typename Stream>
  friend Stream& operator<<(Stream& out, const Status& status) {
    out << status.message();
    return out;
  }

 private:
  StatusCode code_ = StatusCode::kOk;
  std::string message_;
};

inline Status OkStatus() { return {}; }
inline Status InvalidArgumentError(string_view message) {
  return {StatusCode::kInvalidArgument, message};
}
inline Status NotFoundError(string_view message) { return {StatusCode::kNotFound, message}; }
inline Status AlreadyExistsError(string_view message) {
  return {StatusCode::kAlreadyExists, message};
}
inline Status PermissionDeniedError(string_view message) {
  return {StatusCode::kPermissionDenied, message};
}
inline Status ResourceExhaustedError(string_view message) {
  return {StatusCode::kResourceExhausted, message};
}
inline Status FailedPreconditionError(string_view message) {
  return {StatusCode::kFailedPrecondition, message};
}
inline Status InternalError(string_view message) { return {StatusCode::kInternal, message}; }
inline Status UnavailableError(string_view message) { return {StatusCode::kUnavailable, message}; }

}  // namespace panveil_stand_in
}  // namespace absl

#endif  // PANVEIL_STAND_IN_ABSL_STATUS_STATUS_H_
