import type { Context } from '../context.ts'
import { type Html, html } from '../html/html.ts'

/** The verdicts and what each means; those of a figure only for a cohort that was read from one. */
export const verdictMeanings = ({
  input: { verdicts },
}: Context): Html => html`<dl id="verdicts"><dt><b>Reproduced</b></dt><dd>The numbers agree after rounding to the reported decimals.</dd>
<dt><b>Within rounding</b></dt><dd>They agree allowing for rounding of the recorded times, together with all other numbers reported of the same analysis.</dd>${verdicts.some(({ verdict }) => verdict === 'within the figure') && WITHIN_THE_FIGURE}
<dt><b>Other convention</b></dt><dd>They agree under another common rule, and so do at least as many of the numbers that depend on the rule as under the declared one.</dd>
<dt><b>Uninformative</b></dt><dd>The reported bound holds, but nearly every value would satisfy it.</dd>
<dt><b>Not derivable</b></dt><dd>The number cannot be checked here: the tables lack the data, or it is not computed.</dd></dl>`

const WITHIN_THE_FIGURE = html`
<dt><b>Within the figure</b></dt><dd>The patients were read from a figure, and more than one table of patients gives it. Some of these tables give the number, together with the other reported numbers of the same analysis that some or all of the tables give. “Reproduced” means that all of them give the number, “not reproduced” that none does.</dd>`
