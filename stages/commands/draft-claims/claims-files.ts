import { CLAIM_COLUMNS } from '../../../audit/claims/claim.ts'
import type { DraftClaim } from '../../../audit/prose/draft/draft-claims.ts'
import { oneLine } from '../../../pipeline/fault.ts'
import { table } from '../../../pipeline/formats/csv.ts'
import { entryLine } from './entry-words.ts'

const COLUMNS = [...CLAIM_COLUMNS, 'statement'] as const

/** The draft as claims.csv. */
export const claimsFile = (claims: readonly DraftClaim[]): Uint8Array =>
  table.encode({
    header: COLUMNS,
    rows: claims.map(({ claim }) => COLUMNS.map((column) => oneLine(claim[column]))),
  })

const REVIEW = [
  'id',
  'decision',
  'place',
  'label',
  'published',
  'unit',
  'words',
  'values',
  'same value',
  'plan',
] as const

/** What each row was decided by: the results that its words mean, and others that have its value. */
export const reviewFile = (claims: readonly DraftClaim[], valueText: (id: string) => string): Uint8Array =>
  table.encode({
    header: REVIEW,
    rows: claims.map(({ claim: { id, place, label, published, unit }, decision, words, sameValue, entry }) =>
      [
        ...[id, decision, place, label, published, unit],
        words.map((one) => one.id).join('; '),
        words.map((one) => valueText(one.id)).join('; '),
        sameValue.join('; '),
        entry === null ? '' : `${entry.section}: ${entryLine(entry)}`,
      ].map(oneLine),
    ),
  })
