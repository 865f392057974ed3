import { html } from '../html/html.ts'

/** The verdicts and what each means. */
export const verdictMeanings = html`<dl id="verdicts"><dt><b>Reproduced</b></dt><dd>The numbers agree after rounding to the reported decimals.</dd>
<dt><b>Within rounding</b></dt><dd>They agree allowing for rounding of the recorded times, together with all other numbers reported of the same analysis.</dd>
<dt><b>Other convention</b></dt><dd>They agree under another common rule, and so do at least as many of the numbers that depend on the rule as under the declared one.</dd>
<dt><b>Uninformative</b></dt><dd>The reported bound holds, but nearly every value would satisfy it.</dd>
<dt><b>Not derivable</b></dt><dd>The number cannot be checked here: the tables lack the data, or it is not computed.</dd></dl>`
