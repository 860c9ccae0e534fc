#!/usr/bin/env bash
# Builds the wheel, installs it into a fresh environment in an empty folder, tests it there, and
# runs the example and every command and program of README.md. Installs what is missing.
# Runs as root, or with sudo, on Debian 12.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../../.." && pwd)
step() { printf '\n== %s\n' "$*"; }

# shellcheck source=../../../tests/support/install.sh
source "$root/tests/support/install.sh"
step "packages"
# The first line builds; the second is what the tests use.
need g++ cmake ninja-build pkg-config libssl-dev nlohmann-json3-dev libgtest-dev libgmock-dev \
  python3-dev python3-pip python3-venv python3-setuptools python3-wheel binutils \
  python3-starlette python3-fastapi python3-httpx mypy
echo "all there"

# Debian's, whatever else is in the PATH. Nothing is fetched by pip.
python=/usr/bin/python3
export PIP_NO_INDEX=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset PYTHONPATH VIRTUAL_ENV
cd "$work"

block() { # block LANGUAGE [NUMBER]: that fenced block of README.md
  awk -v fence="\`\`\`$1" -v wanted="${2:-1}" '
    $0 == fence {inside = ++seen == wanted; next} /^```/ {inside = 0} inside' "$here/README.md"
}

step "wheel"
"$python" -m pip wheel -q --no-build-isolation --no-deps -w "$work/dist" "$here" >"$work/log" 2>&1 ||
  { tail -n 40 "$work/log"; exit 1; }
wheel=$(echo "$work"/dist/panveil-*-cp311-abi3-linux_*.whl)
[ -f "$wheel" ] || { ls "$work/dist"; exit 1; }
echo "$(stat -c %s "$wheel") bytes"

step "install in an empty folder"
"$python" -m venv --system-site-packages "$work/env"
"$work/env/bin/pip" install -q --no-deps "$wheel"
installed=$("$work/env/bin/python" -c 'import os, panveil; print(os.path.dirname(panveil.__file__))')
case $installed in "$work"/*) ;; *) echo "imported from $installed"; exit 1 ;; esac
# Only what every Debian has, and only the limited API.
needed=$(readelf -d "$installed"/*.so* | sed -n 's/.*NEEDED.*\[\(.*\)\]/\1/p' | sort -u)
echo "needs ${needed//$'\n'/ }"
! grep -Ev '^(libpanveil\.so\.[0-9.]+|libc\.so\.6|libm\.so\.6|libgcc_s\.so\.1|ld-linux.*)$' \
  <<<"$needed" || { echo "needs more than it should"; exit 1; }

step "tests"
for test in "$here"/test/test_*.py; do
  echo "${test##*/}"
  "$work/env/bin/python" -X dev -W error::ResourceWarning "$test" 2>"$work/log" ||
    { cat "$work/log"; exit 1; }
  tail -n 3 "$work/log" | sed '/^$/d'
done

step "types"
cp "$here/test/typed.py" "$work/typed.py" # away from the sources of the package
"$python" -m mypy --strict --no-error-summary --cache-dir "$work/mypy" \
  --python-executable "$work/env/bin/python" "$work/typed.py"
export PYTHONPATH=$installed/..
"$python" -m mypy --strict --no-error-summary --cache-dir "$work/mypy" -p panveil
"$python" -m mypy.stubtest panveil._panveil >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
unset PYTHONPATH
echo "hold"

step "example"
"$work/env/bin/python" "$here/example.py"

step "README"
block python >"$work/readme.py"
block output >"$work/expected"
[ -s "$work/expected" ] || { echo "no program in README.md"; exit 1; }
"$work/env/bin/python" "$work/readme.py" | diff -u "$work/expected" -
number=2
while block python $number | grep -q .; do
  block python $number >"$work/readme$number.py"
  "$work/env/bin/python" "$work/readme$number.py" || { echo "program $number fails"; exit 1; }
  number=$((number + 1))
done
[ $number -gt 4 ] || { echo "$((number - 1)) programs in README.md"; exit 1; }
# Its commands, as they stand there but for the home folder: they build and install once more.
mkdir "$work/user"
commands() { block sh; block sh 2; }
[ "$(commands | wc -l)" -ge 6 ] || { echo "no commands in README.md"; exit 1; }
cd "$root"
while IFS= read -r command; do
  command=${command//\~/$work/user}
  case $command in
    "apt-get install -y "*) command="need ${command#apt-get install -y }" ;;
    *bench.py) command="$command --check" ;;
  esac
  eval "$command" >"$work/log" 2>&1 </dev/null ||
    { echo "fails: $command"; cat "$work/log"; exit 1; }
done < <(commands)
echo "true"

step "bench"
cat "$work/log" # the last command of README.md
