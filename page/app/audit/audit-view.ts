import { button, fill, make } from '../make.ts'
import { asked, bytesOf, fileButton, takesDrops } from './ask.ts'
import { checkedView } from './checked-view.ts'
import { type FigureActs, figureView } from './figure-view.ts'
import { openReader } from './reader.ts'

export interface AuditActs extends FigureActs {
  close(): void
}

/** What is a figure by its name, if it is dropped; a PDF can have one beside its text. */
const FIGURE = /\.(svg|csv|tsv|dat|png|jpe?g|gif|tiff?|bmp|webp)$/i

/** A paper or a figure without a cohort: what contradicts what, the tables, the patients of a figure. */
export const auditView = (acts: AuditActs): HTMLElement => {
  const reader = openReader()
  const status = make('div', { className: 'audit-status', role: 'status' })
  const result = make('div')
  const check = async (name: string, bytes: Uint8Array): Promise<void> => {
    fill(result)
    const outcome = await asked(reader, { kind: 'check', name, bytes }, status)
    if (outcome?.kind !== 'checked') return
    const view = checkedView(name, outcome)
    const figure = make('div')
    const isPdf = /\.pdf$/i.test(name)
    const more = button('Read a Kaplan-Meier figure of this PDF', () => fill(figure, figureOf(name, bytes)))
    fill(result, view, isPdf ? more : null, figure)
    view.focus()
  }
  const figureOf = (name: string, bytes: Uint8Array): HTMLElement => figureView(name, bytes, reader, acts)
  const opened = (open: (name: string, bytes: Uint8Array) => void) => async (file: File) => {
    reader.stop()
    const bytes = await bytesOf(file)
    if (typeof bytes === 'string') fill(status, make('p', { className: 'faults' }, bytes))
    else open(file.name, bytes)
  }
  const paper = opened((name, bytes) => void check(name, bytes))
  const figure = opened((name, bytes) => {
    fill(status)
    fill(result, figureOf(name, bytes))
  })
  const zone = make(
    'div',
    { className: 'zone' },
    fileButton('Choose a paper', paper),
    fileButton('Choose a figure', figure),
    make(
      'p',
      { className: 'quiet' },
      'or drop one here. A paper is a PDF with text, Word (.docx), JATS XML, a web page or a text file. A figure is drawn as lines (SVG, PDF), or given as points that were clicked (CSV).',
    ),
  )
  takesDrops(zone, (file) => void (FIGURE.test(file.name) ? figure(file) : paper(file)))
  const text = make('textarea', { rows: 6, ariaLabel: 'Text of the paper', spellcheck: false })
  const element = make(
    'section',
    { className: 'audit' },
    make(
      'div',
      { className: 'bar' },
      make('h2', {}, 'Audit a paper'),
      make('span', { className: 'space' }),
      button('Close', () => {
        reader.stop()
        acts.close()
      }),
    ),
    make(
      'p',
      {},
      'Numbers that were reported together are compared with each other, without data. To compare them with the tables of patients, open the cohort and choose Audit.',
    ),
    zone,
    make(
      'details',
      {},
      make('summary', {}, 'Or paste the text of a paper'),
      text,
      button('Check the text', () => void check('pasted.txt', new TextEncoder().encode(text.value)), 'main'),
    ),
    status,
    result,
  )
  return element
}
