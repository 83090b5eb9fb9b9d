# What a person needs. `make run` and `make test` do everything on their own; the rest is for work on the program.
export PATH := $(HOME)/.cargo/bin:$(PATH)

.PHONY: help run test check setup assets fmt lint bench fuzz release clean

help:            ## this list
	@sed -n 's/^\([a-z]*\):[^#]*## /  make \1\t/p' Makefile | expand -t 18

run: assets      ## build, load the demo data into an empty database, serve on http://127.0.0.1:8080
	@scripts/setup.sh build
	cargo run -- serve --migrate --demo

test:            ## every check and every test, on both databases and in the browser
	@scripts/test.sh

check: assets    ## the quick ones while you work: format, clippy, unit tests
	cargo fmt --check
	cargo clippy --all-targets -- -D warnings
	cargo test --lib

setup:           ## install what the tests need beside Rust and Node (PostgreSQL, Chromium)
	@scripts/setup.sh build test

assets: assets/dist/manifest.json  ## style sheet, script, font and icons

fmt:             ## format the Rust code
	cargo fmt

lint:            ## clippy, with warnings as errors
	cargo clippy --all-targets -- -D warnings

bench: assets    ## the figures of docs/performance.md
	@scripts/bench.sh

fuzz: assets     ## odd workbooks thrown at the reader and the layout finder, a minute each
	@scripts/fuzz.sh 60

release: assets  ## the program as it is delivered: target/release/tillit
	cargo build --release

clean:           ## forget everything that was built; the data folder stays
	cargo clean
	rm -rf node_modules assets/dist

node_modules/.package-lock.json: package.json package-lock.json
	@scripts/setup.sh node
	npm ci --no-audit --no-fund
	@touch $@

assets/dist/manifest.json: node_modules/.package-lock.json $(shell find assets -path assets/dist -prune -o -type f -print)
	npm run --silent build
