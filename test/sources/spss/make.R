# Writes haven-*.sav and haven-zlib.zsav, and what R holds of them: haven.csv (cells), haven.json (labels, missing codes).
# Rscript make.R   (Debian: r-cran-haven, r-cran-jsonlite)
library(haven)
Sys.setenv(TZ = "UTC")

patients <- data.frame(
  id = c(1, 2, 3, 4, 5, 6),
  sex = labelled_spss(c(1, 2, 2, 9, 1, NA), c(male = 1, female = 2, unknown = 9), na_values = 9, label = "Sex of the patient"),
  age_at_surgery_in_years = labelled_spss(c(61.5, 0.1 + 0.2, 98, 99, 1e6, -3.25), c(refused = 98), na_range = c(90, 99), label = "Age (years)"),
  `größe_in_Metern` = c(1.75, 1/3, 1e-7, 123456789012345, NA, 2^53 - 1),
  site = labelled_spss(c("K", "T", "X", "", "K", "T"), c(Kidney = "K", Thyroid = "T", `not recorded` = "X"), na_values = "X", label = "Primary site"),
  histology = labelled_spss(
    c("clear cell carcinoma", "papillary", "unknown", "", " leading space", "Ménière’s – x"),
    c(`Clear cell` = "clear cell carcinoma", Papillary = "papillary"), na_values = "unknown"),
  surgery = as.Date(c("2015-03-31", "1999-12-31", "2000-02-29", NA, "1900-03-01", "1582-10-15")),
  seen = as.POSIXct(c("2015-03-31 14:05:00", "1969-12-31 23:59:59", NA, "2000-01-01 00:00:00", "2038-01-19 03:14:08", "1600-02-29 12:00:00.25"), tz = "UTC"),
  duration = hms::hms(c(3600, 59, 360000, NA, 0, 86399)),
  remarks = c(strrep("abcdefghij", 26), strrep("ü", 400), paste0(strrep("x", 255), "y", strrep("z", 255), "!"), "", "short", paste0(strrep(" ", 300), "end")),
  check.names = FALSE, stringsAsFactors = FALSE)
attr(patients$id, "label") <- "Number of the patient"
attr(patients$id, "format.spss") <- "F8.0"

texts <- function(x) {
  isMissing <- is.na(as.vector(unclass(x)))
  if (inherits(x, "Date")) out <- format(x, "%Y-%m-%d")
  else if (inherits(x, "POSIXct")) {
    whole <- format(x, "%Y-%m-%dT%H:%M:%S", tz = "UTC")
    rest <- round(as.numeric(x) - floor(as.numeric(x)), 4)
    out <- ifelse(rest == 0, whole, paste0(whole, sub("^0", "", format(rest))))
  } else if (inherits(x, "hms")) {
    s <- as.numeric(x)
    out <- sprintf("%02d:%02d:%02d", s %/% 3600, (s %/% 60) %% 60, s %% 60)
  } else if (is.numeric(x)) {
    x <- unclass(as.vector(x))
    out <- vapply(x, function(v) if (is.na(v)) NA_character_ else format(v, digits = if (abs(v) >= 1e15) 16 else 15, scientific = FALSE, trim = TRUE), "")
  } else out <- as.character(as.vector(x))
  out[isMissing] <- ""
  out
}
describe <- function(name, x) {
  labels <- attr(x, "labels", exact = TRUE)
  list(name = jsonlite::unbox(name), label = jsonlite::unbox(attr(x, "label", exact = TRUE)),
       labels = names(labels),
       values = if (is.null(labels)) NULL else texts(unname(labels)),
       naValues = if (is.null(attr(x, "na_values", exact = TRUE))) NULL else texts(attr(x, "na_values", exact = TRUE)),
       naRange = attr(x, "na_range", exact = TRUE))
}
cells <- as.data.frame(lapply(patients, texts), check.names = FALSE, stringsAsFactors = FALSE)
names(cells) <- names(patients)
write.csv(cells, "haven.csv", row.names = FALSE, fileEncoding = "UTF-8", quote = TRUE)
writeLines(jsonlite::toJSON(unname(Map(describe, names(patients), patients)), pretty = TRUE, null = "null"), "haven.json")
write_sav(patients, "haven-plain.sav", compress = "none")
write_sav(patients, "haven-byte.sav", compress = "byte")
write_sav(patients, "haven-zlib.zsav", compress = "zsav")
