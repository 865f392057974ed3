# Draws Kaplan-Meier figures of data sets of the survival package and of test/oracle/data with at most 1,000 patients,
# and writes the patients that they show.
#   Rscript draw-figures.R <folder> [pattern of data sets]
suppressMessages({ library(survival); library(ggplot2); library(svglite); library(survminer) })
arguments <- commandArgs(TRUE)
folder <- arguments[1]
pattern <- if (length(arguments) > 1) arguments[2] else "."
dir.create(folder, showWarnings = FALSE, recursive = TRUE)
d <- function(time, status, group) { x <- data.frame(time = as.numeric(time), status = as.integer(status), group = factor(group)); x[complete.cases(x), ] }
sets <- list(
  lung = with(lung, d(time, status == 2, sex)),
  veteran = with(veteran, d(time, status, trt)),
  aml = with(aml, d(time, status, x)),
  ovarian = with(ovarian, d(futime, fustat, rx)),
  kidney = with(kidney, d(time, status, sex)),
  gbsg = with(gbsg, d(rfstime, status, hormon)),
  pbc = with(pbc[!is.na(pbc$trt), ], d(time, status == 2, trt)),
  colon = with(colon[colon$etype == 2, ], d(time, status, rx)),
  rotterdam = with(rotterdam[1:1000, ], d(dtime, death, hormon)),
  stanford2 = with(stanford2, d(time, status, age > 40)),
  mgus = with(mgus[!duplicated(mgus$id), ], d(futime, death, sex)),
  diabetic = with(diabetic, d(time, status, trt))
)
# the data sets of the oracle: event 1, competing causes censored; none that enter late, at most 1,000 patients
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(), value = TRUE)[1]))
for (path in list.files(file.path(here, "../../../oracle/data"), full.names = TRUE)) {
  x <- read.csv(path)
  if (nrow(x) <= 1000 && all(x$entry == 0) && any(x$status == 1))
    sets[[paste0("oracle.", sub(".csv", "", basename(path)))]] <- d(x$time, x$status == 1, x$group)
}
sets <- sets[grepl(pattern, names(sets))]
COLOURS <- c("#1f77b4", "#d62728", "#2ca02c", "#9467bd", "#8c564b")
atRisk <- function(f, i, at) sapply(at, function(t) { s <- if (is.null(f$strata)) f else f[i]; sum(c(s$n.event, s$n.censor)[c(s$time, s$time) >= t]) })
fitOf <- function(x) if (nlevels(x$group) > 1) survfit(Surv(time, status) ~ group, data = x, conf.type = "log-log") else survfit(Surv(time, status) ~ 1, data = x)
base <- function(x, marks, rows, unit = 1, colours = COLOURS, ...) {
  x$time <- x$time / unit
  f <- fitOf(x)
  par(mar = c(9, 9, 2, 2), las = 1)
  at <- pretty(c(0, max(x$time)), 6)
  plot(f, mark.time = marks, col = colours, xlim = range(at), xaxt = "n", xlab = "", ylab = "Survival", ...)
  axis(1, at = at)
  if (rows) for (i in seq_along(levels(x$group))) {
    mtext(atRisk(f, i, at), side = 1, line = 3 + i, at = at, cex = 0.8)
    mtext(paste0("arm ", levels(x$group)[i]), side = 1, line = 3 + i, at = -0.12 * max(at), cex = 0.8, adj = 1)
  }
}
legended <- function(x) {
  base(x, TRUE, TRUE, conf.int = TRUE, colours = rep(COLOURS, each = 3))
  legend("topright", paste("arm", levels(x$group)), col = COLOURS, lty = 1, bty = "n")
  text(0, 0.05, "P = 0.0123", adj = 0)
}
# curves whose dashes are lines of their own, as programs that know no dashes draw them, on an axis that begins above 0
dashes <- function(x, on = 0.06, off = 0.04) {
  f <- fitOf(x)
  par(mar = c(9, 9, 2, 2), las = 1)
  at <- pretty(c(0, max(x$time)), 6)
  plot(NULL, xlim = range(at), ylim = c(0.1, 1), xlab = "Time (weeks)", ylab = "Survival", xaxt = "n", yaxt = "n")
  axis(1, at = at)
  axis(2, at = seq(0.2, 1, 0.2), labels = paste0(100 * seq(0.2, 1, 0.2), "%"))
  for (i in seq_along(levels(x$group))) {
    time <- rep(c(0, f[i]$time), each = 2)[-1]
    surv <- pmax(0.1, head(rep(c(1, f[i]$surv), each = 2), -1))
    u <- grconvertX(time, "user", "inches"); v <- grconvertY(surv, "user", "inches")
    along <- c(0, cumsum(abs(diff(u)) + abs(diff(v))))
    for (start in seq(0, max(along), on + off)) {
      ends <- sort(c(start, min(start + on, max(along)), along[along > start & along < start + on]))
      a <- grconvertX(approx(along, u, ends, ties = "ordered")$y, "inches", "user")
      b <- grconvertY(approx(along, v, ends, ties = "ordered")$y, "inches", "user")
      segments(head(a, -1), head(b, -1), tail(a, -1), tail(b, -1), col = COLOURS[i])
    }
    points(f[i]$time[f[i]$n.censor > 0 & f[i]$surv > 0.1], f[i]$surv[f[i]$n.censor > 0 & f[i]$surv > 0.1], pch = 3, cex = 0.6, lwd = 0.5, col = COLOURS[i])
    mtext(atRisk(f, i, at), side = 1, line = 3 + i, at = at, cex = 0.8)
  }
}
gg <- function(x) {
  f <- fitOf(x)
  if (is.null(f$strata)) f$strata <- c("group=1" = length(f$time))
  s <- data.frame(time = f$time, surv = f$surv, n.censor = f$n.censor, group = rep(sub("group=", "", names(f$strata)), f$strata))
  s <- rbind(data.frame(time = 0, surv = 1, n.censor = 0, group = unique(s$group)), s)
  ggplot(s, aes(time, surv, colour = group)) + geom_step() + geom_point(data = s[s$n.censor > 0, ], shape = 3, size = 2, show.legend = FALSE) + scale_y_continuous(limits = c(0, 1), labels = function(v) paste0(100 * v, "%")) + theme_bw()
}
# ggsurvplot evaluates the call of the fit again, where it must find the data
mined <- function(x, ...) {
  assign("x", x, envir = globalenv())
  fit <- if (nlevels(x$group) > 1) surv_fit(Surv(time, status) ~ group, data = x) else surv_fit(Surv(time, status) ~ 1, data = x)
  print(ggsurvplot(fit, data = x, conf.int = TRUE, risk.table = TRUE, pval = nlevels(x$group) > 1, ...), newpage = FALSE)
}
drawAll <- function(name) {
  x <- droplevels(sets[[name]])
  write.csv(x, file.path(folder, paste0(name, ".csv")), row.names = FALSE)
  # ggsurvplot and limits fail where a group has no event or one patient: what they began to write is no figure
  to <- function(kind, device, width, height, draw) {
    path <- file.path(folder, paste0(name, "-", kind))
    device(path, width, height)
    failed <- tryCatch({ draw(); FALSE }, error = function(e) { message(basename(path), " is not drawn: ", conditionMessage(e)); TRUE })
    graphics.off()
    if (failed) unlink(path)
  }
  to("marks.pdf", pdf, 7, 6, function() base(x, TRUE, FALSE))
  to("marks-rows.pdf", pdf, 7, 6, function() base(x, TRUE, TRUE))
  to("rows.pdf", pdf, 7, 6, function() base(x, FALSE, TRUE))
  to("plain.pdf", pdf, 7, 6, function() base(x, FALSE, FALSE))
  to("cairo-marks-rows.pdf", cairo_pdf, 7, 6, function() base(x, TRUE, TRUE))
  to("months-marks-rows.pdf", pdf, 7, 6, function() base(x, TRUE, TRUE, 30.4375))
  to("ggplot-marks.pdf", pdf, 7, 5, function() print(gg(x)))
  to("marks-rows.svg", svg, 7, 6, function() base(x, TRUE, TRUE))
  to("band-marks-rows.pdf", pdf, 7, 6, function() legended(x))
  to("incidence-marks-rows.pdf", pdf, 7, 6, function() base(x, TRUE, TRUE, fun = "event"))
  to("svglite-percent-marks-rows.svg", svglite, 7, 6, function() base(x, TRUE, TRUE, fun = "pct"))
  if (name == "aml") to("panels-dashes.pdf", pdf, 7, 10, function() { par(mfrow = c(2, 1)); base(x, TRUE, TRUE); dashes(x) })
  if (nlevels(x$group) < 6) {
    to("survminer.pdf", pdf, 7, 7, function() mined(x))
    to("survminer.svg", svglite, 7, 8, function() mined(x, ncensor.plot = TRUE, cumevents = TRUE, censor.shape = "|", linetype = if (nlevels(x$group) > 1) "strata" else 1, palette = COLOURS))
  }
}
for (name in names(sets)) drawAll(name)
