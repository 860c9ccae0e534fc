#!/bin/sh
# generated_check.sh <generator.py>: 0 its table is current, 1 it is stale, 77 nothing to tell with: no
# python3 (which in CI is a failure), or the generator says that this python3's data is another
# version's.
if ! command -v python3 > /dev/null; then
  echo "python3 not found: the table of $1 was not checked"
  if [ -n "${CI+set}" ]; then exit 1; fi
  exit 77
fi
exec python3 "$1" --check
