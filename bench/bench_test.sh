#!/usr/bin/env bash
# Runs the benchmark as briefly as it can and reads its JSON: results are right, output is sound.
set -euo pipefail
bench=$1
json=$(mktemp)
trap 'rm -f "$json"' EXIT
"$bench" --benchmark_min_time=0.0001 --benchmark_format=json >"$json" 2>/dev/null
for name in 'clean chat/memcpy' 'clean chat/panveil scalar' 'clean chat/re2+luhn+replace' \
            'clean Japanese 4 KiB/panveil scalar' 'clean emoji 4 KiB/memcpy' 'digit-dense text/panveil scalar' \
            'one card, token/panveil scalar' 'one card, mask/re2+luhn+replace'; do
  grep -qF "\"name\": \"$name\"" "$json" || { echo "no row named '$name'"; exit 1; }
done
if command -v python3 >/dev/null; then python3 -m json.tool "$json" >/dev/null; fi
