# Fisher's test of tables with too many tables of the same margins to go through, and of 2x2 tables of more than 50,000
# subjects: table,quantity,value, a table as in tables.R. R's r x c algorithm merges paths whose probabilities differ by less than
# 1e-7 of them, so that its p of such tables is good to about 1e-6.
source("common.R")
rows <- list()
add <- function(table, quantity, value) rows[[length(rows) + 1]] <<- data.frame(
  table = paste(apply(format(table, scientific = FALSE, trim = TRUE), 1, paste, collapse = " "), collapse = ";"), quantity, value = digits(as.numeric(value)))
tight <- function(f, low, high) uniroot(f, c(low, high), tol = 1e-15, maxiter = 10000)$root
for (m in list(c(60000, 50000, 58000, 51000), c(30000, 29700, 30100, 29900), c(400000, 399000, 401000, 399500),
               c(12, 3, 200000, 190000), c(30000, 30000, 30000, 30000), c(1000, 1200, 90000, 90010), c(30100, 30000, 30000, 29900), c(50000, 1, 1, 0))) {
  m <- matrix(m, 2); r1 <- sum(m[1, ]); r2 <- sum(m[2, ]); c1 <- sum(m[, 1]); x <- m[1, 1]
  add(m, "fisher", fisher.test(m, conf.int = FALSE)$p.value)
  add(m, "fisher-less", phyper(x, c1, sum(m) - c1, r1)); add(m, "fisher-greater", phyper(x - 1, c1, sum(m) - c1, r1, lower.tail = FALSE))
  # Cells beyond 50 standard errors of the observed one have no weight of 1e-500 at any of the solutions: they are left out.
  s <- max(0, c1 - r2):min(r1, c1); s <- s[abs(s - x) <= 50 / sqrt(sum(1 / pmax(m, 1))) + 10]; w <- dhyper(s, r1, r2, c1, log = TRUE)
  p <- function(t) { q <- w + s * t; q <- exp(q - max(q)); q / sum(q) }
  if (x == max(0, c1 - r2) || x == min(r1, c1)) next
  add(m, "conditional-estimate", exp(tight(function(t) sum(s * p(t)) - x, -5, 5)))
  add(m, "conditional-lower", exp(tight(function(t) sum(p(t)[s >= x]) - 0.025, -5, 5)))
  add(m, "conditional-upper", exp(tight(function(t) sum(p(t)[s <= x]) - 0.025, -5, 5)))
}
for (m in list("12 15 27 24;36 25 58 30;33 28 68 44", "140 73 119;148 70 117;350 194 289", "51 76 73 35 50 59;105 120 138 94 78 121",
               "20 31 12 14;33 18 25 15;11 24 30 22", "40 10 22 18;12 35 20 25;15 21 38 14")) {
  m <- as.matrix(read.table(text = gsub(";", "\n", m))); add(unname(m), "fisher", fisher.test(m, workspace = 2e7)$p.value)
}
write.csv(do.call(rbind, rows), file.path(out, "expected", "large-tables.csv"), row.names = FALSE, quote = FALSE, eol = "\n")
