import type { Claim } from '../../../../audit/claims/claim.ts'
import { fixed } from '../../../../cohort/values/decimal.ts'
import { decimal, multiply, rational } from '../../../../statistics/numbers/rational.ts'
import type { ExplanationRow } from '../../../6-audit/search-artifacts.ts'
import { type Html, html } from '../../html/html.ts'
import { auditText } from '../../html/number.ts'
import type { ReportInput } from '../../reads.ts'

/** All explanations of a claim by rank; uninformative ones are counted and folded. */
export const explanationList = (claim: Claim, { explanations, search }: ReportInput): Html | null => {
  const all = explanationsOf(claim, explanations)
  const attainable = all.filter(({ kind }) => kind !== 'not attainable')
  const unattainable = all.find(({ kind }) => kind === 'not attainable')
  const pairs = search.pairs.notListed[claim.result] ?? 0
  const notes = [
    ...(unattainable === undefined ? [] : [`It cannot arise by the declared rule: ${unattainable.what}.`]),
    ...(pairs > 0
      ? [`${pairs} more kinds of pairs of changes would give it; they are counted, not listed.`]
      : []),
    ...(search.pairs.uninformative.includes(claim.result)
      ? ['Pairs of changes were not searched: they would give more than a tenth of all other values too.']
      : []),
    ...(search.pairs.cut.includes(claim.result)
      ? ['Of the pairs of changes only the likeliest were computed.']
      : []),
  ]
  if (attainable.length + notes.length === 0) return null
  const informativeRows = attainable.filter(({ informative }) => informative)
  const others = attainable.filter(({ informative }) => !informative)
  return html`${informativeRows.length > 0 && html`<p>Possible explanations (not findings; none changes the verdict):</p><ul>${informativeRows.map(explanationItem)}</ul>`}
${others.length > 0 && html`<details><summary>${auditText('explanation', others.length)} uninformative: they would explain more than a tenth of all other values too</summary><ul>${others.map(explanationItem)}</ul></details>`}
${notes.map((note) => html`<p>${auditText('explanation', note)}</p>`)}`
}

/** The explanations of a claim, by rank. */
export const explanationsOf = (
  claim: Claim,
  explanations: readonly ExplanationRow[],
): readonly ExplanationRow[] => explanations.filter(({ claims }) => claims.split('; ').includes(claim.id))

const explanationItem = (row: ExplanationRow): Html =>
  html`<li>${auditText('explanation', `${row.words}${otherWordings(row)}${effectText(row)}${chanceText(row)}.`)}${examples(row)}</li>`

const otherWordings = ({ wordings }: ExplanationRow): string =>
  wordings.length === 0
    ? ''
    : `; or ${wordings.length} other change${wordings.length === 1 ? '' : 's'} with the same result`

const effectText = (row: ExplanationRow): string => {
  const { patient_count, broken_in_analyses: inAnalyses, broken_in_cohort: inCohort } = row
  const claims = row.explains.split('; ').length
  const explains = claims > 1 ? `; explains ${patient_count > 1 ? 'up to ' : ''}${claims} differences` : ''
  const contradicts = (n: number): string =>
    `contradict ${patient_count > 1 ? 'at least ' : ''}${n} reported number${n === 1 ? ' that agrees' : 's that agree'}`
  const parts = [
    ...(inAnalyses === null || inAnalyses === 0
      ? []
      : [`in the same analyses it would ${contradicts(inAnalyses)}`]),
    ...(inCohort === null || inCohort === 0 || inCohort === inAnalyses
      ? []
      : [`made in the whole series, it would ${contradicts(inCohort)}`]),
  ]
  return [explains, ...parts.map((part) => `; ${part}`)].join('')
}

const chanceText = ({ chance, span }: ExplanationRow): string =>
  chance === null
    ? ''
    : `; ${fixed(multiply(decimal(chance), rational(100)), 1)}% of other possible values (${span}) could be reached so too`

/** The single changes of a class, folded. */
const examples = ({ witnesses, patient_count, wordings }: ExplanationRow): Html | null =>
  patient_count < 2 && wordings.length === 0
    ? null
    : html`<details><summary>each of them</summary><ul>${[...witnesses, ...wordings].map((words) => html`<li>${auditText('explanation', words)}</li>`)}${patient_count > witnesses.length && html`<li>${auditText('explanation', `${patient_count - witnesses.length} more in explanations.csv`)}</li>`}</ul></details>`
