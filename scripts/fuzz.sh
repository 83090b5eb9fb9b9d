#!/usr/bin/env bash
# Throws odd workbooks at the reader and the layout finder, SECONDS for each target (60 when nothing is said).
# The corpus is made from the shared cases, where they are, and from what earlier runs found.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
only=${2:-}

command -v cargo-fuzz >/dev/null || cargo install cargo-fuzz --locked
python3 scripts/fuzz_corpus.py
# No sanitizer: there is no unsafe code here, and panics, endless loops and floods of memory show without one.
# The stable compiler takes the fuzzer's switches when it is told to behave as the nightly one.
export RUSTC_BOOTSTRAP=1
for target in reader sheet finder; do
  [ -z "$only" ] || [ "$only" = "$target" ] || continue
  cargo fuzz run --sanitizer none --fuzz-dir fuzz "$target" -- -max_total_time="$seconds" -rss_limit_mb=1024 -timeout=10 -max_len=200000
done
