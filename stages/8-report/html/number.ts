import type { Claim } from '../../../audit/claims/claim.ts'
import { displayResult } from '../../../cohort/results/display.ts'
import { isNotReached } from '../../../cohort/results/not-reached.ts'
import type { Result } from '../../../cohort/results/result.ts'
import { unitAfter } from '../../../cohort/values/unit.ts'
import { type Html, html } from './html.ts'

/** The results of a cohort by id: every number of the page is taken from here. */
export type Results = ReadonlyMap<string, Result>

/** How a section shows a computed number. */
export type Show = (results: Results, id: string, withUnit?: boolean) => Html

/** A computed number that leads to its row among all results; it is no stop for the tab key, there are too many. */
export const number: Show = (results, id, withUnit) =>
  html`<a tabindex="-1" href="#${rowAnchor(id)}">${numberWithoutLink(results, id, withUnit)}</a>`

/** The anchor of a result's row: the id without white space, which no anchor may hold. */
export const rowAnchor = (id: string): string =>
  `r-${id.replace(/\s/g, (space) => `%${space.charCodeAt(0).toString(16).padStart(2, '0')}`)}`

/** A computed number, with its full value and the id of its result; a result that has no number says why. */
export const numberWithoutLink: Show = (results, id, withUnit = false) => {
  const result = results.get(id)
  if (!result) throw new Error(`report: expected the result ${id}, found none`)
  if (result.value === null)
    return html`<span class="none" data-result="${id}" title="${result.reason}">${isNotReached(result) ? 'not reached' : 'none'}</span>`
  return html`<data value="${result.value}" data-result="${id}" title="${methodNote(result)}">${displayResult(result)}${withUnit && unitAfter(displayResult(result), result.unit)}</data>`
}

/** How a number was made: its method and, of two groups, which one versus which. */
export const methodNote = ({ method, reference, versus }: Result): string =>
  versus === '' ? method : `${method}, ${versus} versus ${reference}`

/** `72.2% (95% CI 45.6 to 87.4%)`: an estimate with its limits, or why it has none. */
export const withLimits = (
  results: Results,
  id: string,
  lower: string,
  upper: string,
  confidence: Html,
  show: Show = number,
): Html => {
  const limits = [results.get(lower), results.get(upper)]
  if (results.get(id)?.value === null) return show(results, id)
  if (limits.every((limit) => limit?.value === null))
    return html`${show(results, id)} <span class="quiet">(no interval: ${limits[0]!.reason})</span>`
  return html`${show(results, id)} <span class="quiet">(${confidence} ${show(results, lower)} to ${show(results, upper)})</span>`
}

/** Text that came with the data or the plan: its digits are the authors', not computed. */
export const userText = (text: string, from = 'analysis.yaml'): Html =>
  /\d/.test(text) ? html`<span data-source="${from}">${text}</span>` : html`${text}`

/** A parameter of the plan or of a named rule, such as a confidence level. */
export const planValue = (text: string): Html => html`<span data-rule>${text}</span>`

/** A number as the paper printed it. */
export const published = (claim: Claim): Html =>
  html`<span data-claim="${claim.id}">${claim.published}</span>`

/** Text of an artifact of the audit: which one says where its digits come from. */
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
