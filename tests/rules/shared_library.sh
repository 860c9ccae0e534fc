#!/bin/sh
# The shared library gives panveil.h to others and nothing else, and needs what it may need.
#   shared_library.sh READELF NM LIBRARY HEADER SELF_CONTAINED
set -eu
readelf=$1
nm=$2
library=$3
header=$4
self_contained=$5

exported=$("$nm" -D --defined-only "$library" | sed 's/^[^ ]* [A-Z] //; s/@.*//' |
           grep -v '^PANVEIL_0$' | sort)
# Functions of the header: a name before a parenthesis on a line that begins with the macro, or on
# the next; inline ones and types have no macro.
declared=$(tr '\n' ' ' <"$header" | sed 's/PANVEIL_\(API\|CHECKED\) /\n&/g' |
           sed -n 's/^PANVEIL_\(API\|CHECKED\) [^(]*\b\(panveil_[a-z_]*\)(.*/\2/p' | sort)
[ "$(printf '%s\n' "$declared" | wc -l)" -ge 60 ] || { echo "$header declares too little"; exit 1; }
if [ "$exported" != "$declared" ]; then
  list=$(mktemp)
  printf '%s\n' "$exported" >"$list"
  printf '%s\n' "$declared" | diff - "$list" || true
  rm "$list"
  echo "^ declared (<) in $header and exported (>) by $library differ"
  exit 1
fi

needed=$("$readelf" -d "$library" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | sort)
allowed='libc\.so\.6|libm\.so\.6|ld-linux.*'
[ "$self_contained" = ON ] || allowed="$allowed|libstdc\+\+.*|libgcc_s.*|libabsl_.*|libcrypto.*|libre2.*"
if printf '%s\n' "$needed" | grep -vxE "$allowed"; then
  echo "^ needed by $library, and not allowed"
  exit 1
fi
"$readelf" -d "$library" | grep -q 'SONAME.*\[libpanveil\.so\.[0-9]' ||
  { echo "$library has no SONAME"; exit 1; }
