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
found <- c(
  "student" = times(function() t.test(a, b, var.equal = TRUE)),
  "welch" = times(function() t.test(a, b)),
  "paired-t" = times(function() t.test(rows$x, rows$y, paired = TRUE)),
  "anova" = times(function() oneway.test(x ~ g, rows, var.equal = TRUE)),
  "welch-anova" = times(function() oneway.test(x ~ g, rows)),
  "pearson" = times(function() cor.test(rows$x, rows$y)),
  "spearman" = times(function() cor.test(rows$x, rows$y, method = "spearman", exact = FALSE)),
  "welch, 17 digits" = times(function() t.test(long$a, long$b)),
  "pearson, 17 digits" = times(function() cor.test(rows$long, rows$y))
)
cat("{", paste0('"', names(found), '": ', found, collapse = ", "), "}\n")
