#!/bin/sh
# Writes every fixture of this folder. Debian: r-recommended r-cran-haven r-cran-jsonlite python3-pandas
set -eu
cd "$(dirname "$0")"
export LC_ALL=C.UTF-8
Rscript make.R
python3 make.py
python3 make-old.py
Rscript make-old.R
