# Rscript test/sources/field/expected.R: the expected values of field.test.ts
library(survival)
show <- function(name, fit, at) {
  s <- summary(fit, times = at)
  t <- summary(fit)$table
  cat(name, ": n ", t["records"], " events ", t["events"], " median ", t["median"], " lower ", t["0.95LCL"],
      " upper ", t["0.95UCL"], " quantile ", quantile(fit, 0.5)$quantile, "\n", sep = "")
  if (length(at)) print(data.frame(time = s$time, risk = s$n.risk, survival = round(s$surv, 10)))
}
here <- "test/sources/field/"
d <- read.csv(paste0(here, "02/cohort.csv"))
d$time <- ifelse(is.na(d$days_to_death), d$days_to_last_follow_up, d$days_to_death)
show("02", survfit(Surv(time, vital_status == "dead") ~ 1, d), c(365, 1095))
d <- read.delim(paste0(here, "05/data_clinical_patient.txt"), comment.char = "#")
show("05", survfit(Surv(OS_MONTHS, OS_STATUS == "1:DECEASED") ~ 1, d), c(3.2, 8.8, 21))
d <- read.csv(paste0(here, "06/cohort.csv"))
show("06", survfit(Surv(time, DEATH_EVENT) ~ 1, d), c(6, 7, 8))
d <- read.csv2(paste0(here, "07/nv.csv"), check.names = FALSE, fileEncoding = "UTF-8")
day <- function(x) as.Date(x, "%d.%m.%Y")
d$time <- as.numeric(day(d[["Letzter Kontakt"]]) - day(d[["OP-Datum"]]))
show("07", survfit(Surv(time, verstorben == "ja") ~ 1, d), c(365, 730))
d <- read.csv(paste0(here, "08/lung-head.csv"))
show("08", survfit(Surv(time, status == 2) ~ 1, d), c(365, 883))
d <- read.delim(paste0(here, "09/cohort.tsv"))
show("09", survfit(Surv(entry, years, died) ~ 1, d), c(1.25, 2.175, 3.062, 3.842, 4.688))
d <- read.csv2(paste0(here, "10/registry.csv"))
from <- as.Date(d$DATAINITRT, "%d/%m/%Y"); died <- as.Date(d$DATAOBITO, "%d/%m/%Y")
end <- as.Date("2023-02-23")
d$time <- as.numeric(ifelse(is.na(died), end, died) - as.numeric(from))
show("10", survfit(Surv(time, !is.na(died)) ~ 1, d), c(180, 365, 540))
