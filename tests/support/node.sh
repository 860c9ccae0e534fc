# shellcheck shell=bash
# Sourced by the scripts that test with Node.js: node_settled runs it without threads that compile.
# One that needs a garbage collection while the process ends waits for ever (nodejs/node issue
# 54918), about once in a thousand runs.

node_settled() { node --no-concurrent-recompilation "$@"; }
