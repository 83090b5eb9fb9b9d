#!/usr/bin/env bash
# Starts a throw-away PostgreSQL for tests in a folder of /tmp and prints its address for TILLIT_TEST_POSTGRES_URL.
# Durability is off: nothing here is worth keeping. A second call finds the first one's server; `postgres.sh stop` ends it.
# Not below target: a socket's path may have 107 characters at most.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
if [ -z "$bin" ]; then
  echo "PostgreSQL is not installed: run \`make setup\`, or \`apt-get install postgresql\`" >&2
  exit 1
fi
folder="/tmp/tillit-pg-$(id -u)-$(printf %s "$root" | cksum | cut -d ' ' -f 1)"
# initdb refuses to run as root.
as_owner() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
if [ "${1:-start}" = stop ]; then
  (cd / && as_owner "$bin/pg_ctl" -D "$folder/data" -m fast -w stop >/dev/null 2>&1) || true
  exit 0
fi
if [ ! -f "$folder/data/PG_VERSION" ]; then
  rm -rf "$folder"
  mkdir -p "$folder"
  [ "$(id -u)" = 0 ] && chown postgres "$folder"
  (cd "$folder" && as_owner "$bin/initdb" -D "$folder/data" -U tillit --auth=trust --encoding=UTF8 --locale=C.UTF-8 >"$folder/initdb.log" 2>&1) || { cat "$folder/initdb.log" >&2; exit 1; }
fi
if ! as_owner "$bin/pg_ctl" -D "$folder/data" status >/dev/null 2>&1; then
  rm -f "$folder/data/postmaster.pid"
  (cd "$folder" && as_owner "$bin/pg_ctl" -D "$folder/data" -w -l "$folder/log" \
    -o "-c listen_addresses='' -c unix_socket_directories='$folder' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300" start >/dev/null </dev/null 2>&1) || { cat "$folder/log" >&2; exit 1; }
fi
echo "postgres://tillit@%2F${folder#/}/postgres" | sed 's#tmp/#tmp%2F#'
