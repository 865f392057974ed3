# En bloc spondylectomy for spinal metastases
#
# 1964 results, computed by R from the raw tables. Casebook wrote this text and computes nothing in it: read it, run
# it, change it. It needs R with the packages survival and cmprsk.
#
#   Rscript confirm.R [folder of the raw tables]
#
# writes results.csv: the value of each result, under the id that it has in data/derived/niigata-ebs.

suppressMessages({ library(survival); library(cmprsk) })
script <- sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE))
here <- if (length(script) == 1) dirname(script) else "."
data_folder <- c(commandArgs(TRUE), file.path(here, "..", "..", "raw", "niigata-ebs"))[1]

# Each result is kept under its id; a value that does not exist is NA. One that R cannot compute is left out.
computed <- numeric(0)
result <- function(id, value) tryCatch({
  number <- suppressWarnings(as.numeric(value)[1])
  computed[id] <<- if (is.finite(number)) number else NA
}, error = function(e) message(id, ": ", conditionMessage(e)))

# ---- Functions -----------------------------------------------------------

# A CSV file with every cell as text.
read_table <- function(file, separator = ",", encoding = "UTF-8") {
  table <- read.csv(file.path(data_folder, file), sep = separator, colClasses = "character", na.strings = character(),
                    check.names = FALSE, strip.white = FALSE)
  cells <- lapply(table, iconv, from = encoding, to = "UTF-8")
  names(cells) <- sub("^\uFEFF", "", iconv(names(table), from = encoding, to = "UTF-8"))
  structure(cells, row.names = seq_len(nrow(table)), class = "data.frame")
}

text <- function(cells, missing = "") {
  cells[cells %in% missing] <- NA
  cells
}

# Numbers; a missing code is missing in every spelling: -9, -9.0.
number <- function(cells, missing = "", thousands = "", decimal = ".") {
  cells[cells %in% missing] <- NA
  plain <- function(x) {
    if (nzchar(thousands)) x <- gsub(thousands, "", x, fixed = TRUE)
    if (decimal != ".") x <- sub(decimal, ".", x, fixed = TRUE)
    suppressWarnings(as.numeric(x))
  }
  numbers <- plain(cells)
  codes <- c(plain(missing), suppressWarnings(as.numeric(missing)))
  numbers[numbers %in% codes[!is.na(codes)]] <- NA
  numbers
}

yes_no <- function(cells, yes, no, missing = "") {
  cells[cells %in% missing] <- NA
  ifelse(cells %in% yes, TRUE, ifelse(cells %in% no, FALSE, NA))
}

# A list of items in each cell; a missing cell is NA.
items <- function(cells, separator = ",", none = NULL, missing = "") {
  I(lapply(cells, function(cell) {
    if (cell %in% missing || is.na(cell)) NA_character_
    else if (cell %in% none) character(0)
    else trimws(strsplit(cell, separator, fixed = TRUE)[[1]])
  }))
}

is_one_of <- function(x, values) ifelse(is.na(x), NA, x %in% values)

# Of lists of items; NA where the list is missing.
of_lists <- function(lists, f) vapply(lists, function(x) if (length(x) == 1 && is.na(x)) NA_real_ else as.numeric(f(x)), 0)
has_any <- function(lists, items) of_lists(lists, function(x) any(items %in% x)) == 1
has_all <- function(lists, items) of_lists(lists, function(x) all(items %in% x)) == 1
is_empty <- function(lists) of_lists(lists, length) == 0
count_items <- function(lists) of_lists(lists, length)

recode <- function(x, from, to, otherwise = NA) {
  new <- c(to)[match(as.character(x), from)]
  ifelse(is.na(x), NA, ifelse(as.character(x) %in% from, new, otherwise))
}

rows_where <- function(frame, condition) frame[condition %in% TRUE, , drop = FALSE]

# Entry, exit and cause of exit of each patient: the first of the event, a competing event (in this order at the same
# time), last contact and cut-off. Times are rounded to 10 decimals, which removes the noise of binary subtraction.
follow_up <- function(patients, until, causes, from = 0, enters = from, cutoff = Inf, divisor = 1, landmark = NULL,
                      half_day = NULL) {
  exit <- pmin(until, cutoff)
  cause <- rep("censored", nrow(patients))
  for (name in rev(names(causes))) {
    when <- causes[[name]]$when %in% TRUE; at <- causes[[name]]$at
    happened <- when & !is.na(at) & at <= exit
    exit[happened] <- at[happened]
    cause[happened] <- name
  }
  patients$entry_time <- round((enters - from) / divisor, 10) + 0 * exit
  patients$exit_time <- round((exit - from) / divisor, 10)
  patients$exit_cause <- cause
  if (!is.null(landmark)) {
    patients <- patients[patients$exit_time > landmark, , drop = FALSE]
    patients$entry_time <- pmax(round(patients$entry_time - landmark, 10), 0)
    patients$exit_time <- round(patients$exit_time - landmark, 10)
  }
  if (!is.null(half_day) && half_day < min(patients$exit_time[patients$exit_time > 0], Inf))
    patients$exit_time[patients$exit_time == 0] <- half_day
  patients
}

# The Surv of a follow-up; the entry only where it is delayed.
survival_of <- function(d, event) {
  if (any(d$entry_time > 0)) Surv(d$entry_time, d$exit_time, event) else Surv(d$exit_time, event)
}

# Whether a time is at most t, or tied with it as in survfit.
is_up_to <- function(time, t) time <= t | time - t <= sqrt(.Machine$double.eps) * pmax(1, time)

at_risk <- function(d, t) sum((d$entry_time == 0 | d$entry_time < t) & is_up_to(t, d$exit_time))
before <- function(d, cause, t) sum(d$exit_cause == cause & !is_up_to(t, d$exit_time))

# Whether the curve says something at t: patients were followed until then, or none survived.
is_known <- function(fit, t) is_up_to(t, max(fit$time)) || min(fit$surv) < 1e-12
# The estimates at t, NA where nobody is followed and not all had the event.
at_time <- function(fit, t) {
  s <- summary(fit, times = t, extend = TRUE)
  s <- s[c("surv", "std.err", "lower", "upper", "cumhaz", "std.chaz")]
  s <- lapply(s, function(x) if (is_known(fit, t)) x else NA)
  if (s$surv %in% 0) s$std.err <- s$lower <- s$upper <- NA
  if (!is_up_to(t, max(fit$time))) s$cumhaz <- s$std.chaz <- NA
  s
}

# No limits where S is 1 or 0.
limits_inside <- function(s) if (s$surv %in% c(0, 1)) replace(s, c("lower", "upper"), NA) else s

# SPSS: the first event time with S at or below 1 - p.
first_quantile <- function(fit, p) c(fit$time[fit$n.event > 0 & fit$surv <= 1 - p + 1e-11], NA)[1]

# SPSS: limits of a quantile by the density at it, (S(u) - S(l)) / (l - u), with z = 1.96.
density_interval <- function(fit, p) {
  events <- which(fit$n.event > 0); s <- fit$surv; y <- 1 - p
  at <- events[s[events] <= y + 1e-11][1]
  u <- max(-Inf, events[s[events] >= y + 0.05 - 1e-11]); l <- events[s[events] <= y - 0.05 + 1e-11][1]
  if (is.na(at) || !is.finite(u) || is.na(l) || s[at] < 1e-12) return(list(se = NA, lower = NA, upper = NA))
  se <- s[at] * fit$std.err[at] * (fit$time[l] - fit$time[u]) / (s[u] - s[l])
  list(se = se, lower = fit$time[at] - 1.96 * se, upper = fit$time[at] + 1.96 * se)
}

# The area under S until tau, and its standard error.
mean_until <- function(fit, tau) {
  if (!is_known(fit, tau)) return(list(mean = NA, se = NA))
  table <- summary(fit, rmean = tau)$table
  list(mean = table[["rmean"]], se = table[["se(rmean)"]])
}

# Reverse Kaplan-Meier in which losses at a time come after the events of that time: times are replaced by ranks, a loss
# half a step later, and the times are put back into the fit.
follow_up_curve <- function(d, ...) {
  times <- sort(unique(d$exit_time)); lost <- d$exit_cause == "censored"
  rank <- 2 * match(d$exit_time, times) + lost
  entry <- 2 * findInterval(d$entry_time, times) + 1
  y <- if (any(d$entry_time > 0)) Surv(entry, rank, lost) else Surv(rank, lost)
  fit <- survfit(y ~ 1, ...)
  fit$time <- times[fit$time %/% 2]
  fit
}

# Cumulative incidence at t with Aalen's standard error, by cmprsk; limits log-log or plain.
incidence_at <- function(d, cause, t, z, type = "log-log") {
  last <- max(d$exit_time)
  if (!is_up_to(t, last)) {
    survivors <- survfit(survival_of(d, d$exit_cause != "censored") ~ 1)
    if (min(survivors$surv) > 1e-12) return(list(estimate = NA, se = NA, lower = NA, upper = NA))
  }
  row <- paste("1", cause)
  found <- if (any(d$exit_cause == cause)) timepoints(cuminc(d$exit_time, d$exit_cause, cencode = "censored"), min(t, last))
  estimate <- if (is.null(found)) 0 else found$est[row, 1]
  se <- if (is.null(found)) 0 else sqrt(found$var[row, 1])
  with_limits(estimate, se, z, type)
}
with_limits <- function(estimate, se, z, type) {
  if (estimate <= 0 || estimate >= 1) return(list(estimate = estimate, se = se, lower = NA, upper = NA))
  if (type == "plain") return(list(estimate = estimate, se = se, lower = max(0, estimate - z * se), upper = min(1, estimate + z * se)))
  widen <- exp(z * se / (estimate * abs(log(estimate))))
  list(estimate = estimate, se = se, lower = estimate^widen, upper = estimate^(1 / widen))
}

# Limits of a proportion: Wilson, and Clopper-Pearson.
wilson <- function(x, n, level) if (n == 0) c(NA, NA) else suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE))$conf.int
clopper_pearson <- function(x, n, level) if (n == 0) c(NA, NA) else binom.test(x, n, conf.level = level)$conf.int

# Log-rank test by survdiff; rho = 0 is the log-rank test, rho = 1 weighs by S.
log_rank <- function(d, group, stratum = NULL, rho = 0) {
  y <- Surv(d$exit_time, d$exit_cause == "event")
  fit <- if (is.null(stratum)) survdiff(y ~ group, rho = rho) else survdiff(y ~ group + strata(stratum), rho = rho)
  list(obs = rowSums(as.matrix(fit$obs)), exp = rowSums(as.matrix(fit$exp)), var = fit$var, df = nlevels(group) - 1, chisq = fit$chisq)
}

# Permutation test of two groups without strata: the log-rank statistic of every allocation of the patients to them, the
# square of the observed minus expected events, divided by its variance if it is studentised.
allocations <- function(group) choose(length(group), sum(group == levels(group)[1]))
permutation_p <- function(d, group, studentised) {
  n <- nrow(d); first <- combn(n, sum(group == levels(group)[1]))
  member <- matrix(0, ncol(first) + 1, n)
  member[cbind(rep(seq_len(ncol(first)), each = nrow(first)), c(first))] <- 1
  member[ncol(first) + 1, ] <- group == levels(group)[1]
  event <- d$exit_cause == "event"; times <- sort(unique(d$exit_time[event]))
  risk <- outer(d$exit_time, times, ">=") + 0; died <- outer(d$exit_time, times, "==") * event
  all <- colSums(risk); events <- colSums(died); share <- (member %*% risk) / rep(all, each = nrow(member))
  u <- rowSums(member %*% died) - drop(share %*% events)
  v <- drop((share * (1 - share)) %*% (events * ifelse(all > 1, (all - events) / (all - 1), 0)))
  statistic <- if (studentised) ifelse(v > 1e-12, u^2 / v, 0) else u^2
  mean(statistic[-length(statistic)] >= statistic[length(statistic)] - 1e-9)
}

chi_square_p <- function(chisq, df) pchisq(chisq, df, lower.tail = FALSE)

# Patients with and without the outcome in the second group and in the first.
two_by_two <- function(outcome, group) {
  counts <- table(group, outcome)
  counts[2:1, 2:1]
}

# Conditional odds ratio with its exact limits. fisher.test finds the same to four digits; here the roots are tightened.
conditional_odds_ratio <- function(counts, level) {
  x <- counts[1, 1]; r1 <- sum(counts[1, ]); r2 <- sum(counts[2, ]); c1 <- sum(counts[, 1])
  if (r1 * r2 * c1 * sum(counts[, 2]) == 0) return(c(NA, NA, NA))
  low <- max(0, c1 - r2); high <- min(r1, c1); cells <- low:high
  logs <- dhyper(cells, r1, r2, c1, log = TRUE)
  p <- function(t) { q <- logs + cells * t; q <- exp(q - max(q)); q / sum(q) }
  root <- function(f) exp(uniroot(f, c(-40, 40), tol = 1e-15, maxiter = 10000)$root)
  tail <- (1 - level) / 2
  c(if (x == low) 0 else if (x == high) NA else root(function(t) sum(cells * p(t)) - x),
    if (x == low) 0 else root(function(t) sum(p(t)[cells >= x]) - tail),
    if (x == high) NA else root(function(t) sum(p(t)[cells <= x]) - tail))
}

# Difference of two proportions: Wald's limits, or Newcombe's from those of Wilson.
risk_difference <- function(counts, level, method) {
  n <- rowSums(counts); p <- counts[, 1] / n; d <- p[[1]] - p[[2]]
  if (method == "wald") return(d + c(0, -1, 1) * qnorm((1 + level) / 2) * sqrt(sum(p * (1 - p) / n)))
  a <- wilson(counts[1, 1], n[[1]], level); b <- wilson(counts[2, 1], n[[2]], level)
  c(d, d - sqrt((p[[1]] - a[1])^2 + (b[2] - p[[2]])^2), d + sqrt((a[2] - p[[1]])^2 + (p[[2]] - b[1])^2))
}

# Ratio of two proportions with Katz's limits.
risk_ratio <- function(counts, level) {
  n <- rowSums(counts); x <- counts[, 1]
  if (any(x == 0)) return(c(NA, NA, NA))
  (x[[1]] / n[[1]]) / (x[[2]] / n[[2]]) * exp(c(0, -1, 1) * qnorm((1 + level) / 2) * sqrt(sum(1 / x - 1 / n)))
}

# Mann-Whitney test of y versus x by wilcox.test; z with the variance corrected for ties.
rank_sum <- function(x, y, correct) {
  test <- wilcox.test(y, x, exact = FALSE, correct = correct)
  n <- length(x) + length(y); product <- as.numeric(length(x)) * length(y); ties <- table(c(x, y))
  distance <- test$statistic[[1]] - product / 2
  sigma <- sqrt(product / 12 * (n + 1 - sum(ties^3 - ties) / (n * (n - 1))))
  list(u = c(product - test$statistic[[1]], test$statistic[[1]]), p = test$p.value,
       z = (distance - sign(distance) * if (correct) 0.5 else 0) / sigma)
}

# Median of all differences y - x, and the limits by the normal approximation to their ranks.
shift <- function(x, y, level) {
  d <- sort(outer(y, x, "-")); m <- length(d)
  k <- max(1, floor(m / 2 - qnorm((1 + level) / 2) * sqrt(m * (length(x) + length(y) + 1) / 12)) + 1)
  c(median(d), d[k], d[m + 1 - k])
}

# Wilcoxon's signed-rank test of after - before by wilcox.test; zero differences are excluded.
signed_ranks <- function(difference, correct) {
  d <- difference[difference != 0]
  test <- suppressWarnings(wilcox.test(d, exact = FALSE, correct = correct))
  n <- length(d); ties <- table(rank(abs(d))); distance <- test$statistic[[1]] - n * (n + 1) / 4
  sigma <- sqrt(n * (n + 1) * (2 * n + 1) / 24 - sum(ties^3 - ties) / 48)
  list(sum = test$statistic[[1]], p = test$p.value, z = (distance - if (correct) sign(distance) / 2 else 0) / sigma)
}

# The rows without a missing value in these columns.
complete <- function(frame, columns) frame[complete.cases(frame[columns]), , drop = FALSE]

# Ratio with Wald limits, coefficient, standard error, z and p of a term of coxph; of a removed covariate NA.
term <- function(fit, name, level) {
  at <- match(name, names(coef(fit)))
  if (is.na(at)) return(wald(NA, NA, level))
  wald(coef(fit)[[at]], sqrt(diag(as.matrix(fit$var)))[at], level)
}
wald <- function(b, se, level) list(
  ratio = exp(b), lower = exp(b - qnorm((1 + level) / 2) * se), upper = exp(b + qnorm((1 + level) / 2) * se),
  coefficient = b, se = se, z = b / se, p = 2 * pnorm(-abs(b / se)))

# The same of a term of crr.
subdistribution_term <- function(fit, name, level) {
  at <- match(name, names(fit$coef))
  wald(fit$coef[[at]], sqrt(fit$var[at, at]), level)
}

# ---- Patients ------------------------------------------------------------

# Table 1: patients before operation
table_1 <- read_table("table-1.csv")
patients <- data.frame(row.names = seq_len(nrow(table_1)))
patients$case <- number(table_1$case)
patients$age <- number(table_1$age)
patients$sex <- text(table_1$sex)
patients$primary_site <- text(table_1$primary_site)
patients$level <- text(table_1$level)
patients$tomita <- text(table_1$tomita)
patients$metastasis_vital <- items(table_1$metastasis_vital, separator = ",", none = "No")
patients$metastasis_bone <- items(table_1$metastasis_bone, separator = ",", none = "No")
patients$frankel_before <- text(table_1$frankel_before)
patients$tokuhashi <- number(table_1$tokuhashi)

# Table 2: operation and complications
table_2 <- read_table("table-2.csv")
row <- match(patients$case, number(table_2$case))
patients$year <- number(table_2$year[row])
patients$approach <- text(table_2$approach[row])
patients$resected_area <- text(table_2$resected_area[row])
patients$time <- number(table_2$time[row], thousands = ",")
patients$blood_loss <- number(table_2$blood_loss[row], thousands = ",")
patients$adjuvant <- items(table_2$adjuvant[row], separator = "+", none = "None")
patients$complication_intraoperative <- items(table_2$complication_intraoperative[row], separator = ",", none = "None")
patients$complication_postoperative <- items(table_2$complication_postoperative[row], separator = ",", none = "None")
patients$frankel_after <- text(table_2$frankel_after[row])

# Table 3: oncological outcomes
table_3 <- read_table("table-3.csv")
row <- match(patients$case, number(table_3$case))
patients$surgical_margin <- text(table_3$surgical_margin[row])
patients$local_recurrence <- yes_no(table_3$local_recurrence[row], yes = "Yes", no = "No")
patients$recurrence_months <- number(table_3$recurrence_months[row])
patients$recurrence_treatment <- items(table_3$recurrence_treatment[row], separator = "+")
patients$relapse_region <- items(table_3$relapse_region[row], separator = ",", none = "None")
patients$relapse_months <- number(table_3$relapse_months[row])
patients$relapse_treatment <- items(table_3$relapse_treatment[row], separator = "+")
patients$prognosis <- text(table_3$prognosis[row])
patients$follow_up <- number(table_3$follow_up[row])

# Variables that the plan derives
# Surgical margin
patients$margin <- recode(patients$surgical_margin, from = c("+", "-"), to = c("positive", "negative"))
# Primary site, grouped
patients$site_group <- recode(patients$primary_site, from = c("Kidney", "Thyroid", "Liver"), to = c("Kidney", "Thyroid", "Liver"), otherwise = "Other")
# Metastasis to the lung
patients$lung_metastasis <- has_any(patients$metastasis_vital, "Lung")
# Metastasis to extraspinal bone
patients$bone_metastasis <- !is_empty(patients$metastasis_bone)
# Extraspinal metastasis at operation
patients$extraspinal <- (!is_empty(patients$metastasis_vital)) | (!is_empty(patients$metastasis_bone))
# Skip lesions
patients$skip_lesions <- patients$tomita == "7"
# Any adjuvant therapy
patients$adjuvant_any <- !is_empty(patients$adjuvant)
# Systemic adjuvant therapy
patients$systemic_adjuvant <- has_any(patients$adjuvant, c("C", "RAI"))
# Perioperative complications
patients$complications <- count_items(patients$complication_intraoperative) + count_items(patients$complication_postoperative)
# Neurological deficit after operation
patients$neurological_deficit <- has_any(patients$complication_postoperative, "ND")
# Frankel grade kept or improved
patients$frankel_not_worse <- match(patients$frankel_after, c("A", "B", "C", "D", "E")) >= match(patients$frankel_before, c("A", "B", "C", "D", "E"))
# Local recurrence was operated on
patients$recurrence_surgery <- has_any(patients$recurrence_treatment, "S")
# Distant relapse
patients$distant_relapse <- !is_empty(patients$relapse_region)
# Distant relapse treated
patients$relapse_treated <- has_any(patients$relapse_treatment, c("C", "R", "RAI", "S"))
# Died
patients$died <- is_one_of(patients$prognosis, c("DOD", "DOC"))
# Any perioperative complication
patients$complications_any <- patients$complications >= 1

# Populations
# patients with local recurrence
patients_with_recurrence <- rows_where(patients, patients$local_recurrence)
# patients with distant relapse
patients_with_relapse <- rows_where(patients, patients$distant_relapse)
# patients alive at last contact
patients_living <- rows_where(patients, !patients$died)

# ---- Endpoints -----------------------------------------------------------

# Overall survival
times_overall_survival <- follow_up(
  patients,
  until = patients$follow_up,
  causes = list(
    event = list(when = patients$died, at = patients$follow_up)
  )
)

# Cause-specific survival
times_cause_specific_survival <- follow_up(
  patients,
  until = patients$follow_up,
  causes = list(
    event = list(when = patients$prognosis == "DOD", at = patients$follow_up),
    "other-death" = list(when = patients$prognosis == "DOC", at = patients$follow_up)
  )
)

# Distant relapse-free survival
times_relapse_free <- follow_up(
  patients,
  until = patients$follow_up,
  causes = list(
    event = list(when = patients$distant_relapse, at = patients$relapse_months),
    death = list(when = !patients$distant_relapse & patients$died, at = patients$follow_up)
  )
)

# Survival after distant relapse
times_survival_after_relapse <- follow_up(
  patients_with_relapse,
  until = patients_with_relapse$follow_up,
  causes = list(
    event = list(when = patients_with_relapse$died, at = patients_with_relapse$follow_up)
  ),
  from = patients_with_relapse$relapse_months
)

# Time to local recurrence
times_local_recurrence_free <- follow_up(
  patients,
  until = patients$follow_up,
  causes = list(
    event = list(when = patients$local_recurrence, at = patients$recurrence_months),
    death = list(when = !patients$local_recurrence & patients$died, at = patients$follow_up)
  )
)

# ---- Age at operation ----
try({
  values <- patients$age
  x <- values[!is.na(values)]
  result("age/n", length(x))
  result("age/missing", length(values) - length(x))
  result("age/min", min(x))
  result("age/q1", quantile(x, 0.25, type = 7))
  result("age/median", quantile(x, 0.5, type = 7))
  result("age/q3", quantile(x, 0.75, type = 7))
  result("age/max", max(x))
  result("age/span", max(x) - min(x))
  result("age/mean", mean(x))
  result("age/sd", sd(x))
  result("age/sum", if (length(x) > 0) sum(x) else NA)
})

# ---- Sex ----
try({
  values <- patients$sex
  x <- values[!is.na(values)]
  result("sex/n", length(x))
  result("sex/missing", length(values) - length(x))
  result("sex/F/count", sum(x == "F"))
  result("sex/F/share", mean(x == "F"))
  result("sex/F/share-lower", wilson(sum(x == "F"), length(x), 0.95)[1])
  result("sex/F/share-upper", wilson(sum(x == "F"), length(x), 0.95)[2])
  result("sex/M/count", sum(x == "M"))
  result("sex/M/share", mean(x == "M"))
  result("sex/M/share-lower", wilson(sum(x == "M"), length(x), 0.95)[1])
  result("sex/M/share-upper", wilson(sum(x == "M"), length(x), 0.95)[2])
  result("sex/levels", length(unique(x)))
})

# ---- Primary site ----
try({
  values <- patients$primary_site
  x <- values[!is.na(values)]
  result("primary_site/n", length(x))
  result("primary_site/missing", length(values) - length(x))
  result("primary_site/Breast/count", sum(x == "Breast"))
  result("primary_site/Breast/share", mean(x == "Breast"))
  result("primary_site/Breast/share-lower", wilson(sum(x == "Breast"), length(x), 0.95)[1])
  result("primary_site/Breast/share-upper", wilson(sum(x == "Breast"), length(x), 0.95)[2])
  result("primary_site/Kidney/count", sum(x == "Kidney"))
  result("primary_site/Kidney/share", mean(x == "Kidney"))
  result("primary_site/Kidney/share-lower", wilson(sum(x == "Kidney"), length(x), 0.95)[1])
  result("primary_site/Kidney/share-upper", wilson(sum(x == "Kidney"), length(x), 0.95)[2])
  result("primary_site/Liver/count", sum(x == "Liver"))
  result("primary_site/Liver/share", mean(x == "Liver"))
  result("primary_site/Liver/share-lower", wilson(sum(x == "Liver"), length(x), 0.95)[1])
  result("primary_site/Liver/share-upper", wilson(sum(x == "Liver"), length(x), 0.95)[2])
  result("primary_site/Pulmonary epithelioid hemangioendothelioma/count", sum(x == "Pulmonary epithelioid hemangioendothelioma"))
  result("primary_site/Pulmonary epithelioid hemangioendothelioma/share", mean(x == "Pulmonary epithelioid hemangioendothelioma"))
  result("primary_site/Pulmonary epithelioid hemangioendothelioma/share-lower", wilson(sum(x == "Pulmonary epithelioid hemangioendothelioma"), length(x), 0.95)[1])
  result("primary_site/Pulmonary epithelioid hemangioendothelioma/share-upper", wilson(sum(x == "Pulmonary epithelioid hemangioendothelioma"), length(x), 0.95)[2])
  result("primary_site/Salivary gland/count", sum(x == "Salivary gland"))
  result("primary_site/Salivary gland/share", mean(x == "Salivary gland"))
  result("primary_site/Salivary gland/share-lower", wilson(sum(x == "Salivary gland"), length(x), 0.95)[1])
  result("primary_site/Salivary gland/share-upper", wilson(sum(x == "Salivary gland"), length(x), 0.95)[2])
  result("primary_site/Thymoma/count", sum(x == "Thymoma"))
  result("primary_site/Thymoma/share", mean(x == "Thymoma"))
  result("primary_site/Thymoma/share-lower", wilson(sum(x == "Thymoma"), length(x), 0.95)[1])
  result("primary_site/Thymoma/share-upper", wilson(sum(x == "Thymoma"), length(x), 0.95)[2])
  result("primary_site/Thyroid/count", sum(x == "Thyroid"))
  result("primary_site/Thyroid/share", mean(x == "Thyroid"))
  result("primary_site/Thyroid/share-lower", wilson(sum(x == "Thyroid"), length(x), 0.95)[1])
  result("primary_site/Thyroid/share-upper", wilson(sum(x == "Thyroid"), length(x), 0.95)[2])
  result("primary_site/levels", length(unique(x)))
})

