import type { Style } from './style.ts'

/** The style of Casebook: `P = 0.049`, `72.2% (95% CI 45.6% to 87.4%)`. */
export const plain: Style = {
  decimal: '.',
  thousands: '',
  minus: '-',
  p: {
    letter: 'P',
    isItalic: false,
    equals: ' = ',
    beforeBound: ' ',
    afterBound: '',
    hasLeadingZero: true,
    least: 0.001,
    decimals: (p) => (p < 0.1 ? 3 : 2),
  },
  percentDecimals: () => 1,
  range: ' to ',
  afterInterval: ' ',
}
