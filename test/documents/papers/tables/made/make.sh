#!/bin/sh
# Makes the tables anew: needs python3, chromium, LibreOffice, pdflatex with booktabs. Run it in this folder.
set -e
python3 make-tables.py
chromium --headless --no-sandbox --disable-gpu --user-data-dir="$(mktemp -d)" --no-pdf-header-footer --disable-pdf-tagging --print-to-pdf=chromium.pdf "file://$PWD/tables.html"
soffice --headless --convert-to docx:"Office Open XML Text" --infilter="HTML (StarWriter)" --outdir . office.html
mv office.docx tables.docx
soffice --headless --convert-to pdf --outdir . tables.docx
mv tables.pdf libreoffice.pdf
pdflatex -interaction=batchmode -halt-on-error tables.tex
pdflatex -interaction=batchmode -halt-on-error tables.tex
mv tables.pdf latex.pdf
rm -f tables.aux tables.log office.html
