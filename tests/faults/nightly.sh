#!/usr/bin/env bash
# Faults that need root, strace or minutes: a full disk, a read-only mount, failing system calls,
# 200 rounds of kill -9. Each part says ok, FAILED, or why it is skipped.
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
  for call in fsync:EIO write:ENOSPC rename:EIO,renameat:EIO openat:EROFS; do
    for when in 1 2 3 4 5 6; do
      names=$(echo "$call" | sed 's/:[A-Z]*//g'); number=${call##*:}
      acknowledged=$(count)
      if strace -f -o /dev/null -P "$here/strace" -P "$JOBBOARD_FILE" -e "trace=$names" \
        -e "inject=$names:error=$number:when=$when" "$python" -m jobboard_tui add "C $when" "SRE" >/dev/null 2>"$here/err"; then
        acknowledged=$((acknowledged + 1))
      fi
      found=$(count) || found=-1
      [ "$found" -ge "$acknowledged" ] || { said "$names, the ${when}th fails with $number" 1; return; }
    done
  done
  said "failing fsync, write, rename, openat: nothing acknowledged was lost" 0
}

killed() {
  export JOBBOARD_FILE=$here/killed/board.json
  mkdir -p "$here/killed"
  acknowledged=0
  for number in $(seq 1 "${ROUNDS:-200}"); do
    "$python" -m jobboard_tui add "Company $number" "SRE" >"$here/out" 2>/dev/null &
    child=$!
    sleep "0.$((RANDOM % 8))$((RANDOM % 10))"
    kill -9 "$child" 2>/dev/null
    wait "$child" 2>/dev/null
    [ -s "$here/out" ] && acknowledged=$((acknowledged + 1))
  done
  found=$(count) || found=-1
  [ "$found" -ge "$acknowledged" ]
  said "kill -9: $acknowledged acknowledged, $found there" $?
}

full_disk
read_only_mount
failing_calls
killed
exit $failed
