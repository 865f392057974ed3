# Tests and effects of tables of counts by base R. Input and output in one file: kind,table,quantity,value; a table is
# rows by ";" and cells by " ".
source("common.R"); set.seed(20240501)
rows <- list()
add <- function(table, quantity, value) rows[[length(rows) + 1]] <<- list(
  table = paste(apply(table, 1, paste, collapse = " "), collapse = ";"), quantity = quantity, value = as.numeric(value))
quiet <- function(x) suppressWarnings(x)
tight <- function(f, low, high) uniroot(f, c(low, high), tol = 1e-15, maxiter = 10000)$root
conditional <- function(m, level) {
  r1 <- sum(m[1, ]); r2 <- sum(m[2, ]); c1 <- sum(m[, 1]); x <- m[1, 1]
  lo <- max(0, c1 - r2); hi <- min(r1, c1); s <- lo:hi; w <- dhyper(s, r1, r2, c1, log = TRUE)
  p <- function(t) { q <- w + s * t; q <- exp(q - max(q)); q / sum(q) }
  list(estimate = if (x == lo) 0 else if (x == hi) NA else exp(tight(function(t) sum(s * p(t)) - x, -40, 40)),
       lower = if (x == lo) 0 else exp(tight(function(t) sum(p(t)[s >= x]) - (1 - level) / 2, -40, 40)),
       upper = if (x == hi) NA else exp(tight(function(t) sum(p(t)[s <= x]) - (1 - level) / 2, -40, 40)))
}
twos <- c(lapply(1:250, function(i) matrix(rpois(4, sample(c(1, 3, 10, 40), 1)), 2)),
          list(matrix(c(3, 1, 1, 3), 2), matrix(c(0, 5, 7, 0), 2), matrix(c(9, 0, 0, 9), 2), matrix(c(120, 80, 95, 140), 2), matrix(c(4, 0, 14, 0), 2)))
for (m in twos) {
  if (any(rowSums(m) == 0) || any(colSums(m) == 0)) next
  add(m, "fisher", fisher.test(m, conf.int = FALSE)$p.value)
  add(m, "fisher-less", fisher.test(m, alternative = "less", conf.int = FALSE)$p.value)
  add(m, "fisher-greater", fisher.test(m, alternative = "greater", conf.int = FALSE)$p.value)
  o <- conditional(m, 0.95); for (k in names(o)) add(m, paste0("conditional-", k), o[[k]])
  x <- quiet(chisq.test(m, correct = FALSE)); y <- quiet(chisq.test(m))
  add(m, "chi-square", x$statistic); add(m, "chi-square-p", x$p.value)
  add(m, "yates", y$statistic); add(m, "yates-p", y$p.value)
  d <- quiet(prop.test(m, correct = FALSE)); add(m, "difference-lower", d$estimate[1] - d$estimate[2] - qnorm(0.975) * sqrt(sum(d$estimate * (1 - d$estimate) / rowSums(m))))
  add(m, "difference-upper", d$estimate[1] - d$estimate[2] + qnorm(0.975) * sqrt(sum(d$estimate * (1 - d$estimate) / rowSums(m))))
  # Newcombe from the two score intervals; mid-p, doubling and Cramer's V by their definitions
  s1 <- quiet(prop.test(m[1, 1], sum(m[1, ]), correct = FALSE))$conf.int; s2 <- quiet(prop.test(m[2, 1], sum(m[2, ]), correct = FALSE))$conf.int
  e1 <- d$estimate[[1]]; e2 <- d$estimate[[2]]
  add(m, "newcombe-lower", e1 - e2 - sqrt((e1 - s1[1])^2 + (s2[2] - e2)^2)); add(m, "newcombe-upper", e1 - e2 + sqrt((s1[2] - e1)^2 + (e2 - s2[1])^2))
  h <- dhyper(max(0, sum(m[, 1]) - sum(m[2, ])):min(sum(m[1, ]), sum(m[, 1])), sum(m[1, ]), sum(m[2, ]), sum(m[, 1])); at <- dhyper(m[1, 1], sum(m[1, ]), sum(m[2, ]), sum(m[, 1]))
  low <- phyper(m[1, 1], sum(m[1, ]), sum(m[2, ]), sum(m[, 1])); high <- phyper(m[1, 1] - 1, sum(m[1, ]), sum(m[2, ]), sum(m[, 1]), lower.tail = FALSE)
  same <- abs(h / at - 1) < 1e-9; add(m, "mid-p", sum(h[!same & h < at]) + sum(h[same]) / 2)
  add(m, "fisher-doubled", min(1, 2 * min(low, high))); add(m, "mid-p-doubled", 2 * (min(low, high) - at / 2))
  add(m, "fisher-one-sided", min(fisher.test(m, alternative = "less", conf.int = FALSE)$p.value, fisher.test(m, alternative = "greater", conf.int = FALSE)$p.value)); add(m, "mid-p-one-sided", min(low, high) - at / 2)
  add(m, "cramers-v", sqrt(x$statistic / sum(m))); add(m, "smallest-expected", min(x$expected))
  if (all(m[, 1] > 0)) {
    f <- rowSums(m); add(m, "ratio-lower", exp(log((m[1, 1] / f[1]) / (m[2, 1] / f[2])) - qnorm(0.975) * sqrt(sum(1 / m[, 1] - 1 / f)))); add(m, "ratio", (m[1, 1] / f[1]) / (m[2, 1] / f[2]))
    add(m, "ratio-upper", exp(log((m[1, 1] / f[1]) / (m[2, 1] / f[2])) + qnorm(0.975) * sqrt(sum(1 / m[, 1] - 1 / f))))
  }
  n <- sum(m[1, ]); b <- binom.test(m[1, 1], n, conf.level = 0.9)$conf.int; add(m, "exact-lower", b[1]); add(m, "exact-upper", b[2])
  b <- quiet(prop.test(m[1, 1], n, correct = FALSE, conf.level = 0.9)$conf.int); add(m, "wilson-lower", b[1]); add(m, "wilson-upper", b[2])
  if (m[1, 2] + m[2, 1] > 0) {
    add(m, "mcnemar", quiet(mcnemar.test(m, correct = FALSE))$statistic)
    add(m, "mcnemar-corrected", if (m[1, 2] == m[2, 1]) NA else quiet(mcnemar.test(m))$statistic)
    q <- binom.test(m[1, 2], m[1, 2] + m[2, 1], conf.level = 0.9)$conf.int
    add(m, "change-odds", if (m[2, 1] > 0) m[1, 2] / m[2, 1] else NA); add(m, "change-odds-lower", q[1] / (1 - q[1])); add(m, "change-odds-upper", if (q[2] < 1) q[2] / (1 - q[2]) else NA)
    add(m, "mcnemar-exact", binom.test(m[1, 2], m[1, 2] + m[2, 1])$p.value)
  }
  p <- poisson.test(m[1, 1], 7)$conf.int; add(m, "poisson-lower", p[1]); add(m, "poisson-upper", p[2])
}
for (i in 1:80) {
  m <- matrix(rpois(6 + 3 * (i %% 2), sample(c(0.7, 2), 1)), nrow = if (i %% 2) 3 else 2)
  if (any(rowSums(m) == 0) || any(colSums(m) == 0)) next
  add(m, "fisher", fisher.test(m, conf.int = FALSE)$p.value)
  x <- quiet(chisq.test(m)); add(m, "chi-square", x$statistic); add(m, "chi-square-p", x$p.value)
}
d <- together(rows); d$value <- digits(d$value)
write.csv(d, file.path(out, "expected", "tables.csv"), row.names = FALSE, quote = FALSE, eol = "\n")
