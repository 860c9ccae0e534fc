#!/usr/bin/env bash
# Twice the text costs twice the instructions, whatever the text or payload, and a byte at most
# 3,300: counted by valgrind, which counts the same each time, not timed.
#
#   linearity.sh LINEARITY_PROGRAM     0 linear, 1 not, 77 no valgrind (a failure where CI is set)
set -euo pipefail
program=$1
if ! command -v valgrind >/dev/null; then
  echo "valgrind not found: nothing was counted"
  [ -z "${CI:-}" ] && exit 77 || exit 1
fi

count() { # count SCENARIO SIZE: instructions
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" "$1" "$2" 2>&1 |
    sed -n 's/.*Collected : //p'
}

size=10000
status=0
scenario=0
start=$(count 0 0)  # to make a scrubber, whatever the text
while "$program" "$scenario" 0; do
  once=$(($(count "$scenario" $size) - start))
  twice=$(($(count "$scenario" $((2 * size))) - start))
  printf 'scenario %d: %d instructions a byte, %d.%02d times as many for twice the text\n' \
    "$scenario" $((once / size)) $((twice / once)) $((twice * 100 / once % 100))
  # 2, and a little for what a bound of the buffer adds.
  ((twice * 10 <= once * 22)) || { echo "not linear"; status=1; }
  # Each program run scrubs twice.
  ((once / size <= 2 * 3300)) || { echo "too many"; status=1; }
  scenario=$((scenario + 1))
done
((scenario > 0)) || { echo "no scenario ran"; status=1; }
exit $status
