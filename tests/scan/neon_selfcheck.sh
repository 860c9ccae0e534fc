#!/bin/sh
# Builds the NEON kernel and its self-check for AArch64 and runs them under qemu.
#
# usage: neon_selfcheck.sh <root of the repository> <folder for the program>
#
# Exit code 77 (skipped) without a cross compiler or qemu; where CI is set that is a failure.
set -eu
root=$1
program=$2/neon_selfcheck
compiler=${AARCH64_CXX:-aarch64-linux-gnu-g++}
emulator=${AARCH64_QEMU:-qemu-aarch64}

for tool in "$compiler" "$emulator"; do
  if ! command -v "$tool" >/dev/null; then
    echo "skipped: no $tool"
    [ -n "${CI:-}" ] && exit 1
    exit 77
  fi
done

"$compiler" -std=c++17 -O2 -static -Werror -Wall -Wextra -Wshadow -Wconversion -Wsign-conversion \
  -Wcast-qual -Wundef -I "$root/lib" -I "$root/tests" -o "$program" \
  "$root/tests/scan/kernel_selfcheck.cc" "$root/lib/scan/kernel_neon.cc" \
  "$root/lib/scan/kernel_scalar.cc" "$root/lib/scan/wide_digit.cc" "$root/lib/scan/word_row.cc" \
  "$root/lib/text/digit_words.cc" "$root/lib/text/glyph.cc"
exec "$emulator" "$program"