# ---- Primary site, grouped ----
try({
  values <- patients$site_group
  x <- values[!is.na(values)]
  result("site_group/n", length(x))
  result("site_group/missing", length(values) - length(x))
  result("site_group/Kidney/count", sum(x == "Kidney"))
  result("site_group/Kidney/share", mean(x == "Kidney"))
  result("site_group/Kidney/share-lower", wilson(sum(x == "Kidney"), length(x), 0.95)[1])
  result("site_group/Kidney/share-upper", wilson(sum(x == "Kidney"), length(x), 0.95)[2])
  result("site_group/Thyroid/count", sum(x == "Thyroid"))
  result("site_group/Thyroid/share", mean(x == "Thyroid"))
  result("site_group/Thyroid/share-lower", wilson(sum(x == "Thyroid"), length(x), 0.95)[1])
  result("site_group/Thyroid/share-upper", wilson(sum(x == "Thyroid"), length(x), 0.95)[2])
  result("site_group/Liver/count", sum(x == "Liver"))
  result("site_group/Liver/share", mean(x == "Liver"))
  result("site_group/Liver/share-lower", wilson(sum(x == "Liver"), length(x), 0.95)[1])
  result("site_group/Liver/share-upper", wilson(sum(x == "Liver"), length(x), 0.95)[2])
  result("site_group/Other/count", sum(x == "Other"))
  result("site_group/Other/share", mean(x == "Other"))
  result("site_group/Other/share-lower", wilson(sum(x == "Other"), length(x), 0.95)[1])
  result("site_group/Other/share-upper", wilson(sum(x == "Other"), length(x), 0.95)[2])
  result("site_group/levels", length(unique(x)))
})

# ---- Tomita type ----
try({
  values <- patients$tomita
  x <- values[!is.na(values)]
  result("tomita/n", length(x))
  result("tomita/missing", length(values) - length(x))
  result("tomita/1/count", sum(x == "1"))
  result("tomita/1/share", mean(x == "1"))
  result("tomita/1/share-lower", wilson(sum(x == "1"), length(x), 0.95)[1])
  result("tomita/1/share-upper", wilson(sum(x == "1"), length(x), 0.95)[2])
  result("tomita/2/count", sum(x == "2"))
  result("tomita/2/share", mean(x == "2"))
  result("tomita/2/share-lower", wilson(sum(x == "2"), length(x), 0.95)[1])
  result("tomita/2/share-upper", wilson(sum(x == "2"), length(x), 0.95)[2])
  result("tomita/3/count", sum(x == "3"))
  result("tomita/3/share", mean(x == "3"))
  result("tomita/3/share-lower", wilson(sum(x == "3"), length(x), 0.95)[1])
  result("tomita/3/share-upper", wilson(sum(x == "3"), length(x), 0.95)[2])
  result("tomita/4/count", sum(x == "4"))
  result("tomita/4/share", mean(x == "4"))
  result("tomita/4/share-lower", wilson(sum(x == "4"), length(x), 0.95)[1])
  result("tomita/4/share-upper", wilson(sum(x == "4"), length(x), 0.95)[2])
  result("tomita/5/count", sum(x == "5"))
  result("tomita/5/share", mean(x == "5"))
  result("tomita/5/share-lower", wilson(sum(x == "5"), length(x), 0.95)[1])
  result("tomita/5/share-upper", wilson(sum(x == "5"), length(x), 0.95)[2])
  result("tomita/6/count", sum(x == "6"))
  result("tomita/6/share", mean(x == "6"))
  result("tomita/6/share-lower", wilson(sum(x == "6"), length(x), 0.95)[1])
  result("tomita/6/share-upper", wilson(sum(x == "6"), length(x), 0.95)[2])
  result("tomita/7/count", sum(x == "7"))
  result("tomita/7/share", mean(x == "7"))
  result("tomita/7/share-lower", wilson(sum(x == "7"), length(x), 0.95)[1])
  result("tomita/7/share-upper", wilson(sum(x == "7"), length(x), 0.95)[2])
  result("tomita/levels", length(unique(x)))
})

# ---- Metastasis to the lung ----
try({
  values <- patients$lung_metastasis
  x <- values[!is.na(values)]
  result("lung_metastasis/n", length(x))
  result("lung_metastasis/missing", length(values) - length(x))
  result("lung_metastasis/count", sum(x))
  result("lung_metastasis/share", mean(x))
  result("lung_metastasis/share-lower", wilson(sum(x), length(x), 0.95)[1])
  result("lung_metastasis/share-upper", wilson(sum(x), length(x), 0.95)[2])
})

# ---- Metastasis to extraspinal bone ----
try({
  values <- patients$bone_metastasis
  x <- values[!is.na(values)]
  result("bone_metastasis/n", length(x))
  result("bone_metastasis/missing", length(values) - length(x))
  result("bone_metastasis/count", sum(x))
  result("bone_metastasis/share", mean(x))
  result("bone_metastasis/share-lower", wilson(sum(x), length(x), 0.95)[1])
  result("bone_metastasis/share-upper", wilson(sum(x), length(x), 0.95)[2])
})

# ---- Extraspinal metastasis at operation ----
try({
  values <- patients$extraspinal
  x <- values[!is.na(values)]
  result("extraspinal/n", length(x))
  result("extraspinal/missing", length(values) - length(x))
  result("extraspinal/count", sum(x))
  result("extraspinal/share", mean(x))
  result("extraspinal/share-lower", wilson(sum(x), length(x), 0.95)[1])
  result("extraspinal/share-upper", wilson(sum(x), length(x), 0.95)[2])
})

# ---- Skip lesions ----
try({
  values <- patients$skip_lesions
  x <- values[!is.na(values)]
  result("skip_lesions/n", length(x))
  result("skip_lesions/missing", length(values) - length(x))
  result("skip_lesions/count", sum(x))
  result("skip_lesions/share", mean(x))
  result("skip_lesions/share-lower", wilson(sum(x), length(x), 0.95)[1])
  result("skip_lesions/share-upper", wilson(sum(x), length(x), 0.95)[2])
})

# ---- Frankel grade before operation ----
try({
  values <- patients$frankel_before
  x <- values[!is.na(values)]
  result("frankel_before/n", length(x))
  result("frankel_before/missing", length(values) - length(x))
  result("frankel_before/A/count", sum(x == "A"))
  result("frankel_before/A/share", mean(x == "A"))
  result("frankel_before/A/share-lower", wilson(sum(x == "A"), length(x), 0.95)[1])
  result("frankel_before/A/share-upper", wilson(sum(x == "A"), length(x), 0.95)[2])
  result("frankel_before/B/count", sum(x == "B"))
  result("frankel_before/B/share", mean(x == "B"))
  result("frankel_before/B/share-lower", wilson(sum(x == "B"), length(x), 0.95)[1])
  result("frankel_before/B/share-upper", wilson(sum(x == "B"), length(x), 0.95)[2])
  result("frankel_before/C/count", sum(x == "C"))
  result("frankel_before/C/share", mean(x == "C"))
  result("frankel_before/C/share-lower", wilson(sum(x == "C"), length(x), 0.95)[1])
  result("frankel_before/C/share-upper", wilson(sum(x == "C"), length(x), 0.95)[2])
  result("frankel_before/D/count", sum(x == "D"))
  result("frankel_before/D/share", mean(x == "D"))
  result("frankel_before/D/share-lower", wilson(sum(x == "D"), length(x), 0.95)[1])
  result("frankel_before/D/share-upper", wilson(sum(x == "D"), length(x), 0.95)[2])
  result("frankel_before/E/count", sum(x == "E"))
  result("frankel_before/E/share", mean(x == "E"))
  result("frankel_before/E/share-lower", wilson(sum(x == "E"), length(x), 0.95)[1])
  result("frankel_before/E/share-upper", wilson(sum(x == "E"), length(x), 0.95)[2])
  result("frankel_before/levels", length(unique(x)))
})

# ---- Best Frankel grade after operation ----
try({
  values <- patients$frankel_after
  x <- values[!is.na(values)]
  result("frankel_after/n", length(x))
  result("frankel_after/missing", length(values) - length(x))
  result("frankel_after/A/count", sum(x == "A"))
  result("frankel_after/A/share", mean(x == "A"))
  result("frankel_after/A/share-lower", wilson(sum(x == "A"), length(x), 0.95)[1])
  result("frankel_after/A/share-upper", wilson(sum(x == "A"), length(x), 0.95)[2])
  result("frankel_after/B/count", sum(x == "B"))
  result("frankel_after/B/share", mean(x == "B"))
  result("frankel_after/B/share-lower", wilson(sum(x == "B"), length(x), 0.95)[1])
  result("frankel_after/B/share-upper", wilson(sum(x == "B"), length(x), 0.95)[2])
  result("frankel_after/C/count", sum(x == "C"))
  result("frankel_after/C/share", mean(x == "C"))
  result("frankel_after/C/share-lower", wilson(sum(x == "C"), length(x), 0.95)[1])
  result("frankel_after/C/share-upper", wilson(sum(x == "C"), length(x), 0.95)[2])
  result("frankel_after/D/count", sum(x == "D"))
  result("frankel_after/D/share", mean(x == "D"))
  result("frankel_after/D/share-lower", wilson(sum(x == "D"), length(x), 0.95)[1])
  result("frankel_after/D/share-upper", wilson(sum(x == "D"), length(x), 0.95)[2])
  result("frankel_after/E/count", sum(x == "E"))
  result("frankel_after/E/share", mean(x == "E"))
  result("frankel_after/E/share-lower", wilson(sum(x == "E"), length(x), 0.95)[1])
  result("frankel_after/E/share-upper", wilson(sum(x == "E"), length(x), 0.95)[2])
  result("frankel_after/levels", length(unique(x)))
})

# ---- Frankel grade kept or improved ----
try({
  values <- patients$frankel_not_worse
  x <- values[!is.na(values)]
  result("frankel_not_worse/n", length(x))
  result("frankel_not_worse/missing", length(values) - length(x))
  result("frankel_not_worse/count", sum(x))
  result("frankel_not_worse/share", mean(x))
  result("frankel_not_worse/share-lower", wilson(sum(x), length(x), 0.95)[1])
  result("frankel_not_worse/share-upper", wilson(sum(x), length(x), 0.95)[2])
})

# ---- Tokuhashi score ----
try({
  values <- patients$tokuhashi
  x <- values[!is.na(values)]
  result("tokuhashi/n", length(x))
  result("tokuhashi/missing", length(values) - length(x))
  result("tokuhashi/min", min(x))
  result("tokuhashi/q1", quantile(x, 0.25, type = 7))
  result("tokuhashi/median", quantile(x, 0.5, type = 7))
  result("tokuhashi/q3", quantile(x, 0.75, type = 7))
  result("tokuhashi/max", max(x))
  result("tokuhashi/span", max(x) - min(x))
  result("tokuhashi/mean", mean(x))
  result("tokuhashi/sd", sd(x))
  result("tokuhashi/sum", if (length(x) > 0) sum(x) else NA)
})

# ---- Year of operation ----
try({
  values <- patients$year
  x <- values[!is.na(values)]
  result("year/n", length(x))
  result("year/missing", length(values) - length(x))
  result("year/min", min(x))
  result("year/q1", quantile(x, 0.25, type = 7))
  result("year/median", quantile(x, 0.5, type = 7))
  result("year/q3", quantile(x, 0.75, type = 7))
  result("year/max", max(x))
  result("year/span", max(x) - min(x))
  result("year/mean", mean(x))
  result("year/sd", sd(x))
  result("year/sum", if (length(x) > 0) sum(x) else NA)
})

# ---- Approach ----
try({
  values <- patients$approach
  x <- values[!is.na(values)]
  result("approach/n", length(x))
  result("approach/missing", length(values) - length(x))
  result("approach/C-AP/count", sum(x == "C-AP"))
  result("approach/C-AP/share", mean(x == "C-AP"))
  result("approach/C-AP/share-lower", wilson(sum(x == "C-AP"), length(x), 0.95)[1])
  result("approach/C-AP/share-upper", wilson(sum(x == "C-AP"), length(x), 0.95)[2])
  result("approach/S-AP/count", sum(x == "S-AP"))
  result("approach/S-AP/share", mean(x == "S-AP"))
  result("approach/S-AP/share-lower", wilson(sum(x == "S-AP"), length(x), 0.95)[1])
  result("approach/S-AP/share-upper", wilson(sum(x == "S-AP"), length(x), 0.95)[2])
  result("approach/P/count", sum(x == "P"))
  result("approach/P/share", mean(x == "P"))
  result("approach/P/share-lower", wilson(sum(x == "P"), length(x), 0.95)[1])
  result("approach/P/share-upper", wilson(sum(x == "P"), length(x), 0.95)[2])
  result("approach/levels", length(unique(x)))
})

# ---- Operative time ----
try({
  values <- patients$time
  x <- values[!is.na(values)]
  result("time/n", length(x))
  result("time/missing", length(values) - length(x))
  result("time/min", min(x))
  result("time/q1", quantile(x, 0.25, type = 7))
  result("time/median", quantile(x, 0.5, type = 7))
  result("time/q3", quantile(x, 0.75, type = 7))
  result("time/max", max(x))
  result("time/span", max(x) - min(x))
  result("time/mean", mean(x))
  result("time/sd", sd(x))
  result("time/sum", if (length(x) > 0) sum(x) else NA)
})

# ---- Blood loss during operation ----
try({
  values <- patients$blood_loss
  x <- values[!is.na(values)]
  result("blood_loss/n", length(x))
  result("blood_loss/missing", length(values) - length(x))
  result("blood_loss/min", min(x))
  result("blood_loss/q1", quantile(x, 0.25, type = 7))
  result("blood_loss/median", quantile(x, 0.5, type = 7))
  result("blood_loss/q3", quantile(x, 0.75, type = 7))
  result("blood_loss/max", max(x))
  result("blood_loss/span", max(x) - min(x))
  result("blood_loss/mean", mean(x))
  result("blood_loss/sd", sd(x))
  result("blood_loss/sum", if (length(x) > 0) sum(x) else NA)
})

# ---- Adjuvant therapy ----
try({
  values <- patients$adjuvant
  x <- values[!is.na(values)]
  result("adjuvant/n", length(x))
  result("adjuvant/missing", length(values) - length(x))
  result("adjuvant/C/count", sum(has_any(x, "C")))
  result("adjuvant/C/share", mean(has_any(x, "C")))
  result("adjuvant/C/share-lower", wilson(sum(has_any(x, "C")), length(x), 0.95)[1])
  result("adjuvant/C/share-upper", wilson(sum(has_any(x, "C")), length(x), 0.95)[2])
  result("adjuvant/R/count", sum(has_any(x, "R")))
  result("adjuvant/R/share", mean(has_any(x, "R")))
  result("adjuvant/R/share-lower", wilson(sum(has_any(x, "R")), length(x), 0.95)[1])
  result("adjuvant/R/share-upper", wilson(sum(has_any(x, "R")), length(x), 0.95)[2])
  result("adjuvant/RAI/count", sum(has_any(x, "RAI")))
  result("adjuvant/RAI/share", mean(has_any(x, "RAI")))
  result("adjuvant/RAI/share-lower", wilson(sum(has_any(x, "RAI")), length(x), 0.95)[1])
  result("adjuvant/RAI/share-upper", wilson(sum(has_any(x, "RAI")), length(x), 0.95)[2])
  result("adjuvant/levels", length(unique(unlist(x))))
})

# ---- Any adjuvant therapy ----
try({
  values <- patients$adjuvant_any
  x <- values[!is.na(values)]
  result("adjuvant_any/n", length(x))
  result("adjuvant_any/missing", length(values) - length(x))
  result("adjuvant_any/count", sum(x))
  result("adjuvant_any/share", mean(x))
  result("adjuvant_any/share-lower", wilson(sum(x), length(x), 0.95)[1])
  result("adjuvant_any/share-upper", wilson(sum(x), length(x), 0.95)[2])
})

# ---- Systemic adjuvant therapy ----
try({
  values <- patients$systemic_adjuvant
  x <- values[!is.na(values)]
  result("systemic_adjuvant/n", length(x))
  result("systemic_adjuvant/missing", length(values) - length(x))
  result("systemic_adjuvant/count", sum(x))
  result("systemic_adjuvant/share", mean(x))
  result("systemic_adjuvant/share-lower", wilson(sum(x), length(x), 0.95)[1])
  result("systemic_adjuvant/share-upper", wilson(sum(x), length(x), 0.95)[2])
})

# ---- Perioperative complications ----
try({
  values <- patients$complications
  x <- values[!is.na(values)]
  result("complications/n", length(x))
  result("complications/missing", length(values) - length(x))
  result("complications/min", min(x))
  result("complications/q1", quantile(x, 0.25, type = 7))
  result("complications/median", quantile(x, 0.5, type = 7))
  result("complications/q3", quantile(x, 0.75, type = 7))
  result("complications/max", max(x))
  result("complications/span", max(x) - min(x))
  result("complications/mean", mean(x))
  result("complications/sd", sd(x))
  result("complications/sum", if (length(x) > 0) sum(x) else NA)
})

# ---- Any perioperative complication ----
try({
  values <- patients$complications_any
  x <- values[!is.na(values)]
  result("complications_any/n", length(x))
  result("complications_any/missing", length(values) - length(x))
  result("complications_any/count", sum(x))
  result("complications_any/share", mean(x))
  result("complications_any/share-lower", wilson(sum(x), length(x), 0.95)[1])
  result("complications_any/share-upper", wilson(sum(x), length(x), 0.95)[2])
})

# ---- Complications during operation ----
try({
  values <- patients$complication_intraoperative
  x <- values[!is.na(values)]
  result("complication_intraoperative/n", length(x))
  result("complication_intraoperative/missing", length(values) - length(x))
  result("complication_intraoperative/Aorta and vena cava tear/count", sum(has_any(x, "Aorta and vena cava tear")))
  result("complication_intraoperative/Aorta and vena cava tear/share", mean(has_any(x, "Aorta and vena cava tear")))
  result("complication_intraoperative/Aorta and vena cava tear/share-lower", wilson(sum(has_any(x, "Aorta and vena cava tear")), length(x), 0.95)[1])
  result("complication_intraoperative/Aorta and vena cava tear/share-upper", wilson(sum(has_any(x, "Aorta and vena cava tear")), length(x), 0.95)[2])
  result("complication_intraoperative/Durotomy/count", sum(has_any(x, "Durotomy")))
  result("complication_intraoperative/Durotomy/share", mean(has_any(x, "Durotomy")))
  result("complication_intraoperative/Durotomy/share-lower", wilson(sum(has_any(x, "Durotomy")), length(x), 0.95)[1])
  result("complication_intraoperative/Durotomy/share-upper", wilson(sum(has_any(x, "Durotomy")), length(x), 0.95)[2])
  result("complication_intraoperative/Vena cava tear/count", sum(has_any(x, "Vena cava tear")))
  result("complication_intraoperative/Vena cava tear/share", mean(has_any(x, "Vena cava tear")))
  result("complication_intraoperative/Vena cava tear/share-lower", wilson(sum(has_any(x, "Vena cava tear")), length(x), 0.95)[1])
  result("complication_intraoperative/Vena cava tear/share-upper", wilson(sum(has_any(x, "Vena cava tear")), length(x), 0.95)[2])
  result("complication_intraoperative/levels", length(unique(unlist(x))))
})

# ---- Complications after operation ----
try({
  values <- patients$complication_postoperative
  x <- values[!is.na(values)]
  result("complication_postoperative/n", length(x))
  result("complication_postoperative/missing", length(values) - length(x))
  result("complication_postoperative/DVT/count", sum(has_any(x, "DVT")))
  result("complication_postoperative/DVT/share", mean(has_any(x, "DVT")))
  result("complication_postoperative/DVT/share-lower", wilson(sum(has_any(x, "DVT")), length(x), 0.95)[1])
  result("complication_postoperative/DVT/share-upper", wilson(sum(has_any(x, "DVT")), length(x), 0.95)[2])
  result("complication_postoperative/ND/count", sum(has_any(x, "ND")))
  result("complication_postoperative/ND/share", mean(has_any(x, "ND")))
  result("complication_postoperative/ND/share-lower", wilson(sum(has_any(x, "ND")), length(x), 0.95)[1])
  result("complication_postoperative/ND/share-upper", wilson(sum(has_any(x, "ND")), length(x), 0.95)[2])
  result("complication_postoperative/Paralytic ileus/count", sum(has_any(x, "Paralytic ileus")))
  result("complication_postoperative/Paralytic ileus/share", mean(has_any(x, "Paralytic ileus")))
  result("complication_postoperative/Paralytic ileus/share-lower", wilson(sum(has_any(x, "Paralytic ileus")), length(x), 0.95)[1])
  result("complication_postoperative/Paralytic ileus/share-upper", wilson(sum(has_any(x, "Paralytic ileus")), length(x), 0.95)[2])
  result("complication_postoperative/Pneumonia/count", sum(has_any(x, "Pneumonia")))
  result("complication_postoperative/Pneumonia/share", mean(has_any(x, "Pneumonia")))
  result("complication_postoperative/Pneumonia/share-lower", wilson(sum(has_any(x, "Pneumonia")), length(x), 0.95)[1])
  result("complication_postoperative/Pneumonia/share-upper", wilson(sum(has_any(x, "Pneumonia")), length(x), 0.95)[2])
  result("complication_postoperative/SSI/count", sum(has_any(x, "SSI")))
  result("complication_postoperative/SSI/share", mean(has_any(x, "SSI")))
  result("complication_postoperative/SSI/share-lower", wilson(sum(has_any(x, "SSI")), length(x), 0.95)[1])
  result("complication_postoperative/SSI/share-upper", wilson(sum(has_any(x, "SSI")), length(x), 0.95)[2])
  result("complication_postoperative/UTI/count", sum(has_any(x, "UTI")))
  result("complication_postoperative/UTI/share", mean(has_any(x, "UTI")))
  result("complication_postoperative/UTI/share-lower", wilson(sum(has_any(x, "UTI")), length(x), 0.95)[1])
  result("complication_postoperative/UTI/share-upper", wilson(sum(has_any(x, "UTI")), length(x), 0.95)[2])
  result("complication_postoperative/levels", length(unique(unlist(x))))
})

# ---- Surgical margin ----
try({
  values <- patients$margin
  x <- values[!is.na(values)]
  result("margin/n", length(x))
  result("margin/missing", length(values) - length(x))
  result("margin/positive/count", sum(x == "positive"))
  result("margin/positive/share", mean(x == "positive"))
  result("margin/positive/share-lower", wilson(sum(x == "positive"), length(x), 0.95)[1])
  result("margin/positive/share-upper", wilson(sum(x == "positive"), length(x), 0.95)[2])
  result("margin/negative/count", sum(x == "negative"))
  result("margin/negative/share", mean(x == "negative"))
  result("margin/negative/share-lower", wilson(sum(x == "negative"), length(x), 0.95)[1])
  result("margin/negative/share-upper", wilson(sum(x == "negative"), length(x), 0.95)[2])
  result("margin/levels", length(unique(x)))
})

# ---- Local recurrence ----
try({
  values <- patients$local_recurrence
  x <- values[!is.na(values)]
  result("local_recurrence/n", length(x))
  result("local_recurrence/missing", length(values) - length(x))
  result("local_recurrence/count", sum(x))
  result("local_recurrence/share", mean(x))
  result("local_recurrence/share-lower", wilson(sum(x), length(x), 0.95)[1])
  result("local_recurrence/share-upper", wilson(sum(x), length(x), 0.95)[2])
})

# ---- Time to local recurrence ----
try({
  values <- patients$recurrence_months
  x <- values[!is.na(values)]
  result("recurrence_months/n", length(x))
  result("recurrence_months/missing", length(values) - length(x))
  result("recurrence_months/min", min(x))
  result("recurrence_months/q1", quantile(x, 0.25, type = 7))
  result("recurrence_months/median", quantile(x, 0.5, type = 7))
  result("recurrence_months/q3", quantile(x, 0.75, type = 7))
  result("recurrence_months/max", max(x))
  result("recurrence_months/span", max(x) - min(x))
  result("recurrence_months/mean", mean(x))
  result("recurrence_months/sd", sd(x))
  result("recurrence_months/sum", if (length(x) > 0) sum(x) else NA)
})

