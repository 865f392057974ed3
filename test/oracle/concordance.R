# Harrell's and Uno's C of survival::concordance, with the variance by its infinitesimal jackknife: of scores with many ties and
# with few on the data sets, and of 2,000 random samples (a second argument asks for the first so many).
suppressMessages(library(survival)); source("common.R")
rows <- list(); add <- function(...) rows[[length(rows) + 1]] <<- row(...)
# "pairs" counts a pair that is tied in the score as one; pairs tied in time are none.
found <- function(fit) {
  count <- if (is.matrix(fit$count)) colSums(fit$count) else fit$count
  c(pairs = sum(count[c("concordant", "discordant", "tied.x")]), concordant = count[["concordant"]], tied = count[["tied.x"]],
    concordance = if (sum(count[1:3]) == 0) NA else fit$concordance, se = sqrt(fit$var))
}
for (name in c("aml", "bmt", "gehan", "heart", "larynx", "lung", "melanoma", "ovarian", "veteran")) {
  d <- read_data(name); i <- seq_len(nrow(d))
  d$few <- (i * 7) %% 5; d$many <- (i * 37) %% 101
  y <- surv(d, d$status == 1); delayed <- any(d$entry > 0)
  for (score in c("few", "many")) {
    d$score <- d[[score]]
    fits <- list(plain = concordance(y ~ score, d, reverse = TRUE), strata = concordance(y ~ score + strata(stratum), d, reverse = TRUE))
    until <- as.numeric(quantile(d$time, 0.6, type = 1))
    if (!delayed) fits$uno <- concordance(y ~ score, d, reverse = TRUE, timewt = "n/G2", ymax = until)
    for (what in names(fits)) {
      values <- found(fits[[what]])
      if (delayed) values <- values[names(values) != "se"]
      for (quantity in names(values)) add(name, score, paste0(what, "-", quantity), if (what == "uno") until else NA, values[[quantity]])
    }
  }
}
save_rows("concordance.csv", rows)
set.seed(20261201)
samples <- lapply(seq_len(if (length(args) > 1) as.integer(args[2]) else 2000), function(k) {
  n <- sample(3:14, 1)
  d <- data.frame(time = sample(1:9, n, TRUE), status = rbinom(n, 1, 0.6), score = sample(1:sample(2:20, 1), n, TRUE))
  until <- sample(3:9, 1)
  harrell <- concordance(Surv(time, status) ~ score, d, reverse = TRUE)
  uno <- concordance(Surv(time, status) ~ score, d, reverse = TRUE, timewt = "n/G2", ymax = until)
  list(times = paste(d$time, collapse = " "), status = paste(d$status, collapse = " "), scores = paste(d$score, collapse = " "), until = until,
    harrell = digits(found(harrell)[["concordance"]]), harrell_se = digits(found(harrell)[["se"]]),
    uno = digits(found(uno)[["concordance"]]), uno_se = digits(found(uno)[["se"]]))
})
write.csv(together(samples), file.path(out, "expected", "concordance-random.csv"), row.names = FALSE, quote = FALSE, eol = "\n")
