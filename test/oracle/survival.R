# Kaplan-Meier, bands, quantiles, means, hazards, reverse Kaplan-Meier and log-rank by R survival.
suppressMessages(library(survival)); source("common.R")
rows <- list(); add <- function(...) rows[[length(rows) + 1]] <<- row(...)
bands <- c(plain = "plain", log = "log", "log-log" = "log-log", logit = "logit", arcsine = "arcsin")
for (name in names_of_data) {
  all <- read_data(name)
  delayed <- any(all$entry > 0)
  for (g in unique(all$group)) {
    d <- all[all$group == g, ]
    fit <- survfit(surv(d, d$status == 1) ~ 1, timefix = FALSE)
    at <- thin(fit$time[fit$n.event > 0])
    if (length(at) == 0) at <- max(d$time)
    s <- summary(fit, times = at)
    add(name, g, "survival", at, s$surv); add(name, g, "survival-se", at, s$std.err)
    for (b in names(bands)) {
      f <- survfit(surv(d, d$status == 1) ~ 1, conf.type = bands[[b]], timefix = FALSE)
      sb <- summary(f, times = at)
      add(name, g, paste0("band-", b, "-lower"), at, sb$lower)
      add(name, g, paste0("band-", b, "-upper"), at, sb$upper)
      q <- quantile(f, c(0.25, 0.5, 0.75))
      if (b == "log") add(name, g, "quantile", c(0.25, 0.5, 0.75), q$quantile)
      add(name, g, paste0("quantile-", b, "-lower"), c(0.25, 0.5, 0.75), q$lower)
      add(name, g, paste0("quantile-", b, "-upper"), c(0.25, 0.5, 0.75), q$upper)
    }
    f90 <- summary(survfit(surv(d, d$status == 1) ~ 1, conf.int = 0.9, timefix = FALSE), times = at)
    add(name, g, "band90-log-lower", at, f90$lower)
    t <- summary(fit)$table
    add(name, g, "print-median", 0.5, t[["median"]])
    add(name, g, "print-median-lower", 0.5, t[["0.95LCL"]]); add(name, g, "print-median-upper", 0.5, t[["0.95UCL"]])
    for (tau in c(max(d$time), max(d$time) / 2)) if (tau > min(d$time)) {
      m <- survival:::survmean(fit, rmean = tau)$matrix
      add(name, g, "rmst", tau, m[["rmean"]]); add(name, g, "rmst-se", tau, m[["se(rmean)"]])
    }
    # medians of observed times, with the order statistics of the sign test
    for (whose in c("observed", "censored")) {
      x <- sort(if (whose == "observed") d$time else d$time[d$status == 0]); n <- length(x)
      if (n == 0) next
      k <- qbinom(0.025, n, 0.5)
      add(name, g, paste0(whose, "-median"), NA, median(x))
      add(name, g, paste0(whose, "-median-lower"), NA, if (k == 0) NA else x[k]); add(name, g, paste0(whose, "-median-upper"), NA, if (k == 0) NA else x[n + 1 - k])
    }
    # survival at t of those followed beyond s, from their own curve
    given <- at[ceiling(length(at) / 3)]; later <- at[at > given]
    if (length(later) > 0) {
      beyond <- d[d$time > given, ]
      f <- summary(survfit(surv(beyond, beyond$status == 1) ~ 1, timefix = FALSE), times = later)
      add(name, g, "conditional-given", NA, given)
      add(name, g, "conditional", later, f$surv); add(name, g, "conditional-se", later, f$std.err)
      add(name, g, "conditional-lower", later, f$lower); add(name, g, "conditional-upper", later, f$upper)
    }
    # the life table by its formulas; events at the end of an interval belong to the next one
    ends <- at[at > 0]
    if (!delayed && length(ends) > 0) {
      into <- cut(d$time, c(0, ends, Inf), right = FALSE, labels = FALSE)
      dead <- tabulate(into[d$status == 1], length(ends)); left <- tabulate(into[d$status != 1], length(ends))
      start <- nrow(d) - cumsum(c(0, dead + left))[seq_along(ends)]
      exposed <- start - left / 2; s <- cumprod(1 - dead / exposed); v <- cumsum(dead / (exposed * (exposed - dead)))
      add(name, g, "life-table-exposed", ends, exposed)
      add(name, g, "life-table", ends, s); add(name, g, "life-table-se", ends, ifelse(s == 0, NA, s * sqrt(v)))
    }
    for (ct in 1:2) {
      h <- survfit(surv(d, d$status == 1) ~ 1, stype = 2, ctype = ct, timefix = FALSE)
      sh <- summary(h, times = at)
      add(name, g, paste0("hazard-", ct), at, sh$cumhaz); add(name, g, paste0("hazard-se-", ct), at, sh$std.chaz)
    }
    r <- summary(survfit(surv(d, d$status == 0) ~ 1, timefix = FALSE), times = at)
    add(name, g, "reverse", at, r$surv); add(name, g, "reverse-se", at, r$std.err)
  }
  if (length(unique(all$group)) < 2) next
  e <- all$status == 1
  for (stratified in c(FALSE, TRUE)) {
    if (stratified && length(unique(all$stratum)) < 2) next
    label <- if (stratified) "stratified-" else ""
    if (delayed) next
    for (rho in c(0, 1, 0.5)) {
      fit <- if (stratified) survdiff(surv(all, e) ~ group + strata(stratum), all, rho = rho)
             else survdiff(surv(all, e) ~ group, all, rho = rho)
      o <- if (is.matrix(fit$obs)) rowSums(fit$obs) else fit$obs
      x <- if (is.matrix(fit$exp)) rowSums(fit$exp) else fit$exp
      gs <- sort(unique(all$group))
      for (j in seq_along(gs)) {
        add(name, gs[j], paste0("observed-", label, rho), NA, o[j]); add(name, gs[j], paste0("expected-", label, rho), NA, x[j])
        add(name, gs[j], paste0("variance-", label, rho), NA, fit$var[j, j])
      }
      add(name, "", paste0("log-rank-", label, rho), NA, fit$chisq)
      add(name, "", paste0("log-rank-p-", label, rho), NA, pchisq(fit$chisq, length(gs) - 1, lower.tail = FALSE))
      if (rho == 0) {
        sum_oe <- sum((o - x)^2 / x)
        add(name, "", paste0("observed-expected-", label, rho), NA, sum_oe)
        add(name, "", paste0("observed-expected-p-", label, rho), NA, pchisq(sum_oe, length(gs) - 1, lower.tail = FALSE))
      }
    }
  }
  # The score test is that of the start, so no step is needed.
  if (delayed && name != "bladder1") { # the exact likelihood of its many ties would take R hours
    all$event <- e
    f <- suppressWarnings(coxph(Surv(entry, time, event) ~ group, all, ties = "exact",
      control = coxph.control(iter.max = 0)))
    add(name, "", "log-rank-0", NA, f$score)
    if (length(unique(all$stratum)) > 1) {
      f <- suppressWarnings(coxph(Surv(entry, time, event) ~ group + strata(stratum), all, ties = "exact",
        control = coxph.control(iter.max = 0)))
      add(name, "", "log-rank-stratified-0", NA, f$score)
    }
  }
}
save_rows("survival.csv", rows)