# ---- Treatment of local recurrence ----
try({
  values <- patients_with_recurrence$recurrence_treatment
  x <- values[!is.na(values)]
  result("recurrence_treatment/n", length(x))
  result("recurrence_treatment/missing", length(values) - length(x))
  result("recurrence_treatment/C/count", sum(has_any(x, "C")))
  result("recurrence_treatment/C/share", mean(has_any(x, "C")))
  result("recurrence_treatment/C/share-lower", wilson(sum(has_any(x, "C")), length(x), 0.95)[1])
  result("recurrence_treatment/C/share-upper", wilson(sum(has_any(x, "C")), length(x), 0.95)[2])
  result("recurrence_treatment/R/count", sum(has_any(x, "R")))
  result("recurrence_treatment/R/share", mean(has_any(x, "R")))
  result("recurrence_treatment/R/share-lower", wilson(sum(has_any(x, "R")), length(x), 0.95)[1])
  result("recurrence_treatment/R/share-upper", wilson(sum(has_any(x, "R")), length(x), 0.95)[2])
  result("recurrence_treatment/S/count", sum(has_any(x, "S")))
  result("recurrence_treatment/S/share", mean(has_any(x, "S")))
  result("recurrence_treatment/S/share-lower", wilson(sum(has_any(x, "S")), length(x), 0.95)[1])
  result("recurrence_treatment/S/share-upper", wilson(sum(has_any(x, "S")), length(x), 0.95)[2])
  result("recurrence_treatment/BSC/count", sum(has_any(x, "BSC")))
  result("recurrence_treatment/BSC/share", mean(has_any(x, "BSC")))
  result("recurrence_treatment/BSC/share-lower", wilson(sum(has_any(x, "BSC")), length(x), 0.95)[1])
  result("recurrence_treatment/BSC/share-upper", wilson(sum(has_any(x, "BSC")), length(x), 0.95)[2])
  result("recurrence_treatment/levels", length(unique(unlist(x))))
})

# ---- Distant relapse ----
try({
  values <- patients$distant_relapse
  x <- values[!is.na(values)]
  result("distant_relapse/n", length(x))
  result("distant_relapse/missing", length(values) - length(x))
  result("distant_relapse/count", sum(x))
  result("distant_relapse/share", mean(x))
  result("distant_relapse/share-lower", wilson(sum(x), length(x), 0.95)[1])
  result("distant_relapse/share-upper", wilson(sum(x), length(x), 0.95)[2])
})

# ---- Time to distant relapse ----
try({
  values <- patients$relapse_months
  x <- values[!is.na(values)]
  result("relapse_months/n", length(x))
  result("relapse_months/missing", length(values) - length(x))
  result("relapse_months/min", min(x))
  result("relapse_months/q1", quantile(x, 0.25, type = 7))
  result("relapse_months/median", quantile(x, 0.5, type = 7))
  result("relapse_months/q3", quantile(x, 0.75, type = 7))
  result("relapse_months/max", max(x))
  result("relapse_months/span", max(x) - min(x))
  result("relapse_months/mean", mean(x))
  result("relapse_months/sd", sd(x))
  result("relapse_months/sum", if (length(x) > 0) sum(x) else NA)
})

# ---- Treatment of distant relapse ----
try({
  values <- patients_with_relapse$relapse_treatment
  x <- values[!is.na(values)]
  result("relapse_treatment/n", length(x))
  result("relapse_treatment/missing", length(values) - length(x))
  result("relapse_treatment/C/count", sum(has_any(x, "C")))
  result("relapse_treatment/C/share", mean(has_any(x, "C")))
  result("relapse_treatment/C/share-lower", wilson(sum(has_any(x, "C")), length(x), 0.95)[1])
  result("relapse_treatment/C/share-upper", wilson(sum(has_any(x, "C")), length(x), 0.95)[2])
  result("relapse_treatment/R/count", sum(has_any(x, "R")))
  result("relapse_treatment/R/share", mean(has_any(x, "R")))
  result("relapse_treatment/R/share-lower", wilson(sum(has_any(x, "R")), length(x), 0.95)[1])
  result("relapse_treatment/R/share-upper", wilson(sum(has_any(x, "R")), length(x), 0.95)[2])
  result("relapse_treatment/RAI/count", sum(has_any(x, "RAI")))
  result("relapse_treatment/RAI/share", mean(has_any(x, "RAI")))
  result("relapse_treatment/RAI/share-lower", wilson(sum(has_any(x, "RAI")), length(x), 0.95)[1])
  result("relapse_treatment/RAI/share-upper", wilson(sum(has_any(x, "RAI")), length(x), 0.95)[2])
  result("relapse_treatment/S/count", sum(has_any(x, "S")))
  result("relapse_treatment/S/share", mean(has_any(x, "S")))
  result("relapse_treatment/S/share-lower", wilson(sum(has_any(x, "S")), length(x), 0.95)[1])
  result("relapse_treatment/S/share-upper", wilson(sum(has_any(x, "S")), length(x), 0.95)[2])
  result("relapse_treatment/BSC/count", sum(has_any(x, "BSC")))
  result("relapse_treatment/BSC/share", mean(has_any(x, "BSC")))
  result("relapse_treatment/BSC/share-lower", wilson(sum(has_any(x, "BSC")), length(x), 0.95)[1])
  result("relapse_treatment/BSC/share-upper", wilson(sum(has_any(x, "BSC")), length(x), 0.95)[2])
  result("relapse_treatment/levels", length(unique(unlist(x))))
})

# ---- Distant relapse treated ----
try({
  values <- patients_with_relapse$relapse_treated
  x <- values[!is.na(values)]
  result("relapse_treated/n", length(x))
  result("relapse_treated/missing", length(values) - length(x))
  result("relapse_treated/count", sum(x))
  result("relapse_treated/share", mean(x))
  result("relapse_treated/share-lower", wilson(sum(x), length(x), 0.95)[1])
  result("relapse_treated/share-upper", wilson(sum(x), length(x), 0.95)[2])
})

# ---- Prognosis ----
try({
  values <- patients$prognosis
  x <- values[!is.na(values)]
  result("prognosis/n", length(x))
  result("prognosis/missing", length(values) - length(x))
  result("prognosis/NED/count", sum(x == "NED"))
  result("prognosis/NED/share", mean(x == "NED"))
  result("prognosis/NED/share-lower", wilson(sum(x == "NED"), length(x), 0.95)[1])
  result("prognosis/NED/share-upper", wilson(sum(x == "NED"), length(x), 0.95)[2])
  result("prognosis/AWD/count", sum(x == "AWD"))
  result("prognosis/AWD/share", mean(x == "AWD"))
  result("prognosis/AWD/share-lower", wilson(sum(x == "AWD"), length(x), 0.95)[1])
  result("prognosis/AWD/share-upper", wilson(sum(x == "AWD"), length(x), 0.95)[2])
  result("prognosis/DOD/count", sum(x == "DOD"))
  result("prognosis/DOD/share", mean(x == "DOD"))
  result("prognosis/DOD/share-lower", wilson(sum(x == "DOD"), length(x), 0.95)[1])
  result("prognosis/DOD/share-upper", wilson(sum(x == "DOD"), length(x), 0.95)[2])
  result("prognosis/DOC/count", sum(x == "DOC"))
  result("prognosis/DOC/share", mean(x == "DOC"))
  result("prognosis/DOC/share-lower", wilson(sum(x == "DOC"), length(x), 0.95)[1])
  result("prognosis/DOC/share-upper", wilson(sum(x == "DOC"), length(x), 0.95)[2])
  result("prognosis/levels", length(unique(x)))
})

# ---- Died ----
try({
  values <- patients$died
  x <- values[!is.na(values)]
  result("died/n", length(x))
  result("died/missing", length(values) - length(x))
  result("died/count", sum(x))
  result("died/share", mean(x))
  result("died/share-lower", wilson(sum(x), length(x), 0.95)[1])
  result("died/share-upper", wilson(sum(x), length(x), 0.95)[2])
})

# ---- Follow-up ----
try({
  values <- patients$follow_up
  x <- values[!is.na(values)]
  result("follow_up/n", length(x))
  result("follow_up/missing", length(values) - length(x))
  result("follow_up/min", min(x))
  result("follow_up/q1", quantile(x, 0.25, type = 7))
  result("follow_up/median", quantile(x, 0.5, type = 7))
  result("follow_up/q3", quantile(x, 0.75, type = 7))
  result("follow_up/max", max(x))
  result("follow_up/span", max(x) - min(x))
  result("follow_up/mean", mean(x))
  result("follow_up/sd", sd(x))
  result("follow_up/sum", if (length(x) > 0) sum(x) else NA)
})

# ---- Follow-up ----
try({
  values <- patients_living$follow_up
  x <- values[!is.na(values)]
  result("follow_up-of-the-living/n", length(x))
  result("follow_up-of-the-living/missing", length(values) - length(x))
  result("follow_up-of-the-living/min", min(x))
  result("follow_up-of-the-living/q1", quantile(x, 0.25, type = 7))
  result("follow_up-of-the-living/median", quantile(x, 0.5, type = 7))
  result("follow_up-of-the-living/q3", quantile(x, 0.75, type = 7))
  result("follow_up-of-the-living/max", max(x))
  result("follow_up-of-the-living/span", max(x) - min(x))
  result("follow_up-of-the-living/mean", mean(x))
  result("follow_up-of-the-living/sd", sd(x))
  result("follow_up-of-the-living/sum", if (length(x) > 0) sum(x) else NA)
})

# ---- Local recurrence, margin=positive ----
try({
  d <- rows_where(patients, patients$margin == "positive")
  values <- d$local_recurrence
  x <- values[!is.na(values)]
  result("local_recurrence-by-margin/margin=positive/n", length(x))
  result("local_recurrence-by-margin/margin=positive/missing", length(values) - length(x))
  result("local_recurrence-by-margin/margin=positive/count", sum(x))
  result("local_recurrence-by-margin/margin=positive/share", mean(x))
  result("local_recurrence-by-margin/margin=positive/share-lower", wilson(sum(x), length(x), 0.95)[1])
  result("local_recurrence-by-margin/margin=positive/share-upper", wilson(sum(x), length(x), 0.95)[2])
})

# ---- Local recurrence, margin=negative ----
try({
  d <- rows_where(patients, patients$margin == "negative")
  values <- d$local_recurrence
  x <- values[!is.na(values)]
  result("local_recurrence-by-margin/margin=negative/n", length(x))
  result("local_recurrence-by-margin/margin=negative/missing", length(values) - length(x))
  result("local_recurrence-by-margin/margin=negative/count", sum(x))
  result("local_recurrence-by-margin/margin=negative/share", mean(x))
  result("local_recurrence-by-margin/margin=negative/share-lower", wilson(sum(x), length(x), 0.95)[1])
  result("local_recurrence-by-margin/margin=negative/share-upper", wilson(sum(x), length(x), 0.95)[2])
})

# ---- Distant relapse, margin=positive ----
try({
  d <- rows_where(patients, patients$margin == "positive")
  values <- d$distant_relapse
  x <- values[!is.na(values)]
  result("distant_relapse-by-margin/margin=positive/n", length(x))
  result("distant_relapse-by-margin/margin=positive/missing", length(values) - length(x))
  result("distant_relapse-by-margin/margin=positive/count", sum(x))
  result("distant_relapse-by-margin/margin=positive/share", mean(x))
  result("distant_relapse-by-margin/margin=positive/share-lower", wilson(sum(x), length(x), 0.95)[1])
  result("distant_relapse-by-margin/margin=positive/share-upper", wilson(sum(x), length(x), 0.95)[2])
})

# ---- Distant relapse, margin=negative ----
try({
  d <- rows_where(patients, patients$margin == "negative")
  values <- d$distant_relapse
  x <- values[!is.na(values)]
  result("distant_relapse-by-margin/margin=negative/n", length(x))
  result("distant_relapse-by-margin/margin=negative/missing", length(values) - length(x))
  result("distant_relapse-by-margin/margin=negative/count", sum(x))
  result("distant_relapse-by-margin/margin=negative/share", mean(x))
  result("distant_relapse-by-margin/margin=negative/share-lower", wilson(sum(x), length(x), 0.95)[1])
  result("distant_relapse-by-margin/margin=negative/share-upper", wilson(sum(x), length(x), 0.95)[2])
})

# ---- Distant relapse, systemic_adjuvant=no ----
try({
  d <- rows_where(patients, patients$systemic_adjuvant == FALSE)
  values <- d$distant_relapse
  x <- values[!is.na(values)]
  result("distant_relapse-by-systemic_adjuvant/systemic_adjuvant=no/n", length(x))
  result("distant_relapse-by-systemic_adjuvant/systemic_adjuvant=no/missing", length(values) - length(x))
  result("distant_relapse-by-systemic_adjuvant/systemic_adjuvant=no/count", sum(x))
  result("distant_relapse-by-systemic_adjuvant/systemic_adjuvant=no/share", mean(x))
  result("distant_relapse-by-systemic_adjuvant/systemic_adjuvant=no/share-lower", wilson(sum(x), length(x), 0.95)[1])
  result("distant_relapse-by-systemic_adjuvant/systemic_adjuvant=no/share-upper", wilson(sum(x), length(x), 0.95)[2])
})

# ---- Distant relapse, systemic_adjuvant=yes ----
try({
  d <- rows_where(patients, patients$systemic_adjuvant == TRUE)
  values <- d$distant_relapse
  x <- values[!is.na(values)]
  result("distant_relapse-by-systemic_adjuvant/systemic_adjuvant=yes/n", length(x))
  result("distant_relapse-by-systemic_adjuvant/systemic_adjuvant=yes/missing", length(values) - length(x))
  result("distant_relapse-by-systemic_adjuvant/systemic_adjuvant=yes/count", sum(x))
  result("distant_relapse-by-systemic_adjuvant/systemic_adjuvant=yes/share", mean(x))
  result("distant_relapse-by-systemic_adjuvant/systemic_adjuvant=yes/share-lower", wilson(sum(x), length(x), 0.95)[1])
  result("distant_relapse-by-systemic_adjuvant/systemic_adjuvant=yes/share-upper", wilson(sum(x), length(x), 0.95)[2])
})

# ---- Distant relapse, extraspinal=no ----
try({
  d <- rows_where(patients, patients$extraspinal == FALSE)
  values <- d$distant_relapse
  x <- values[!is.na(values)]
  result("distant_relapse-by-extraspinal/extraspinal=no/n", length(x))
  result("distant_relapse-by-extraspinal/extraspinal=no/missing", length(values) - length(x))
  result("distant_relapse-by-extraspinal/extraspinal=no/count", sum(x))
  result("distant_relapse-by-extraspinal/extraspinal=no/share", mean(x))
  result("distant_relapse-by-extraspinal/extraspinal=no/share-lower", wilson(sum(x), length(x), 0.95)[1])
  result("distant_relapse-by-extraspinal/extraspinal=no/share-upper", wilson(sum(x), length(x), 0.95)[2])
})

# ---- Distant relapse, extraspinal=yes ----
try({
  d <- rows_where(patients, patients$extraspinal == TRUE)
  values <- d$distant_relapse
  x <- values[!is.na(values)]
  result("distant_relapse-by-extraspinal/extraspinal=yes/n", length(x))
  result("distant_relapse-by-extraspinal/extraspinal=yes/missing", length(values) - length(x))
  result("distant_relapse-by-extraspinal/extraspinal=yes/count", sum(x))
  result("distant_relapse-by-extraspinal/extraspinal=yes/share", mean(x))
  result("distant_relapse-by-extraspinal/extraspinal=yes/share-lower", wilson(sum(x), length(x), 0.95)[1])
  result("distant_relapse-by-extraspinal/extraspinal=yes/share-upper", wilson(sum(x), length(x), 0.95)[2])
})

# ---- Primary site, distant_relapse=no ----
try({
  d <- rows_where(patients, patients$distant_relapse == FALSE)
  values <- d$primary_site
  x <- values[!is.na(values)]
  result("primary_site-by-distant_relapse/distant_relapse=no/n", length(x))
  result("primary_site-by-distant_relapse/distant_relapse=no/missing", length(values) - length(x))
  result("primary_site-by-distant_relapse/distant_relapse=no/Breast/count", sum(x == "Breast"))
  result("primary_site-by-distant_relapse/distant_relapse=no/Breast/share", mean(x == "Breast"))
  result("primary_site-by-distant_relapse/distant_relapse=no/Breast/share-lower", wilson(sum(x == "Breast"), length(x), 0.95)[1])
  result("primary_site-by-distant_relapse/distant_relapse=no/Breast/share-upper", wilson(sum(x == "Breast"), length(x), 0.95)[2])
  result("primary_site-by-distant_relapse/distant_relapse=no/Kidney/count", sum(x == "Kidney"))
  result("primary_site-by-distant_relapse/distant_relapse=no/Kidney/share", mean(x == "Kidney"))
  result("primary_site-by-distant_relapse/distant_relapse=no/Kidney/share-lower", wilson(sum(x == "Kidney"), length(x), 0.95)[1])
  result("primary_site-by-distant_relapse/distant_relapse=no/Kidney/share-upper", wilson(sum(x == "Kidney"), length(x), 0.95)[2])
  result("primary_site-by-distant_relapse/distant_relapse=no/Liver/count", sum(x == "Liver"))
  result("primary_site-by-distant_relapse/distant_relapse=no/Liver/share", mean(x == "Liver"))
  result("primary_site-by-distant_relapse/distant_relapse=no/Liver/share-lower", wilson(sum(x == "Liver"), length(x), 0.95)[1])
  result("primary_site-by-distant_relapse/distant_relapse=no/Liver/share-upper", wilson(sum(x == "Liver"), length(x), 0.95)[2])
  result("primary_site-by-distant_relapse/distant_relapse=no/Pulmonary epithelioid hemangioendothelioma/count", sum(x == "Pulmonary epithelioid hemangioendothelioma"))
  result("primary_site-by-distant_relapse/distant_relapse=no/Pulmonary epithelioid hemangioendothelioma/share", mean(x == "Pulmonary epithelioid hemangioendothelioma"))
  result("primary_site-by-distant_relapse/distant_relapse=no/Pulmonary epithelioid hemangioendothelioma/share-lower", wilson(sum(x == "Pulmonary epithelioid hemangioendothelioma"), length(x), 0.95)[1])
  result("primary_site-by-distant_relapse/distant_relapse=no/Pulmonary epithelioid hemangioendothelioma/share-upper", wilson(sum(x == "Pulmonary epithelioid hemangioendothelioma"), length(x), 0.95)[2])
  result("primary_site-by-distant_relapse/distant_relapse=no/Salivary gland/count", sum(x == "Salivary gland"))
  result("primary_site-by-distant_relapse/distant_relapse=no/Salivary gland/share", mean(x == "Salivary gland"))
  result("primary_site-by-distant_relapse/distant_relapse=no/Salivary gland/share-lower", wilson(sum(x == "Salivary gland"), length(x), 0.95)[1])
  result("primary_site-by-distant_relapse/distant_relapse=no/Salivary gland/share-upper", wilson(sum(x == "Salivary gland"), length(x), 0.95)[2])
  result("primary_site-by-distant_relapse/distant_relapse=no/Thymoma/count", sum(x == "Thymoma"))
  result("primary_site-by-distant_relapse/distant_relapse=no/Thymoma/share", mean(x == "Thymoma"))
  result("primary_site-by-distant_relapse/distant_relapse=no/Thymoma/share-lower", wilson(sum(x == "Thymoma"), length(x), 0.95)[1])
  result("primary_site-by-distant_relapse/distant_relapse=no/Thymoma/share-upper", wilson(sum(x == "Thymoma"), length(x), 0.95)[2])
  result("primary_site-by-distant_relapse/distant_relapse=no/Thyroid/count", sum(x == "Thyroid"))
  result("primary_site-by-distant_relapse/distant_relapse=no/Thyroid/share", mean(x == "Thyroid"))
  result("primary_site-by-distant_relapse/distant_relapse=no/Thyroid/share-lower", wilson(sum(x == "Thyroid"), length(x), 0.95)[1])
  result("primary_site-by-distant_relapse/distant_relapse=no/Thyroid/share-upper", wilson(sum(x == "Thyroid"), length(x), 0.95)[2])
  result("primary_site-by-distant_relapse/distant_relapse=no/levels", length(unique(x)))
})

# ---- Primary site, distant_relapse=yes ----
try({
  d <- rows_where(patients, patients$distant_relapse == TRUE)
  values <- d$primary_site
  x <- values[!is.na(values)]
  result("primary_site-by-distant_relapse/distant_relapse=yes/n", length(x))
  result("primary_site-by-distant_relapse/distant_relapse=yes/missing", length(values) - length(x))
  result("primary_site-by-distant_relapse/distant_relapse=yes/Breast/count", sum(x == "Breast"))
  result("primary_site-by-distant_relapse/distant_relapse=yes/Breast/share", mean(x == "Breast"))
  result("primary_site-by-distant_relapse/distant_relapse=yes/Breast/share-lower", wilson(sum(x == "Breast"), length(x), 0.95)[1])
  result("primary_site-by-distant_relapse/distant_relapse=yes/Breast/share-upper", wilson(sum(x == "Breast"), length(x), 0.95)[2])
  result("primary_site-by-distant_relapse/distant_relapse=yes/Kidney/count", sum(x == "Kidney"))
  result("primary_site-by-distant_relapse/distant_relapse=yes/Kidney/share", mean(x == "Kidney"))
  result("primary_site-by-distant_relapse/distant_relapse=yes/Kidney/share-lower", wilson(sum(x == "Kidney"), length(x), 0.95)[1])
  result("primary_site-by-distant_relapse/distant_relapse=yes/Kidney/share-upper", wilson(sum(x == "Kidney"), length(x), 0.95)[2])
  result("primary_site-by-distant_relapse/distant_relapse=yes/Liver/count", sum(x == "Liver"))
  result("primary_site-by-distant_relapse/distant_relapse=yes/Liver/share", mean(x == "Liver"))
  result("primary_site-by-distant_relapse/distant_relapse=yes/Liver/share-lower", wilson(sum(x == "Liver"), length(x), 0.95)[1])
  result("primary_site-by-distant_relapse/distant_relapse=yes/Liver/share-upper", wilson(sum(x == "Liver"), length(x), 0.95)[2])
  result("primary_site-by-distant_relapse/distant_relapse=yes/Pulmonary epithelioid hemangioendothelioma/count", sum(x == "Pulmonary epithelioid hemangioendothelioma"))
  result("primary_site-by-distant_relapse/distant_relapse=yes/Pulmonary epithelioid hemangioendothelioma/share", mean(x == "Pulmonary epithelioid hemangioendothelioma"))
  result("primary_site-by-distant_relapse/distant_relapse=yes/Pulmonary epithelioid hemangioendothelioma/share-lower", wilson(sum(x == "Pulmonary epithelioid hemangioendothelioma"), length(x), 0.95)[1])
  result("primary_site-by-distant_relapse/distant_relapse=yes/Pulmonary epithelioid hemangioendothelioma/share-upper", wilson(sum(x == "Pulmonary epithelioid hemangioendothelioma"), length(x), 0.95)[2])
  result("primary_site-by-distant_relapse/distant_relapse=yes/Salivary gland/count", sum(x == "Salivary gland"))
  result("primary_site-by-distant_relapse/distant_relapse=yes/Salivary gland/share", mean(x == "Salivary gland"))
  result("primary_site-by-distant_relapse/distant_relapse=yes/Salivary gland/share-lower", wilson(sum(x == "Salivary gland"), length(x), 0.95)[1])
  result("primary_site-by-distant_relapse/distant_relapse=yes/Salivary gland/share-upper", wilson(sum(x == "Salivary gland"), length(x), 0.95)[2])
  result("primary_site-by-distant_relapse/distant_relapse=yes/Thymoma/count", sum(x == "Thymoma"))
  result("primary_site-by-distant_relapse/distant_relapse=yes/Thymoma/share", mean(x == "Thymoma"))
  result("primary_site-by-distant_relapse/distant_relapse=yes/Thymoma/share-lower", wilson(sum(x == "Thymoma"), length(x), 0.95)[1])
  result("primary_site-by-distant_relapse/distant_relapse=yes/Thymoma/share-upper", wilson(sum(x == "Thymoma"), length(x), 0.95)[2])
  result("primary_site-by-distant_relapse/distant_relapse=yes/Thyroid/count", sum(x == "Thyroid"))
  result("primary_site-by-distant_relapse/distant_relapse=yes/Thyroid/share", mean(x == "Thyroid"))
  result("primary_site-by-distant_relapse/distant_relapse=yes/Thyroid/share-lower", wilson(sum(x == "Thyroid"), length(x), 0.95)[1])
  result("primary_site-by-distant_relapse/distant_relapse=yes/Thyroid/share-upper", wilson(sum(x == "Thyroid"), length(x), 0.95)[2])
  result("primary_site-by-distant_relapse/distant_relapse=yes/levels", length(unique(x)))
})

# ---- Year of operation, approach=C-AP ----
try({
  d <- rows_where(patients, patients$approach == "C-AP")
  values <- d$year
  x <- values[!is.na(values)]
  result("year-by-approach/approach=C-AP/n", length(x))
  result("year-by-approach/approach=C-AP/missing", length(values) - length(x))
  result("year-by-approach/approach=C-AP/min", min(x))
  result("year-by-approach/approach=C-AP/q1", quantile(x, 0.25, type = 7))
  result("year-by-approach/approach=C-AP/median", quantile(x, 0.5, type = 7))
  result("year-by-approach/approach=C-AP/q3", quantile(x, 0.75, type = 7))
  result("year-by-approach/approach=C-AP/max", max(x))
  result("year-by-approach/approach=C-AP/span", max(x) - min(x))
  result("year-by-approach/approach=C-AP/mean", mean(x))
  result("year-by-approach/approach=C-AP/sd", sd(x))
  result("year-by-approach/approach=C-AP/sum", if (length(x) > 0) sum(x) else NA)
})

# ---- Year of operation, approach=S-AP ----
try({
  d <- rows_where(patients, patients$approach == "S-AP")
  values <- d$year
  x <- values[!is.na(values)]
  result("year-by-approach/approach=S-AP/n", length(x))
  result("year-by-approach/approach=S-AP/missing", length(values) - length(x))
  result("year-by-approach/approach=S-AP/min", min(x))
  result("year-by-approach/approach=S-AP/q1", quantile(x, 0.25, type = 7))
  result("year-by-approach/approach=S-AP/median", quantile(x, 0.5, type = 7))
  result("year-by-approach/approach=S-AP/q3", quantile(x, 0.75, type = 7))
  result("year-by-approach/approach=S-AP/max", max(x))
  result("year-by-approach/approach=S-AP/span", max(x) - min(x))
  result("year-by-approach/approach=S-AP/mean", mean(x))
  result("year-by-approach/approach=S-AP/sd", sd(x))
  result("year-by-approach/approach=S-AP/sum", if (length(x) > 0) sum(x) else NA)
})

