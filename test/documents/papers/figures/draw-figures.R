# Draws Kaplan-Meier figures of data sets of the survival package, and writes the patients that they show.
#   Rscript draw-figures.R <folder>
suppressMessages({ library(survival); library(ggplot2) })
folder <- commandArgs(TRUE)[1]
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
atRisk <- function(f, g, at) summary(f, times = at, extend = TRUE)$n.risk[summary(f, times = at, extend = TRUE)$strata == paste0("group=", g)]
base <- function(x, marks, rows, unit = 1) {
  x$time <- x$time / unit
  f <- survfit(Surv(time, status) ~ group, data = x)
  par(mar = c(9, 9, 2, 2), las = 1)
  at <- pretty(c(0, max(x$time)), 6)
  plot(f, mark.time = marks, col = c("#1f77b4", "#d62728", "#2ca02c"), xlim = range(at), xaxt = "n", xlab = "", ylab = "Survival")
  axis(1, at = at)
  if (rows) for (i in seq_along(levels(x$group))) {
    mtext(atRisk(f, levels(x$group)[i], at), side = 1, line = 3 + i, at = at, cex = 0.8)
    mtext(paste0("arm ", levels(x$group)[i]), side = 1, line = 3 + i, at = -0.12 * max(at), cex = 0.8, adj = 1)
  }
}
gg <- function(x) {
  f <- survfit(Surv(time, status) ~ group, data = x)
  s <- data.frame(time = f$time, surv = f$surv, n.censor = f$n.censor, group = rep(sub("group=", "", names(f$strata)), f$strata))
  s <- rbind(data.frame(time = 0, surv = 1, n.censor = 0, group = levels(x$group)), s)
  ggplot(s, aes(time, surv, colour = group)) + geom_step() + geom_point(data = s[s$n.censor > 0, ], shape = 3, size = 2, show.legend = FALSE) + scale_y_continuous(limits = c(0, 1), labels = function(v) paste0(100 * v, "%")) + theme_bw()
}
for (name in names(sets)) {
  x <- sets[[name]]
  write.csv(x, file.path(folder, paste0(name, ".csv")), row.names = FALSE)
  file <- function(kind) file.path(folder, paste0(name, "-", kind))
  pdf(file("marks.pdf"), 7, 6); base(x, TRUE, FALSE); dev.off()
  pdf(file("marks-rows.pdf"), 7, 6); base(x, TRUE, TRUE); dev.off()
  pdf(file("rows.pdf"), 7, 6); base(x, FALSE, TRUE); dev.off()
  cairo_pdf(file("cairo-marks-rows.pdf"), 7, 6); base(x, TRUE, TRUE); dev.off()
  pdf(file("months-marks-rows.pdf"), 7, 6); base(x, TRUE, TRUE, 30.4375); dev.off()
  pdf(file("ggplot-marks.pdf"), 7, 5); print(gg(x)); dev.off()
}
