# Two commands build and check the book: `make book` and `make test`. Both set up what they need.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
HTML   := _build/html/index.html

# Notebooks, esbuild and npm find the book's own Python and node first.
export PATH := $(CURDIR)/$(BIN):$(PATH)

.DEFAULT_GOAL := help
.PHONY: help book pdf offline serve lab check test model chapter notebooks bench links lock clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' Makefile

book: $(VENV)/.installed node_modules/.installed ## execute the notebooks and build the site into _build/html
	@echo "Building the book: executing notebooks, writing pages."
	@# Sphinx repeats no warning of a page it does not read again: after a failure it forgets what it has read.
	@$(BIN)/jupyter-book build . -W -n --keep-going || { rm -rf _build/.doctrees; exit 1; }
	@echo "The book is ready: open $(HTML) in a browser, or run 'make serve'."

# A copy that is new is linked and carried by the site: the second `make book` writes one page and copies one file.
pdf: book ## print the whole book as one PDF, and put it on the site
	@$(BIN)/python -m widgets.site.browser
	@$(BIN)/python -m widgets.site.copies pdf
	@$(MAKE) --no-print-directory book

offline: pdf ## pack the whole site, PDF included, into one archive, and put it on the site
	@$(BIN)/python -m widgets.site.copies offline
	@$(MAKE) --no-print-directory book

serve: book ## build the book and show it in a browser
	@$(BIN)/python -m widgets.site.serve

lab: $(VENV)/.installed ## open the notebooks in JupyterLab
	@$(BIN)/jupyter lab chapters

check: $(VENV)/.installed node_modules/.installed ## check the code: the models' shared subset, Python, JavaScript, other files
	@$(BIN)/python -m widgets.compiler widgets/models/*.py
	@$(BIN)/ruff check .
	@node_modules/.bin/eslint .
	@$(BIN)/python -m tests.tidy

test: offline check ## build the book and its copies, run every test
	@$(BIN)/pytest --numprocesses=auto --dist=loadfile --nbval tests chapters index.ipynb

model: $(VENV)/.installed ## begin a model from the template: make model NAME=word_of_mouth
	@$(BIN)/python -m templates model "$(NAME)"

chapter: $(VENV)/.installed ## begin a chapter from the template: make chapter NAME=my-paper
	@$(BIN)/python -m templates chapter "$(NAME)"

notebooks: $(VENV)/.installed ## execute the notebooks and keep the outputs that the tests compare
	@$(BIN)/python -m tests.outputs index.ipynb chapters/*.ipynb

bench: book ## measure the book in one table, compared with the stored run (benchmarks/baseline.csv)
	@$(BIN)/python -m benchmarks

links: book ## ask every link to another site whether it still leads somewhere (needs a network)
	@$(BIN)/jupyter-book build . --builder custom --custom-builder linkcheck --keep-going

LOCK = _build/lock/bin/uv pip compile --upgrade --quiet --generate-hashes --no-emit-index-url --no-emit-find-links \
       --custom-compile-command "make lock"

# --universal: one lock for Linux, macOS and Windows and for Python 3.11 to 3.13, which pip-compile cannot make.
lock: $(VENV)/.installed ## renew the locked versions (requirements.txt, package-lock.json)
	@$(PYTHON) -m venv _build/lock && _build/lock/bin/pip install --quiet uv
	$(LOCK) requirements.in --output-file requirements.txt --universal --python-version 3.11
	@# What only the benchmark of JupyterLite needs; its wheels run on the Python of the browser.
	$(LOCK) benchmarks/lite/requirements.in --output-file benchmarks/lite/requirements.txt --universal --python-version 3.11
	$(LOCK) benchmarks/lite/wheels.in --output-file benchmarks/lite/wheels.txt --no-deps --python-version 3.14
	@rm -rf package-lock.json node_modules
	$(BIN)/npm install --package-lock-only
	@cd benchmarks/lite && npm install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts

clean: ## remove what was built, keep the installed packages
	rm -rf _build

# --- set-up, done once and again when a lock changes ---

$(VENV)/.installed: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "The book needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) -V). Install one and run: make PYTHON=python3.11 book"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "Python's venv module is missing: install it (on Debian and Ubuntu: apt-get install python3-venv)."; exit 1; }
	@echo "Installing the Python packages into $(VENV) (once, a minute or two)."
	@# Anew, so that nothing of an older lock is left to import.
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --disable-pip-version-check --require-hashes -r requirements.txt
	@# Notebooks import the widgets package from anywhere.
	@$(BIN)/python -c 'import pathlib, sysconfig; \
	  pathlib.Path(sysconfig.get_path("purelib"), "book.pth").write_text("$(CURDIR)\n")'
	@touch $@

node_modules/.installed: package-lock.json .npmrc $(VENV)/.installed
	@echo "Installing the front-end packages into node_modules."
	@$(BIN)/npm ci
	@touch $@
