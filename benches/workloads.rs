//! The figures of `docs/performance.md`: run by `scripts/bench.sh`.

fn main() {}
