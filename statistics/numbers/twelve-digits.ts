/**
 * A computed number with the 12 significant digits that artifacts carry: what is compared, counted or printed after it
 * was computed is this number, so that the last bits of a double decide nothing. `-0` is 0.
 *
 * `value`: finite. The same rule as the `computed` cells of tables (pipeline/formats/csv.ts), which a test compares.
 */
export const twelveDigits = (value: number): number => Number(value.toPrecision(12)) + 0
