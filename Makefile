.DEFAULT_GOAL := help
.PHONY: help demo test check check-ontology bundle docs gazetteer bench clean
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
DEMO := exports/demo

help: ## Say what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.installed ## Build the graph of the packaged sample reports into exports/demo/
	@$(BIN)/kg samples $(DEMO)/reports >/dev/null
	@$(BIN)/kg build $(DEMO)/reports --output $(DEMO)
	@echo "Ask it about a thing: $(BIN)/kg explain 澜桥街道 $(DEMO)"

test: $(VENV)/.installed-test ## Install what the tests need and run them all
	@sh tools/system.sh test
	@$(BIN)/python -m pytest

check: $(VENV)/.installed-dev ## Lint, type check and hold the rules of the house
	@$(BIN)/ruff check kg tests benchmarks tools
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -q tests/test_house.py

check-ontology: $(VENV)/.installed-dev ## Hold the ontology against OWL 2 DL and a reasoner (needs Java and Maven)
	@sh tools/system.sh test
	@$(BIN)/kg samples build/ontology/reports >/dev/null
	@$(BIN)/kg build build/ontology/reports --output build/ontology --format rdf >/dev/null
	@$(BIN)/python tools/check_ontology.py build/ontology/graph.ttl

bundle: ## Rebuild the pages' programs from web/: explorer and query editor (needs Node and npm)
	@cd web && npm ci --no-audit --no-fund --loglevel=error && npm run --silent check && npm run --silent bundle
	@cd web/editor && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error && npm run --silent bundle

docs: $(VENV)/.installed-docs ## Renew the README's picture and outputs, write the ontology's HTML documentation
	@sh tools/system.sh docs
	@$(BIN)/python tools/draw.py lanqiao-2022.txt 两清一治专项行动 docs/graph.svg
	@$(BIN)/python tools/readme.py README.md
	@mkdir -p build/docs
	@$(BIN)/python -m pylode ontology/jiedao.ttl -o build/docs/ontology.html
	@echo "build/docs/ontology.html: the ontology's documentation"

gazetteer: $(VENV)/.installed ## Renew the packaged list of administrative divisions (needs npm and the network)
	@$(BIN)/python tools/make_gazetteer.py

bench: $(VENV)/.installed ## Measure speed and memory against jieba.posseg alone
	@$(BIN)/python benchmarks/build_speed.py

clean: ## Remove what make made: the environment, builds, caches
	rm -rf $(VENV) $(DEMO) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.installed: pyproject.toml
	@sh tools/venv.sh $(VENV)
	@touch $@

$(VENV)/.installed-%: pyproject.toml
	@sh tools/venv.sh $(VENV) $*
	@touch $@ $(VENV)/.installed
