/**
 * A computed number with the 12 significant digits of artifacts. Comparisons and reports use this number, so that they
 * do not depend on the last bits of a double. `-0` is 0.
 *
 * `value`: finite. The same rule as the `computed` cells of tables (pipeline/formats/csv.ts), which a test compares.
 */
export const twelveDigits = (value: number): number => Number(value.toPrecision(12)) + 0
