/** An item of a reporting guideline: what it asks for, which sections may answer it, and what they leave open. */
export interface Item {
  readonly item: string
  readonly asks: string
  /** Anchors of sections; those that a report does not have are left out. */
  readonly where: readonly string[]
  readonly note?: string
}

export const NOT_HERE = 'not in the tables'

export const item = (number: string, asks: string, where: readonly string[] = [], note?: string): Item => ({
  item: number,
  asks,
  where,
  ...(note === undefined ? {} : { note }),
})
