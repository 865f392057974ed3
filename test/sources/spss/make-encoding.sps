* iconv -f UTF-8 -t ENCODING make-encoding.sps | pspp -O format=csv --syntax-encoding=ENCODING -: see make.sh.
SET LOCALE='@ENCODING@'.
DATA LIST LIST (",") /@NAME@ (F8) site (A20).
BEGIN DATA
1,@ONE@
2,@TWO@
END DATA.
VARIABLE LABELS site '@LABEL@'.
VALUE LABELS @NAME@ 1 '@ONE@' /site 'X' '@LABEL@'.
SAVE OUTFILE='@FILE@' /COMPRESSED.
