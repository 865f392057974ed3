# Each target is explained by the comment after it, which "make help" lists.

SHELL := /bin/sh
.DEFAULT_GOAL := all
PIPELINE := node pipeline/launch.js stages/index.ts
RUN := npx --no-install tsx
TOOLS := tools

.PHONY: all again verify clean test test-long check lint types dead schemas bench synthetic conformance fuzz \
	mutation mutation-report page-script install system help

all: install ## install, compute what is out of date, and say what is there (plain "make")
	@$(PIPELINE)

again: install ## compute everything anew, and say whether the files have the same bytes as the commit
	@$(PIPELINE) --again

verify: install ## compare artifacts, locks and sources; then compute every artifact from data/raw again and compare
	@$(PIPELINE) verify
	@$(PIPELINE) verify --rerun

clean: install ## remove what the pipeline wrote
	@$(PIPELINE) clean

test: install ## run all tests
	@npm test

test-long: install ## run the tests that are too long for every change (hours)
	@CASEBOOK_KILLS=50 CASEBOOK_PLANTED=200 MUTATIONS=20000 npm test -- --testTimeout=7200000 \
		test/broken/mutations.test.ts test/broken/dates.test.ts \
		test/pipeline/interruption.test.ts test/audit/planted.test.ts

check: lint types dead ## lint, types and dead code

lint: install ## check style and formatting
	@npm run lint

types: install ## check types
	@npm run types

dead: install ## look for files, exports and packages that nothing uses
	@npm run dead

schemas: install ## write schemas/ and docs/reference/ from the code
	@npm run schemas

bench: install ## measure: make bench ARGS="registry 1e6" (audit, data, registry, report, rows, runner, shards)
	@npm run bench -- $(ARGS)

synthetic: install ## write the synthetic cohorts again
	@$(RUN) $(TOOLS)/synthetic-cohort.ts
	@$(RUN) $(TOOLS)/synthetic-centres.ts

conformance: install ## write the table of agreement with R (docs/measurements/conformance.md)
	@$(RUN) $(TOOLS)/conformance.ts

fuzz: install ## run mutated cohorts: make fuzz ARGS="20000 1" (mutants, seed)
	@$(RUN) $(TOOLS)/fuzz.ts $(ARGS)

mutation: install ## mutate the statistics and run their tests (hours): make mutation ARGS="--mutate statistics/competing-risks/gray-test.ts"
	@NODE_OPTIONS='--import tsx' npx --no-install stryker run stryker.config.json $(ARGS)

mutation-report: install ## write docs/measurements/mutation.md from what "make mutation" found
	@$(RUN) $(TOOLS)/mutation-report.ts

# npm runs only when the lock file changed
install: node_modules/.casebook-installed ## install the packages of the lock file
node_modules/.casebook-installed: package.json package-lock.json
	npm ci --no-audit --no-fund
	@touch $@

system: ## install what some tests need and only Debian has: Chromium, R, PostgreSQL
	@sh $(TOOLS)/system.sh

page-script: install ## write the script of the report's page from stages/8-report/page/
	@$(RUN) $(TOOLS)/page-script.ts

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile
