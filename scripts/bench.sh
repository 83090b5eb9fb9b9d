#!/usr/bin/env bash
# The figures of docs/performance.md: builds a release, sets up the peers in a virtual environment, and measures all in one run.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$HOME/.cargo/bin:$PATH"
venv=${TILLIT_BENCH_VENV:-target/bench-venv}
if [ ! -x "$venv/bin/python" ]; then python3 -m venv "$venv"; fi
"$venv/bin/pip" install --quiet --disable-pip-version-check --requirement scripts/bench/requirements.txt
# Builds the program as well, as it does for tests that start it.
bench=$(cargo bench --bench workloads --no-run --message-format=json | "$venv/bin/python" -c '
import json, sys
found = [json.loads(line) for line in sys.stdin if line.startswith("{")]
print([one["executable"] for one in found if one.get("executable") and one["target"]["name"] == "workloads"][-1])')
exec "$venv/bin/python" scripts/bench/bench.py --program target/release/tillit --workloads "$bench" "$@"
