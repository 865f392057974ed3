import type { DrawnText } from '../drawings/drawing.ts'

/** The number that a label shows, and whether it is a percentage; null for other text. */
export const labelNumber = (text: string): { readonly value: number; readonly isPercent: boolean } | null => {
  const plain = text.replace(/[\u2212\u2013]/g, '-').replace(/\u00b7/g, '.')
  const match = /^(-?(?:\d{1,3}(?:,\d{3})+|\d*)(?:\.\d*)?)\s*(%?)$/.exec(plain)
  if (match === null || !/\d/.test(plain)) return null
  return { value: Number(match[1]!.replace(/,/g, '')), isPercent: match[2] === '%' }
}

/** The number of a text that is one. */
export const numberOf = ({ text }: DrawnText): number => labelNumber(text)!.value
