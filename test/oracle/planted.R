# Planted edits: 200 random cohorts; in each one cell was changed (or one subject left out) before every printed number
# was computed, here by R. The search is given the unchanged cohort and these numbers and must list the change.
suppressMessages(library(survival)); source("common.R")
dir.create(file.path(out, "planted"), showWarnings = FALSE)
set.seed(19630601, kind = "Mersenne-Twister", sample.kind = "Rejection")

printed <- function(x, digits) {
  if (is.null(x) || length(x) == 0 || is.na(x)) return(NA_character_)
  formatC(sign(x) * floor(abs(x) * 10^digits + 0.5 + 1e-9) / 10^digits, format = "f", digits = digits)
}

survival_at <- function(fit, d, t) {
  s <- summary(fit, times = t, extend = TRUE)$surv
  if (t > max(d$months) && s > 0) NA else s
}

numbers <- function(d) {
  a <- d[d$arm == "A", ]
  log_rank <- tryCatch(survdiff(Surv(months, died) ~ arm, data = d), error = function(e) NULL)
  p <- if (is.null(log_rank) || log_rank$var[1, 1] <= 0) NA else pchisq(log_rank$chisq, 1, lower.tail = FALSE)
  fit <- survfit(Surv(months, died) ~ 1, data = d)
  fisher <- if (length(unique(d$died)) < 2) NA else fisher.test(table(d$arm, d$died), conf.int = FALSE)$p.value
  mw <- suppressWarnings(wilcox.test(age ~ arm, data = d, exact = FALSE, correct = TRUE)$p.value)
  c("died/count" = printed(sum(d$died), 0),
    "died/share" = printed(100 * mean(d$died), 1),
    "died-by-arm/arm=A/share" = printed(100 * mean(a$died), 1),
    "age/median" = printed(median(d$age), 1),
    "age/q1" = printed(unname(quantile(d$age, 0.25)), 1),
    "months/median" = printed(median(d$months), 1),
    "overall/survival@12" = printed(100 * survival_at(fit, d, 12), 1),
    "overall/survival@24" = printed(100 * survival_at(fit, d, 24), 1),
    "overall/median" = printed(unname(quantile(fit, 0.5)$quantile), 1),
    "overall-by-arm/p" = printed(p, 3),
    "died-by-arm/p" = printed(fisher, 2),
    "age-by-arm/p" = printed(mw, 3))
}

edits <- c("left out", "months", "age", "died", "arm")

edited <- function(d, kind, i, step) {
  if (kind == "left out") return(d[-i, ])
  if (kind == "months") d$months[i] <- d$months[i] + step
  if (kind == "age") d$age[i] <- d$age[i] + step
  if (kind == "died") d$died[i] <- 1 - d$died[i]
  if (kind == "arm") d$arm[i] <- if (d$arm[i] == "A") "B" else "A"
  d
}

is_sound <- function(d) all(d$months >= 1) && sum(d$arm == "A") >= 3 && sum(d$arm == "B") >= 3

subjects <- list(); claims <- list(); truths <- list()
for (case in 1:200) {
  repeat {
    n <- sample(12:20, 1)
    d <- data.frame(id = seq_len(n), arm = sample(c("A", "B"), n, TRUE), age = sample(40:79, n, TRUE),
                    months = pmax(1, round(rexp(n, 1 / 24))), died = rbinom(n, 1, 0.6))
    if (!is_sound(d) || sum(d$died) < 2) next
    kind <- sample(edits, 1); i <- sample(n, 1); step <- sample(c(-1, 1), 1)
    e <- edited(d, kind, i, step)
    if (!is_sound(e)) next
    before <- numbers(d); after <- numbers(e)
    kept <- !is.na(before) & !is.na(after)
    if (any(before[kept] != after[kept])) break
  }
  subjects[[case]] <- data.frame(case = case, d)
  claims[[case]] <- data.frame(case = case, result = names(after)[kept], unedited = before[kept], printed = after[kept])
  to <- if (kind == "left out") "" else if (kind == "died") c("no", "yes")[e$died[i] + 1] else as.character(e[[kind]][i])
  truths[[case]] <- data.frame(case = case, kind = kind, id = i, to = to)
}

write <- function(x, name) write.csv(do.call(rbind, x), file.path(out, "planted", name), row.names = FALSE, quote = FALSE, eol = "\n")
write(subjects, "subjects.csv")
write(claims, "claims.csv")
write(truths, "edits.csv")
