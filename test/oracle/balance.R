# Standardised differences of two groups, by base R: of numbers Cohen's with the mean of the two variances, of categories
# Yang and Dalton's with a generalised inverse by singular values (package tableone, which is not in Debian, computes the
# same). NA: not a number or infinite. One row a sample (x and y by " "), or a data set's first two groups.
source("common.R"); set.seed(20261130)
# less the smallest value, which is exact here: R's mean of large numbers has fewer digits
of_numbers <- function(x, y) { least <- min(x, y); x <- x - least; y <- y - least; abs(mean(x) - mean(y)) / sqrt((var(x) + var(y)) / 2) }
of_categories <- function(x, y) {
  levels <- sort(unique(c(x, y)))
  p <- as.vector(table(factor(x, levels))) / length(x); q <- as.vector(table(factor(y, levels))) / length(y)
  s <- (diag(p, length(p)) - outer(p, p) + diag(q, length(q)) - outer(q, q)) / 2
  d <- svd(s); is_used <- d$d > 1e-12
  if (!any(is_used)) return(NA)
  u <- d$u[, is_used, drop = FALSE]
  across <- p - q
  # outside the range of S: infinite
  if (max(abs(across - u %*% crossprod(u, across))) > 1e-9) return(NA)
  sqrt(sum(crossprod(u, across)^2 / d$d[is_used]))
}
# of two categories the formula with proportions, which is the same
stopifnot(all.equal(of_categories(c(1, 1, 0, 0, 0), c(1, 0, 0)), abs(2 / 5 - 1 / 3) / sqrt((2 / 5 * 3 / 5 + 1 / 3 * 2 / 3) / 2)))
rows <- list()
add <- function(dataset, x, y, quantity, value) rows[[length(rows) + 1]] <<- list(dataset = dataset, x = x, y = y, quantity = quantity, value = as.numeric(value))
for (name in names_of_data) {
  d <- read_data(name)
  groups <- sort(unique(d$group), method = "radix")
  if (length(groups) < 2) next
  a <- d[d$group == groups[1], ]; b <- d[d$group == groups[2], ]
  add(name, "", "", "time", of_numbers(a$time, b$time))
  add(name, "", "", "status", of_categories(a$status, b$status))
  add(name, "", "", "stratum", of_categories(a$stratum, b$stratum))
}
for (i in 1:250) {
  n <- sample(1:12, 2, replace = TRUE)
  pick <- function(n) switch(i %% 3 + 1, sample(0:3, n, replace = TRUE), sample(seq_len(4000), n, replace = TRUE) / 8, 1e6 + sample(0:9, n, replace = TRUE) / 8)
  x <- pick(n[1]); y <- pick(n[2])
  add("", paste(x, collapse = " "), paste(y, collapse = " "), "numbers", of_numbers(x, y))
  k <- sample(2:6, 1)
  x <- sample(k, n[1], replace = TRUE); y <- sample(k, n[2], replace = TRUE, prob = seq_len(k))
  add("", paste(x, collapse = " "), paste(y, collapse = " "), "categories", of_categories(x, y))
}
d <- together(rows); d$value <- digits(d$value)
write.csv(d, file.path(out, "expected", "balance.csv"), row.names = FALSE, quote = FALSE, eol = "\n")
