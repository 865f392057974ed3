# Writes the texts of this folder: Rscript make.R. Each text is a template of texts.md, whose {{expressions}} are computed
# here from data sets that come with R (packages survival, MASS, boot, rpart, datasets), so that its numbers are true together.
suppressMessages({library(survival); library(MASS)})
num <- function(x, d = 1) formatC(x, format = "f", digits = d)
dot <- function(x, d = 2) sub(".", "\u00b7", num(x, d), fixed = TRUE)
pct <- function(k, n, d = 1) paste0(num(100 * k / n, d), "%")
pv <- function(p, d = 3) if (p < 10^-d) paste0("< ", num(10^-d, d)) else paste("=", num(p, d))
words <- c("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
word <- function(k) if (k <= 12) words[k] else as.character(k)
big <- function(k) format(k, big.mark = ",")
rate <- function(fit, times) summary(fit, times = times, extend = TRUE)
cox <- function(formula, data) {
  s <- summary(coxph(formula, data))
  list(r = s$conf.int[1, 1], lo = s$conf.int[1, 3], hi = s$conf.int[1, 4], p = s$coefficients[1, 5])
}
lr <- function(formula, data) { s <- survdiff(formula, data); list(x = s$chisq, df = length(s$n) - 1, p = s$pvalue) }
med <- function(fit) { t <- summary(fit)$table; c(t["median"], t["0.95LCL"], t["0.95UCL"]) }
odds <- function(formula, data) {
  s <- summary(glm(formula, binomial, data))$coefficients[2, ]
  list(r = exp(s[1]), lo = exp(s[1] - 1.959964 * s[2]), hi = exp(s[1] + 1.959964 * s[2]), p = s[4])
}
q <- function(x, p) unname(quantile(x, p, na.rm = TRUE))
parts <- strsplit(paste(readLines("texts.md", encoding = "UTF-8"), collapse = "\n"), "\n## ", fixed = TRUE)[[1]][-1]
for (part in parts) {
  name <- sub("\n.*", "", part)
  code <- regmatches(part, regexpr("(?s)```r\n.*?```", part, perl = TRUE))
  env <- new.env()
  if (length(code)) eval(parse(text = sub("```$", "", sub("^```r\n", "", code))), env)
  text <- trimws(sub("^[^\n]*\n(\n*```r\n(?s:.*?)```)?", "", part, perl = TRUE))
  places <- gregexpr("\\{\\{.*?\\}\\}", text, perl = TRUE)
  regmatches(text, places) <- lapply(regmatches(text, places), function(e)
    vapply(e, function(x) as.character(eval(parse(text = substr(x, 3, nchar(x) - 2)), env)), ""))
  writeLines(text, paste0(name, ".txt"), useBytes = TRUE)
}
