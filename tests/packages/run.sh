#!/usr/bin/env bash
# Makes the Debian packages of a build, and tries them in a root folder that holds nothing but them
# and what they say they depend on: the tool scrubs there, and a program in C, built against the
# development files, runs there.
#
#   tests/packages/run.sh BUILD_DIR [c compiler]
#
# Needs root or user namespaces, for chroot; 77 without. Nothing is installed on this machine.
set -euo pipefail
build=$1
cc=${2:-cc}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root

command -v dpkg-deb dpkg-shlibdeps >/dev/null || { echo "no dpkg here"; exit 77; }
in_root=(chroot "$root")
((EUID == 0)) || in_root=(unshare -r chroot "$root")
"${in_root[@]:0:${#in_root[@]}-1}" / true 2>/dev/null || { echo "no chroot here"; exit 77; }

(cd "$work" && cpack -G DEB --config "$build/CPackConfig.cmake" -B "$work/out" >"$work/log" 2>&1) ||
  { cat "$work/log"; exit 1; }
debs=("$work"/out/*.deb)
[ ${#debs[@]} = 3 ] || { echo "packages: ${debs[*]}"; exit 1; }

field() { dpkg-deb -f "$1" "$2"; }
runtime=$(ls "$work"/out/libpanveil[0-9]*.deb)
tool=$(ls "$work"/out/panveil_*.deb)
development=$(ls "$work"/out/libpanveil-dev_*.deb)

# The first of each row of alternatives that is installed here, without versions.
dependencies() {
  tr ',' '\n' <<<"$1" | while IFS='|' read -r -a choices; do
    for choice in "${choices[@]}"; do
      choice=$(sed 's/([^)]*)//; s/:[a-z0-9]*//; s/ //g' <<<"$choice")
      if [[ $(dpkg-query -W -f '${db:Status-Abbrev}' "$choice" 2>/dev/null) == ii* ]]; then
        echo "$choice"
        break
      fi
    done
  done
}

# All that a package needs, and what that needs.
mapfile -t queue < <(dependencies "$(field "$runtime" Depends), $(field "$tool" Depends)")
[ ${#queue[@]} -gt 0 ] || { echo "the packages depend on nothing"; exit 1; }
declare -A taken=()
while [ ${#queue[@]} -gt 0 ]; do
  package=${queue[0]}
  queue=("${queue[@]:1}")
  [ -z "${taken[$package]:-}" ] || continue
  taken[$package]=yes
  mapfile -t more < <(dependencies "$(dpkg-query -W -f '${Depends}, ${Pre-Depends}' "$package" | head -1)")
  queue+=("${more[@]}")
done
echo "a root of ${!taken[*]}"

mkdir -p "$root"/usr/{bin,lib,lib64}
ln -s usr/bin usr/lib usr/lib64 "$root"
for package in "${!taken[@]}"; do
  dpkg -L "$package" | { grep -E '^/(usr/)?lib(64)?/' || true; } | while IFS= read -r file; do
    [ -d "$file" ] && [ ! -L "$file" ] && continue
    mkdir -p "$root$(dirname "$file")"
    cp -a "$file" "$root$file"
  done
done
dpkg-deb -x "$runtime" "$root"
dpkg-deb -x "$tool" "$root"

got=$(printf 'my card is 4111 1111 1111 1111' | "${in_root[@]}" /usr/bin/panveil scrub --action mask)
[ "$got" = 'my card is **** **** **** 1111' ] || { echo "the tool says: $got"; exit 1; }
echo "panveil: ok"

# The development files, where only a compiler sees them.
dpkg-deb -x "$runtime" "$work/dev"
dpkg-deb -x "$development" "$work/dev"
export PKG_CONFIG_PATH
PKG_CONFIG_PATH=$(dirname "$(find "$work/dev" -name panveil-c.pc)")
# shellcheck disable=SC2046  # flags are words
"$cc" -std=c99 $(pkg-config --cflags panveil-c) "$here/../consumer/c_app/main.c" \
  -o "$root/usr/bin/consumer" $(pkg-config --libs panveil-c)
"${in_root[@]}" /usr/bin/consumer | grep -q ' ok$' || { echo "a program in C fails"; exit 1; }
echo "libpanveil-dev: ok"
[ "$(field "$development" Depends | grep -c "$(field "$runtime" Package) (= $(field "$runtime" Version))")" = 1 ] ||
  { echo "libpanveil-dev and the library it came with can part"; exit 1; }

# What dpkg itself thinks of them, here: it changes nothing.
if ((EUID == 0)); then
  dpkg --dry-run -i "${debs[@]}" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
  echo "dpkg: ok"
fi
