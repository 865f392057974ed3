import { faultText } from '../../../pipeline/fault.ts'
import type { ClaimOption } from '../../engine/audit/orders.ts'
import { button, fill, make } from '../make.ts'
import { type ClaimColumn, isOpen, MARK } from './claims-file.ts'
import type { ClaimsShown } from './claims-table.ts'

interface RowActs {
  changed(): void
  remove(): void
}

/** A row of claims.csv as fields. */
export const claimRow = (
  row: number,
  { file, drafted, verdicts, faults }: ClaimsShown,
  acts: RowActs,
): HTMLElement => {
  const id = file.cell(row, 'id')
  // the first line has the heads
  const fault = faults.get(row + 2)
  const draft = drafted.get(id)
  const verdict = verdicts.get(id) ?? ''
  const element = make('li', {})
  const field = (column: ClaimColumn, words: string, isLong = false): HTMLElement => {
    const value = file.cell(row, column)
    const input = isLong
      ? make('textarea', { value, rows: 2, spellcheck: false })
      : make('input', { type: 'text', value, autocomplete: 'off', spellcheck: false })
    input.addEventListener('input', () => {
      file.write(row, column, input.value.replace(/\s*\n\s*/g, ' '))
      acts.changed()
      mark()
    })
    if (column === 'reason') reason = input
    return make('label', { className: column }, make('span', {}, words), input)
  }
  let reason: HTMLInputElement | HTMLTextAreaElement | null = null
  let before = file.cell(row, 'reason')
  const mark = (): void => {
    const open = isOpen(file, row)
    element.classList.toggle('open', open)
    state.textContent = open ? 'to decide' : verdict
    state.className = `state ${open ? 'open' : verdict.replaceAll(' ', '-')}`
  }
  /** A result that is named needs no reason why none is. */
  const name = (result: string): void => {
    const now = file.cell(row, 'reason')
    if (now.startsWith(MARK)) before = now
    file.write(row, 'result', result)
    if (result !== '' && now.startsWith(MARK)) file.write(row, 'reason', '')
    if (result === '' && now === '') file.write(row, 'reason', before.startsWith(MARK) ? before : '')
    if (reason !== null) reason.value = file.cell(row, 'reason')
    acts.changed()
    mark()
  }
  const state = make('span', { className: 'state' })
  fill(
    element,
    make('div', { className: 'head' }, field('id', 'Id'), field('place', 'Place'), state),
    field('label', 'Sentence', true),
    field('published', 'Reported'),
    field('unit', 'Unit'),
    resultField(file.cell(row, 'result'), draft?.options ?? [], name),
    field('reason', 'Why there is no result', true),
    draft === undefined || draft.entry === ''
      ? null
      : make('p', { className: 'quiet entry' }, `An entry of the plan that may give it, in ${draft.entry}`),
    fault === undefined ? null : make('p', { className: 'faults' }, faultText(fault)),
    Object.assign(button('Remove', acts.remove, 'remove'), { ariaLabel: `Remove ${id}` }),
  )
  mark()
  return element
}

const ANOTHER = '\u0000another'

/** The results that a draft names to choose from, and any other by its id. */
const resultField = (
  value: string,
  options: readonly ClaimOption[],
  name: (result: string) => void,
): HTMLElement => {
  const label = make('label', { className: 'result' })
  const typed = (): void => {
    const input = make('input', { type: 'text', value, autocomplete: 'off', spellcheck: false })
    input.setAttribute('list', 'result-ids')
    input.addEventListener('input', () => name(input.value.trim()))
    fill(label, make('span', {}, 'Result'), input)
    if (options.length > 0) input.focus()
  }
  if (options.length === 0) {
    typed()
    return label
  }
  const known = options.some(({ id }) => id === value)
  const select = make(
    'select',
    {},
    make('option', { value: '', selected: value === '' }, 'none'),
    known || value === '' ? null : make('option', { value, selected: true }, value),
    ...options.map(({ id, value: shown, agrees }) =>
      make(
        'option',
        { value: id, selected: id === value },
        `${id}: ${shown}${agrees ? ', the reported value' : ''}`,
      ),
    ),
    make('option', { value: ANOTHER }, 'another …'),
  )
  select.addEventListener('change', () => {
    if (select.value === ANOTHER) typed()
    else name(select.value)
  })
  fill(label, make('span', {}, 'Result'), select)
  return label
}
