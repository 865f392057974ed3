# Weighted log-rank tests, pairs, contrasts, rates, exact limits, follow-up and quantile rules: from the numbers at risk of survfit and
# formulas written out here, with survdiff, binom.test and poisson.test where they have the quantity.
suppressMessages({library(survival); library(MASS)}); source("common.R")
rows <- list(); add <- function(...) rows[[length(rows) + 1]] <<- row(...)
quiet <- suppressWarnings
# d and n of each group at the event times of these rows: a matrix each, a column a group
counts <- function(d, levels) {
  times <- sort(unique(d$time[d$status == 1]))
  since <- function(x) length(x) - findInterval(times, sort(x), left.open = TRUE)
  at <- function(g) {
    own <- d$group == g
    # at risk: not ended before, less those who enter then or later; a time of 0 is legal for an entry of 0
    entry <- d$entry[own]; entry[entry == 0] <- -Inf
    list(n = since(d$time[own]) - since(entry), d = tabulate(match(d$time[own & d$status == 1], times), length(times)))
  }
  found <- lapply(levels, at)
  list(times = times, n = do.call(cbind, lapply(found, `[[`, "n")), d = do.call(cbind, lapply(found, `[[`, "d")))
}
# weights from the pooled curve of the stratum, just before each time for S, at it for the Peto estimate
weights <- list(
  gehan = function(n, d) n,
  "tarone-ware" = function(n, d) sqrt(n),
  "peto-peto" = function(n, d) cumprod(1 - d / (n + 1)),
  "modified-peto-peto" = function(n, d) cumprod(1 - d / (n + 1)) * n / (n + 1),
  "fleming-0-1" = function(n, d) 1 - c(1, cumprod(1 - d / n))[seq_along(n)],
  "fleming-0.5-0.5" = function(n, d) { s <- c(1, cumprod(1 - d / n))[seq_along(n)]; sqrt(s * (1 - s)) },
  "fleming-1-0" = function(n, d) c(1, cumprod(1 - d / n))[seq_along(n)],
  "log-rank" = function(n, d) rep(1, length(n)))
