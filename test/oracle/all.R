# Runs scripts of this folder, two at a time, each in a process of its own: a fork of this one, in which the packages are
# loaded once. data.R is the first, for the others read what it writes. What a script prints is in <script>.out.
# Arguments: the scripts; "random.R:60" is random.R with 60 as its second argument.
for (name in c("survival", "cmprsk", "coin", "exactRankTests", "KMsurv", "MASS")) suppressMessages(loadNamespace(name))
asked <- strsplit(base::commandArgs(trailingOnly = TRUE), ":", fixed = TRUE)
run <- function(one) {
  sink(paste0(one[1], ".out")); on.exit(sink())
  assign("commandArgs", function(trailingOnly) c(".", one[-1]), globalenv())
  source(one[1], local = globalenv())
  TRUE
}
is_data <- vapply(asked, function(one) one[1] == "data.R", TRUE)
for (part in list(asked[is_data], asked[!is_data])) {
  ended <- parallel::mclapply(part, run, mc.cores = 2, mc.preschedule = FALSE)
  failed <- !vapply(ended, isTRUE, TRUE)
  if (any(failed)) stop(paste(vapply(part[failed], `[`, "", 1), vapply(ended[failed], function(e) paste(as.character(e), collapse = ""), ""), collapse = "\n"))
}
