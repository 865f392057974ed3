import { valueWords } from '../../../audit/prose/draft/decision.ts'
import type { DraftClaim } from '../../../audit/prose/draft/draft-claims.ts'
import { derivedFiles } from '../../../stages/commands/bind/derived-files.ts'
import { claimsFile } from '../../../stages/commands/draft-claims/claims-files.ts'
import { draftOfPaper } from '../../../stages/commands/draft-claims/draft-of-paper.ts'
import { countLines } from '../../../stages/commands/draft-claims/draft-page.ts'
import { entryLine } from '../../../stages/commands/draft-claims/entry-words.ts'
import { paperOf } from './check.ts'
import type { AuditReply, AuditRequest, DraftedClaim } from './orders.ts'

/** The claims of a paper for a cohort, as `draft-claims` writes them. @throws DataError with the faults of its file */
export const drafted = async (
  { name, bytes, cohort, files }: Extract<AuditRequest, { kind: 'draft' }>,
  read: () => void,
): Promise<AuditReply> => {
  const reading = await paperOf(name, bytes)
  read()
  const derived = derivedFiles(cohort, 'draft-claims', (path) => files.get(path) ?? null)
  const { draft, results } = draftOfPaper(name, reading.document.paragraphs, derived)
  const valueText = (id: string): string => valueWords(results.get(id))
  return {
    kind: 'drafted',
    claims: claimsFile(draft.claims),
    rows: draft.claims.map((claim) => draftedClaim(claim, valueText)),
    summary: countLines(draft),
  }
}

const draftedClaim = (
  { claim: { id }, decision, words, sameValue, entry }: DraftClaim,
  valueText: (id: string) => string,
): DraftedClaim => ({
  ...{ id, decision },
  options: [
    ...words.map((one) => ({ id: one.id, value: valueText(one.id), agrees: one.agrees })),
    ...sameValue.map((same) => ({ id: same, value: valueText(same), agrees: true })),
  ],
  entry: entry === null ? '' : `${entry.section}: ${entryLine(entry)}`,
})
