#!/bin/sh
# Writes every fixture of this folder. Debian: r-cran-haven r-cran-jsonlite r-cran-hms pspp python3
set -eu
cd "$(dirname "$0")"
export LC_ALL=C.UTF-8
Rscript make.R
pspp -O format=csv make.sps
encoded() { # encoding, file, name of a variable, texts
  sed -e "s/@ENCODING@/$1/; s/@FILE@/$2/; s/@NAME@/$3/g; s/@ONE@/$4/g; s/@TWO@/$5/g; s/@LABEL@/$6/g" make-encoding.sps |
    iconv -f UTF-8 -t "$1" > encoded.sps
  pspp -O format=csv --syntax-encoding="$1" encoded.sps > /dev/null
  rm encoded.sps
}
encoded windows-1252 encoding-1252.sav größe 'Müller’s' 'Ménière – œ' 'Größe in €'
encoded Shift_JIS encoding-sjis.sav 年齢 '表示' 'ソ能' '肝臓の転移'
encoded windows-1251 encoding-1251.sav возраст 'почка' 'лёгкое' 'Возраст больного'
python3 swap.py pspp-missing.sav big-endian-plain.sav
python3 swap.py pspp-missing-byte.sav big-endian-byte.sav
