import { join } from 'node:path'
import type { Command } from '../../pipeline/commands/command.ts'
import { figureCallOf } from './export/figure-call.ts'

export const command: Command = {
  name: 'figures',
  summary: 'write figures as files for a journal: PDF, TIFF, PNG, EMF, or SVG with outlined letters',
  flags: {
    as: { type: 'string' },
    width: { type: 'string' },
    dpi: { type: 'string' },
    grey: { type: 'boolean' },
  },
  help: `npm run pipeline -- figures [<cohort> ...] [--as pdf,tiff,png,svg,emf] [--width 85,180] [--dpi 300] [--grey]

Writes reports/<cohort>/export/<figure>-<width>mm.<format> of each figure, in the size in which it was drawn. All
formats but EMF have the same letters, of Liberation Sans, which is as wide as Arial and Helvetica. No browser is needed.
These files are not committed; the same figures give the same bytes.

  --as pdf     vector graphics; text can be selected and searched, its font is embedded (default)
  --as tiff    pixels, RGB, LZW compression, no transparency
  --as png     pixels, RGB
  --as svg     vector graphics with letters as shapes, which look the same in each program. The figures of a
               report (reports/<cohort>/figures/*.svg) have text, which each program draws with its own fonts
  --as emf     an Enhanced Metafile for Word, PowerPoint and LibreOffice: vector graphics on white, with text in Arial,
               whose letters keep their places if a program draws them with another font
  --width      only figures of these widths in millimetres (default: each width that was drawn). Figures are not
               scaled, since letters and lines would get other sizes
  --dpi        dots per inch of TIFF and PNG, 72 to 1200 (default: 300). Journals ask for 300 for pictures with
               shades, 600 for pictures with text, 1000 or 1200 for lines
  --grey       shades of grey instead of colours; the name then ends in -grey, and TIFF has one channel

A character that the font lacks is drawn as a box, and a warning names it: change the label.

EPS is not written: it has no transparency, and no maintained library for this platform writes it. If a journal takes
no PDF, "pdftocairo -eps <figure>.pdf <figure>.eps" (poppler-utils) keeps text and lines, and turns only the parts with
transparent bands into pixels.

Examples
  npm run pipeline -- figures our-series
  npm run pipeline -- figures our-series --as tiff --width 85 --dpi 600
`,
  run: async ({ places, root, words, flags }) => {
    const call = figureCallOf(flags)
    const { exportFigures } = await import('./export/export-figures.ts')
    for await (const { path, missing } of exportFigures(
      root,
      words,
      call,
      join(places.packages, 'assets/fonts'),
    )) {
      process.stdout.write(`wrote ${path}\n`)
      if (missing.length > 0)
        process.stderr.write(
          `warning  ${path}: expected characters of Liberation Sans, found ${missing.join(', ')}, drawn as a box (change the label)\n`,
        )
    }
    return 0
  },
}
