# Rscript make-points.R <folder> [<folder of IPDfromKM/R>]: digitises Kaplan-Meier curves of the package survival as a person
# would: clicks along the curve, each with an error, in percent. For each data set and number of clicks: the points, the
# numbers at risk and the patients. With the R files of IPDfromKM (or the package installed), what it makes of the same points.
suppressMessages(library(survival))
arguments <- commandArgs(TRUE)
folder <- arguments[1]
dir.create(folder, showWarnings = FALSE)
withPackage <- suppressWarnings(suppressMessages(require(dplyr))) &&
  (length(arguments) > 1 || suppressWarnings(require(IPDfromKM)))
if (length(arguments) > 1) for (file in c("getIPD.R", "preprocess.R")) source(file.path(arguments[2], file))

sets <- list(
  aml = with(aml, data.frame(time, status, group = x)),
  colon = with(subset(colon, etype == 2 & rx != "Lev"), data.frame(time, status, group = rx)),
  gbsg = with(gbsg, data.frame(time = rfstime, status, group = hormon)),
  kidney = with(kidney, data.frame(time, status, group = sex)),
  lung = with(lung, data.frame(time, status = status - 1, group = sex)),
  mgus = with(mgus, data.frame(time = futime, status = death, group = sex)),
  ovarian = with(ovarian, data.frame(time = futime, status = fustat, group = rx)),
  pbc = with(subset(pbc, !is.na(trt)), data.frame(time, status = as.integer(status == 2), group = trt)),
  rotterdam = with(rotterdam, data.frame(time = dtime, status = death, group = hormon)),
  veteran = with(veteran, data.frame(time, status, group = trt))
)

survivalAt <- function(fit, time) summary(fit, times = time, extend = TRUE)$surv
# clicks: evenly along the curve, with errors of 0.2% of the time axis and 0.4 percentage points
digitised <- function(data, clicks) {
  fit <- survfit(Surv(time, status) ~ 1, data)
  time <- seq(0, max(data$time), length.out = clicks)
  survival <- survivalAt(fit, time)
  order <- sample(clicks)
  data.frame(
    time = round(time + rnorm(clicks, 0, 0.002 * max(time)), 2),
    survival = round(100 * survival + rnorm(clicks, 0, 0.4), 2)
  )[order, ]
}
write <- function(rows, name) write.csv(rows, file.path(folder, name), row.names = FALSE, quote = FALSE)

for (name in names(sets)) {
  data <- sets[[name]]
  data$group <- paste("arm", as.integer(factor(data$group)))
  write(data, paste0(name, "-truth.csv"))
  ticks <- pretty(c(0, max(data$time)), 6)
  ticks <- ticks[ticks < max(data$time)]
  arms <- split(data, data$group)
  atRisk <- do.call(rbind, lapply(arms, function(arm) data.frame(
    curve = arm$group[1], time = ticks, number = sapply(ticks, function(tick) sum(arm$time >= tick)))))
  write(atRisk, paste0(name, "-at-risk.csv"))
  for (clicks in c(50, 100, 200)) {
    set.seed(2012 + clicks)
    points <- lapply(arms, digitised, clicks)
    write(do.call(rbind, lapply(names(points), function(arm) cbind(curve = arm, points[[arm]]))),
      paste0(name, "-", clicks, "-points.csv"))
    if (withPackage) write(do.call(rbind, lapply(names(points), function(arm) {
      own <- atRisk[atRisk$curve == arm, ]
      # the package clamps nothing: points beyond the axes are dropped by it
      prepared <- preprocess(points[[arm]], trisk = own$time, nrisk = own$number, maxy = 100)
      made <- getIPD(prepared, 1)$IPD
      data.frame(time = made$time, status = made$status, group = arm)
    })), paste0(name, "-", clicks, "-ipdfromkm.csv"))
  }
}

# the points of one curve as IPDfromKM prepares them, and what it makes of them: the same input, another program
if (withPackage) for (name in c("lung", "veteran")) {
  data <- sets[[name]]
  arm <- data[data$group == unique(data$group)[1], ]
  fit <- survfit(Surv(time, status) ~ 1, arm)
  ticks <- seq(0, max(arm$time), by = if (name == "lung") 200 else 100)
  steps <- data.frame(time = c(0, fit$time[fit$n.event > 0]), surv = c(1, fit$surv[fit$n.event > 0]))
  prepared <- preprocess(steps, trisk = ticks, nrisk = sapply(ticks, function(tick) sum(arm$time >= tick)), maxy = 1)
  made <- getIPD(prepared, 1)
  write(data.frame(time = prepared[[1]]$time, survival = prepared[[1]]$surv), paste0("same-", name, "-points.csv"))
  write(data.frame(time = ticks, number = sapply(ticks, function(tick) sum(arm$time >= tick))), paste0("same-", name, "-at-risk.csv"))
  write(made$IPD[, c("time", "status")], paste0("same-", name, "-ipdfromkm.csv"))
}
