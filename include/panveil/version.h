// The one place of the version: CMake reads it from here. Plain C, for the C ABI's sake.
#ifndef PANVEIL_VERSION_H_
#define PANVEIL_VERSION_H_

#define PANVEIL_VERSION_MAJOR 0
#define PANVEIL_VERSION_MINOR 1
#define PANVEIL_VERSION_PATCH 0
#define PANVEIL_VERSION_STRING "0.1.0"

#endif  // PANVEIL_VERSION_H_
