/** Functions of R for what survival, cmprsk and stats have under no one name, by name. */
export const ESTIMATING: Readonly<Record<string, string>> = {
  survival_of: `# The Surv of a follow-up; the entry only where it is delayed.
survival_of <- function(d, event) {
  if (any(d$entry_time > 0)) Surv(d$entry_time, d$exit_time, event) else Surv(d$exit_time, event)
}`,
  is_up_to: `# Whether a time is at most t, or tied with it as in survfit.
is_up_to <- function(time, t) time <= t | time - t <= sqrt(.Machine$double.eps) * pmax(1, time)`,
  at_risk: `at_risk <- function(d, t) sum((d$entry_time == 0 | d$entry_time < t) & is_up_to(t, d$exit_time))
before <- function(d, cause, t) sum(d$exit_cause == cause & !is_up_to(t, d$exit_time))`,
  last_step: `# Whether the curve says something at t: patients were followed until then, or none survived.
is_known <- function(fit, t) is_up_to(t, max(fit$time)) || min(fit$surv) < 1e-12
# The estimates at t, NA where nobody is followed and not all had the event.
at_time <- function(fit, t) {
  s <- summary(fit, times = t, extend = TRUE)
  s <- s[c("surv", "std.err", "lower", "upper", "cumhaz", "std.chaz")]
  s <- lapply(s, function(x) if (is_known(fit, t)) x else NA)
  if (s$surv %in% 0) s$std.err <- s$lower <- s$upper <- NA
  if (!is_up_to(t, max(fit$time))) s$cumhaz <- s$std.chaz <- NA
  s
}`,
  conditional_on: `# The curve of those followed beyond s.
conditional_on <- function(d, s, ...) {
  d <- d[!is_up_to(d$exit_time, s), , drop = FALSE]
  survfit(survival_of(d, d$exit_cause == "event") ~ 1, ...)
}`,
  life_table: `# The life table as a curve: events at the end of their interval, and half of each patient who leaves it without the
# event at its start, half at its end. The number exposed is then the number at risk.
life_table <- function(d, ends, ...) {
  before <- rowSums(outer(d$exit_time, ends, function(time, end) is_up_to(end, time)))
  is_left <- before == length(ends)
  starts <- c(0, ends)[before + 1]; ends <- c(ends, max(ends))[before + 1]
  is_event <- !is_left & d$exit_cause == "event"
  half <- !is_left & !is_event
  time <- c(ends, starts[half]); event <- c(is_event, rep(FALSE, sum(half)))
  survfit(Surv(time, event) ~ 1, weights = c(ifelse(half, 0.5, 1), rep(0.5, sum(half))), robust = FALSE, ...)
}
exposed <- function(fit, t) sum((fit$n.event + fit$n.censor)[fit$time >= t])`,
  median_interval: `# The median with its limits by order statistics.
median_interval <- function(x, level) {
  x <- sort(x); n <- length(x); if (n == 0) return(c(NA, NA, NA))
  k <- qbinom((1 - level) / 2, n, 0.5)
  if (isTRUE(all.equal(pbinom(k, n, 0.5), (1 - level) / 2, tolerance = 1e-12))) k <- k + 1
  c(median(x), if (k == 0) c(NA, NA) else x[c(k, n + 1 - k)])
}`,
  limits_inside: `# No limits where S is 1 or 0.
limits_inside <- function(s) if (s$surv %in% c(0, 1)) replace(s, c("lower", "upper"), NA) else s`,
  exact_limits: `# Clopper-Pearson limits of S(t), if nobody left before t for another reason than the event.
exact_limits <- function(d, t, level) {
  if (any(d$entry_time > 0) || any(d$exit_cause != "event" & d$exit_time < t)) return(c(NA, NA))
  binom.test(sum(!(d$exit_cause == "event" & d$exit_time <= t)), nrow(d), conf.level = level)$conf.int
}`,
  middle_quantile: `# The time by which a proportion p had the event, and its limits: R's quantile(), and what print() shows. With few patients
# at risk a limit of S may rise again; quantile() then passes over the first time at which it was low enough, so that it
# gets the lowest limit so far.
middle_quantile <- function(fit, p) {
  so_far <- function(limits) ifelse(is.na(limits), NA, cummin(ifelse(is.na(limits), Inf, limits)))
  fit$lower <- so_far(fit$lower); fit$upper <- so_far(fit$upper)
  lapply(quantile(fit, p), unname)
}
printed_median <- function(fit) {
  table <- summary(fit)$table
  list(quantile = table[["median"]], lower = table[[paste0(fit$conf.int, "LCL")]], upper = table[[paste0(fit$conf.int, "UCL")]])
}`,
  first_quantile: `# SPSS: the first event time with S at or below 1 - p.
first_quantile <- function(fit, p) c(fit$time[fit$n.event > 0 & fit$surv <= 1 - p + 1e-11], NA)[1]`,
  sas_quantile: `# SAS: the middle of the stretch where S equals 1 - p, if an event ends it.
sas_quantile <- function(fit, p) {
  low <- which(fit$n.event > 0 & fit$surv <= 1 - p + 1e-11)
  if (length(low) == 0) return(NA)
  if (abs(fit$surv[low[1]] - (1 - p)) > 1e-11) fit$time[low[1]] else mean(fit$time[low[1:2]])
}`,
  density_interval: `# SPSS: limits of a quantile by the density at it, (S(u) - S(l)) / (l - u), with z = 1.96.
density_interval <- function(fit, p) {
  events <- which(fit$n.event > 0); s <- fit$surv; y <- 1 - p
  at <- events[s[events] <= y + 1e-11][1]
  u <- max(-Inf, events[s[events] >= y + 0.05 - 1e-11]); l <- events[s[events] <= y - 0.05 + 1e-11][1]
  if (is.na(at) || !is.finite(u) || is.na(l) || s[at] < 1e-12) return(list(se = NA, lower = NA, upper = NA))
  se <- s[at] * fit$std.err[at] * (fit$time[l] - fit$time[u]) / (s[u] - s[l])
  list(se = se, lower = fit$time[at] - 1.96 * se, upper = fit$time[at] + 1.96 * se)
}`,
  mean_until: `# The area under S until tau, and its standard error.
mean_until <- function(fit, tau) {
  if (!is_known(fit, tau)) return(list(mean = NA, se = NA))
  table <- summary(fit, rmean = tau)$table
  list(mean = table[["rmean"]], se = table[["se(rmean)"]])
}`,
  follow_up_curve: `# Reverse Kaplan-Meier in which losses at a time come after the events of that time: times are replaced by ranks, a loss
# half a step later, and the times are put back into the fit.
follow_up_curve <- function(d, ...) {
  times <- sort(unique(d$exit_time)); lost <- d$exit_cause == "censored"
  rank <- 2 * match(d$exit_time, times) + lost
  entry <- 2 * findInterval(d$entry_time, times) + 1
  y <- if (any(d$entry_time > 0)) Surv(entry, rank, lost) else Surv(rank, lost)
  fit <- survfit(y ~ 1, ...)
  fit$time <- times[fit$time %/% 2]
  fit
}`,
  incidence_at: `# Cumulative incidence at t with Aalen's standard error, by cmprsk; limits log-log or plain.
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
}`,
  state_incidence_at: `# Cumulative incidence at t by survfit (Aalen-Johansen), with its standard error.
state_incidence_at <- function(d, cause, t, z, type = "log-log") {
  d$state <- factor(d$exit_cause, levels = unique(c("censored", cause, d$exit_cause))); d$row <- seq_len(nrow(d))
  fit <- survfit(survival_of(d, d$state) ~ 1, data = d, id = row)
  s <- summary(fit, times = t, extend = TRUE); k <- match(cause, s$states)
  if (!is_up_to(t, max(d$exit_time)) && s$pstate[1, 1] > 1e-12) return(list(estimate = NA, se = NA, lower = NA, upper = NA))
  with_limits(s$pstate[1, k], s$std.err[1, k], z, type)
}`,
}
