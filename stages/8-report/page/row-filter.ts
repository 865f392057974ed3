/** The rows of a table without headings of groups, and each row's heading. */
export interface FilteredTable {
  readonly rows: readonly HTMLTableRowElement[]
  /** All rows in the order of the page. */
  readonly all: readonly HTMLTableRowElement[]
  readonly groupOf: ReadonlyMap<HTMLTableRowElement, HTMLTableRowElement>
}

export const filteredTable = (table: HTMLTableElement): FilteredTable => {
  const all = [...table.tBodies[0]!.rows]
  const groupOf = new Map<HTMLTableRowElement, HTMLTableRowElement>()
  let group: HTMLTableRowElement | undefined
  for (const row of all)
    if (isGroup(row)) group = row
    else if (group) groupOf.set(row, group)
  return { rows: all.filter((row) => !isGroup(row)), all, groupOf }
}

/** Shows the rows that fit, and the headings that have any; returns how many fit. */
export const showRows = (
  { rows, all, groupOf }: FilteredTable,
  fits: (row: HTMLTableRowElement) => boolean,
  hasGroups: boolean,
): number => {
  const shown = rows.filter(fits)
  const groups = new Set(shown.map((row) => groupOf.get(row)))
  const kept = new Set<HTMLTableRowElement | undefined>(shown)
  for (const row of all) row.hidden = isGroup(row) ? !hasGroups || !groups.has(row) : !kept.has(row)
  return shown.length
}

/** Whether a row has every word, in small letters or capitals. */
export const hasWords = (words: string): ((row: HTMLTableRowElement) => boolean) => {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return (row) => {
    const text = row.textContent!.toLowerCase()
    return wanted.every((word) => text.includes(word))
  }
}

/** `12 of 209`, or that nothing fits. */
export const countWords = (shown: number, all: number): string =>
  shown === 0 ? 'nothing fits' : `${shown} of ${all}`

const isGroup = (row: Element): boolean => row.classList.contains('group')
