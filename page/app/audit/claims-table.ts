import { type Fault, faultText } from '../../../pipeline/fault.ts'
import type { DraftedClaim } from '../../engine/audit/orders.ts'
import { button, fill, make } from '../make.ts'
import { claimRow } from './claim-row.ts'
import { type ClaimsFile, isOpen } from './claims-file.ts'

export interface ClaimsShown {
  readonly file: ClaimsFile
  /** By id. */
  readonly drafted: ReadonlyMap<string, DraftedClaim>
  readonly verdicts: ReadonlyMap<string, string>
  /** Ids of all results; asked for when one is to be named. */
  results(): readonly string[]
  /** By line of claims.csv. */
  readonly faults: ReadonlyMap<number, Fault>
  /** What a person looks at; kept when the rows are shown anew. */
  readonly view: ClaimsView
  /** Is called after every change of the file. */
  changed(): void
}

export interface ClaimsView {
  /** Null until one is chosen: then rows to decide, if there are any. */
  filter: Filter | null
  first: number
}

/** Rows of claims.csv to edit, a part of them at a time. */
export const claimsTable = (shown: ClaimsShown): HTMLElement => {
  const { file, changed, view } = shown
  const list = make('ol', { className: 'claims' })
  const pages = make('span', { className: 'pages' })
  const filter = filterOf(shown, () => {
    view.first = 0
    draw()
  })
  const draw = (): void => {
    const rows = filter.rows()
    view.first = Math.max(0, Math.min(view.first, Math.floor((rows.length - 1) / SHOWN) * SHOWN))
    const { first } = view
    const here = rows.slice(first, first + SHOWN)
    fill(
      list,
      ...here.map((row) =>
        claimRow(row, shown, {
          changed: () => {
            changed()
            filter.count()
          },
          remove: () => {
            file.remove(row)
            changed()
            draw()
          },
        }),
      ),
    )
    const move = (by: number) => () => {
      view.first += by
      draw()
      list.querySelector<HTMLElement>('input')?.focus()
    }
    fill(
      pages,
      rows.length === 0 ? 'No rows. ' : `Rows ${first + 1} to ${first + here.length} of ${rows.length} `,
      first > 0 ? button('Previous rows', move(-SHOWN)) : null,
      first + SHOWN < rows.length ? button('Next rows', move(SHOWN)) : null,
    )
    filter.count()
  }
  const add = (): void => {
    file.add()
    changed()
    view.filter = 'all'
    view.first = file.count
    draw()
    list.lastElementChild?.querySelector('input')?.focus()
  }
  draw()
  const ids = make('datalist', { id: 'result-ids' })
  list.addEventListener('focusin', ({ target }) => {
    const isResult = target instanceof HTMLInputElement && target.getAttribute('list') === ids.id
    if (isResult && ids.firstChild === null) fill(ids, ...shown.results().slice(0, MOST_IDS).map(idOption))
  })
  return make(
    'section',
    { ariaLabel: 'claims.csv' },
    ...wordsOf(shown),
    make('div', { className: 'bar' }, filter.element, pages, button('Add a row', add)),
    ids,
    list,
  )
}

/** So many rows are shown at once; the others are one button away. */
const SHOWN = 10
const MOST_IDS = 3000

const idOption = (value: string): HTMLOptionElement => make('option', { value })

const wordsOf = ({ faults }: ClaimsShown): readonly HTMLElement[] => [
  make('h3', {}, 'Reported numbers (claims.csv)'),
  ...[...faults]
    .filter(([line]) => line === 1)
    .map(([, fault]) => make('p', { className: 'faults' }, faultText(fault))),
  make(
    'p',
    { className: 'quiet' },
    'To decide: the words lead to a result with another value, or fit several. Name the result that is meant, also if its value differs: the verdict is then "not reproduced". Never choose a result for its value.',
  ),
]

type Filter = 'all' | 'open' | 'not reproduced'

const FILTERS: readonly (readonly [Filter, string])[] = [
  ['open', 'To decide'],
  ['not reproduced', 'Not reproduced'],
  ['all', 'All'],
]

/** Which rows are shown, and how many of each kind there are; the rows to decide first, if there are any. */
const filterOf = ({ file, verdicts, view }: ClaimsShown, redraw: () => void) => {
  const select = make('select', { ariaLabel: 'Rows that are shown' })
  const rowsIn = (filter: Filter): readonly number[] =>
    [...Array(file.count).keys()].filter(
      (row) =>
        filter === 'all' ||
        (filter === 'open' ? isOpen(file, row) : verdicts.get(file.cell(row, 'id')) === filter),
    )
  const chosen = (): Filter => {
    view.filter ??= rowsIn('open').length > 0 ? 'open' : 'all'
    return view.filter
  }
  const options = FILTERS.map(([value]) => make('option', { value }))
  const count = (): void => {
    for (const [i, [value, words]] of FILTERS.entries())
      options[i]!.textContent = `${words} (${rowsIn(value).length})`
    select.value = chosen()
  }
  select.append(...options)
  select.addEventListener('change', () => {
    view.filter = select.value as Filter
    redraw()
  })
  return {
    element: select,
    count,
    rows: () => rowsIn(chosen()),
  }
}
