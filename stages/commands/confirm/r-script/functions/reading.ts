/** Functions of R that read cells and derive variables, by name; the script has those that it calls. */
export const READING: Readonly<Record<string, string>> = {
  read_table: String.raw`# A CSV file with every cell as text.
read_table <- function(file, separator = ",", encoding = "UTF-8") {
  table <- read.csv(file.path(data_folder, file), sep = separator, colClasses = "character", na.strings = character(),
                    check.names = FALSE, strip.white = FALSE)
  cells <- lapply(table, iconv, from = encoding, to = "UTF-8")
  names(cells) <- sub("^\uFEFF", "", iconv(names(table), from = encoding, to = "UTF-8"))
  structure(cells, row.names = seq_len(nrow(table)), class = "data.frame")
}`,
  text: `text <- function(cells, missing = "") {
  cells[cells %in% missing] <- NA
  cells
}`,
  number: `# Numbers; a missing code is missing in every spelling: -9, -9.0.
number <- function(cells, missing = "", thousands = "", decimal = ".") {
  cells[cells %in% missing] <- NA
  plain <- function(x) {
    if (nzchar(thousands)) x <- gsub(thousands, "", x, fixed = TRUE)
    if (decimal != ".") x <- sub(decimal, ".", x, fixed = TRUE)
    suppressWarnings(as.numeric(x))
  }
  numbers <- plain(cells)
  codes <- c(plain(missing), suppressWarnings(as.numeric(missing)))
  numbers[numbers %in% codes[!is.na(codes)]] <- NA
  numbers
}`,
  yes_no: `yes_no <- function(cells, yes, no, missing = "") {
  cells[cells %in% missing] <- NA
  ifelse(cells %in% yes, TRUE, ifelse(cells %in% no, FALSE, NA))
}`,
  items: `# A list of items in each cell; a missing cell is NA.
items <- function(cells, separator = ",", none = NULL, missing = "") {
  I(lapply(cells, function(cell) {
    if (cell %in% missing || is.na(cell)) NA_character_
    else if (cell %in% none) character(0)
    else trimws(strsplit(cell, separator, fixed = TRUE)[[1]])
  }))
}`,
  date: String.raw`# Dates as text, 2015-03-31; 2015-03 or 2015 where no more is known.
date <- function(cells, format = "", missing = "") {
  cells[cells %in% missing] <- NA
  order <- gsub("[^Ymd]", "", format)
  if (order == "") return(cells)
  parts <- if (format == "%Y%m%d") "^(....)(..)(..)$" else if (order == "Ymd") "^(....).(..).(..)$" else "^(..).(..).(....)$"
  iso <- sub(parts, switch(order, Ymd = "\\1-\\2-\\3", dmY = "\\3-\\2-\\1", mdY = "\\3-\\1-\\2"), cells)
  ifelse(nchar(cells) == 7, sub("^(..).(....)$", "\\2-\\1", sub("^(....)[^-](..)$", "\\1-\\2", cells)), iso)
}`,
  days: `# A day as a number; NA where it is not known to the day.
days <- function(dates) as.numeric(as.Date(dates, format = "%Y-%m-%d"))`,
  first_day: `# The first possible day of a date, and the last.
first_day <- function(dates) days(substr(paste0(dates, "-01-01"), 1, 10)) + ifelse(is.na(dates), NA, 0)
last_day <- function(dates) {
  month <- as.numeric(ifelse(nchar(dates) >= 7, substr(dates, 6, 7), "12"))
  year <- as.numeric(substr(dates, 1, 4))
  following <- sprintf("%04d-%02d-01", as.integer(year + (month == 12)), as.integer(month %% 12 + 1))
  ifelse(is.na(dates), NA, ifelse(nchar(dates) == 10, days(dates), days(following) - 1))
}`,
  complete_date: `# Dates with an assumed day, and month, where they are not known.
complete_date <- function(dates, day, month = NA) {
  if (!is.na(month)) dates <- ifelse(nchar(dates) == 4, sprintf("%s-%02d", dates, month), dates)
  ifelse(nchar(dates) == 7, sprintf("%s-%02d", dates, day), dates)
}`,
  is_between: `is_between <- function(dates, since, until) {
  from <- if (is.na(since)) -Inf else days(since)
  to <- if (is.na(until)) Inf else days(until)
  first <- first_day(dates); last <- last_day(dates)
  ifelse(first >= from & last <= to, TRUE, ifelse(last < from | first > to, FALSE, NA))
}`,
  is_present: 'is_present <- function(x) !is.na(x)',
  is_partial: 'is_partial <- function(dates) nchar(dates) < 10 & !is.na(dates) | NA & is.na(dates)',
  is_one_of: 'is_one_of <- function(x, values) ifelse(is.na(x), NA, x %in% values)',
  has_any: `# Of lists of items; NA where the list is missing.
of_lists <- function(lists, f) vapply(lists, function(x) if (length(x) == 1 && is.na(x)) NA_real_ else as.numeric(f(x)), 0)
has_any <- function(lists, items) of_lists(lists, function(x) any(items %in% x)) == 1
has_all <- function(lists, items) of_lists(lists, function(x) all(items %in% x)) == 1
is_empty <- function(lists) of_lists(lists, length) == 0
count_items <- function(lists) of_lists(lists, length)`,
  recode: `recode <- function(x, from, to, otherwise = NA) {
  new <- c(to)[match(as.character(x), from)]
  ifelse(is.na(x), NA, ifelse(as.character(x) %in% from, new, otherwise))
}`,
  count_rows: `# Values of the rows of each patient; a row whose condition is open (NA) may or may not be chosen.
count_rows <- function(ids, row_ids, chosen) vapply(ids, function(id) sum(chosen[row_ids == id]) + 0, 0, USE.NAMES = FALSE)
any_row <- function(ids, row_ids, chosen) vapply(ids, function(id) any(chosen[row_ids == id]), NA, USE.NAMES = FALSE)
end_row <- function(ids, row_ids, chosen, by, value, last) {
  place <- if (is.numeric(by)) by else first_day(by)
  if (last) place <- -place
  taken <- vapply(ids, function(id) {
    own <- which(row_ids == id & chosen %in% TRUE)
    if (length(own) == 0) return(NA_integer_)
    best <- own[which.min(place[own])]
    open <- which(row_ids == id & is.na(chosen))
    rival <- is.na(place[open]) | place[open] <= place[best]
    if (any(rival & !(value[open] %in% value[best]))) NA_integer_ else best
  }, 0L, USE.NAMES = FALSE)
  value[taken]
}
first_row <- function(ids, row_ids, chosen, by, value) end_row(ids, row_ids, chosen, by, value, last = FALSE)
last_row <- function(ids, row_ids, chosen, by, value) end_row(ids, row_ids, chosen, by, value, last = TRUE)`,
  rows_where: `rows_where <- function(frame, condition) frame[condition %in% TRUE, , drop = FALSE]`,
  follow_up: `# Entry, exit and cause of exit of each patient: the first of the event, a competing event (in this order at the same
# time), last contact and cut-off. Times are rounded to 10 decimals, which removes the noise of binary subtraction.
follow_up <- function(patients, until, causes, from = 0, enters = from, cutoff = Inf, divisor = 1, landmark = NULL,
                      half_day = NULL) {
  exit <- pmin(until, cutoff)
  cause <- rep("censored", nrow(patients))
  for (name in rev(names(causes))) {
    when <- causes[[name]]$when %in% TRUE; at <- causes[[name]]$at
    happened <- when & !is.na(at) & at <= exit
    exit[happened] <- at[happened]
    cause[happened] <- name
  }
  patients$entry_time <- round((enters - from) / divisor, 10) + 0 * exit
  patients$exit_time <- round((exit - from) / divisor, 10)
  patients$exit_cause <- cause
  if (!is.null(landmark)) {
    patients <- patients[patients$exit_time > landmark, , drop = FALSE]
    patients$entry_time <- pmax(round(patients$entry_time - landmark, 10), 0)
    patients$exit_time <- round(patients$exit_time - landmark, 10)
  }
  if (!is.null(half_day) && half_day < min(patients$exit_time[patients$exit_time > 0], Inf))
    patients$exit_time[patients$exit_time == 0] <- half_day
  patients
}`,
}
