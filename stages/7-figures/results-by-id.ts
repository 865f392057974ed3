import type { Result } from '../../cohort/results/result.ts'

export type ResultsById = ReadonlyMap<string, Result>

export const resultsById = (...tables: readonly (readonly Result[])[]): ResultsById =>
  new Map(tables.flat().map((result) => [result.id, result]))

/** The result that a figure shows. The plan was checked, so that a missing result is an error of the program. */
export const resultOf = (results: ResultsById, id: string): Result => {
  const result = results.get(id)
  if (!result) throw new Error(`figure: expected a result "${id}", found none`)
  return result
}
