#!/usr/bin/env bash
# Builds panveil.wasm and panveil-scalar.wasm here, tests them, and shows one message before and
# after.
#
#   examples/bindings/wasm/run.sh          all of it; seconds when nothing changed
#   examples/bindings/wasm/run.sh build    only the modules
#
# Runs as root, or with sudo, on Debian 12.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
build=$root/build/wasm

# shellcheck source=tests/support/install.sh
source "$root/tests/support/install.sh"
# shellcheck source=tests/support/node.sh
source "$root/tests/support/node.sh"
need clang-14 lld-14 wasi-libc libc++-14-dev-wasm32 libclang-rt-14-dev-wasm32 binaryen cmake \
     ninja-build python3
command -v node >/dev/null || need nodejs
[[ ${1:-} == build ]] || want chromium chromium-driver  # some hundred MB; the page is tested in it

mkdir -p "$build"
[[ -f $build/panveil.wasm ]] || echo "building the modules, once ..." >&2
{
  # Ninja configures again by itself when a CMake file changed.
  [[ -f $build/build.ninja ]] ||
    cmake -G Ninja -B "$build" -S "$here" -DCMAKE_TOOLCHAIN_FILE="$here/toolchain.cmake"
  cmake --build "$build"
} >"$build/run.log" 2>&1 || {
  tail -n 40 "$build/run.log" >&2
  echo "the build failed; all of its output is in $build/run.log" >&2
  exit 1
}
cp "$build/panveil.wasm" "$build/panveil-scalar.wasm" "$here"
[[ ${1:-} != build ]] || exit 0

cd "$here"
node_settled test/module.mjs
node_settled test/scan.mjs "$build/scan_selfcheck.wasm"
node_settled test/conformance.mjs
node_settled test/loader.mjs
node_settled test/scrub.mjs
node_settled test/hostile.mjs
node_settled test/loading.mjs
node_settled test/browser.mjs
node_settled test/readme.mjs
echo
node_settled example.mjs
