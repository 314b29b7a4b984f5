#!/bin/sh
# The system packages that the tests need. Installs them as root, names them otherwise.
set -eu
packages="chromium chromium-headless-shell fonts-noto-cjk golang-go golang-golang-x-mod-dev nginx-light openssl poppler-utils postgresql postgresql-client"
missing=""
for package in $packages; do
    dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
# Node.js may have come from elsewhere than Debian, with an npm of its own.
command -v npm >/dev/null || missing="$missing nodejs npm"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" -ne 0 ]; then
    echo "缺少系统软件包：$missing。请以 root 身份运行 apt-get install$missing" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update --quiet --quiet
apt-get install --yes --no-install-recommends --quiet --quiet $missing >/dev/null
