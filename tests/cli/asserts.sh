# Small assertions for cli_test.sh. Each takes the check's name first, judges the last run() and
# counts. Needs $panveil and $pans; works in the current folder.
# shellcheck shell=bash
# shellcheck disable=SC2154  # $panveil and $pans are the script's

passed=0
failed=0

# run <argument>...: leaves stdout, stderr and the exit code in files of those names. Reads stdin.
run() {
  "$panveil" "$@" >stdout 2>stderr
  echo $? >code
}

# run_with <input> <argument>...
run_with() {
  local input=$1
  shift
  printf '%s' "$input" >stdin
  run "$@" <stdin
}

# holds <name> <command>...: the command succeeds.
holds() {
  local name=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $name"
    head -c 300 stderr | sed 's/^/    stderr: /'
  fi
}

output_is() {
  printf '%s' "$2" >wanted
  holds "$1" cmp -s stdout wanted
}
output_matches() { holds "$1" grep -qE -- "$2" stdout; }
stderr_matches() { holds "$1" grep -qE -- "$2" stderr; }
stderr_is_empty() { holds "$1" test ! -s stderr; }
stderr_is_one_line() {
  holds "$1" test "$(wc -l <stderr) $(tail -c 1 stderr | od -An -tx1 | tr -d ' ')" = "1 0a"
}
exits_with() { holds "$1" test "$(cat code)" = "$2"; }

# Exit code 2, one line on stderr, nothing on stdout.
fails_cleanly() {
  exits_with "$1: exits with 2" 2
  stderr_is_one_line "$1: says so in one line"
  holds "$1: prints nothing else" test ! -s stdout
}

# At most one line differs.
nearly_same() { [ "$(diff "$1" "$2" | grep -c '^<')" -le 1 ]; }

differs() { ! cmp -s "$1" "$2"; }
same_size() { holds "$1" test "$(wc -c <"$2")" = "$(wc -c <"$3")"; }

# lacks_all <file of strings> <file>...: none of the strings is in any of the files.
lacks_all() {
  local strings=$1
  shift
  ! grep -qF -f "$strings" "$@"
}

# No published number is in the file, however its digits are set apart.
lacks_pans() { ! tr -cd '[:alnum:]' <"$1" | grep -qF -- "$pans"; }

each_line_is_json() { test -s "$1" && python3 -m json.tool --json-lines "$1" >/dev/null; }

finish() {
  echo "$passed checks passed, $failed failed"
  ((failed == 0))
}
