import type { Claim } from '../../../audit/claims/claim.ts'
import { isNotReached } from '../../../cohort/results/not-reached.ts'
import type { Result } from '../../../cohort/results/result.ts'
import { displayResult, pWords } from '../../../cohort/results/shown-text.ts'
import { plain } from '../../../cohort/results/styles/plain.ts'
import { rangeSeparator } from '../../../cohort/results/styles/show-number.ts'
import type { Style } from '../../../cohort/results/styles/style.ts'
import { unitAfter } from '../../../cohort/values/unit.ts'
import { type Html, html } from './html.ts'

/** The results of a cohort by id, the source of every computed number of the page. */
export type Results = ReadonlyMap<string, Result>

/** Shows a computed number. */
export type Show = (results: Results, id: string, withUnit?: boolean) => Html

/** A computed number with a link to its row on the page of all results. */
export const number: Show = (results, id, withUnit) =>
  html`<a href="${resultLink(id)}">${numberWithoutLink(results, id, withUnit)}</a>`

/** The address of a result's row from the report. */
export const resultLink = (id: string): string => `results.html#${rowAnchor(id)}`

/** The anchor of a result's row: its id, spaces escaped as in ids, since ids of elements contain none. */
export const rowAnchor = (id: string): string => `r-${id.replaceAll(' ', '~20~')}`

/** A computed number with its full value and the id of its result; without a value, the reason is the title. */
export const numberWithoutLink: Show = (results, id, withUnit = false) => {
  const result = resultOf(results, id)
  const shown = displayResult(result)
  return shownNumber(result, shown, withUnit && unitAfter(shown, result.unit))
}

const resultOf = (results: Results, id: string): Result => {
  const result = results.get(id)
  if (!result) throw new Error(`report: expected the result ${id}, found none`)
  return result
}

const shownNumber = (result: Result, shown: string, unit: string | false = false): Html => {
  const { id } = result
  if (result.value === null)
    return html`<span class="none" data-result="${id}" title="${result.reason}">${isNotReached(result) ? 'not reached' : 'none'}</span>`
  return html`<data value="${result.value}" data-result="${id}" title="${methodNote(result)}">${shown}${unit}</data>`
}

/** `P = 0.049`: a P value in a sentence, its digits with a link. */
export const pNumber = (results: Results, id: string): Html =>
  html`${beforeP(results, id)}<a href="${resultLink(id)}">${pWithoutLink(results, id)}</a>`

/** The same in a text to be copied. */
export const pInText = (results: Results, id: string): Html =>
  html`${beforeP(results, id)}${pWithoutLink(results, id)}`

const beforeP = (results: Results, id: string): Html => {
  const result = resultOf(results, id)
  return html`${letterOfP(result.style)}${pWords(result).relation}`
}

const pWithoutLink = (results: Results, id: string): Html => {
  const result = resultOf(results, id)
  return shownNumber(result, pWords(result).digits)
}

/** The letter of P values, in italics where the journal wants them. */
export const letterOfP = ({ p: { letter, isItalic } }: Style = plain): Html =>
  isItalic ? html`<i>${letter}</i>` : html`${letter}`

/** The method of a number and, if it compares two groups, their order. */
export const methodNote = ({ method, reference, versus }: Result): string =>
  versus === '' ? method : `${method}, ${versus} versus ${reference}`

/** `72.2% (95% CI 45.6% to 87.4%)`: an estimate with its limits, or the reason for no limits. Null: their level is named elsewhere. */
export const withLimits = (
  results: Results,
  id: string,
  lower: string,
  upper: string,
  confidence: Html | null,
  show: Show = number,
): Html => {
  const limits = [results.get(lower), results.get(upper)]
  if (results.get(id)?.value === null) return show(results, id)
  if (limits.every((limit) => limit?.value === null))
    return html`${show(results, id)} <span class="quiet">(no interval: ${limits[0]!.reason})</span>`
  return html`${show(results, id)} <span class="quiet">(${confidence && html`${confidence}${styleOfResult(results, id).afterInterval}`}${rangeOf(results, lower, upper, show)})</span>`
}

/** `72.2% (45.6% to 87.4%)`: an estimate with its limits where the table names their level; alone without limits. */
export const withRange = (results: Results, id: string, lower: string, upper: string): Html => {
  const limits = [results.get(lower), results.get(upper)]
  const hasLimits = results.get(id)?.value != null && limits.some((limit) => limit?.value != null)
  return html`${number(results, id)}${hasLimits && html` <span class="ci">(${rangeOf(results, lower, upper)})</span>`}`
}

/** Two numbers with what is between the ends of a range: `45.6% to 87.4%`. */
export const rangeOf = (results: Results, lower: string, upper: string, show: Show = number): Html => {
  const [low, high] = [lower, upper].map((id) => displayResult(resultOf(results, id)))
  return html`${show(results, lower)}${rangeSeparator(low!, high!, styleOfResult(results, lower))}${show(results, upper)}`
}

const styleOfResult = (results: Results, id: string): Style => resultOf(results, id).style ?? plain

/** Text from the data or the plan, whose digits are not computed. */
export const userText = (text: string, from = 'analysis.yaml'): Html =>
  /\d/.test(text) ? html`<span data-source="${from}">${text}</span>` : html`${text}`

/** A parameter of the plan or of a named rule, such as a confidence level. */
export const planValue = (text: string): Html => html`<span data-rule>${text}</span>`

/** A number as the paper reported it. */
export const published = (claim: Claim): Html =>
  html`<span data-claim="${claim.id}">${claim.published}</span>`

/** Text of an artifact of the audit, which is the source of its digits. */
export const auditText = (
  artifact: 'explanation' | 'rounding' | 'search' | 'fingerprint' | 'consistency',
  text: string | number,
): Html =>
  artifact === 'explanation'
    ? html`<span data-explanation>${text}</span>`
    : artifact === 'rounding'
      ? html`<span data-rounding>${text}</span>`
      : artifact === 'search'
        ? html`<span data-search>${text}</span>`
        : artifact === 'fingerprint'
          ? html`<span data-fingerprint>${text}</span>`
          : html`<span data-consistency>${text}</span>`
