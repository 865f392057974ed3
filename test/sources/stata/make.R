# Writes haven-<release>.dta, and what R holds of them: haven.csv (cells), haven.json (labels). Debian: r-cran-haven r-cran-jsonlite
library(haven)
Sys.setenv(TZ = "UTC")

patients <- data.frame(
  id = 1:6,
  sex = labelled(c(1, 2, 2, tagged_na("a"), 1, NA), c(male = 1, female = 2, `not asked` = tagged_na("a"), `does not apply` = tagged_na("n")), label = "Sex of the patient"),
  grade = labelled(c(1L, 2L, 3L, NA, 1L, 3L), c(low = 1L, medium = 2L, high = 3L)),
  age = c(61.5, 0.1 + 0.2, 1/3, 1e-7, tagged_na("z"), 123456789012345),
  large = c(2^53 - 1, -2^31, 1e15, 0, -0.5, NA),
  site = c("Kidney", "Thyroid", "", "lung, left", " leading", "\"quoted\""),
  surgery = as.Date(c("2015-03-31", "1999-12-31", "2000-02-29", NA, "1900-03-01", "1959-12-31")),
  seen = as.POSIXct(c("2015-03-31 14:05:00", "1959-12-31 23:59:59", NA, "2000-01-01 00:00:00", "2038-01-19 03:14:08", "1600-02-29 12:00:00.25"), tz = "UTC"),
  stringsAsFactors = FALSE)
attr(patients$age, "label") <- "Age at surgery (years)"

texts <- function(x) {
  tags <- if (is.double(x)) na_tag(as.vector(unclass(x))) else rep(NA_character_, length(x))
  isMissing <- is.na(as.vector(unclass(x)))
  if (inherits(x, "Date")) out <- format(x, "%Y-%m-%d")
  else if (inherits(x, "POSIXct")) {
    whole <- format(x, "%Y-%m-%dT%H:%M:%S", tz = "UTC")
    rest <- round(as.numeric(x) - floor(as.numeric(x)), 4)
    out <- ifelse(rest == 0, whole, paste0(whole, sub("^0", "", format(rest))))
  } else if (is.numeric(x)) {
    x <- as.vector(unclass(x))
    out <- vapply(x, function(v) if (is.na(v)) NA_character_ else format(v, digits = if (abs(v) >= 1e15) 16 else 15, scientific = FALSE, trim = TRUE), "")
  } else out <- as.character(x)
  out[isMissing] <- ""
  ifelse(is.na(tags), out, paste0(".", tags))
}
describe <- function(name, x) {
  labels <- attr(x, "labels", exact = TRUE)
  list(name = jsonlite::unbox(name), label = jsonlite::unbox(attr(x, "label", exact = TRUE)), labels = names(labels),
       values = if (is.null(labels)) NULL else texts(unname(labels)))
}
cells <- as.data.frame(lapply(patients, texts), check.names = FALSE, stringsAsFactors = FALSE)
write.csv(cells, "haven.csv", row.names = FALSE, fileEncoding = "UTF-8", quote = TRUE)
writeLines(jsonlite::toJSON(unname(Map(describe, names(patients), patients)), pretty = TRUE, null = "null"), "haven.json")
for (version in c(8, 10, 12, 13, 14, 15)) {
  release <- c(`8` = 113, `10` = 114, `12` = 115, `13` = 117, `14` = 118, `15` = 119)[[as.character(version)]]
  write_dta(patients, sprintf("haven-%d.dta", release), version = version, label = "A made-up cohort")
}

# texts longer than 2045 bytes are strL; letters beyond ASCII; names beyond ASCII
long <- data.frame(id = 1:4, remarks = c(strrep("abcdefghij", 250), "short", "", strrep("肝臓の転移", 500)),
  `größe` = c("Ménière’s", "лёгкое", "", "x"), check.names = FALSE, stringsAsFactors = FALSE)
write.csv(long, "long.csv", row.names = FALSE, fileEncoding = "UTF-8", quote = TRUE)
write_dta(long, "long-118.dta", version = 14, strl_threshold = 2045)
ascii <- data.frame(id = 1:4, remarks = c(strrep("abcdefghij", 250), "short", "", strrep("metastasis ", 300)), stringsAsFactors = FALSE)
write.csv(ascii, "long-ascii.csv", row.names = FALSE, quote = TRUE)
write_dta(ascii, "long-117.dta", version = 13, strl_threshold = 2045)
