import type { Claim } from '../../../audit/claims/claim.ts'
import type { VerdictRow } from '../../../audit/claims/verdict-row.ts'
import { computed, table } from '../../../pipeline/formats/csv.ts'

const COLUMNS = [
  ...['id', 'place', 'label', 'reported', 'unit', 'result', 'row', 'column'],
  ...['recomputed', 'verdict', 'explanation', 'note'],
]

/** The reported numbers with their verdicts as CSV, in the order of the paper; fit for spreadsheets. */
export const claimsList = (claims: readonly Claim[], verdicts: readonly VerdictRow[]): Uint8Array => {
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  return table.encode({
    header: COLUMNS,
    rows: verdicts.map((row) => {
      const claim = byId.get(row.id)!
      return [
        ...[row.id, claim.place, claim.label, claim.published, claim.unit],
        ...[claim.result, claim.row, claim.column],
        row.computed === null ? '' : computed.encode(row.computed),
        ...[row.verdict, row.explanation, row.note],
      ].map(guarded)
    }),
  })
}

const NUMBER = /^[+-]?\d+(\.\d+)?%?$/

/** A text without marks of direction, and after an apostrophe if a spreadsheet program would compute it as a formula. */
const guarded = (cell: string): string => {
  const text = cell.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
  return /^[=+@\t\r-]/.test(text) && !NUMBER.test(text) ? `'${text}` : text
}
