# All commands of the project. "make help" lists the targets with the comments after them.

SHELL := /bin/sh
.DEFAULT_GOAL := all
PIPELINE := node pipeline/launch.js stages/index.ts
RUN := npx --no-install tsx
TOOLS := tools

.PHONY: all again verify clean test test-long check lint types dead schemas bench synthetic conformance fuzz \
	mutation mutation-report page page-script letter-widths package install system help

all: install ## install, and compute what is out of date (plain "make")
	@$(PIPELINE)

again: install ## compute everything again, and compare the files with the last commit
	@$(PIPELINE) --again

verify: install ## compare artifacts, locks and sources; then compute every artifact again from data/raw and compare
	@$(PIPELINE) verify
	@$(PIPELINE) verify --rerun

clean: install ## remove what the pipeline wrote
	@$(PIPELINE) clean

test: install ## run all tests
	@npm test

test-long: install ## run the long tests (hours)
	@CASEBOOK_KILLS=50 CASEBOOK_PLANTED=200 MUTATIONS=20000 npm test -- --testTimeout=7200000 \
		test/broken/mutations.test.ts test/broken/dates.test.ts \
		test/pipeline/interruption.test.ts test/audit/planted.test.ts

check: lint types dead ## lint, types and dead code

lint: install ## check style and formatting
	@npm run lint

types: install ## check types
	@npm run types

dead: install ## find unused files, exports and packages
	@npm run dead

schemas: install ## write schemas/ and docs/reference/ from the code
	@npm run schemas

bench: install ## measure: make bench ARGS="registry 1e6" (audit, data, registry, report, rows, runner, shards)
	@npm run bench -- $(ARGS)

synthetic: install ## write the synthetic cohorts again
	@$(RUN) $(TOOLS)/synthetic-cohort.ts
	@$(RUN) $(TOOLS)/synthetic-centres.ts

conformance: install ## write the comparison with R (docs/measurements/conformance.md)
	@$(RUN) $(TOOLS)/conformance.ts

fuzz: install ## run mutated cohorts: make fuzz ARGS="20000 1" (mutants, seed)
	@$(RUN) $(TOOLS)/fuzz.ts $(ARGS)

mutation: install ## mutate the statistics and run their tests (hours): make mutation ARGS="--mutate statistics/competing-risks/gray-test.ts"
	@NODE_OPTIONS='--import tsx' npx --no-install stryker run stryker.config.json $(ARGS)

mutation-report: install ## write docs/measurements/mutation.md from the results of "make mutation"
	@$(RUN) $(TOOLS)/mutation-report.ts

# npm runs only when the lock file changed
install: node_modules/.casebook-installed ## install the packages of the lock file
node_modules/.casebook-installed: package.json package-lock.json
	npm ci --no-audit --no-fund
	@touch $@

system: ## install Debian packages that some tests need: Chromium, R, PostgreSQL, LibreOffice
	@sh $(TOOLS)/system.sh

page: install ## write reports/casebook.html: Casebook in one page, for a browser
	@$(RUN) $(TOOLS)/page.ts

page-script: install ## write the script of the report's page from stages/8-report/page/
	@$(RUN) $(TOOLS)/page-script.ts

letter-widths: install ## write the widths of letters from assets/fonts/
	@$(RUN) $(TOOLS)/letter-widths.ts

package: install ## write dist/, and casebook-<version>.tgz for npm install
	@npm pack --ignore-scripts=false

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' Makefile
