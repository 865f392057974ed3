import { decimalMarkOf } from '../../../audit/manuscript/written-number.ts'
import { type ClaimDraft, draftClaims, tooMuch } from '../../../audit/prose/draft/draft-claims.ts'
import type { PaperParagraph } from '../../../audit/prose/papers/paper-claims.ts'
import type { Result } from '../../../cohort/results/result.ts'
import { DataError } from '../../../pipeline/fault.ts'
import type { DerivedCohort } from '../bind/derived-files.ts'

/**
 * The claims of a paper for a cohort, and the cohort's results by id.
 * @param file the name of the paper, for faults
 * @throws DataError for a text that is no paper
 */
export const draftOfPaper = (
  file: string,
  paragraphs: readonly PaperParagraph[],
  derived: Pick<DerivedCohort, 'results' | 'rules' | 'plan' | 'words'>,
): { readonly draft: ClaimDraft; readonly results: ReadonlyMap<string, Result> } => {
  const problem = tooMuch(paragraphs)
  if (problem !== null)
    throw new DataError([{ file, ...problem, remedy: 'give the text of one paper, without its data' }])
  const { daysPerMonth, shown } = derived.rules
  const results = new Map(derived.results.map((result) => [result.id, result]))
  const draft = draftClaims(
    paragraphs,
    { ...derived.plan(), words: derived.words(), results },
    {
      decimalMark: decimalMarkOf(shown?.language),
      ...(shown?.language === undefined ? {} : { language: shown.language }),
      ...(daysPerMonth === undefined ? {} : { daysPerMonth }),
    },
  )
  return { draft, results }
}
