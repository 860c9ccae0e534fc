#!/usr/bin/env bash
# Builds the release preset and runs every test under ctest. Installs what is missing.
#
#   tests/run.sh                  everything
#   tests/run.sh -R cli/          arguments go to ctest
#
# Runs as root, or with sudo, on Debian 12.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

step() { printf '\n== %s\n' "$*"; }

# shellcheck source=tests/support/install.sh
source tests/support/install.sh

step "packages"
# python3 checks JSON; the cross compiler and qemu run the NEON kernel; binutils reads symbols;
# valgrind counts instructions; abigail-tools compares the C API with what it was; dpkg-dev makes
# packages. The benchmark compares with what there is.
need "${build_packages[@]}" python3 qemu-user g++-aarch64-linux-gnu binutils valgrind \
     abigail-tools dpkg-dev
want "${bench_packages[@]}"
echo "all there"

step "configure (preset release)"
# Options by name: an existing build folder may have been made for the demo alone.
cmake --preset release -DPANVEIL_BUILD_TESTS=ON -DPANVEIL_BUILD_EXAMPLES=ON

step "build"
cmake --build --preset release

step "test"
ctest --preset release "$@"
