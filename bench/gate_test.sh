#!/usr/bin/env bash
# The gate fails when it should, with the status it promises, and not otherwise.
#
#   gate_test.sh CHECK PANVEIL_GATE     0 it does, 1 not, 77 no valgrind
set -euo pipefail
check=$1
gate=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "$*"; cat "$work/out"; exit 1; }
expect() { # expect STATUS TEXT ARGUMENT...: of the gate
  local want=$1 text=$2 status=0
  shift 2
  "$check" --program "$gate" "$@" >"$work/out" 2>&1 || status=$?
  [ $status -eq "$want" ] || fail "$*: status $status, not $want"
  grep -qF -- "$text" "$work/out" || fail "$*: does not say '$text'"
}

"$check" --help >"$work/out"
grep -qF 'Status: 0' "$work/out" || fail "--help"
"$gate" --help >"$work/out"
grep -qF 'Status: 0' "$work/out" || fail "--help of panveil_gate"

limits() { # limits AT_MOST
  printf '{"kernel": "scalar", "ratios": [{"row": "clean 48 B/panveil",
    "over": "clean 48 B/memcpy", "at_most": %s}, {"row": "no such/row", "over": "FF1/panveil",
    "at_most": 1}]}' "$1" >"$work/limits.json"
}
limits 1000000
expect 0 'not in this build: no such/row' ratios --limits "$work/limits.json"
limits 0.0001
expect 3 'ABOVE' ratios --limits "$work/limits.json"
expect 0 'wrote' ratios --limits "$work/limits.json" --renew
grep -qF '"measured"' "$work/limits.json" || fail "nothing renewed"
expect 2 'nowhere' ratios --limits "$work/nowhere"
expect 2 'no such check' abacus

command -v valgrind >/dev/null || { echo "no valgrind: instructions were not tested"; exit 77; }
baseline=$work/baseline.json
printf '{"made_with": {"kernel": "scalar"}, "instructions": {"clean 48 B/panveil": 0}}' >"$baseline"
expect 0 'wrote' instructions --baseline "$baseline" --renew
expect 0 '+0.00 %' instructions --baseline "$baseline"
cp "$baseline" "$work/kept"
sed -E 's|(/panveil": )[0-9]+|\15|' "$work/kept" >"$baseline"
expect 3 'MORE' instructions --baseline "$baseline"
sed -E 's|(/panveil": )[0-9]+|\199999999|' "$work/kept" >"$baseline"
expect 0 'faster' instructions --baseline "$baseline"
sed -E 's|"compiler": "[^"]*"|"compiler": "cc 1.0"|' "$work/kept" >"$baseline"
expect 77 'compiler cc 1.0, here' instructions --baseline "$baseline"

profile=$(dirname "$check")/profile
"$profile" 'clean 48 B/panveil' scalar "$gate" >"$work/out"
grep -qE '^ *[0-9,]+ \(100.0%\)' "$work/out" || fail "profile: no total"
status=0
"$profile" 'no such/row' scalar "$gate" >"$work/out" 2>&1 || status=$?
[ $status -eq 2 ] || fail "profile of no row: status $status"
grep -qF 'no row "no such/row"' "$work/out" || fail "profile of no row: not said"
