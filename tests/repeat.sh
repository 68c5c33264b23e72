#!/usr/bin/env bash
# Runs the whole suite N times (10 by default), and prints the time and the failures of each run: what fails in one run of
# ten is a fault too. With --load, beside five busy loops for each
# processor: a load of 12 where there are two.
#
#   tests/repeat.sh [N] [--load] [-- arguments of npm test]
#
# What each run printed stays in the folder that is named at the end. Exit code 1 when a run failed.
set -uo pipefail
cd "$(dirname "$0")/.."

count=10
load=
while [ $# -gt 0 ]; do
  case $1 in
    --load) load=yes ;;
    --) shift && break ;;
    *) count=$1 ;;
  esac
  shift
done

busy=()
stop() { [ ${#busy[@]} = 0 ] || kill "${busy[@]}" 2>/dev/null; }
trap stop EXIT
if [ -n "$load" ]; then
  for _ in $(seq $(($(nproc) * 5))); do
    while :; do :; done &
    busy+=($!)
  done
fi

logs=$(mktemp -d)
failed=0
for run in $(seq "$count"); do
  begun=$(date +%s)
  if npm test -- "$@" >"$logs/$run.log" 2>&1; then result=passed; else
    result=FAILED
    failed=$((failed + 1))
  fi
  echo "run $run: $result in $(($(date +%s) - begun)) s, load $(cut -d' ' -f1 /proc/loadavg 2>/dev/null): $(grep '^Tests:' "$logs/$run.log")"
  grep -hE '^ +● .* ›|^A worker process|did not exit' "$logs/$run.log" | sort -u
done
echo "$failed of $count runs failed; what they printed: $logs"
[ "$failed" = 0 ]
