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

size=10000
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# One run for all, for most of a run is valgrind's start. Each call of the function leaves a file.
scenarios=$(valgrind --quiet --tool=callgrind --callgrind-out-file="$work/out" \
  --collect-atstart=no --toggle-collect=PanveilCounted --dump-after=PanveilCounted \
  "$program" $size 2>/dev/null)
count() { sed -n 's/^totals: //p' "$work/out.$1"; } # count CALL: instructions

status=0
for ((scenario = 0; scenario < scenarios; ++scenario)); do
  once=$(count $((2 * scenario + 1)))
  twice=$(count $((2 * scenario + 2)))
  printf 'scenario %d: %d instructions a byte, %d.%02d times as many for twice the text\n' \
    "$scenario" $((once / size)) $((twice / once)) $((twice * 100 / once % 100))
  # 2, and a little for what a bound of the buffer adds.
  ((twice * 10 <= once * 22)) || { echo "not linear"; status=1; }
  # Each call scrubs twice.
  ((once / size <= 2 * 3300)) || { echo "too many"; status=1; }
done
((scenarios > 0)) || { echo "no scenario ran"; status=1; }
exit $status
