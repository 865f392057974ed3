# Rscript methods.R <rows.csv>: milliseconds of each test of R, the quickest of several rounds, as JSON.
rows <- read.csv(commandArgs(TRUE)[1])
rows$g <- factor(rows$group)
a <- rows$x[rows$group == 1]
b <- rows$x[rows$group == 2]
long <- list(a = rows$long[rows$group == 1], b = rows$long[rows$group == 2])
times <- function(test) {
  rounds <- sapply(1:9, function(round) {
    from <- proc.time()[["elapsed"]]
    for (k in 1:20) test()
    (proc.time()[["elapsed"]] - from) / 20 * 1000
  })
  min(rounds)
}
# Hosmer and Lemeshow's test, and the area with DeLong's error from midranks (as package pROC)
areas_and_fit <- function(risk, event) {
  group <- cut(risk, unique(quantile(risk, seq(0, 1, 0.1))), include.lowest = TRUE)
  o <- tapply(event, group, sum); e <- tapply(risk, group, sum); n <- tapply(event, group, length)
  all <- rank(risk); a <- risk[event == 1]; b <- risk[event == 0]
  wins <- (all[event == 1] - rank(a)) / length(b); losses <- 1 - (all[event == 0] - rank(b)) / length(a)
  c(sum((o - e)^2 / e + (o - e)^2 / (n - e)), mean(wins), sqrt(var(wins) / length(a) + var(losses) / length(b)))
}
found <- c(
  "student" = times(function() t.test(a, b, var.equal = TRUE)),
  "welch" = times(function() t.test(a, b)),
  "paired-t" = times(function() t.test(rows$x, rows$y, paired = TRUE)),
  "anova" = times(function() oneway.test(x ~ g, rows, var.equal = TRUE)),
  "welch-anova" = times(function() oneway.test(x ~ g, rows)),
  "pearson" = times(function() cor.test(rows$x, rows$y)),
  "spearman" = times(function() cor.test(rows$x, rows$y, method = "spearman", exact = FALSE)),
  "logistic" = times(function() summary(glm(event ~ g + x + y, binomial(), rows))),
  "logistic, test of fit and area" = times(function() { fit <- glm(event ~ g + x + y, binomial(), rows); areas_and_fit(fitted(fit), rows$event) }),
  "welch, 17 digits" = times(function() t.test(long$a, long$b)),
  "pearson, 17 digits" = times(function() cor.test(rows$long, rows$y))
)
cat("{", paste0('"', names(found), '": ', found, collapse = ", "), "}\n")
