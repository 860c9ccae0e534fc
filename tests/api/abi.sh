#!/usr/bin/env bash
# Programs that were built with an earlier panveil.h of this SONAME go on working: compares what the
# header says now with what it said then, functions and types in tests/api/c_functions.abi, numbers in
# tests/api/c_numbers.txt.
#
#   tests/api/abi.sh [cc]            1 when something changed, or was added and not yet taken down
#   tests/api/abi.sh --renew [cc]    takes down what the header says now
#
# What is compared is a library of nothing but the header's functions, in C, so that the baseline
# knows no private type. That the true library has these functions is another test's
# (tests/rules/shared_library.sh), and that they are of these types is the compiler's.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=tests/support/install.sh
source ../support/install.sh
renew=no
if [ "${1:-}" = --renew ]; then
  renew=yes
  shift
fi
cc=${1:-cc}
[ "$(uname -m)" = x86_64 ] || { echo "the baseline is of x86_64"; exit 77; }
if ! command -v abidw abidiff >/dev/null; then
  need abigail-tools || exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$cc" -std=c99 -E -P -I../../include ../../include/panveil/panveil.h | tr -s ' \n' ' ' >"$work/header"
grep -oE 'PANVEIL_[A-Z_]+ = [0-9]+' "$work/header" >"$work/numbers"
[ "$(wc -l <"$work/numbers")" -ge 60 ] || { echo "too few numbers in panveil.h"; exit 1; }

# Each declaration becomes a definition; line by line once no line break is inside one.
sed 's/__attribute__((visibility("default")/\n&/g' "$work/header" |
  sed -E '/^__attribute__/ s/^([^;]*);/\1 { __builtin_trap(); }\n/' >"$work/functions.c"
count=$(grep -c '__builtin_trap' "$work/functions.c")
[ "$count" -ge 60 ] || { echo "only $count functions in panveil.h"; exit 1; }
"$cc" -std=c99 -w -g -O0 -fPIC -shared -Wl,-soname,libpanveil.so "$work/functions.c" \
  -o "$work/libpanveil.so"

if [ $renew = yes ]; then
  abidw --no-corpus-path --no-comp-dir-path --no-show-locs --type-id-style hash \
    "$work/libpanveil.so" | sed "s/ path='[^']*'//" >c_functions.abi
  cp "$work/numbers" c_numbers.txt
  echo "taken down: $count functions, $(wc -l <c_numbers.txt) numbers"
  exit
fi
same=yes
abidiff --no-default-suppression c_functions.abi "$work/libpanveil.so" || same=no
diff c_numbers.txt "$work/numbers" || same=no
if [ $same = no ]; then
  cat <<'END'
^ panveil.h is not what was taken down. What changed or went breaks programs that exist:
take it back, or raise the minor version, and with it the SONAME. What was only added is right: raise
PANVEIL_ABI_VERSION by one. Then
  tests/api/abi.sh --renew
END
  exit 1
fi
echo "$count functions, $(wc -l <c_numbers.txt) numbers, as they were"
