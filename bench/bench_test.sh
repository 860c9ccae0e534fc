#!/usr/bin/env bash
# Runs the benchmark as briefly as it can and reads its JSON: results are right, output is sound.
set -euo pipefail
bench=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "$*"; exit 1; }

"$bench" --help >"$work/help"
for word in --kernel --corpus --benchmark_filter 'Not the same job'; do
  grep -qF -- "$word" "$work/help" || fail "--help does not say '$word'"
done

# Every scenario once, but for those that take long.
"$bench" --kernel scalar --benchmark_min_time=0.0001 --benchmark_format=json \
  --benchmark_filter='-MiB|KiB/' >"$work/json" 2>/dev/null
"$bench" --kernel all --benchmark_min_time=0.0001 --benchmark_filter='^clean chat|4 KiB/' \
  >/dev/null 2>&1
for name in 'clean chat/memcpy' 'clean chat/panveil scalar' 'clean 48 B/RE2' \
            'digit-dense text/panveil scalar' 'one card, token/panveil scalar' \
            'one card, mask/RE2' 'cards in 5 % of 200 B/panveil scalar' \
            'JSON, clean/panveil as text scalar' 'NDJSON log, clean/panveil scalar' 'FF1/panveil'; do
  grep -qF "\"name\": \"$name\"" "$work/json" || fail "no row named '$name'"
done
for fact in cpu compiler flags peers_missing; do
  grep -qF "\"$fact\": \"" "$work/json" || fail "the JSON does not say '$fact'"
done
if command -v python3 >/dev/null; then python3 -m json.tool "$work/json" >/dev/null; fi

# One's own messages.
mkdir -p "$work/own/deeper"
printf 'hello\n\nmy card is 4111 1111 1111 1111\n' >"$work/own/chat.lines"
printf '{"text":"4111 1111 1111 1111"}' >"$work/own/deeper/body.json"
"$bench" --corpus "$work/own" --list >"$work/list"
grep -q '^own text/memcpy$' "$work/list" || fail "no row for own text"
grep -q '^own json/panveil ' "$work/list" || fail "no row for own json"
"$bench" --corpus="$work/own" --benchmark_min_time=0.0001 >/dev/null 2>&1 || fail "own messages"

# What is wrong is said, with status 2.
for wrong in '--kernel abacus' '--corpus /nowhere' '--no-such-option' '--kernel'; do
  status=0
  # shellcheck disable=SC2086  # two words
  "$bench" $wrong --list >"$work/out" 2>&1 || status=$?
  [ $status -eq 2 ] && [ -s "$work/out" ] || fail "$wrong: status $status"
done
