#!/bin/sh
# All figures of the kiosk in one run, as rows of the table in README.md.
# Usage: tests/bench/run.sh BUILD_FOLDER (a release build). Needs Xvfb; without chromium or libxtst
# the comparison with a browser is left out, and said so.
set -eu
cd "$(dirname "$0")/../.."
build=${1:-build/release}
cmake --build "$build" --target bench >&2
bin=$build/bin
work=$(mktemp -d "${TMPDIR:-/var/tmp}/anjungan-bench.XXXXXX")
display_pid=
clean_up() {
  [ -z "$display_pid" ] || kill "$display_pid" 2>/dev/null || true
  rm -rf "$work"
}
trap clean_up EXIT
trap 'exit 1' INT TERM

# A screen of its own: the number is chosen by the server and told on descriptor 3.
mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 1080x1920x24 -br -nolisten tcp 3>"$work/display" 2>/dev/null &
display_pid=$!
read -r number <"$work/display"
export DISPLAY=":$number" SDL_VIDEODRIVER=x11

load=$(cut -d' ' -f1 /proc/loadavg)
echo "$(date -u '+%Y-%m-%d %H:%M') UTC, $(nproc) processors, load $load before the run"
echo
echo "| Figure | Goal | Measured | Reached |"
echo "|---|---|---|---|"
if [ -x "$bin/bench_screen" ] && command -v chromium >/dev/null; then
  "$bin/bench_screen" "$bin/anjungan-kiosk" "$work"
else
  echo "| beside Chromium | – | not measured: chromium or libxtst-dev is missing | – |"
fi
"$bin/bench_paint"
"$bin/bench_store" "$work"
"$bin/bench_slip" "$work"
"$bin/bench_ticket"
"$bin/bench_picture"
umockdev-wrapper "$bin/bench_devices" "$work"
"$bin/bench_content"
mkdir "$work/sqlite" "$work/postgresql"
"$bin/bench_hub" "$work/sqlite"
tests/server/with_postgresql.sh "$bin/bench_hub" "$work/postgresql"
