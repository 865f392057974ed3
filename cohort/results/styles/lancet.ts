import type { Style } from './style.ts'

/**
 * The Lancet and its journals. `p=0·049`, `72·2% (95% CI 45·6%–87·4%)`.
 *
 * Decimal points are midline: 23·4, not 23.4 (thelancet.com, Formatting guidelines for electronic submission of
 * manuscripts). P is lower case without spaces, with two significant digits in at most four decimals, and p<0·0001 below that
 * (as its papers print it: no page of the journal with this rule was found). An en rule in ranges, as those guidelines ask
 * for references; no page was found for the minus sign and the thin space between thousands. It has no rule for the digits of
 * percentages that was found: they are those of `plain`.
 */
export const lancet: Style = {
  decimal: '·',
  thousands: '\u2009',
  minus: '\u2212',
  p: {
    letter: 'p',
    isItalic: false,
    equals: '=',
    beforeBound: '',
    afterBound: '',
    hasLeadingZero: true,
    least: 0.0001,
    decimals: (p) => (p < 0.01 ? 4 : p < 0.1 ? 3 : 2),
  },
  percentDecimals: () => 1,
  range: '–',
  afterInterval: ' ',
}
