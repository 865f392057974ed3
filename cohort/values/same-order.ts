import type { Variable } from './value.ts'

/** Whether two variables have the same ordered categories, so that their values can be compared. */
export const haveSameOrder = (a: Variable, b: Variable): boolean =>
  a.ordered && b.ordered && valuesOf(a) === valuesOf(b)

const valuesOf = ({ categories }: Variable): string | undefined =>
  JSON.stringify(categories?.map(({ value }) => value))
