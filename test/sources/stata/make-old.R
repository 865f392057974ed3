# Writes foreign-<release>.dta (without formats, so that days are numbers) as Stata 6 and 7 did, what R holds of them, and what haven reads of types-108-little.dta (make-old.py).
# Debian: r-recommended r-cran-haven
library(foreign)
library(haven)

patients <- data.frame(
  id = 1:5,
  sex = factor(c("male", "female", "female", NA, "male"), levels = c("male", "female")),
  age = c(61.5, 0.1 + 0.2, 1 / 3, NA, 70),
  site = c("Kidney", "Thyroid", " leading", "lung, left", "x"),
  surgery = as.Date(c("2015-03-31", "1999-12-31", "2000-02-29", NA, "1959-12-31")),
  stringsAsFactors = FALSE)
cell <- function(x) {
  out <- if (is.factor(x)) as.character(as.integer(x)) else if (is.numeric(x)) format(x, digits = 15, trim = TRUE, drop0trailing = TRUE) else as.character(x)
  ifelse(is.na(x), "", out)
}
held <- transform(patients, surgery = as.integer(surgery - as.Date("1960-01-01")))
write.csv(as.data.frame(lapply(held, function(x) vapply(x, cell, ""))), "foreign.csv", row.names = FALSE)
for (version in c(6, 7)) {
  file <- tempfile()
  write.dta(patients, file, version = version)
  release <- as.integer(readBin(file, "raw", 1))
  file.copy(file, sprintf("foreign-%d.dta", release), overwrite = TRUE)
}

types <- as.data.frame(lapply(read_dta("types-108-little.dta"), function(x) if (inherits(x, "Date")) ifelse(is.na(x), "", as.character(x)) else as.vector(unclass(zap_labels(x)))), stringsAsFactors = FALSE)
single <- vapply(types$single, function(x) if (is.na(x)) "" else format(x, digits = 7, scientific = FALSE, trim = TRUE, drop0trailing = TRUE), "")
types <- as.data.frame(lapply(types, function(x) if (is.numeric(x)) vapply(x, function(v) if (is.na(v)) "" else format(v, digits = 15, scientific = abs(v) > 1e20, trim = TRUE, drop0trailing = TRUE), "") else x))
types$single <- single
write.csv(types, "types-108.csv", row.names = FALSE)
