#!/usr/bin/env bash
# Faults that need root, strace or minutes: a full disk, a read-only mount, failing system calls,
# 200 rounds of kill -9, files made to hurt in their real size. Each part says ok, FAILED, or why it is skipped.
set -uo pipefail
cd "$(dirname "$0")/../.."
python=${PYTHON:-.venv/bin/python}
here=$(mktemp -d)
failed=0
mounted=()
clean_up() {
  for one in "${mounted[@]}"; do umount "$one"; done
  rm -rf "$here"
}
trap clean_up EXIT

export XDG_STATE_HOME=$here/state XDG_DATA_HOME=$here/data XDG_CONFIG_HOME=$here/config
unset JOBBOARD_NOW
said() { if [ "$2" -eq 0 ]; then echo "ok       $1"; else echo "FAILED   $1"; failed=1; fi; }
jobboard() { "$python" -m jobboard_tui "$@" >"$here/out" 2>"$here/err"; }
count() { "$python" -m jobboard_tui list --json | "$python" -c 'import json, sys; print(len(json.load(sys.stdin)))'; }

try_mount() { mount "$@" 2>"$here/why"; }

full_disk() {
  mkdir -p "$here/small"
  if ! try_mount -t tmpfs -o size=256k tmpfs "$here/small"; then
    echo "skipped  full disk: $(tail -1 "$here/why")"; return
  fi
  mounted+=("$here/small")
  export JOBBOARD_FILE=$here/small/board.json
  acknowledged=0 refused=0
  head -c 12000 /dev/zero | tr '\0' x >"$here/long"
  for number in $(seq 1 20); do
    if jobboard add "Company $number" "$(cat "$here/long")"; then
      acknowledged=$((acknowledged + 1))
    else
      refused=$((refused + 1)); grep -q "the disk is full" "$here/err" || failed=1
    fi
  done
  [ "$refused" -gt 0 ] && [ "$(count)" -eq "$acknowledged" ]
  said "full disk: $acknowledged acknowledged and there, $refused refused" $?
}

read_only_mount() {
  mkdir -p "$here/ro"
  export JOBBOARD_FILE=$here/ro/board.json
  jobboard add "Aoba" "SRE"
  if ! try_mount --bind "$here/ro" "$here/ro"; then
    echo "skipped  read-only bind mount: $(tail -1 "$here/why")"; return
  fi
  mounted+=("$here/ro")
  mount -o remount,bind,ro "$here/ro"
  before=$(sha256sum "$JOBBOARD_FILE")
  jobboard add "Boreal" "SRE"; refused=$?
  [ "$refused" -eq 1 ] && grep -q "read-only" "$here/err" && [ "$before" = "$(sha256sum "$JOBBOARD_FILE")" ]
  said "read-only bind mount: refused, said why, file as it was" $?
}

failing_calls() {
  if ! command -v strace >/dev/null; then echo "skipped  failing system calls: there is no strace"; return; fi
  if ! strace -o /dev/null true 2>"$here/why"; then
    echo "skipped  failing system calls: $(tail -1 "$here/why")"; return
  fi
  export JOBBOARD_FILE=$here/strace/board.json
  mkdir -p "$here/strace"
  jobboard add "Aoba" "SRE"
  # Which calls of a save are about the board's folder: each by its name and its number.
  names=openat,write,fsync,rename,renameat,renameat2,close,fchmod
  strace -y -o "$here/calls" -e "trace=$names" "$python" -m jobboard_tui add "Counted" "SRE" >/dev/null
  awk -v here="$here/strace" -F'(' '{ number[$1]++; if (index($0, here)) print $1, number[$1] }' \
    "$here/calls" >"$here/points"
  hit=0 lost=0 acknowledged=$(count)
  while read -r call number; do
    for error in EIO ENOSPC; do
      if strace -y -o "$here/calls" -e "trace=$call" -e "inject=$call:error=$error:when=$number" \
        "$python" -m jobboard_tui add "$call $number" "SRE" >/dev/null 2>"$here/err" </dev/null; then
        acknowledged=$((acknowledged + 1))
      fi
      grep -F "$here/strace" "$here/calls" | grep -q INJECTED && hit=$((hit + 1))
      found=$(count) || found=-1
      if [ "$found" -lt "$acknowledged" ]; then lost=1; echo "         lost: $call $number $error"; fi
      acknowledged=$found
    done
  done <"$here/points"
  [ "$lost" -eq 0 ] && [ "$hit" -gt 8 ]
  said "failing system calls: $hit of a save failed in turn, nothing acknowledged was lost" $?
}

killed() {
  export JOBBOARD_FILE=$here/killed/board.json
  mkdir -p "$here/killed"
  acknowledged=0
  # As long as an undisturbed call takes, and a little more: some are over, most in the midst of it.
  started=$(date +%s%N); jobboard add "Before" "SRE" && acknowledged=1
  lasts=$((($(date +%s%N) - started) / 1000000))
  for number in $(seq 1 "${ROUNDS:-200}"); do
    "$python" -m jobboard_tui add "Company $number" "SRE" >"$here/out" 2>/dev/null &
    child=$!
    milliseconds=$((lasts / 2 + RANDOM % (lasts + 1)))
    sleep "$((milliseconds / 1000)).$(printf %03d $((milliseconds % 1000)))"
    kill -9 "$child" 2>/dev/null
    wait "$child" 2>/dev/null
    [ -s "$here/out" ] && acknowledged=$((acknowledged + 1))
  done
  found=$(count) || found=-1
  [ "$acknowledged" -gt 1 ] && [ "$found" -ge "$acknowledged" ]
  said "kill -9: $acknowledged acknowledged, $found there" $?
}

large() {
  export JOBBOARD_FILE=$here/large/board.json
  mkdir -p "$here/large"
  truncate -s 1G "$JOBBOARD_FILE"
  refused "a file of 1 GB" "too large" list
  yes '' | head -n 10000000 >"$JOBBOARD_FILE"; echo '{}' >>"$JOBBOARD_FILE"
  refused "10 million lines" "too many lines" list
  "$python" -c 'print("{\"applications\":" + "[" * 100000)' >"$JOBBOARD_FILE"
  refused "a depth of 100,000" "nested too deeply" list
  export JOBBOARD_FILE=$here/large/new.json
  "$python" - "$here/bomb.zip" <<'END'
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
    with archive.open("applications.csv", "w", force_zip64=True) as file:
        for _megabyte in range(2000):
            file.write(bytes(1_000_000))
END
  refused "a zip bomb of 2 GB" "zip" import "$here/bomb.zip"
}

# What it is, a word of the reason, the words of the call: refused within 10 s and 800 MB of addresses.
refused() {
  ( ulimit -v 800000; timeout 10 "$python" -m jobboard_tui "${@:3}" >/dev/null 2>"$here/err" )
  [ $? -eq 1 ] && grep -qi "$2" "$here/err"
  said "$1: refused, $(tail -1 "$here/err" | cut -c1-120)" $?
}

full_disk
read_only_mount
failing_calls
killed
large
exit $failed
