import type { Fact } from './coverage-facts.ts'

/** An item of a reporting guideline: what it requires, which sections may answer it, and what remains open. */
export interface Item {
  readonly item: string
  readonly asks: string
  /** Anchors of sections; missing ones are not linked. */
  readonly where: readonly string[]
  readonly note?: string
  /** A fact that must be true for the sections to answer the item. */
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
