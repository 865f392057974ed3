#!/bin/sh
# Debian packages that some tests need: browsers for the report and the page, R as the reference of the statistics, a server for
# registries, data.table, which reads files for R in `npm run bench -- registry`, readers of exported figures (PDF, TIFF, EMF), and
# LibreOffice without a screen, which opens and saves Word documents.
set -eu

PACKAGES="chromium-headless-shell firefox-esr r-base-core r-cran-survival r-cran-cmprsk r-cran-coin r-cran-exactranktests r-cran-kmsurv r-cran-mass r-cran-data.table postgresql-15 poppler-utils libtiff-tools libreoffice-writer-nogui"

missing=""
for package in $PACKAGES; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && { echo "system: all packages are installed"; exit 0; }

command -v apt-get >/dev/null || { echo "system: expected apt-get (Debian), found none; install by hand:$missing" >&2; exit 2; }
sudo=""
[ "$(id -u)" -eq 0 ] || sudo="sudo"
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends $missing
