#!/bin/sh
# The library neither prints nor ends the program: it refers to nothing that does.
#   library_is_silent.sh NM LIBRARY
#
# Allowed, and why:
#   __stack_chk_fail, __*_chk   hardening: a smashed stack or an overrun buffer must not live on
#   std::__glibcxx_assert_fail  hardening: an index out of range inside libstdc++, likewise
#   write                       the keyring file (secret_file.cc), never to a terminal
#   snprintf                    writes to memory
set -eu
nm=$1
library=$2
undefined=$("$nm" -C --undefined-only "$library" | sed -n 's/^ *[Uw] //p' | sed 's/@.*//' | sort -u)
[ -n "$undefined" ] || { echo "$nm shows nothing of $library"; exit 1; }
forbidden='abort|exit|_exit|_Exit|quick_exit|raise|printf|vprintf|puts|putchar|putc|fputs|fputc'
forbidden="$forbidden|fprintf|vfprintf|__printf_chk|__fprintf_chk|__vfprintf_chk|__vprintf_chk"
forbidden="$forbidden|fwrite|stdout|stderr|std::(cout|cerr|clog|wcout|wcerr|wclog)"
forbidden="$forbidden|syslog|__syslog_chk|vsyslog|perror|psignal|warn|warnx|err|errx|__assert_fail"
if printf '%s\n' "$undefined" | grep -xE "$forbidden"; then
  echo "^ not allowed in $library"
  exit 1
fi