# ---- Year of operation, approach=P ----
try({
  d <- rows_where(patients, patients$approach == "P")
  values <- d$year
  x <- values[!is.na(values)]
  result("year-by-approach/approach=P/n", length(x))
  result("year-by-approach/approach=P/missing", length(values) - length(x))
  result("year-by-approach/approach=P/min", min(x))
  result("year-by-approach/approach=P/q1", quantile(x, 0.25, type = 7))
  result("year-by-approach/approach=P/median", quantile(x, 0.5, type = 7))
  result("year-by-approach/approach=P/q3", quantile(x, 0.75, type = 7))
  result("year-by-approach/approach=P/max", max(x))
  result("year-by-approach/approach=P/span", max(x) - min(x))
  result("year-by-approach/approach=P/mean", mean(x))
  result("year-by-approach/approach=P/sd", sd(x))
  result("year-by-approach/approach=P/sum", if (length(x) > 0) sum(x) else NA)
})

# ---- Year of operation, margin=positive ----
try({
  d <- rows_where(patients, patients$margin == "positive")
  values <- d$year
  x <- values[!is.na(values)]
  result("year-by-margin/margin=positive/n", length(x))
  result("year-by-margin/margin=positive/missing", length(values) - length(x))
  result("year-by-margin/margin=positive/min", min(x))
  result("year-by-margin/margin=positive/q1", quantile(x, 0.25, type = 7))
  result("year-by-margin/margin=positive/median", quantile(x, 0.5, type = 7))
  result("year-by-margin/margin=positive/q3", quantile(x, 0.75, type = 7))
  result("year-by-margin/margin=positive/max", max(x))
  result("year-by-margin/margin=positive/span", max(x) - min(x))
  result("year-by-margin/margin=positive/mean", mean(x))
  result("year-by-margin/margin=positive/sd", sd(x))
  result("year-by-margin/margin=positive/sum", if (length(x) > 0) sum(x) else NA)
})

# ---- Year of operation, margin=negative ----
try({
  d <- rows_where(patients, patients$margin == "negative")
  values <- d$year
  x <- values[!is.na(values)]
  result("year-by-margin/margin=negative/n", length(x))
  result("year-by-margin/margin=negative/missing", length(values) - length(x))
  result("year-by-margin/margin=negative/min", min(x))
  result("year-by-margin/margin=negative/q1", quantile(x, 0.25, type = 7))
  result("year-by-margin/margin=negative/median", quantile(x, 0.5, type = 7))
  result("year-by-margin/margin=negative/q3", quantile(x, 0.75, type = 7))
  result("year-by-margin/margin=negative/max", max(x))
  result("year-by-margin/margin=negative/span", max(x) - min(x))
  result("year-by-margin/margin=negative/mean", mean(x))
  result("year-by-margin/margin=negative/sd", sd(x))
  result("year-by-margin/margin=negative/sum", if (length(x) > 0) sum(x) else NA)
})

# ---- Year of operation, local_recurrence=no ----
try({
  d <- rows_where(patients, patients$local_recurrence == FALSE)
  values <- d$year
  x <- values[!is.na(values)]
  result("year-by-local_recurrence/local_recurrence=no/n", length(x))
  result("year-by-local_recurrence/local_recurrence=no/missing", length(values) - length(x))
  result("year-by-local_recurrence/local_recurrence=no/min", min(x))
  result("year-by-local_recurrence/local_recurrence=no/q1", quantile(x, 0.25, type = 7))
  result("year-by-local_recurrence/local_recurrence=no/median", quantile(x, 0.5, type = 7))
  result("year-by-local_recurrence/local_recurrence=no/q3", quantile(x, 0.75, type = 7))
  result("year-by-local_recurrence/local_recurrence=no/max", max(x))
  result("year-by-local_recurrence/local_recurrence=no/span", max(x) - min(x))
  result("year-by-local_recurrence/local_recurrence=no/mean", mean(x))
  result("year-by-local_recurrence/local_recurrence=no/sd", sd(x))
  result("year-by-local_recurrence/local_recurrence=no/sum", if (length(x) > 0) sum(x) else NA)
})

# ---- Year of operation, local_recurrence=yes ----
try({
  d <- rows_where(patients, patients$local_recurrence == TRUE)
  values <- d$year
  x <- values[!is.na(values)]
  result("year-by-local_recurrence/local_recurrence=yes/n", length(x))
  result("year-by-local_recurrence/local_recurrence=yes/missing", length(values) - length(x))
  result("year-by-local_recurrence/local_recurrence=yes/min", min(x))
  result("year-by-local_recurrence/local_recurrence=yes/q1", quantile(x, 0.25, type = 7))
  result("year-by-local_recurrence/local_recurrence=yes/median", quantile(x, 0.5, type = 7))
  result("year-by-local_recurrence/local_recurrence=yes/q3", quantile(x, 0.75, type = 7))
  result("year-by-local_recurrence/local_recurrence=yes/max", max(x))
  result("year-by-local_recurrence/local_recurrence=yes/span", max(x) - min(x))
  result("year-by-local_recurrence/local_recurrence=yes/mean", mean(x))
  result("year-by-local_recurrence/local_recurrence=yes/sd", sd(x))
  result("year-by-local_recurrence/local_recurrence=yes/sum", if (length(x) > 0) sum(x) else NA)
})

# ---- Year of operation, distant_relapse=no ----
try({
  d <- rows_where(patients, patients$distant_relapse == FALSE)
  values <- d$year
  x <- values[!is.na(values)]
  result("year-by-distant_relapse/distant_relapse=no/n", length(x))
  result("year-by-distant_relapse/distant_relapse=no/missing", length(values) - length(x))
  result("year-by-distant_relapse/distant_relapse=no/min", min(x))
  result("year-by-distant_relapse/distant_relapse=no/q1", quantile(x, 0.25, type = 7))
  result("year-by-distant_relapse/distant_relapse=no/median", quantile(x, 0.5, type = 7))
  result("year-by-distant_relapse/distant_relapse=no/q3", quantile(x, 0.75, type = 7))
  result("year-by-distant_relapse/distant_relapse=no/max", max(x))
  result("year-by-distant_relapse/distant_relapse=no/span", max(x) - min(x))
  result("year-by-distant_relapse/distant_relapse=no/mean", mean(x))
  result("year-by-distant_relapse/distant_relapse=no/sd", sd(x))
  result("year-by-distant_relapse/distant_relapse=no/sum", if (length(x) > 0) sum(x) else NA)
})

# ---- Year of operation, distant_relapse=yes ----
try({
  d <- rows_where(patients, patients$distant_relapse == TRUE)
  values <- d$year
  x <- values[!is.na(values)]
  result("year-by-distant_relapse/distant_relapse=yes/n", length(x))
  result("year-by-distant_relapse/distant_relapse=yes/missing", length(values) - length(x))
  result("year-by-distant_relapse/distant_relapse=yes/min", min(x))
  result("year-by-distant_relapse/distant_relapse=yes/q1", quantile(x, 0.25, type = 7))
  result("year-by-distant_relapse/distant_relapse=yes/median", quantile(x, 0.5, type = 7))
  result("year-by-distant_relapse/distant_relapse=yes/q3", quantile(x, 0.75, type = 7))
  result("year-by-distant_relapse/distant_relapse=yes/max", max(x))
  result("year-by-distant_relapse/distant_relapse=yes/span", max(x) - min(x))
  result("year-by-distant_relapse/distant_relapse=yes/mean", mean(x))
  result("year-by-distant_relapse/distant_relapse=yes/sd", sd(x))
  result("year-by-distant_relapse/distant_relapse=yes/sum", if (length(x) > 0) sum(x) else NA)
})

