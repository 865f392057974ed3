import { faultText } from '../../../pipeline/fault.ts'
import type { AuditRequest, FigureReply } from '../../engine/audit/orders.ts'
import { cohortName } from '../dropped.ts'
import { button, fill, make } from '../make.ts'
import { save } from '../take-away/save.ts'
import { asked } from './ask.ts'
import { figureForm } from './figure-form.ts'
import type { Reader } from './reader.ts'

export interface FigureActs {
  /** Opens a cohort; its files by name. */
  openCohort(name: string, files: ReadonlyMap<string, Uint8Array>): void
}

/** A larger overlay is saved and not shown: drawing it would hold up the page. */
const LARGEST_SHOWN = 1_000_000

/** A figure that is read: what was seen, drawn over the page; what cannot be read, to complete; the cohort made of it. */
export const figureView = (
  name: string,
  bytes: Uint8Array,
  reader: Reader,
  acts: FigureActs,
): HTMLElement => {
  const isPoints = /\.(csv|tsv|txt|dat)$/i.test(name)
  const status = make('div', { className: 'audit-status', role: 'status' })
  const result = make('div')
  const form = figureForm(isPoints, () => void read())
  const cohort = cohortName(name)
  const read = async (): Promise<void> => {
    fill(result)
    const request: AuditRequest = { kind: 'figure', name, bytes, cohort, ...(await form.values()) }
    const outcome = await asked(reader, request, status)
    if (outcome?.kind === 'unread') {
      fill(status, make('p', { className: 'faults' }, faultText(outcome.fault)))
      if (outcome.description !== '') form.describe(outcome.description)
    } else if (outcome?.kind === 'figure') {
      form.choosePanel(outcome.panels, outcome.panel)
      fill(result, ...shown(outcome, name, cohort, acts))
    }
  }
  void read()
  return make(
    'section',
    { className: 'figure' },
    make('h2', {}, `The figure of ${name}`),
    form.element,
    status,
    result,
  )
}

const shown = (
  { text, overlay, cohort: files }: FigureReply,
  name: string,
  cohort: string,
  acts: FigureActs,
): readonly HTMLElement[] => [
  ...(overlay === null ? [] : overlayView(overlay, name)),
  typeof files === 'string'
    ? make('p', {}, `No cohort can be made of it: ${files}.`)
    : button('Make it a cohort', () => acts.openCohort(cohort, files), 'main'),
  make('pre', { className: 'printed', tabIndex: 0 }, text),
]

/** The overlay as an image: nothing of an image is run or fetched. It has none of the file's own markup. */
const overlayView = (overlay: string, name: string): readonly HTMLElement[] => {
  const bytes = new TextEncoder().encode(overlay)
  const keep = button('Save the picture (SVG)', () =>
    save(name.replace(/(\.[a-z0-9]+)?$/i, '-as-read.svg'), bytes, 'image/svg+xml'),
  )
  if (bytes.length > LARGEST_SHOWN)
    return [make('p', {}, 'The picture of what was read is too large to be shown here: save it.'), keep]
  const address = URL.createObjectURL(new Blob([bytes], { type: 'image/svg+xml' }))
  const image = make('img', {
    src: address,
    alt: 'The lines and texts of the page with what was read drawn over them: bands under curves, circles at censoring marks, thin lines for the curves of the patients, green ticks, boxes around numbers at risk',
  })
  image.addEventListener('load', () => URL.revokeObjectURL(address))
  return [make('div', { className: 'picture' }, image), keep]
}
