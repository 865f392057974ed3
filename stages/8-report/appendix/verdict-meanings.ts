import { html } from '../html/html.ts'

/** The verdicts and what each means. */
export const verdictMeanings = html`<dl id="verdicts"><dt><b>Reproduced</b></dt><dd>The numbers agree after rounding to the reported decimals.</dd>
<dt><b>Within rounding</b></dt><dd>They agree if recorded times were rounded, together with all else that is reported of the same analysis.</dd>
<dt><b>Other convention</b></dt><dd>Another common rule gives the whole statement, and no fewer of the numbers that depend on the rule than the declared one.</dd>
<dt><b>Uninformative</b></dt><dd>The bound holds, and would hold of nearly every other value.</dd>
<dt><b>Not derivable</b></dt><dd>The number cannot be checked here: the tables lack the data, or it is not computed.</dd></dl>`
