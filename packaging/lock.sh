#!/usr/bin/env bash
# Makes the two locks anew from pyproject.toml: hashes, no index addresses, no torch. Needs uv (development only).
set -euo pipefail
cd "$(dirname "$0")/.."
export UV_CUSTOM_COMPILE_COMMAND="make lock"
common=(pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --quiet)
uv pip compile "${common[@]}" --group engine --group build "$@" -o requirements.lock
# What only development needs, in the versions the first lock has for what both need.
all=$(mktemp)
uv pip compile "${common[@]}" --group engine --group build --group dev -c requirements.lock -o "$all"
python3 - requirements.lock "$all" > requirements-dev.lock <<'PY'
import re, sys
def entries(path):
    return re.findall(r"^[A-Za-z0-9][^\n]*(?:\n    --hash[^\n]*)*", open(path).read(), re.M)
program = {entry.split("==")[0] for entry in entries(sys.argv[1])}
print("# Development only, beside requirements.lock. Made by: make lock")
print("\n".join(entry for entry in entries(sys.argv[2]) if entry.split("==")[0] not in program))
PY
rm -f "$all"
