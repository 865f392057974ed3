# Selection of the covariates of a Cox model by likelihood-ratio tests: drop1 step by step, and each covariate alone.
suppressMessages(library(survival)); source("common.R")
rows <- list(); add <- function(...) rows[[length(rows) + 1]] <<- row(...)
control <- coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15)
for (name in c("bmt", "gehan", "larynx", "lung", "melanoma", "veteran")) {
  d <- read_data(name); i <- seq_len(nrow(d))
  d$x <- (i * 7) %% 5; d$part <- factor((i * 5) %% 3); d$z <- (i * 11) %% 4; d$y <- surv(d, d$status == 1)
  candidates <- c("group", "x", "part", "z")
  fit_of <- function(names) coxph(reformulate(if (length(names) == 0) "1" else names, "y"), d, ties = "efron", control = control)
  for (above in c(0.05, 0.5)) {
    kept <- candidates
    p <- step <- setNames(rep(NA, 4), candidates)
    for (k in 1:4) {
      now <- drop1(fit_of(kept), test = "Chisq")
      p[kept] <- now[kept, "Pr(>Chi)"]
      if (max(p[kept]) <= above) break
      gone <- kept[which.max(p[kept])]; step[[gone]] <- k; kept <- setdiff(kept, gone)
      if (length(kept) == 0) break
    }
    for (one in candidates) {
      add(name, one, "backward-p", above, p[[one]]); add(name, one, "backward-step", above, step[[one]])
    }
    for (b in names(coef(fit_of(kept)))) add(name, b, "backward-coefficient", above, coef(fit_of(kept))[[b]])
    alone <- sapply(candidates, function(one) drop1(fit_of(one), test = "Chisq")[one, "Pr(>Chi)"])
    for (one in candidates) {
      add(name, one, "screen-p", above, alone[[one]]); add(name, one, "screen-step", above, if (alone[[one]] > above) 1 else NA)
    }
  }
}
save_rows("selection.csv", rows)
