import type { Claim } from '../../../audit/claims/claim.ts'
import { equalResultOf } from '../../../audit/explanations/equal-result.ts'
import { withMarks } from '../../../cohort/results/styles/show-number.ts'
import type { Style } from '../../../cohort/results/styles/style.ts'
import { fixed } from '../../../cohort/values/decimal.ts'
import { sentenceCase } from '../../../cohort/values/sentence-case.ts'
import { decimal, multiply, rational } from '../../../statistics/numbers/rational.ts'
import type { ExplanationRow } from '../../6-audit/search-artifacts.ts'
import { type Html, html } from '../html/html.ts'
import { plural } from '../html/list-words.ts'
import { auditText } from '../html/number.ts'
import type { ReportInput } from '../reads.ts'

/** What the search says of a claim besides its explanations. */
export const claimNotes = (claim: Claim, { explanations, search }: ReportInput): readonly Html[] => {
  const unattainable = explanationsOf(claim, explanations).find(({ kind }) => kind === 'not attainable')
  const pairs = search.pairs.notListed[claim.result] ?? 0
  const notes = [
    ...(unattainable === undefined ? [] : [`It cannot arise by the declared rule: ${unattainable.what}.`]),
    ...(pairs > 0
      ? [`${pairs} more kinds of pairs of changes would give it; they are counted, not listed.`]
      : []),
    ...(search.pairs.uninformative.includes(claim.result)
      ? ['Pairs of changes were not searched: they would be uninformative.']
      : []),
    ...(search.pairs.cut.includes(claim.result)
      ? ['Of the pairs of changes only the likeliest were computed.']
      : []),
  ]
  return notes.map((note) => html`<p>${auditText('explanation', note)}</p>`)
}

/** What `chance match` and `uninformative` mean, said once before the cards. */
export const CHANCE_WORDS =
  'In the details, a change explains numbers that differ and contradicts numbers that agree. Chance match: the percentage of other possible values that a change of the same kind would also give; above 10%, an explanation is uninformative.'

/** Explanations that a card lists; the others are in the artifact. */
const MOST_LISTED = 3

/**
 * How specific the first explanations are, and the number of others. What the card says already is not said again:
 * `This change`. `wordsOf`: an explanation as a phrase.
 */
export const explanationList = (
  informativeRows: readonly ExplanationRow[],
  stated: readonly ExplanationRow[],
  uninformative: number,
  wordsOf: (row: ExplanationRow) => Html,
  style: Style,
): Html | null => {
  if (informativeRows.length + uninformative === 0) return null
  const rest = informativeRows.length - MOST_LISTED
  const unlisted = [
    ...(rest > 0 ? [`${rest} more`] : []),
    ...(uninformative > 0 ? [`${uninformative} uninformative`] : []),
  ]
  const items = informativeRows
    .slice(0, MOST_LISTED)
    .map((row) => explanationItem(row, stated.includes(row) ? html`${statedName(row)}` : wordsOf(row), style))
  return html`${items.length > 0 && html`<ul>${items}</ul>`}${unlisted.length > 0 && html`<p>${auditText('explanation', `${sentenceCase(unlisted.join(' and '))} in explanations.csv.`)}</p>`}`
}

/** How the details name an explanation that the card states. */
const statedName = ({ what, kind }: ExplanationRow): string =>
  equalResultOf(what) === null ? STATED[kind]! : 'This result'

const STATED: Readonly<Record<string, string>> = {
  data: 'This change',
  arithmetic: 'This typing error',
  rule: 'This reading',
}

/** The explanations of a claim, by rank. */
export const explanationsOf = (
  claim: Claim,
  explanations: readonly ExplanationRow[],
): readonly ExplanationRow[] => explanations.filter(({ claims }) => claims.split('; ').includes(claim.id))

const explanationItem = (row: ExplanationRow, words: Html, style: Style): Html => {
  const facts = [...effectsOf(row), ...chanceOf(row).map((fact) => withMarks(fact, style))]
  return html`<li>${words}${facts.length > 0 && html`: ${auditText('explanation', facts.join(', '))}`}.</li>`
}

/** What a change explains and contradicts, for the patient for whom it explains most. */
const effectsOf = (row: ExplanationRow): readonly string[] => {
  const { patient_count, broken_in_analyses: inAnalyses, broken_in_cohort: inCohort, wordings } = row
  const claims = row.explains.split('; ').length
  const contradicts = (n: number): string =>
    `contradicts ${patient_count > 1 ? 'at least ' : ''}${n} ${plural(n, 'number')}`
  return [
    ...(wordings.length === 0
      ? []
      : [
          `${wordings.length} other ${plural(wordings.length, 'change has', 'changes have')} the same result`,
        ]),
    ...(claims > 1 ? [`explains ${patient_count > 1 ? 'up to ' : ''}${claims} differences`] : []),
    ...(inAnalyses === null || inAnalyses === 0 ? [] : [`${contradicts(inAnalyses)} in the same analyses`]),
    ...(inCohort === null || inCohort === 0 || inCohort === inAnalyses
      ? []
      : [`${contradicts(inCohort)} in the whole series`]),
  ]
}

const chanceOf = ({ chance }: ExplanationRow): readonly string[] => {
  if (chance === null) return []
  const percentage = fixed(multiply(decimal(chance), rational(100)), 1)
  return [`chance match ${chance > 0 && Number(percentage) === 0 ? '<0.1' : percentage}%`]
}
