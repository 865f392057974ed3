import { strToU8 } from 'fflate'
import type { CheckedReply, FoundTable } from '../../engine/audit/orders.ts'
import { button, fill, make } from '../make.ts'
import { save, saveZip } from '../take-away/save.ts'
import { working } from '../take-away/working.ts'
import { documentOf } from './saved-page.ts'

/** More findings of one kind are only in the saved text. */
const MOST_ITEMS = 100
/** Parts of a review that are findings; the others are folded. */
const OPEN = /^(CONTRADICTIONS|QUESTIONS)/

type Part = CheckedReply['review']['parts'][number]

/** What a check of a paper found, in the words of the command line, and the tables of the paper. */
export const checkedView = (name: string, reply: CheckedReply): HTMLElement => {
  const { review, tables, files } = reply
  const words = reviewView(review, false)
  const said = make('p', { role: 'status', className: 'note' })
  const base = name.replace(/\.[a-z0-9]+$/i, '')
  const element = make(
    'section',
    { tabIndex: -1 },
    words,
    button('Save as text', () => save(`${base}-check.txt`, strToU8(reply.text), 'text/plain'), 'main'),
    button('Save as HTML', () =>
      save(`${base}-check.html`, strToU8(documentOf(review.title, reviewView(review, true))), 'text/html'),
    ),
    said,
    ...tablesView(tables, () => {
      const texts = [...files].map(([file, text]) => [`${base}-tables/${file}`, strToU8(text)] as const)
      void working(said, async () => {
        await saveZip(`${base}-tables`, new Map(texts))
        return ''
      })
    }),
  )
  return element
}

/** @param isWhole with every item, and with what is folded; else that is made when it is opened */
const reviewView = (review: CheckedReply['review'], isWhole: boolean): HTMLElement =>
  make(
    'article',
    { className: 'review' },
    make('h2', {}, review.title),
    ...review.summary.map((line) => make('p', { className: 'summary' }, line)),
    ...review.parts.filter(({ items }) => items.length > 0).map((part) => partView(part, isWhole)),
    ...limitsView(review.limits),
  )

const partView = (part: Part, isWhole: boolean): HTMLElement => {
  if (OPEN.test(part.title)) return make('section', {}, make('h3', {}, part.title), ...itemsOf(part, isWhole))
  const details = make('details', {}, make('summary', {}, `${part.title} (${part.items.length})`))
  if (isWhole) details.append(...itemsOf(part, true))
  else
    details.addEventListener('toggle', () => {
      if (details.childElementCount === 1) details.append(...itemsOf(part, false))
    })
  return details
}

const itemsOf = ({ isNumbered, items }: Part, isWhole: boolean): readonly HTMLElement[] => {
  const shown = isWhole ? items : items.slice(0, MOST_ITEMS)
  const list = make(
    isNumbered ? 'ol' : 'ul',
    {},
    ...shown.map(({ text, places }) =>
      make(
        'li',
        {},
        text === '' ? null : make('p', {}, text),
        ...places.map((place) => make('p', { className: 'quiet' }, place)),
      ),
    ),
  )
  const more = items.length - shown.length
  return more === 0 ? [list] : [list, make('p', {}, `and ${more} others, which the saved files have`)]
}

const limitsView = ([title, ...lines]: readonly string[]): readonly HTMLElement[] =>
  title === undefined ? [] : [make('h3', {}, title), make('p', { className: 'quiet' }, lines.join(' '))]

const tablesView = (tables: readonly FoundTable[], keep: () => void): readonly HTMLElement[] => {
  if (tables.length === 0) return []
  const isDoubtful = tables.some(({ rows }) => rows.flat().some(({ doubt }) => doubt !== ''))
  return [
    make('h3', {}, 'Tables of the paper'),
    make(
      'p',
      {},
      `Compare each with the paper before you use it.${isDoubtful ? ' Cells that may be wrong are marked with ?; the reason follows them.' : ''}`,
    ),
    button('Save the tables (zip of CSV)', keep),
    ...tables.map(tableView),
  ]
}

const MOST_ROWS = 200

/** A table that is built when it is opened. */
const tableView = ({ text, rows }: FoundTable): HTMLElement => {
  const place = make('div', { className: 'wide', tabIndex: 0, role: 'region', ariaLabel: text })
  const details = make('details', {}, make('summary', {}, text), place)
  details.addEventListener('toggle', () => {
    if (!details.open || place.firstChild !== null) return
    fill(
      place,
      make('table', {}, ...rows.slice(0, MOST_ROWS).map((row) => make('tr', {}, ...row.map(cellView)))),
      rows.length > MOST_ROWS
        ? make('p', {}, `and ${rows.length - MOST_ROWS} rows, which the CSV file has`)
        : null,
    )
  })
  return details
}

const cellView = ({ text, isHead, rowSpan, columnSpan, doubt }: FoundTable['rows'][number][number]) =>
  make(
    isHead ? 'th' : 'td',
    { rowSpan, colSpan: columnSpan, className: doubt === '' ? '' : 'doubtful' },
    text,
    doubt === '' ? null : make('span', { className: 'doubt', title: doubt }, ' ?'),
    doubt === '' ? null : make('span', { className: 'hidden' }, ` doubtful: ${doubt}`),
  )
