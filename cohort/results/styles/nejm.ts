import type { Style } from './style.ts'

/**
 * The New England Journal of Medicine. `P = 0.04`, `72.2% (95% CI, 45.6% to 87.4%)`.
 *
 * P larger than 0.01 with two decimals, between 0.01 and 0.001 with three, and P<0.001 below that (nejm.org, New
 * Manuscripts, Statistical reporting guidelines; quoted in Aguinis et al, doi 10.1136/bmjebm-2019-111264). "to" in
 * intervals, a comma between thousands and the minus sign are as its papers print them; no page with a rule for them
 * or for the digits of percentages was found: the latter are those of `plain`.
 */
export const nejm: Style = {
  decimal: '.',
  thousands: ',',
  minus: '\u2212',
  p: {
    letter: 'P',
    isItalic: false,
    equals: ' = ',
    beforeBound: ' ',
    afterBound: '',
    hasLeadingZero: true,
    least: 0.001,
    decimals: (p) => (p < 0.01 ? 3 : 2),
  },
  percentDecimals: () => 1,
  range: ' to ',
  afterInterval: ', ',
}
