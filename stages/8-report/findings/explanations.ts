import type { Claim } from '../../../audit/claims/claim.ts'
import { fixed } from '../../../cohort/values/decimal.ts'
import { decimal, multiply, rational } from '../../../statistics/numbers/rational.ts'
import type { ExplanationRow } from '../../6-audit/search-artifacts.ts'
import { type Html, html } from '../html/html.ts'
import { auditText } from '../html/number.ts'
import type { ReportInput } from '../reads.ts'

/** What the search says of a claim besides its explanations. */
export const claimNotes = (claim: Claim, { explanations, search }: ReportInput): Html => {
  const unattainable = explanationsOf(claim, explanations).find(({ kind }) => kind === 'not attainable')
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
  return html`${notes.map((note) => html`<p>${auditText('explanation', note)}</p>`)}`
}

/** Explanations that a card lists; the others are in the artifact. */
const MOST_LISTED = 3

/** How specific the first explanations are, and the number of others. */
export const explanationList = (
  informativeRows: readonly ExplanationRow[],
  uninformative: number,
): Html | null => {
  if (informativeRows.length + uninformative === 0) return null
  const rest = informativeRows.length - MOST_LISTED
  const unlisted = [
    ...(rest > 0 ? [`${rest} more`] : []),
    ...(uninformative > 0
      ? [`${uninformative} uninformative (they would explain more than a tenth of all other values too)`]
      : []),
  ]
  return html`${informativeRows.length > 0 && html`<ul>${informativeRows.slice(0, MOST_LISTED).map(explanationItem)}</ul>`}${unlisted.length > 0 && html`<p>${auditText('explanation', `${unlisted.join(', ')}: in explanations.csv.`)}</p>`}`
}

/** The explanations of a claim, by rank. */
export const explanationsOf = (
  claim: Claim,
  explanations: readonly ExplanationRow[],
): readonly ExplanationRow[] => explanations.filter(({ claims }) => claims.split('; ').includes(claim.id))

const explanationItem = (row: ExplanationRow): Html =>
  html`<li>${auditText('explanation', `${row.words}${otherWordings(row)}${effectText(row)}${chanceText(row)}.`)}</li>`

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
