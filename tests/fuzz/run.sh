#!/bin/sh
# Builds and runs each fuzz target for a while: run.sh SECONDS [TARGET...]. Every run draws other
# inputs; PANVEIL_FUZZ_SEED=N draws the same ones again. New inputs go to a temporary folder; what
# fails is kept in build/fuzz/failures.
set -eu
seconds=${1:?usage: run.sh SECONDS [TARGET...]}
shift
[ $# -gt 0 ] || set -- scrub payload readers stream conversation
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz -j2
mkdir -p build/fuzz/failures
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for target in "$@"; do
  cp -r "tests/fuzz/corpus/$target" "$work/$target"
  dict=tests/fuzz/$target.dict
  [ -e "$dict" ] || dict=tests/fuzz/${target}_fuzz.dict # where a source has the shorter name
  [ -e "$dict" ] || dict=tests/fuzz/scrub.dict          # none of its own
  "build/fuzz/tests/fuzz/${target}_fuzz" -max_total_time="$seconds" -seed="${PANVEIL_FUZZ_SEED:-0}" -max_len=2048 -timeout=10 \
    -print_final_stats=1 -dict="$dict" -artifact_prefix=build/fuzz/failures/ \
    "$work/$target"
done
