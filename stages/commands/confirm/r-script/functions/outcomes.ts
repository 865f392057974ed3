/** Functions of R for logistic models, and for covariates that change, by name. */
export const OUTCOMES: Readonly<Record<string, string>> = {
  split_at: `# The counting process: each follow-up (entry, exit] as two rows if a covariate changes within it, FALSE up to the change and
# TRUE after it; a change before the entry counts from there, one after the exit never, as tmerge(tdc) has it.
split_at <- function(d, covariate, change) {
  inside <- !is.na(change) & change > d$entry_time & change < d$exit_time
  d[[covariate]] <- !is.na(change) & change <= d$entry_time
  later <- d[inside, , drop = FALSE]; later$entry_time <- change[inside]; later[[covariate]] <- rep(TRUE, sum(inside))
  d$exit_time[inside] <- change[inside]; d$exit_cause[inside] <- "censored"
  rbind(d, later)
}
since <- function(at, from = 0, divisor = 1, landmark = 0) round(round((at - from) / divisor, 10) - landmark, 10)`,
  logistic_fit: `# A logistic model, to its last digit: glm's variance is that of the step before its last, so it starts again at the end.
logistic_fit <- function(formula, d) suppressWarnings({
  fit <- glm(formula, binomial(), d, control = glm.control(epsilon = 1e-14, maxit = 100))
  glm(formula, binomial(), d, start = ifelse(is.na(coef(fit)), 0, coef(fit)), control = glm.control(epsilon = 1e-14, maxit = 100))
})
is_separated <- function(fit) any(fitted(fit) < 1e-10 | fitted(fit) > 1 - 1e-10)`,
  odds_term: `# Odds ratio with Wald limits, coefficient, standard error, z and p of a term of glm; NA under separation.
odds_term <- function(fit, name, level) {
  at <- match(name, names(coef(fit)))
  if (is_separated(fit) || is.na(at)) return(wald(NA, NA, level))
  wald(coef(fit)[[at]], sqrt(diag(vcov(fit)))[[at]], level)
}`,
  profile_limit: `# Limit of an odds ratio by the profile likelihood: where the deviance has risen by the quantile of chi-square. From far out
# glm.fit goes astray, so the steps here are halved until the deviance falls.
profile_deviance <- function(X, y, offset) {
  b <- c(qlogis(mean(y)) - mean(offset), rep(0, ncol(X) - 1))
  deviance_at <- function(b) { eta <- drop(X %*% b) + offset; -2 * sum(plogis(ifelse(y == 1, eta, -eta), log.p = TRUE)) }
  for (i in 1:200) {
    p <- plogis(drop(X %*% b) + offset)
    step <- tryCatch(solve(crossprod(X, X * p * (1 - p)), crossprod(X, y - p)), error = function(e) 0 * b)
    size <- 1; while (size > 1e-9 && !isTRUE(deviance_at(b + size * step) < deviance_at(b))) size <- size / 2
    if (size <= 1e-9) break
    b <- b + size * drop(step)
  }
  deviance_at(b)
}
profile_limit <- function(fit, name, level, side) {
  kept <- names(coef(fit))[!is.na(coef(fit))]
  if (!name %in% kept) return(NA)
  X <- model.matrix(fit)[, kept, drop = FALSE]; at <- match(name, kept)
  loss <- function(b) profile_deviance(X[, -at, drop = FALSE], fit$y, X[, at] * b) - deviance(fit) - qchisq(level, 1)
  unit <- 1 / sd(X[, at]); near <- coef(fit)[[name]]; far <- near + side * unit; tried <- 0
  if (is_separated(fit) && side * near * diff(range(X[, at])) > 20) return(NA) # infinite
  while (loss(far) < 0 && tried < 60) { far <- far + side * unit; tried <- tried + 1 }
  if (loss(far) < 0) return(NA)
  exp(uniroot(loss, sort(c(near, far)), tol = 1e-14 * unit, maxiter = 1000)$root)
}`,
  logistic_likelihood_ratio: `# Tests that all coefficients, or those of a covariate, are 0.
logistic_likelihood_ratio <- function(fit, covariate = NULL) {
  less <- if (is.null(covariate)) NULL else logistic_fit(update(formula(fit), paste(". ~ . -", covariate)), fit$data)
  chi_square <- (if (is.null(less)) fit$null.deviance else deviance(less)) - deviance(fit)
  df <- (if (is.null(less)) fit$df.null else less$df.residual) - fit$df.residual
  list(chi_square = chi_square, df = df, p = chi_square_p(chi_square, df))
}`,
  logistic_wald: `logistic_wald <- function(fit, covariate = NULL) {
  assigned <- attr(model.matrix(fit), "assign")
  term <- if (is.null(covariate)) seq_len(max(assigned)) else match(covariate, attr(terms(fit), "term.labels"))
  at <- which(assigned %in% term & !is.na(coef(fit))); b <- coef(fit)[at]
  chi_square <- if (is_separated(fit)) NA else drop(b %*% solve(vcov(fit)[at, at, drop = FALSE], b))
  list(chi_square = chi_square, df = length(at), p = chi_square_p(chi_square, length(at)))
}`,
  logistic_score: `logistic_score <- function(fit) {
  X <- model.matrix(fit)[, !is.na(coef(fit)), drop = FALSE]; p <- mean(fit$y); u <- crossprod(X, fit$y - p)
  chi_square <- drop(crossprod(u, solve(crossprod(X) * p * (1 - p), u)))
  list(chi_square = chi_square, df = ncol(X) - 1, p = chi_square_p(chi_square, ncol(X) - 1))
}`,
  hosmer_lemeshow: `# Groups of risk between its quantiles by rank; risks that differ by rounding are one.
hosmer_lemeshow <- function(fit, groups) {
  risk <- signif(fitted(fit), 10); n <- length(risk)
  cuts <- sort(risk)[((n - 1) * seq_len(groups - 1)) %/% groups + 1]
  group <- rowSums(outer(risk, cuts, ">"))
  size <- tapply(risk, group, length); events <- tapply(fit$y, group, sum); expected <- tapply(fitted(fit), group, sum)
  if (length(size) < 3 || is_separated(fit)) return(list(chi_square = NA, df = 0, p = NA))
  chi_square <- sum((events - expected)^2 / expected + (events - expected)^2 / (size - expected))
  list(chi_square = chi_square, df = length(size) - 2, p = chi_square_p(chi_square, length(size) - 2))
}`,
  roc_area: `# Area under the ROC curve with DeLong's standard error and limits.
roc_area <- function(fit, level) {
  if (is_separated(fit)) return(rep(NA, 4))
  risk <- signif(fitted(fit), 10); wins <- outer(risk[fit$y == 1], risk[fit$y == 0], function(a, b) (a > b) + (a == b) / 2)
  area <- mean(wins); se <- sqrt(var(rowMeans(wins)) / nrow(wins) + var(colMeans(wins)) / ncol(wins))
  c(area, se, pmax(0, area - qnorm((1 + level) / 2) * se), pmin(1, area + qnorm((1 + level) / 2) * se))
}`,
}
