import { type NumberContext, numberCell } from '../excel/number-cell.ts'
import type { SheetCell } from '../sheet.ts'

/** What a cell has stored, a constant or the value of the last calculation. */
export type StoredValue =
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boolean'; readonly code: number }
  | { readonly kind: 'error'; readonly code: number }
  | { readonly kind: 'empty' }
  /** It refers to a text that the list does not have. */
  | { readonly kind: 'no text'; readonly index: number; readonly count: number }
  | { readonly kind: 'unknown'; readonly code: number }

export interface CellPlace {
  readonly row: number
  readonly column: number
  readonly style: number
}

/** Errors by their code ([MS-XLS] 2.5.10). */
const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}

/** Cells without a value have a place all the same; one of each column is enough. */
const EMPTY: readonly SheetCell[] = Array.from({ length: 256 }, (_, column) => ({
  column,
  kind: 'text',
  text: '',
}))

/** The cell as text with its kind; null for one at fault, which is remarked. */
export const cellOf = (place: CellPlace, value: StoredValue, context: NumberContext): SheetCell | null => {
  const { row, column } = place
  const { remarks } = context
  switch (value.kind) {
    case 'number':
      return numberCell(place, String(value.number), place.style, context)
    case 'text':
      return { column, kind: 'text', text: value.text }
    case 'boolean':
      if (value.code <= 1) return { column, kind: 'boolean', text: value.code === 1 ? 'TRUE' : 'FALSE' }
      remarks.fault('no boolean', row, column, `"${value.code}"`)
      return null
    case 'error': {
      const text = ERRORS[value.code]
      if (text === undefined) {
        remarks.fault('unknown type', row, column, `an error of the code ${value.code}`)
        return null
      }
      remarks.note('error', row, column, text)
      return { column, kind: 'error', text }
    }
    case 'empty':
      return EMPTY[column]!
    case 'no text':
      remarks.fault('no text', row, column, `number ${value.index} of ${value.count}`)
      return null
    case 'unknown':
      remarks.fault('unknown type', row, column, `a formula with a value of the type ${value.code}`)
      return null
    default: {
      const never: never = value
      return never
    }
  }
}
