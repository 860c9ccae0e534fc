#!/usr/bin/env bash
# Installs a build into a folder, moves that folder, and builds projects outside this tree against
# it, in C++ and in C: find_package, pkg-config, and add_subdirectory of the sources.
#
#   tests/consumer/run.sh BUILD_DIR SOURCE_DIR [c++ compiler [c compiler]]
set -euo pipefail
build=$1
source=$2
cxx=${3:-c++}
cc=${4:-cc}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

quietly() {
  "$@" >"$work/log" 2>&1 || { echo "failed: $*"; cat "$work/log"; exit 1; }
}
run() { # run NAME PROGRAM
  [ "$("$2")" = "$(sed -n 's/.*VERSION_STRING "\(.*\)"/\1/p' "$source/include/panveil/version.h") ok" ] ||
    { echo "$1: wrong output"; exit 1; }
  echo "$1: ok"
}
cached() { sed -n "s/^$1:BOOL=//p" "$build/CMakeCache.txt"; } # cached OPTION
project() { # project APP FOLDER [-DNAME=VALUE]...
  quietly cmake -S "$here/$1" -B "$work/$2" -G Ninja -DCMAKE_CXX_COMPILER="$cxx" \
    -DCMAKE_C_COMPILER="$cc" "${@:3}"
  quietly cmake --build "$work/$2"
}

quietly cmake --install "$build" --prefix "$work/first"
mv "$work/first" "$work/moved"
pc=$(dirname "$(find "$work/moved" -name panveil-c.pc)")
export PKG_CONFIG_PATH=$pc

# A build for bindings has no C++ to install.
if [ "$(cached PANVEIL_SELF_CONTAINED)" != ON ]; then
  project app find -DCMAKE_PREFIX_PATH="$work/moved"
  run 'find_package' "$work/find/consumer"

  # shellcheck disable=SC2046  # flags are words
  quietly "$cxx" -std=c++17 $(pkg-config --cflags panveil) "$here/app/main.cc" -o "$work/pc" \
    $(pkg-config --static --libs panveil)
  run 'pkg-config' "$work/pc"

  project app sub -DPANVEIL_SOURCE="$source" -DPANVEIL_CORE_ONLY="$(cached PANVEIL_CORE_ONLY)"
  run 'add_subdirectory' "$work/sub/consumer"
  run 'add_subdirectory, C' "$work/sub/consumer_c"
fi

project c_app find_c -DCMAKE_PREFIX_PATH="$work/moved"
run 'find_package, C' "$work/find_c/consumer"

# shellcheck disable=SC2046
quietly "$cc" -std=c99 -pedantic -Wall -Werror $(pkg-config --cflags panveil-c) \
  "$here/c_app/main.c" -o "$work/pc_c" $(pkg-config --libs panveil-c)
LD_LIBRARY_PATH=$(dirname "$pc") run 'pkg-config, C' "$work/pc_c"