test <- function(d, levels, weight) {
  k <- length(levels); O <- E <- numeric(k); V <- matrix(0, k, k)
  for (s in unique(d$stratum)) {
    x <- counts(lapply(as.list(d), `[`, d$stratum == s), levels); if (length(x$times) == 0) next
    n <- rowSums(x$n); e <- rowSums(x$d); w <- weight(n, e)
    O <- O + colSums(w * x$d); E <- E + colSums(w * e * x$n / n)
    h <- ifelse(n > 1, w^2 * e * (n - e) / (n - 1), 0)
    V <- V + diag(colSums(h * x$n / n), k) - t(x$n / n) %*% (h * x$n / n)
  }
  # one group is left out; the others that were ever at risk with another carry all there is
  i <- which(diag(V) > 1e-10 * max(diag(V), 1e-300)); i <- i[-1]
  list(O = O, E = E, V = V, df = length(i), chi = if (length(i)) drop((O - E)[i] %*% solve(V[i, i, drop = FALSE], (O - E)[i])) else NA)
}
p_of <- function(f) if (is.na(f$chi)) NA else pchisq(f$chi, f$df, lower.tail = FALSE)
for (name in names_of_data) {
  all <- read_data(name); levels <- sort(unique(all$group)); delayed <- any(all$entry > 0)
  plain <- all; plain$stratum <- "1"
  if (length(levels) > 1 && nrow(all) < 2500) for (stratified in c(FALSE, TRUE)) {
    if (stratified && length(unique(all$stratum)) < 2) next
    d <- if (stratified) all else plain; label <- if (stratified) "stratified-" else ""
    if (!delayed) for (rho in 0:1) { # the same way, where survdiff has the weight
      check <- if (stratified) survdiff(surv(d, d$status == 1) ~ group + strata(stratum), d, rho = rho) else survdiff(surv(d, d$status == 1) ~ group, d, rho = rho)
      mine <- test(d, levels, weights[[c("log-rank", "fleming-1-0")[rho + 1]]]); stopifnot(is.na(mine$chi) || abs(check$chisq - mine$chi) < 1e-8 * max(1, mine$chi))
    }
    for (w in setdiff(names(weights), c("log-rank", "fleming-1-0"))) {
      f <- test(d, levels, weights[[w]])
      for (j in seq_along(levels)) {
        add(name, levels[j], paste0(w, "-", label, "observed"), NA, f$O[j]); add(name, levels[j], paste0(w, "-", label, "expected"), NA, f$E[j])
      }
      add(name, "", paste0(w, "-", label, "chi"), NA, f$chi); add(name, "", paste0(w, "-", label, "p"), NA, p_of(f))
    }
    # Trend with scores 0, 1, 3, ...: under the Gehan weight too
    if (length(levels) > 2) {
      s <- cumsum(seq_along(levels) - 1)
      for (w in c("log-rank", "gehan")) { f <- test(d, levels, weights[[w]]); add(name, "", paste0("trend-", w, "-", label, "z"), NA, sum(s * (f$O - f$E)) / sqrt(drop(s %*% f$V %*% s))) }
      pairs <- combn(length(levels), 2)
      for (w in c("log-rank", "gehan", "peto-peto")) {
        fs <- apply(pairs, 2, function(ij) test(d[d$group %in% levels[ij], ], levels[ij], weights[[w]]), simplify = FALSE)
        ps <- sapply(fs, p_of)
        for (i in seq_along(fs)) {
          key <- paste(levels[pairs[1, i]], levels[pairs[2, i]], sep = "|")
          add(name, key, paste0("pair-", w, "-", label, "chi"), NA, fs[[i]]$chi); add(name, key, paste0("pair-", w, "-", label, "p"), NA, ps[i])
          for (a in c("holm", "bonferroni", "BH")) add(name, key, paste0("pair-", w, "-", label, a), NA, p.adjust(ps, a)[i])
        }
        # the second group as the control of all others
        of_control <- which(pairs[1, ] == 2 | pairs[2, ] == 2)
        for (i in of_control) for (a in c("holm", "bonferroni"))
          add(name, paste(levels[2], setdiff(levels[pairs[, i]], levels[2]), sep = "|"), paste0("control-", w, "-", label, a), NA, p.adjust(ps[of_control], a)[which(of_control == i)])
      }
    }
  }
  fits <- lapply(levels, function(g) { d <- all[all$group == g, ]; survfit(surv(d, d$status == 1) ~ 1, timefix = FALSE) })
  z <- qnorm(0.95)
  if (length(levels) > 1) {
    last <- sapply(levels[1:2], function(g) max(all$time[all$group == g]))
    for (tau in c(min(last), min(last) / 2)) if (tau > 0) {
      s <- lapply(fits[1:2], function(f) summary(f, times = tau, extend = TRUE))
      p <- sapply(s, `[[`, "surv"); e <- sapply(s, `[[`, "std.err"); e[p == 0] <- NA
      dif <- p[1] - p[2]; se <- sqrt(sum(e^2))
      add(name, "", "landmark-difference", tau, if (is.na(se)) NA else dif); add(name, "", "landmark-lower", tau, dif - z * se); add(name, "", "landmark-upper", tau, dif + z * se)
      add(name, "", "landmark-p", tau, if (is.na(se) || se == 0) NA else 2 * pnorm(-abs(dif / se)))
      m <- sapply(fits[1:2], function(f) survival:::survmean(f, rmean = tau)$matrix[c("rmean", "se(rmean)")])
      dif <- m[1, 1] - m[1, 2]; se <- sqrt(sum(m[2, ]^2)); ls <- sqrt(sum((m[2, ] / m[1, ])^2))
      add(name, "", "rmst-difference", tau, dif); add(name, "", "rmst-difference-lower", tau, dif - z * se); add(name, "", "rmst-difference-upper", tau, dif + z * se)
      add(name, "", "rmst-ratio", tau, m[1, 1] / m[1, 2]); add(name, "", "rmst-ratio-lower", tau, m[1, 1] / m[1, 2] * exp(-z * ls)); add(name, "", "rmst-ratio-upper", tau, m[1, 1] / m[1, 2] * exp(z * ls))
    }
  }
  for (j in seq_along(levels)) {
    g <- levels[j]; d <- all[all$group == g, ]; f <- fits[[j]]; e <- d$status == 1
    total <- sum(d$time - d$entry); q <- if (total > 0) poisson.test(sum(e), total, sum(e) / total, conf.level = 0.9)$conf.int else c(NA, NA)
    add(name, g, "rate", NA, if (total > 0) sum(e) / total else NA); add(name, g, "rate-lower", NA, q[1]); add(name, g, "rate-upper", NA, q[2])
    # exact limits: at the last event time before anybody was lost, and at the one after
    events <- sort(unique(d$time[e])); lost <- min(c(d$time[!e], Inf))
    for (t in c(max(c(-1, events[events <= lost])), min(c(events[events > lost], Inf)))) if (t >= 0 && is.finite(t)) {
      there <- !delayed && t <= lost; x <- sum(!(e & d$time <= t)); b <- binom.test(x, nrow(d), conf.level = 0.9)$conf.int
      if (any(d$entry > 0) || !delayed) { add(name, g, "exact-lower", t, if (there) b[1] else NA); add(name, g, "exact-upper", t, if (there) b[2] else NA) }
    }
    # reverse curve with losses after the events of their time: half a step later
    if (!delayed) {
      u <- sort(unique(d$time))
      place <- 2 * match(d$time, u) + (d$status == 0); r <- survfit(Surv(place, d$status == 0) ~ 1)
      at <- thin(u, 6); s <- summary(r, times = 2 * match(at, u) + 1, extend = TRUE)
      add(name, g, "events-first", at, s$surv); add(name, g, "events-first-se", at, ifelse(s$surv == 0, NA, s$std.err))
    }
    # SPSS: first time at or below; density interval with 1.96
    se <- f$surv * f$std.err; k <- which(f$n.event > 0)
    for (p in c(0.25, 0.5, 0.75)) {
      low <- function(y) { i <- k[f$surv[k] <= y + 1e-11]; if (length(i)) i[1] else NA_integer_ }
      i <- low(1 - p); add(name, g, "first-at-or-below", p, f$time[i])
      above <- k[f$surv[k] >= 1 - p + 0.05 - 1e-11]; l <- low(1 - p - 0.05)
      ok <- !is.na(i) && length(above) > 0 && !is.na(l) && f$surv[i] > 0
      width <- if (ok) { a <- max(above); se[i] * (f$time[l] - f$time[a]) / (f$surv[a] - f$surv[l]) } else NA
      add(name, g, "spss-se", p, width); add(name, g, "spss-lower", p, f$time[i] - 1.96 * width); add(name, g, "spss-upper", p, f$time[i] + 1.96 * width)
      # SAS: the middle of an exact flat with an event after it; and all times at which a two-sided sign test of S = 1-p does not reject
      flat <- !is.na(i) && abs(f$surv[i] - (1 - p)) < 1e-11; after <- k[k > i]
      add(name, g, "sas-quantile", p, if (is.na(i) || !flat) f$time[i] else if (length(after)) (f$time[i] + f$time[after[1]]) / 2 else NA)
    }
  }
}
save_rows("weighted.csv", rows)

