import type { Context } from '../context.ts'
import { openChecks } from '../findings/consistency.ts'
import { jointFinding } from '../findings/search-words.ts'
import { type Html, html } from '../html/html.ts'
import { derivedVariables } from '../methods/derived-variables.ts'
import { listings } from '../patients/listings.ts'
import { figuresOf } from '../results/figure.ts'
import { checks } from './checks.ts'
import { coverage } from './coverage/coverage.ts'
import { guide } from './coverage/guide.ts'
import { fingerprintTable } from './fingerprint.ts'
import { provenance } from './provenance.ts'
import { roundingTable } from './rounding.ts'
import { verdictMeanings } from './verdict-meanings.ts'

/** What a reader looks up, folded: checks, rules tried, guidelines, guide, provenance. */
export const appendix = (context: Context, titles: ReadonlyMap<string, string>): Html => {
  const [fingerprint, rounding] = [fingerprintTable(context), roundingTable(context)]
  const parts: readonly (readonly [title: string, part: Html | null])[] = [
    ['Patients one by one', listings(context)],
    ['Populations and derived variables', derivedVariables(context)],
    ['Data checks', checks(context)],
    ['Checks of proportional hazards', figuresOf('proportional-hazards', context)],
    ['What the verdicts mean', context.input.claims.length === 0 ? null : verdictMeanings(context)],
    ['Changes that would explain several findings at once', jointFinding(context)],
    ['Undecided checks of the reported numbers with each other', openChecks(context)],
    [
      'Rules tried, and rounding of times',
      (fingerprint ?? rounding) === null ? null : html`${fingerprint}${rounding}`,
    ],
    ['Coverage of STROBE and REMARK', coverage(titles, context)],
    ['Reviewer’s guide', guide(context)],
    ['Provenance', provenance(context)],
  ]
  return html`
<section id="appendix"><h2>Appendix</h2>
${parts.map(([title, part]) => part !== null && html`<details><summary>${title}</summary>${part}</details>`)}
</section>`
}
