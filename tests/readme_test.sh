#!/usr/bin/env bash
# Compiles the first C++ program of README.md as it stands there, runs it, and compares what it
# prints with the block below it.
#
#   tests/readme_test.sh README BUILD_DIR [c++ compiler]
set -euo pipefail
readme=$1
build=$2
cxx=${3:-c++}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

block() { # block LANGUAGE: the first fenced block of that language
  awk -v fence="\`\`\`$1" '$0 == fence {inside = 1; next} /^```/ {if (inside) exit} inside' "$readme"
}

block cpp >"$work/readme.cc"
block output >"$work/expected"
[ -s "$work/readme.cc" ] && [ -s "$work/expected" ] || { echo "no program in $readme"; exit 1; }
cmake --install "$build" --prefix "$work/prefix" >/dev/null
export PKG_CONFIG_PATH
PKG_CONFIG_PATH=$(dirname "$(find "$work/prefix" -name panveil.pc)")
# shellcheck disable=SC2046  # flags are words
"$cxx" -std=c++17 $(pkg-config --cflags panveil) "$work/readme.cc" -o "$work/readme" \
  $(pkg-config --static --libs panveil)
"$work/readme" >"$work/printed"
diff -u "$work/expected" "$work/printed"