# Permutation tests of three groups, and of two within two strata, by every relabelling; small samples.
set.seed(20240505); perm <- list()
labelings <- function(g) { # all different orders of these labels
  if (length(g) == 1) return(matrix(g, 1)); out <- NULL
  for (first in unique(g)) { rest <- g[-match(first, g)]; out <- rbind(out, cbind(first, labelings(rest))) }
  unname(out)
}
score <- function(time, status, stratum, g, k) {
  d <- list(entry = 0 * time, time = time, status = status, group = g, stratum = stratum); f <- test(d, seq_len(k), weights[["log-rank"]])
  list(u = f$O - f$E, V = f$V)
}
for (i in 1:34) {
  strata <- i > 12; k <- if (strata && i <= 24) 2 else 3; n <- if (strata) 8 else 7
  time <- sample(1:6, n, replace = TRUE); status <- rbinom(n, 1, 0.75); if (sum(status) < 2) next
  stratum <- if (strata) rep(1:2, each = 4) else rep(1, n)
  g <- if (k == 3 && strata) c(sample(c(1, 1, 2, 3)), sample(c(1, 2, 2, 3))) else if (strata) c(sample(c(1, 1, 2, 2)), sample(c(1, 2, 2, 2))) else sample(c(1, 1, 2, 2, 3, 3, 3))
  labels <- if (!strata) labelings(g) else { a <- labelings(g[1:4]); b <- labelings(g[5:8]); cbind(a[rep(seq_len(nrow(a)), nrow(b)), ], b[rep(seq_len(nrow(b)), each = nrow(a)), ]) }
  found <- apply(labels, 1, function(l) score(time, status, stratum, l, k), simplify = FALSE); seen <- score(time, status, stratum, g, k)
  form <- function(u, V) { e <- eigen(V, symmetric = TRUE); keep <- e$values > 1e-9; if (!any(keep)) 0 else sum((t(e$vectors[, keep, drop = FALSE]) %*% u)^2 / e$values[keep]) }
  studentised <- sapply(found, function(f) form(f$u, f$V)); us <- sapply(found, `[[`, "u"); W <- us %*% t(us) / ncol(us)
  linear <- if (k == 2) abs(us[1, ]) else apply(us, 2, form, V = W); at <- if (k == 2) abs(seen$u[1]) else form(seen$u, W)
  perm[[length(perm) + 1]] <- data.frame(time = paste(time, collapse = " "), status = paste(status, collapse = " "), group = paste(g, collapse = " "), stratum = paste(stratum, collapse = " "),
    assignments = nrow(labels), studentised = digits(mean(studentised >= form(seen$u, seen$V) - 1e-9)), linear = digits(mean(linear >= at - 1e-9)))
}
write.csv(do.call(rbind, perm), file.path(out, "expected", "permutation-groups.csv"), row.names = FALSE, quote = FALSE, eol = "\n")
