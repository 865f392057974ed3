# Tests of covariates and interactions, subgroup effects, AIC, and survival by Cox models (survival).
suppressMessages(library(survival)); source("common.R")
rows <- list(); add <- function(...) rows[[length(rows) + 1]] <<- row(...)
control <- coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15)
for (name in c("lung", "veteran", "melanoma", "kmsurv-kidney", "larynx", "heart", "bmt", "ovarian", "mgus2")) {
  all <- read_data(name); all$event <- all$status == 1; all$x <- (seq_len(nrow(all)) * 7) %% 5
  all$part <- factor((seq_len(nrow(all)) * 5) %% 3); all$group <- factor(all$group); y <- surv(all, all$event)
  for (ties in c("efron", "breslow")) {
    label <- paste0(ties, "-")
    fit_of <- function(f) { warned <- FALSE
      fit <- withCallingHandlers(coxph(f, all, ties = ties, control = control), warning = function(w) { warned <<- TRUE; invokeRestart("muffleWarning") })
      if (warned || any(is.na(coef(fit))) || any(abs(coef(fit)) > 12)) NULL else fit }
    main <- fit_of(y ~ group + x + part); if (is.null(main)) next
    # tests of each covariate, the largest model being the one before
    wald <- function(fit, which) { b <- coef(fit)[which]; sum(b * solve(fit$var[which, which, drop = FALSE], b)) }
    for (covariate in c("group", "x", "part")) {
      which <- main$assign[[covariate]]
      less <- fit_of(reformulate(setdiff(c("group", "x", "part"), covariate), "y"))
      add(name, covariate, paste0(label, "covariate-wald"), NA, wald(main, which))
      if (is.null(less)) next
      add(name, covariate, paste0(label, "covariate-ratio"), NA, anova(less, main)$Chisq[2])
      add(name, covariate, paste0(label, "covariate-ratio-df"), NA, anova(less, main)$Df[2])
    }
    add(name, "", paste0(label, "aic"), NA, AIC(main))
    # the effect of the groups in each part: R's own coding of the interaction, and sums of its coefficients
    inter <- fit_of(y ~ group * part + x)
    if (!is.null(inter)) {
      crossed <- grep(":", names(coef(inter)))
      add(name, "", paste0(label, "interaction-ratio"), NA, anova(main, inter)$Chisq[2])
      add(name, "", paste0(label, "interaction-wald"), NA, wald(inter, crossed))
      for (g in levels(all$group)[-1]) for (p in levels(all$part)) {
        terms <- c(paste0("group", g), if (p != "0") paste0("group", g, ":part", p))
        pick <- as.numeric(names(coef(inter)) %in% terms)
        add(name, paste0(g, "/", p), paste0(label, "subgroup"), NA, sum(pick * coef(inter)))
        add(name, paste0(g, "/", p), paste0(label, "subgroup-se"), NA, sqrt(sum(outer(pick, pick) * inter$var)))
      }
    }
    # survival of one subject, and averaged over all subjects with one group for all
    at <- thin(sort(unique(all$time[all$event])), 4)
    one <- data.frame(group = levels(all$group)[1], x = 2, part = "1")
    curve <- summary(survfit(main, newdata = one), times = at, extend = TRUE)
    add(name, "", paste0(label, "one-survival"), at, curve$surv)
    add(name, "", paste0(label, "one-se"), at, curve$std.err / curve$surv)
    # R has no standard error of the mean of the curves. That of one curve of covariates c + z is, over exp(z b), the root of
    # v + (z H - M)' V (z H - M): the curves of c and of c plus each unit vector give H, v and M of the formula.
    X <- model.matrix(~ group + x + part, all)[, -1, drop = FALSE]; V <- main$var; b <- coef(main); centre <- colMeans(X)
    columns <- paste0("z", seq_along(b)); as_columns <- function(m) setNames(as.data.frame(m), columns)
    plain <- coxph(reformulate(columns, "y"), cbind(all, as_columns(X)), ties = ties, control = control)
    unit <- rbind(0, diag(length(b)))
    units <- summary(survfit(plain, newdata = as_columns(sweep(unit, 2, centre, "+"))), times = at, extend = TRUE)
    hazards <- -log(matrix(units$surv, nrow = length(at))) # the errors below are of H, relative to exp(z b)
    errors <- (matrix(units$std.err / units$surv, nrow = length(at)) / rep(exp(drop(unit %*% b)), each = length(at)))^2
    for (g in levels(all$group)) {
      as_g <- all; as_g$group <- factor(g, levels(all$group))
      # one curve for each pattern of the other covariates (15 at most), as often as it is in the data
      pattern <- interaction(as_g$x, as_g$part, drop = TRUE); first <- !duplicated(pattern)
      often <- as.numeric(table(pattern)[as.character(pattern[first])])
      curves <- summary(survfit(main, newdata = as_g[first, ], se.fit = FALSE), times = at, extend = TRUE)$surv
      add(name, g, paste0(label, "mean-survival"), at, drop(matrix(curves, nrow = length(at)) %*% often) / nrow(all))
      Xg <- model.matrix(~ group + x + part, as_g)[, -1, drop = FALSE]
      r <- exp(drop(sweep(Xg, 2, centre) %*% b))
      for (t in at) {
        i <- match(t, at); H <- hazards[i, 1]
        VM <- (errors[i, 1] + H^2 * diag(V) - errors[i, -1]) / (2 * H); M <- solve(V, VM); v <- errors[i, 1] - sum(VM * M)
        w <- exp(-H * r) * r; S <- mean(exp(-H * r))
        G <- colMeans(w * (sweep(Xg, 2, centre) * H - rep(M, each = nrow(Xg))))
        add(name, g, paste0(label, "mean-se"), t, sqrt(mean(w)^2 * v + drop(G %*% V %*% G)) / S)
      }
    }
  }
}
save_rows("cox-nested.csv", rows)
