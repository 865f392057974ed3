import { showAlpha } from '../../../cohort/results/styles/show-number.ts'
import type { Context } from '../context.ts'
import { computedText, findingAnchor, reportedText } from '../findings/cards.ts'
import { type Finding, placesOf } from '../findings/finding.ts'
import type { Found } from '../findings/found.ts'
import { reasonSentence, reasonsOf } from '../findings/reason.ts'
import { type Html, html, joined } from '../html/html.ts'
import { listText, plural } from '../html/list-words.ts'
import { letterOfP, planValue, userText } from '../html/number.ts'

/** The most important finding in words, and whether any finding changes a conclusion; null if all numbers agree. */
export const firstFinding = ({ different, changed }: Found, context: Context): Html | null => {
  const [first] = different
  if (first === undefined) return null
  return html`<p class="matters"><b>${different.length === 1 ? 'The difference' : 'The difference that matters most'}:</b> ${differenceWords(first, context)} ${reasonWords(first, context)}<a href="#${findingAnchor(first)}">Details</a>. ${conclusionWords(changed, context)}</p>`
}

const differenceWords = (finding: Finding, context: Context): Html => {
  const { numbers } = finding
  const label = userText(numbers[0]!.claim.label, 'claims.csv')
  const reported = joined(numbers.map(reportedText), ', ')
  const places = userText(
    listText([...new Set(placesOf(finding).map((place) => place.split(',')[0]!))]),
    'claims.csv',
  )
  const hasNumber = numbers.some(({ row }) => row.computed !== null)
  const computed = hasNumber
    ? html`; from the tables it is ${joined(
        numbers.map((number) => computedText(number, context)),
        ', ',
      )}`
    : '; the tables say otherwise'
  return html`${label} is reported as <b>${reported}</b> (${places})${computed}.`
}

/** The result that equals the reported number, or else the best explanation as a possibility. */
const reasonWords = (finding: Finding, context: Context): Html | null => {
  const { explanations, search } = context.input
  if (search.effort !== 'full') return null
  const [best] = reasonsOf(finding, explanations)
  if (best === undefined) return null
  return html`${reasonSentence(best, context)} `
}

const conclusionWords = (changed: number, { input, style }: Context): Html =>
  changed === 0
    ? html`No difference changes a conclusion (${letterOfP(style)} value across ${planValue(showAlpha(input.rules.alpha, style))}, effect or confidence limit across no difference, time reached or not).`
    : html`<span data-verdict="conclusions">${changed}</span> ${plural(changed, 'difference changes', 'differences change')} a conclusion.`
