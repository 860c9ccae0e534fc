#!/usr/bin/env bash
# Builds the Node.js package, tests it, and shows it: installs what is missing on Debian 12, as root
# or with sudo. Leaves examples/bindings/node/panveil-<version>.tgz. Seconds when nothing changed.
#
#   examples/bindings/node/run.sh            all of it
#   examples/bindings/node/run.sh pack       only builds the tarball
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)

# shellcheck source=tests/support/install.sh
source "$root/tests/support/install.sh"
# shellcheck source=tests/support/node.sh
source "$root/tests/support/node.sh"
need g++ cmake ninja-build libssl-dev nlohmann-json3-dev
# Any Node.js will do: not everybody has that of Debian.
command -v node >/dev/null || need nodejs
command -v npm >/dev/null || need npm
[[ -f $(dirname "$(realpath "$(command -v node)")")/../include/node/node_api.h ]] || need libnode-dev

build=$root/build/bindings
log=$build/node.log
mkdir -p "$build"
{
  cd "$root"
  cmake --preset bindings -DPANVEIL_BUILD_NODE=ON
  cmake --build --preset bindings --target panveil_node panveil_node_native_bench
} >"$log" 2>&1 || {
  tail -n 40 "$log" >&2
  echo "the build failed; all of its output is in $log" >&2
  exit 1
}

cd "$here"
machine=$(node -p '`${process.platform}-${process.arch}`')
install -D -m 755 "$build/examples/bindings/node/panveil.node" "prebuilds/$machine/panveil.glibc.node"
cp "$root/LICENSE" LICENSE
# What runs where no addon is for the machine.
wasm=$root/examples/bindings/wasm
if [[ -x $wasm/run.sh ]]; then
  "$wasm/run.sh" build
  mkdir -p wasm
  cp "$wasm"/loader.mjs "$wasm"/panveil.mjs "$wasm"/panveil.wasm "$wasm"/panveil-scalar.wasm wasm/
else
  rm -rf wasm
  echo "the package goes without WebAssembly: there is no examples/bindings/wasm" >&2
fi
npm pack --silent
[[ ${1:-} != pack ]] || exit 0

# What the middleware is tested with, and TypeScript; nothing of it goes into the package.
if [[ ! -f node_modules/.package-lock.json || package-lock.json -nt node_modules/.package-lock.json ]]; then
  npm ci --no-progress --loglevel=error
  touch node_modules/.package-lock.json
fi
node_modules/.bin/tsc -p test/tsconfig.json
node_settled --test test/*.test.mjs
node_settled bench.mjs --native "$build/examples/bindings/node/native_bench"
echo
node_settled examples/chat.mjs
