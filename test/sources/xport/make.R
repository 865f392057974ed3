# Writes the transport files of this folder by R's haven, and what R itself holds and reads again as expected values.
# In this folder: Rscript make.R   (Debian: r-cran-haven, r-cran-foreign)
library(haven)

labelled_as <- function(x, label = NULL, format = NULL) {
  attr(x, "label") <- label
  attr(x, "format.sas") <- format
  x
}

numbers <- c(0.1, -12.747433264887064, 388 / 30.4375, 1 / 3, 1e-7, 2^53, 2^53 + 2, 123456789.125, 0, -1, 1e70, 5e-75,
             0.7, 100, NA, .Machine$double.eps)
n <- length(numbers)
days <- as.Date(c("2015-03-31", "1960-01-01", "1959-12-31", "2000-02-29", "1900-03-01", "9999-12-31", "1582-10-15",
                  "2023-12-31", NA, "1970-01-01", "2024-02-29", "2001-01-01", "1999-12-31", "2100-02-28", "2100-03-01",
                  "0001-01-01"))
# a standard for tests needs no leap seconds: UTC, as R counts it
moments <- as.POSIXct("2015-03-31 14:05:00", tz = "UTC") +
  c(0, 1, -1, 0.5, 86400, -2e9, 1e9, NA, 59, 60, 3599, 3600, 0.25, -0.25, 1e8, 7)

table <- data.frame(
  USUBJID = sprintf("S-%02d", seq_len(n)),
  AVAL = labelled_as(numbers, "Analysis Value"),
  ADT = labelled_as(days, "Analysis Date", "DATE9"),
  STARTDT = labelled_as(rev(days), "Start", "YYMMDD10"),
  ISODT = labelled_as(days, "ISO date", "E8601DA10"),
  ADTM = labelled_as(moments, "Analysis Datetime", "DATETIME20"),
  TEXT = labelled_as(c("a", "", " leading", "trailing  ", "inner  blanks", "comma, \"quotes\"", "\u00e4\u00f6\u03b2",
                       rep("x", n - 7)), paste("Text", strrep("y", 30))),
  YEAR = labelled_as(days, "Only the year is shown", "YEAR4"),
  STAGE = labelled_as(rep(c(1, 2), length.out = n), "Stage", "STAGEF"),
  stringsAsFactors = FALSE
)
attr(table, "label") <- "Every kind of value"
write_xpt(table, "kinds-5.xpt", version = 5, name = "KINDS")
long <- table
names(long)[2] <- "analysis_value_of_the_parameter"
attr(long$TEXT, "label") <- paste("A label of more than forty bytes, for which version 8 has a record of its own")
write_xpt(long, "kinds-8.xpt", version = 8, name = "kinds_of_every_value")

exact <- function(x) ifelse(is.na(x), "", sprintf("%.17g", x))
day <- function(x) ifelse(is.na(x), "", sprintf("%04d-%s", as.POSIXlt(x)$year + 1900L, format(x, "%m-%d")))
# seconds with their fraction, which are exact in the numbers above
moment <- function(x) {
  whole <- floor(as.numeric(x))
  fraction <- as.numeric(x) - whole
  text <- format(as.POSIXct(whole, origin = "1970-01-01", tz = "UTC"), "%Y-%m-%dT%H:%M:%S", tz = "UTC")
  ifelse(is.na(x), "", paste0(text, ifelse(fraction == 0, "", sub("^0", "", format(fraction, trim = TRUE)))))
}
moment <- Vectorize(moment)
expected <- data.frame(
  USUBJID = table$USUBJID, AVAL = exact(numbers), ADT = day(days), STARTDT = day(rev(days)), ISODT = day(days),
  ADTM = moment(moments), TEXT = sub(" +$", "", table$TEXT), YEAR = day(days), STAGE = exact(table$STAGE)
)
write.csv(expected, "kinds.csv", row.names = FALSE, fileEncoding = "UTF-8")

# Two data sets in one file: the second file without the three records of its library. Expected: R's other reader.
first <- data.frame(ID = c("A1", "A2", "A3"), MONTHS = c(1.5, 20, NA), stringsAsFactors = FALSE)
second <- data.frame(ID = c("A1", "A1", "A2"), VISIT = c(1, 2, 1), NOTE = c("x", "", "z "), stringsAsFactors = FALSE)
write_xpt(first, "first.tmp", version = 5, name = "ROSTER")
write_xpt(second, "second.tmp", version = 5, name = "VISITS")
bytes <- function(path) readBin(path, "raw", file.size(path))
writeBin(c(bytes("first.tmp"), bytes("second.tmp")[-seq_len(240)]), "two-members.xpt")
invisible(file.remove(c("first.tmp", "second.tmp")))
read <- foreign::read.xport("two-members.xpt")
text <- function(member) lapply(member, function(x) if (is.numeric(x)) exact(x) else sub(" +$", "", as.character(x)))
lines <- unlist(lapply(names(read), function(name) {
  columns <- text(read[[name]])
  c(name, paste(names(columns), collapse = ","), do.call(paste, c(unname(columns), sep = ",")))
}))
writeLines(lines, "two-members.txt")

# Rows of nothing but text, the last ones blank: R decides how many there are.
write_xpt(data.frame(A = c("x", "y", "", ""), stringsAsFactors = FALSE), "blank-rows.xpt", version = 5, name = "BLANKS")
writeLines(as.character(nrow(read_xpt("blank-rows.xpt"))), "blank-rows.txt")
