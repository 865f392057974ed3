# Writes a small ADTTE data set as Dataset-JSON 1.1 in both forms, by base R, with the cells that it means.
# In this folder: Rscript make.R

ids <- c("S-01", "S-02", "S-03", "S-04")
months <- c(12.747433264887064, 0.1, 20, NA)
days <- c(388L, 3L, 609L, NA)
cnsr <- c(0L, 1L, 2L, 1L)
words <- c("Death", "Completed study", "Lost to \"follow-up\", \u00e4\u03b2", "Completed study")
ended <- as.Date(c("2021-02-01", "2020-01-03", "2021-11-01", NA))
moments <- c("2021-02-01T10:30:00", "2020-01-03T00:00:00.25", "2021-11", NA)
bmi <- c("23.50", "1,234.5", "-0.1", NA)

quoted <- function(x) ifelse(is.na(x), "null", paste0("\"", gsub("\"", "\\\"", x, fixed = TRUE), "\""))
number <- function(x) ifelse(is.na(x), "null", sprintf("%.17g", x))
column <- function(name, label, type, ...) {
  more <- list(...)
  paste0("{\"itemOID\": \"IT.ADTTE.", name, "\", \"name\": \"", name, "\", \"label\": \"", label, "\", \"dataType\": \"", type,
         "\"", paste0(sprintf(", \"%s\": \"%s\"", names(more), unlist(more)), collapse = ""), "}")
}
columns <- c(
  column("USUBJID", "Unique Subject Identifier", "string"), column("AVAL", "Analysis Value", "double"),
  column("ADY", "Analysis Day", "integer"), column("CNSR", "Censor", "integer"),
  column("EVNTDESC", "Event or Censoring Description", "string"),
  column("ADT", "Analysis Date", "date", targetDataType = "integer", displayFormat = "DATE9."),
  column("ADTM", "Analysis Datetime", "datetime"),
  column("BMI", "Body Mass Index", "decimal", targetDataType = "decimal"), column("SAFE", "Flag", "boolean"),
  column("SASDT", "A date as SAS counts it", "integer", displayFormat = "E8601DA10.")
)
sas <- as.integer(ended - as.Date("1960-01-01"))
rows <- paste0("[", paste(quoted(ids), number(months), number(days), number(cnsr), quoted(words), quoted(as.character(ended)),
                          quoted(moments), quoted(bmi), c("true", "false", "null", "true"), number(sas), sep = ", "), "]")
metadata <- paste0(
  "\"datasetJSONCreationDateTime\": \"2026-11-30T00:00:00\", \"datasetJSONVersion\": \"1.1.0\", ",
  "\"itemGroupOID\": \"IG.ADTTE\", \"records\": 4, \"name\": \"ADTTE\", \"label\": \"Time to Event\", \"columns\": [",
  paste(columns, collapse = ", "), "]")
write <- function(lines, path) writeLines(enc2utf8(lines), path, useBytes = TRUE)
write(c(paste0("{", metadata, ", \"rows\": ["), paste0(rows, c(",", ",", ",", "")), "]}"), "adtte.json")
write(c(paste0("{", metadata, "}"), rows), "adtte.ndjson")

empty <- function(x) ifelse(is.na(x), "", x)
expected <- data.frame(
  USUBJID = ids, AVAL = empty(format(months, digits = 17, trim = TRUE)), ADY = empty(as.character(days)),
  CNSR = as.character(cnsr), EVNTDESC = words, ADT = empty(as.character(ended)), ADTM = empty(moments),
  BMI = empty(c("23.5", "1234.5", "-0.1", NA)), SAFE = c("true", "false", "", "true"),
  SASDT = empty(as.character(ended)), stringsAsFactors = FALSE
)
expected$AVAL <- empty(vapply(months, function(x) {
  # the shortest of the texts with up to 17 digits that are the same number
  texts <- vapply(1:17, function(digits) format(x, digits = digits, trim = TRUE), "")
  if (is.na(x)) NA_character_ else texts[as.numeric(texts) == x][1]
}, ""))
write.csv(expected, "adtte.csv", row.names = FALSE, fileEncoding = "UTF-8")
