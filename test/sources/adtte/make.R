# Writes one ADTTE data set as a SAS transport file and as Dataset-JSON, with small names and without PARAMCD, and what
# R counts in it. In this folder: Rscript make.R   (Debian: r-cran-haven)
library(haven)

id <- rep(sprintf("S-%02d", 1:6), each = 2)
param <- rep(c("Overall Survival (days)", "Progression-Free Survival (days)"), 6)
adtte <- data.frame(
  usubjid = id, trt01p = rep(c("A", "B"), each = 2, times = 3), param = param,
  aval = c(388, 120, 119, 60, 400, 400, 250, 250, 90, 30, 365, 365),
  cnsr = c(0, 0, 0, 0, 1, 1, 1, 2, 0, 0, 1, 1),
  evntdesc = c("Death", "Progression", "Death", "Death", "Completed study", "Completed study",
               "Completed study", "New therapy", "Death", "Progression", "Lost to follow-up", "Completed study"),
  stringsAsFactors = FALSE
)
adtte$adt <- as.Date("2020-01-01") + adtte$aval
attr(adtte$adt, "format.sas") <- "DATE9"
attr(adtte$evntdesc, "label") <- "Event or Censoring Description"
write_xpt(adtte, "adtte.xpt", version = 5, name = "ADTTE")

types <- c(usubjid = "string", trt01p = "string", param = "string", aval = "integer", cnsr = "integer",
           evntdesc = "string", adt = "date")
columns <- sprintf('{"itemOID": "IT.ADTTE.%s", "name": "%s", "label": "", "dataType": "%s"}', names(types), names(types), types)
quoted <- function(x) if (is.numeric(x)) format(x, trim = TRUE) else paste0('"', as.character(x), '"')
plain <- adtte
plain$adt <- as.character(as.Date(as.numeric(adtte$adt), origin = "1970-01-01"))
rows <- do.call(paste, c(lapply(names(types), function(name) quoted(plain[[name]])), sep = ", "))
writeLines(c(
  paste0('{"datasetJSONCreationDateTime": "2026-11-30T00:00:00", "datasetJSONVersion": "1.1.0", "itemGroupOID": "IG.ADTTE", ',
         '"records": ', nrow(adtte), ', "name": "ADTTE", "label": "Time to Event", "columns": [', paste(columns, collapse = ", "), '],'),
  '"rows": [', paste0("[", rows, "]", c(rep(",", length(rows) - 1), "")), "]}"), "adtte.json")

counts <- aggregate(usubjid ~ param + cnsr + evntdesc, adtte, length)
counts <- counts[order(counts$param, counts$cnsr, counts$evntdesc), ]
write.csv(counts, "counts.csv", row.names = FALSE, quote = FALSE)
