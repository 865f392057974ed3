# Writes the data sets that the other scripts and the tests read: data/<name>.csv with the columns
# entry,time,status,group,stratum; status 0 censored, 1 event, 2.. competing causes. Missing rows are left out.
suppressMessages({library(survival); library(KMsurv); library(MASS)})
args <- commandArgs(trailingOnly = TRUE)
out <- if (length(args)) args[1] else "."
dir.create(file.path(out, "data"), showWarnings = FALSE, recursive = TRUE)
put <- function(name, time, status, group, stratum = 1, entry = 0) {
  d <- data.frame(entry, time, status = as.integer(status), group = as.character(group), stratum = as.character(stratum))
  d <- d[complete.cases(d), ]
  d <- d[d$time > d$entry | (d$time == 0 & all(d$entry == 0)), ]
  d$entry <- format(d$entry, digits = 15, trim = TRUE, scientific = FALSE, drop0trailing = TRUE)
  d$time <- format(d$time, digits = 15, trim = TRUE, scientific = FALSE, drop0trailing = TRUE)
  write.csv(d, file.path(out, "data", paste0(name, ".csv")), row.names = FALSE, quote = FALSE, eol = "\n")
}
word <- function(x) gsub("[ ,]", "-", as.character(x))
put("aml", aml$time, aml$status, aml$x)
put("ovarian", ovarian$futime, ovarian$fustat, ovarian$rx, ovarian$resid.ds)
put("retinopathy", retinopathy$futime, retinopathy$status, retinopathy$trt, retinopathy$type)
put("heart", heart$stop, heart$event, heart$transplant, heart$surgery, heart$start)
put("stanford2", stanford2$time, stanford2$status, cut(stanford2$age, c(0, 30, 40, 50, 99), labels = FALSE))
put("cgd", cgd$tstop, cgd$status, word(cgd$treat), cgd$sex, cgd$tstart)
put("bladder1", bladder1$stop, ifelse(bladder1$status == 3, 2, bladder1$status), bladder1$treatment,
    bladder1$number > 2, bladder1$start)
put("transplant", transplant$futime, c(censored = 0, death = 2, ltx = 1, withdraw = 3)[as.character(transplant$event)], transplant$abo, transplant$sex)
m <- myeloid
put("myeloid", pmin(m$txtime, m$futime, na.rm = TRUE), ifelse(!is.na(m$txtime), 1, ifelse(m$death == 1, 2, 0)), m$trt, m$sex)
put("nwtco", nwtco$edrel, nwtco$rel, nwtco$histol, nwtco$stage)
put("rats", rats$time, rats$status, rats$rx, rats$sex)
put("lung", lung$time, lung$status - 1, lung$sex, lung$ph.ecog)
put("veteran", veteran$time, veteran$status, veteran$celltype, veteran$trt)
put("mgus2", ifelse(mgus2$pstat == 1, mgus2$ptime, mgus2$futime), ifelse(mgus2$pstat == 1, 1, 2 * mgus2$death), mgus2$sex, mgus2$age > 70)
data(larynx); data(kidney); data(tongue); data(psych); data(channing); data(bmt)
put("larynx", larynx$time, larynx$delta, larynx$stage, larynx$age > 65)
put("kmsurv-kidney", kidney$time, kidney$delta, kidney$type)
put("tongue", tongue$time, tongue$delta, tongue$type)
put("psych", psych$age + psych$time, psych$death, psych$sex, 1, psych$age)
put("channing", channing$age, channing$death, channing$gender, 1, channing$ageentry)
put("bmt", bmt$t2, ifelse(bmt$d2 == 1, 1, ifelse(bmt$d1 == 1, 2, 0)), bmt$group, bmt$z3)
put("gehan", gehan$time, gehan$cens, gehan$treat, (gehan$pair - 1) %/% 7)
put("melanoma", Melanoma$time, c(1, 0, 2)[Melanoma$status], Melanoma$ulcer, Melanoma$sex)
# Edges: a group without an event; nobody censored; one subject; times of 0; a group never at risk with the other.
put("edge-no-event", c(1, 2, 3, 3, 4, 5, 6, 7), c(1, 1, 0, 1, 0, 0, 0, 0), c("a", "a", "a", "a", "b", "b", "b", "b"))
put("edge-all-events", c(1, 2, 2, 3, 5, 2, 3, 4, 4, 8), rep(1, 10), rep(c("a", "b"), each = 5))
put("edge-one-subject", 4, 1, "a")
put("edge-zero-times", c(0, 0, 1, 2, 3, 0, 1, 1, 4, 6), c(1, 0, 1, 0, 1, 1, 1, 0, 1, 0), rep(c("a", "b"), each = 5))
put("edge-one-against-many", c(2, 1, 2, 3, 4, 5, 6), c(1, 0, 1, 1, 0, 1, 1), c("a", rep("b", 6)))
put("edge-flat-half", c(1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 6, 9), c(1, 1, 1, 0, 0, 0, 1, 1, 0, 1, 0, 0), rep(c("a", "b"), each = 6))
