# make         install from the lock file, then run the pipeline
# make test    install, then all tests; make check adds lint, types, dead code
# make verify  artifacts, locks and sources against each other, then every artifact built again from data/raw and compared
# make system  what only Debian has (Chromium, R, PostgreSQL): the tests that need it are skipped without

SHELL := /bin/sh
.DEFAULT_GOAL := all
.PHONY: all install test check verify lint types dead system clean

all: install
	@node pipeline/launch.js stages/index.ts

# npm runs only when the lock file changed
install: node_modules/.casebook-installed
node_modules/.casebook-installed: package.json package-lock.json
	npm ci --no-audit --no-fund
	@touch $@

test: install
	npm test

check: lint types dead

verify: install
	@node pipeline/launch.js stages/index.ts verify
	@node pipeline/launch.js stages/index.ts verify --rerun

lint: install
	npm run lint

types: install
	npm run types

dead: install
	npm run dead

system:
	sh tools/system.sh

clean: install
	@node pipeline/launch.js stages/index.ts clean
