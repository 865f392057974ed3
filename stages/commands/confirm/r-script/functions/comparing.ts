/** Functions of R for tests, effects and models, by name. */
export const COMPARING: Readonly<Record<string, string>> = {
  wilson: `# Limits of a proportion: Wilson, and Clopper-Pearson.
wilson <- function(x, n, level) if (n == 0) c(NA, NA) else suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE))$conf.int
clopper_pearson <- function(x, n, level) if (n == 0) c(NA, NA) else binom.test(x, n, conf.level = level)$conf.int`,
  standardized_difference: `# Absolute standardised difference of numbers, and of categories (Yang and Dalton).
standardized_difference <- function(x, y) {
  if (is.numeric(x)) return(abs(mean(x) - mean(y)) / sqrt((var(x) + var(y)) / 2))
  levels <- unique(c(x, y)); share <- function(v) as.vector(table(factor(v, levels))) / length(v)
  p <- share(x); q <- share(y); t <- sum(2 * (p - q)^2 / (p + q))
  sqrt(t / (1 - t / 4))
}`,
  weighted_log_rank: `# Log-rank test with weights, strata and delayed entry, from the numbers at risk. weight: of the number at risk and of the
# events in all groups, at each time of an event.
weighted_log_rank <- function(d, group, stratum = rep("", nrow(d)), weight) {
  levels <- levels(group); k <- length(levels); obs <- exp <- numeric(k); var <- matrix(0, k, k)
  event <- d$exit_cause == "event"
  for (s in unique(stratum)) {
    own <- stratum == s; times <- sort(unique(d$exit_time[own & event]))
    if (length(times) == 0) next
    count <- function(f) matrix(unlist(lapply(levels, function(g) vapply(times, function(t) f(own & group == g, t), 0))), length(times))
    n <- count(function(in_group, t) sum(in_group & (d$entry_time == 0 | d$entry_time < t) & d$exit_time >= t) + 0)
    e <- count(function(in_group, t) sum(in_group & event & d$exit_time == t) + 0)
    all <- rowSums(n); events <- rowSums(e); w <- weight(all, events)
    obs <- obs + colSums(w * e); exp <- exp + colSums(w * events * n / all)
    h <- ifelse(all > 1, w^2 * events * (all - events) / (all - 1), 0)
    var <- var + diag(colSums(h * n / all), k) - t(n / all) %*% (h * n / all)
  }
  used <- which(diag(var) > 1e-10 * max(diag(var)))[-1]; u <- (obs - exp)[used]
  list(obs = obs, exp = exp, var = var, df = length(used), chisq = drop(u %*% solve(var[used, used, drop = FALSE], u)))
}`,
  log_rank: `# Log-rank test by survdiff; rho = 0 is the log-rank test, rho = 1 weighs by S.
log_rank <- function(d, group, stratum = NULL, rho = 0) {
  y <- Surv(d$exit_time, d$exit_cause == "event")
  fit <- if (is.null(stratum)) survdiff(y ~ group, rho = rho) else survdiff(y ~ group + strata(stratum), rho = rho)
  list(obs = rowSums(as.matrix(fit$obs)), exp = rowSums(as.matrix(fit$exp)), var = fit$var, df = nlevels(group) - 1, chisq = fit$chisq)
}`,
  permutation_p: `# Permutation test of two groups without strata: the log-rank statistic of every allocation of the patients to them, the
# square of the observed minus expected events, divided by its variance if it is studentised.
allocations <- function(group) choose(length(group), sum(group == levels(group)[1]))
permutation_p <- function(d, group, studentised) {
  n <- nrow(d); first <- combn(n, sum(group == levels(group)[1]))
  member <- matrix(0, ncol(first) + 1, n)
  member[cbind(rep(seq_len(ncol(first)), each = nrow(first)), c(first))] <- 1
  member[ncol(first) + 1, ] <- group == levels(group)[1]
  event <- d$exit_cause == "event"; times <- sort(unique(d$exit_time[event]))
  risk <- outer(d$exit_time, times, ">=") + 0; died <- outer(d$exit_time, times, "==") * event
  all <- colSums(risk); events <- colSums(died); share <- (member %*% risk) / rep(all, each = nrow(member))
  u <- rowSums(member %*% died) - drop(share %*% events)
  v <- drop((share * (1 - share)) %*% (events * ifelse(all > 1, (all - events) / (all - 1), 0)))
  statistic <- if (studentised) ifelse(v > 1e-12, u^2 / v, 0) else u^2
  mean(statistic[-length(statistic)] >= statistic[length(statistic)] - 1e-9)
}`,
  chi_square_p: 'chi_square_p <- function(chisq, df) pchisq(chisq, df, lower.tail = FALSE)',
  normal_p: 'normal_p <- function(z) 2 * pnorm(-abs(z))',
  trend_z:
    'trend_z <- function(test, scores) sum(scores * (test$obs - test$exp)) / sqrt(drop(scores %*% test$var %*% scores))',
  two_by_two: `# Patients with and without the outcome in the second group and in the first.
two_by_two <- function(outcome, group) {
  counts <- table(group, outcome)
  counts[2:1, 2:1]
}`,
  conditional_odds_ratio: `# Conditional odds ratio with its exact limits. fisher.test finds the same to four digits; here the roots are tightened.
conditional_odds_ratio <- function(counts, level) {
  x <- counts[1, 1]; r1 <- sum(counts[1, ]); r2 <- sum(counts[2, ]); c1 <- sum(counts[, 1])
  if (r1 * r2 * c1 * sum(counts[, 2]) == 0) return(c(NA, NA, NA))
  low <- max(0, c1 - r2); high <- min(r1, c1); cells <- low:high
  logs <- dhyper(cells, r1, r2, c1, log = TRUE)
  p <- function(t) { q <- logs + cells * t; q <- exp(q - max(q)); q / sum(q) }
  root <- function(f) exp(uniroot(f, c(-40, 40), tol = 1e-15, maxiter = 10000)$root)
  tail <- (1 - level) / 2
  c(if (x == low) 0 else if (x == high) NA else root(function(t) sum(cells * p(t)) - x),
    if (x == low) 0 else root(function(t) sum(p(t)[cells >= x]) - tail),
    if (x == high) NA else root(function(t) sum(p(t)[cells <= x]) - tail))
}`,
  risk_difference: `# Difference of two proportions: Wald's limits, or Newcombe's from those of Wilson.
risk_difference <- function(counts, level, method) {
  n <- rowSums(counts); p <- counts[, 1] / n; d <- p[[1]] - p[[2]]
  if (method == "wald") return(d + c(0, -1, 1) * qnorm((1 + level) / 2) * sqrt(sum(p * (1 - p) / n)))
  a <- wilson(counts[1, 1], n[[1]], level); b <- wilson(counts[2, 1], n[[2]], level)
  c(d, d - sqrt((p[[1]] - a[1])^2 + (b[2] - p[[2]])^2), d + sqrt((a[2] - p[[1]])^2 + (p[[2]] - b[1])^2))
}`,
  risk_ratio: `# Ratio of two proportions with Katz's limits.
risk_ratio <- function(counts, level) {
  n <- rowSums(counts); x <- counts[, 1]
  if (any(x == 0)) return(c(NA, NA, NA))
  (x[[1]] / n[[1]]) / (x[[2]] / n[[2]]) * exp(c(0, -1, 1) * qnorm((1 + level) / 2) * sqrt(sum(1 / x - 1 / n)))
}`,
  fisher_tails: `# The two tails of Fisher's test of a table of two rows and two columns; a larger table has none.
fisher_tails <- function(counts) {
  if (any(dim(counts) != 2)) return(c(NA, NA))
  tail <- function(side) fisher.test(counts, alternative = side, conf.int = FALSE)$p.value
  c(tail("less"), tail("greater"))
}`,
  rank_sum: `# Mann-Whitney test of y versus x by wilcox.test; z with the variance corrected for ties.
rank_sum <- function(x, y, correct) {
  test <- wilcox.test(y, x, exact = FALSE, correct = correct)
  n <- length(x) + length(y); product <- as.numeric(length(x)) * length(y); ties <- table(c(x, y))
  distance <- test$statistic[[1]] - product / 2
  sigma <- sqrt(product / 12 * (n + 1 - sum(ties^3 - ties) / (n * (n - 1))))
  list(u = c(product - test$statistic[[1]], test$statistic[[1]]), p = test$p.value,
       z = (distance - sign(distance) * if (correct) 0.5 else 0) / sigma)
}`,
  shift: `# Median of all differences y - x, and the limits by the normal approximation to their ranks.
shift <- function(x, y, level) {
  d <- sort(outer(y, x, "-")); m <- length(d)
  k <- max(1, floor(m / 2 - qnorm((1 + level) / 2) * sqrt(m * (length(x) + length(y) + 1) / 12)) + 1)
  c(median(d), d[k], d[m + 1 - k])
}`,
  signed_ranks: `# Wilcoxon's signed-rank test of after - before by wilcox.test; zero differences are excluded.
signed_ranks <- function(difference, correct) {
  d <- difference[difference != 0]
  test <- suppressWarnings(wilcox.test(d, exact = FALSE, correct = correct))
  n <- length(d); ties <- table(rank(abs(d))); distance <- test$statistic[[1]] - n * (n + 1) / 4
  sigma <- sqrt(n * (n + 1) * (2 * n + 1) / 24 - sum(ties^3 - ties) / 48)
  list(sum = test$statistic[[1]], p = test$p.value, z = (distance - if (correct) sign(distance) / 2 else 0) / sigma)
}`,
  complete: `# The rows without a missing value in these columns.
complete <- function(frame, columns) frame[complete.cases(frame[columns]), , drop = FALSE]`,
  term: `# Ratio with Wald limits, coefficient, standard error, z and p of a term of coxph; of a removed covariate NA.
term <- function(fit, name, level) {
  at <- match(name, names(coef(fit)))
  if (is.na(at)) return(wald(NA, NA, level))
  wald(coef(fit)[[at]], sqrt(diag(as.matrix(fit$var)))[at], level)
}
wald <- function(b, se, level) list(
  ratio = exp(b), lower = exp(b - qnorm((1 + level) / 2) * se), upper = exp(b + qnorm((1 + level) / 2) * se),
  coefficient = b, se = se, z = b / se, p = 2 * pnorm(-abs(b / se)))`,
  nested_test: `# Whether a covariate can be left out: the likelihood-ratio test against the model without it.
nested_test <- function(fit, covariate) likelihood_ratio(fit, update(fit, as.formula(paste(". ~ . -", covariate))))
likelihood_ratio <- function(fit, less) {
  chi_square <- 2 * (tail(fit$loglik, 1) - tail(less$loglik, 1)); df <- sum(!is.na(coef(fit))) - sum(!is.na(coef(less)))
  list(chi_square = chi_square, df = df, p = chi_square_p(chi_square, df))
}`,
  select_covariates: `# Covariates by the p of their likelihood-ratio test: "backward" removes that with the largest p above the limit, again and
# again, "screen" those which alone have a larger one. Of equal p the later one leaves.
select_covariates <- function(fit, covariates, rule, above) {
  p <- step <- setNames(rep(NA, length(covariates)), covariates); kept <- covariates
  without <- function(fit, columns) if (length(columns) == 0) fit else update(fit, as.formula(paste(". ~ .", paste("-", columns, collapse = " "))))
  if (rule == "screen") {
    for (column in covariates) {
      alone <- without(fit, setdiff(covariates, column))
      p[[column]] <- nested_test(alone, column)$p
    }
    step[p > above] <- 1
    return(list(p = p, step = step, fit = without(fit, covariates[p > above])))
  }
  for (k in seq_along(covariates)) {
    for (column in kept) p[[column]] <- nested_test(fit, column)$p
    if (length(kept) == 0 || max(p[kept]) <= above) break
    out <- tail(kept[p[kept] == max(p[kept])], 1); step[[out]] <- k
    kept <- setdiff(kept, out); fit <- without(fit, out)
  }
  list(p = p, step = step, fit = fit)
}`,
  concordance_of: `# Harrell's C of a fit, or Uno's of the events up to a time, with Wald limits within 0 and 1.
concordance_of <- function(fit, level, until = NULL) {
  found <- if (is.null(until)) concordance(fit) else concordance(fit, timewt = "n/G2", ymax = until)
  count <- if (is.matrix(found$count)) colSums(found$count) else found$count
  c <- found$concordance; se <- sqrt(found$var); far <- qnorm((1 + level) / 2) * se
  list(pairs = sum(count[c("concordant", "discordant", "tied.x")]), value = c, se = se,
       lower = if (se == 0) NA else max(0, c - far), upper = if (se == 0) NA else min(1, c + far))
}`,
  contrast_test: `# Wald's test of some coefficients, and of the differences between subgroups.
contrast_test <- function(fit, contrasts) {
  kept <- !is.na(coef(fit)); b <- contrasts[, kept, drop = FALSE] %*% coef(fit)[kept]
  v <- contrasts[, kept, drop = FALSE] %*% vcov(fit)[kept, kept] %*% t(contrasts[, kept, drop = FALSE])
  list(chi_square = drop(t(b) %*% solve(v, b)), df = nrow(contrasts), p = chi_square_p(drop(t(b) %*% solve(v, b)), nrow(contrasts)))
}
covariate_test <- function(fit, covariate) {
  at <- fit$assign[[covariate]]; at <- at[!is.na(coef(fit)[at])]
  contrast_test(fit, diag(length(coef(fit)))[at, , drop = FALSE])
}
interaction_test <- function(fit) {
  at <- which(startsWith(names(coef(fit)), "subgroup") & !is.na(coef(fit)))
  first <- at[match(sub(" in .*", "", names(coef(fit))[at]), sub(" in .*", "", names(coef(fit))[at]))]
  unit <- diag(length(coef(fit)))
  contrast_test(fit, (unit[at, ] - unit[first, ])[at != first, , drop = FALSE])
}`,
  effects_in: `# The columns of a covariate within each category of another.
effects_in <- function(effect, by) {
  columns <- model.matrix(~ effect)[, -1, drop = FALSE]
  do.call(cbind, lapply(levels(by), function(level) {
    inside <- columns * (by == level)
    colnames(inside) <- paste0(sub("^effect", "", colnames(columns)), " in ", level)
    inside
  }))
}`,
  average_at: `# The mean of the survival of all patients at t, as if all were in one category.
average_at <- function(fit, d, column, value, t) {
  d[[column]] <- factor(value, levels(d[[column]]))
  if (is.na(d[[column]][1]) || !is_up_to(t, max(d$exit_time))) return(NA)
  mean(summary(survfit(fit, newdata = d, se.fit = FALSE), times = t, extend = TRUE)$surv)
}`,
  subdistribution_term: `# The same of a term of crr.
subdistribution_term <- function(fit, name, level) {
  at <- match(name, names(fit$coef))
  wald(fit$coef[[at]], sqrt(fit$var[at, at]), level)
}`,
}
