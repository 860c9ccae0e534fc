// Calls that may run out of memory, in functions that throw nothing.
#ifndef PANVEIL_BASE_ATTEMPT_H_
#define PANVEIL_BASE_ATTEMPT_H_

namespace panveil::base {

// Calls `call`; false when it threw. Built without exceptions (WebAssembly) what would throw ends
// the program instead, so that nothing comes out either way.
template <typename Call>
[[nodiscard]] bool Attempt(Call call) noexcept {
#ifdef __cpp_exceptions
  try {
    call();
    return true;
  } catch (...) {
    return false;
  }
#else
  call();
  return true;
#endif
}

}  // namespace panveil::base

#endif  // PANVEIL_BASE_ATTEMPT_H_
