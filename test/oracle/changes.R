# Cox models with a covariate that changes once, on rows split at the change (Surv(start, stop, event)), and robust standard
# errors: of data sets with times of change, recorded or made up, and of 2,000 random samples (a second argument asks for the
# first so many).
suppressMessages(library(survival)); source("common.R")
control <- coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15)
# Each patient as (start, stop] rows: z is 0 up to the change and 1 after it; a change at or before the start counts from it.
split_at <- function(d) do.call(rbind, lapply(seq_len(nrow(d)), function(i) {
  own <- d[i, ]; change <- own$change
  if (is.na(change) || change >= own$time) return(cbind(own, start = own$entry, stop = own$time, event = own$status, z = 0))
  if (change <= own$entry) return(cbind(own, start = own$entry, stop = own$time, event = own$status, z = 1))
  rbind(cbind(own, start = own$entry, stop = change, event = 0, z = 0), cbind(own, start = change, stop = own$time, event = own$status, z = 1))
}))
# The same by tmerge, where all enter at 0 and no change is before 0.
as_tmerge <- function(d) {
  base <- d[c("id", "time", "status", "x", "g")]
  merged <- tmerge(base, base, id = id, event = event(time, status))
  tmerge(merged, d, id = id, z = tdc(change))
}
fitted <- function(f, d, ...) { warned <- FALSE; environment(f) <- environment()
  extra <- as.list(substitute(list(...)))[-1]; outside <- parent.frame() # a cluster is a column of d
  extra[names(extra) != "cluster"] <- lapply(extra[names(extra) != "cluster"], eval, outside)
  fit <- withCallingHandlers(tryCatch(eval(as.call(c(quote(coxph), quote(f), quote(d), control = quote(control), extra))), error = function(e) NULL), warning = function(w) { warned <<- TRUE; invokeRestart("muffleWarning") })
  if (is.null(fit) || warned || any(is.na(coef(fit))) || any(abs(coef(fit)) > 12)) NULL else fit }
line <- function(name, d) {
  d$id <- seq_len(nrow(d)); rows <- split_at(d); out_of <- list()
  for (ties in c("efron", "breslow")) {
    fit <- fitted(Surv(start, stop, event) ~ z + x, rows, ties = ties)
    of <- function(f) if (is.null(fit)) NA else f(fit)
    values <- c(z = of(function(m) coef(m)[["z"]]), z_se = of(function(m) sqrt(m$var[1, 1])), x = of(function(m) coef(m)[["x"]]), x_se = of(function(m) sqrt(m$var[2, 2])),
      ratio = of(function(m) 2 * diff(m$loglik)), score = of(function(m) m$score), wald = of(function(m) m$wald.test))
    out_of[paste0(ties, "_", names(values))] <- digits(values)
  }
  strat <- fitted(Surv(start, stop, event) ~ z + x + strata(g), rows)
  out_of$strata_z <- digits(if (is.null(strat)) NA else coef(strat)[["z"]])
  # robust: each patient a cluster, whose rows are summed; five clusters within strata; and rows that are patients, entering at 0
  rows$five <- (rows$id * 7) %% 5
  robust <- list(
    id = fitted(Surv(start, stop, event) ~ z + x, rows, cluster = id),
    five = fitted(Surv(start, stop, event) ~ z + x + strata(g), rows, cluster = five),
    breslow_five = fitted(Surv(start, stop, event) ~ z + x, rows, cluster = five, ties = "breslow"),
    plain = fitted(Surv(time, status) ~ x + g, d, robust = TRUE),
    breslow_plain = fitted(Surv(time, status) ~ x + g, d, robust = TRUE, ties = "breslow"))
  for (which in names(robust)) {
    fit <- robust[[which]]; enough <- !is.null(fit) && !(grepl("five", which) && length(unique(d$id %% 5)) < 5)
    out_of[[paste0(which, "_se_1")]] <- digits(if (enough) sqrt(fit$var[1, 1]) else NA)
    out_of[[paste0(which, "_se_2")]] <- digits(if (enough) sqrt(fit$var[2, 2]) else NA)
    out_of[[paste0(which, "_robust_wald")]] <- digits(if (enough) fit$wald.test else NA)
  }
  both <- fitted(Surv(start, stop, event) ~ z + x, rows)
  out_of$zph <- digits(if (is.null(both)) NA else tryCatch(cox.zph(both, "km")$table["z", "chisq"], error = function(e) NA))
  c(list(dataset = name, entry = paste(d$entry, collapse = " "), time = paste(d$time, collapse = " "), status = paste(d$status, collapse = " "),
    change = paste(ifelse(is.na(d$change), "-", d$change), collapse = " "), x = paste(d$x, collapse = " "), g = paste(d$g, collapse = " ")), out_of)
}
shaped <- function(time, status, change, x, g, entry = 0) {
  d <- data.frame(entry = entry, time = as.numeric(time), status = as.numeric(status), change = as.numeric(change), x = as.numeric(x), g = as.integer(factor(g)))
  d <- d[complete.cases(d[-4]) & d$time > d$entry, ]; d$id <- seq_len(nrow(d)); d
}
first <- function(name) { d <- heart; own <- split(d, d$id)
  vapply(own, function(r) { v <- r[[name]]; as.numeric(v[1]) }, 0) }
