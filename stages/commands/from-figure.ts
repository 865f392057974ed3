import { existsSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Command } from '../../pipeline/commands/command.ts'
import { openDisk } from '../../pipeline/disk/disk.ts'
import { CallError, faultText } from '../../pipeline/fault.ts'
import { escaped } from '../../pipeline/words.ts'
import type { FigureDescription } from './from-figure/figure-description.ts'
import { figureOptions } from './from-figure/figure-options.ts'

export const command: Command = {
  name: 'from-figure',
  summary:
    'read the patients out of a Kaplan-Meier figure: lines of an SVG file or a PDF, or points that were clicked (CSV)',
  isForAnyFolder: true,
  flags: {
    page: { type: 'string' },
    panel: { type: 'string' },
    figure: { type: 'string' },
    n: { type: 'string' },
    unit: { type: 'string' },
    overlay: { type: 'string' },
    as: { type: 'string' },
    'at-risk': { type: 'string' },
    events: { type: 'string' },
  },
  help: `npm run pipeline -- from-figure <figure.svg | paper.pdf> [--page <number>] [--panel <number>] [--n <numbers>]
                                 [--unit <unit>] [--figure <figure.yaml>] [--overlay <file.svg>] [--as <cohort>]
npm run pipeline -- from-figure <points.csv> [--at-risk <file.csv>] [--n <numbers>] [--events <numbers>] [--unit <unit>]
                                 [--as <cohort>]

Reads a Kaplan-Meier figure that is drawn as lines, not as an image: the axes by the labels of their ticks, the curves, the
censoring marks, and the numbers at risk below. Curves that rise are read as one minus survival. From these it finds whole
numbers of patients that give the curves, and prints the number of patients, events and censored patients, the median, and
the log-rank test between groups.

The patients are one table that gives this figure; other tables can give it, too. The output says what is determined and
what is not. Times of events are as exact as the drawing. Without censoring marks, times of censoring are only known to lie
between two numbers at risk. Without numbers at risk (or --n), a number of patients that fits the steps is assumed,
which may be wrong.

If the figure is an image, click points along each curve with a digitiser (WebPlotDigitizer, ScanIt, DigitizeIt) and give them as CSV:
curve,time,survival; survival as proportion or percent, in any order. From these, patients are made up whose
curve is near the points (Guyot 2012, Liu 2021). They are approximate, and all output says so.

  --page <number>       the page of a PDF; all pages are searched without it
  --panel <number>      the panel of the page, from top to bottom and from left to right; the one with most steps is read
                        without it, and all are listed
  --n <n,n,...>         patients of each group at the start, in the order in which the curves are printed
  --at-risk <file.csv>  of points: numbers at risk below the figure, as curve,time,number; one row at time 0 for each curve
  --events <n,n,...>    of points: number of events of each curve, if the paper reports it
  --unit <unit>         unit of the time axis: days, weeks, months or years, if the figure does not name it
  --figure <file.yaml>  what cannot be read from the figure: page, panel, unit, scale, places and values of the axes, names,
                        colours and numbers of the groups; where axes cannot be read, such a file is printed to be completed
  --overlay <file.svg>  draw what was read over the lines and texts of the page, so that you can compare them
  --as <cohort>         write data/raw/<cohort>/: the table, its description, a plan, a README, and the overlay

Nothing is overwritten. The exit code is 1 if no curve can be read, or if no whole numbers of patients give one of the
curves; then no cohort is written.

Examples
  npm run pipeline -- from-figure figure.svg --overlay read.svg
  npm run pipeline -- from-figure paper.pdf --page 4 --unit months --as trial-figure
  npm run pipeline -- from-figure points.csv --at-risk at-risk.csv --events 112,53 --unit days --as trial-points
`,
  run: async (all) => {
    const { places, root, manifest, flags } = all
    const [file, ...others] = all.words
    if (file === undefined || others.length > 0)
      throw new CallError('from-figure: give one SVG or PDF file, or points as CSV')
    const bytes = openDisk('').read(file)
    if (bytes === null) throw new CallError(`${file}: expected a figure, found no file`)
    const { overlay, as } = flags as { readonly overlay?: string; readonly as?: string }
    const call = {
      ...figureOptions(flags),
      described: await descriptionOf(flags['figure']),
    }
    const { figureKind } = await import('./from-figure/figure-kind.ts')
    const kind = figureKind(bytes, file)
    if (typeof kind === 'object') {
      process.stderr.write(`${faultText({ ...kind.fault, file })}\n`)
      return 1
    }
    if (kind === 'points') {
      const { fromPoints } = await import('./from-figure/points/from-points.ts')
      return fromPoints(all, file, bytes, call)
    }
    if (flags['at-risk'] !== undefined || flags['events'] !== undefined)
      throw new CallError('from-figure: --at-risk and --events belong to points (CSV); give --n for lines')
    if (overlay !== undefined && existsSync(overlay))
      throw new CallError(`from-figure: expected a new file for --overlay, found ${overlay}, which exists`)
    const { folderOf, writeCohort } = await import('./new/write-cohort.ts')
    const folder = as === undefined ? null : folderOf(root, manifest, as, 'from-figure')
    const { figureOfFile, isWholeFigure } = await import('./from-figure/figure-of-file.ts')
    const { figureText } = await import('./from-figure/figure-text.ts')
    const { overlayOf } = await import('./from-figure/overlay.ts')
    const { readFigureFile } = await import('./papers/read-in-thread.ts')
    const { announced } = await import('./papers/while-waiting.ts')
    let done = (): void => {}
    const read = await figureOfFile(bytes, call, async (file, what) => {
      const drawn = await readFigureFile(places, file, what)
      done = announced('searching whole numbers of patients')
      return drawn
    })
    done()
    if ('fault' in read) {
      process.stderr.write(`${faultText({ ...read.fault, file })}\n`)
      if (read.description !== undefined) process.stderr.write(`\n${escapedLines(read.description)}`)
      return 1
    }
    if (as !== undefined && read.unit === null)
      throw new CallError('from-figure: the figure does not name the unit of its time axis; give --unit')
    process.stdout.write(figureText(file, read))
    if (overlay !== undefined) writeFileSync(overlay, overlayOf(read), { flag: 'wx' })
    if (!isWholeFigure(read)) return 1
    if (folder === null || as === undefined || read.unit === null) return 0
    const { cohortOfFigure } = await import('./from-figure/cohort-of-figure.ts')
    const files = cohortOfFigure(as, basename(file), { ...read, unit: read.unit })
    writeCohort(root, folder, as, files)
    process.stdout.write(`\nwrote data/raw/${as}/ (${[...files.keys()].join(', ')})\n`)
    return 0
  },
}

const descriptionOf = async (path: unknown): Promise<FigureDescription | null> => {
  if (typeof path !== 'string') return null
  const bytes = openDisk('').read(path)
  if (bytes === null) throw new CallError(`${path}: expected a description of a figure, found no file`)
  const { figureDescription } = await import('./from-figure/figure-description.ts')
  return figureDescription(path, bytes)
}

const escapedLines = (text: string): string => text.split('\n').map(escaped).join('\n')
