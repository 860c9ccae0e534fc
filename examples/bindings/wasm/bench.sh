#!/usr/bin/env bash
# Clean texts of 200 bytes and 4 KB: native code, both modules, the loader, a regular expression.
# On a quiet machine; a minute when everything is built.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
build=$root/build/wasm

# shellcheck source=tests/support/install.sh
source "$root/tests/support/install.sh"
need g++ cmake ninja-build libgtest-dev libgmock-dev nlohmann-json3-dev
"$here/run.sh" build
cd "$root"
{
  [[ -f build/core/build.ninja ]] || cmake --preset core
  cmake --build --preset core --target panveil
} >"$build/native.log" 2>&1 || {
  tail -n 40 "$build/native.log" >&2
  exit 1
}
g++ -std=c++17 -O2 -Iinclude -Ibench "$here/bench/native.cc" bench/corpus.cc \
  build/core/lib/libpanveil.a -o "$build/bench_native"
exec node "$here/bench/bench.mjs" "$build/bench_native"
