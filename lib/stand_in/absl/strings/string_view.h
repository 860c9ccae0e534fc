// See absl/status/status.h here. With a new Abseil, too, this is the standard's.
#ifndef PANVEIL_STAND_IN_ABSL_STRINGS_STRING_VIEW_H_
#define PANVEIL_STAND_IN_ABSL_STRINGS_STRING_VIEW_H_

#include <string_view>

namespace absl {
inline namespace panveil_stand_in {

using string_view = std::string_view;

}  // namespace panveil_stand_in
}  // namespace absl

#endif  // PANVEIL_STAND_IN_ABSL_STRINGS_STRING_VIEW_H_
