import type { Remarks } from './remarks.ts'

/** LibreOffice stores TRUE and FALSE as formulas; they are values. */
export const isConstant = (formula: string): boolean => /^(of:)?=?(TRUE|FALSE)\(\)$/.test(formula)

interface Place {
  readonly row: number
  readonly column: number
}

/** Remarks that a cell is a formula, and whether its value depends on the day, on chance or on another file. */
export const remarkFormula = (place: Place, formula: string, remarks: Remarks): void => {
  const bare = formula.replace(/"[^"]*"/g, '')
  const isChanging = /\b(TODAY|NOW|RAND|RANDBETWEEN|RANDARRAY)\s*\(/i.test(bare)
  // [1]Sheet1!A1 in .xlsx, 'file:///other.ods'#$Sheet1.A1 in .ods
  const isExternal = /\[\d+\][^[\]]*!|'[a-z]+:[^']*'#/i.test(bare)
  remarkCalculated(place, { isChanging, isExternal }, remarks)
}

/** The same of a formula of which this is known already. */
export const remarkCalculated = (
  { row, column }: Place,
  { isChanging, isExternal }: { readonly isChanging: boolean; readonly isExternal: boolean },
  remarks: Remarks,
): void => {
  remarks.note('formula', row, column)
  if (isChanging) remarks.note('changing', row, column)
  if (isExternal) remarks.note('external', row, column)
}
