# Shared by the scripts: where to write, how to write (17 digits, NA = no answer), and the data sets.
args <- commandArgs(trailingOnly = TRUE)
out <- if (length(args)) args[1] else "."
dir.create(file.path(out, "expected"), showWarnings = FALSE, recursive = TRUE)
digits <- function(x) ifelse(is.finite(x), sub("^ +", "", formatC(x, digits = 17, format = "g", width = 1)), "NA")
# Rows as lists of columns, put together once: a data frame for each takes most of a script's time.
together <- function(rows) as.data.frame(sapply(names(rows[[1]]), function(column) unlist(lapply(rows, `[[`, column), use.names = FALSE), simplify = FALSE))
save_rows <- function(name, rows) {
  d <- together(rows)
  d$value <- digits(d$value)
  d$at <- ifelse(is.na(d$at), "", formatC(d$at, digits = 15, format = "g", width = 1))
  write.csv(d, file.path(out, "expected", name), row.names = FALSE, quote = FALSE, eol = "\n")
}
row <- function(dataset, group, quantity, at, value) {
  columns <- list(dataset = dataset, group = group, quantity = quantity, at = as.numeric(at), value = as.numeric(value))
  many <- max(lengths(columns)); stopifnot(many %% lengths(columns) == 0)
  lapply(columns, rep_len, many)
}
names_of_data <- sub("\\.csv$", "", sort(list.files("data", pattern = "csv$")))
read_data <- function(name)
  read.csv(file.path("data", paste0(name, ".csv")), colClasses = c("numeric", "numeric", "integer", "character", "character"))
# Surv() with the entry only where it is delayed: a time of 0 is legal without it.
surv <- function(d, event) if (all(d$entry == 0)) Surv(d$time, event) else Surv(d$entry, d$time, event)
thin <- function(x, most = 12) if (length(x) <= most) x else x[unique(round(seq(1, length(x), length.out = most)))]
