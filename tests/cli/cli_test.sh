#!/usr/bin/env bash
# The command-line tool from end to end: cli_test.sh <panveil> <support_chat.txt>
#
# Each check has a name; all run, and the script fails when one did.
set -u
export LC_ALL=C
panveil=$1
chat=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

# shellcheck source=tests/cli/asserts.sh
source "$here/asserts.sh"

# Published test numbers, without separators.
pans=$(cat "$here/published_pans.txt")

check_mask() {
  run scrub --action mask <<<'' # an empty line
  output_is "an empty line stays" $'\n'
  run_with 'my card is 4111 1111 1111 1111 thanks' scrub --action mask
  output_is "a card in a sentence is masked" 'my card is **** **** **** 1111 thanks'
  exits_with "masking succeeds" 0
  stderr_is_empty "masking says nothing"
  run_with 'my card is 4111 1111 1111 1111 thanks' scrub --action redact
  output_is "redacting leaves no digit" 'my card is **** **** **** **** thanks'
  run_with 'loyalty NW4457120' scrub --action mask --pattern 'loyalty=NW[0-9]{7}'
  output_is "a pattern of one's own" 'loyalty *********'
  run_with '{"a":"4111111111111111","b":"4111111111111111"}' scrub --action mask --exclude-path b
  output_is "a field is left out" '{"a":"************1111","b":"4111111111111111"}'
  run_with '{"a":"4111111111111111","b":"4111111111111111"}' explain --include-path a
  output_matches "explain says so" 'leave its field out; in b'
  run_with '4111111111111111 5555555555554444' scrub --action mask --allow 411111:1111
  output_is "a number that is allowed" '4111111111111111 ************4444'
  run_with '{"zahl":"1234567890123","kontrolle":"7777","karteninhaber":"A. Meyer"}' \
    scrub --action mask --field zahl=pan --field kontrolle=code --holder-names
  output_is "fields of one's own, and holders" \
    '{"zahl":"*********0123","kontrolle":"****","karteninhaber":"********"}'
  run_with '{"cvv":"123"}' scrub --action mask --field cvv=nothing
  output_is "a known field that holds nothing" '{"cvv":"123"}'
  run_with '{"a":"{\"cvv\":\"123\"}"}' scrub --action mask --max-depth 0
  output_is "no payload inside another" '{"a":"{\"cvv\":\"***\"}"}'
  run_with x scrub --action mask --field name=card
  exits_with "a meaning that is none" 2
  stderr_matches "it says which there are" '--field: must be NAME=pan'
  run_with x scrub --action mask --allow 4111
  exits_with "half a rule" 2
  run_with 'a 4111111111111111' scrub --action mask --payload auto --stats -
  stderr_matches "stats count the cards" 'cards +1 \(visa 1\)'
}

check_conversation() {
  printf '4111 1111\0hang on\0001111 1111 thanks\0' >messages
  run scrub --action mask -0 messages
  tr '\0' '|' <stdout >shown && mv shown stdout
  output_is "records alone hold no card" '4111 1111|hang on|1111 1111 thanks|'
  run scrub --action mask -0 --conversation messages
  tr '\0' '|' <stdout >shown && mv shown stdout
  output_is "messages hold one together" '4111 1111|hang on|XXXX XXXX thanks|'
  stderr_matches "the earlier message is named" 'record 2 completes a card; the rest is in record 0'
  run scan -0 --conversation messages
  exits_with "scan finds it" 1
  output_is "scan names the earlier message" \
    $'record 2, offset 0, length 9: visa ************1111 (high confidence), the rest in record 0\n'
  run scan -0 --conversation --format json messages
  output_matches "scan names it in JSON" '"earlier":\[0\]'
}

check_token() {
  run_with 'card 4111 1111 1111 1111' scrub
  output_matches "a token keeps its shape" '^card [A-Z]{4} [A-Z]{4} [A-Z]{4} 1111$'
  stderr_is_one_line "a key of this run is mentioned"
  exits_with "a key of this run is no error" 0
  run_with 'card 4111111111111111' scrub --token-format digits
  output_matches "a digit token keeps its shape" '^card [79][0-9]{11}1111$'
}