# ---- Distant relapse-free survival ----
try({
  d <- times_relapse_free
  fit <- survfit(survival_of(d, d$exit_cause == "event") ~ 1, conf.type = "log-log", conf.int = 0.95)
  split_ties <- survfit(survival_of(d, d$exit_cause == "event") ~ 1, ctype = 2)
  reverse <- follow_up_curve(d, conf.type = "log-log", conf.int = 0.95)
  person_time <- sum(d$exit_time - d$entry_time)
  rate <- if (person_time > 0) poisson.test(sum(d$exit_cause == "event"), person_time, conf.level = 0.95) else NULL
  area <- mean_until(fit, max(d$exit_time))
  result("relapse-free/n", nrow(d))
  result("relapse-free/events", sum(d$exit_cause == "event"))
  result("relapse-free/death/events", sum(d$exit_cause == "death"))
  result("relapse-free/censored", sum(d$exit_cause == "censored"))
  result("relapse-free/at-risk@0", at_risk(d, 0))
  result("relapse-free/events-before@0", before(d, "event", 0))
  result("relapse-free/death/events-before@0", before(d, "death", 0))
  result("relapse-free/censored-before@0", before(d, "censored", 0))
  result("relapse-free/at-risk@12", at_risk(d, 12))
  result("relapse-free/events-before@12", before(d, "event", 12))
  result("relapse-free/death/events-before@12", before(d, "death", 12))
  result("relapse-free/censored-before@12", before(d, "censored", 12))
  result("relapse-free/at-risk@24", at_risk(d, 24))
  result("relapse-free/events-before@24", before(d, "event", 24))
  result("relapse-free/death/events-before@24", before(d, "death", 24))
  result("relapse-free/censored-before@24", before(d, "censored", 24))
  result("relapse-free/at-risk@36", at_risk(d, 36))
  result("relapse-free/events-before@36", before(d, "event", 36))
  result("relapse-free/death/events-before@36", before(d, "death", 36))
  result("relapse-free/censored-before@36", before(d, "censored", 36))
  result("relapse-free/at-risk@48", at_risk(d, 48))
  result("relapse-free/events-before@48", before(d, "event", 48))
  result("relapse-free/death/events-before@48", before(d, "death", 48))
  result("relapse-free/censored-before@48", before(d, "censored", 48))
  result("relapse-free/at-risk@60", at_risk(d, 60))
  result("relapse-free/events-before@60", before(d, "event", 60))
  result("relapse-free/death/events-before@60", before(d, "death", 60))
  result("relapse-free/censored-before@60", before(d, "censored", 60))
  result("relapse-free/at-risk@72", at_risk(d, 72))
  result("relapse-free/events-before@72", before(d, "event", 72))
  result("relapse-free/death/events-before@72", before(d, "death", 72))
  result("relapse-free/censored-before@72", before(d, "censored", 72))
  result("relapse-free/at-risk@96", at_risk(d, 96))
  result("relapse-free/events-before@96", before(d, "event", 96))
  result("relapse-free/death/events-before@96", before(d, "death", 96))
  result("relapse-free/censored-before@96", before(d, "censored", 96))
  result("relapse-free/at-risk@120", at_risk(d, 120))
  result("relapse-free/events-before@120", before(d, "event", 120))
  result("relapse-free/death/events-before@120", before(d, "death", 120))
  result("relapse-free/censored-before@120", before(d, "censored", 120))
  result("relapse-free/at-risk@144", at_risk(d, 144))
  result("relapse-free/events-before@144", before(d, "event", 144))
  result("relapse-free/death/events-before@144", before(d, "death", 144))
  result("relapse-free/censored-before@144", before(d, "censored", 144))
  result("relapse-free/at-risk@168", at_risk(d, 168))
  result("relapse-free/events-before@168", before(d, "event", 168))
  result("relapse-free/death/events-before@168", before(d, "death", 168))
  result("relapse-free/censored-before@168", before(d, "censored", 168))
  result("relapse-free/at-risk@192", at_risk(d, 192))
  result("relapse-free/events-before@192", before(d, "event", 192))
  result("relapse-free/death/events-before@192", before(d, "death", 192))
  result("relapse-free/censored-before@192", before(d, "censored", 192))
  result("relapse-free/at-risk@216", at_risk(d, 216))
  result("relapse-free/events-before@216", before(d, "event", 216))
  result("relapse-free/death/events-before@216", before(d, "death", 216))
  result("relapse-free/censored-before@216", before(d, "censored", 216))
  result("relapse-free/survival@12", at_time(fit, 12)$surv)
  result("relapse-free/survival-se@12", at_time(fit, 12)$std.err)
  result("relapse-free/survival-lower@12", limits_inside(at_time(fit, 12))$lower)
  result("relapse-free/survival-upper@12", limits_inside(at_time(fit, 12))$upper)
  result("relapse-free/incidence@12", 1 - at_time(fit, 12)$surv)
  result("relapse-free/survival@24", at_time(fit, 24)$surv)
  result("relapse-free/survival-se@24", at_time(fit, 24)$std.err)
  result("relapse-free/survival-lower@24", limits_inside(at_time(fit, 24))$lower)
  result("relapse-free/survival-upper@24", limits_inside(at_time(fit, 24))$upper)
  result("relapse-free/incidence@24", 1 - at_time(fit, 24)$surv)
  result("relapse-free/survival@36", at_time(fit, 36)$surv)
  result("relapse-free/survival-se@36", at_time(fit, 36)$std.err)
  result("relapse-free/survival-lower@36", limits_inside(at_time(fit, 36))$lower)
  result("relapse-free/survival-upper@36", limits_inside(at_time(fit, 36))$upper)
  result("relapse-free/incidence@36", 1 - at_time(fit, 36)$surv)
  result("relapse-free/survival@60", at_time(fit, 60)$surv)
  result("relapse-free/survival-se@60", at_time(fit, 60)$std.err)
  result("relapse-free/survival-lower@60", limits_inside(at_time(fit, 60))$lower)
  result("relapse-free/survival-upper@60", limits_inside(at_time(fit, 60))$upper)
  result("relapse-free/incidence@60", 1 - at_time(fit, 60)$surv)
  result("relapse-free/cumulative-hazard@12", at_time(fit, 12)$cumhaz)
  result("relapse-free/cumulative-hazard-se@12", at_time(fit, 12)$std.chaz)
  result("relapse-free/cumulative-hazard-split@12", at_time(split_ties, 12)$cumhaz)
  result("relapse-free/cumulative-hazard@24", at_time(fit, 24)$cumhaz)
  result("relapse-free/cumulative-hazard-se@24", at_time(fit, 24)$std.chaz)
  result("relapse-free/cumulative-hazard-split@24", at_time(split_ties, 24)$cumhaz)
  result("relapse-free/cumulative-hazard@36", at_time(fit, 36)$cumhaz)
  result("relapse-free/cumulative-hazard-se@36", at_time(fit, 36)$std.chaz)
  result("relapse-free/cumulative-hazard-split@36", at_time(split_ties, 36)$cumhaz)
  result("relapse-free/cumulative-hazard@60", at_time(fit, 60)$cumhaz)
  result("relapse-free/cumulative-hazard-se@60", at_time(fit, 60)$std.chaz)
  result("relapse-free/cumulative-hazard-split@60", at_time(split_ties, 60)$cumhaz)
  result("relapse-free/q1", first_quantile(fit, 0.25))
  result("relapse-free/q1-lower", density_interval(fit, 0.25)$lower)
  result("relapse-free/q1-upper", density_interval(fit, 0.25)$upper)
  result("relapse-free/q1-se", density_interval(fit, 0.25)$se)
  result("relapse-free/median", first_quantile(fit, 0.5))
  result("relapse-free/median-lower", density_interval(fit, 0.5)$lower)
  result("relapse-free/median-upper", density_interval(fit, 0.5)$upper)
  result("relapse-free/median-se", density_interval(fit, 0.5)$se)
  result("relapse-free/q3", first_quantile(fit, 0.75))
  result("relapse-free/q3-lower", density_interval(fit, 0.75)$lower)
  result("relapse-free/q3-upper", density_interval(fit, 0.75)$upper)
  result("relapse-free/q3-se", density_interval(fit, 0.75)$se)
  result("relapse-free/mean", area$mean)
  result("relapse-free/mean-se", area$se)
  result("relapse-free/mean-lower", area$mean - 1.96 * area$se)
  result("relapse-free/mean-upper", area$mean + 1.96 * area$se)
  result("relapse-free/follow-up", first_quantile(reverse, 0.5))
  result("relapse-free/follow-up-lower", density_interval(reverse, 0.5)$lower)
  result("relapse-free/follow-up-upper", density_interval(reverse, 0.5)$upper)
  result("relapse-free/follow-up-se", density_interval(reverse, 0.5)$se)
  result("relapse-free/last-time", max(d$exit_time))
  result("relapse-free/person-time", person_time)
  result("relapse-free/rate", rate$estimate)
  result("relapse-free/rate-lower", rate$conf.int[1])
  result("relapse-free/rate-upper", rate$conf.int[2])
  result("relapse-free/cumulative-incidence@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/cumulative-incidence-se@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$se)
  result("relapse-free/cumulative-incidence-lower@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$lower)
  result("relapse-free/cumulative-incidence-upper@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$upper)
  result("relapse-free/death/cumulative-incidence@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/death/cumulative-incidence-se@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$se)
  result("relapse-free/death/cumulative-incidence-lower@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$lower)
  result("relapse-free/death/cumulative-incidence-upper@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$upper)
  result("relapse-free/cumulative-incidence@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/cumulative-incidence-se@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$se)
  result("relapse-free/cumulative-incidence-lower@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$lower)
  result("relapse-free/cumulative-incidence-upper@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$upper)
  result("relapse-free/death/cumulative-incidence@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/death/cumulative-incidence-se@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$se)
  result("relapse-free/death/cumulative-incidence-lower@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$lower)
  result("relapse-free/death/cumulative-incidence-upper@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$upper)
  result("relapse-free/cumulative-incidence@36", incidence_at(d, "event", 36, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/cumulative-incidence-se@36", incidence_at(d, "event", 36, qnorm(0.975), "log-log")$se)
  result("relapse-free/cumulative-incidence-lower@36", incidence_at(d, "event", 36, qnorm(0.975), "log-log")$lower)
  result("relapse-free/cumulative-incidence-upper@36", incidence_at(d, "event", 36, qnorm(0.975), "log-log")$upper)
  result("relapse-free/death/cumulative-incidence@36", incidence_at(d, "death", 36, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/death/cumulative-incidence-se@36", incidence_at(d, "death", 36, qnorm(0.975), "log-log")$se)
  result("relapse-free/death/cumulative-incidence-lower@36", incidence_at(d, "death", 36, qnorm(0.975), "log-log")$lower)
  result("relapse-free/death/cumulative-incidence-upper@36", incidence_at(d, "death", 36, qnorm(0.975), "log-log")$upper)
  result("relapse-free/cumulative-incidence@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/cumulative-incidence-se@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$se)
  result("relapse-free/cumulative-incidence-lower@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$lower)
  result("relapse-free/cumulative-incidence-upper@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$upper)
  result("relapse-free/death/cumulative-incidence@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/death/cumulative-incidence-se@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$se)
  result("relapse-free/death/cumulative-incidence-lower@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$lower)
  result("relapse-free/death/cumulative-incidence-upper@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$upper)
})

# ---- Distant relapse-free survival, margin=positive ----
try({
  d <- rows_where(times_relapse_free, times_relapse_free$margin == "positive")
  fit <- survfit(survival_of(d, d$exit_cause == "event") ~ 1, conf.type = "log-log", conf.int = 0.95)
  split_ties <- survfit(survival_of(d, d$exit_cause == "event") ~ 1, ctype = 2)
  reverse <- follow_up_curve(d, conf.type = "log-log", conf.int = 0.95)
  person_time <- sum(d$exit_time - d$entry_time)
  rate <- if (person_time > 0) poisson.test(sum(d$exit_cause == "event"), person_time, conf.level = 0.95) else NULL
  area <- mean_until(fit, max(d$exit_time))
  result("relapse-free/margin=positive/n", nrow(d))
  result("relapse-free/margin=positive/events", sum(d$exit_cause == "event"))
  result("relapse-free/margin=positive/death/events", sum(d$exit_cause == "death"))
  result("relapse-free/margin=positive/censored", sum(d$exit_cause == "censored"))
  result("relapse-free/margin=positive/at-risk@0", at_risk(d, 0))
  result("relapse-free/margin=positive/events-before@0", before(d, "event", 0))
  result("relapse-free/margin=positive/death/events-before@0", before(d, "death", 0))
  result("relapse-free/margin=positive/censored-before@0", before(d, "censored", 0))
  result("relapse-free/margin=positive/at-risk@12", at_risk(d, 12))
  result("relapse-free/margin=positive/events-before@12", before(d, "event", 12))
  result("relapse-free/margin=positive/death/events-before@12", before(d, "death", 12))
  result("relapse-free/margin=positive/censored-before@12", before(d, "censored", 12))
  result("relapse-free/margin=positive/at-risk@24", at_risk(d, 24))
  result("relapse-free/margin=positive/events-before@24", before(d, "event", 24))
  result("relapse-free/margin=positive/death/events-before@24", before(d, "death", 24))
  result("relapse-free/margin=positive/censored-before@24", before(d, "censored", 24))
  result("relapse-free/margin=positive/at-risk@36", at_risk(d, 36))
  result("relapse-free/margin=positive/events-before@36", before(d, "event", 36))
  result("relapse-free/margin=positive/death/events-before@36", before(d, "death", 36))
  result("relapse-free/margin=positive/censored-before@36", before(d, "censored", 36))
  result("relapse-free/margin=positive/at-risk@48", at_risk(d, 48))
  result("relapse-free/margin=positive/events-before@48", before(d, "event", 48))
  result("relapse-free/margin=positive/death/events-before@48", before(d, "death", 48))
  result("relapse-free/margin=positive/censored-before@48", before(d, "censored", 48))
  result("relapse-free/margin=positive/at-risk@60", at_risk(d, 60))
  result("relapse-free/margin=positive/events-before@60", before(d, "event", 60))
  result("relapse-free/margin=positive/death/events-before@60", before(d, "death", 60))
  result("relapse-free/margin=positive/censored-before@60", before(d, "censored", 60))
  result("relapse-free/margin=positive/at-risk@72", at_risk(d, 72))
  result("relapse-free/margin=positive/events-before@72", before(d, "event", 72))
  result("relapse-free/margin=positive/death/events-before@72", before(d, "death", 72))
  result("relapse-free/margin=positive/censored-before@72", before(d, "censored", 72))
  result("relapse-free/margin=positive/at-risk@96", at_risk(d, 96))
  result("relapse-free/margin=positive/events-before@96", before(d, "event", 96))
  result("relapse-free/margin=positive/death/events-before@96", before(d, "death", 96))
  result("relapse-free/margin=positive/censored-before@96", before(d, "censored", 96))
  result("relapse-free/margin=positive/at-risk@120", at_risk(d, 120))
  result("relapse-free/margin=positive/events-before@120", before(d, "event", 120))
  result("relapse-free/margin=positive/death/events-before@120", before(d, "death", 120))
  result("relapse-free/margin=positive/censored-before@120", before(d, "censored", 120))
  result("relapse-free/margin=positive/at-risk@144", at_risk(d, 144))
  result("relapse-free/margin=positive/events-before@144", before(d, "event", 144))
  result("relapse-free/margin=positive/death/events-before@144", before(d, "death", 144))
  result("relapse-free/margin=positive/censored-before@144", before(d, "censored", 144))
  result("relapse-free/margin=positive/at-risk@168", at_risk(d, 168))
  result("relapse-free/margin=positive/events-before@168", before(d, "event", 168))
  result("relapse-free/margin=positive/death/events-before@168", before(d, "death", 168))
  result("relapse-free/margin=positive/censored-before@168", before(d, "censored", 168))
  result("relapse-free/margin=positive/at-risk@192", at_risk(d, 192))
  result("relapse-free/margin=positive/events-before@192", before(d, "event", 192))
  result("relapse-free/margin=positive/death/events-before@192", before(d, "death", 192))
  result("relapse-free/margin=positive/censored-before@192", before(d, "censored", 192))
  result("relapse-free/margin=positive/at-risk@216", at_risk(d, 216))
  result("relapse-free/margin=positive/events-before@216", before(d, "event", 216))
  result("relapse-free/margin=positive/death/events-before@216", before(d, "death", 216))
  result("relapse-free/margin=positive/censored-before@216", before(d, "censored", 216))
  result("relapse-free/margin=positive/survival@12", at_time(fit, 12)$surv)
  result("relapse-free/margin=positive/survival-se@12", at_time(fit, 12)$std.err)
  result("relapse-free/margin=positive/survival-lower@12", limits_inside(at_time(fit, 12))$lower)
  result("relapse-free/margin=positive/survival-upper@12", limits_inside(at_time(fit, 12))$upper)
  result("relapse-free/margin=positive/incidence@12", 1 - at_time(fit, 12)$surv)
  result("relapse-free/margin=positive/survival@24", at_time(fit, 24)$surv)
  result("relapse-free/margin=positive/survival-se@24", at_time(fit, 24)$std.err)
  result("relapse-free/margin=positive/survival-lower@24", limits_inside(at_time(fit, 24))$lower)
  result("relapse-free/margin=positive/survival-upper@24", limits_inside(at_time(fit, 24))$upper)
  result("relapse-free/margin=positive/incidence@24", 1 - at_time(fit, 24)$surv)
  result("relapse-free/margin=positive/survival@36", at_time(fit, 36)$surv)
  result("relapse-free/margin=positive/survival-se@36", at_time(fit, 36)$std.err)
  result("relapse-free/margin=positive/survival-lower@36", limits_inside(at_time(fit, 36))$lower)
  result("relapse-free/margin=positive/survival-upper@36", limits_inside(at_time(fit, 36))$upper)
  result("relapse-free/margin=positive/incidence@36", 1 - at_time(fit, 36)$surv)
  result("relapse-free/margin=positive/survival@60", at_time(fit, 60)$surv)
  result("relapse-free/margin=positive/survival-se@60", at_time(fit, 60)$std.err)
  result("relapse-free/margin=positive/survival-lower@60", limits_inside(at_time(fit, 60))$lower)
  result("relapse-free/margin=positive/survival-upper@60", limits_inside(at_time(fit, 60))$upper)
  result("relapse-free/margin=positive/incidence@60", 1 - at_time(fit, 60)$surv)
  result("relapse-free/margin=positive/cumulative-hazard@12", at_time(fit, 12)$cumhaz)
  result("relapse-free/margin=positive/cumulative-hazard-se@12", at_time(fit, 12)$std.chaz)
  result("relapse-free/margin=positive/cumulative-hazard-split@12", at_time(split_ties, 12)$cumhaz)
  result("relapse-free/margin=positive/cumulative-hazard@24", at_time(fit, 24)$cumhaz)
  result("relapse-free/margin=positive/cumulative-hazard-se@24", at_time(fit, 24)$std.chaz)
  result("relapse-free/margin=positive/cumulative-hazard-split@24", at_time(split_ties, 24)$cumhaz)
  result("relapse-free/margin=positive/cumulative-hazard@36", at_time(fit, 36)$cumhaz)
  result("relapse-free/margin=positive/cumulative-hazard-se@36", at_time(fit, 36)$std.chaz)
  result("relapse-free/margin=positive/cumulative-hazard-split@36", at_time(split_ties, 36)$cumhaz)
  result("relapse-free/margin=positive/cumulative-hazard@60", at_time(fit, 60)$cumhaz)
  result("relapse-free/margin=positive/cumulative-hazard-se@60", at_time(fit, 60)$std.chaz)
  result("relapse-free/margin=positive/cumulative-hazard-split@60", at_time(split_ties, 60)$cumhaz)
  result("relapse-free/margin=positive/q1", first_quantile(fit, 0.25))
  result("relapse-free/margin=positive/q1-lower", density_interval(fit, 0.25)$lower)
  result("relapse-free/margin=positive/q1-upper", density_interval(fit, 0.25)$upper)
  result("relapse-free/margin=positive/q1-se", density_interval(fit, 0.25)$se)
  result("relapse-free/margin=positive/median", first_quantile(fit, 0.5))
  result("relapse-free/margin=positive/median-lower", density_interval(fit, 0.5)$lower)
  result("relapse-free/margin=positive/median-upper", density_interval(fit, 0.5)$upper)
  result("relapse-free/margin=positive/median-se", density_interval(fit, 0.5)$se)
  result("relapse-free/margin=positive/q3", first_quantile(fit, 0.75))
  result("relapse-free/margin=positive/q3-lower", density_interval(fit, 0.75)$lower)
  result("relapse-free/margin=positive/q3-upper", density_interval(fit, 0.75)$upper)
  result("relapse-free/margin=positive/q3-se", density_interval(fit, 0.75)$se)
  result("relapse-free/margin=positive/mean", area$mean)
  result("relapse-free/margin=positive/mean-se", area$se)
  result("relapse-free/margin=positive/mean-lower", area$mean - 1.96 * area$se)
  result("relapse-free/margin=positive/mean-upper", area$mean + 1.96 * area$se)
  result("relapse-free/margin=positive/follow-up", first_quantile(reverse, 0.5))
  result("relapse-free/margin=positive/follow-up-lower", density_interval(reverse, 0.5)$lower)
  result("relapse-free/margin=positive/follow-up-upper", density_interval(reverse, 0.5)$upper)
  result("relapse-free/margin=positive/follow-up-se", density_interval(reverse, 0.5)$se)
  result("relapse-free/margin=positive/last-time", max(d$exit_time))
  result("relapse-free/margin=positive/person-time", person_time)
  result("relapse-free/margin=positive/rate", rate$estimate)
  result("relapse-free/margin=positive/rate-lower", rate$conf.int[1])
  result("relapse-free/margin=positive/rate-upper", rate$conf.int[2])
  result("relapse-free/margin=positive/cumulative-incidence@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/margin=positive/cumulative-incidence-se@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$se)
  result("relapse-free/margin=positive/cumulative-incidence-lower@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$lower)
  result("relapse-free/margin=positive/cumulative-incidence-upper@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$upper)
  result("relapse-free/margin=positive/death/cumulative-incidence@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/margin=positive/death/cumulative-incidence-se@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$se)
  result("relapse-free/margin=positive/death/cumulative-incidence-lower@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$lower)
  result("relapse-free/margin=positive/death/cumulative-incidence-upper@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$upper)
  result("relapse-free/margin=positive/cumulative-incidence@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/margin=positive/cumulative-incidence-se@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$se)
  result("relapse-free/margin=positive/cumulative-incidence-lower@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$lower)
  result("relapse-free/margin=positive/cumulative-incidence-upper@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$upper)
  result("relapse-free/margin=positive/death/cumulative-incidence@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/margin=positive/death/cumulative-incidence-se@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$se)
  result("relapse-free/margin=positive/death/cumulative-incidence-lower@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$lower)
  result("relapse-free/margin=positive/death/cumulative-incidence-upper@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$upper)
  result("relapse-free/margin=positive/cumulative-incidence@36", incidence_at(d, "event", 36, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/margin=positive/cumulative-incidence-se@36", incidence_at(d, "event", 36, qnorm(0.975), "log-log")$se)
  result("relapse-free/margin=positive/cumulative-incidence-lower@36", incidence_at(d, "event", 36, qnorm(0.975), "log-log")$lower)
  result("relapse-free/margin=positive/cumulative-incidence-upper@36", incidence_at(d, "event", 36, qnorm(0.975), "log-log")$upper)
  result("relapse-free/margin=positive/death/cumulative-incidence@36", incidence_at(d, "death", 36, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/margin=positive/death/cumulative-incidence-se@36", incidence_at(d, "death", 36, qnorm(0.975), "log-log")$se)
  result("relapse-free/margin=positive/death/cumulative-incidence-lower@36", incidence_at(d, "death", 36, qnorm(0.975), "log-log")$lower)
  result("relapse-free/margin=positive/death/cumulative-incidence-upper@36", incidence_at(d, "death", 36, qnorm(0.975), "log-log")$upper)
  result("relapse-free/margin=positive/cumulative-incidence@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/margin=positive/cumulative-incidence-se@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$se)
  result("relapse-free/margin=positive/cumulative-incidence-lower@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$lower)
  result("relapse-free/margin=positive/cumulative-incidence-upper@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$upper)
  result("relapse-free/margin=positive/death/cumulative-incidence@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/margin=positive/death/cumulative-incidence-se@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$se)
  result("relapse-free/margin=positive/death/cumulative-incidence-lower@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$lower)
  result("relapse-free/margin=positive/death/cumulative-incidence-upper@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$upper)
})

# ---- Distant relapse-free survival, margin=negative ----
try({
  d <- rows_where(times_relapse_free, times_relapse_free$margin == "negative")
  fit <- survfit(survival_of(d, d$exit_cause == "event") ~ 1, conf.type = "log-log", conf.int = 0.95)
  split_ties <- survfit(survival_of(d, d$exit_cause == "event") ~ 1, ctype = 2)
  reverse <- follow_up_curve(d, conf.type = "log-log", conf.int = 0.95)
  person_time <- sum(d$exit_time - d$entry_time)
  rate <- if (person_time > 0) poisson.test(sum(d$exit_cause == "event"), person_time, conf.level = 0.95) else NULL
  area <- mean_until(fit, max(d$exit_time))
  result("relapse-free/margin=negative/n", nrow(d))
  result("relapse-free/margin=negative/events", sum(d$exit_cause == "event"))
  result("relapse-free/margin=negative/death/events", sum(d$exit_cause == "death"))
  result("relapse-free/margin=negative/censored", sum(d$exit_cause == "censored"))
  result("relapse-free/margin=negative/at-risk@0", at_risk(d, 0))
  result("relapse-free/margin=negative/events-before@0", before(d, "event", 0))
  result("relapse-free/margin=negative/death/events-before@0", before(d, "death", 0))
  result("relapse-free/margin=negative/censored-before@0", before(d, "censored", 0))
  result("relapse-free/margin=negative/at-risk@12", at_risk(d, 12))
  result("relapse-free/margin=negative/events-before@12", before(d, "event", 12))
  result("relapse-free/margin=negative/death/events-before@12", before(d, "death", 12))
  result("relapse-free/margin=negative/censored-before@12", before(d, "censored", 12))
  result("relapse-free/margin=negative/at-risk@24", at_risk(d, 24))
  result("relapse-free/margin=negative/events-before@24", before(d, "event", 24))
  result("relapse-free/margin=negative/death/events-before@24", before(d, "death", 24))
  result("relapse-free/margin=negative/censored-before@24", before(d, "censored", 24))
  result("relapse-free/margin=negative/at-risk@36", at_risk(d, 36))
  result("relapse-free/margin=negative/events-before@36", before(d, "event", 36))
  result("relapse-free/margin=negative/death/events-before@36", before(d, "death", 36))
  result("relapse-free/margin=negative/censored-before@36", before(d, "censored", 36))
  result("relapse-free/margin=negative/at-risk@48", at_risk(d, 48))
  result("relapse-free/margin=negative/events-before@48", before(d, "event", 48))
  result("relapse-free/margin=negative/death/events-before@48", before(d, "death", 48))
  result("relapse-free/margin=negative/censored-before@48", before(d, "censored", 48))
  result("relapse-free/margin=negative/at-risk@60", at_risk(d, 60))
  result("relapse-free/margin=negative/events-before@60", before(d, "event", 60))
  result("relapse-free/margin=negative/death/events-before@60", before(d, "death", 60))
  result("relapse-free/margin=negative/censored-before@60", before(d, "censored", 60))
  result("relapse-free/margin=negative/at-risk@72", at_risk(d, 72))
  result("relapse-free/margin=negative/events-before@72", before(d, "event", 72))
  result("relapse-free/margin=negative/death/events-before@72", before(d, "death", 72))
  result("relapse-free/margin=negative/censored-before@72", before(d, "censored", 72))
  result("relapse-free/margin=negative/at-risk@96", at_risk(d, 96))
  result("relapse-free/margin=negative/events-before@96", before(d, "event", 96))
  result("relapse-free/margin=negative/death/events-before@96", before(d, "death", 96))
  result("relapse-free/margin=negative/censored-before@96", before(d, "censored", 96))
  result("relapse-free/margin=negative/at-risk@120", at_risk(d, 120))
  result("relapse-free/margin=negative/events-before@120", before(d, "event", 120))
  result("relapse-free/margin=negative/death/events-before@120", before(d, "death", 120))
  result("relapse-free/margin=negative/censored-before@120", before(d, "censored", 120))
  result("relapse-free/margin=negative/at-risk@144", at_risk(d, 144))
  result("relapse-free/margin=negative/events-before@144", before(d, "event", 144))
  result("relapse-free/margin=negative/death/events-before@144", before(d, "death", 144))
  result("relapse-free/margin=negative/censored-before@144", before(d, "censored", 144))
  result("relapse-free/margin=negative/at-risk@168", at_risk(d, 168))
  result("relapse-free/margin=negative/events-before@168", before(d, "event", 168))
  result("relapse-free/margin=negative/death/events-before@168", before(d, "death", 168))
  result("relapse-free/margin=negative/censored-before@168", before(d, "censored", 168))
  result("relapse-free/margin=negative/at-risk@192", at_risk(d, 192))
  result("relapse-free/margin=negative/events-before@192", before(d, "event", 192))
  result("relapse-free/margin=negative/death/events-before@192", before(d, "death", 192))
  result("relapse-free/margin=negative/censored-before@192", before(d, "censored", 192))
  result("relapse-free/margin=negative/at-risk@216", at_risk(d, 216))
  result("relapse-free/margin=negative/events-before@216", before(d, "event", 216))
  result("relapse-free/margin=negative/death/events-before@216", before(d, "death", 216))
  result("relapse-free/margin=negative/censored-before@216", before(d, "censored", 216))
  result("relapse-free/margin=negative/survival@12", at_time(fit, 12)$surv)
  result("relapse-free/margin=negative/survival-se@12", at_time(fit, 12)$std.err)
  result("relapse-free/margin=negative/survival-lower@12", limits_inside(at_time(fit, 12))$lower)
  result("relapse-free/margin=negative/survival-upper@12", limits_inside(at_time(fit, 12))$upper)
  result("relapse-free/margin=negative/incidence@12", 1 - at_time(fit, 12)$surv)
  result("relapse-free/margin=negative/survival@24", at_time(fit, 24)$surv)
  result("relapse-free/margin=negative/survival-se@24", at_time(fit, 24)$std.err)
  result("relapse-free/margin=negative/survival-lower@24", limits_inside(at_time(fit, 24))$lower)
  result("relapse-free/margin=negative/survival-upper@24", limits_inside(at_time(fit, 24))$upper)
  result("relapse-free/margin=negative/incidence@24", 1 - at_time(fit, 24)$surv)
  result("relapse-free/margin=negative/survival@36", at_time(fit, 36)$surv)
  result("relapse-free/margin=negative/survival-se@36", at_time(fit, 36)$std.err)
  result("relapse-free/margin=negative/survival-lower@36", limits_inside(at_time(fit, 36))$lower)
  result("relapse-free/margin=negative/survival-upper@36", limits_inside(at_time(fit, 36))$upper)
  result("relapse-free/margin=negative/incidence@36", 1 - at_time(fit, 36)$surv)
  result("relapse-free/margin=negative/survival@60", at_time(fit, 60)$surv)
  result("relapse-free/margin=negative/survival-se@60", at_time(fit, 60)$std.err)
  result("relapse-free/margin=negative/survival-lower@60", limits_inside(at_time(fit, 60))$lower)
  result("relapse-free/margin=negative/survival-upper@60", limits_inside(at_time(fit, 60))$upper)
  result("relapse-free/margin=negative/incidence@60", 1 - at_time(fit, 60)$surv)
  result("relapse-free/margin=negative/cumulative-hazard@12", at_time(fit, 12)$cumhaz)
  result("relapse-free/margin=negative/cumulative-hazard-se@12", at_time(fit, 12)$std.chaz)
  result("relapse-free/margin=negative/cumulative-hazard-split@12", at_time(split_ties, 12)$cumhaz)
  result("relapse-free/margin=negative/cumulative-hazard@24", at_time(fit, 24)$cumhaz)
  result("relapse-free/margin=negative/cumulative-hazard-se@24", at_time(fit, 24)$std.chaz)
  result("relapse-free/margin=negative/cumulative-hazard-split@24", at_time(split_ties, 24)$cumhaz)
  result("relapse-free/margin=negative/cumulative-hazard@36", at_time(fit, 36)$cumhaz)
  result("relapse-free/margin=negative/cumulative-hazard-se@36", at_time(fit, 36)$std.chaz)
  result("relapse-free/margin=negative/cumulative-hazard-split@36", at_time(split_ties, 36)$cumhaz)
  result("relapse-free/margin=negative/cumulative-hazard@60", at_time(fit, 60)$cumhaz)
  result("relapse-free/margin=negative/cumulative-hazard-se@60", at_time(fit, 60)$std.chaz)
  result("relapse-free/margin=negative/cumulative-hazard-split@60", at_time(split_ties, 60)$cumhaz)
  result("relapse-free/margin=negative/q1", first_quantile(fit, 0.25))
  result("relapse-free/margin=negative/q1-lower", density_interval(fit, 0.25)$lower)
  result("relapse-free/margin=negative/q1-upper", density_interval(fit, 0.25)$upper)
  result("relapse-free/margin=negative/q1-se", density_interval(fit, 0.25)$se)
  result("relapse-free/margin=negative/median", first_quantile(fit, 0.5))
  result("relapse-free/margin=negative/median-lower", density_interval(fit, 0.5)$lower)
  result("relapse-free/margin=negative/median-upper", density_interval(fit, 0.5)$upper)
  result("relapse-free/margin=negative/median-se", density_interval(fit, 0.5)$se)
  result("relapse-free/margin=negative/q3", first_quantile(fit, 0.75))
  result("relapse-free/margin=negative/q3-lower", density_interval(fit, 0.75)$lower)
  result("relapse-free/margin=negative/q3-upper", density_interval(fit, 0.75)$upper)
  result("relapse-free/margin=negative/q3-se", density_interval(fit, 0.75)$se)
  result("relapse-free/margin=negative/mean", area$mean)
  result("relapse-free/margin=negative/mean-se", area$se)
  result("relapse-free/margin=negative/mean-lower", area$mean - 1.96 * area$se)
  result("relapse-free/margin=negative/mean-upper", area$mean + 1.96 * area$se)
  result("relapse-free/margin=negative/follow-up", first_quantile(reverse, 0.5))
  result("relapse-free/margin=negative/follow-up-lower", density_interval(reverse, 0.5)$lower)
  result("relapse-free/margin=negative/follow-up-upper", density_interval(reverse, 0.5)$upper)
  result("relapse-free/margin=negative/follow-up-se", density_interval(reverse, 0.5)$se)
  result("relapse-free/margin=negative/last-time", max(d$exit_time))
  result("relapse-free/margin=negative/person-time", person_time)
  result("relapse-free/margin=negative/rate", rate$estimate)
  result("relapse-free/margin=negative/rate-lower", rate$conf.int[1])
  result("relapse-free/margin=negative/rate-upper", rate$conf.int[2])
  result("relapse-free/margin=negative/cumulative-incidence@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/margin=negative/cumulative-incidence-se@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$se)
  result("relapse-free/margin=negative/cumulative-incidence-lower@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$lower)
  result("relapse-free/margin=negative/cumulative-incidence-upper@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$upper)
  result("relapse-free/margin=negative/death/cumulative-incidence@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/margin=negative/death/cumulative-incidence-se@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$se)
  result("relapse-free/margin=negative/death/cumulative-incidence-lower@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$lower)
  result("relapse-free/margin=negative/death/cumulative-incidence-upper@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$upper)
  result("relapse-free/margin=negative/cumulative-incidence@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/margin=negative/cumulative-incidence-se@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$se)
  result("relapse-free/margin=negative/cumulative-incidence-lower@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$lower)
  result("relapse-free/margin=negative/cumulative-incidence-upper@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$upper)
  result("relapse-free/margin=negative/death/cumulative-incidence@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/margin=negative/death/cumulative-incidence-se@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$se)
  result("relapse-free/margin=negative/death/cumulative-incidence-lower@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$lower)
  result("relapse-free/margin=negative/death/cumulative-incidence-upper@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$upper)
  result("relapse-free/margin=negative/cumulative-incidence@36", incidence_at(d, "event", 36, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/margin=negative/cumulative-incidence-se@36", incidence_at(d, "event", 36, qnorm(0.975), "log-log")$se)
  result("relapse-free/margin=negative/cumulative-incidence-lower@36", incidence_at(d, "event", 36, qnorm(0.975), "log-log")$lower)
  result("relapse-free/margin=negative/cumulative-incidence-upper@36", incidence_at(d, "event", 36, qnorm(0.975), "log-log")$upper)
  result("relapse-free/margin=negative/death/cumulative-incidence@36", incidence_at(d, "death", 36, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/margin=negative/death/cumulative-incidence-se@36", incidence_at(d, "death", 36, qnorm(0.975), "log-log")$se)
  result("relapse-free/margin=negative/death/cumulative-incidence-lower@36", incidence_at(d, "death", 36, qnorm(0.975), "log-log")$lower)
  result("relapse-free/margin=negative/death/cumulative-incidence-upper@36", incidence_at(d, "death", 36, qnorm(0.975), "log-log")$upper)
  result("relapse-free/margin=negative/cumulative-incidence@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/margin=negative/cumulative-incidence-se@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$se)
  result("relapse-free/margin=negative/cumulative-incidence-lower@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$lower)
  result("relapse-free/margin=negative/cumulative-incidence-upper@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$upper)
  result("relapse-free/margin=negative/death/cumulative-incidence@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$estimate)
  result("relapse-free/margin=negative/death/cumulative-incidence-se@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$se)
  result("relapse-free/margin=negative/death/cumulative-incidence-lower@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$lower)
  result("relapse-free/margin=negative/death/cumulative-incidence-upper@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$upper)
})

# ---- Survival after distant relapse ----
try({
  d <- times_survival_after_relapse
  fit <- survfit(survival_of(d, d$exit_cause == "event") ~ 1, conf.type = "log-log", conf.int = 0.95)
  split_ties <- survfit(survival_of(d, d$exit_cause == "event") ~ 1, ctype = 2)
  reverse <- follow_up_curve(d, conf.type = "log-log", conf.int = 0.95)
  person_time <- sum(d$exit_time - d$entry_time)
  rate <- if (person_time > 0) poisson.test(sum(d$exit_cause == "event"), person_time, conf.level = 0.95) else NULL
  area <- mean_until(fit, max(d$exit_time))
  result("survival-after-relapse/n", nrow(d))
  result("survival-after-relapse/events", sum(d$exit_cause == "event"))
  result("survival-after-relapse/censored", sum(d$exit_cause == "censored"))
  result("survival-after-relapse/at-risk@0", at_risk(d, 0))
  result("survival-after-relapse/events-before@0", before(d, "event", 0))
  result("survival-after-relapse/censored-before@0", before(d, "censored", 0))
  result("survival-after-relapse/at-risk@6", at_risk(d, 6))
  result("survival-after-relapse/events-before@6", before(d, "event", 6))
  result("survival-after-relapse/censored-before@6", before(d, "censored", 6))
  result("survival-after-relapse/at-risk@12", at_risk(d, 12))
  result("survival-after-relapse/events-before@12", before(d, "event", 12))
  result("survival-after-relapse/censored-before@12", before(d, "censored", 12))
  result("survival-after-relapse/at-risk@24", at_risk(d, 24))
  result("survival-after-relapse/events-before@24", before(d, "event", 24))
  result("survival-after-relapse/censored-before@24", before(d, "censored", 24))
  result("survival-after-relapse/at-risk@36", at_risk(d, 36))
  result("survival-after-relapse/events-before@36", before(d, "event", 36))
  result("survival-after-relapse/censored-before@36", before(d, "censored", 36))
  result("survival-after-relapse/at-risk@48", at_risk(d, 48))
  result("survival-after-relapse/events-before@48", before(d, "event", 48))
  result("survival-after-relapse/censored-before@48", before(d, "censored", 48))
  result("survival-after-relapse/at-risk@60", at_risk(d, 60))
  result("survival-after-relapse/events-before@60", before(d, "event", 60))
  result("survival-after-relapse/censored-before@60", before(d, "censored", 60))
  result("survival-after-relapse/survival@6", at_time(fit, 6)$surv)
  result("survival-after-relapse/survival-se@6", at_time(fit, 6)$std.err)
  result("survival-after-relapse/survival-lower@6", limits_inside(at_time(fit, 6))$lower)
  result("survival-after-relapse/survival-upper@6", limits_inside(at_time(fit, 6))$upper)
  result("survival-after-relapse/incidence@6", 1 - at_time(fit, 6)$surv)
  result("survival-after-relapse/survival@12", at_time(fit, 12)$surv)
  result("survival-after-relapse/survival-se@12", at_time(fit, 12)$std.err)
  result("survival-after-relapse/survival-lower@12", limits_inside(at_time(fit, 12))$lower)
  result("survival-after-relapse/survival-upper@12", limits_inside(at_time(fit, 12))$upper)
  result("survival-after-relapse/incidence@12", 1 - at_time(fit, 12)$surv)
  result("survival-after-relapse/survival@24", at_time(fit, 24)$surv)
  result("survival-after-relapse/survival-se@24", at_time(fit, 24)$std.err)
  result("survival-after-relapse/survival-lower@24", limits_inside(at_time(fit, 24))$lower)
  result("survival-after-relapse/survival-upper@24", limits_inside(at_time(fit, 24))$upper)
  result("survival-after-relapse/incidence@24", 1 - at_time(fit, 24)$surv)
  result("survival-after-relapse/survival@36", at_time(fit, 36)$surv)
  result("survival-after-relapse/survival-se@36", at_time(fit, 36)$std.err)
  result("survival-after-relapse/survival-lower@36", limits_inside(at_time(fit, 36))$lower)
  result("survival-after-relapse/survival-upper@36", limits_inside(at_time(fit, 36))$upper)
  result("survival-after-relapse/incidence@36", 1 - at_time(fit, 36)$surv)
  result("survival-after-relapse/survival@60", at_time(fit, 60)$surv)
  result("survival-after-relapse/survival-se@60", at_time(fit, 60)$std.err)
  result("survival-after-relapse/survival-lower@60", limits_inside(at_time(fit, 60))$lower)
  result("survival-after-relapse/survival-upper@60", limits_inside(at_time(fit, 60))$upper)
  result("survival-after-relapse/incidence@60", 1 - at_time(fit, 60)$surv)
  result("survival-after-relapse/cumulative-hazard@6", at_time(fit, 6)$cumhaz)
  result("survival-after-relapse/cumulative-hazard-se@6", at_time(fit, 6)$std.chaz)
  result("survival-after-relapse/cumulative-hazard-split@6", at_time(split_ties, 6)$cumhaz)
  result("survival-after-relapse/cumulative-hazard@12", at_time(fit, 12)$cumhaz)
  result("survival-after-relapse/cumulative-hazard-se@12", at_time(fit, 12)$std.chaz)
  result("survival-after-relapse/cumulative-hazard-split@12", at_time(split_ties, 12)$cumhaz)
  result("survival-after-relapse/cumulative-hazard@24", at_time(fit, 24)$cumhaz)
  result("survival-after-relapse/cumulative-hazard-se@24", at_time(fit, 24)$std.chaz)
  result("survival-after-relapse/cumulative-hazard-split@24", at_time(split_ties, 24)$cumhaz)
  result("survival-after-relapse/cumulative-hazard@36", at_time(fit, 36)$cumhaz)
  result("survival-after-relapse/cumulative-hazard-se@36", at_time(fit, 36)$std.chaz)
  result("survival-after-relapse/cumulative-hazard-split@36", at_time(split_ties, 36)$cumhaz)
  result("survival-after-relapse/cumulative-hazard@60", at_time(fit, 60)$cumhaz)
  result("survival-after-relapse/cumulative-hazard-se@60", at_time(fit, 60)$std.chaz)
  result("survival-after-relapse/cumulative-hazard-split@60", at_time(split_ties, 60)$cumhaz)
  result("survival-after-relapse/q1", first_quantile(fit, 0.25))
  result("survival-after-relapse/q1-lower", density_interval(fit, 0.25)$lower)
  result("survival-after-relapse/q1-upper", density_interval(fit, 0.25)$upper)
  result("survival-after-relapse/q1-se", density_interval(fit, 0.25)$se)
  result("survival-after-relapse/median", first_quantile(fit, 0.5))
  result("survival-after-relapse/median-lower", density_interval(fit, 0.5)$lower)
  result("survival-after-relapse/median-upper", density_interval(fit, 0.5)$upper)
  result("survival-after-relapse/median-se", density_interval(fit, 0.5)$se)
  result("survival-after-relapse/q3", first_quantile(fit, 0.75))
  result("survival-after-relapse/q3-lower", density_interval(fit, 0.75)$lower)
  result("survival-after-relapse/q3-upper", density_interval(fit, 0.75)$upper)
  result("survival-after-relapse/q3-se", density_interval(fit, 0.75)$se)
  result("survival-after-relapse/mean", area$mean)
  result("survival-after-relapse/mean-se", area$se)
  result("survival-after-relapse/mean-lower", area$mean - 1.96 * area$se)
  result("survival-after-relapse/mean-upper", area$mean + 1.96 * area$se)
  result("survival-after-relapse/follow-up", first_quantile(reverse, 0.5))
  result("survival-after-relapse/follow-up-lower", density_interval(reverse, 0.5)$lower)
  result("survival-after-relapse/follow-up-upper", density_interval(reverse, 0.5)$upper)
  result("survival-after-relapse/follow-up-se", density_interval(reverse, 0.5)$se)
  result("survival-after-relapse/last-time", max(d$exit_time))
  result("survival-after-relapse/person-time", person_time)
  result("survival-after-relapse/rate", rate$estimate)
  result("survival-after-relapse/rate-lower", rate$conf.int[1])
  result("survival-after-relapse/rate-upper", rate$conf.int[2])
})

# ---- Overall survival ----
try({
  d <- times_overall_survival
  fit <- survfit(survival_of(d, d$exit_cause == "event") ~ 1, conf.type = "log-log", conf.int = 0.95)
  split_ties <- survfit(survival_of(d, d$exit_cause == "event") ~ 1, ctype = 2)
  reverse <- follow_up_curve(d, conf.type = "log-log", conf.int = 0.95)
  person_time <- sum(d$exit_time - d$entry_time)
  rate <- if (person_time > 0) poisson.test(sum(d$exit_cause == "event"), person_time, conf.level = 0.95) else NULL
  area <- mean_until(fit, max(d$exit_time))
  result("overall-survival/n", nrow(d))
  result("overall-survival/events", sum(d$exit_cause == "event"))
  result("overall-survival/censored", sum(d$exit_cause == "censored"))
  result("overall-survival/at-risk@0", at_risk(d, 0))
  result("overall-survival/events-before@0", before(d, "event", 0))
  result("overall-survival/censored-before@0", before(d, "censored", 0))
  result("overall-survival/at-risk@12", at_risk(d, 12))
  result("overall-survival/events-before@12", before(d, "event", 12))
  result("overall-survival/censored-before@12", before(d, "censored", 12))
  result("overall-survival/at-risk@24", at_risk(d, 24))
  result("overall-survival/events-before@24", before(d, "event", 24))
  result("overall-survival/censored-before@24", before(d, "censored", 24))
  result("overall-survival/at-risk@48", at_risk(d, 48))
  result("overall-survival/events-before@48", before(d, "event", 48))
  result("overall-survival/censored-before@48", before(d, "censored", 48))
  result("overall-survival/at-risk@60", at_risk(d, 60))
  result("overall-survival/events-before@60", before(d, "event", 60))
  result("overall-survival/censored-before@60", before(d, "censored", 60))
  result("overall-survival/at-risk@72", at_risk(d, 72))
  result("overall-survival/events-before@72", before(d, "event", 72))
  result("overall-survival/censored-before@72", before(d, "censored", 72))
  result("overall-survival/at-risk@96", at_risk(d, 96))
  result("overall-survival/events-before@96", before(d, "event", 96))
  result("overall-survival/censored-before@96", before(d, "censored", 96))
  result("overall-survival/at-risk@120", at_risk(d, 120))
  result("overall-survival/events-before@120", before(d, "event", 120))
  result("overall-survival/censored-before@120", before(d, "censored", 120))
  result("overall-survival/at-risk@144", at_risk(d, 144))
  result("overall-survival/events-before@144", before(d, "event", 144))
  result("overall-survival/censored-before@144", before(d, "censored", 144))
  result("overall-survival/at-risk@168", at_risk(d, 168))
  result("overall-survival/events-before@168", before(d, "event", 168))
  result("overall-survival/censored-before@168", before(d, "censored", 168))
  result("overall-survival/at-risk@192", at_risk(d, 192))
  result("overall-survival/events-before@192", before(d, "event", 192))
  result("overall-survival/censored-before@192", before(d, "censored", 192))
  result("overall-survival/at-risk@216", at_risk(d, 216))
  result("overall-survival/events-before@216", before(d, "event", 216))
  result("overall-survival/censored-before@216", before(d, "censored", 216))
  result("overall-survival/at-risk@240", at_risk(d, 240))
  result("overall-survival/events-before@240", before(d, "event", 240))
  result("overall-survival/censored-before@240", before(d, "censored", 240))
  result("overall-survival/at-risk@264", at_risk(d, 264))
  result("overall-survival/events-before@264", before(d, "event", 264))
  result("overall-survival/censored-before@264", before(d, "censored", 264))
  result("overall-survival/survival@12", at_time(fit, 12)$surv)
  result("overall-survival/survival-se@12", at_time(fit, 12)$std.err)
  result("overall-survival/survival-lower@12", limits_inside(at_time(fit, 12))$lower)
  result("overall-survival/survival-upper@12", limits_inside(at_time(fit, 12))$upper)
  result("overall-survival/incidence@12", 1 - at_time(fit, 12)$surv)
  result("overall-survival/survival@24", at_time(fit, 24)$surv)
  result("overall-survival/survival-se@24", at_time(fit, 24)$std.err)
  result("overall-survival/survival-lower@24", limits_inside(at_time(fit, 24))$lower)
  result("overall-survival/survival-upper@24", limits_inside(at_time(fit, 24))$upper)
  result("overall-survival/incidence@24", 1 - at_time(fit, 24)$surv)
  result("overall-survival/survival@60", at_time(fit, 60)$surv)
  result("overall-survival/survival-se@60", at_time(fit, 60)$std.err)
  result("overall-survival/survival-lower@60", limits_inside(at_time(fit, 60))$lower)
  result("overall-survival/survival-upper@60", limits_inside(at_time(fit, 60))$upper)
  result("overall-survival/incidence@60", 1 - at_time(fit, 60)$surv)
  result("overall-survival/survival@120", at_time(fit, 120)$surv)
  result("overall-survival/survival-se@120", at_time(fit, 120)$std.err)
  result("overall-survival/survival-lower@120", limits_inside(at_time(fit, 120))$lower)
  result("overall-survival/survival-upper@120", limits_inside(at_time(fit, 120))$upper)
  result("overall-survival/incidence@120", 1 - at_time(fit, 120)$surv)
  result("overall-survival/cumulative-hazard@12", at_time(fit, 12)$cumhaz)
  result("overall-survival/cumulative-hazard-se@12", at_time(fit, 12)$std.chaz)
  result("overall-survival/cumulative-hazard-split@12", at_time(split_ties, 12)$cumhaz)
  result("overall-survival/cumulative-hazard@24", at_time(fit, 24)$cumhaz)
  result("overall-survival/cumulative-hazard-se@24", at_time(fit, 24)$std.chaz)
  result("overall-survival/cumulative-hazard-split@24", at_time(split_ties, 24)$cumhaz)
  result("overall-survival/cumulative-hazard@60", at_time(fit, 60)$cumhaz)
  result("overall-survival/cumulative-hazard-se@60", at_time(fit, 60)$std.chaz)
  result("overall-survival/cumulative-hazard-split@60", at_time(split_ties, 60)$cumhaz)
  result("overall-survival/cumulative-hazard@120", at_time(fit, 120)$cumhaz)
  result("overall-survival/cumulative-hazard-se@120", at_time(fit, 120)$std.chaz)
  result("overall-survival/cumulative-hazard-split@120", at_time(split_ties, 120)$cumhaz)
  result("overall-survival/q1", first_quantile(fit, 0.25))
  result("overall-survival/q1-lower", density_interval(fit, 0.25)$lower)
  result("overall-survival/q1-upper", density_interval(fit, 0.25)$upper)
  result("overall-survival/q1-se", density_interval(fit, 0.25)$se)
  result("overall-survival/median", first_quantile(fit, 0.5))
  result("overall-survival/median-lower", density_interval(fit, 0.5)$lower)
  result("overall-survival/median-upper", density_interval(fit, 0.5)$upper)
  result("overall-survival/median-se", density_interval(fit, 0.5)$se)
  result("overall-survival/q3", first_quantile(fit, 0.75))
  result("overall-survival/q3-lower", density_interval(fit, 0.75)$lower)
  result("overall-survival/q3-upper", density_interval(fit, 0.75)$upper)
  result("overall-survival/q3-se", density_interval(fit, 0.75)$se)
  result("overall-survival/mean", area$mean)
  result("overall-survival/mean-se", area$se)
  result("overall-survival/mean-lower", area$mean - 1.96 * area$se)
  result("overall-survival/mean-upper", area$mean + 1.96 * area$se)
  result("overall-survival/follow-up", first_quantile(reverse, 0.5))
  result("overall-survival/follow-up-lower", density_interval(reverse, 0.5)$lower)
  result("overall-survival/follow-up-upper", density_interval(reverse, 0.5)$upper)
  result("overall-survival/follow-up-se", density_interval(reverse, 0.5)$se)
  result("overall-survival/last-time", max(d$exit_time))
  result("overall-survival/person-time", person_time)
  result("overall-survival/rate", rate$estimate)
  result("overall-survival/rate-lower", rate$conf.int[1])
  result("overall-survival/rate-upper", rate$conf.int[2])
})

# ---- Cause-specific survival ----
try({
  d <- times_cause_specific_survival
  fit <- survfit(survival_of(d, d$exit_cause == "event") ~ 1, conf.type = "log-log", conf.int = 0.95)
  split_ties <- survfit(survival_of(d, d$exit_cause == "event") ~ 1, ctype = 2)
  reverse <- follow_up_curve(d, conf.type = "log-log", conf.int = 0.95)
  person_time <- sum(d$exit_time - d$entry_time)
  rate <- if (person_time > 0) poisson.test(sum(d$exit_cause == "event"), person_time, conf.level = 0.95) else NULL
  area <- mean_until(fit, max(d$exit_time))
  result("cause-specific-survival/n", nrow(d))
  result("cause-specific-survival/events", sum(d$exit_cause == "event"))
  result("cause-specific-survival/other-death/events", sum(d$exit_cause == "other-death"))
  result("cause-specific-survival/censored", sum(d$exit_cause == "censored"))
  result("cause-specific-survival/at-risk@0", at_risk(d, 0))
  result("cause-specific-survival/events-before@0", before(d, "event", 0))
  result("cause-specific-survival/other-death/events-before@0", before(d, "other-death", 0))
  result("cause-specific-survival/censored-before@0", before(d, "censored", 0))
  result("cause-specific-survival/at-risk@12", at_risk(d, 12))
  result("cause-specific-survival/events-before@12", before(d, "event", 12))
  result("cause-specific-survival/other-death/events-before@12", before(d, "other-death", 12))
  result("cause-specific-survival/censored-before@12", before(d, "censored", 12))
  result("cause-specific-survival/at-risk@24", at_risk(d, 24))
  result("cause-specific-survival/events-before@24", before(d, "event", 24))
  result("cause-specific-survival/other-death/events-before@24", before(d, "other-death", 24))
  result("cause-specific-survival/censored-before@24", before(d, "censored", 24))
  result("cause-specific-survival/at-risk@48", at_risk(d, 48))
  result("cause-specific-survival/events-before@48", before(d, "event", 48))
  result("cause-specific-survival/other-death/events-before@48", before(d, "other-death", 48))
  result("cause-specific-survival/censored-before@48", before(d, "censored", 48))
  result("cause-specific-survival/at-risk@60", at_risk(d, 60))
  result("cause-specific-survival/events-before@60", before(d, "event", 60))
  result("cause-specific-survival/other-death/events-before@60", before(d, "other-death", 60))
  result("cause-specific-survival/censored-before@60", before(d, "censored", 60))
  result("cause-specific-survival/at-risk@72", at_risk(d, 72))
  result("cause-specific-survival/events-before@72", before(d, "event", 72))
  result("cause-specific-survival/other-death/events-before@72", before(d, "other-death", 72))
  result("cause-specific-survival/censored-before@72", before(d, "censored", 72))
  result("cause-specific-survival/at-risk@96", at_risk(d, 96))
  result("cause-specific-survival/events-before@96", before(d, "event", 96))
  result("cause-specific-survival/other-death/events-before@96", before(d, "other-death", 96))
  result("cause-specific-survival/censored-before@96", before(d, "censored", 96))
  result("cause-specific-survival/at-risk@120", at_risk(d, 120))
  result("cause-specific-survival/events-before@120", before(d, "event", 120))
  result("cause-specific-survival/other-death/events-before@120", before(d, "other-death", 120))
  result("cause-specific-survival/censored-before@120", before(d, "censored", 120))
  result("cause-specific-survival/at-risk@144", at_risk(d, 144))
  result("cause-specific-survival/events-before@144", before(d, "event", 144))
  result("cause-specific-survival/other-death/events-before@144", before(d, "other-death", 144))
  result("cause-specific-survival/censored-before@144", before(d, "censored", 144))
  result("cause-specific-survival/at-risk@168", at_risk(d, 168))
  result("cause-specific-survival/events-before@168", before(d, "event", 168))
  result("cause-specific-survival/other-death/events-before@168", before(d, "other-death", 168))
  result("cause-specific-survival/censored-before@168", before(d, "censored", 168))
  result("cause-specific-survival/at-risk@192", at_risk(d, 192))
  result("cause-specific-survival/events-before@192", before(d, "event", 192))
  result("cause-specific-survival/other-death/events-before@192", before(d, "other-death", 192))
  result("cause-specific-survival/censored-before@192", before(d, "censored", 192))
  result("cause-specific-survival/at-risk@216", at_risk(d, 216))
  result("cause-specific-survival/events-before@216", before(d, "event", 216))
  result("cause-specific-survival/other-death/events-before@216", before(d, "other-death", 216))
  result("cause-specific-survival/censored-before@216", before(d, "censored", 216))
  result("cause-specific-survival/at-risk@240", at_risk(d, 240))
  result("cause-specific-survival/events-before@240", before(d, "event", 240))
  result("cause-specific-survival/other-death/events-before@240", before(d, "other-death", 240))
  result("cause-specific-survival/censored-before@240", before(d, "censored", 240))
  result("cause-specific-survival/at-risk@264", at_risk(d, 264))
  result("cause-specific-survival/events-before@264", before(d, "event", 264))
  result("cause-specific-survival/other-death/events-before@264", before(d, "other-death", 264))
  result("cause-specific-survival/censored-before@264", before(d, "censored", 264))
  result("cause-specific-survival/survival@12", at_time(fit, 12)$surv)
  result("cause-specific-survival/survival-se@12", at_time(fit, 12)$std.err)
  result("cause-specific-survival/survival-lower@12", limits_inside(at_time(fit, 12))$lower)
  result("cause-specific-survival/survival-upper@12", limits_inside(at_time(fit, 12))$upper)
  result("cause-specific-survival/incidence@12", 1 - at_time(fit, 12)$surv)
  result("cause-specific-survival/survival@24", at_time(fit, 24)$surv)
  result("cause-specific-survival/survival-se@24", at_time(fit, 24)$std.err)
  result("cause-specific-survival/survival-lower@24", limits_inside(at_time(fit, 24))$lower)
  result("cause-specific-survival/survival-upper@24", limits_inside(at_time(fit, 24))$upper)
  result("cause-specific-survival/incidence@24", 1 - at_time(fit, 24)$surv)
  result("cause-specific-survival/survival@60", at_time(fit, 60)$surv)
  result("cause-specific-survival/survival-se@60", at_time(fit, 60)$std.err)
  result("cause-specific-survival/survival-lower@60", limits_inside(at_time(fit, 60))$lower)
  result("cause-specific-survival/survival-upper@60", limits_inside(at_time(fit, 60))$upper)
  result("cause-specific-survival/incidence@60", 1 - at_time(fit, 60)$surv)
  result("cause-specific-survival/survival@120", at_time(fit, 120)$surv)
  result("cause-specific-survival/survival-se@120", at_time(fit, 120)$std.err)
  result("cause-specific-survival/survival-lower@120", limits_inside(at_time(fit, 120))$lower)
  result("cause-specific-survival/survival-upper@120", limits_inside(at_time(fit, 120))$upper)
  result("cause-specific-survival/incidence@120", 1 - at_time(fit, 120)$surv)
  result("cause-specific-survival/cumulative-hazard@12", at_time(fit, 12)$cumhaz)
  result("cause-specific-survival/cumulative-hazard-se@12", at_time(fit, 12)$std.chaz)
  result("cause-specific-survival/cumulative-hazard-split@12", at_time(split_ties, 12)$cumhaz)
  result("cause-specific-survival/cumulative-hazard@24", at_time(fit, 24)$cumhaz)
  result("cause-specific-survival/cumulative-hazard-se@24", at_time(fit, 24)$std.chaz)
  result("cause-specific-survival/cumulative-hazard-split@24", at_time(split_ties, 24)$cumhaz)
  result("cause-specific-survival/cumulative-hazard@60", at_time(fit, 60)$cumhaz)
  result("cause-specific-survival/cumulative-hazard-se@60", at_time(fit, 60)$std.chaz)
  result("cause-specific-survival/cumulative-hazard-split@60", at_time(split_ties, 60)$cumhaz)
  result("cause-specific-survival/cumulative-hazard@120", at_time(fit, 120)$cumhaz)
  result("cause-specific-survival/cumulative-hazard-se@120", at_time(fit, 120)$std.chaz)
  result("cause-specific-survival/cumulative-hazard-split@120", at_time(split_ties, 120)$cumhaz)
  result("cause-specific-survival/q1", first_quantile(fit, 0.25))
  result("cause-specific-survival/q1-lower", density_interval(fit, 0.25)$lower)
  result("cause-specific-survival/q1-upper", density_interval(fit, 0.25)$upper)
  result("cause-specific-survival/q1-se", density_interval(fit, 0.25)$se)
  result("cause-specific-survival/median", first_quantile(fit, 0.5))
  result("cause-specific-survival/median-lower", density_interval(fit, 0.5)$lower)
  result("cause-specific-survival/median-upper", density_interval(fit, 0.5)$upper)
  result("cause-specific-survival/median-se", density_interval(fit, 0.5)$se)
  result("cause-specific-survival/q3", first_quantile(fit, 0.75))
  result("cause-specific-survival/q3-lower", density_interval(fit, 0.75)$lower)
  result("cause-specific-survival/q3-upper", density_interval(fit, 0.75)$upper)
  result("cause-specific-survival/q3-se", density_interval(fit, 0.75)$se)
  result("cause-specific-survival/mean", area$mean)
  result("cause-specific-survival/mean-se", area$se)
  result("cause-specific-survival/mean-lower", area$mean - 1.96 * area$se)
  result("cause-specific-survival/mean-upper", area$mean + 1.96 * area$se)
  result("cause-specific-survival/follow-up", first_quantile(reverse, 0.5))
  result("cause-specific-survival/follow-up-lower", density_interval(reverse, 0.5)$lower)
  result("cause-specific-survival/follow-up-upper", density_interval(reverse, 0.5)$upper)
  result("cause-specific-survival/follow-up-se", density_interval(reverse, 0.5)$se)
  result("cause-specific-survival/last-time", max(d$exit_time))
  result("cause-specific-survival/person-time", person_time)
  result("cause-specific-survival/rate", rate$estimate)
  result("cause-specific-survival/rate-lower", rate$conf.int[1])
  result("cause-specific-survival/rate-upper", rate$conf.int[2])
  result("cause-specific-survival/cumulative-incidence@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$estimate)
  result("cause-specific-survival/cumulative-incidence-se@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$se)
  result("cause-specific-survival/cumulative-incidence-lower@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$lower)
  result("cause-specific-survival/cumulative-incidence-upper@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$upper)
  result("cause-specific-survival/other-death/cumulative-incidence@12", incidence_at(d, "other-death", 12, qnorm(0.975), "log-log")$estimate)
  result("cause-specific-survival/other-death/cumulative-incidence-se@12", incidence_at(d, "other-death", 12, qnorm(0.975), "log-log")$se)
  result("cause-specific-survival/other-death/cumulative-incidence-lower@12", incidence_at(d, "other-death", 12, qnorm(0.975), "log-log")$lower)
  result("cause-specific-survival/other-death/cumulative-incidence-upper@12", incidence_at(d, "other-death", 12, qnorm(0.975), "log-log")$upper)
  result("cause-specific-survival/cumulative-incidence@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$estimate)
  result("cause-specific-survival/cumulative-incidence-se@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$se)
  result("cause-specific-survival/cumulative-incidence-lower@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$lower)
  result("cause-specific-survival/cumulative-incidence-upper@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$upper)
  result("cause-specific-survival/other-death/cumulative-incidence@24", incidence_at(d, "other-death", 24, qnorm(0.975), "log-log")$estimate)
  result("cause-specific-survival/other-death/cumulative-incidence-se@24", incidence_at(d, "other-death", 24, qnorm(0.975), "log-log")$se)
  result("cause-specific-survival/other-death/cumulative-incidence-lower@24", incidence_at(d, "other-death", 24, qnorm(0.975), "log-log")$lower)
  result("cause-specific-survival/other-death/cumulative-incidence-upper@24", incidence_at(d, "other-death", 24, qnorm(0.975), "log-log")$upper)
  result("cause-specific-survival/cumulative-incidence@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$estimate)
  result("cause-specific-survival/cumulative-incidence-se@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$se)
  result("cause-specific-survival/cumulative-incidence-lower@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$lower)
  result("cause-specific-survival/cumulative-incidence-upper@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$upper)
  result("cause-specific-survival/other-death/cumulative-incidence@60", incidence_at(d, "other-death", 60, qnorm(0.975), "log-log")$estimate)
  result("cause-specific-survival/other-death/cumulative-incidence-se@60", incidence_at(d, "other-death", 60, qnorm(0.975), "log-log")$se)
  result("cause-specific-survival/other-death/cumulative-incidence-lower@60", incidence_at(d, "other-death", 60, qnorm(0.975), "log-log")$lower)
  result("cause-specific-survival/other-death/cumulative-incidence-upper@60", incidence_at(d, "other-death", 60, qnorm(0.975), "log-log")$upper)
  result("cause-specific-survival/cumulative-incidence@120", incidence_at(d, "event", 120, qnorm(0.975), "log-log")$estimate)
  result("cause-specific-survival/cumulative-incidence-se@120", incidence_at(d, "event", 120, qnorm(0.975), "log-log")$se)
  result("cause-specific-survival/cumulative-incidence-lower@120", incidence_at(d, "event", 120, qnorm(0.975), "log-log")$lower)
  result("cause-specific-survival/cumulative-incidence-upper@120", incidence_at(d, "event", 120, qnorm(0.975), "log-log")$upper)
  result("cause-specific-survival/other-death/cumulative-incidence@120", incidence_at(d, "other-death", 120, qnorm(0.975), "log-log")$estimate)
  result("cause-specific-survival/other-death/cumulative-incidence-se@120", incidence_at(d, "other-death", 120, qnorm(0.975), "log-log")$se)
  result("cause-specific-survival/other-death/cumulative-incidence-lower@120", incidence_at(d, "other-death", 120, qnorm(0.975), "log-log")$lower)
  result("cause-specific-survival/other-death/cumulative-incidence-upper@120", incidence_at(d, "other-death", 120, qnorm(0.975), "log-log")$upper)
})

# ---- Time to local recurrence ----
try({
  d <- times_local_recurrence_free
  fit <- survfit(survival_of(d, d$exit_cause == "event") ~ 1, conf.type = "log-log", conf.int = 0.95)
  split_ties <- survfit(survival_of(d, d$exit_cause == "event") ~ 1, ctype = 2)
  reverse <- follow_up_curve(d, conf.type = "log-log", conf.int = 0.95)
  person_time <- sum(d$exit_time - d$entry_time)
  rate <- if (person_time > 0) poisson.test(sum(d$exit_cause == "event"), person_time, conf.level = 0.95) else NULL
  area <- mean_until(fit, max(d$exit_time))
  result("local-recurrence-free/n", nrow(d))
  result("local-recurrence-free/events", sum(d$exit_cause == "event"))
  result("local-recurrence-free/death/events", sum(d$exit_cause == "death"))
  result("local-recurrence-free/censored", sum(d$exit_cause == "censored"))
  result("local-recurrence-free/at-risk@0", at_risk(d, 0))
  result("local-recurrence-free/events-before@0", before(d, "event", 0))
  result("local-recurrence-free/death/events-before@0", before(d, "death", 0))
  result("local-recurrence-free/censored-before@0", before(d, "censored", 0))
  result("local-recurrence-free/at-risk@12", at_risk(d, 12))
  result("local-recurrence-free/events-before@12", before(d, "event", 12))
  result("local-recurrence-free/death/events-before@12", before(d, "death", 12))
  result("local-recurrence-free/censored-before@12", before(d, "censored", 12))
  result("local-recurrence-free/at-risk@24", at_risk(d, 24))
  result("local-recurrence-free/events-before@24", before(d, "event", 24))
  result("local-recurrence-free/death/events-before@24", before(d, "death", 24))
  result("local-recurrence-free/censored-before@24", before(d, "censored", 24))
  result("local-recurrence-free/at-risk@48", at_risk(d, 48))
  result("local-recurrence-free/events-before@48", before(d, "event", 48))
  result("local-recurrence-free/death/events-before@48", before(d, "death", 48))
  result("local-recurrence-free/censored-before@48", before(d, "censored", 48))
  result("local-recurrence-free/at-risk@60", at_risk(d, 60))
  result("local-recurrence-free/events-before@60", before(d, "event", 60))
  result("local-recurrence-free/death/events-before@60", before(d, "death", 60))
  result("local-recurrence-free/censored-before@60", before(d, "censored", 60))
  result("local-recurrence-free/at-risk@72", at_risk(d, 72))
  result("local-recurrence-free/events-before@72", before(d, "event", 72))
  result("local-recurrence-free/death/events-before@72", before(d, "death", 72))
  result("local-recurrence-free/censored-before@72", before(d, "censored", 72))
  result("local-recurrence-free/at-risk@96", at_risk(d, 96))
  result("local-recurrence-free/events-before@96", before(d, "event", 96))
  result("local-recurrence-free/death/events-before@96", before(d, "death", 96))
  result("local-recurrence-free/censored-before@96", before(d, "censored", 96))
  result("local-recurrence-free/at-risk@120", at_risk(d, 120))
  result("local-recurrence-free/events-before@120", before(d, "event", 120))
  result("local-recurrence-free/death/events-before@120", before(d, "death", 120))
  result("local-recurrence-free/censored-before@120", before(d, "censored", 120))
  result("local-recurrence-free/at-risk@144", at_risk(d, 144))
  result("local-recurrence-free/events-before@144", before(d, "event", 144))
  result("local-recurrence-free/death/events-before@144", before(d, "death", 144))
  result("local-recurrence-free/censored-before@144", before(d, "censored", 144))
  result("local-recurrence-free/at-risk@168", at_risk(d, 168))
  result("local-recurrence-free/events-before@168", before(d, "event", 168))
  result("local-recurrence-free/death/events-before@168", before(d, "death", 168))
  result("local-recurrence-free/censored-before@168", before(d, "censored", 168))
  result("local-recurrence-free/at-risk@192", at_risk(d, 192))
  result("local-recurrence-free/events-before@192", before(d, "event", 192))
  result("local-recurrence-free/death/events-before@192", before(d, "death", 192))
  result("local-recurrence-free/censored-before@192", before(d, "censored", 192))
  result("local-recurrence-free/at-risk@216", at_risk(d, 216))
  result("local-recurrence-free/events-before@216", before(d, "event", 216))
  result("local-recurrence-free/death/events-before@216", before(d, "death", 216))
  result("local-recurrence-free/censored-before@216", before(d, "censored", 216))
  result("local-recurrence-free/at-risk@240", at_risk(d, 240))
  result("local-recurrence-free/events-before@240", before(d, "event", 240))
  result("local-recurrence-free/death/events-before@240", before(d, "death", 240))
  result("local-recurrence-free/censored-before@240", before(d, "censored", 240))
  result("local-recurrence-free/at-risk@264", at_risk(d, 264))
  result("local-recurrence-free/events-before@264", before(d, "event", 264))
  result("local-recurrence-free/death/events-before@264", before(d, "death", 264))
  result("local-recurrence-free/censored-before@264", before(d, "censored", 264))
  result("local-recurrence-free/survival@12", at_time(fit, 12)$surv)
  result("local-recurrence-free/survival-se@12", at_time(fit, 12)$std.err)
  result("local-recurrence-free/survival-lower@12", limits_inside(at_time(fit, 12))$lower)
  result("local-recurrence-free/survival-upper@12", limits_inside(at_time(fit, 12))$upper)
  result("local-recurrence-free/incidence@12", 1 - at_time(fit, 12)$surv)
  result("local-recurrence-free/survival@24", at_time(fit, 24)$surv)
  result("local-recurrence-free/survival-se@24", at_time(fit, 24)$std.err)
  result("local-recurrence-free/survival-lower@24", limits_inside(at_time(fit, 24))$lower)
  result("local-recurrence-free/survival-upper@24", limits_inside(at_time(fit, 24))$upper)
  result("local-recurrence-free/incidence@24", 1 - at_time(fit, 24)$surv)
  result("local-recurrence-free/survival@60", at_time(fit, 60)$surv)
  result("local-recurrence-free/survival-se@60", at_time(fit, 60)$std.err)
  result("local-recurrence-free/survival-lower@60", limits_inside(at_time(fit, 60))$lower)
  result("local-recurrence-free/survival-upper@60", limits_inside(at_time(fit, 60))$upper)
  result("local-recurrence-free/incidence@60", 1 - at_time(fit, 60)$surv)
  result("local-recurrence-free/cumulative-hazard@12", at_time(fit, 12)$cumhaz)
  result("local-recurrence-free/cumulative-hazard-se@12", at_time(fit, 12)$std.chaz)
  result("local-recurrence-free/cumulative-hazard-split@12", at_time(split_ties, 12)$cumhaz)
  result("local-recurrence-free/cumulative-hazard@24", at_time(fit, 24)$cumhaz)
  result("local-recurrence-free/cumulative-hazard-se@24", at_time(fit, 24)$std.chaz)
  result("local-recurrence-free/cumulative-hazard-split@24", at_time(split_ties, 24)$cumhaz)
  result("local-recurrence-free/cumulative-hazard@60", at_time(fit, 60)$cumhaz)
  result("local-recurrence-free/cumulative-hazard-se@60", at_time(fit, 60)$std.chaz)
  result("local-recurrence-free/cumulative-hazard-split@60", at_time(split_ties, 60)$cumhaz)
  result("local-recurrence-free/q1", first_quantile(fit, 0.25))
  result("local-recurrence-free/q1-lower", density_interval(fit, 0.25)$lower)
  result("local-recurrence-free/q1-upper", density_interval(fit, 0.25)$upper)
  result("local-recurrence-free/q1-se", density_interval(fit, 0.25)$se)
  result("local-recurrence-free/median", first_quantile(fit, 0.5))
  result("local-recurrence-free/median-lower", density_interval(fit, 0.5)$lower)
  result("local-recurrence-free/median-upper", density_interval(fit, 0.5)$upper)
  result("local-recurrence-free/median-se", density_interval(fit, 0.5)$se)
  result("local-recurrence-free/q3", first_quantile(fit, 0.75))
  result("local-recurrence-free/q3-lower", density_interval(fit, 0.75)$lower)
  result("local-recurrence-free/q3-upper", density_interval(fit, 0.75)$upper)
  result("local-recurrence-free/q3-se", density_interval(fit, 0.75)$se)
  result("local-recurrence-free/mean", area$mean)
  result("local-recurrence-free/mean-se", area$se)
  result("local-recurrence-free/mean-lower", area$mean - 1.96 * area$se)
  result("local-recurrence-free/mean-upper", area$mean + 1.96 * area$se)
  result("local-recurrence-free/follow-up", first_quantile(reverse, 0.5))
  result("local-recurrence-free/follow-up-lower", density_interval(reverse, 0.5)$lower)
  result("local-recurrence-free/follow-up-upper", density_interval(reverse, 0.5)$upper)
  result("local-recurrence-free/follow-up-se", density_interval(reverse, 0.5)$se)
  result("local-recurrence-free/last-time", max(d$exit_time))
  result("local-recurrence-free/person-time", person_time)
  result("local-recurrence-free/rate", rate$estimate)
  result("local-recurrence-free/rate-lower", rate$conf.int[1])
  result("local-recurrence-free/rate-upper", rate$conf.int[2])
  result("local-recurrence-free/cumulative-incidence@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$estimate)
  result("local-recurrence-free/cumulative-incidence-se@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$se)
  result("local-recurrence-free/cumulative-incidence-lower@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$lower)
  result("local-recurrence-free/cumulative-incidence-upper@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$upper)
  result("local-recurrence-free/death/cumulative-incidence@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$estimate)
  result("local-recurrence-free/death/cumulative-incidence-se@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$se)
  result("local-recurrence-free/death/cumulative-incidence-lower@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$lower)
  result("local-recurrence-free/death/cumulative-incidence-upper@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$upper)
  result("local-recurrence-free/cumulative-incidence@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$estimate)
  result("local-recurrence-free/cumulative-incidence-se@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$se)
  result("local-recurrence-free/cumulative-incidence-lower@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$lower)
  result("local-recurrence-free/cumulative-incidence-upper@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$upper)
  result("local-recurrence-free/death/cumulative-incidence@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$estimate)
  result("local-recurrence-free/death/cumulative-incidence-se@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$se)
  result("local-recurrence-free/death/cumulative-incidence-lower@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$lower)
  result("local-recurrence-free/death/cumulative-incidence-upper@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$upper)
  result("local-recurrence-free/cumulative-incidence@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$estimate)
  result("local-recurrence-free/cumulative-incidence-se@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$se)
  result("local-recurrence-free/cumulative-incidence-lower@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$lower)
  result("local-recurrence-free/cumulative-incidence-upper@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$upper)
  result("local-recurrence-free/death/cumulative-incidence@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$estimate)
  result("local-recurrence-free/death/cumulative-incidence-se@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$se)
  result("local-recurrence-free/death/cumulative-incidence-lower@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$lower)
  result("local-recurrence-free/death/cumulative-incidence-upper@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$upper)
})

# ---- Time to local recurrence, margin=positive ----
try({
  d <- rows_where(times_local_recurrence_free, times_local_recurrence_free$margin == "positive")
  fit <- survfit(survival_of(d, d$exit_cause == "event") ~ 1, conf.type = "log-log", conf.int = 0.95)
  split_ties <- survfit(survival_of(d, d$exit_cause == "event") ~ 1, ctype = 2)
  reverse <- follow_up_curve(d, conf.type = "log-log", conf.int = 0.95)
  person_time <- sum(d$exit_time - d$entry_time)
  rate <- if (person_time > 0) poisson.test(sum(d$exit_cause == "event"), person_time, conf.level = 0.95) else NULL
  area <- mean_until(fit, max(d$exit_time))
  result("local-recurrence-free/margin=positive/n", nrow(d))
  result("local-recurrence-free/margin=positive/events", sum(d$exit_cause == "event"))
  result("local-recurrence-free/margin=positive/death/events", sum(d$exit_cause == "death"))
  result("local-recurrence-free/margin=positive/censored", sum(d$exit_cause == "censored"))
  result("local-recurrence-free/margin=positive/at-risk@0", at_risk(d, 0))
  result("local-recurrence-free/margin=positive/events-before@0", before(d, "event", 0))
  result("local-recurrence-free/margin=positive/death/events-before@0", before(d, "death", 0))
  result("local-recurrence-free/margin=positive/censored-before@0", before(d, "censored", 0))
  result("local-recurrence-free/margin=positive/at-risk@12", at_risk(d, 12))
  result("local-recurrence-free/margin=positive/events-before@12", before(d, "event", 12))
  result("local-recurrence-free/margin=positive/death/events-before@12", before(d, "death", 12))
  result("local-recurrence-free/margin=positive/censored-before@12", before(d, "censored", 12))
  result("local-recurrence-free/margin=positive/at-risk@24", at_risk(d, 24))
  result("local-recurrence-free/margin=positive/events-before@24", before(d, "event", 24))
  result("local-recurrence-free/margin=positive/death/events-before@24", before(d, "death", 24))
  result("local-recurrence-free/margin=positive/censored-before@24", before(d, "censored", 24))
  result("local-recurrence-free/margin=positive/at-risk@48", at_risk(d, 48))
  result("local-recurrence-free/margin=positive/events-before@48", before(d, "event", 48))
  result("local-recurrence-free/margin=positive/death/events-before@48", before(d, "death", 48))
  result("local-recurrence-free/margin=positive/censored-before@48", before(d, "censored", 48))
  result("local-recurrence-free/margin=positive/at-risk@60", at_risk(d, 60))
  result("local-recurrence-free/margin=positive/events-before@60", before(d, "event", 60))
  result("local-recurrence-free/margin=positive/death/events-before@60", before(d, "death", 60))
  result("local-recurrence-free/margin=positive/censored-before@60", before(d, "censored", 60))
  result("local-recurrence-free/margin=positive/at-risk@72", at_risk(d, 72))
  result("local-recurrence-free/margin=positive/events-before@72", before(d, "event", 72))
  result("local-recurrence-free/margin=positive/death/events-before@72", before(d, "death", 72))
  result("local-recurrence-free/margin=positive/censored-before@72", before(d, "censored", 72))
  result("local-recurrence-free/margin=positive/at-risk@96", at_risk(d, 96))
  result("local-recurrence-free/margin=positive/events-before@96", before(d, "event", 96))
  result("local-recurrence-free/margin=positive/death/events-before@96", before(d, "death", 96))
  result("local-recurrence-free/margin=positive/censored-before@96", before(d, "censored", 96))
  result("local-recurrence-free/margin=positive/at-risk@120", at_risk(d, 120))
  result("local-recurrence-free/margin=positive/events-before@120", before(d, "event", 120))
  result("local-recurrence-free/margin=positive/death/events-before@120", before(d, "death", 120))
  result("local-recurrence-free/margin=positive/censored-before@120", before(d, "censored", 120))
  result("local-recurrence-free/margin=positive/at-risk@144", at_risk(d, 144))
  result("local-recurrence-free/margin=positive/events-before@144", before(d, "event", 144))
  result("local-recurrence-free/margin=positive/death/events-before@144", before(d, "death", 144))
  result("local-recurrence-free/margin=positive/censored-before@144", before(d, "censored", 144))
  result("local-recurrence-free/margin=positive/at-risk@168", at_risk(d, 168))
  result("local-recurrence-free/margin=positive/events-before@168", before(d, "event", 168))
  result("local-recurrence-free/margin=positive/death/events-before@168", before(d, "death", 168))
  result("local-recurrence-free/margin=positive/censored-before@168", before(d, "censored", 168))
  result("local-recurrence-free/margin=positive/at-risk@192", at_risk(d, 192))
  result("local-recurrence-free/margin=positive/events-before@192", before(d, "event", 192))
  result("local-recurrence-free/margin=positive/death/events-before@192", before(d, "death", 192))
  result("local-recurrence-free/margin=positive/censored-before@192", before(d, "censored", 192))
  result("local-recurrence-free/margin=positive/at-risk@216", at_risk(d, 216))
  result("local-recurrence-free/margin=positive/events-before@216", before(d, "event", 216))
  result("local-recurrence-free/margin=positive/death/events-before@216", before(d, "death", 216))
  result("local-recurrence-free/margin=positive/censored-before@216", before(d, "censored", 216))
  result("local-recurrence-free/margin=positive/at-risk@240", at_risk(d, 240))
  result("local-recurrence-free/margin=positive/events-before@240", before(d, "event", 240))
  result("local-recurrence-free/margin=positive/death/events-before@240", before(d, "death", 240))
  result("local-recurrence-free/margin=positive/censored-before@240", before(d, "censored", 240))
  result("local-recurrence-free/margin=positive/at-risk@264", at_risk(d, 264))
  result("local-recurrence-free/margin=positive/events-before@264", before(d, "event", 264))
  result("local-recurrence-free/margin=positive/death/events-before@264", before(d, "death", 264))
  result("local-recurrence-free/margin=positive/censored-before@264", before(d, "censored", 264))
  result("local-recurrence-free/margin=positive/survival@12", at_time(fit, 12)$surv)
  result("local-recurrence-free/margin=positive/survival-se@12", at_time(fit, 12)$std.err)
  result("local-recurrence-free/margin=positive/survival-lower@12", limits_inside(at_time(fit, 12))$lower)
  result("local-recurrence-free/margin=positive/survival-upper@12", limits_inside(at_time(fit, 12))$upper)
  result("local-recurrence-free/margin=positive/incidence@12", 1 - at_time(fit, 12)$surv)
  result("local-recurrence-free/margin=positive/survival@24", at_time(fit, 24)$surv)
  result("local-recurrence-free/margin=positive/survival-se@24", at_time(fit, 24)$std.err)
  result("local-recurrence-free/margin=positive/survival-lower@24", limits_inside(at_time(fit, 24))$lower)
  result("local-recurrence-free/margin=positive/survival-upper@24", limits_inside(at_time(fit, 24))$upper)
  result("local-recurrence-free/margin=positive/incidence@24", 1 - at_time(fit, 24)$surv)
  result("local-recurrence-free/margin=positive/survival@60", at_time(fit, 60)$surv)
  result("local-recurrence-free/margin=positive/survival-se@60", at_time(fit, 60)$std.err)
  result("local-recurrence-free/margin=positive/survival-lower@60", limits_inside(at_time(fit, 60))$lower)
  result("local-recurrence-free/margin=positive/survival-upper@60", limits_inside(at_time(fit, 60))$upper)
  result("local-recurrence-free/margin=positive/incidence@60", 1 - at_time(fit, 60)$surv)
  result("local-recurrence-free/margin=positive/cumulative-hazard@12", at_time(fit, 12)$cumhaz)
  result("local-recurrence-free/margin=positive/cumulative-hazard-se@12", at_time(fit, 12)$std.chaz)
  result("local-recurrence-free/margin=positive/cumulative-hazard-split@12", at_time(split_ties, 12)$cumhaz)
  result("local-recurrence-free/margin=positive/cumulative-hazard@24", at_time(fit, 24)$cumhaz)
  result("local-recurrence-free/margin=positive/cumulative-hazard-se@24", at_time(fit, 24)$std.chaz)
  result("local-recurrence-free/margin=positive/cumulative-hazard-split@24", at_time(split_ties, 24)$cumhaz)
  result("local-recurrence-free/margin=positive/cumulative-hazard@60", at_time(fit, 60)$cumhaz)
  result("local-recurrence-free/margin=positive/cumulative-hazard-se@60", at_time(fit, 60)$std.chaz)
  result("local-recurrence-free/margin=positive/cumulative-hazard-split@60", at_time(split_ties, 60)$cumhaz)
  result("local-recurrence-free/margin=positive/q1", first_quantile(fit, 0.25))
  result("local-recurrence-free/margin=positive/q1-lower", density_interval(fit, 0.25)$lower)
  result("local-recurrence-free/margin=positive/q1-upper", density_interval(fit, 0.25)$upper)
  result("local-recurrence-free/margin=positive/q1-se", density_interval(fit, 0.25)$se)
  result("local-recurrence-free/margin=positive/median", first_quantile(fit, 0.5))
  result("local-recurrence-free/margin=positive/median-lower", density_interval(fit, 0.5)$lower)
  result("local-recurrence-free/margin=positive/median-upper", density_interval(fit, 0.5)$upper)
  result("local-recurrence-free/margin=positive/median-se", density_interval(fit, 0.5)$se)
  result("local-recurrence-free/margin=positive/q3", first_quantile(fit, 0.75))
  result("local-recurrence-free/margin=positive/q3-lower", density_interval(fit, 0.75)$lower)
  result("local-recurrence-free/margin=positive/q3-upper", density_interval(fit, 0.75)$upper)
  result("local-recurrence-free/margin=positive/q3-se", density_interval(fit, 0.75)$se)
  result("local-recurrence-free/margin=positive/mean", area$mean)
  result("local-recurrence-free/margin=positive/mean-se", area$se)
  result("local-recurrence-free/margin=positive/mean-lower", area$mean - 1.96 * area$se)
  result("local-recurrence-free/margin=positive/mean-upper", area$mean + 1.96 * area$se)
  result("local-recurrence-free/margin=positive/follow-up", first_quantile(reverse, 0.5))
  result("local-recurrence-free/margin=positive/follow-up-lower", density_interval(reverse, 0.5)$lower)
  result("local-recurrence-free/margin=positive/follow-up-upper", density_interval(reverse, 0.5)$upper)
  result("local-recurrence-free/margin=positive/follow-up-se", density_interval(reverse, 0.5)$se)
  result("local-recurrence-free/margin=positive/last-time", max(d$exit_time))
  result("local-recurrence-free/margin=positive/person-time", person_time)
  result("local-recurrence-free/margin=positive/rate", rate$estimate)
  result("local-recurrence-free/margin=positive/rate-lower", rate$conf.int[1])
  result("local-recurrence-free/margin=positive/rate-upper", rate$conf.int[2])
  result("local-recurrence-free/margin=positive/cumulative-incidence@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$estimate)
  result("local-recurrence-free/margin=positive/cumulative-incidence-se@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$se)
  result("local-recurrence-free/margin=positive/cumulative-incidence-lower@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$lower)
  result("local-recurrence-free/margin=positive/cumulative-incidence-upper@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$upper)
  result("local-recurrence-free/margin=positive/death/cumulative-incidence@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$estimate)
  result("local-recurrence-free/margin=positive/death/cumulative-incidence-se@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$se)
  result("local-recurrence-free/margin=positive/death/cumulative-incidence-lower@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$lower)
  result("local-recurrence-free/margin=positive/death/cumulative-incidence-upper@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$upper)
  result("local-recurrence-free/margin=positive/cumulative-incidence@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$estimate)
  result("local-recurrence-free/margin=positive/cumulative-incidence-se@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$se)
  result("local-recurrence-free/margin=positive/cumulative-incidence-lower@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$lower)
  result("local-recurrence-free/margin=positive/cumulative-incidence-upper@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$upper)
  result("local-recurrence-free/margin=positive/death/cumulative-incidence@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$estimate)
  result("local-recurrence-free/margin=positive/death/cumulative-incidence-se@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$se)
  result("local-recurrence-free/margin=positive/death/cumulative-incidence-lower@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$lower)
  result("local-recurrence-free/margin=positive/death/cumulative-incidence-upper@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$upper)
  result("local-recurrence-free/margin=positive/cumulative-incidence@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$estimate)
  result("local-recurrence-free/margin=positive/cumulative-incidence-se@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$se)
  result("local-recurrence-free/margin=positive/cumulative-incidence-lower@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$lower)
  result("local-recurrence-free/margin=positive/cumulative-incidence-upper@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$upper)
  result("local-recurrence-free/margin=positive/death/cumulative-incidence@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$estimate)
  result("local-recurrence-free/margin=positive/death/cumulative-incidence-se@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$se)
  result("local-recurrence-free/margin=positive/death/cumulative-incidence-lower@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$lower)
  result("local-recurrence-free/margin=positive/death/cumulative-incidence-upper@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$upper)
})

# ---- Time to local recurrence, margin=negative ----
try({
  d <- rows_where(times_local_recurrence_free, times_local_recurrence_free$margin == "negative")
  fit <- survfit(survival_of(d, d$exit_cause == "event") ~ 1, conf.type = "log-log", conf.int = 0.95)
  split_ties <- survfit(survival_of(d, d$exit_cause == "event") ~ 1, ctype = 2)
  reverse <- follow_up_curve(d, conf.type = "log-log", conf.int = 0.95)
  person_time <- sum(d$exit_time - d$entry_time)
  rate <- if (person_time > 0) poisson.test(sum(d$exit_cause == "event"), person_time, conf.level = 0.95) else NULL
  area <- mean_until(fit, max(d$exit_time))
  result("local-recurrence-free/margin=negative/n", nrow(d))
  result("local-recurrence-free/margin=negative/events", sum(d$exit_cause == "event"))
  result("local-recurrence-free/margin=negative/death/events", sum(d$exit_cause == "death"))
  result("local-recurrence-free/margin=negative/censored", sum(d$exit_cause == "censored"))
  result("local-recurrence-free/margin=negative/at-risk@0", at_risk(d, 0))
  result("local-recurrence-free/margin=negative/events-before@0", before(d, "event", 0))
  result("local-recurrence-free/margin=negative/death/events-before@0", before(d, "death", 0))
  result("local-recurrence-free/margin=negative/censored-before@0", before(d, "censored", 0))
  result("local-recurrence-free/margin=negative/at-risk@12", at_risk(d, 12))
  result("local-recurrence-free/margin=negative/events-before@12", before(d, "event", 12))
  result("local-recurrence-free/margin=negative/death/events-before@12", before(d, "death", 12))
  result("local-recurrence-free/margin=negative/censored-before@12", before(d, "censored", 12))
  result("local-recurrence-free/margin=negative/at-risk@24", at_risk(d, 24))
  result("local-recurrence-free/margin=negative/events-before@24", before(d, "event", 24))
  result("local-recurrence-free/margin=negative/death/events-before@24", before(d, "death", 24))
  result("local-recurrence-free/margin=negative/censored-before@24", before(d, "censored", 24))
  result("local-recurrence-free/margin=negative/at-risk@48", at_risk(d, 48))
  result("local-recurrence-free/margin=negative/events-before@48", before(d, "event", 48))
  result("local-recurrence-free/margin=negative/death/events-before@48", before(d, "death", 48))
  result("local-recurrence-free/margin=negative/censored-before@48", before(d, "censored", 48))
  result("local-recurrence-free/margin=negative/at-risk@60", at_risk(d, 60))
  result("local-recurrence-free/margin=negative/events-before@60", before(d, "event", 60))
  result("local-recurrence-free/margin=negative/death/events-before@60", before(d, "death", 60))
  result("local-recurrence-free/margin=negative/censored-before@60", before(d, "censored", 60))
  result("local-recurrence-free/margin=negative/at-risk@72", at_risk(d, 72))
  result("local-recurrence-free/margin=negative/events-before@72", before(d, "event", 72))
  result("local-recurrence-free/margin=negative/death/events-before@72", before(d, "death", 72))
  result("local-recurrence-free/margin=negative/censored-before@72", before(d, "censored", 72))
  result("local-recurrence-free/margin=negative/at-risk@96", at_risk(d, 96))
  result("local-recurrence-free/margin=negative/events-before@96", before(d, "event", 96))
  result("local-recurrence-free/margin=negative/death/events-before@96", before(d, "death", 96))
  result("local-recurrence-free/margin=negative/censored-before@96", before(d, "censored", 96))
  result("local-recurrence-free/margin=negative/at-risk@120", at_risk(d, 120))
  result("local-recurrence-free/margin=negative/events-before@120", before(d, "event", 120))
  result("local-recurrence-free/margin=negative/death/events-before@120", before(d, "death", 120))
  result("local-recurrence-free/margin=negative/censored-before@120", before(d, "censored", 120))
  result("local-recurrence-free/margin=negative/at-risk@144", at_risk(d, 144))
  result("local-recurrence-free/margin=negative/events-before@144", before(d, "event", 144))
  result("local-recurrence-free/margin=negative/death/events-before@144", before(d, "death", 144))
  result("local-recurrence-free/margin=negative/censored-before@144", before(d, "censored", 144))
  result("local-recurrence-free/margin=negative/at-risk@168", at_risk(d, 168))
  result("local-recurrence-free/margin=negative/events-before@168", before(d, "event", 168))
  result("local-recurrence-free/margin=negative/death/events-before@168", before(d, "death", 168))
  result("local-recurrence-free/margin=negative/censored-before@168", before(d, "censored", 168))
  result("local-recurrence-free/margin=negative/at-risk@192", at_risk(d, 192))
  result("local-recurrence-free/margin=negative/events-before@192", before(d, "event", 192))
  result("local-recurrence-free/margin=negative/death/events-before@192", before(d, "death", 192))
  result("local-recurrence-free/margin=negative/censored-before@192", before(d, "censored", 192))
  result("local-recurrence-free/margin=negative/at-risk@216", at_risk(d, 216))
  result("local-recurrence-free/margin=negative/events-before@216", before(d, "event", 216))
  result("local-recurrence-free/margin=negative/death/events-before@216", before(d, "death", 216))
  result("local-recurrence-free/margin=negative/censored-before@216", before(d, "censored", 216))
  result("local-recurrence-free/margin=negative/at-risk@240", at_risk(d, 240))
  result("local-recurrence-free/margin=negative/events-before@240", before(d, "event", 240))
  result("local-recurrence-free/margin=negative/death/events-before@240", before(d, "death", 240))
  result("local-recurrence-free/margin=negative/censored-before@240", before(d, "censored", 240))
  result("local-recurrence-free/margin=negative/at-risk@264", at_risk(d, 264))
  result("local-recurrence-free/margin=negative/events-before@264", before(d, "event", 264))
  result("local-recurrence-free/margin=negative/death/events-before@264", before(d, "death", 264))
  result("local-recurrence-free/margin=negative/censored-before@264", before(d, "censored", 264))
  result("local-recurrence-free/margin=negative/survival@12", at_time(fit, 12)$surv)
  result("local-recurrence-free/margin=negative/survival-se@12", at_time(fit, 12)$std.err)
  result("local-recurrence-free/margin=negative/survival-lower@12", limits_inside(at_time(fit, 12))$lower)
  result("local-recurrence-free/margin=negative/survival-upper@12", limits_inside(at_time(fit, 12))$upper)
  result("local-recurrence-free/margin=negative/incidence@12", 1 - at_time(fit, 12)$surv)
  result("local-recurrence-free/margin=negative/survival@24", at_time(fit, 24)$surv)
  result("local-recurrence-free/margin=negative/survival-se@24", at_time(fit, 24)$std.err)
  result("local-recurrence-free/margin=negative/survival-lower@24", limits_inside(at_time(fit, 24))$lower)
  result("local-recurrence-free/margin=negative/survival-upper@24", limits_inside(at_time(fit, 24))$upper)
  result("local-recurrence-free/margin=negative/incidence@24", 1 - at_time(fit, 24)$surv)
  result("local-recurrence-free/margin=negative/survival@60", at_time(fit, 60)$surv)
  result("local-recurrence-free/margin=negative/survival-se@60", at_time(fit, 60)$std.err)
  result("local-recurrence-free/margin=negative/survival-lower@60", limits_inside(at_time(fit, 60))$lower)
  result("local-recurrence-free/margin=negative/survival-upper@60", limits_inside(at_time(fit, 60))$upper)
  result("local-recurrence-free/margin=negative/incidence@60", 1 - at_time(fit, 60)$surv)
  result("local-recurrence-free/margin=negative/cumulative-hazard@12", at_time(fit, 12)$cumhaz)
  result("local-recurrence-free/margin=negative/cumulative-hazard-se@12", at_time(fit, 12)$std.chaz)
  result("local-recurrence-free/margin=negative/cumulative-hazard-split@12", at_time(split_ties, 12)$cumhaz)
  result("local-recurrence-free/margin=negative/cumulative-hazard@24", at_time(fit, 24)$cumhaz)
  result("local-recurrence-free/margin=negative/cumulative-hazard-se@24", at_time(fit, 24)$std.chaz)
  result("local-recurrence-free/margin=negative/cumulative-hazard-split@24", at_time(split_ties, 24)$cumhaz)
  result("local-recurrence-free/margin=negative/cumulative-hazard@60", at_time(fit, 60)$cumhaz)
  result("local-recurrence-free/margin=negative/cumulative-hazard-se@60", at_time(fit, 60)$std.chaz)
  result("local-recurrence-free/margin=negative/cumulative-hazard-split@60", at_time(split_ties, 60)$cumhaz)
  result("local-recurrence-free/margin=negative/q1", first_quantile(fit, 0.25))
  result("local-recurrence-free/margin=negative/q1-lower", density_interval(fit, 0.25)$lower)
  result("local-recurrence-free/margin=negative/q1-upper", density_interval(fit, 0.25)$upper)
  result("local-recurrence-free/margin=negative/q1-se", density_interval(fit, 0.25)$se)
  result("local-recurrence-free/margin=negative/median", first_quantile(fit, 0.5))
  result("local-recurrence-free/margin=negative/median-lower", density_interval(fit, 0.5)$lower)
  result("local-recurrence-free/margin=negative/median-upper", density_interval(fit, 0.5)$upper)
  result("local-recurrence-free/margin=negative/median-se", density_interval(fit, 0.5)$se)
  result("local-recurrence-free/margin=negative/q3", first_quantile(fit, 0.75))
  result("local-recurrence-free/margin=negative/q3-lower", density_interval(fit, 0.75)$lower)
  result("local-recurrence-free/margin=negative/q3-upper", density_interval(fit, 0.75)$upper)
  result("local-recurrence-free/margin=negative/q3-se", density_interval(fit, 0.75)$se)
  result("local-recurrence-free/margin=negative/mean", area$mean)
  result("local-recurrence-free/margin=negative/mean-se", area$se)
  result("local-recurrence-free/margin=negative/mean-lower", area$mean - 1.96 * area$se)
  result("local-recurrence-free/margin=negative/mean-upper", area$mean + 1.96 * area$se)
  result("local-recurrence-free/margin=negative/follow-up", first_quantile(reverse, 0.5))
  result("local-recurrence-free/margin=negative/follow-up-lower", density_interval(reverse, 0.5)$lower)
  result("local-recurrence-free/margin=negative/follow-up-upper", density_interval(reverse, 0.5)$upper)
  result("local-recurrence-free/margin=negative/follow-up-se", density_interval(reverse, 0.5)$se)
  result("local-recurrence-free/margin=negative/last-time", max(d$exit_time))
  result("local-recurrence-free/margin=negative/person-time", person_time)
  result("local-recurrence-free/margin=negative/rate", rate$estimate)
  result("local-recurrence-free/margin=negative/rate-lower", rate$conf.int[1])
  result("local-recurrence-free/margin=negative/rate-upper", rate$conf.int[2])
  result("local-recurrence-free/margin=negative/cumulative-incidence@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$estimate)
  result("local-recurrence-free/margin=negative/cumulative-incidence-se@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$se)
  result("local-recurrence-free/margin=negative/cumulative-incidence-lower@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$lower)
  result("local-recurrence-free/margin=negative/cumulative-incidence-upper@12", incidence_at(d, "event", 12, qnorm(0.975), "log-log")$upper)
  result("local-recurrence-free/margin=negative/death/cumulative-incidence@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$estimate)
  result("local-recurrence-free/margin=negative/death/cumulative-incidence-se@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$se)
  result("local-recurrence-free/margin=negative/death/cumulative-incidence-lower@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$lower)
  result("local-recurrence-free/margin=negative/death/cumulative-incidence-upper@12", incidence_at(d, "death", 12, qnorm(0.975), "log-log")$upper)
  result("local-recurrence-free/margin=negative/cumulative-incidence@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$estimate)
  result("local-recurrence-free/margin=negative/cumulative-incidence-se@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$se)
  result("local-recurrence-free/margin=negative/cumulative-incidence-lower@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$lower)
  result("local-recurrence-free/margin=negative/cumulative-incidence-upper@24", incidence_at(d, "event", 24, qnorm(0.975), "log-log")$upper)
  result("local-recurrence-free/margin=negative/death/cumulative-incidence@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$estimate)
  result("local-recurrence-free/margin=negative/death/cumulative-incidence-se@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$se)
  result("local-recurrence-free/margin=negative/death/cumulative-incidence-lower@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$lower)
  result("local-recurrence-free/margin=negative/death/cumulative-incidence-upper@24", incidence_at(d, "death", 24, qnorm(0.975), "log-log")$upper)
  result("local-recurrence-free/margin=negative/cumulative-incidence@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$estimate)
  result("local-recurrence-free/margin=negative/cumulative-incidence-se@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$se)
  result("local-recurrence-free/margin=negative/cumulative-incidence-lower@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$lower)
  result("local-recurrence-free/margin=negative/cumulative-incidence-upper@60", incidence_at(d, "event", 60, qnorm(0.975), "log-log")$upper)
  result("local-recurrence-free/margin=negative/death/cumulative-incidence@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$estimate)
  result("local-recurrence-free/margin=negative/death/cumulative-incidence-se@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$se)
  result("local-recurrence-free/margin=negative/death/cumulative-incidence-lower@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$lower)
  result("local-recurrence-free/margin=negative/death/cumulative-incidence-upper@60", incidence_at(d, "death", 60, qnorm(0.975), "log-log")$upper)
})

# ---- Distant relapse-free survival by margin: log-rank test ----
try({
  d <- complete(times_relapse_free, "margin")
  group <- droplevels(factor(d$margin, levels = c("positive", "negative")))
  test <- log_rank(d, group)
  result("relapse-free-by-margin/margin=positive/observed", test$obs[1])
  result("relapse-free-by-margin/margin=positive/expected", test$exp[1])
  result("relapse-free-by-margin/margin=negative/observed", test$obs[2])
  result("relapse-free-by-margin/margin=negative/expected", test$exp[2])
  result("relapse-free-by-margin/chi-square", test$chisq)
  result("relapse-free-by-margin/df", test$df)
  result("relapse-free-by-margin/p", chi_square_p(test$chisq, test$df))
  result("relapse-free-by-margin/permutation-p", permutation_p(d, group, studentised = TRUE))
  result("relapse-free-by-margin/assignments", allocations(group))
  result("relapse-free-by-margin/left-out", nrow(times_relapse_free) - nrow(d))
})

# ---- Local recurrence by margin: Fisher's exact test ----
try({
  d <- complete(patients, c("local_recurrence", "margin"))
  group <- droplevels(factor(d$margin, levels = c("positive", "negative")))
  outcome <- factor(d$local_recurrence, levels = c(FALSE, TRUE))
  effects <- if (nlevels(group) == 2 && nlevels(outcome) == 2) two_by_two(outcome, group)
  result("local_recurrence-by-margin/p", if (nlevels(droplevels(outcome)) < 2) 1 else fisher.test(table(group, droplevels(outcome)), conf.int = FALSE, workspace = 2e7)$p.value)
  result("local_recurrence-by-margin/odds-ratio", conditional_odds_ratio(effects, 0.95)[1])
  result("local_recurrence-by-margin/odds-ratio-lower", conditional_odds_ratio(effects, 0.95)[2])
  result("local_recurrence-by-margin/odds-ratio-upper", conditional_odds_ratio(effects, 0.95)[3])
  result("local_recurrence-by-margin/risk-difference", risk_difference(effects, 0.95, "newcombe")[1])
  result("local_recurrence-by-margin/risk-difference-lower", risk_difference(effects, 0.95, "newcombe")[2])
  result("local_recurrence-by-margin/risk-difference-upper", risk_difference(effects, 0.95, "newcombe")[3])
  result("local_recurrence-by-margin/risk-ratio", risk_ratio(effects, 0.95)[1])
  result("local_recurrence-by-margin/risk-ratio-lower", risk_ratio(effects, 0.95)[2])
  result("local_recurrence-by-margin/risk-ratio-upper", risk_ratio(effects, 0.95)[3])
  result("local_recurrence-by-margin/left-out", nrow(patients) - nrow(d))
})

# ---- Distant relapse by margin: Fisher's exact test ----
try({
  d <- complete(patients, c("distant_relapse", "margin"))
  group <- droplevels(factor(d$margin, levels = c("positive", "negative")))
  outcome <- factor(d$distant_relapse, levels = c(FALSE, TRUE))
  effects <- if (nlevels(group) == 2 && nlevels(outcome) == 2) two_by_two(outcome, group)
  result("distant_relapse-by-margin/p", if (nlevels(droplevels(outcome)) < 2) 1 else fisher.test(table(group, droplevels(outcome)), conf.int = FALSE, workspace = 2e7)$p.value)
  result("distant_relapse-by-margin/odds-ratio", conditional_odds_ratio(effects, 0.95)[1])
  result("distant_relapse-by-margin/odds-ratio-lower", conditional_odds_ratio(effects, 0.95)[2])
  result("distant_relapse-by-margin/odds-ratio-upper", conditional_odds_ratio(effects, 0.95)[3])
  result("distant_relapse-by-margin/risk-difference", risk_difference(effects, 0.95, "newcombe")[1])
  result("distant_relapse-by-margin/risk-difference-lower", risk_difference(effects, 0.95, "newcombe")[2])
  result("distant_relapse-by-margin/risk-difference-upper", risk_difference(effects, 0.95, "newcombe")[3])
  result("distant_relapse-by-margin/risk-ratio", risk_ratio(effects, 0.95)[1])
  result("distant_relapse-by-margin/risk-ratio-lower", risk_ratio(effects, 0.95)[2])
  result("distant_relapse-by-margin/risk-ratio-upper", risk_ratio(effects, 0.95)[3])
  result("distant_relapse-by-margin/left-out", nrow(patients) - nrow(d))
})

# ---- Distant relapse by systemic adjuvant therapy: Fisher's exact test ----
try({
  d <- complete(patients, c("distant_relapse", "systemic_adjuvant"))
  group <- droplevels(factor(d$systemic_adjuvant, levels = c(FALSE, TRUE)))
  outcome <- factor(d$distant_relapse, levels = c(FALSE, TRUE))
  effects <- if (nlevels(group) == 2 && nlevels(outcome) == 2) two_by_two(outcome, group)
  result("distant_relapse-by-systemic_adjuvant/p", if (nlevels(droplevels(outcome)) < 2) 1 else fisher.test(table(group, droplevels(outcome)), conf.int = FALSE, workspace = 2e7)$p.value)
  result("distant_relapse-by-systemic_adjuvant/odds-ratio", conditional_odds_ratio(effects, 0.95)[1])
  result("distant_relapse-by-systemic_adjuvant/odds-ratio-lower", conditional_odds_ratio(effects, 0.95)[2])
  result("distant_relapse-by-systemic_adjuvant/odds-ratio-upper", conditional_odds_ratio(effects, 0.95)[3])
  result("distant_relapse-by-systemic_adjuvant/risk-difference", risk_difference(effects, 0.95, "newcombe")[1])
  result("distant_relapse-by-systemic_adjuvant/risk-difference-lower", risk_difference(effects, 0.95, "newcombe")[2])
  result("distant_relapse-by-systemic_adjuvant/risk-difference-upper", risk_difference(effects, 0.95, "newcombe")[3])
  result("distant_relapse-by-systemic_adjuvant/risk-ratio", risk_ratio(effects, 0.95)[1])
  result("distant_relapse-by-systemic_adjuvant/risk-ratio-lower", risk_ratio(effects, 0.95)[2])
  result("distant_relapse-by-systemic_adjuvant/risk-ratio-upper", risk_ratio(effects, 0.95)[3])
  result("distant_relapse-by-systemic_adjuvant/left-out", nrow(patients) - nrow(d))
})

# ---- Distant relapse by extraspinal metastasis: Fisher's exact test ----
try({
  d <- complete(patients, c("distant_relapse", "extraspinal"))
  group <- droplevels(factor(d$extraspinal, levels = c(FALSE, TRUE)))
  outcome <- factor(d$distant_relapse, levels = c(FALSE, TRUE))
  effects <- if (nlevels(group) == 2 && nlevels(outcome) == 2) two_by_two(outcome, group)
  result("distant_relapse-by-extraspinal/p", if (nlevels(droplevels(outcome)) < 2) 1 else fisher.test(table(group, droplevels(outcome)), conf.int = FALSE, workspace = 2e7)$p.value)
  result("distant_relapse-by-extraspinal/odds-ratio", conditional_odds_ratio(effects, 0.95)[1])
  result("distant_relapse-by-extraspinal/odds-ratio-lower", conditional_odds_ratio(effects, 0.95)[2])
  result("distant_relapse-by-extraspinal/odds-ratio-upper", conditional_odds_ratio(effects, 0.95)[3])
  result("distant_relapse-by-extraspinal/risk-difference", risk_difference(effects, 0.95, "newcombe")[1])
  result("distant_relapse-by-extraspinal/risk-difference-lower", risk_difference(effects, 0.95, "newcombe")[2])
  result("distant_relapse-by-extraspinal/risk-difference-upper", risk_difference(effects, 0.95, "newcombe")[3])
  result("distant_relapse-by-extraspinal/risk-ratio", risk_ratio(effects, 0.95)[1])
  result("distant_relapse-by-extraspinal/risk-ratio-lower", risk_ratio(effects, 0.95)[2])
  result("distant_relapse-by-extraspinal/risk-ratio-upper", risk_ratio(effects, 0.95)[3])
  result("distant_relapse-by-extraspinal/left-out", nrow(patients) - nrow(d))
})

# ---- Year of operation by margin: Mann-Whitney test ----
try({
  d <- complete(patients, c("year", "margin"))
  group <- droplevels(factor(d$margin, levels = c("positive", "negative")))
  x <- d$year
  test <- rank_sum(x[group == levels(group)[1]], x[group == levels(group)[2]], correct = FALSE)
  result("year-by-margin/margin=positive/u", test$u[1])
  result("year-by-margin/margin=negative/u", test$u[2])
  result("year-by-margin/z", test$z)
  result("year-by-margin/p", test$p)
  result("year-by-margin/shift", shift(x[group == levels(group)[1]], x[group == levels(group)[2]], 0.95)[1])
  result("year-by-margin/shift-lower", shift(x[group == levels(group)[1]], x[group == levels(group)[2]], 0.95)[2])
  result("year-by-margin/shift-upper", shift(x[group == levels(group)[1]], x[group == levels(group)[2]], 0.95)[3])
  result("year-by-margin/left-out", nrow(patients) - nrow(d))
})

# ---- Year of operation by local recurrence: Mann-Whitney test ----
try({
  d <- complete(patients, c("year", "local_recurrence"))
  group <- droplevels(factor(d$local_recurrence, levels = c(FALSE, TRUE)))
  x <- d$year
  test <- rank_sum(x[group == levels(group)[1]], x[group == levels(group)[2]], correct = FALSE)
  result("year-by-local_recurrence/local_recurrence=no/u", test$u[1])
  result("year-by-local_recurrence/local_recurrence=yes/u", test$u[2])
  result("year-by-local_recurrence/z", test$z)
  result("year-by-local_recurrence/p", test$p)
  result("year-by-local_recurrence/shift", shift(x[group == levels(group)[1]], x[group == levels(group)[2]], 0.95)[1])
  result("year-by-local_recurrence/shift-lower", shift(x[group == levels(group)[1]], x[group == levels(group)[2]], 0.95)[2])
  result("year-by-local_recurrence/shift-upper", shift(x[group == levels(group)[1]], x[group == levels(group)[2]], 0.95)[3])
  result("year-by-local_recurrence/left-out", nrow(patients) - nrow(d))
})

# ---- Year of operation by distant relapse: Mann-Whitney test ----
try({
  d <- complete(patients, c("year", "distant_relapse"))
  group <- droplevels(factor(d$distant_relapse, levels = c(FALSE, TRUE)))
  x <- d$year
  test <- rank_sum(x[group == levels(group)[1]], x[group == levels(group)[2]], correct = FALSE)
  result("year-by-distant_relapse/distant_relapse=no/u", test$u[1])
  result("year-by-distant_relapse/distant_relapse=yes/u", test$u[2])
  result("year-by-distant_relapse/z", test$z)
  result("year-by-distant_relapse/p", test$p)
  result("year-by-distant_relapse/shift", shift(x[group == levels(group)[1]], x[group == levels(group)[2]], 0.95)[1])
  result("year-by-distant_relapse/shift-lower", shift(x[group == levels(group)[1]], x[group == levels(group)[2]], 0.95)[2])
  result("year-by-distant_relapse/shift-upper", shift(x[group == levels(group)[1]], x[group == levels(group)[2]], 0.95)[3])
  result("year-by-distant_relapse/left-out", nrow(patients) - nrow(d))
})

# ---- Frankel grade before and after operation (not in the paper): Wilcoxon's signed-rank test ----
try({
  d <- complete(patients, c("frankel_before", "frankel_after"))
  before_value <- match(d$frankel_before, c("A", "B", "C", "D", "E"))
  after_value <- match(d$frankel_after, c("A", "B", "C", "D", "E"))
  difference <- round(after_value - before_value, 10)
  test <- signed_ranks(difference, correct = FALSE)
  result("frankel-change/higher", sum(difference > 0))
  result("frankel-change/lower", sum(difference < 0))
  result("frankel-change/unchanged", sum(difference == 0))
  result("frankel-change/positive-ranks", test$sum)
  result("frankel-change/z", test$z)
  result("frankel-change/p", test$p)
  result("frankel-change/left-out", nrow(patients) - nrow(d))
})

# ---- Distant relapse (not in the paper) ----
try({
  d <- complete(times_relapse_free, "margin")
  d$model.margin <- droplevels(factor(d$margin, levels = c("positive", "negative")))
  fit <- coxph(survival_of(d, d$exit_cause == "event") ~ model.margin, data = d, ties = "breslow",
               control = coxph.control(eps = 1e-14, iter.max = 100, toler.chol = 1e-15))
  zph <- tryCatch(cox.zph(fit, "km")$table, error = function(e) NULL)
  result("relapse-free-cox/n", nrow(d))
  result("relapse-free-cox/events", sum(d$exit_cause == "event"))
  result("relapse-free-cox/margin negative/hazard-ratio", term(fit, "model.marginnegative", 0.95)$ratio)
  result("relapse-free-cox/margin negative/hazard-ratio-lower", term(fit, "model.marginnegative", 0.95)$lower)
  result("relapse-free-cox/margin negative/hazard-ratio-upper", term(fit, "model.marginnegative", 0.95)$upper)
  result("relapse-free-cox/margin negative/coefficient", term(fit, "model.marginnegative", 0.95)$coefficient)
  result("relapse-free-cox/margin negative/se", term(fit, "model.marginnegative", 0.95)$se)
  result("relapse-free-cox/margin negative/z", term(fit, "model.marginnegative", 0.95)$z)
  result("relapse-free-cox/margin negative/p", term(fit, "model.marginnegative", 0.95)$p)
  result("relapse-free-cox/wald-chi-square", fit$wald.test)
  result("relapse-free-cox/wald-df", summary(fit)$waldtest[["df"]])
  result("relapse-free-cox/wald-p", chi_square_p(fit$wald.test, sum(!is.na(coef(fit)))))
  result("relapse-free-cox/likelihood-ratio-chi-square", summary(fit)$logtest[["test"]])
  result("relapse-free-cox/likelihood-ratio-df", summary(fit)$logtest[["df"]])
  result("relapse-free-cox/likelihood-ratio-p", summary(fit)$logtest[["pvalue"]])
  result("relapse-free-cox/score-chi-square", summary(fit)$sctest[["test"]])
  result("relapse-free-cox/score-df", summary(fit)$sctest[["df"]])
  result("relapse-free-cox/score-p", summary(fit)$sctest[["pvalue"]])
  result("relapse-free-cox/margin/zph-chi-square", zph["model.margin", "chisq"])
  result("relapse-free-cox/margin/zph-p", zph["model.margin", "p"])
  result("relapse-free-cox/zph-chi-square", zph["GLOBAL", "chisq"])
  result("relapse-free-cox/zph-p", zph["GLOBAL", "p"])
  result("relapse-free-cox/left-out", nrow(times_relapse_free) - nrow(d))
})

# ---- Distant relapse with death competing (not in the paper) ----
try({
  d <- complete(times_relapse_free, "margin")
  d$model.margin <- droplevels(factor(d$margin, levels = c("positive", "negative")))
  x <- model.matrix(~ model.margin, d)[, -1, drop = FALSE]
  later <- if (any(d$exit_time == 0)) 1 else 0 # crr interpolates at a time of 0
  fit <- crr(d$exit_time + later, d$exit_cause, x, failcode = "event", cencode = "censored", gtol = 1e-12, maxiter = 100)
  result("relapse-free-fine-gray/n", nrow(d))
  result("relapse-free-fine-gray/margin negative/hazard-ratio", subdistribution_term(fit, "model.marginnegative", 0.95)$ratio)
  result("relapse-free-fine-gray/margin negative/hazard-ratio-lower", subdistribution_term(fit, "model.marginnegative", 0.95)$lower)
  result("relapse-free-fine-gray/margin negative/hazard-ratio-upper", subdistribution_term(fit, "model.marginnegative", 0.95)$upper)
  result("relapse-free-fine-gray/margin negative/coefficient", subdistribution_term(fit, "model.marginnegative", 0.95)$coefficient)
  result("relapse-free-fine-gray/margin negative/se", subdistribution_term(fit, "model.marginnegative", 0.95)$se)
  result("relapse-free-fine-gray/margin negative/z", subdistribution_term(fit, "model.marginnegative", 0.95)$z)
  result("relapse-free-fine-gray/margin negative/p", subdistribution_term(fit, "model.marginnegative", 0.95)$p)
  result("relapse-free-fine-gray/left-out", nrow(times_relapse_free) - nrow(d))
})

# ---- Results -------------------------------------------------------------
write.csv(data.frame(id = names(computed), value = formatC(computed, digits = 15, format = "g", width = 1)),
          "results.csv", row.names = FALSE, fileEncoding = "UTF-8")
version <- function(package) paste(package, packageDescription(package)$Version)
cat(paste0("R ", getRversion(), ", ", version("survival"), ", ", version("cmprsk"), "\n"))
