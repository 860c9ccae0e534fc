#!/usr/bin/env bash
# Does what README.md says. Compiles its C and C++ programs as they stand there, runs them, and compares
# what they print with the block below each; runs the commands of the tool; scrubs the examples of
# payloads.
#
#   tests/readme_test.sh README BUILD_DIR [c++ compiler [c compiler]]
set -euo pipefail
readme=$1
build=$2
cxx=${3:-c++}
cc=${4:-cc}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

block() { # block LANGUAGE [SECTION]: the first fenced block of that language, there
  awk -v fence="\`\`\`$1" -v section="${2:-}" '/^## / {at = $2}
    section != "" && at != section {next}
    $0 == fence {inside = 1; next} /^```/ {if (inside) exit} inside' "$readme"
}

cmake --install "$build" --prefix "$work/prefix" >/dev/null
export PKG_CONFIG_PATH
PKG_CONFIG_PATH=$(dirname "$(find "$work/prefix" -name panveil.pc)")

for section in '' Streams; do
  block cpp "$section" >"$work/readme.cc"
  block output "$section" >"$work/expected"
  [ -s "$work/readme.cc" ] && [ -s "$work/expected" ] || { echo "no program in $readme"; exit 1; }
  # shellcheck disable=SC2046  # flags are words
  "$cxx" -std=c++17 $(pkg-config --cflags panveil) "$work/readme.cc" -o "$work/readme" \
    $(pkg-config --static --libs panveil)
  "$work/readme" >"$work/printed"
  diff -u "$work/expected" "$work/printed"
done

block c From >"$work/readme.c"
block output From >"$work/expected"
[ -s "$work/readme.c" ] && [ -s "$work/expected" ] || { echo "no program in C in $readme"; exit 1; }
# shellcheck disable=SC2046
"$cc" -std=c99 -pedantic -Wall -Wextra -Werror "$work/readme.c" -o "$work/readme_c" \
  $(pkg-config --cflags --libs panveil-c)
LD_LIBRARY_PATH=$(dirname "$PKG_CONFIG_PATH") "$work/readme_c" >"$work/printed"
diff -u "$work/expected" "$work/printed"

panveil=$(find "$work/prefix" -type f -name panveil -perm -u+x)
[ -n "$panveil" ] || { echo "no panveil was installed"; exit 1; }

# The commands, from the one that begins with printf. `scan` exits with 1: it finds a card.
awk '/^printf / {inside = 1} /^```/ {inside = 0} inside' "$readme" >"$work/commands"
[ "$(wc -l <"$work/commands")" -ge 7 ] || { echo "no commands in $readme"; exit 1; }
(
  cd "$work"
  PATH=$(dirname "$panveil"):$PATH
  curl() { echo '{"text":"4111111111111111"}'; }
  url=http://shop.example
  echo 'my card is 4111 1111 1111 1111' >chat.txt
  while IFS= read -r command; do
    status=0
    eval "$command" >out 2>err || status=$?
    [[ $command == *"panveil scan"* ]] && [ $status = 1 ] && status=0
    [ $status = 0 ] || { echo "fails: $command"; cat err; exit 1; }
    [[ $command == *keygen* || $command == *">"* || -s out ]] ||
      { echo "says nothing: $command"; exit 1; }
  done <commands
)

# A payload and, behind two blanks or more, what it becomes.
pairs=0
while IFS= read -r line; do
  before=${line%%  *}
  after=${line##*  }
  got=$(printf %s "$before" | "$panveil" scrub --action mask)
  [ "$got" = "$after" ] || { echo "$before becomes $got, not $after"; exit 1; }
  pairs=$((pairs + 1))
done < <(awk '/^## / {section = $2}
              /^```/ {open = !open; inside = open && $0 == "```" && section == "Payloads"; next}
              inside' "$readme")
[ $pairs -ge 10 ] || { echo "$pairs payloads in $readme"; exit 1; }