check_keyring() {
  run keygen keys
  exits_with "a keyring is made" 0
  stat -c %a keys >mode
  holds "a keyring is for its owner only" test "$(cat mode)" = 600
  run keygen keys
  fails_cleanly "a keyring is not overwritten"
  cp -p keys before
  run keygen --rotate keys
  exits_with "a keyring is rotated" 0
  output_matches "rotating counts the keys" '\(2 keys\)'
  run keygen --output other
  exits_with "a keyring is named by option" 0
  run keygen --force other
  exits_with "a keyring is replaced when told to" 0
}

# Uses the keyrings that check_keyring() left: keys (rotated), before (its older key), other.
check_round_trip() {
  run scrub --keyring before --scope shop "$chat"
  cp stdout tokens
  holds "tokens differ from cards" differs tokens "$chat"
  same_size "tokens are as long as cards" tokens "$chat"
  # All but what nobody gives back: expiry dates and a verification code.
  sed -E 's#(exp|vence|4444|1881) [0-9]{2}/[0-9]{2}#\1 *****#; s#\*{5} 123#***** ***#
    s#CVV 123#CVV ***#; s#seguridad es 321#seguridad es ***#' "$chat" >chat
  holds "codes and dates were in the chat" differs chat "$chat"
  run detokenize --keyring before --scope shop tokens
  holds "the chat comes back byte for byte" cmp -s stdout chat
  run detokenize --keyring keys --scope shop tokens
  holds "a rotated keyring opens older tokens" cmp -s stdout chat
  run detokenize --keyring before --scope other tokens
  # About one foreign token in ten thousand opens; two at once do not.
  holds "another scope opens nothing" nearly_same stdout tokens
  run detokenize --keyring other --scope shop tokens
  holds "another keyring opens nothing" nearly_same stdout tokens
  run scrub --keyring before --scope shop tokens
  holds "scrubbing twice is scrubbing once" cmp -s stdout tokens
  printf 'pan,4111111111111111,378282246310005\nspaced,5555 5555 5555 4444\n' >table
  run scrub --keyring before --token-format digits table
  cp stdout digit_tokens
  holds "digit tokens differ from cards" differs digit_tokens table
  run detokenize --keyring before --token-format digits digit_tokens
  holds "digit tokens come back byte for byte" cmp -s stdout table
}

# Each base64 string of a keyring file is a key.
check_key_is_silent() {
  grep -oE '[A-Za-z0-9+/_-]{40,}=*' keys before other | cut -d: -f2 >secrets
  holds "the keyrings hold keys" test -s secrets
  for arguments in "keygen --rotate keys" "scrub --keyring keys --stats $chat" \
                   "detokenize --keyring keys tokens" "keygen keys" "--version"; do
    # shellcheck disable=SC2086
    run $arguments
    holds "no key in the output of: ${arguments%% *}" lacks_all secrets stdout stderr
  done
}

check_records() {
  printf '4111111111111111\0clean\0\0 378282246310005' >records
  run scrub -0 --action mask records
  printf '************1111\0clean\0\0 ***********0005' >expected
  holds "each NUL ends a record" cmp -s stdout expected
  cp records same
  run scrub -0 --action mask records - <same
  cat expected expected >twice
  holds "files follow one another" cmp -s stdout twice
  # The halves of a card in two records are no card.
  printf '4111 1111\0001111 1111' >halves
  run scrub --null --action mask halves
  holds "a card does not cross a record" cmp -s stdout halves
  head -c 300000 /dev/urandom >random
  run scrub --action mask --sensitivity precise random
  same_size "any bytes are input" stdout random
  printf 'a\0b\0\n\377\0 4111111111111111\0' >binary
  run scrub --action mask binary
  printf 'a\0b\0\n\377\0 ************1111\0' >expected
  holds "NULs without -0 are bytes" cmp -s stdout expected
  run scrub --action mask </dev/null
  output_is "no input, no output" ''
  exits_with "no input is no error" 0
}

check_big() {
  yes 'order 1234, my card is 5555-5555-5555-4444 and the phone +1 415 555 0132' |
    head -c 10000000 >big
  run scrub --action mask big
  exits_with "ten megabytes are scrubbed" 0
  yes 'order 1234, my card is ****-****-****-4444 and the phone +1 415 555 0132' |
    head -c 10000000 >expected
  # The last line may be cut within the card.
  head -n -1 stdout >whole
  head -n -1 expected >expected_whole
  holds "every card in ten megabytes is masked" cmp -s whole expected_whole
}

