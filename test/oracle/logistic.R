# Logistic regression by glm, with the tests written out on its fits; Hosmer and Lemeshow's test by `cut` at `quantile`;
# the area under the ROC curve by all pairs; profile limits by roots of the deviance; Firth's likelihood written out (package
# logistf is not in Debian). Outcome: status 1. NA: no answer under separation. glm's variance is that of the step before its
# last, so that each fit starts again at its end.
source("common.R")
rows <- list(); add <- function(...) rows[[length(rows) + 1]] <<- row(...)
control <- glm.control(epsilon = 1e-14, maxit = 200); quiet <- suppressWarnings
fit_of <- function(X, y, offset = rep(0, length(y))) quiet({
  fit <- glm.fit(X, y, offset = offset, family = binomial(), control = control)
  glm.fit(X, y, offset = offset, family = binomial(), control = control, start = coef(fit))
})
variance <- function(fit) chol2inv(fit$qr$qr[seq_along(coef(fit)), seq_along(coef(fit)), drop = FALSE])
is_separated <- function(fit) any(fitted(fit) < 1e-9 | fitted(fit) > 1 - 1e-9)
wald <- function(fit, at) { b <- coef(fit)[at]; sum(b * solve(variance(fit)[at, at, drop = FALSE], b)) }
# risks that differ by rounding are one
risk_of <- function(fit) signif(fitted(fit), 11)
area_of <- function(fit, y) {
  risk <- risk_of(fit); wins <- outer(risk[y == 1], risk[y == 0], function(a, b) (a > b) + (a == b) / 2)
  stopifnot(all.equal(mean(wins), unname(quiet(wilcox.test(risk[y == 1], risk[y == 0]))$statistic) / length(wins)))
  c(mean(wins), sqrt(var(rowMeans(wins)) / nrow(wins) + var(colMeans(wins)) / ncol(wins)))
}
fit_test <- function(fit, y, groups) {
  risk <- risk_of(fit); n <- length(y)
  cuts <- unique(quantile(risk, seq(0, 1, 1 / groups), names = FALSE))
  if (length(cuts) < 3) return(c(NA, 0))
  group <- droplevels(cut(risk, cuts, include.lowest = TRUE))
  # where n - 1 is a multiple of the groups a quantile is a risk, and `quantile` may miss it by rounding: by ranks
  ranks <- rowSums(outer(risk, sort(risk)[((n - 1) * seq_len(groups - 1)) %/% groups + 1], ">"))
  if ((n - 1) %% groups != 0) stopifnot(all(tapply(ranks, group, function(one) length(unique(one))) == 1))
  size <- tapply(y, ranks, length); o <- tapply(y, ranks, sum); e <- tapply(fitted(fit), ranks, sum)
  if (length(size) < 3) return(c(NA, 0))
  c(sum((o - e)^2 / e + (o - e)^2 / (size - e)), length(size) - 2)
}
# Firth, or without the penalty: the score with h (1/2 - p), h of all columns, moved by the information of 1 + h
firth <- function(X, y, free = seq_len(ncol(X)), b = rep(0, ncol(X)), penalty = 1) {
  target <- function(b) { eta <- drop(X %*% b); p <- plogis(eta)
    sum(y * plogis(eta, log.p = TRUE) + (1 - y) * plogis(-eta, log.p = TRUE)) + (if (penalty) determinant(crossprod(X, X * p * (1 - p)))$modulus[[1]] / 2 else 0) }
  for (i in 1:500) {
    p <- plogis(drop(X %*% b)); w <- p * (1 - p); h <- if (penalty) rowSums(qr.Q(qr(X * sqrt(w)))^2) else 0
    info <- crossprod(X[, free, drop = FALSE], X[, free, drop = FALSE] * w * (1 + h)); if (rcond(info) < 1e-15) break
    u <- crossprod(X[, free, drop = FALSE], y - p + h * (1 / 2 - p)); step <- solve(info, u)
    length <- 1; while (length > 1e-6) { new <- b; new[free] <- b[free] + length * step; if (target(new) >= target(b) - 1e-9) break; length <- length / 2 }
    b <- new; if (max(abs(step) * sqrt(diag(crossprod(X))[free])) < 1e-12) break
  }
  p <- plogis(drop(X %*% b))
  list(b = b, se = if (penalty) sqrt(diag(solve(crossprod(X, X * p * (1 - p))))), target = target(b))
}
q <- qchisq(0.95, 1)
limit_of <- function(loss, from, side, unit) {
  far <- from + side * unit; while (loss(far) < 0 && abs(far - from) < 60 * unit) far <- far + side * unit
  if (loss(far) < 0) NA else exp(uniroot(loss, sort(c(from, far)), tol = 1e-14)$root)
}
designs <- list(factors = y ~ group + x + part, numbers = y ~ time + group, separated = none ~ x + part)
for (name in c("lung", "veteran", "melanoma", "kmsurv-kidney", "larynx", "heart", "bmt", "ovarian", "mgus2")) {
  all <- read_data(name); all$y <- as.numeric(all$status == 1); all$x <- (seq_len(nrow(all)) * 7) %% 5
  all$part <- factor((seq_len(nrow(all)) * 5) %% 3); all$group <- factor(all$group); all$none <- all$y * (all$part != "0")
  for (design in names(designs)) {
    X <- model.matrix(designs[[design]], all); y <- all[[as.character(designs[[design]][[2]])]]
    if (length(unique(y)) < 2 || qr(X)$rank < ncol(X)) next
    put <- function(term, quantity, value) add(name, term, paste0(design, "-", quantity), NA, value)
    fit <- fit_of(X, y); one <- fit_of(X[, 1, drop = FALSE], y); separated <- is_separated(fit); k <- ncol(X); terms <- seq_len(k) - 1
    answer <- function(value) if (separated) rep(NA, length(value)) else value
    put(terms, "coefficient", answer(unname(coef(fit)))); put(terms, "se", answer(sqrt(diag(variance(fit)))))
    put("", "ratio", deviance(one) - deviance(fit)); put("", "wald", if (separated) NA else wald(fit, 2:k))
    p <- mean(y); u <- crossprod(X, y - p); put("", "score", sum(u * solve(crossprod(X) * p * (1 - p), u)))
    put("", "aic", fit$aic)
    assigned <- attr(X, "assign")
    for (covariate in seq_len(max(assigned))) {
      at <- which(assigned == covariate)
      put(min(at) - 1, "covariate-ratio", deviance(fit_of(X[, -at, drop = FALSE], y)) - deviance(fit))
      put(min(at) - 1, "covariate-wald", if (separated) NA else wald(fit, at))
    }
    area <- if (separated) c(NA, NA) else area_of(fit, y); put("", "auc", area[1]); put("", "auc-se", area[2])
    tested <- if (separated) c(NA, 0) else fit_test(fit, y, 10); put("", "hosmer", tested[1]); put("", "hosmer-df", tested[2])
    # profile limits of the first and the last covariate
    for (at in unique(c(2, k))) {
      # glm goes astray from far out; of the separated design the others begin where the outcome of the first part is rare
      odds <- qlogis(mean(y[all$part != "0"]))
      loss <- if (separated) function(b) -2 * firth(X, y, seq_len(k)[-at], c(odds - b, 0, b, b), 0)$target - deviance(fit) - q else
        function(b) deviance(quiet(glm.fit(X[, -at, drop = FALSE], y, offset = X[, at] * b, family = binomial(), control = control))) - deviance(fit) - q
      if (!separated) { unit <- sqrt(variance(fit)[at, at]); limits <- c(limit_of(loss, coef(fit)[[at]], -1, unit), limit_of(loss, coef(fit)[[at]], 1, unit)) }
      else limits <- if (design == "separated" && at == k) c(limit_of(loss, 25, -1, 1), NA) else next
      put(at - 1, "profile-lower", limits[1]); put(at - 1, "profile-upper", limits[2])
    }
    if (nrow(X) > 150) next
    own <- firth(X, y); put(terms, "firth-coefficient", own$b); put(terms, "firth-se", own$se)
    put("", "firth-ratio", 2 * (own$target - firth(X, y, 1)$target))
    if (design == "factors") next
    at <- if (design == "separated") k else 2
    last <- own$b
    loss <- function(b) { one <- firth(X, y, seq_len(k)[-at], replace(last, at, b)); last <<- one$b; 2 * (own$target - one$target) - q }
    put(at - 1, "firth-lower", limit_of(loss, own$b[at], -1, own$se[at])); put(at - 1, "firth-upper", limit_of(loss, own$b[at], 1, own$se[at]))
  }
}
save_rows("logistic.csv", rows)
# random small samples: y, a binary and a number
set.seed(20261201); samples <- list()
for (i in 1:250) {
  n <- sample(10:40, 1); a <- rbinom(n, 1, 0.5); b <- sample(0:9, n, replace = TRUE) / 2; y <- rbinom(n, 1, plogis(a - b / 3))
  X <- cbind(1, a, b); if (length(unique(y)) < 2 || qr(X)$rank < 3) next
  fit <- fit_of(X, y); separated <- is_separated(fit); own <- firth(X, y)
  keep <- function(quantity, value) samples[[length(samples) + 1]] <<- list(y = paste(y, collapse = " "), a = paste(a, collapse = " "), b = paste(b, collapse = " "), quantity = quantity, value = as.numeric(value))
  for (k in 1:3) keep(paste0("coefficient-", k - 1), if (separated) NA else coef(fit)[[k]])
  keep("se-2", if (separated) NA else sqrt(diag(variance(fit)))[3]); keep("ratio", deviance(fit_of(X[, 1, drop = FALSE], y)) - deviance(fit))
  area <- if (separated) c(NA, NA) else area_of(fit, y); keep("auc", area[1]); keep("auc-se", if (sum(y) < 2 || sum(1 - y) < 2) NA else area[2])
  keep("hosmer", if (separated) NA else fit_test(fit, y, 4)[1]); keep("firth-2", own$b[3]); keep("firth-se-2", own$se[3])
}
d <- together(samples); d$value <- digits(d$value)
write.csv(d, file.path(out, "expected", "logistic-random.csv"), row.names = FALSE, quote = FALSE, eol = "\n")
