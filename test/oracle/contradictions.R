# How far the p of other tests is from the Wald interval of a ratio in small series: whether the rule of
# audit/consistency/ratio-and-p.ts ever calls a true pair a contradiction. Of 12,000 samples it
# prints:
#   10822 Cox models of 8 to 60 subjects (and the 2x2 tables of group and event without an empty cell):
#   likelihood ratio 0, log-rank 0, score 0, Fisher 0, chi-square 0, chi-square with Yates 0 contradictions
# And the table 3/9 v 2/10: fisher.test 0.628483, less 0.880805, greater 0.4442724, chisq.test 0.5098935, Yates 0.8907997
suppressMessages(library(survival)); set.seed(1)
contradicts <- function(a, b) {
  low <- min(a, b); high <- max(a, b)
  if ((low < qnorm(0.975)) != (high < qnorm(0.975))) high > 1.5 * low && high - low > 0.6
  else high > 2 * low && high - low > 1 && high <= 4
}
z <- function(p) qnorm(p / 2, lower.tail = FALSE)
# The tests by R's own routines beneath coxph, survdiff, fisher.test and chisq.test, which take ten times as long for formulas,
# names and intervals. Of every 100th sample these four are asked too, and must say the same.
control <- coxph.control()
cox <- function(y, g) coxph.fit(matrix(as.numeric(g), dimnames = list(NULL, "g")), y, NULL, NULL, NULL, control, NULL, "efron", NULL, resid = FALSE, nocenter = c(-1, 0, 1))
cox_tests <- function(f, y, g) {
  s <- survival:::survdiff.fit(y, g); first <- s$observed[1] - s$expected[1]
  c(lr = pchisq(2 * diff(f$loglik), 1, lower.tail = FALSE), logrank = 1 - pchisq(first^2 / s$var[1, 1], 1), score = pchisq(f$score, 1, lower.tail = FALSE))
}
table_tests <- function(m) {
  rows <- rowSums(m); columns <- colSums(m)
  possible <- max(0, columns[1] - rows[2]):min(rows[1], columns[1]); share <- dhyper(possible, rows[1], rows[2], columns[1])
  expected <- outer(rows, columns) / sum(m); off <- abs(m - expected)
  square <- function(correction) pchisq(sum((off - correction)^2 / expected), 1, lower.tail = FALSE)
  c(fisher = min(1, sum(share[share <= share[possible == m[1, 1]] * (1 + 1e-7)]) / sum(share)), chisq = square(0), yates = square(min(0.5, off)))
}
same <- function(found, by_formula) stopifnot(isTRUE(all.equal(unname(found), by_formula, tolerance = 1e-9)))
wrong <- c(lr = 0, logrank = 0, score = 0, fisher = 0, chisq = 0, yates = 0); models <- 0
count <- function(wald, p) for (k in names(p)) if (contradicts(wald, z(p[[k]]))) wrong[k] <<- wrong[k] + 1
for (i in seq_len(12000)) {
  n <- sample(8:60, 1); g <- rbinom(n, 1, runif(1, .15, .85)); if (length(unique(g)) < 2) next
  b <- rnorm(1, 0, 1.2); t <- rexp(n, exp(b * g)); c <- rexp(n, runif(1, .1, 1.5)); d <- t <= c; x <- pmin(t, c); y <- cbind(x, d)
  if (sum(d) < 2) next
  f <- try(suppressWarnings(cox(y, g)), silent = TRUE)
  if (inherits(f, "try-error") || is.na(coef(f)) || abs(coef(f)) > 8) next
  models <- models + 1; p <- cox_tests(f, y, g)
  count(abs(coef(f)) / sqrt(f$var[1]), p)
  if (i %% 100 == 0) {
    by_formula <- suppressWarnings(coxph(Surv(x, d) ~ g)); s <- summary(by_formula)
    same(c(coef(f), f$var), c(coef(by_formula)[[1]], by_formula$var))
    same(p, c(s$logtest["pvalue"][[1]], 1 - pchisq(survdiff(Surv(x, d) ~ g)$chisq, 1), s$sctest["pvalue"][[1]]))
  }
  m <- matrix(tabulate(1 + g + 2 * d, 4), 2)
  if (any(m == 0)) next
  p <- table_tests(m)
  count(abs(log(m[1, 1] * m[2, 2] / m[1, 2] / m[2, 1])) / sqrt(sum(1 / m)), p)
  if (i %% 100 == 0) same(p, c(fisher.test(m)$p.value, suppressWarnings(chisq.test(m, correct = FALSE)$p.value), suppressWarnings(chisq.test(m)$p.value)))
}
print(models); print(wrong)
