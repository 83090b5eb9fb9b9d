#!/usr/bin/env bash
# Sees to it that what is asked for is there: `setup.sh [node] [build] [test]`.
# What Debian has is installed when this may be done (root, or sudo without a password); else it says what to install and fails.
set -euo pipefail
missing=()   # what Debian has
lacking=()   # what it has not, or too old: a person has to see to it

has() { command -v "$1" >/dev/null 2>&1; }

want_node() {
  local major=0
  if has node; then major=$(node --version | sed 's/^v\([0-9]*\).*/\1/'); fi
  if [ "$major" -lt 20 ] || ! has npm; then lacking+=("Node 20 or later with npm: https://nodejs.org"); fi
}

want_build() {
  if ! has cargo; then lacking+=("Rust with cargo: https://rustup.rs"); fi
  # libpq, OpenSSL and SQLite are built from source and linked in.
  if ! has cc || ! has make; then missing+=(build-essential); fi
  if ! has perl; then missing+=(perl); fi
}

want_test() {
  if ! compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then missing+=(postgresql); fi
  if [ ! -x "${CHROMIUM:-/usr/bin/chromium}" ]; then missing+=(chromium); fi
  # The smallest set that converts workbooks: no window system.
  if ! has "${SOFFICE:-soffice}"; then missing+=(libreoffice-calc-nogui); fi
}

for group in "$@"; do
  case "$group" in
    node) want_node ;;
    build) want_build ;;
    test) want_test ;;
    *) echo "setup.sh: \`$group\` is none of node, build, test" >&2; exit 2 ;;
  esac
done

if [ "${#missing[@]}" -gt 0 ]; then
  as_root=()
  command="apt-get install -y --no-install-recommends ${missing[*]}"
  if ! has apt-get; then
    lacking+=("${missing[*]}: by the package manager of this system")
  elif [ "$(id -u)" = 0 ]; then
    as_root=(env)
  elif has sudo && sudo -n true 2>/dev/null; then
    as_root=(sudo -n env)
  else
    lacking+=("${missing[*]}: sudo apt-get update && sudo $command")
  fi
  if [ "${#as_root[@]}" -gt 0 ]; then
    echo "Installing ${missing[*]} from Debian's packages."
    log=$(mktemp)
    # shellcheck disable=SC2086 # the command is words
    if ! { "${as_root[@]}" apt-get update && "${as_root[@]}" DEBIAN_FRONTEND=noninteractive $command; } >"$log" 2>&1 </dev/null; then
      tail -n 20 "$log" >&2
      lacking+=("${missing[*]}: the packages could not be installed, see above; try \`$command\` as root")
    fi
    rm -f "$log"
  fi
fi

if [ "${#lacking[@]}" -gt 0 ]; then
  echo "This is missing; install it and try again:" >&2
  printf '  %s\n' "${lacking[@]}" >&2
  exit 1
fi
