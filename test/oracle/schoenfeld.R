# Scaled Schoenfeld residuals by cox.zph, and the smooth with its band as plot.cox.zph draws it, of the models of cox.R.
suppressMessages({library(survival); library(splines)}); source("common.R")
rows <- list(); add <- function(...) rows[[length(rows) + 1]] <<- row(...)
control <- coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15)
# R's own function, whose calls of lines() are kept in place of being drawn.
drawn <- NULL; plotted <- survival:::plot.cox.zph
environment(plotted) <- list2env(list(
  plot = function(...) NULL, axis = function(...) NULL, points = function(...) NULL,
  lines = function(x, y, ...) drawn[[length(drawn) + 1]] <<- list(x = x, y = y)), parent = environment(plotted))
for (name in c("aml", "bmt", "gehan", "heart", "kmsurv-kidney", "larynx", "melanoma")) {
  whole <- read_data(name); whole$x <- (seq_len(nrow(whole)) * 7) %% 5
  for (ties in c("efron", "breslow")) for (model in c("plain", "strata", "constant")) {
    if (model != "plain" && length(unique(whole$stratum)) < 2) next
    # of heart the coefficient would be infinite
    if (model == "constant" && name == "heart") next
    # of "constant" no subject of the first stratum is in the last group, so that this group's indicator is constant in it
    all <- if (model == "constant") whole[!(whole$stratum == min(whole$stratum) & whole$group == max(whole$group)), ] else whole
    y <- surv(all, all$status == 1)
    f <- if (model == "plain") y ~ group + x else y ~ group + x + strata(stratum)
    fit <- coxph(f, all, ties = ties, control = control)
    stopifnot(!any(is.na(coef(fit))))
    z <- cox.zph(fit, "km", terms = FALSE)
    label <- paste0(ties, "-", model, "-")
    for (k in names(coef(fit))) {
      order <- order(z$time, z$y[, k])
      add(name, k, paste0(label, "residual"), z$time[order], z$y[order, k])
      if (k == names(coef(fit))[1]) add(name, k, paste0(label, "transformed"), z$time[order], z$x[order])
      drawn <- list(); plotted(z, var = k)
      for (i in seq_along(drawn)) {
        some <- c(1, 8, 20, 33, 40)
        if (i == 1) add(name, k, paste0(label, "smooth-x"), some, drawn[[i]]$x[some])
        add(name, k, paste0(label, c("smooth", "smooth-upper", "smooth-lower")[i]), some, drawn[[i]]$y[some])
      }
    }
  }
}
save_rows("schoenfeld.csv", rows)
