import type { Style } from './style.ts'

/**
 * JAMA and the journals of the AMA, by the AMA Manual of Style (amamanualofstyle.com). `P = .04`, `72% (95% CI, 46%-87%)`.
 *
 * No zero before the decimal point of P (11th ed, 18.7.1, Decimals: "P = .16"). P with two digits, with three if the
 * first two are zeros, and "P < .001" below that (10th ed, 4.1, Visual Presentation of Data). A percentage has no more
 * digits than its denominator: 9 of 28 is 32%, not 32.1% (the same section); from 1000 on one decimal remains enough
 * (support.jmir.org, Guidelines for Reporting Statistics, which follow AMA). A hyphen in ranges, with the percent sign
 * at both ends (10th ed, 19.7.2, Percentages: "95% confidence interval, 1%-9%"). A thin space between thousands from
 * five digits on (11th ed, 17.4.3, Number Spacing). No page was found for the minus sign, which the journal prints.
 */
export const jama: Style = {
  decimal: '.',
  thousands: '\u2009',
  minus: '\u2212',
  p: {
    letter: 'P',
    isItalic: true,
    equals: ' = ',
    beforeBound: ' ',
    afterBound: ' ',
    hasLeadingZero: false,
    least: 0.001,
    decimals: (p) => (p < 0.01 ? 3 : 2),
  },
  percentDecimals: (n) => (n !== null && n < 100 ? 0 : 1),
  range: '-',
  afterInterval: ', ',
}
