# Rscript measure-points.R <folder>: the tables of docs/measurements/from-figure-points.md from what make-points.R and
# tools/points-recovery.ts wrote: how far curve, median, events, log-rank test and hazard ratio are from those of the patients.
suppressMessages(library(survival))
folder <- commandArgs(TRUE)[1]
read <- function(name) read.csv(file.path(folder, name))
facts <- function(data) {
  fit <- coxph(Surv(time, status) ~ group, data)
  list(
    median = sapply(split(data, data$group), function(arm) unname(summary(survfit(Surv(time, status) ~ 1, arm))$table["median"])),
    events = tapply(data$status, data$group, sum),
    log = unname(coef(fit)), se = sqrt(vcov(fit)[1, 1]),
    chisq = survdiff(Surv(time, status) ~ group, data)$chisq
  )
}
distance <- function(truth, made) mean(sapply(unique(truth$group), function(arm) {
  at <- seq(0, max(truth$time[truth$group == arm]), length.out = 500)
  curve <- function(data) summary(survfit(Surv(time, status) ~ 1, data[data$group == arm, ]), times = at, extend = TRUE)$surv
  sqrt(mean((curve(truth) - curve(made))^2))
}))
rows <- list()
for (file in list.files(folder, "-truth.csv$")) {
  name <- sub("-truth.csv", "", file)
  truth <- read(file)
  real <- facts(truth)
  for (clicks in c(50, 100, 200)) for (kind in c("ours", "events", "no-rows", "ipdfromkm")) {
    path <- paste0(name, "-", clicks, "-", kind, ".csv")
    if (!file.exists(file.path(folder, path))) next
    made <- read(path)
    own <- facts(made)
    rows[[length(rows) + 1]] <- data.frame(
      data = name, patients = nrow(truth), clicks, kind, n = nrow(made),
      curve = distance(truth, made), median = max(abs(own$median / real$median - 1), na.rm = TRUE),
      events = max(abs(own$events / real$events - 1)), hr = exp(real$log), madeHr = exp(own$log),
      log = abs(own$log - real$log), inSe = abs(own$log - real$log) / real$se, chisq = real$chisq, madeChisq = own$chisq
    )
  }
}
all <- do.call(rbind, rows)
short <- function(x, digits = 3) formatC(x, format = "fg", digits = digits, flag = "#")
cat("| program | clicks | curve | median, % | events, % | log hazard ratio | in standard errors, largest |\n|---|---|---|---|---|---|---|\n")
for (kind in c("ours", "events", "no-rows", "ipdfromkm")) for (clicks in c(50, 100, 200)) {
  some <- all[all$kind == kind & all$clicks == clicks, ]
  if (nrow(some) == 0) next
  cat(sprintf("| %s | %d | %s | %s | %s | %s | %s |\n", kind, clicks, short(mean(some$curve), 2), short(100 * mean(some$median[is.finite(some$median)]), 2),
    short(100 * mean(some$events), 2), short(mean(some$log), 2), short(max(some$inSe), 2)))
}
cat("\n| data set | patients | program | curve | hazard ratio, true | made | log-rank chi-square, true | made |\n|---|---|---|---|---|---|---|---|\n")
for (i in which(all$clicks == 100 & all$kind %in% c("ours", "ipdfromkm"))) with(all[i, ],
  cat(sprintf("| %s | %d | %s | %s | %s | %s | %s | %s |\n", data, patients, kind, short(curve, 2), short(hr), short(madeHr), short(chisq), short(madeChisq))))
