import { equalResultOf } from '../../../audit/explanations/equal-result.ts'
import type { Result } from '../../../cohort/results/result.ts'
import { sentenceCase } from '../../../cohort/values/sentence-case.ts'
import type { ExplanationRow } from '../../6-audit/search-artifacts.ts'
import type { Context } from '../context.ts'
import { type Html, html } from '../html/html.ts'
import { auditText, number } from '../html/number.ts'
import { resultPhrase } from '../results/result-phrase.ts'
import { explanationsOf } from './explanations.ts'
import type { Finding } from './finding.ts'

/**
 * The informative explanations of a finding: those that give more of its claims first, then by rank. The same change
 * is listed once.
 */
export const reasonsOf = (
  { judged }: Finding,
  explanations: readonly ExplanationRow[],
): readonly ExplanationRow[] => {
  const ids = new Set(judged.map(({ claim }) => claim.id))
  const given = ({ explains }: ExplanationRow): number =>
    explains.split('; ').filter((id) => ids.has(id)).length
  const rows = judged
    .flatMap(({ claim }) => explanationsOf(claim, explanations))
    .filter(({ informative, kind }) => informative && kind !== 'not attainable')
  const once = rows.filter((row, i) => rows.findIndex(({ words }) => words === row.words) === i)
  return once.toSorted((a, b) => given(b) - given(a) || a.rank - b.rank)
}

/** An explanation as a sentence; a result that equals the reported number is named and linked. */
export const reasonSentence = (row: ExplanationRow, context: Context): Html => {
  const result = equalResult(row, context)
  return result === undefined
    ? auditText('explanation', `${beginningOf(row)}${row.words}.`)
    : html`The reported number equals <b>${resultPhrase(result, context)}</b> (${number(context.results, result.id)}).`
}

/** An explanation as a phrase, for a list. */
export const reasonPhrase = (row: ExplanationRow, context: Context): Html => {
  const result = equalResult(row, context)
  return result === undefined
    ? auditText('explanation', sentenceCase(row.words))
    : html`Equals ${resultPhrase(result, context)}`
}

const equalResult = ({ what }: ExplanationRow, { results }: Context): Result | undefined =>
  results.get(equalResultOf(what) ?? '')

const beginningOf = ({ kind, order }: ExplanationRow): string => {
  if (kind === 'data')
    return order === 1
      ? 'One change in the data would give it: '
      : `${order} changes in the data would give it: `
  return kind === 'arithmetic' ? 'A typing error would give it: ' : 'Another reading gives it: '
}

/** The best explanation and the first of another kind, if there is one: a rule, and the change of a record behind it. */
export const mainReasons = (reasons: readonly ExplanationRow[]): readonly ExplanationRow[] => {
  const [best] = reasons
  if (best === undefined) return []
  const other = reasons.find(({ kind, order }) => kind !== best.kind && kind === 'data' && order === 1)
  return other === undefined ? [best] : [best, other]
}
