# Six patients through the whole chain: what every results row of every test and model must hold, by R and by formulas
# written out here; two profiles. Rows are named as results are, so that a swapped group or sign cannot hide.
suppressMessages({library(survival); library(cmprsk)}); source("common.R")
dir.create(file.path(out, "chain"), showWarnings = FALSE)
d <- data.frame(id = 1:6, months = c(1, 2, 2, 3, 4, 5), status = c("event", "event", "event", "death", "alive", "event"),
  arm = c("treated", "control", "treated", "control", "treated", "control"),
  stage = c("I", "II", "III", "I", "II", "III"), centre = c("x", "y", "x", "y", "y", "x"),
  size = c(3, 5, 3, 2, 7, 2.5), size_after = c(2, 5, 4, 2.5, 3, 1), grade_before = c("low", "mid", "low", "high", "mid", "low"),
  grade_after = c("mid", "mid", "high", "mid", "high", "mid"), response = c("yes", "no", "yes", "no", "no", "no"),
  pain_before = c("yes", "yes", "no", "yes", "yes", "no"), pain_after = c("no", "no", "no", "no", "yes", "yes"))
write.csv(d, file.path(out, "chain", "patients.csv"), row.names = FALSE, quote = FALSE, eol = "\n")

rows <- list(); profile <- ""
add <- function(id, value) rows[[length(rows) + 1]] <<- list(profile = profile, id = id, value = as.numeric(value))
limits <- function(id, x) { add(id, x[1]); add(paste0(id, "-lower"), x[2]); add(paste0(id, "-upper"), x[3]) }
level <- 0.9; z <- qnorm(0.95); quiet <- suppressWarnings
# groups in their declared order, which is not the alphabet's
d$arm <- arm <- factor(d$arm, c("treated", "control")); d$stage <- stage <- factor(d$stage, c("I", "II", "III")); ev <- d$status == "event"
cause <- ifelse(ev, 1, ifelse(d$status == "death", 2, 0))
two <- function(chi) pchisq(chi, 1, lower.tail = FALSE)

# log-rank with any weight of the pooled curve, by its definition; strata add
weighted <- function(g, w, strata = rep(1, 6), keep = rep(TRUE, 6)) {
  k <- nlevels(g); O <- E <- numeric(k); V <- matrix(0, k, k)
  for (s in unique(strata[keep])) {
    here <- keep & strata == s; S <- 1; P <- 1
    for (t in sort(unique(d$months[here & ev]))) {
      risk <- here & d$months >= t; n <- sum(risk); dd <- sum(here & ev & d$months == t)
      nj <- as.numeric(table(g[risk])); P <- P * (1 - dd / (n + 1))
      wt <- w(n, S, P); S <- S * (1 - dd / n)
      O <- O + wt * as.numeric(table(g[here & ev & d$months == t])); E <- E + wt * dd * nj / n
      if (n > 1) V <- V + wt^2 * dd * (n - dd) / (n - 1) * (diag(nj / n) - outer(nj, nj) / n^2)
    }
  }
  i <- seq_len(k - 1); list(O = O, E = E, V = V, chi = drop((O - E)[i] %*% solve(V[i, i], (O - E)[i])), df = k - 1)
}
one <- function(n, S, P) 1
logrank <- function(id, name, g, f) {
  for (j in seq_len(nlevels(g))) { add(sprintf("%s/%s=%s/observed", id, name, levels(g)[j]), f$O[j]); add(sprintf("%s/%s=%s/expected", id, name, levels(g)[j]), f$E[j]) }
  add(paste0(id, "/chi-square"), f$chi); add(paste0(id, "/df"), f$df); add(paste0(id, "/p"), pchisq(f$chi, f$df, lower.tail = FALSE))
}
share <- function(stat, assignments) { seen <- stat(seq_len(6)); mean(apply(assignments, 2, stat) >= seen - 1e-9) }
permuted <- function(g, by) function(order) by(factor(g[order], levels(g)))

