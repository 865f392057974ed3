# Firth's penalised Cox regression and profile-likelihood limits of one covariate, group b (the second) against a. The log likelihood,
# the information and its slope are coxph's at a coefficient that is given (no step is taken); the rest is written out here.
# coxph.fit and agreg.fit are what coxph calls for times without and with delayed entry; a formula for each of some 10,000
# evaluations would take four fifths of the time.
suppressMessages(library(survival)); source("common.R")
rows <- list(); add <- function(...) rows[[length(rows) + 1]] <<- row(...)
quiet <- suppressWarnings; no_step <- coxph.control(iter.max = 0)
for (name in names_of_data) {
  all <- read_data(name); levels <- sort(unique(all$group)); if (length(levels) < 2 || nrow(all) > 150) next
  all <- all[all$group %in% levels[1:2], ]; all$x <- as.numeric(all$group == levels[2]); all$event <- all$status == 1; y <- surv(all, all$event)
  if (sum(all$event) == 0) next
  for (ties in c("efron", "breslow")) {
    fit_at <- if (attr(y, "type") == "counting") survival::agreg.fit else survival::coxph.fit
    at <- function(b) {
      f <- quiet(fit_at(cbind(x = all$x), y, NULL, NULL, init = b, control = no_step, weights = NULL, method = ties, rownames = NULL, nocenter = NULL))
      c(loglik = f$loglik[1], info = 1 / f$var[1, 1])
    }
    log_info <- function(b) log(at(b)[["info"]]); l <- function(b) at(b)[["loglik"]]
    slope <- function(f, b, h = 1e-3) (8 * (f(b + h) - f(b - h)) - (f(b + 2 * h) - f(b - 2 * h))) / (12 * h)
    U <- function(b) slope(l, b) + slope(log_info, b) / 2
    b <- quiet(uniroot(U, c(-6, 6), tol = 1e-13)$root); i <- at(b)[["info"]]
    add(name, "", paste0("firth-", ties, "-beta"), NA, b); add(name, "", paste0("firth-", ties, "-se"), NA, 1 / sqrt(i)); add(name, "", paste0("firth-", ties, "-wald"), NA, b^2 * i)
    # profile: from the maximum, or from the far end where there is none
    fit <- tryCatch(quiet(coxph(y ~ x, all, ties = ties, control = coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15))), error = function(e) NULL)
    mono <- if (is.null(fit) || abs(coef(fit)) > 12) sign(b) else 0
    top <- if (mono == 0) l(coef(fit)) else l(mono * 35); centre <- if (mono == 0) coef(fit) else mono * 35
    loss <- function(v) 2 * (top - l(v)) - qnorm(0.95)^2
    side <- function(s) { if (mono == s) return(NA); far <- centre + s * 0.5; while (loss(far) < 0) far <- far + s; exp(uniroot(loss, sort(c(far, if (mono == 0) centre else far - s)), tol = 1e-13)$root) }
    add(name, "", paste0("profile-", ties, "-lower"), NA, side(-1)); add(name, "", paste0("profile-", ties, "-upper"), NA, side(1))
  }
}
save_rows("firth.csv", rows)
