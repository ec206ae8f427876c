#!/usr/bin/env bash
# Runs a program with a PostgreSQL server of its own, which ANJUNGAN_TEST_DATABASE names, and ends
# the server with it. The server will not run as root: then it is another user's.
# with_postgresql.sh PROGRAM [ARGUMENT...]
set -euo pipefail

binaries=$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
folder=$(mktemp -d /tmp/anjungan-postgresql.XXXXXX)
as=()
if [ "$(id -u)" = 0 ]; then
  as=(setpriv --reuid=postgres --regid=postgres --clear-groups)
  chown postgres:postgres "$folder"
fi

finish() {
  "${as[@]}" "$binaries/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

# The sanitizers' libraries are for the program alone. Only a socket in the folder: no port.
"${as[@]}" env -u LD_PRELOAD "$binaries/initdb" -E UTF8 -D "$folder/data" -A trust -U postgres --no-sync \
  >"$folder/log" 2>&1 || { cat "$folder/log" >&2; exit 1; }
"${as[@]}" env -u LD_PRELOAD "$binaries/pg_ctl" -D "$folder/data" -l "$folder/data/server.log" -w \
  -o "-c listen_addresses='' -c unix_socket_directories=$folder" start >/dev/null ||
  { cat "$folder/data/server.log" >&2; exit 1; }

socket=${folder//\//%2F}
ANJUNGAN_TEST_DATABASE="postgresql://postgres@$socket/postgres" "$@"
