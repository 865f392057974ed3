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

/** A text that a spreadsheet program would compute as a formula, after an apostrophe. */
const guarded = (text: string): string => (/^[=+@\t\r-]/.test(text) && !NUMBER.test(text) ? `'${text}` : text)
