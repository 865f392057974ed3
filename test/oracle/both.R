# Cox models of each covariate alone and of both together, of every data set whose covariates have levels enough; each fifth
# value of the stratum is taken away, so that the models are of different subjects. Efron's ties; events of status 1.
suppressMessages(library(survival)); source("common.R")
control <- coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15)
levels_of <- function(x) factor(x, sort(unique(x[!is.na(x)]), method = "radix"))
rows <- list()
for (name in c("veteran", "larynx", "lung", "retinopathy", "tongue")) {
  d <- read_data(name)
  d$status <- as.integer(d$status == 1)
  d$stratum[seq_len(nrow(d)) %% 5 == 0] <- NA
  d$group <- levels_of(d$group); d$stratum <- levels_of(d$stratum)
  if (nlevels(d$group) < 2 || nlevels(d$stratum) < 2) next
  fits <- list(group = Surv(time, status) ~ group, stratum = Surv(time, status) ~ stratum, both = Surv(time, status) ~ group + stratum)
  for (fit in names(fits)) {
    m <- coxph(fits[[fit]], d, ties = "efron", control = control); s <- summary(m)
    add <- function(term, quantity, value) rows <<- c(rows, list(list(dataset = name, model = fit, term = term, quantity = quantity, value = as.numeric(value))))
    add("", "n", m$n); add("", "events", m$nevent)
    for (covariate in intersect(fit, c("group", "stratum"))) for (level in levels(d[[covariate]])) {
      of_level <- which(d[[covariate]] == level)
      add(level, "n", length(of_level)); add(level, "events", sum(d$status[of_level]))
    }
    for (term in rownames(s$coefficients)) {
      add(term, "hazard-ratio", s$conf.int[term, 1]); add(term, "hazard-ratio-lower", s$conf.int[term, 3])
      add(term, "hazard-ratio-upper", s$conf.int[term, 4]); add(term, "p", s$coefficients[term, 5])
    }
  }
}
d <- together(rows); d$value <- digits(d$value)
write.csv(d, file.path(out, "expected", "both.csv"), row.names = FALSE, quote = FALSE, eol = "\n")
