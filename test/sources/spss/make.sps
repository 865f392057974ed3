* pspp make.sps: writes pspp-*.sav, and in formats.txt what PSPP prints of each number by its format.
SET MXWARNS=0.
DATA LIST LIST (",") /day month year hour minute second dosage.
BEGIN DATA
31,3,2015,14,5,0,98.6
29,2,2000,0,0,0,-1234.5
31,12,1999,23,59,59.25,0
1,1,1900,12,0,1,12345678.9
15,10,1582,0,0,0,0.001
1,7,2024,6,30,0,1000000
7,1,2016,0,0,0,1
8,1,2016,0,0,0,2
,,,,,,
END DATA.
COMPUTE base = DATE.DMY(day,month,year).
COMPUTE stamp = base + hour*3600 + minute*60 + second.
COMPUTE clock = hour*3600 + minute*60 + second + day*86400.
COMPUTE minus = -clock.
COMPUTE d_date = base.
COMPUTE d_adate = base.
COMPUTE d_edate = base.
COMPUTE d_jdate = base.
COMPUTE d_sdate = base.
COMPUTE d_datetime = stamp.
COMPUTE d_ymdhms = stamp.
COMPUTE d_moyr = base.
COMPUTE d_qyr = base.
COMPUTE d_wkyr = base.
COMPUTE t_time = clock.
COMPUTE t_minus = minus.
COMPUTE t_dtime = clock.
COMPUTE t_mtime = minute*60 + second.
COMPUTE n_wkday = XDATE.WKDAY(base).
COMPUTE n_month = month.
COMPUTE n_f = dosage.
COMPUTE n_comma = dosage.
COMPUTE n_dot = dosage.
COMPUTE n_dollar = dosage.
COMPUTE n_pct = dosage.
COMPUTE n_e = dosage.
FORMATS d_date(DATE11) d_adate(ADATE10) d_edate(EDATE10) d_jdate(JDATE7) d_sdate(SDATE10) d_datetime(DATETIME23.2)
  d_ymdhms(YMDHMS23.2) d_moyr(MOYR8) d_qyr(QYR8) d_wkyr(WKYR10) t_time(TIME15.2) t_minus(TIME15.2) t_dtime(DTIME15.2)
  t_mtime(MTIME15.2) n_wkday(WKDAY9) n_month(MONTH9) n_f(F12.4) n_comma(COMMA18.4) n_dot(DOT18.4) n_dollar(DOLLAR18.4)
  n_pct(PCT18.4) n_e(E20.10).
WRITE OUTFILE='formats.txt' / d_sdate " |" d_ymdhms " |" d_moyr " |" d_qyr " |" d_wkyr " |" t_time " |" t_minus " |" t_dtime " |"
  t_mtime " |" n_f(F18.4).
EXECUTE.
SAVE OUTFILE='pspp-formats.sav' /KEEP=d_date TO n_e /COMPRESSED.
NEW FILE.

DATA LIST LIST (",") /grade follow_up age (F8.2) w (F4) site (A3) histology (A20) note (A300).
BEGIN DATA
1,12,61,2,K,clear cell,short
2,-1,-99,1,T,papillary,a longer text
9,-5,0,1,X,unknown,
3,99,999,3,,refused,end
,,1000,1,K,,
END DATA.
VARIABLE LABELS grade 'Grade of the tumour' histology 'Histology, as reported'.
VALUE LABELS grade 1 'low' 2 'high' 9 'not known' /follow_up -1 'lost' 99 'not recorded'
  /site 'K' 'Kidney' 'T' 'Thyroid' 'X' 'not recorded' /histology 'clear cell' 'Clear cell' 'unknown' 'Not known'.
MISSING VALUES grade (8,9) follow_up (LO THRU -1, 99) age (999 THRU HI) site ('X') histology ('unknown','refused').
WEIGHT BY w.
FILE LABEL Patients of a made-up cohort.
DOCUMENT These lines are the documents of the file.
MRSETS /MDGROUP NAME=$seen LABEL='seen' VARIABLES=grade follow_up VALUE=1.
SAVE OUTFILE='pspp-missing.sav' /UNCOMPRESSED.
SAVE OUTFILE='pspp-missing-byte.sav' /COMPRESSED.
SAVE OUTFILE='pspp-missing-zlib.zsav' /ZCOMPRESSED.
