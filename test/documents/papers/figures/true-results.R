# Results of the data of which figures were drawn, computed by the package survival:
#   Rscript true-results.R > drawn/true-results.csv               of the figures in drawn/
#   Rscript true-results.R <folder> > <folder>/true-results.csv   of what draw-figures.R wrote into a folder
# Not read from the figures: what an audit of a cohort from a figure must find reproduced, or within the figure.
suppressMessages(library(survival))
d <- function(time, status, group) { x <- data.frame(time = as.numeric(time), status = as.integer(status), group = factor(group)); x[complete.cases(x), ] }
folder <- commandArgs(TRUE)
sets <- if (length(folder) == 0) list(
  aml = list(data = with(aml, d(time, status, x)), at = c(10, 24, 40)),
  veteran = list(data = with(veteran, d(time, status, trt)), at = c(30, 100, 365)),
  lung = list(data = transform(with(lung, d(time, status == 2, sex)), time = time / 30.4375), at = c(6, 12, 24))
) else list()
for (path in setdiff(list.files(folder, "[.]csv$", full.names = TRUE), file.path(folder, "true-results.csv"))) {
  x <- with(read.csv(path), d(time, status, group))
  sets[[sub(".csv", "", basename(path), fixed = TRUE)]] <- list(data = x, at = unique(signif(max(x$time) * c(0.2, 0.4, 0.6), 2)))
}
rows <- data.frame()
add <- function(set, group, statistic, at, value) rows <<- rbind(rows, data.frame(set, group, statistic, at, value = signif(value, 12), name = if (group > 0) levels(sets[[set]]$data$group)[group] else ""))
for (set in names(sets)) {
  x <- sets[[set]]$data
  at <- sets[[set]]$at
  for (g in seq_along(levels(x$group))) {
    own <- x[x$group == levels(x$group)[g], ]
    f <- survfit(Surv(time, status) ~ 1, data = own)
    s <- summary(f, times = at, extend = TRUE)
    add(set, g, "n", NA, nrow(own))
    add(set, g, "events", NA, sum(own$status))
    add(set, g, "censored", NA, sum(1 - own$status))
    add(set, g, "median", NA, summary(f)$table["median"])
    add(set, g, "person-time", NA, sum(own$time))
    # beyond the last time of a group its curve says nothing
    for (i in which(at <= max(own$time))) { add(set, g, "survival", at[i], s$surv[i]); add(set, g, "at-risk", at[i], s$n.risk[i]) }
    r <- survfit(Surv(time, 1 - status) ~ 1, data = own)
    add(set, g, "follow-up", NA, summary(r)$table["median"])
  }
  add(set, 0, "min", NA, min(x$time))
  add(set, 0, "max", NA, max(x$time))
  if (nlevels(x$group) < 2) next
  test <- survdiff(Surv(time, status) ~ group, data = x)
  add(set, 0, "chi-square", NA, test$chisq)
  add(set, 0, "p", NA, pchisq(test$chisq, nlevels(x$group) - 1, lower.tail = FALSE))
  add(set, 1, "expected", NA, test$exp[1])
  model <- suppressWarnings(coxph(Surv(time, status) ~ group, data = x))
  # a coefficient that grows without end is no estimate
  for (g in which(abs(coef(model)) < 10 & diag(model$var) < 10)) {
    add(set, g + 1, "hazard-ratio", NA, exp(coef(model))[g])
    add(set, g + 1, "hazard-ratio-lower", NA, exp(confint(model))[g, 1])
  }
}
write.csv(rows[!is.na(rows$value), ], stdout(), row.names = FALSE, quote = FALSE, na = "")
