import type { Remarks } from './remarks.ts'

/** LibreOffice stores TRUE and FALSE as formulas; they are values. */
export const isConstant = (formula: string): boolean => /^(of:)?=?(TRUE|FALSE)\(\)$/.test(formula)

/** Remarks that a cell is a formula, and whether its value depends on the day, on chance or on another file. */
export const remarkFormula = (
  { row, column }: { readonly row: number; readonly column: number },
  formula: string,
  remarks: Remarks,
): void => {
  const bare = formula.replace(/"[^"]*"/g, '')
  remarks.note('formula', row, column)
  if (/\b(TODAY|NOW|RAND|RANDBETWEEN|RANDARRAY)\s*\(/i.test(bare)) remarks.note('changing', row, column)
  // [1]Sheet1!A1 in .xlsx, 'file:///other.ods'#$Sheet1.A1 in .ods
  if (/\[\d+\][^[\]]*!|'[a-z]+:[^']*'#/i.test(bare)) remarks.note('external', row, column)
}
