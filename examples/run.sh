#!/usr/bin/env bash
# Shows what panveil does to a chat: builds it, then prints before and after side by side.
#
#   examples/run.sh          examples/data/support_chat.txt
#   examples/run.sh FILE     a transcript or text of your own
#
# Runs as root, or with sudo, on Debian 12. Seconds when nothing changed.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
file=$(realpath -- "${1:-$root/examples/data/support_chat.txt}")
cd "$root"

# shellcheck source=tests/support/install.sh
source tests/support/install.sh
need "${build_packages[@]}"

build=build/release
log=$build/run.log
mkdir -p "$build"
[[ -x $build/examples/demo/panveil_demo ]] || echo "building panveil, once ..." >&2
# Ninja configures again by itself when a CMake file changed.
{
  [[ -f $build/build.ninja ]] || cmake --preset release
  cmake --build --preset release --target panveil_cli panveil_demo
} >"$log" 2>&1 || {
  tail -n 40 "$log" >&2
  echo "the build failed; all of its output is in $log" >&2
  exit 1
}
exec "$build/examples/demo/panveil_demo" "$file"
