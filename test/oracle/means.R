# t tests, analysis of variance, correlation and trend of proportions by R's stats: data sets of R and 2,000 random samples
# (seeds fixed; a second argument asks for the first so many), in three files with a row each. Groups are separated by "|", values by " ". R stops or prints NaN without
# variation: NA. Intervals of rank correlations, which R does not compute, by Bonett and Wright's formulas (2000).
source("common.R"); many <- if (length(args) > 1) as.integer(args[2]) else 2000
samples <- function(seed, one) { set.seed(seed); lapply(seq_len(many), one) }
quiet <- function(z) suppressWarnings(z)
maybe <- function(z) tryCatch(quiet(z), error = function(e) NULL)
level <- 0.9
known <- function(x) { x <- as.numeric(x); if (length(x) != 1 || !is.finite(x)) NA else x }
joined <- function(x) paste(format(x, digits = 15, trim = TRUE, scientific = FALSE, drop0trailing = TRUE), collapse = " ")
# values as they are written, so that both sides read the same decimals
clean <- function(x) as.numeric(strsplit(joined(x), " ")[[1]])
# Of data far from 0 R's means have fewer digits: computed about the least value, which is exact here.
difference <- function(prefix, f) {
  v <- list(difference = if (is.null(f)) NA else f$d, se = if (is.null(f)) NA else f$stderr, lower = if (is.null(f)) NA else f$conf.int[1],
            upper = if (is.null(f)) NA else f$conf.int[2], t = if (is.null(f)) NA else f$statistic, df = if (is.null(f)) NA else f$parameter, p = if (is.null(f)) NA else f$p.value)
  setNames(lapply(v, known), paste0(prefix, names(v)))
}
groups_row <- function(dataset, groups) {
  groups <- lapply(groups, clean); least <- min(unlist(groups)); g <- lapply(groups, function(x) x - least)
  v <- list(dataset = dataset, groups = paste(sapply(groups, joined), collapse = "|"))
  two <- function(equal) { f <- maybe(t.test(g[[1]], g[[2]], var.equal = equal, conf.level = level)); if (!is.null(f)) f$d <- mean(g[[1]]) - mean(g[[2]]); f }
  v <- c(v, difference("student_", two(TRUE)), difference("welch_", two(FALSE)))
  y <- unlist(g); k <- factor(rep(seq_along(g), lengths(g)))
  within <- sum(tapply(y, k, function(x) sum((x - mean(x))^2))); constant <- within < 1e-9
  a <- if (constant || length(y) == length(g)) NULL else maybe(summary(aov(y ~ k))[[1]])
  o <- if (is.null(a)) NULL else maybe(oneway.test(y ~ k, var.equal = TRUE))
  # oneway.test refuses a group of one value, aov does not
  if (!is.null(o)) stopifnot(abs(o$statistic - a[1, 4]) <= 1e-8 * max(1, abs(a[1, 4])))
  v$anova_f <- if (is.null(a)) NA else known(a[1, 4]); v$anova_df <- if (is.null(a)) NA else known(a[2, 1]); v$anova_p <- if (is.null(a)) NA else known(a[1, 5])
  v$eta <- if (is.null(a)) NA else known(a[1, 2] / sum(a[, 2]))
  flat <- any(sapply(g, function(x) length(x) < 2 || length(unique(x)) == 1))
  w <- if (flat) NULL else maybe(oneway.test(y ~ k))
  v$welch_f <- if (is.null(w)) NA else known(w$statistic); v$welch_fdf <- if (is.null(w)) NA else known(w$parameter[2]); v$welch_fp <- if (is.null(w)) NA else known(w$p.value)
  v
}
pairs_row <- function(dataset, x, y) {
  x <- clean(x); y <- clean(y); n <- length(x); z <- qnorm(1 - (1 - level) / 2)
  v <- list(dataset = dataset, x = joined(x), y = joined(y))
  d <- y - x; constant <- max(d) - min(d) < 1e-9
  f <- if (constant) NULL else maybe(t.test(y, x, paired = TRUE, conf.level = level)); if (!is.null(f)) f$d <- f$estimate
  v <- c(v, difference("paired_", f))
  x <- x - min(x); y <- y - min(y); flat <- length(unique(x)) == 1 || length(unique(y)) == 1
  correlation <- function(method, se, from, rounded) {
    r <- if (flat) NA else cor(x, y, method = method)
    if (!is.na(r) && abs(r) > 1 - 1e-12) r <- sign(r)
    perfect <- !is.na(r) && abs(r) == 1
    f <- if (flat || (perfect && method != "kendall")) NULL else maybe(cor.test(x, y, method = method, exact = FALSE, conf.level = level))
    limits <- if (is.na(r) || perfect || n < from) c(NA, NA) else tanh(atanh(r) + c(-1, 1) * z * se(r))
    if (method == "pearson" && !is.null(f$conf.int) && !perfect) stopifnot(max(abs(f$conf.int - limits)) < 1e-9)
    # cor.test has S for Spearman's: the t of the coefficient, whose p is that of cor.test
    t <- if (is.null(f)) NA else switch(method, spearman = r / sqrt((1 - r^2) / (n - 2)), f$statistic)
    if (method == "spearman" && !is.null(f) && n > 2) stopifnot(abs(2 * pt(-abs(t), n - 2) - f$p.value) < 1e-8)
    p <- if (is.null(f)) NA else switch(method, spearman = 2 * pt(-abs(t), n - 2), f$p.value)
    setNames(lapply(list(r, limits[1], limits[2], if (n < 3) NA else t, if (n < 3) NA else p), known), paste0(method, c("", "_lower", "_upper", "_statistic", "_p")))
  }
  c(v, correlation("pearson", function(r) 1 / sqrt(n - 3), 4), correlation("spearman", function(r) sqrt((1 + r^2 / 2) / (n - 3)), 4),
    correlation("kendall", function(r) sqrt(0.437 / (n - 4)), 5))
}
trend_row <- function(dataset, events, n, score) {
  used <- n > 0
  f <- if (sum(events) %in% c(0, sum(n)) || length(unique(score[used])) == 1) NULL else maybe(prop.trend.test(events[used], n[used], score[used]))
  p <- sum(events) / sum(n)
  list(dataset = dataset, events = joined(events), n = joined(n), score = joined(score), chisq = if (is.null(f)) NA else known(f$statistic),
       p = if (is.null(f)) NA else known(f$p.value), sign = if (is.null(f)) NA else { s <- sum(score * (events - n * p)); if (abs(s) < 1e-9) 0 else sign(s) })
}
save <- function(name, rows, text) {
  d <- together(rows); for (column in setdiff(names(d), text)) d[[column]] <- ifelse(is.na(d[[column]]), "", sub("^ +", "", formatC(d[[column]], digits = 15, format = "g", width = 1)))
  write.csv(d, file.path(out, "expected", name), row.names = FALSE, quote = FALSE, eol = "\n")
}
by <- function(y, g) unname(split(y, g))
far <- function(k, n) switch(k %% 4 + 1, sample(0:4, n, replace = TRUE), sample(seq_len(4000), n, replace = TRUE) / 8, 1e6 + sample(0:9, n, replace = TRUE) / 8, sample(-300:300, n, replace = TRUE) / 10)
rows <- c(list(groups_row("sleep", by(sleep$extra, sleep$group)), groups_row("mtcars by am", by(mtcars$mpg, mtcars$am)), groups_row("mtcars by cyl", by(mtcars$mpg, mtcars$cyl)),
  groups_row("iris", by(iris$Sepal.Width, iris$Species)), groups_row("PlantGrowth", by(PlantGrowth$weight, PlantGrowth$group)), groups_row("chickwts", by(chickwts$weight, chickwts$feed)),
  groups_row("InsectSprays", by(InsectSprays$count, InsectSprays$spray)), groups_row("ToothGrowth", by(ToothGrowth$len, ToothGrowth$supp))),
  samples(20261201, function(i) { k <- sample(2:4, 1); groups_row(paste("sample", i), lapply(sample(1:7, k, replace = TRUE), function(n) far(i, n))) }))
