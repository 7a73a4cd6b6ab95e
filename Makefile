# Alles, was man zum Arbeiten braucht. `make help` zeigt die Befehle.

PORT ?= 8000
SITE_URL ?= http://127.0.0.1:$(PORT)
PY := .venv/bin/python
PIP := $(PY) -m pip install --disable-pip-version-check -qq --require-hashes
LOCAL := env DEBUG=true SITE_URL=$(SITE_URL) $(PY) manage.py
TEMPLATES = $$(find templates -name '*.html' | sort)

.PHONY: help run demo test lint format lock runtime dev

help:
	@echo "make run     Website auf diesem Rechner starten (PORT=8000)"
	@echo "make demo    erfundene Termine und Anfragen zum Ausprobieren dazuladen"
	@echo "make test    alle Tests: SQLite, PostgreSQL, Chromium"
	@echo "make lint    Stil von Python und Templates prüfen, fehlende Migrationen finden"
	@echo "make format  Python und Templates in Form bringen"
	@echo "make lock    requirements.txt und requirements-dev.txt neu schreiben (braucht uv)"

run: runtime
	@$(LOCAL) migrate --verbosity 0
	@$(LOCAL) load_content
	@$(LOCAL) local_login
	@exec $(LOCAL) runserver 127.0.0.1:$(PORT)

demo: runtime
	@$(LOCAL) migrate --verbosity 0
	@$(LOCAL) load_content
	@$(LOCAL) load_demo

test: dev
	@$(PY) -m tests.run

lint: dev
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@.venv/bin/djade --check --target-version 5.2 $(TEMPLATES)
	@$(LOCAL) makemigrations --check --dry-run

format: dev
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .
	@.venv/bin/djade --target-version 5.2 $(TEMPLATES) || true

lock: export UV_CUSTOM_COMPILE_COMMAND = make lock
lock: COMPILE = uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url
lock:
	$(COMPILE) -o requirements.txt
	$(COMPILE) --group dev -c requirements.txt -o requirements-dev.txt

# A copy of the lock file inside .venv says what is installed; time stamps would not
# survive a change of branch.
runtime: $(PY)
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PY) -m ensurepip >/dev/null
	@cmp -s requirements.txt .venv/requirements.txt || { \
		echo "Installiere die Pakete aus requirements.txt ..."; \
		$(PIP) -r requirements.txt && cp requirements.txt .venv/requirements.txt; }

dev: runtime
	@cmp -s requirements-dev.txt .venv/requirements-dev.txt || { \
		echo "Installiere die Pakete aus requirements-dev.txt ..."; \
		$(PIP) -r requirements-dev.txt \
		&& cp requirements-dev.txt .venv/requirements-dev.txt; }

$(PY):
	@for python in python3.13 python3.12 python3.11 python3 python; do \
		$$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
			2>/dev/null && break; python=""; done; \
	if [ -z "$$python" ]; then \
		echo "Es fehlt Python 3.11 oder neuer mit dem Modul venv." >&2; \
		echo "Debian, Ubuntu: apt-get install python3 python3-venv" >&2; \
		echo "Sonst: https://www.python.org/downloads/" >&2; exit 1; fi; \
	echo "Lege .venv an ($$($$python --version))"; \
	$$python -m venv .venv
