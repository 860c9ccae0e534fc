# For the scripts that build: installs Debian packages by name. Source it, then call need.
# shellcheck shell=bash
# shellcheck disable=SC2034  # used by those who source it

# What configuring the release preset takes.
build_packages=(g++ cmake ninja-build pkg-config libabsl-dev libre2-dev libssl-dev
                nlohmann-json3-dev libcli11-dev libgtest-dev libgmock-dev libbenchmark-dev)

# The peers of the benchmark: each may be missing. Hyperscan is as good as Vectorscan, and the two
# exclude each other.
bench_packages=(libpcre2-dev libsimdjson-dev)
pkg-config --exists libhs 2>/dev/null || bench_packages+=(libvectorscan-dev)

# want <package>...: as need, but goes on without those that cannot be had.
want() {
  local package
  for package in "$@"; do
    need "$package" || echo "going on without $package" >&2
  done
}

# need <package>...: installs those that are missing, and says which; silent when none is.
need() {
  local missing=() package
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null) == ii* ]] ||
      missing+=("$package")
  done
  ((${#missing[@]})) || return 0
  local -a as_root=()
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
      echo "these packages are missing, and this is neither root nor is there sudo:" \
           "${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  echo "installing ${missing[*]}" >&2
  "${as_root[@]}" apt-get update -qq >&2 &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}
