# Results of the data of which the figures in drawn/ were drawn, computed by the package survival:
#   Rscript true-results.R > drawn/true-results.csv
# Not read from the figures: what an audit of a cohort from a figure must find reproduced, or within the figure.
suppressMessages(library(survival))
d <- function(time, status, group) { x <- data.frame(time = as.numeric(time), status = as.integer(status), group = factor(group)); x[complete.cases(x), ] }
sets <- list(
  aml = list(data = with(aml, d(time, status, x)), at = c(10, 24, 40)),
  veteran = list(data = with(veteran, d(time, status, trt)), at = c(30, 100, 365)),
  lung = list(data = transform(with(lung, d(time, status == 2, sex)), time = time / 30.4375), at = c(6, 12, 24))
)
rows <- data.frame()
add <- function(set, group, statistic, at, value) rows <<- rbind(rows, data.frame(set, group, statistic, at, value = signif(value, 12)))
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
    for (i in seq_along(at)) { add(set, g, "survival", at[i], s$surv[i]); add(set, g, "at-risk", at[i], s$n.risk[i]) }
    r <- survfit(Surv(time, 1 - status) ~ 1, data = own)
    add(set, g, "follow-up", NA, summary(r)$table["median"])
  }
  test <- survdiff(Surv(time, status) ~ group, data = x)
  add(set, 0, "chi-square", NA, test$chisq)
  add(set, 0, "p", NA, pchisq(test$chisq, 1, lower.tail = FALSE))
  add(set, 1, "expected", NA, test$exp[1])
  model <- coxph(Surv(time, status) ~ group, data = x)
  add(set, 2, "hazard-ratio", NA, exp(coef(model)))
  add(set, 2, "hazard-ratio-lower", NA, exp(confint(model))[1])
  add(set, 0, "min", NA, min(x$time))
  add(set, 0, "max", NA, max(x$time))
}
write.csv(rows[!is.na(rows$value), ], stdout(), row.names = FALSE, quote = FALSE, na = "")
