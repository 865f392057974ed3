# 2,000 random small samples (seed fixed; a second argument asks for the first so many), one row each: the data as lists, then R's numbers.
suppressMessages({library(survival); library(cmprsk)}); source("common.R")
set.seed(20240504)
one <- function(i) {
  n <- sample(4:16, 1); top <- sample(c(4, 8, 30), 1)
  time <- sample(seq_len(top), n, replace = TRUE)
  share <- sample(c(0.3, 0.6, 1), 1)
  status <- ifelse(runif(n) < share, 1, ifelse(runif(n) < 0.5, 2, 0)); if (i %% 3 == 0) status <- pmin(status, 1)
  if (i %% 50 == 0) status[] <- 1
  group <- sample(c("a", "b", "c")[seq_len(2 + (i %% 4 == 0))], n, replace = TRUE)
  stratum <- sample(1:2, n, replace = TRUE)
  v <- list()
  f <- survfit(Surv(time, status == 1) ~ 1, conf.type = "log-log", timefix = FALSE)
  s <- summary(f, times = c(2, 4), extend = TRUE)
  # R carries the last value on; beyond the last time there is no answer unless survival is 0.
  s$std.err[s$surv == 0] <- NA; gone <- c(2, 4) > max(time) & s$surv > 0; s$surv[gone] <- NA; s$std.err[gone] <- NA
  v$s2 <- s$surv[1]; v$s4 <- s$surv[2]; v$se2 <- s$std.err[1]; v$se4 <- s$std.err[2]
  q <- quantile(f, c(0.25, 0.5)); v$q25 <- q$quantile[1]; v$q50 <- q$quantile[2]
  v$q50lower <- q$lower[2]; v$q50upper <- q$upper[2]
  v$monotone <- !is.unsorted(-f$lower[!is.na(f$lower)]) && !is.unsorted(-f$upper[!is.na(f$upper)])
  t <- summary(survfit(Surv(time, status == 1) ~ 1, timefix = FALSE))$table
  v$print <- t[["median"]]; v$printlower <- t[["0.95LCL"]]; v$printupper <- t[["0.95UCL"]]
  m <- survival:::survmean(f, rmean = max(time))$matrix; v$mean <- m[["rmean"]]; v$meanse <- m[["se(rmean)"]]
  test <- function(formula, rho) tryCatch(suppressWarnings(survdiff(formula, rho = rho)$chisq), error = function(e) NA)
  many <- length(unique(group)) > 1
  v$logrank <- if (many) test(Surv(time, status == 1) ~ group, 0) else NA
  v$peto <- if (many) test(Surv(time, status == 1) ~ group, 1) else NA
  v$stratified <- if (many && length(unique(stratum)) > 1) test(Surv(time, status == 1) ~ group + strata(stratum), 0) else NA
  v$cif <- v$cifvar <- v$gray <- NA
  if (any(status == 1)) {
    ci <- timepoints(cuminc(time, status), 3); k <- which(rownames(ci$est) == "1 1"); v$cif <- ci$est[k, 1]; v$cifvar <- ci$var[k, 1]
    if (many) { g <- tryCatch(cuminc(time, status, group)$Tests, error = function(e) NULL); if (!is.null(g)) v$gray <- g["1", "stat"] }
  }
  # cuminc warns where the variance is singular; such a statistic is not comparable.
  data.frame(time = paste(time, collapse = " "), status = paste(status, collapse = " "), group = paste(group, collapse = " "),
             stratum = paste(stratum, collapse = " "), lapply(v, function(x) digits(as.numeric(x))))
}
d <- do.call(rbind, lapply(seq_len(if (length(args) > 1) as.integer(args[2]) else 2000), one))
write.csv(d, file.path(out, "expected", "random.csv"), row.names = FALSE, quote = FALSE, eol = "\n")