save("means.csv", rows, c("dataset", "groups"))
rows <- c(list(pairs_row("sleep", sleep$extra[1:10], sleep$extra[11:20]), pairs_row("mtcars", mtcars$wt, mtcars$mpg), pairs_row("iris", iris$Petal.Length, iris$Petal.Width),
  pairs_row("faithful", faithful$eruptions, faithful$waiting), pairs_row("cars", cars$speed, cars$dist), pairs_row("airquality", airquality$Temp, airquality$Wind)),
  samples(20261202, function(i) { n <- sample(2:9, 1); x <- far(i, n); pairs_row(paste("sample", i), x, if (i %% 3) far(i, n) else x + far(i, n) - far(i, n)) }))
save("pairs.csv", rows, c("dataset", "x", "y"))
rows <- c(list(trend_row("smokers", c(83, 90, 129, 70), c(86, 93, 136, 82), 1:4), trend_row("esoph", as.vector(tapply(esoph$ncases, esoph$alcgp, sum)), as.vector(tapply(esoph$ncases + esoph$ncontrols, esoph$alcgp, sum)), 0:3),
  trend_row("infert", as.vector(tapply(infert$case, infert$spontaneous, sum)), as.vector(table(infert$spontaneous)), 0:2), trend_row("mtcars", as.vector(tapply(mtcars$am, mtcars$gear, sum)), as.vector(table(mtcars$gear)), 3:5)),
  samples(20261203, function(i) { k <- sample(2:5, 1); n <- sample(0:12, k, replace = TRUE); if (sum(n) == 0) n[1] <- 1; trend_row(paste("sample", i), sapply(n, function(m) sample(0:m, 1)), n, if (i %% 2) seq_len(k) - 1 else sort(sample(-20:20, k)) / 4) }))
save("trend.csv", rows, c("dataset", "events", "n", "score"))
