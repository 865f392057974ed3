# Rank tests, quantiles and moments by base R, coin and exactRankTests. One row a sample: x and y by " ".
suppressMessages({library(coin); library(exactRankTests)}); source("common.R"); set.seed(20240502)
rows <- list()
add <- function(x, y, quantity, value) rows[[length(rows) + 1]] <<- list(x = paste(x, collapse = " "), y = paste(y, collapse = " "), quantity = quantity, value = as.numeric(value))
quiet <- function(z) suppressWarnings(z)
for (i in 1:120) {
  n <- sample(2:9, 2, replace = TRUE); ties <- i %% 3 > 0
  pick <- function(n) if (ties) sample(0:6, n, replace = TRUE) else sample(seq_len(400), n) / 8
  x <- pick(n[1]); y <- pick(n[2])
  if (!ties && any(duplicated(c(x, y)))) next
  if (length(unique(c(x, y))) == 1) next
  w <- quiet(wilcox.test(x, y, exact = FALSE, correct = FALSE)); add(x, y, "u", w$statistic); add(x, y, "asymptotic", w$p.value)
  for (a in c("two.sided", "less", "greater")) add(x, y, paste0("corrected-", a), quiet(wilcox.test(x, y, exact = FALSE, correct = TRUE, alternative = a))$p.value)
  g <- factor(rep(c("x", "y"), n)); v <- c(x, y)
  add(x, y, "exact", pvalue(wilcox_test(v ~ g, distribution = "exact")))
  add(x, y, "exact-less", pvalue(wilcox_test(v ~ g, distribution = "exact", alternative = "less")))
  if (!ties) {
    h <- wilcox.test(x, y, exact = TRUE, conf.int = TRUE, conf.level = 0.9)
    add(x, y, "exact-doubled", h$p.value); add(x, y, "shift-lower", h$conf.int[1]); add(x, y, "shift-upper", h$conf.int[2])
  }
  add(x, y, "shift", median(outer(x, y, "-")))
  k <- kruskal.test(v, g); add(x, y, "kruskal", k$statistic); add(x, y, "kruskal-p", k$p.value); add(x, y, "epsilon-squared", k$statistic / (length(v) - 1))
  d <- x - rev(x) + seq_along(x) %% 3 - 1
  if (any(d != 0)) {
    add(d, 0, "signed-exact", quiet(wilcox.exact(d[d != 0])$p.value))
    add(d, 0, "signed", quiet(wilcox.test(d, exact = FALSE, correct = FALSE))$p.value)
    add(d, 0, "signed-corrected", quiet(wilcox.test(d, exact = FALSE, correct = TRUE))$p.value)
  }
  for (type in 1:9) for (p in c(0.1, 0.25, 0.5, 0.75)) add(x, 0, paste0("quantile-", type, "-", p), quantile(x, p, type = type))
  add(x, 0, "mean", mean(x)); add(x, 0, "sd", sd(x))
}
d <- together(rows); d$value <- digits(d$value)
write.csv(d, file.path(out, "expected", "ranks.csv"), row.names = FALSE, quote = FALSE, eol = "\n")
p <- c(0.01, 0.04, 0.03, 0.2, 0.011, 0.9)