check_scan() {
  run_with 'my card is 4111 1111 1111 1111 thanks' scan
  output_is "a finding is one line" \
    $'record 0, offset 11, length 19: visa ************1111 (high confidence)\n'
  exits_with "a finding exits with 1" 1
  run_with 'my card is 4111 1111 1111 1111 thanks' scan --format json
  output_is "a finding in JSON" \
    '{"record":0,"offset":11,"length":19,"kind":"pan","brand":"visa","last4":"1111","confidence":"high","masked":"************1111"}'$'\n'
  run_with 'nothing here' scan
  exits_with "nothing found exits with 0" 0
  output_is "nothing found prints nothing" ''
  run_with 'loyalty NW4457120' scan --format json --pattern 'loyalty=NW[0-9]{7}'
  output_matches "a pattern's finding in JSON" \
    '^\{"record":0,"offset":8,"length":9,"kind":"custom","pattern":"loyalty","confidence":"[a-z]+","masked":"\*{9}"\}$'
  run scan --format json -0 records "$chat"
  holds "every line is JSON" each_line_is_json stdout
  output_matches "records are counted over all files" '^\{"record":4,'
  for command in "scan" "scan --format json" "explain" "scan --sensitivity paranoid"; do
    # shellcheck disable=SC2086
    run $command "$chat"
    holds "no card in the output of: $command" lacks_pans stdout
  done
}

check_errors() {
  printf '{"keys": 4111111111111111' >malformed && chmod 600 malformed
  cp keys open && chmod 644 open
  mkdir -p folder
  while IFS='|' read -r name arguments; do
    # shellcheck disable=SC2086
    run $arguments <<<'4111111111111111'
    fails_cleanly "$name"
  done <<EOT
a missing file|scrub --action mask missing
a missing file after a good one|scrub --action mask $chat missing
a folder|scrub --action mask folder
a missing keyring|scrub --keyring missing
a malformed keyring|scrub --keyring malformed
a malformed keyring to open with|detokenize --keyring malformed
a keyring that others can read|scrub --keyring open
a keyring that others can read, rotated|keygen --rotate open
detokenize without a keyring|detokenize
rotating and replacing at once|keygen --rotate --force keys
an unknown option|scrub --colour
an unknown command|scrap
no command|
an unknown action|scrub --action eat
an unknown sensitivity|scan --sensitivity high
an unknown kernel|scan --kernel abacus
an unknown payload|scrub --payload pdf
a pattern without a name|scan --pattern [0-9]
a pattern that is no pattern|scan --pattern a=(
a pattern that matches nothing|scan --pattern a=x*
a card where a file belongs|scrub --action mask 4111111111111111
a card where an option belongs|scrub --4111111111111111
EOT
  run scrub --action mask $'two\nlines 4111111111111111'
  fails_cleanly "a file name of two lines"
  holds "an error quotes no card" lacks_pans stderr
}

check_write_errors() {
  "$panveil" scrub --action mask "$chat" >/dev/full 2>stderr
  holds "a full disk exits with 2" test $? = 2
  stderr_is_one_line "a full disk is one line"
  "$panveil" --help >/dev/full 2>stderr
  holds "a full disk under --help exits with 2" test $? = 2
  { "$panveil" scrub --action mask big 2>stderr; echo $? >code; } | head -c 1 >/dev/null
  holds "a reader that went away exits with 2" test "$(cat code)" = 2
  stderr_is_one_line "a reader that went away is one line"
}

check_help() {
  run --version
  exits_with "--version succeeds" 0
  output_matches "--version names the version" '^panveil [0-9]+\.[0-9]+\.[0-9]+$'
  output_matches "--version names the kernels" '^kernels available:.* scalar'
  for command in "" scrub scan detokenize keygen explain; do
    # shellcheck disable=SC2086
    run $command --help
    exits_with "help succeeds: $command" 0
    output_matches "help has an example: $command" '^Examples?:$'
    holds "help fits 100 columns: $command" test "$(wc -L <stdout)" -le 100
  done
  run_with 'card 4111 1111 1111 1111, order 1234567890123456' explain
  output_matches "explain says what is a card" '^\* +5  .*: .* \(visa'
  output_matches "explain says what stays" '^ +32  .*3456 +not a card'
}

check_mask
check_conversation
check_token
check_keyring
check_round_trip
check_key_is_silent
check_records
check_big
check_scan
check_errors
check_write_errors
check_help
finish
