import { shownText } from '../../../cohort/values/short-text.ts'
import { type NumberContext, numberCell } from '../excel/number-cell.ts'
import { isConstant, remarkFormula } from '../formula.ts'
import { isoCell } from '../iso-date.ts'
import type { Remarks } from '../remarks.ts'
import type { SheetCell } from '../sheet.ts'
import { withoutEscapes } from './shared-texts.ts'

/** A `c` element as stored (ECMA-376 part 1, 18.3.1.4). */
export interface RawCell {
  readonly row: number
  readonly column: number
  readonly type: string
  readonly style: string | undefined
  /** The text of `v`; undefined if there is no `v`. */
  readonly value: string | undefined
  /** The text of `is`. */
  readonly inline: string | undefined
  /** The text of `f`, '' for a cell that shares the formula of another; undefined if it is no formula. */
  readonly formula: string | undefined
}

/** What cells refer to in other parts of the workbook. */
export interface CellContext extends NumberContext {
  readonly texts: readonly string[]
}

/** The cell as text with its kind; null for an empty one, and for one at fault, which is remarked. */
export const cellValue = (raw: RawCell, context: CellContext): SheetCell | null => {
  if (raw.formula !== undefined && !isConstant(raw.formula) && !isCalculated(raw, context.remarks))
    return null
  const { column, value, inline } = raw
  const text = value ?? ''
  switch (raw.type) {
    case 'n':
      return text === '' ? null : numberCell(raw, text.trim(), Number(raw.style ?? '0'), context)
    case 's':
      return text === '' ? null : sharedCell(raw, text, context)
    case 'str':
      return { column, kind: 'text', text: withoutEscapes(text) }
    case 'inlineStr':
      return { column, kind: 'text', text: inline ?? withoutEscapes(text) }
    case 'b':
      return booleanCell(raw, text.trim(), context)
    case 'e':
      context.remarks.note('error', raw.row, column, text)
      return { column, kind: 'error', text: text === '' ? '#VALUE!' : text }
    case 'd':
      return isoCell(raw, text.trim(), context.remarks)
    default:
      context.remarks.fault('unknown type', raw.row, column, `the type ${shownText(raw.type)}`)
      return null
  }
}

/** Remarks that a cell is a formula; false if it has no value of a last calculation. */
const isCalculated = (raw: RawCell, remarks: Remarks): boolean => {
  const { row, column, formula = '' } = raw
  // a text may be empty; some writers leave an empty `v` for a value that nobody calculated
  const isEmptyText = raw.type === 'str' && raw.value === ''
  if (!isEmptyText && !raw.value && raw.inline === undefined) {
    remarks.fault(
      'no value',
      row,
      column,
      formula === '' ? 'a formula without one' : `=${shortened(formula)}`,
    )
    return false
  }
  remarkFormula(raw, formula, remarks)
  return true
}

const shortened = (formula: string): string => (formula.length > 60 ? `${formula.slice(0, 60)}…` : formula)

const sharedCell = (raw: RawCell, index: string, { texts, remarks }: CellContext): SheetCell | null => {
  const text = /^\s*\d+\s*$/.test(index) ? texts[Number(index)] : undefined
  if (text !== undefined) return { column: raw.column, kind: 'text', text }
  remarks.fault('no text', raw.row, raw.column, `number ${shortened(index)} of ${texts.length}`)
  return null
}

const booleanCell = (raw: RawCell, text: string, { remarks }: CellContext): SheetCell | null => {
  const value = { '1': 'TRUE', '0': 'FALSE', true: 'TRUE', false: 'FALSE' }[text]
  if (value !== undefined) return { column: raw.column, kind: 'boolean', text: value }
  if (text !== '') remarks.fault('no boolean', raw.row, raw.column, shownText(text))
  return null
}
