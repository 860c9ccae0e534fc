#!/usr/bin/env bash
# Installs a build into a folder, moves that folder, and builds a project outside this tree against
# it: find_package, pkg-config, and add_subdirectory of the sources.
#
#   tests/consumer/run.sh BUILD_DIR SOURCE_DIR [c++ compiler]
set -euo pipefail
build=$1
source=$2
cxx=${3:-c++}
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

quietly cmake --install "$build" --prefix "$work/first"
mv "$work/first" "$work/moved"

quietly cmake -S "$here/app" -B "$work/find" -G Ninja -DCMAKE_CXX_COMPILER="$cxx" \
  -DCMAKE_PREFIX_PATH="$work/moved"
quietly cmake --build "$work/find"
run find_package "$work/find/consumer"

pc=$(dirname "$(find "$work/moved" -name panveil.pc)")
export PKG_CONFIG_PATH=$pc
# shellcheck disable=SC2046  # flags are words
quietly "$cxx" -std=c++17 $(pkg-config --cflags panveil) "$here/app/main.cc" -o "$work/pc" \
  $(pkg-config --static --libs panveil)
run pkg-config "$work/pc"

quietly cmake -S "$here/app" -B "$work/sub" -G Ninja -DCMAKE_CXX_COMPILER="$cxx" \
  -DPANVEIL_SOURCE="$source" \
  -DPANVEIL_CORE_ONLY="$(sed -n 's/^PANVEIL_CORE_ONLY:BOOL=//p' "$build/CMakeCache.txt")"
quietly cmake --build "$work/sub"
run add_subdirectory "$work/sub/consumer"
