#!/bin/sh
# Names the system libraries that Qt lacks here, and installs them where that is possible without asking.
# With the word "test", also what the tests use: a virtual screen, and LibreOffice as the reader of our CSV.
set -eu
[ "$(uname)" = Linux ] || exit 0
command -v dpkg >/dev/null 2>&1 || exit 0
packages="libegl1 libgl1 libglib2.0-0 libx11-xcb1 libfreetype6 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxcb-glx0 libxcb-shm0 libxcb-sync1 libxcb-xfixes0 libxcb-render0"
[ "${1:-}" != test ] || packages="$packages xvfb xdotool libreoffice-calc-nogui fonts-inter"
missing=""
for package in $packages; do
    dpkg -s "$package" 2>/dev/null | grep -q "^Status: install ok installed" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" != 0 ]; then
    echo "Some system packages are missing. If the window does not open (or tests are skipped), install them with:"
    echo "    sudo apt-get install --no-install-recommends$missing"
    exit 0
fi
echo "Installing system packages:$missing"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq || true
# shellcheck disable=SC2086  (a list of names)
apt-get install -qq -y --no-install-recommends $missing >/dev/null || {
    echo "Some of these could not be installed: the window or some tests may not work." >&2
}
