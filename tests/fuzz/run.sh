#!/bin/sh
# Builds and runs each fuzz target for a while: run.sh SECONDS [TARGET...]. Every run draws other
# inputs; PANVEIL_FUZZ_SEED=N draws the same ones again. New inputs go to a temporary folder; what
# fails is kept in build/fuzz/failures.
set -eu
seconds=${1:?usage: run.sh SECONDS [TARGET...]}
shift
[ $# -gt 0 ] || set -- scrub payload readers stream sections conversation
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz -j2
mkdir -p build/fuzz/failures
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fuzz() { # fuzz TARGET
  cp -r "tests/fuzz/corpus/$1" "$work/$1"
  dict=tests/fuzz/$1.dict
  [ -e "$dict" ] || dict=tests/fuzz/${1}_fuzz.dict # where a source has the shorter name
  [ -e "$dict" ] || dict=tests/fuzz/scrub.dict     # none of its own
  "build/fuzz/tests/fuzz/${1}_fuzz" -max_total_time="$seconds" -seed="${PANVEIL_FUZZ_SEED:-0}" \
    -max_len=2048 -timeout=10 -print_final_stats=1 -dict="$dict" \
    -artifact_prefix=build/fuzz/failures/ "$work/$1"
}

# Two at a time; what each says comes as one.
status=0
other=
for target in "$@"; do
  fuzz "$target" >"$work/$target.log" 2>&1 &
  last=$!
  [ -z "$other" ] || wait "$other" || status=1
  other=$last
done
wait "$other" || status=1
for target in "$@"; do
  echo "-- $target"
  cat "$work/$target.log"
done
exit $status