for (profile in c("spss", "r")) {
  plain <- weighted(arm, one); check <- survdiff(Surv(months, ev) ~ arm, d); stopifnot(abs(check$chisq - plain$chi) < 1e-12)
  logrank("plain", "arm", arm, plain)
  splits <- combn(6, 3, function(first) { o <- integer(6); o[d$arm == "treated"] <- first; o[d$arm == "control"] <- setdiff(1:6, first); o })
  # a split as labels: positions of the treated
  relabel <- function(first) { g <- rep("control", 6); g[first] <- "treated"; factor(g, c("treated", "control")) }
  st <- combn(6, 3, function(first) { f <- weighted(relabel(first), one); if (f$V[1, 1] == 0) 0 else (f$O[1] - f$E[1])^2 / f$V[1, 1] })
  ln <- combn(6, 3, function(first) { f <- weighted(relabel(first), one); abs(f$O[1] - f$E[1]) })
  add("plain/permutation-p", mean(st >= plain$chi - 1e-9)); add("plain/assignments", 20)
  logrank("linear", "arm", arm, plain); add("linear/permutation-p", mean(ln >= abs(plain$O[1] - plain$E[1]) - 1e-9)); add("linear/assignments", 20)
  logrank("drawn", "arm", arm, plain); add("drawn/assignments", 999)
  logrank("gehan", "arm", arm, weighted(arm, function(n, S, P) n))
  logrank("tarone-ware", "arm", arm, weighted(arm, function(n, S, P) sqrt(n)))
  logrank("peto", "arm", arm, weighted(arm, function(n, S, P) P))
  logrank("modified-peto", "arm", arm, weighted(arm, function(n, S, P) P * n / (n + 1)))
  logrank("fleming", "arm", arm, weighted(arm, function(n, S, P) S * sqrt(1 - S)))
  stopifnot(abs(survdiff(Surv(months, ev) ~ arm, d, rho = 1)$chisq - weighted(arm, function(n, S, P) S)$chi) < 1e-12)
  strat <- weighted(arm, one, d$centre); stopifnot(abs(survdiff(Surv(months, ev) ~ arm + strata(centre), d)$chisq - strat$chi) < 1e-12)
  logrank("stratified", "arm", arm, strat)
  three <- weighted(stage, one); stopifnot(abs(survdiff(Surv(months, ev) ~ stage, d)$chisq - three$chi) < 1e-12)
  scores <- c(0, 1, 3); tz <- sum(scores * (three$O - three$E)) / sqrt(drop(scores %*% three$V %*% scores))
  pairs <- list(c(1, 2), c(1, 3), c(2, 3))
  chis <- sapply(pairs, function(p) { here <- as.integer(stage) %in% p; survdiff(Surv(d$months[here], ev[here]) ~ d$stage[here])$chisq })
  for (adjust in c("holm", "bonferroni", "BH")) {
    id <- c(holm = "by-stage", bonferroni = "by-stage-bonferroni", BH = "by-stage-bh")[[adjust]]
    logrank(id, "stage", stage, three)
    if (adjust == "holm") {
      add("by-stage/trend-z", tz); add("by-stage/trend-p", two(tz^2))
      labels <- unique(t(apply(expand.grid(rep(list(1:6), 6)), 1, function(o) if (length(unique(o)) == 6) as.integer(stage)[o] else rep(NA, 6))))
      labels <- labels[!is.na(labels[, 1]), ]
      st3 <- apply(labels, 1, function(l) { f <- weighted(factor(l, 1:3), one); u <- (f$O - f$E); e <- eigen(f$V); keep <- e$values > 1e-10; sum((t(e$vectors[, keep]) %*% u)^2 / e$values[keep]) })
      add("by-stage/permutation-p", mean(st3 >= three$chi - 1e-9)); add("by-stage/assignments", nrow(labels))
    }
    ps <- two(chis); adjusted <- p.adjust(ps, adjust)
    for (i in 1:3) {
      key <- sprintf("%s/stage=%s against stage=%s", id, levels(stage)[pairs[[i]][1]], levels(stage)[pairs[[i]][2]])
      add(paste0(key, "/chi-square"), chis[i]); add(paste0(key, "/p"), ps[i]); add(paste0(key, "/adjusted-p"), adjusted[i])
    }
  }
  logrank("by-stage-control", "stage", stage, three); adjusted <- p.adjust(two(chis[2:3]), "holm")
  for (i in 1:2) {
    key <- sprintf("by-stage-control/stage=III against stage=%s", levels(stage)[i])
    add(paste0(key, "/chi-square"), chis[i + 1]); add(paste0(key, "/p"), two(chis[i + 1])); add(paste0(key, "/adjusted-p"), adjusted[i])
  }
  for (s in c("none", "strata")) {
    t <- if (s == "none") cuminc(d$months, cause, arm)$Tests else cuminc(d$months, cause, arm, strata = d$centre)$Tests
    for (k in 1:2) { if (s == "strata" && k == 2) next
      id <- if (s == "strata") "gray-stratified" else c("gray", "gray-death")[k]
      add(paste0(id, "/chi-square"), t[k, 1]); add(paste0(id, "/df"), t[k, 3]); add(paste0(id, "/p"), t[k, 2]) }
  }
  # every ratio, difference and shift is of control versus treated: the first declared group is the reference
  fit <- summary(survfit(Surv(months, ev) ~ arm, d), times = 2); dif <- fit$surv[2] - fit$surv[1]; se <- sqrt(sum(fit$std.err^2))
  for (v in list(c("survival-difference", dif), c("survival-difference-lower", dif - z * se), c("survival-difference-upper", dif + z * se), c("z", dif / se), c("p", two((dif / se)^2))))
    add(paste0("landmark/", v[1], "@2"), v[2])
  # areas up to 3.5: treated 1 + 2/3 + 1/3 (1.5), control 2 + 2/3 (1.5); sum A^2 d/(n(n-d)) with A the area still to come
  m <- c(1 + 2 / 3 + 1.5 / 3, 2 + 2 / 3 * 1.5); v <- c((2 / 3 + 1 / 2)^2 / 6 + (1 / 2)^2 / 2, (2 / 3 * 1.5)^2 / 6)
  check <- survival:::survmean(survfit(Surv(months, ev) ~ arm, d), rmean = 3.5)$matrix; stopifnot(abs(check[, "rmean"] - m) < 1e-12, abs(check[, "se(rmean)"] - sqrt(v)) < 1e-12)
  add("mean/difference@3.5", diff(m)); add("mean/difference-lower@3.5", diff(m) - z * sqrt(sum(v))); add("mean/difference-upper@3.5", diff(m) + z * sqrt(sum(v)))
  add("mean/p@3.5", two(diff(m)^2 / sum(v))); lr <- log(m[2] / m[1]); ls <- sqrt(sum(v / m^2))
  add("mean/ratio@3.5", exp(lr)); add("mean/ratio-lower@3.5", exp(lr - z * ls)); add("mean/ratio-upper@3.5", exp(lr + z * ls)); add("mean/ratio-p@3.5", two((lr / ls)^2))

  yes <- d$response == "yes"; t22 <- table(arm, factor(yes, c(TRUE, FALSE)))
  a <- t22[1, 1]; b <- t22[1, 2]; cc <- t22[2, 1]; dd <- t22[2, 2]
  pr <- dhyper(0:2, 2, 4, 3); seen <- pr[a + 1]
  cond <- function(f) uniroot(f, c(-30, 30), tol = 1e-15)$root
  dn <- function(lo) { w <- pr * exp(lo * (0:2)); w / sum(w) }
  tail <- (1 - level) / 2
  # none of control responded: estimate and lower limit are 0, the upper limit is where P(0) is the tail
  effects <- function(id) {
    add(paste0(id, "/odds-ratio"), 0); add(paste0(id, "/odds-ratio-lower"), 0); add(paste0(id, "/odds-ratio-upper"), exp(cond(function(lo) dn(lo)[1] - tail)))
    p1 <- cc / 3; p2 <- a / 3; w <- function(x) prop.test(x, 3, correct = FALSE, conf.level = level)$conf.int; l1 <- quiet(w(cc)); l2 <- quiet(w(a))
    if (profile == "spss") limits(paste0(id, "/risk-difference"), c(p1 - p2, p1 - p2 - sqrt((p1 - l1[1])^2 + (l2[2] - p2)^2), p1 - p2 + sqrt((l1[2] - p1)^2 + (p2 - l2[1])^2)))
    else limits(paste0(id, "/risk-difference"), p1 - p2 + c(0, -1, 1) * z * sqrt(p1 * (1 - p1) / 3 + p2 * (1 - p2) / 3))
    for (part in c("", "-lower", "-upper")) add(paste0(id, "/risk-ratio", part), NA)
  }
  add("response/p", fisher.test(t22)$p.value); add("response/mid-p", sum(pr[pr < seen - 1e-12]) + sum(pr[abs(pr - seen) < 1e-12]) / 2); effects("response")
  x2 <- quiet(chisq.test(t22, correct = profile == "r")); plain2 <- quiet(chisq.test(t22, correct = FALSE))
  add("response-chi/chi-square", x2$statistic); add("response-chi/df", 1); add("response-chi/p", x2$p.value)
  add("response-chi/smallest-expected", min(x2$expected)); add("response-chi/cramers-v", sqrt(plain2$statistic / 6)); effects("response-chi")
  # pain after is 1 of 3 in both arms: every effect is known
  add("pain/p", 1); add("pain/mid-p", { q <- dhyper(0:2, 2, 4, 3); sum(q[q < q[2] - 1e-12]) + q[2] / 2 })
  on <- function(lo) { w <- dhyper(0:2, 2, 4, 3) * exp(lo * (0:2)); w / sum(w) }
  limits("pain/odds-ratio", exp(c(cond(function(lo) sum(on(lo) * 0:2) - 1), cond(function(lo) sum(on(lo)[2:3]) - tail), cond(function(lo) sum(on(lo)[1:2]) - tail))))
  w <- prop.test(1, 3, correct = FALSE, conf.level = level)$conf.int |> quiet(); away <- sqrt((1 / 3 - w[1])^2 + (w[2] - 1 / 3)^2)
  limits("pain/risk-difference", if (profile == "spss") c(0, -away, away) else c(0, -1, 1) * z * sqrt(2 * (2 / 9) / 3))
  limits("pain/risk-ratio", exp(c(0, -1, 1) * z * sqrt(2 - 2 / 3)))
  add("stage-by-arm/p", fisher.test(table(arm, stage))$p.value)
  # all seven tables with these margins: (1 1 1) has weight 8, six others 1 each... by dmultinom's ratio
  all7 <- expand.grid(0:2, 0:2, 0:2); all7 <- all7[rowSums(all7) == 3, ]; wt <- apply(all7, 1, function(r) prod(choose(2, r))) / 20
  add("stage-by-arm/mid-p", sum(wt[wt < 8 / 20 - 1e-12]) + sum(wt[abs(wt - 8 / 20) < 1e-12]) / 2)

  r <- rank(d$size); x <- d$size[arm == "treated"]; y <- d$size[arm == "control"]; u <- quiet(wilcox.test(x, y))$statistic
  w <- quiet(wilcox.test(x, y, exact = FALSE, correct = profile == "r"))
  ranksum <- function(id, v) {
    u <- quiet(wilcox.test(v[arm == "treated"], v[arm == "control"])$statistic); ties <- table(v)
    s <- sqrt(9 / 12 * (7 - sum(ties^3 - ties) / 30)); dist <- (9 - u) - 4.5; zz <- (dist - sign(dist) * (profile == "r") / 2) / s
    add(paste0(id, "/arm=treated/u"), u); add(paste0(id, "/arm=control/u"), 9 - u); add(paste0(id, "/z"), zz); add(paste0(id, "/p"), min(1, 2 * pnorm(-abs(zz))))
    p <- quiet(wilcox.test(v[arm == "treated"], v[arm == "control"], exact = FALSE, correct = profile == "r")$p.value); stopifnot(abs(p - min(1, 2 * pnorm(-abs(zz)))) < 1e-12)
  }
  ranksum("size", d$size)
  # shift: differences control minus treated; k = floor(4.5 - z sqrt(9*7/12)) + 1, at least 1
  dif <- sort(outer(y, x, "-")); k <- max(1, floor(4.5 - z * sqrt(9 * 7 / 12)) + 1); limits("size/shift", c(median(dif), dif[k], dif[10 - k]))
  ranksum("grade", match(d$grade_after, c("low", "mid", "high")))
  kw <- kruskal.test(d$size, stage); add("size-by-stage/chi-square", kw$statistic); add("size-by-stage/df", 2); add("size-by-stage/p", kw$p.value); add("size-by-stage/epsilon-squared", kw$statistic / 5)

  gained <- sum(d$pain_before == "no" & d$pain_after == "yes"); lost <- sum(d$pain_before == "yes" & d$pain_after == "no")
  add("pain-change/gained", gained); add("pain-change/lost", lost)
  mc <- mcnemar.test(table(d$pain_before, d$pain_after), correct = profile == "r")
  add("pain-change/chi-square", mc$statistic); add("pain-change/p", mc$p.value)
  cp <- binom.test(gained, gained + lost, conf.level = level)$conf.int
  limits("pain-change/odds-ratio", c(gained / lost, cp / (1 - cp)))
  signed <- function(id, v) {
    v0 <- v[v != 0]; rr <- rank(abs(v0)); n <- length(v0); ties <- table(abs(v0)); tp <- sum(rr[v0 > 0]); dist <- tp - n * (n + 1) / 4
    zz <- (dist - sign(dist) * (profile == "r") / 2) / sqrt(n * (n + 1) * (2 * n + 1) / 24 - sum(ties^3 - ties) / 48)
    add(paste0(id, "/higher"), sum(v > 0)); add(paste0(id, "/lower"), sum(v < 0)); add(paste0(id, "/unchanged"), sum(v == 0))
    add(paste0(id, "/positive-ranks"), tp); add(paste0(id, "/z"), zz); add(paste0(id, "/p"), 2 * pnorm(-abs(zz)))
    stopifnot(abs(quiet(wilcox.test(v, exact = FALSE, correct = profile == "r"))$p.value - 2 * pnorm(-abs(zz))) < 1e-12)
  }
  signed("size-change", d$size_after - d$size)
  signed("grade-change", match(d$grade_after, c("low", "mid", "high")) - match(d$grade_before, c("low", "mid", "high")))

  control <- coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15); n_events <- function(id) { add(paste0(id, "/n"), 6); add(paste0(id, "/events"), 4) }
  terms <- function(id, b, se, names) for (i in seq_along(b)) {
    key <- paste0(id, "/", names[i], "/"); limits(paste0(key, "hazard-ratio"), exp(b[i] + c(0, -1, 1) * z * se[i]))
    add(paste0(key, "coefficient"), b[i]); add(paste0(key, "se"), se[i]); add(paste0(key, "z"), b[i] / se[i]); add(paste0(key, "p"), two((b[i] / se[i])^2))
  }
  tests <- function(id, f, df) for (v in list(list("wald", f$wald.test), list("likelihood-ratio", 2 * diff(f$loglik)), list("score", f$score))) {
    add(sprintf("%s/%s-chi-square", id, v[[1]]), v[[2]]); add(sprintf("%s/%s-df", id, v[[1]]), df)
    add(sprintf("%s/%s-p", id, v[[1]]), pchisq(v[[2]], df, lower.tail = FALSE))
  }
  zphs <- function(id, f, names) {
    t <- cox.zph(f, transform = "km")$table
    for (i in seq_along(names)) { add(paste0(id, "/", names[i], "/zph-chi-square"), t[i, 1]); add(paste0(id, "/", names[i], "/zph-p"), t[i, 3]) }
    g <- nrow(t); add(paste0(id, "/zph-chi-square"), t[g, 1]); add(paste0(id, "/zph-p"), t[g, 3])
  }
  # declared order: control is the second level, treated the reference
  for (ties in c("efron", "breslow")) {
    f <- coxph(Surv(months, ev) ~ arm + size_after, d, ties = ties, control = control); s <- summary(f)
    n_events(paste0("cox-", ties)); terms(paste0("cox-", ties), coef(f), sqrt(diag(vcov(f))), c("arm control", "size_after"))
    tests(paste0("cox-", ties), f, 2)
    zphs(paste0("cox-", ties), f, c("arm", "size_after"))
  }
  # the others leave ties to the profile
  ties <- c(spss = "breslow", r = "efron")[[profile]]
  n_events("cox-strata"); f <- coxph(Surv(months, ev) ~ arm + strata(centre), d, ties = ties, control = control)
  terms("cox-strata", coef(f), sqrt(vcov(f)), "arm control"); tests("cox-strata", f, 1); zphs("cox-strata", f, "arm")
  # Firth: shares of control in the risk sets, Efron's second one at 2 with half of each who fails there; 2 of 4 are control
  shares <- function(b) { h <- exp(b); second <- if (ties == "efron") 2.5 * h / (1.5 + 2.5 * h) else 3 * h / (2 + 3 * h)
    c(3 * h / (3 + 3 * h), 3 * h / (2 + 3 * h), second) }
  info <- function(b) { q <- shares(b); sum(q * (1 - q)) }
  slope <- function(b) { q <- shares(b); 2 - sum(q) - 1 + sum(q * (1 - q) * (1 - 2 * q)) / sum(q * (1 - q)) / 2 }
  bf <- uniroot(slope, c(-5, 5), tol = 1e-15)$root; n_events("cox-firth"); terms("cox-firth", bf, 1 / sqrt(info(bf)), "arm control")
  add("cox-firth/wald-chi-square", bf^2 * info(bf)); add("cox-firth/wald-p", two(bf^2 * info(bf)))
  for (v in c("wald", "likelihood-ratio", "score")) add(sprintf("cox-firth/%s-df", v), 1)
  add("cox-firth/likelihood-ratio-chi-square", NA); add("cox-firth/likelihood-ratio-p", NA)
  f <- coxph(Surv(months, ev) ~ arm, d, ties = ties, control = control); add("cox-firth/score-chi-square", f$score); add("cox-firth/score-p", two(f$score))
  zphs("cox-firth", coxph(Surv(months, ev) ~ arm, d, ties = ties, init = bf, control = coxph.control(iter.max = 0)), "arm")
  for (k in 1:2) {
    f <- crr(d$months, cause, model.matrix(~arm)[, -1, drop = FALSE], failcode = k, gtol = 1e-12)
    id <- c("fine-gray", "fine-gray-death")[k]; add(paste0(id, "/n"), 6)
    if (k == 1) terms(id, f$coef, sqrt(f$var), "arm control")
    # the only death is of the control arm: no maximum
    else for (v in c("hazard-ratio", "hazard-ratio-lower", "hazard-ratio-upper", "coefficient", "se", "z", "p")) add(paste0(id, "/arm control/", v), NA)
  }

  # logistic: pain after by size; Firth's likelihood of the response by arm, 2 of 3 and none of 3, has one half more in each cell
  odds <- function(id, term, b, se, lower, upper) {
    key <- paste0(id, "/", term, "/"); limits(paste0(key, "odds-ratio"), exp(b + c(0, -1, 1) * z * se)); add(paste0(key, "log-odds-ratio"), b); add(paste0(key, "log-odds-ratio-se"), se)
    add(paste0(key, "z"), b / se); add(paste0(key, "p"), two((b / se)^2)); add(paste0(key, "odds-ratio-profile-lower"), exp(lower)); add(paste0(key, "odds-ratio-profile-upper"), exp(upper))
  }
  odds_test <- function(key, chi, df = 1) { add(paste0(key, "-chi-square"), chi); add(paste0(key, "-df"), df); add(paste0(key, "-p"), if (is.na(chi)) NA else pchisq(chi, df, lower.tail = FALSE)) }
  area <- function(id, shares1, shares0) { a <- mean(shares1); s <- sqrt(var(shares1) / length(shares1) + var(shares0) / length(shares0))
    add(paste0(id, "/auc"), a); add(paste0(id, "/auc-se"), s); add(paste0(id, "/auc-lower"), max(0, a - z * s)); add(paste0(id, "/auc-upper"), min(1, a + z * s)) }
  yes <- d$pain_after == "yes"; own <- function(X, ...) glm.fit(X, yes + 0, family = binomial(), ..., control = glm.control(epsilon = 1e-14, maxit = 100))
  X <- cbind(1, d$size_after); f <- own(X); f <- own(X, start = coef(f)); b <- coef(f)[[2]]; se <- sqrt(chol2inv(f$qr$qr)[2, 2])
  loss <- function(v) own(X[, 1, drop = FALSE], offset = d$size_after * v)$deviance - f$deviance - z^2
  add("logistic/n", 6); add("logistic/events", 2); odds("logistic", "size_after", b, se, uniroot(loss, c(-9, b), tol = 1e-14)$root, uniroot(loss, c(b, 9), tol = 1e-14)$root)
  centred <- d$size_after - mean(d$size_after); chis <- c(wald = (b / se)^2, "likelihood-ratio" = f$null.deviance - f$deviance, score = sum(yes * centred)^2 / (2 / 6 * 4 / 6 * sum(centred^2)))
  for (v in names(chis)) odds_test(paste0("logistic/", v), chis[[v]])
  for (v in c("wald", "likelihood-ratio")) odds_test(paste0("logistic/size_after/", v), chis[[v]])
  add("logistic/aic", f$aic); p <- fitted(f)
  # the cuts of ten groups are at the ranks 1 to 5 of six
  group <- rowSums(outer(signif(p, 10), sort(signif(p, 10))[(5 * (1:9)) %/% 10 + 1], ">")); e <- tapply(p, group, sum); o <- tapply(yes, group, sum); m <- tapply(yes, group, length)
  odds_test("logistic/hosmer-lemeshow", sum((o - e)^2 / e + (o - e)^2 / (m - e)), length(m) - 2)
  wins <- outer(p[yes], p[!yes], function(a, b) (a > b + 1e-9) + (abs(a - b) < 1e-9) / 2); area("logistic", rowMeans(wins), colMeans(wins))
  pt <- 2.5 / 4; pc <- 0.5 / 4; b <- qlogis(pc) - qlogis(pt); se <- sqrt(1 / (3 * pt * (1 - pt)) + 1 / (3 * pc * (1 - pc)))
  penalised <- function(a, b) { t <- plogis(a); u <- plogis(a + b); 2 * log(t) + log(1 - t) + 3 * log(1 - u) + log(9 * t * (1 - t) * u * (1 - u)) / 2 }
  best <- function(b) optimize(function(a) penalised(a, b), c(-9, 9), maximum = TRUE, tol = 1e-10)$objective
  loss <- function(v) 2 * (penalised(qlogis(pt), b) - best(v)) - z^2
  add("logistic-firth/n", 6); add("logistic-firth/events", 2); odds("logistic-firth", "arm control", b, se, uniroot(loss, c(-12, b), tol = 1e-13)$root, uniroot(loss, c(b, 6), tol = 1e-13)$root)
  odds_test("logistic-firth/wald", (b / se)^2); odds_test("logistic-firth/likelihood-ratio", 2 * (penalised(qlogis(pt), b) - penalised(qlogis(3 / 8), 0))); odds_test("logistic-firth/score", NA)
  odds_test("logistic-firth/hosmer-lemeshow", NA, 0); area("logistic-firth", c(3.5, 3.5) / 4, c(0.5, 1, 1, 1))

  # means: control minus treated, after minus before
  means <- function(id, f, n = 4) {
    limits(paste0(id, "/mean-difference"), c(f$d, f$conf.int)); add(paste0(id, "/mean-difference-se"), f$stderr)
    add(paste0(id, "/t"), f$statistic); add(paste0(id, "/residual-df"), f$parameter); add(paste0(id, "/p"), f$p.value)
  }
  for (equal in c(TRUE, FALSE)) {
    f <- t.test(y, x, var.equal = equal, conf.level = level); f$d <- mean(y) - mean(x); means(if (equal) "size-student" else "size-welch", f)
  }
  f <- t.test(d$size_after, d$size, paired = TRUE, conf.level = level); f$d <- f$estimate; means("size-paired", f)
  a <- summary(aov(d$size ~ factor(stage)))[[1]]; add("size-anova/f", a[1, 4]); add("size-anova/df", a[1, 1]); add("size-anova/residual-df", a[2, 1]); add("size-anova/p", a[1, 5]); add("size-anova/eta-squared", a[1, 2] / sum(a[, 2]))
  a <- oneway.test(d$size ~ arm); add("size-welch-anova/f", a$statistic); add("size-welch-anova/df", 1); add("size-welch-anova/residual-df", a$parameter[2]); add("size-welch-anova/p", a$p.value)
  r <- cor(d$size, d$size_after); f <- cor.test(d$size, d$size_after, conf.level = level)
  limits("size-pearson/correlation", c(r, f$conf.int)); add("size-pearson/t", f$statistic); add("size-pearson/residual-df", 4); add("size-pearson/p", f$p.value)
  r <- cor(d$size, d$size_after, method = "spearman"); tt <- r / sqrt((1 - r^2) / 4)
  limits("size-spearman/correlation", tanh(atanh(r) + c(0, -1, 1) * z * sqrt((1 + r^2 / 2) / 3)))
  add("size-spearman/t", tt); add("size-spearman/residual-df", 4); add("size-spearman/p", quiet(cor.test(d$size, d$size_after, method = "spearman", exact = FALSE))$p.value)
  g <- match(d$grade_before, c("low", "mid", "high")); h <- match(d$grade_after, c("low", "mid", "high")); r <- cor(g, h, method = "kendall"); f <- quiet(cor.test(g, h, method = "kendall", exact = FALSE))
  limits("grade-kendall/correlation", tanh(atanh(r) + c(0, -1, 1) * z * sqrt(0.437 / 2))); add("grade-kendall/z", f$statistic); add("grade-kendall/p", f$p.value)
  worse <- tapply(d$pain_after == "yes", stage, sum); many <- table(stage); f <- quiet(prop.trend.test(worse, many, c(0, 1, 3)))
  add("pain-trend/chi-square", f$statistic); add("pain-trend/df", 1); add("pain-trend/p", f$p.value)
  add("pain-trend/trend-z", sign(sum(c(0, 1, 3) * (worse - many * sum(worse) / 6))) * sqrt(f$statistic))

  # nobody lacks a value, so no test leaves anybody out
  for (id in c("plain", "linear", "drawn", "gehan", "tarone-ware", "peto", "modified-peto", "fleming", "stratified", "by-stage", "by-stage-bonferroni", "by-stage-control",
    "by-stage-bh", "gray", "gray-death", "gray-stratified", "landmark", "mean", "response", "response-chi", "pain", "stage-by-arm", "size", "grade",
    "size-by-stage", "pain-change", "size-change", "grade-change", "size-student", "size-welch", "size-anova", "size-welch-anova", "size-paired",
    "size-pearson", "size-spearman", "grade-kendall", "pain-trend",
    "cox-efron", "cox-breslow", "cox-strata", "cox-firth", "fine-gray", "fine-gray-death", "logistic", "logistic-firth")) add(paste0(id, "/left-out"), sum(!complete.cases(d)))

  # estimates of each arm and all: hazards, rates, exact limits at 2 (nobody leaves without the event before 2)
  for (g in c("", "treated", "control")) {
    e <- if (g == "") d else d[d$arm == g, ]; key <- if (g == "") "progression/" else sprintf("progression/arm=%s/", g); ee <- e$status == "event"
    h <- summary(survfit(Surv(months, ee) ~ 1, e, ctype = 1), times = c(2, 3.5)); h2 <- summary(survfit(Surv(months, ee) ~ 1, e, stype = 2, ctype = 2), times = c(2, 3.5))
    # var = sum d/n^2 by hand: summary's std.chaz is that of type 1
    for (i in 1:2) { at <- c("2", "3.5")[i]; add(paste0(key, "cumulative-hazard@", at), h$cumhaz[i]); add(paste0(key, "cumulative-hazard-se@", at), h$std.chaz[i]); add(paste0(key, "cumulative-hazard-split@", at), h2$cumhaz[i]) }
    q <- poisson.test(sum(ee), sum(e$months), conf.level = level); add(paste0(key, "person-time"), sum(e$months)); add(paste0(key, "rate"), sum(ee) / sum(e$months)); add(paste0(key, "rate-lower"), q$conf.int[1]); add(paste0(key, "rate-upper"), q$conf.int[2])
    x <- sum(!(ee & e$months <= 2)); q <- binom.test(x, nrow(e), conf.level = level)$conf.int; add(paste0(key, "survival-exact-lower@2"), q[1]); add(paste0(key, "survival-exact-upper@2"), q[2])
    ci <- cuminc(e$months, ifelse(ee, 1, ifelse(e$status == "death", 2, 0))); tp <- timepoints(ci, c(2, 3.5))
    add(paste0(key, "cumulative-incidence@2"), tp$est["1 1", 1]); add(paste0(key, "cumulative-incidence@3.5"), tp$est["1 1", 2])
    if ("1 2" %in% rownames(tp$est)) add(paste0(key, "death/cumulative-incidence@3.5"), tp$est["1 2", 2])
  }
}
d <- together(rows); d$value <- digits(d$value)
write.csv(d, file.path(out, "chain", "expected.csv"), row.names = FALSE, quote = FALSE, eol = "\n")
