import type { SourceNote } from '../source.ts'
import { stretchesOf, stretchText } from './cell-name.ts'
import { placeIn } from './remarks.ts'
import type { Sheet, Stretch, UsedArea } from './sheet.ts'

/** What is hidden and was read, what is empty and was passed over, and a first column without a name. */
export const layoutNotes = (sheet: Sheet, area: UsedArea): readonly SourceNote[] => {
  const { titles, header, data, columns } = area
  const rows = [header, ...data].map(({ row }) => row)
  const hiddenRows = within(rows, sheet.hiddenRows)
  const hiddenColumns = within(columns, sheet.hiddenColumns)
  const { extent = { rows: 0, columns: 0 } } = sheet
  const emptyRows = gaps([...titles.map(({ row }) => row), ...rows], extent.rows)
  const emptyColumns = gaps(columns, extent.columns)
  const note = (text: string): SourceNote => ({ place: placeIn(sheet.name), text })
  return [
    ...hiddenRows.map((stretches) => note(`${stretchText('row', stretches)}: hidden, and read`)),
    ...hiddenColumns.map((stretches) => note(`${stretchText('column', stretches)}: hidden, and read`)),
    ...emptyRows.map((stretches) => note(`${stretchText('row', stretches)}: empty, and passed over`)),
    ...emptyColumns.map((stretches) => note(`${stretchText('column', stretches)}: empty, and passed over`)),
    ...(header.cells.some(({ column }) => column === columns[0])
      ? []
      : [
          note(
            `${stretchText('column', stretchesOf([columns[0]!]))} has no name: as R and pandas write row numbers`,
          ),
        ]),
  ]
}

/** The places that lie in a stretch, joined; an empty list if there are none, so that no words are made. */
const within = (
  places: readonly number[],
  stretches: readonly Stretch[],
): readonly (readonly Stretch[])[] => {
  const sorted = stretches.toSorted((a, b) => a.first - b.first)
  const inside: number[] = []
  let i = 0
  for (const place of places) {
    while (i < sorted.length && sorted[i]!.last < place) i++
    if (i < sorted.length && sorted[i]!.first <= place) inside.push(place)
  }
  return inside.length === 0 ? [] : [stretchesOf(inside)]
}

/** The places before, between and, up to an end, after the given ones, which are sorted. */
const gaps = (places: readonly number[], end: number): readonly (readonly Stretch[])[] => {
  const stretches = [...places, Math.max(end, places.at(-1)! + 1)].flatMap((place, i) => {
    const first = i === 0 ? 0 : places[i - 1]! + 1
    return first < place ? [{ first, last: place - 1 }] : []
  })
  return stretches.length === 0 ? [] : [stretches]
}
