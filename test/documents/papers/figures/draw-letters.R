# Draws letters of common fonts as outlines, each in the order of LETTERS of tools/glyph-shapes.ts.
#   Rscript draw-letters.R <folder>
folder <- commandArgs(TRUE)[1]
dir.create(folder, showWarnings = FALSE, recursive = TRUE)
letters <- strsplit("0123456789.,-+%()=<:/abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "")[[1]]
for (family in c("Nimbus Sans", "Liberation Sans", "DejaVu Sans")) {
  svg(file.path(folder, paste0(gsub(" ", "-", family), ".svg")), 7, 7, family = family)
  par(mar = c(0, 0, 0, 0))
  plot.new()
  for (i in seq_along(letters)) text((i %% 9) / 9, i / 80, letters[i])
  dev.off()
}
