/** `, divided by 30.4375`; empty where a unit converts by definition. */
export const dividedBy = (divisor: number | undefined): string =>
  divisor === undefined ? '' : `, divided by ${divisor}`
