/** A printed number: exact digits with the number of decimals that were printed. */
export interface PublishedNumber {
  /** `=` as printed, `>` more than, `<` less than, and their or-equal forms. */
  readonly relation: '=' | '>' | '<' | '>=' | '<='
  /** The digits as a whole number: 48.8 is 488 with 1 decimal. */
  readonly digits: bigint
  readonly decimals: number
}

/** Reads "0.12", ">0.99", "48.8", "2,375", "-1.5"; null for any other text. */
export const readPublished = (text: string): PublishedNumber | null => {
  const found = /^(>=|<=|≥|≤|>|<)? ?([+−-]?)([1-9]\d{0,2}(?:,\d{3})+|\d+)?(?:\.(\d+))?$/u.exec(text.trim())
  if (!found) return null
  const [, relation = '=', sign, whole, fraction = ''] = found
  if (whole === undefined && fraction === '') return null
  const digits = BigInt((whole ?? '0').replaceAll(',', '') + fraction)
  return {
    relation: RELATIONS[relation] ?? '=',
    digits: sign === '-' || sign === '−' ? -digits : digits,
    decimals: fraction.length,
  }
}

const RELATIONS: Readonly<Record<string, PublishedNumber['relation']>> = {
  '=': '=',
  '>': '>',
  '<': '<',
  '≥': '>=',
  '>=': '>=',
  '≤': '<=',
  '<=': '<=',
}