hearts <- split(heart, heart$id)
seq3 <- split(pbcseq, pbcseq$id)
i <- seq_len(nrow(lung))
sets <- list(
  heart = shaped(vapply(hearts, function(r) max(r$stop), 0), vapply(hearts, function(r) max(r$event), 0),
    vapply(hearts, function(r) if (any(r$transplant == 1)) r$start[r$transplant == 1][1] else NA, 0), round(first("age"), 3), first("surgery")),
  jasa = shaped(pmax(0.5, jasa$futime), jasa$fustat, jasa$wait.time, round(jasa$age, 3), jasa$surgery),
  myeloid = shaped(myeloid$futime, myeloid$death, myeloid$txtime, as.integer(myeloid$sex), myeloid$trt),
  mgus = shaped(mgus$futime, mgus$death, mgus$pctime, mgus$age, mgus$sex),
  mgus2 = shaped(mgus2$futime, mgus2$death, ifelse(mgus2$pstat == 1, mgus2$ptime, NA), mgus2$age, mgus2$sex),
  pbcseq = shaped(vapply(seq3, function(r) r$futime[1], 0), vapply(seq3, function(r) r$status[1] == 2, 0),
    vapply(seq3, function(r) { at <- which(r$bili >= 3); if (length(at)) as.numeric(r$day[at[1]]) else NA }, 0), vapply(seq3, function(r) round(r$age[1], 2), 0), vapply(seq3, function(r) as.character(r$sex[1]), "")),
  lung = shaped(lung$time, lung$status == 2, ifelse(i %% 3 == 0, NA, (i * 53) %% 400 - 20), lung$age, lung$sex, entry = ifelse((i * 11) %% 60 < lung$time, (i * 11) %% 60, 0))
)
for (name in setdiff(names(sets), c("lung", "pbcseq"))) { # the split is that of tmerge
  own <- sets[[name]][sets[[name]]$entry == 0 & !(sets[[name]]$change %in% 0), ]; a <- split_at(own); b <- as_tmerge(own)
  stopifnot(all(a$start == b$tstart), all(a$stop == b$tstop), all(a$event == b$event), all(a$z == b$z))
}
lines <- lapply(names(sets), function(name) line(name, sets[[name]]))
set.seed(20261201)
samples <- lapply(seq_len(if (length(args) > 1) as.integer(args[2]) else 2000), function(k) {
  n <- sample(6:25, 1); time <- sample(1:12, n, TRUE)
  entry <- if (k %% 3 == 0) vapply(time, function(t) sample(0:(t - 1), 1), 0) else 0
  line(paste("sample", k), data.frame(entry = entry, time = time, status = rbinom(n, 1, 0.7), change = ifelse(runif(n) < 0.6, sample(-1:11, n, TRUE), NA),
    x = sample(0:3, n, TRUE), g = sample(1:2, n, TRUE)))
})
write.csv(together(c(lines, samples)), file.path(out, "expected", "changes.csv"), row.names = FALSE, quote = FALSE, eol = "\n")
