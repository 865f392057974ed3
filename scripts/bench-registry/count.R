# <file> <months or days>: the same of R, from the same file; the time of reading it is not counted.
library(survival)
args <- commandArgs(TRUE)
data <- read.csv(args[1], colClasses = c("NULL", "integer", "numeric", "character", "factor", "factor", "NULL"))
time <- data[[args[2]]]
event <- data$outcome == "event"
start <- proc.time()[["elapsed"]]
fit <- survfit(Surv(time, event) ~ arm, data)
test <- survdiff(Surv(time, event) ~ arm + strata(region), data)
end <- proc.time()[["elapsed"]]
cat(sprintf('{"value":%.15g,"milliseconds":%.3f}\n', test$chisq, 1000 * (end - start)))
