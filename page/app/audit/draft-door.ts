import type { DraftedReply } from '../../engine/audit/orders.ts'
import { button, fill, make } from '../make.ts'
import { bytesOf, fileButton, takesDrops } from './ask.ts'

/** Where a paper is given whose claims are drafted: a file, or its text. */
export const draftDoor = (
  status: HTMLElement,
  draft: (name: string, bytes: Uint8Array) => Promise<void>,
): HTMLElement => {
  const take = async (file: File): Promise<void> => {
    const bytes = await bytesOf(file)
    if (typeof bytes === 'string') fill(status, make('p', { className: 'faults' }, bytes))
    else await draft(file.name, bytes)
  }
  const text = make('textarea', { rows: 6, ariaLabel: 'Text of the paper', spellcheck: false })
  const zone = make(
    'div',
    { className: 'zone small' },
    fileButton('Draft claims from a paper', (file) => void take(file)),
    make(
      'p',
      { className: 'quiet' },
      'or drop it here: a PDF with text, Word (.docx), JATS XML, a web page or a text file. Its numbers become rows of claims.csv, and the words around each number are matched with the results of this cohort.',
    ),
  )
  takesDrops(zone, (file) => void take(file))
  return make(
    'div',
    {},
    zone,
    make(
      'details',
      {},
      make('summary', {}, 'Or paste the text of the paper'),
      text,
      button(
        'Draft from the text',
        () => void draft('pasted.txt', new TextEncoder().encode(text.value)),
        'main',
      ),
    ),
  )
}

export interface DraftChoice {
  /** How many rows claims.csv has; null if its text is no table of claims, undefined if there is no such file. */
  readonly rows: number | null | undefined
  accept(): void
  takeBack(): void
}

/** Says what was drafted. Rows that exist are replaced only if asked, and can be taken back. */
export const offerDraft = (
  place: HTMLElement,
  { summary }: Pick<DraftedReply, 'summary'>,
  { rows, accept, takeBack }: DraftChoice,
): void => {
  const said = summary.map((line) => make('p', {}, line))
  const taken = (): void => {
    accept()
    const back = button('Take back: the rows from before the draft', () => {
      fill(place)
      takeBack()
    })
    fill(place, ...said, rows === undefined ? null : back)
  }
  if (rows === undefined || rows === 0) taken()
  else
    fill(
      place,
      ...said,
      make(
        'p',
        {},
        `claims.csv has ${rows === null ? 'a text' : rows === 1 ? '1 row' : `${rows} rows`} already.`,
      ),
      button('Replace it by the draft', taken, 'main'),
      button('Keep it', () => fill(place)),
    )
}
