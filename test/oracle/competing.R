# Cumulative incidence and Gray's test by cmprsk; the Aalen-Johansen estimate and its error by survival.
suppressMessages({library(survival); library(cmprsk)}); source("common.R")
rows <- list(); add <- function(...) rows[[length(rows) + 1]] <<- row(...)
for (name in names_of_data) {
  all <- read_data(name)
  causes <- sort(setdiff(unique(all$status), 0))
  delayed <- any(all$entry > 0)
  for (g in unique(all$group)) {
    d <- all[all$group == g, ]
    present <- sort(setdiff(unique(d$status), 0))
    if (length(present) == 0) next
    at <- thin(sort(unique(d$time[d$status > 0])), 10)
    if (!delayed) {
      t <- timepoints(cuminc(d$time, d$status), at)
      for (k in present) {
        line <- which(rownames(t$est) == paste("1", k))
        add(name, g, paste0("incidence-", k), at, t$est[line, ]); add(name, g, paste0("incidence-var-", k), at, t$var[line, ])
      }
    }
    if (length(causes) < 2) next
    if (delayed) d$id <- seq_len(nrow(d))
    f <- factor(d$status, levels = c(0, causes))
    s <- if (delayed) survfit(Surv(entry, time, f) ~ 1, d, id = id, timefix = FALSE) else survfit(Surv(d$time, f) ~ 1, timefix = FALSE)
    s <- summary(s, times = at)
    for (k in causes) {
      column <- which(s$states == as.character(k))
      add(name, g, paste0("state-", k), at, s$pstate[, column])
      if (!delayed) add(name, g, paste0("state-se-", k), at, s$std.err[, column])
      if (!delayed) for (type in c("log-log", "plain")) {
        b <- summary(survfit(Surv(d$time, f) ~ 1, timefix = FALSE, conf.type = type), times = at); none <- s$pstate[, column] %in% 0:1
        add(name, g, paste0("state-", type, "-lower-", k), at, ifelse(none, NA, b$lower[, column])); add(name, g, paste0("state-", type, "-upper-", k), at, ifelse(none, NA, b$upper[, column]))
      }
    }
  }
  if (delayed || length(unique(all$group)) < 2) next
  for (stratified in c(FALSE, TRUE)) {
    if (stratified && length(unique(all$stratum)) < 2) next
    t <- if (stratified) cuminc(all$time, all$status, all$group, all$stratum)$Tests else cuminc(all$time, all$status, all$group)$Tests
    label <- if (stratified) "stratified-" else ""
    for (k in causes) {
      add(name, "", paste0("gray-", label, k), NA, t[as.character(k), "stat"])
      add(name, "", paste0("gray-df-", label, k), NA, t[as.character(k), "df"])
      add(name, "", paste0("gray-p-", label, k), NA, t[as.character(k), "pv"])
    }
  }
}
save_rows("competing.csv", rows)
