import type { Files, Reply, Request } from '../../messages.ts'
import { button, make } from '../make.ts'
import type { Study } from '../study.ts'
import { openWorker } from './ask-worker.ts'
import { type Figure, type FigureFormat, FORMATS, figureFiles, figuresIn, TYPES } from './figures.ts'
import { save, saveZip } from './save.ts'
import { working } from './working.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What can be saved of a study. */
export const savePanel = (study: Study): HTMLElement => {
  const { cohort, raw, computed } = study
  const files = computed ?? new Map()
  const report = files.get(`reports/${cohort}/index.html`)
  const said = make('p', { role: 'status', className: 'note' })
  return make(
    'div',
    { className: 'save' },
    make('p', {}, 'The command line computes the same results from the folder of the cohort, byte for byte.'),
    button('The cohort (zip)', () => working(said, () => zip(cohort, raw)), 'main'),
    ...(report === undefined
      ? []
      : [
          button('The report (one file)', () => save(`${cohort}.html`, report, 'text/html')),
          button('All results (zip of CSV, figures and the report)', () =>
            working(said, () =>
              zip(`${cohort}-results`, new Map([...files].filter(([path]) => !raw.has(path)))),
            ),
          ),
          button('The tables (Word)', () => working(said, () => saveTables(cohort, report, 'Word'))),
          button('The tables (zip of CSV)', () => working(said, () => saveTables(cohort, report, 'CSV'))),
        ]),
    said,
    ...figureTable(cohort, figuresIn(files), said),
  )
}

const zip = async (name: string, files: Files): Promise<string> => {
  await saveZip(name, files)
  return ''
}

const saveTables = async (cohort: string, report: Uint8Array, format: 'Word' | 'CSV'): Promise<string> => {
  const worker = await openWorker<Request, Reply>('engine')
  try {
    const reply = await worker.ask({ kind: 'tables', report })
    if (reply.kind !== 'tables') throw new Error(reply.kind === 'failed' ? reply.message : reply.kind)
    const { word, csv, formulas } = reply
    if (format === 'Word') save(`${cohort}-tables.docx`, word, WORD)
    else await saveZip(`${cohort}-tables`, csv)
    return format === 'Word' || formulas === 0
      ? ''
      : `${formulas === 1 ? '1 cell' : `${formulas} cells`} may be run as a formula by a spreadsheet: import the files as text.`
  } finally {
    worker.close()
  }
}

const saveFigures = async (
  name: string,
  figures: readonly Figure[],
  format: FigureFormat,
  tell: (words: string) => void,
): Promise<string> => {
  const { files, warnings } = await figureFiles(figures, format, (done) =>
    tell(`Drawing: ${done} of ${figures.length} …`),
  )
  const [[only, bytes] = []] = files
  if (figures.length === 1) save(only!, bytes!, TYPES[format])
  else await saveZip(name, files)
  return warnings.join('\n')
}

const figureTable = (
  cohort: string,
  figures: readonly Figure[],
  said: HTMLElement,
): readonly HTMLElement[] => {
  if (figures.length === 0) return []
  const line = (name: string, some: readonly Figure[], words: string): HTMLElement =>
    make(
      'tr',
      {},
      make('th', { scope: 'row' }, words),
      make(
        'td',
        {},
        ...FORMATS.map((format) => {
          const made = button(format, () => working(said, (tell) => saveFigures(name, some, format, tell)))
          made.ariaLabel = `${words} as ${format}`
          return made
        }),
      ),
    )
  return [
    make('h3', {}, 'Figures'),
    make(
      'p',
      { className: 'quiet' },
      'PDF has the bytes of the command "figures", SVG those of the report; PNG is drawn by this browser, 300 dots per inch.',
    ),
    make(
      'table',
      { className: 'figures' },
      line(`${cohort}-figures`, figures, 'All figures (zip)'),
      ...figures.map((figure) => line(figure.name, [figure], `${figure.name}, ${figure.width} mm`)),
    ),
  ]
}
