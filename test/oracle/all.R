# Runs scripts of this folder one after the other in this process, in which the packages are loaded once: a fork for each script
# cost more than most scripts, for R's memory is copied page by page. Each script finds what a new process has: no variable,
# no attached package, no option and no random state of the one before. data.R is the first, for the others read what it writes.
# What a script prints is in <script>.out.
# Arguments: the scripts; "random.R:60" is random.R with 60 as its second argument.
for (name in c("survival", "cmprsk", "coin", "exactRankTests", "KMsurv", "MASS")) suppressMessages(loadNamespace(name))
local({
  asked <- strsplit(base::commandArgs(trailingOnly = TRUE), ":", fixed = TRUE)
  start <- list(options = options(), search = search())
  run <- function(one) {
    for (place in setdiff(search(), start$search)) detach(place, character.only = TRUE)
    rm(list = ls(globalenv(), all.names = TRUE), envir = globalenv())
    options(start$options); RNGkind("default", "default", "default"); rm(".Random.seed", envir = globalenv())
    sink(paste0(one[1], ".out")); on.exit(sink())
    assign("commandArgs", function(trailingOnly) c(".", one[-1]), globalenv())
    tryCatch({ source(one[1], local = globalenv()); NULL }, error = function(e) paste(one[1], conditionMessage(e)))
  }
  is_data <- vapply(asked, function(one) one[1] == "data.R", TRUE)
  failed <- unlist(lapply(c(asked[is_data], asked[!is_data]), run))
  if (length(failed) > 0) stop(paste(failed, collapse = "\n"))
})
