# Two cohorts of textbooks under each named rule. hpa: 45 women by staining (Collett, Modelling Survival Data in Medical
# Research). glioma-bmj: 51 adults by histology (Bland and Altman, BMJ 2004;328:1073). Rows are named as results are.
suppressMessages(library(survival)); source("common.R")
rows <- list()
add <- function(cohort, rule, id, value) rows[[length(rows) + 1]] <<- data.frame(cohort, rule, id, value = digits(as.numeric(value)))
control <- coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15)
for (cohort in c("hpa", "glioma-bmj")) {
  d <- read.csv(file.path("textbook", paste0(cohort, ".csv")))
  d <- data.frame(group = d[[2]], time = d[[3]], event = d$died == "yes")
  name <- c(hpa = "stain", "glioma-bmj" = "type")[[cohort]]; levels <- sort(unique(d$group))
  test <- survdiff(Surv(time, event) ~ group, d)
  p <- function(chi) pchisq(chi, 1, lower.tail = FALSE)
  for (j in 1:2) {
    add(cohort, "", sprintf("logrank/%s=%s/observed", name, levels[j]), test$obs[j])
    add(cohort, "", sprintf("logrank/%s=%s/expected", name, levels[j]), test$exp[j])
  }
  sum_oe <- sum((test$obs - test$exp)^2 / test$exp)
  add(cohort, "hypergeometric", "logrank/chi-square", test$chisq); add(cohort, "hypergeometric", "logrank/p", p(test$chisq))
  add(cohort, "observed-expected", "logrank/chi-square", sum_oe); add(cohort, "observed-expected", "logrank/p", p(sum_oe))
  # Gehan's weights by the definition: survdiff has none
  u <- v <- 0
  for (t in sort(unique(d$time[d$event]))) {
    n <- sum(d$time >= t); n1 <- sum(d$time >= t & d$group == levels[1]); e <- sum(d$time == t & d$event)
    u <- u + n * (sum(d$time == t & d$event & d$group == levels[1]) - e * n1 / n)
    v <- v + n^2 * e * (n1 / n) * (1 - n1 / n) * (n - e) / max(1, n - 1)
  }
  add(cohort, "", "gehan/chi-square", u^2 / v); add(cohort, "", "gehan/p", p(u^2 / v))
  for (ties in c("efron", "breslow")) {
    f <- coxph(Surv(time, event) ~ group, d, ties = ties, control = control); b <- coef(f); se <- sqrt(vcov(f))
    key <- sprintf("cox/%s %s/", name, levels[2])
    add(cohort, ties, paste0(key, "coefficient"), b); add(cohort, ties, paste0(key, "se"), se); add(cohort, ties, paste0(key, "hazard-ratio"), exp(b))
    add(cohort, ties, paste0(key, "hazard-ratio-lower"), exp(b - qnorm(0.975) * se)); add(cohort, ties, paste0(key, "hazard-ratio-upper"), exp(b + qnorm(0.975) * se))
    add(cohort, ties, "cox/likelihood-ratio-chi-square", 2 * diff(f$loglik)); add(cohort, ties, "cox/score-chi-square", f$score)
  }
  tables <- table(d$group, factor(d$event, c(FALSE, TRUE))); less <- fisher.test(tables, alternative = "less")$p.value
  greater <- fisher.test(tables, alternative = "greater")$p.value
  add(cohort, "probability", "died-by-group/p", fisher.test(tables)$p.value)
  add(cohort, "doubled", "died-by-group/p", min(1, 2 * min(less, greater)))
  add(cohort, "one-sided", "died-by-group/p", min(less, greater))
}
# Curves that end flat at one half and at three quarters: what print() shows (the median alone) and what quantile() does.
flat <- list("1 2 3 4+ 6+ 9+" = Surv(c(1, 2, 3, 4, 6, 9), c(1, 1, 1, 0, 0, 0)), "1 2+ 3+ 4+" = Surv(1:4, c(1, 0, 0, 0)))
for (rows_of in names(flat)) {
  f <- survfit(flat[[rows_of]] ~ 1); shown <- summary(f)$table; q <- quantile(f, c(0.25, 0.5, 0.75))
  add(rows_of, "r-print", "median", shown[["median"]])
  add(rows_of, "r-print", "median-lower", shown[["0.95LCL"]]); add(rows_of, "r-print", "median-upper", shown[["0.95UCL"]])
  for (rule in c("r-print", "r-middle")) for (i in c(1, 3, if (rule == "r-middle") 2)) {
    id <- c("q1", "median", "q3")[i]
    add(rows_of, rule, id, q$quantile[i]); add(rows_of, rule, paste0(id, "-lower"), q$lower[i]); add(rows_of, rule, paste0(id, "-upper"), q$upper[i])
  }
}
write.csv(do.call(rbind, rows), file.path(out, "expected", "textbook.csv"), row.names = FALSE, quote = FALSE, eol = "\n")
