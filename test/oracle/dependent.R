# Collinear covariates: groups, an indicator of the last two groups, and the made-up x of cox.R. coxph drops the indicator.
suppressMessages(library(survival)); source("common.R")
rows <- list(); add <- function(...) rows[[length(rows) + 1]] <<- row(...)
# toler.chol stays as it is: it decides what is dropped.
control <- suppressWarnings(coxph.control(eps = 1e-14, iter.max = 100))
for (name in c("larynx", "bmt", "veteran", "mgus2", "melanoma")) {
  all <- read_data(name); levels <- sort(unique(all$group)); all$event <- all$status == 1; all$x <- (seq_len(nrow(all)) * 7) %% 5
  all$late <- all$group %in% tail(levels, 2); if (length(levels) < 3) { all$late <- all$group == levels[2] }
  y <- surv(all, all$event)
  for (ties in c("efron", "breslow")) for (model in c("plain", "strata")) {
    if (model == "strata" && length(unique(all$stratum)) < 2) next
    f <- if (model == "plain") y ~ group + late + x else y ~ group + late + x + strata(stratum)
    fit <- coxph(f, all, ties = ties, control = control); label <- paste0(ties, "-", model, "-")
    for (k in names(coef(fit))) { add(name, k, paste0(label, "coefficient"), NA, coef(fit)[k]); add(name, k, paste0(label, "hazard-ratio"), NA, exp(coef(fit)[k])) }
    s <- summary(fit); df <- s$logtest[["df"]]
    add(name, "", paste0(label, "likelihood-ratio-chi-square"), NA, 2 * diff(fit$loglik)); add(name, "", paste0(label, "likelihood-ratio-df"), NA, df); add(name, "", paste0(label, "likelihood-ratio-p"), NA, s$logtest[["pvalue"]])
    add(name, "", paste0(label, "score-chi-square"), NA, fit$score); add(name, "", paste0(label, "score-df"), NA, s$sctest[["df"]])
    add(name, "", paste0(label, "wald-chi-square"), NA, fit$wald.test); add(name, "", paste0(label, "wald-df"), NA, s$waldtest[["df"]])
  }
}
save_rows("dependent.csv", rows)
