# Cox regression, cox.zph, trend, Fine-Gray and permutation tests by survival, cmprsk and coin.
suppressMessages({library(survival); library(cmprsk); library(coin)}); source("common.R")
rows <- list(); add <- function(...) rows[[length(rows) + 1]] <<- row(...)
control <- coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15)
for (name in names_of_data) {
  all <- read_data(name); if (length(unique(all$group)) < 2 || name == "nwtco") next
  all$event <- all$status == 1; all$x <- (seq_len(nrow(all)) * 7) %% 5
  y <- surv(all, all$event)
  for (ties in c("efron", "breslow")) for (model in c("plain", "strata")) {
    if (model == "strata" && length(unique(all$stratum)) < 2) next
    f <- if (model == "plain") y ~ group + x else y ~ group + x + strata(stratum)
    warned <- FALSE
    fit <- withCallingHandlers(tryCatch(coxph(f, all, ties = ties, control = control), error = function(e) NULL), warning = function(w) { warned <<- TRUE; invokeRestart("muffleWarning") })
    if (is.null(fit)) next
    label <- paste0(ties, "-", model, "-")
    add(name, "", paste0(label, "score"), NA, fit$score)
    if (warned || any(is.na(coef(fit))) || any(abs(coef(fit)) > 12)) next
    for (k in seq_along(coef(fit))) {
      add(name, names(coef(fit))[k], paste0(label, "beta"), NA, coef(fit)[k])
      add(name, names(coef(fit))[k], paste0(label, "se"), NA, sqrt(fit$var[k, k]))
    }
    add(name, "", paste0(label, "loglik0"), NA, fit$loglik[1]); add(name, "", paste0(label, "loglik"), NA, fit$loglik[2])
    add(name, "", paste0(label, "wald"), NA, fit$wald.test)
    z <- tryCatch(cox.zph(fit, "km")$table, error = function(e) NULL)
    if (!is.null(z)) for (k in rownames(z)) { add(name, k, paste0(label, "zph"), NA, z[k, "chisq"]); add(name, k, paste0(label, "zph-df"), NA, z[k, "df"]) }
  }
  if (max(all$status) > 1 && all(all$entry == 0)) {
    m <- cbind(model.matrix(~ group + x, all)[, -1])
    # One day later, which changes nothing but keeps crr's approx() from averaging two values at a time of 0.
    f <- crr(all$time + 1, all$status, m, gtol = 1e-12, maxiter = 100)
    for (k in seq_along(f$coef)) {
      add(name, colnames(m)[k], "fine-gray", NA, f$coef[k]); add(name, colnames(m)[k], "fine-gray-se", NA, sqrt(f$var[k, k]))
    }
  }
  if (all(all$entry == 0) && nrow(all) < 400) {
    all$score <- as.integer(factor(all$group)) - 1
    f <- tryCatch(suppressWarnings(coxph(y ~ score, all, ties = "exact", control = coxph.control(iter.max = 0))), error = function(e) NULL)
    if (!is.null(f)) add(name, "", "trend", NA, f$score)
  }
}
save_rows("cox.csv", rows)
# Permutation: every split of small two-group samples, studentised by survdiff, linear by the log-rank scores.
set.seed(20240503); perm <- list()
for (i in 1:25) {
  n <- sample(5:8, 1); time <- sample(1:7, n, replace = TRUE); status <- rbinom(n, 1, 0.7); n1 <- sample(2:(n - 2), 1)
  if (sum(status) == 0) next
  stat <- function(s) { g <- rep(2, n); g[s] <- 1
    f <- tryCatch(survdiff(Surv(time, status) ~ g), error = function(e) NULL)
    if (is.null(f)) return(c(0, 0)); u <- f$obs[1] - f$exp[1]
    c(if (f$var[1, 1] > 1e-12) u^2 / f$var[1, 1] else 0, u^2) }
  all <- apply(combn(n, n1), 2, stat); seen <- stat(seq_len(n1))
  p <- rowMeans(all >= seen - 1e-9)
  perm[[length(perm) + 1]] <- data.frame(time = paste(time, collapse = " "), status = paste(status, collapse = " "), n1, studentised = digits(p[1]), linear = digits(p[2]))
}
write.csv(do.call(rbind, perm), file.path(out, "expected", "permutation.csv"), row.names = FALSE, quote = FALSE, eol = "\n")
