#!/bin/sh
# Opens the window where there is a screen; without one does the same main job headless on the sample documents.
set -eu
bin=$1
out=$2
if [ "$(uname)" != Linux ] || [ -n "${DISPLAY:-}" ] || [ -n "${WAYLAND_DISPLAY:-}" ]; then
    exec "$bin/second-helping"
fi
echo "No screen here: the main job runs on the sample documents instead."
"$bin/second-helping-cli" demo --out "$out"
echo
echo "The CSV files are in $(cd "$out" && pwd)."
