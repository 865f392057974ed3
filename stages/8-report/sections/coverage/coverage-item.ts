import type { Fact } from './coverage-facts.ts'

/** An item of a reporting guideline: what it asks for, which sections may answer it, and what they leave open. */
export interface Item {
  readonly item: string
  readonly asks: string
  /** Anchors of sections; those that a report does not have are left out. */
  readonly where: readonly string[]
  readonly note?: string
  /** What must hold of the cohort, for the sections to answer it. */
  readonly needs?: Fact
}

export const NOT_HERE = 'not in the tables'

export const item = (
  number: string,
  asks: string,
  where: readonly string[] = [],
  note?: string,
  needs?: Fact,
): Item => ({
  item: number,
  asks,
  where,
  ...(note === undefined ? {} : { note }),
  ...(needs === undefined ? {} : { needs }),
})
