#!/bin/sh
# A SIMD kernel must not emit a function that the linker may share with other files: theirs could be
# replaced by one that needs AVX-512.
#
# usage: no_shared_code.sh <nm> <library.a>
set -eu
members=$("$1" -A -C "$2" 2>/dev/null | grep -E 'kernel_(avx512|avx2|sse42|sse2|neon)\.')
if [ -z "$members" ]; then
  echo "no kernels in $2"
  exit 1
fi
if echo "$members" | grep ' W '; then
  echo "weak functions, above"
  exit 1
fi
