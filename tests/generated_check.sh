#!/bin/sh
# generated_check.sh <generator.py>: 0 what it generates is current, 1 it is stale, 77 no python3 to
# tell with (which in CI is a failure).
if ! command -v python3 > /dev/null; then
  echo "python3 not found: $1 was not checked"
  if [ -n "${CI+set}" ]; then exit 1; fi
  exit 77
fi
exec python3 "$1" --check
