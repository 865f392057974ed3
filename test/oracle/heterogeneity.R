# Hazard ratios in one step (Yusuf et al. 1985) from survdiff's observed, expected and variance in each stratum, and
# Cochran's Q and I2 (Higgins and Thompson 2002) of them by arithmetic, for every data set with two groups and strata.
suppressMessages(library(survival)); source("common.R")
rows <- list(); add <- function(...) rows[[length(rows) + 1]] <<- row(...)
z <- qnorm(0.975)
ratio <- function(name, part, u, v) {
  add(name, part, "u", NA, u); add(name, part, "v", NA, v)
  add(name, part, "hazard-ratio", NA, exp(u / v))
  add(name, part, "hazard-ratio-lower", NA, exp(u / v - z / sqrt(v)))
  add(name, part, "hazard-ratio-upper", NA, exp(u / v + z / sqrt(v)))
  add(name, part, "hazard-ratio-p", NA, pchisq(u^2 / v, 1, lower.tail = FALSE))
}
for (name in names_of_data) {
  d <- read_data(name)
  strata <- sort(unique(d$stratum))
  groups <- sort(unique(d$group))
  if (any(d$entry > 0) || length(groups) != 2 || length(strata) < 2) next
  parts <- lapply(strata, function(s) {
    own <- d[d$stratum == s, ]
    if (length(unique(own$group)) < 2) return(c(0, 0))
    fit <- survdiff(Surv(time, status == 1) ~ group, own)
    c(fit$obs[2] - fit$exp[2], fit$var[2, 2])
  })
  u <- sapply(parts, `[`, 1); v <- sapply(parts, `[`, 2)
  for (i in seq_along(strata)) if (v[i] > 0) ratio(name, strata[i], u[i], v[i])
  ratio(name, "all", sum(u), sum(v))
  e <- (u / v)[v > 0]; w <- v[v > 0]; k <- length(e)
  if (k < 2) next
  q <- sum(w * (e - weighted.mean(e, w))^2)
  add(name, "", "q", NA, q); add(name, "", "df", NA, k - 1)
  add(name, "", "p", NA, pchisq(q, k - 1, lower.tail = FALSE))
  add(name, "", "i-squared", NA, max(0, (q - (k - 1)) / q))
  if (q <= k && k == 2) next
  se <- if (q > k) 0.5 * (log(q) - log(k - 1)) / (sqrt(2 * q) - sqrt(2 * k - 3))
        else sqrt(1 / (2 * (k - 2)) * (1 - 1 / (3 * (k - 2)^2)))
  h <- pmax(1, exp(log(max(1, sqrt(q / (k - 1)))) + c(-1, 1) * z * se))
  add(name, "", "i-squared-lower", NA, 1 - 1 / h[1]^2); add(name, "", "i-squared-upper", NA, 1 - 1 / h[2]^2)
}
save_rows("heterogeneity.csv", rows)
