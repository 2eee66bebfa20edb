#!/usr/bin/env bash
# Makes requirements.lock anew from pyproject.toml: hashes, no index addresses, no torch. Needs uv (development only).
set -euo pipefail
cd "$(dirname "$0")/.."
uv pip compile pyproject.toml --group engine --group build --group dev --universal --python-version 3.11 \
  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate "$@" -o requirements.lock
