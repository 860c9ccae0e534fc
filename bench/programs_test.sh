#!/usr/bin/env bash
# Runs the other programs as briefly as they can, and makes a page of what they measured.
#
#   programs_test.sh FOLDER_OF_THE_PROGRAMS REPORT
set -euo pipefail
programs=$1
report=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "$*"; exit 1; }

for program in panveil_latency panveil_worst; do
  "$programs/$program" --help >"$work/help"
  grep -qF 'Status: 0' "$work/help" || fail "$program --help"
  status=0
  "$programs/$program" --no-such-option >/dev/null 2>"$work/said" || status=$?
  [ $status -eq 2 ] && [ -s "$work/said" ] || fail "$program: status $status"
done

rows=(--row 'clean chat/panveil' --row 'one card in 200 B, token/panveil')
"$programs/panveil_latency" --kernel scalar "${rows[@]}" --json "$work/latency.json"
for key in p50 p99.9 allocations instructions_by histogram first; do
  grep -qF "\"$key\":" "$work/latency.json" || fail "latency: no '$key'"
done
grep -qE '"allocations": 0,' "$work/latency.json" || fail "Scrub() allocates"
"$programs/panveil_latency" "${rows[@]}" | grep -q 'p99.9' || fail "no table of latency"

if [ -x "$programs/panveil_cases" ]; then
  "$programs/panveil_cases" 5 >"$work/cases"
  grep -qF '"category":"spelled out"' "$work/cases" || fail "no cases"
  if command -v python3 >/dev/null; then
    "$(dirname "$report")/scripts/run" --program "$programs/panveil_cases" --count 5 --no-install \
      --out "$work/scripts.json"
    grep -qF 'regex + Luhn' "$work/scripts.json" || fail "no engine but panveil"
  fi
fi

"$programs/panveil_worst" --kernel scalar --seconds 1 --top 3 >"$work/worst"
[ "$(wc -l <"$work/worst")" -eq 4 ] || fail "panveil_worst: $(cat "$work/worst")"

command -v python3 >/dev/null || exit 0
# A page of few rows, and of all that it is not told.
"$programs/panveil_bench" --kernel scalar --benchmark_min_time=0.0001 \
  --benchmark_filter='^clean (chat|16 B|48 B|4 KiB)/|^cards in (0|5) |^JSON, clean|^FF1|^costly' \
  --benchmark_out="$work/bench.json" --benchmark_out_format=json >/dev/null 2>&1
"$programs/panveil_gate" --kernel scalar ratios 'clean chat/RE2' 'clean chat/panveil' \
  >"$work/ratios.json"
echo '{"commit": "0000000"}' >"$work/commit.json"
printf 'before\n<!-- bench/report writes from here -->\nold\n<!-- to here -->\nafter\n' \
  >"$work/README.md"
"$report" --help >"$work/help"
grep -qF -- '--readme' "$work/help" || fail "report --help"
"$report" --from "$work" --out "$work/page" --readme "$work/README.md" >"$work/said"
for text in 'commit' '0000000' 'spelled out' '<svg' 'Not the same job' 'RE2 times panveil' 'clean 48 B' 'not met'; do
  grep -qF "$text" "$work/page/index.html" || fail "the page does not say '$text'"
done
for plot in throughput latency density; do
  python3 -c 'import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])' \
    "$work/bench/plots/$plot.svg"
done
grep -qF '| clean chat |' "$work/README.md" || fail "README: no table"
grep -qx 'old' "$work/README.md" && fail "README: the old text is still there"
[ "$(head -1 "$work/README.md") $(tail -1 "$work/README.md")" = 'before after' ] ||
  fail "README: changed around the section"
status=0
"$report" --from /nowhere --out "$work/page" >/dev/null 2>&1 || status=$?
[ $status -eq 2 ] || fail "report of nothing: status $status"
