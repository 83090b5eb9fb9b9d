#!/usr/bin/env bash
# Every check and every test, the cheapest first. One failing stage does not keep the next from running.
# The last line is `N passed, N failed`: tests, and one for each check (format, clippy, …).
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
exec </dev/null
export PATH="$HOME/.cargo/bin:$PATH" CARGO_TERM_COLOR=never NO_COLOR=1 RUST_BACKTRACE=0
passed=0
failed=0
log=$(mktemp -d)

finish() {
  trap - EXIT INT TERM
  scripts/postgres.sh stop >/dev/null 2>&1 || true
  rm -rf "$log"
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ] && exit 0
  exit 1
}
interrupted() { failed=$((failed + 1)); finish; }
trap finish EXIT
trap interrupted INT TERM

stage() { started=$SECONDS; echo "== $1"; }
done_in() { echo "-- $1 in $((SECONDS - started)) s"; }

# A check counts as one.
check() {
  local name=$1
  shift
  stage "$name"
  if "$@"; then passed=$((passed + 1)); done_in "$name: ok"; else failed=$((failed + 1)); done_in "$name: FAILED"; return 1; fi
}

# Adds what the tests of a stage counted. A test that did not run was not passed; a stage that ends badly has failed at least once.
add_tests() {
  local name=$1 code=$2 ok=$3 bad=$4
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  if [ "$code" -eq 0 ] && [ $((ok + bad)) -eq 0 ]; then echo "$name: no test ran"; bad=1; fi
  passed=$((passed + ok))
  failed=$((failed + bad))
  done_in "$name: $ok passed, $bad failed"
}

rust_tests() {
  stage "tests on SQLite and PostgreSQL"
  cargo test --no-fail-fast 2>&1 | tee "$log/rust"
  local code=${PIPESTATUS[0]} ok bad
  ok=$(awk '/^test result:/ { for (i = 2; i <= NF; i++) if ($i == "passed;") sum += $(i - 1) } END { print sum + 0 }' "$log/rust")
  bad=$(awk '/^test result:/ { for (i = 2; i <= NF; i++) if ($i == "failed;" || $i == "ignored;") sum += $(i - 1) } END { print sum + 0 }' "$log/rust")
  add_tests "tests on SQLite and PostgreSQL" "$code" "$ok" "$bad"
}

browser_tests() {
  stage "browser tests"
  node --test --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=tap --test-reporter-destination="$log/browser" tests/server/*.test.mjs tests/browser/*.test.mjs
  local code=$? ok bad
  ok=$(awk '/^# pass / { print $3 }' "$log/browser")
  bad=$(awk '/^# (fail|cancelled|skipped|todo) / { sum += $3 } END { print sum + 0 }' "$log/browser")
  add_tests "browser tests" "$code" "${ok:-0}" "$bad"
}

check "what the tests need" scripts/setup.sh node build test || exit 1
check "browser assets" make --no-print-directory assets || exit 1
check "format" cargo fmt --check
check "clippy" cargo clippy --quiet --all-targets -- -D warnings
RUSTDOCFLAGS="-D warnings" check "documentation" cargo doc --quiet --no-deps --document-private-items
check "questionnaires" cargo run --quiet -- questionnaire check questionnaires
rust_tests
browser_tests
if command -v cargo-deny >/dev/null 2>&1; then check "licences" cargo deny --offline check licenses bans sources; fi
