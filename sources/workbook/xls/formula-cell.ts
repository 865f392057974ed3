import type { NumberContext } from '../excel/number-cell.ts'
import { remarkCalculated } from '../formula.ts'
import type { SheetCell } from '../sheet.ts'
import { type FormulaTraits, formulaTraits } from './formula-tokens.ts'
import type { Links } from './links.ts'
import { RECORD, type Records } from './records.ts'
import { type CellPlace, cellOf, type StoredValue } from './stored-value.ts'
import { plainText, textCursor } from './texts.ts'

interface OpenFormula {
  readonly place: CellPlace
  readonly isDirty: boolean
  traits: FormulaTraits
  /** Null for a text that follows in a record of its own. */
  value: StoredValue | null
}

/** The flag of a formula whose value shall be calculated when the workbook is opened ([MS-XLS] 2.4.127, byte 14). */
const DIRTY = 0x02

/** Records after a formula that belong to it. */
const PARTS: ReadonlySet<number> = new Set([
  RECORD.STRING,
  RECORD.SHRFMLA,
  RECORD.ARRAY,
  RECORD.TABLE,
  RECORD.CONTINUE,
])

/**
 * Collects a formula and the records that belong to it: its value, if that is a text, and the formula of a range, which its
 * first cell is followed by. Nothing is computed.
 * @param isByExcel whether the workbook says which version of Excel calculated it
 */
export const formulaCollector = (links: Links, isByExcel: boolean, context: NumberContext) => {
  const shared = new Map<string, FormulaTraits>()
  let open: OpenFormula | null = null
  const start = (records: Records, place: CellPlace): void => {
    const own = formulaTraits(records.bytes(22, records.uint16(20)), links)
    const traits = own.sharedBy === null ? own : (shared.get(own.sharedBy) ?? own)
    open = { place, isDirty: (records.uint16(14) & DIRTY) !== 0, traits, value: storedValue(records) }
  }
  const add = (records: Records): void => {
    if (open === null) return
    if (records.type === RECORD.STRING) {
      const text = plainText(textCursor(records.pieces(0), records.fail))
      open.value ??= { kind: 'text', text }
    }
    const tokens = sharedTokens(records)
    if (tokens === null) return
    const { sharedBy } = open.traits
    open.traits = { ...formulaTraits(tokens, links), sharedBy }
    if (sharedBy !== null) shared.set(sharedBy, open.traits)
  }
  return {
    start,
    add,
    isPart: (type: number) => PARTS.has(type),
    /** Place and cell of the formula that is open; null if none is, or if it is at fault, which is remarked. */
    take(): { readonly row: number; readonly cell: SheetCell } | null {
      if (open === null) return null
      const { place } = open
      const cell = cellOfFormula(open, isByExcel, context)
      open = null
      return cell === null ? null : { row: place.row, cell }
    },
  }
}

const cellOfFormula = (
  { place, traits, isDirty, value }: OpenFormula,
  isByExcel: boolean,
  context: NumberContext,
): SheetCell | null => {
  const { row, column } = place
  if (traits.constant !== null) return { column, kind: 'boolean', text: traits.constant }
  if (value === null || isContradiction(traits, value)) {
    context.remarks.fault('no value', row, column, 'a formula without one')
    return null
  }
  if (isNothing(value) && (isDirty || (!isByExcel && traits.gives === 'either'))) {
    context.remarks.fault('no value', row, column, NOT_CERTAIN)
    return null
  }
  remarkCalculated(place, traits, context.remarks)
  return cellOf(place, value, context)
}

const NOT_CERTAIN =
  'a formula with 0 or an empty text, as some programs store for a value that they did not calculate'

/** xlwt stores an empty text for every formula, LibreOffice the number 0 for a text that it took from another file. */
const isContradiction = ({ gives }: FormulaTraits, value: StoredValue): boolean =>
  gives === 'number'
    ? value.kind === 'text' && value.text === ''
    : gives === 'text' && value.kind === 'number'

const isNothing = (value: StoredValue): boolean =>
  (value.kind === 'number' && value.number === 0) || (value.kind === 'text' && value.text === '')

/** The value of the last calculation, in bytes 6 to 13 ([MS-XLS] 2.5.133); null for a text. */
const storedValue = (records: Records): StoredValue | null => {
  if (records.uint16(12) !== 0xff_ff) return { kind: 'number', number: records.float64(6) }
  const [type, code] = [records.uint8(6), records.uint8(8)]
  switch (type) {
    case 0:
      return null
    case 1:
      return { kind: 'boolean', code }
    case 2:
      return { kind: 'error', code }
    case 3:
      return { kind: 'text', text: '' }
    default:
      return { kind: 'unknown', code: type }
  }
}

/** The tokens of a formula of a range (2.4.277 and 2.4.4); null for other records. */
const sharedTokens = (records: Records): Uint8Array | null => {
  if (records.type === RECORD.SHRFMLA) return records.bytes(10, records.uint16(8))
  return records.type === RECORD.ARRAY ? records.bytes(14, records.uint16(12)) : null
}
